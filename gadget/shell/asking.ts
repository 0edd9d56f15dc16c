import type { ResultOf } from "../../worker/protocol/commands.ts";
import type { SeatController } from "./seat-controller.ts";
import type { ThreadState } from "../state/state.ts";
import { shownSummary } from "../state/state.ts";

/** The tickets of a conversation as the Worker told them; `of`: of which, and when any of them had changed last. */
export type Known = {
  of: string;
  told: ResultOf<"tickets.list"> | null;
  phase: "asking" | "ready" | "failed";
};

/** Asks for the tickets of the conversation on the screen, and anew whenever its row tells that one of them changed. */
export class Asking {
  readonly #seat: SeatController;
  readonly #changed: () => void;
  #known: Known | null = null;

  constructor(seat: SeatController, changed: () => void) {
    this.#seat = seat;
    this.#changed = changed;
  }

  get known(): Known | null {
    return this.#known;
  }

  look(thread: ThreadState | null): void {
    if (!thread?.thread) return;
    const { conversation, epoch } = thread.thread;
    const whose = `${conversation} ${epoch} `;
    const of = `${whose}${String(shownSummary(thread)?.tickets?.at)}`;
    if (this.#known?.of === of) return;
    // Those of the same conversation stay on the screen until the others are there.
    const told = this.#known?.of.startsWith(whose) === true ? this.#known.told : null;
    this.#known = { of, told, phase: "asking" };
    void this.#seat.tools.channel.request({ type: "tickets.list", conversation }).then((answer) => {
      if (this.#known?.of !== of) return;
      this.#known = answer.ok ? { of, told: answer.result, phase: "ready" } : { of, told, phase: "failed" };
      this.#changed();
    });
  }

  again(thread: ThreadState | null): void {
    this.#known = null;
    this.look(thread);
    this.#changed();
  }
}
