import type { Asked, EntriesFrame } from "../../../protocol/frames.ts";
import type { ConversationRow } from "../list/row.ts";

/** What is to be told of a conversation. `before`: as they knew it, null: not at all. */
type Kept = { before: ConversationRow | null; asked: Asked | null };

/**
 * What agents who do not see the whole desk are not told yet: news of conversations that the rules are about to bring to a place, by which it
 * is decided who sees them. That is done in the same turn, or in the next; memory alone.
 */
export class HeldBack {
  readonly #rows = new Map<string, Kept>();
  readonly #frames = new Map<string, EntriesFrame[]>();

  /** `asked`: with the newest of it. */
  row(name: string, before: ConversationRow | null, asked: Asked | null): void {
    const kept = this.#rows.get(name);
    this.#rows.set(name, {
      before: kept === undefined ? before : kept.before,
      asked: asked ?? kept?.asked ?? null,
    });
  }

  frame(frame: EntriesFrame): void {
    this.#frames.set(frame.conversation, [...(this.#frames.get(frame.conversation) ?? []), frame]);
  }

  /** All that was held back of it; from now on nothing is. */
  take(name: string): { kept: Kept | null; frames: EntriesFrame[] } {
    const taken = { kept: this.#rows.get(name) ?? null, frames: this.#frames.get(name) ?? [] };
    this.#rows.delete(name);
    this.#frames.delete(name);
    return taken;
  }
}
