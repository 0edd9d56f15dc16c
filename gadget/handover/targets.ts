import type { TransferTargets } from "../../worker/protocol/thread/handover.ts";
import { TARGET_WORDS_UNITS_MAX } from "../../worker/protocol/limits.ts";
import type { SeatController } from "../shell/seat-controller.ts";

/** To whom something may be given, as the desk said last, by the words that are looked for. */
export class Targets {
  readonly #seat: SeatController;
  readonly #changed: () => void;
  #found: (TransferTargets & { words: string }) | null = null;
  #isLost = false;
  #words = "";
  #isAsking = false;
  #isOver = false;

  constructor(seat: SeatController, changed: () => void) {
    this.#seat = seat;
    this.#changed = changed;
  }

  /** Null until the desk answered first. */
  get found(): (TransferTargets & { words: string }) | null {
    return this.#found;
  }

  /** The desk could not be asked. */
  get isLost(): boolean {
    return this.#isLost;
  }

  /** Looks for these words; the last ones that were looked for are answered. */
  ask(words: string): void {
    this.#words = words.slice(0, TARGET_WORDS_UNITS_MAX);
    if (!this.#isAsking) void this.#ask();
  }

  again(): void {
    this.#isLost = false;
    this.#changed();
    this.ask(this.#words);
  }

  /** Nobody looks any more. */
  end(): void {
    this.#isOver = true;
  }

  async #ask(): Promise<void> {
    this.#isAsking = true;
    try {
      for (let asked: string | null = null; asked !== this.#words && !this.#isOver;) {
        asked = this.#words;
        const words = asked === "" ? {} : { words: asked };
        const answer = await this.#seat.tools.channel.request({ type: "transfer.targets", ...words });
        this.#isLost = !answer.ok;
        if (answer.ok) this.#found = { ...answer.result, words: asked };
        if (!this.#isOver) this.#changed();
        if (!answer.ok) return;
      }
    } finally {
      this.#isAsking = false;
    }
  }
}
