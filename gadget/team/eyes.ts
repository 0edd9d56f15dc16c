import type { ReactiveController, ReactiveControllerHost } from "lit";
import type { DeedTools } from "../session/deed-tools.ts";
import type { SeatController, Slice } from "../shell/seat-controller.ts";
import { leaveTeam, watchTeam } from "./deeds.ts";

/** Who looks at the team over a socket: it is asked for with the first of them, and left with the last. */
const lookers = new WeakMap<DeedTools["channel"], Set<TeamEyes>>();

/**
 * An element that looks at the team as long as it is in the page and `isWanted`: on each socket it is asked for anew. Several look
 * at what one asked for.
 */
export class TeamEyes implements ReactiveController {
  readonly #seat: SeatController;
  readonly #isOpen: Slice<boolean>;
  readonly #isWanted: () => boolean;
  #isLooking = false;

  constructor(host: ReactiveControllerHost, seat: SeatController, isWanted: () => boolean = () => true) {
    this.#seat = seat;
    this.#isOpen = seat.slice(({ connection }) => connection.state === "open");
    this.#isWanted = isWanted;
    host.addController(this);
  }

  hostUpdate(): void {
    const looks = this.#isOpen.value && this.#isWanted();
    if (looks === this.#isLooking) return;
    if (looks) this.#look();
    else this.#leave();
  }

  hostDisconnected(): void {
    this.#leave();
  }

  #look(): void {
    this.#isLooking = true;
    this.#seat.act((tools) => {
      const all = lookers.get(tools.channel) ?? new Set();
      lookers.set(tools.channel, all.add(this));
      if (all.size === 1) watchTeam(tools);
    });
  }

  #leave(): void {
    if (!this.#isLooking) return;
    this.#isLooking = false;
    this.#seat.act((tools) => {
      const all = lookers.get(tools.channel);
      all?.delete(this);
      // A socket that is gone looks at nothing.
      if (all?.size === 0 && this.#isOpen.value) leaveTeam(tools);
    });
  }
}
