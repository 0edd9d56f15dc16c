import type { ReactiveController, ReactiveControllerHost } from "lit";
import type { SeatController } from "../shell/seat-controller.ts";
import { desk } from "../state/desk.ts";
import { knows } from "../state/features.ts";

/** What a person does on the page, wherever on it. */
const DOINGS = ["pointerdown", "pointermove", "keydown", "wheel"] as const;

/** So often it is told at most (ms), and several times before the desk would set the agent away. */
const TOLD_MS = 30_000;

/**
 * Tells a desk that sets idle agents away that this one is at work on the page, also where it is nothing that the Worker would
 * hear of. Says nothing of what they do.
 */
export class ActivityReport implements ReactiveController {
  readonly #seat: SeatController;
  #toldAt = -Infinity;

  constructor(host: ReactiveControllerHost, seat: SeatController) {
    this.#seat = seat;
    host.addController(this);
  }

  hostConnected(): void {
    for (const doing of DOINGS) addEventListener(doing, this.#does, { capture: true, passive: true });
  }

  hostDisconnected(): void {
    for (const doing of DOINGS) removeEventListener(doing, this.#does, { capture: true });
  }

  readonly #does = (): void => {
    const idle = this.#seat.peek((state) => desk.of(state)?.routing?.idleAwaySeconds);
    if (idle === undefined) return;
    const now = this.#seat.now();
    if (now - this.#toldAt < Math.min(TOLD_MS, idle * 250)) return;
    const isAtWork = this.#seat.peek(
      (state) =>
        state.connection.state === "open" &&
        state.session?.me.presence === "available" &&
        knows(state, "reasons"),
    );
    if (!isAtWork) return;
    this.#toldAt = now;
    this.#seat.act(({ channel }) => {
      channel.send({ type: "presence.active" }, () => {});
    });
  };
}
