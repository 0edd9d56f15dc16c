import type { EntriesFrame } from "../../../protocol/frames.ts";
import type { Followed } from "../../../protocol/following/following.ts";
import type { Entry } from "../../../protocol/message/entry.ts";

/** Of one conversation so many are known: a number is not written in more messages. */
const KNOWN_MAX = 3;
const CONVERSATIONS_MAX = 1_000;

/**
 * What was said last in each conversation, so that a number of which the rest comes now is known for one. Memory alone: an instance that knows nothing
 * hides the rest as soon as the thread is read again.
 */
export class SaidBefore {
  readonly #known = new Map<string, { epoch: string; entries: readonly Entry[] }>();

  /** What was said before these entries came; they are known from then on. Of a thread that is another now nothing was. */
  of({ conversation, entries, thread: { epoch } }: EntriesFrame | Followed): readonly Entry[] {
    const known = this.#known.get(conversation);
    const said = known?.epoch === epoch ? known.entries : [];
    const [first] = entries ?? [];
    this.#known.delete(conversation);
    if (first === undefined && said.length === 0) return [];
    const all = [...said.filter(({ id }) => !entries?.some((it) => it.id === id)), ...(entries ?? [])];
    this.#known.set(conversation, { epoch, entries: all.slice(-KNOWN_MAX) });
    const [oldest] = this.#known.keys();
    if (this.#known.size > CONVERSATIONS_MAX && oldest !== undefined) this.#known.delete(oldest);
    return said.filter(({ id }) => first !== undefined && id < first.id);
  }
}
