import type { PersonTold } from "../../worker/protocol/persons/person.ts";
import type { SeatController } from "../shell/seat-controller.ts";
import type { ThreadState } from "../state/state.ts";
import { shownSummary } from "../state/state.ts";

type Known = { of: string; told: PersonTold | null; phase: "asking" | "ready" | "failed" };

/** Asks who the conversation on the screen is with over Pages, and anew whenever its row tells that this changed. */
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
    const { person, record } = shownSummary(thread) ?? {};
    const whose = `${conversation} ${epoch} `;
    const of = `${whose}${String(person?.at)} ${record?.id ?? ""}`;
    if (this.#known?.of === of) return;
    // What is known of the same conversation stays on the screen until the rest is there.
    const told = this.#known?.of.startsWith(whose) === true ? this.#known.told : null;
    this.#known = { of, told, phase: "asking" };
    void this.#seat.tools.channel.request({ type: "person.read", conversation }).then((answer) => {
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
