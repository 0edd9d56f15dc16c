import type { ConversationId } from "../../worker/protocol/ids.ts";
import type { NoteTarget } from "../../worker/protocol/notes/mention.ts";
import type { SeatController } from "../shell/seat-controller.ts";

/** Whom a note may mention, by what was typed last. */
export class NoteTargets {
  readonly #seat: SeatController;
  readonly #changed: () => void;
  #words: string | null = null;
  #isAsking = false;
  /** Null until the desk answered. */
  found: NoteTarget[] | null = null;
  isLost = false;

  constructor(seat: SeatController, changed: () => void) {
    this.#seat = seat;
    this.#changed = changed;
  }

  /** Looks for these words; null: nobody is looked for. The last that were asked for are answered. */
  ask(conversation: ConversationId, words: string | null): void {
    this.#words = words;
    if (words === null) this.found = null;
    else if (!this.#isAsking) void this.#ask(conversation);
  }

  async #ask(conversation: ConversationId): Promise<void> {
    this.#isAsking = true;
    try {
      for (let asked: string | null = null; this.#words !== null && asked !== this.#words;) {
        asked = this.#words;
        const answer = await this.#seat.tools.channel.request({
          ...{ type: "note.targets", conversation },
          ...(asked === "" ? {} : { words: asked }),
        } as const);
        this.isLost = !answer.ok;
        this.found = answer.ok && this.#words !== null ? answer.result.agents : null;
        this.#changed();
        if (!answer.ok) return;
      }
    } finally {
      this.#isAsking = false;
    }
  }
}
