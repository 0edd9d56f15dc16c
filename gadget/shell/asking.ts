import type { ResultOf } from "../../worker/protocol/commands.ts";
import type { ThreadState } from "../state/state.ts";
import type { AskOf } from "../wire/commands.ts";
import type { SeatController } from "./seat-controller.ts";

/** What is asked with nothing but the conversation that it is about. */
type AboutOne = "interactions.list" | "person.read" | "tickets.list";

/**
 * What the Worker told of a conversation; `of`: of which, and as of when. `told` null: nothing yet. `failed` with something told: that is what it
 * was before.
 */
export type Asked<T extends AboutOne> = {
  of: string;
  told: ResultOf<T> | null;
  phase: "asking" | "ready" | "failed";
};

/** `asOf`: what of a thread tells, when it is another than before, that the answer may be another too. */
type Question<T extends AboutOne> = { type: T; asOf: (thread: ThreadState) => string };

/** Asks for something about the conversation on the screen that its thread does not say, and anew whenever that may have changed. */
export class Asking<T extends AboutOne> {
  readonly #seat: SeatController;
  readonly #question: Question<T>;
  readonly #changed: () => void;
  #known: Asked<T> | null = null;

  /** `changed`: what is known is another by now. */
  constructor(seat: SeatController, question: Question<T>, changed: () => void) {
    this.#seat = seat;
    this.#question = question;
    this.#changed = changed;
  }

  get known(): Asked<T> | null {
    return this.#known;
  }

  /** Asks, unless that was done. Nothing while the thread itself is not there. */
  look(thread: ThreadState | null): void {
    if (!thread?.thread) return;
    const { type, asOf } = this.#question;
    const { conversation, epoch } = thread.thread;
    const whose = `${conversation} ${epoch} `;
    const of = `${whose}${asOf(thread)}`;
    if (this.#known?.of === of) return;
    // What is known of the same conversation stays on the screen until the rest is there.
    const told = this.#known?.of.startsWith(whose) === true ? this.#known.told : null;
    this.#known = { of, told, phase: "asking" };
    const ask = { type, conversation } as AskOf<T>;
    void this.#seat.tools.channel.request(ask).then((answer) => {
      if (this.#known?.of !== of) return;
      this.#known = answer.ok ? { of, told: answer.result, phase: "ready" } : { of, told, phase: "failed" };
      this.#changed();
    });
  }

  /** Asks anew, whatever is known. */
  again(thread: ThreadState | null): void {
    this.forget();
    this.look(thread);
    this.#changed();
  }

  /** Nothing is known any more, and what was asked for comes to nothing. */
  forget(): void {
    this.#known = null;
  }
}
