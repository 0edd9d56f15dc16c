import type { LitElement, ReactiveController } from "lit";
import type { ConversationId, EntryId } from "../../worker/protocol/ids.ts";
import { Jump, type JumpAnswer } from "../content/jump.ts";
import type { SeatController } from "../shell/seat-controller.ts";
import { selectedThread } from "../state/state.ts";

/** How far somebody is on the way to a place that was found. */
type OnTheWay = { conversation: ConversationId; entry: EntryId; told: JumpAnswer | "opening" | "looking" };

/**
 * Opens a conversation and loads what lies between its end and an entry, while the search stays on the screen. `there`: it is loaded, and may be shown.
 */
export class WayToFound implements ReactiveController {
  readonly #host: LitElement;
  readonly #seat: SeatController;
  readonly #thread;
  readonly #jump: Jump;
  #now: OnTheWay | null = null;

  constructor(host: LitElement, seat: SeatController, there: (entry: EntryId) => void) {
    this.#host = host;
    this.#seat = seat;
    this.#thread = seat.slice(selectedThread);
    this.#jump = new Jump(seat, this.#thread, (told, entry) => {
      this.#tell(told);
      if (told === "there") there(entry);
    });
    host.addController(this);
  }

  /** What is to be said of it; null: nobody is on the way. */
  get told(): JumpAnswer | "looking" | null {
    const told = this.#now?.told ?? null;
    return told === "opening" ? "looking" : told;
  }

  go(conversation: ConversationId, entry: EntryId): void {
    this.#now = { conversation, entry, told: "opening" };
    this.#seat.navigation.select(conversation);
    this.#host.requestUpdate();
  }

  /** What is written next is another search. */
  stop(): void {
    this.#now = null;
    this.#jump.stop();
  }

  hostUpdated(): void {
    if (this.#now?.told === "opening") this.#begin(this.#now);
    else this.#jump.step();
  }

  hostDisconnected(): void {
    this.stop();
  }

  /** Before a thread is there, nothing tells how far back it goes. */
  #begin({ conversation, entry }: OnTheWay): void {
    const thread = this.#thread.value;
    if (thread?.conversation !== conversation) return;
    if (thread.refusal) this.#tell("missing");
    else if (thread.phase === "ready") {
      this.#tell("looking");
      this.#jump.to(entry);
    }
  }

  #tell(told: JumpAnswer | "looking"): void {
    if (this.#now !== null) this.#now = { ...this.#now, told };
    this.#host.requestUpdate();
  }
}
