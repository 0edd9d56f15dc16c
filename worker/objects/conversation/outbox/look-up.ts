import { log, traceOf } from "../../../log.ts";
import type { Reconciler } from "../inbound/reconciler.ts";
import type { ConversationStore } from "../log/store.ts";

/** Agents who go to and fro do not make Meta be asked each time. */
const PAUSE_MS = 60_000;
/** A thread in which more was said since is not searched further: a thousand messages, at two pages a second. */
const PAGES_MAX = 40;

type Tools = { store: ConversationStore; reconciler: Reconciler };

/**
 * Looks into Meta's record for messages of which nobody knows whether they arrived. What is found there is sent; what
 * is not stays as it is. Nothing is ever sent for it.
 */
export class LookUp {
  readonly #tools: Tools;
  #askedAt = 0;
  /** Messages of which Meta's record surely says nothing, or never will. */
  readonly #settled = new Set<number>();

  constructor(tools: Tools) {
    this.#tools = tools;
  }

  /** Whether there is something to ask for, and it was not just asked for. */
  isDue(now: number): boolean {
    const isFresh = now >= this.#askedAt && now < this.#askedAt + PAUSE_MS;
    return !isFresh && this.#tools.store.outbox.unknown().some(({ seq }) => !this.#settled.has(seq));
  }

  /**
   * Asks once, back to the oldest message that is sought. `head`: the message under way whose time is over; the queue
   * waits for it alone, so no further than to where it would be. Without it one under way is left to its own answer.
   * Never rejects. True when something was found.
   */
  async run(head: number | null): Promise<boolean> {
    this.#askedAt = Date.now();
    const { store, reconciler } = this.#tools;
    const asked = head === null ? store.outbox.unknown().map(({ seq }) => seq) : [head];
    try {
      const since = reconciler.soughtSince(head);
      if (since === null) return false;
      const { found, isFinal } = await this.#read(since, head);
      if (isFinal) for (const seq of asked) this.#settled.add(seq);
      return found > 0;
    } catch (error) {
      // The Page could not be reached: that is no answer either.
      log({ event: "fault", where: "conversation.lookUp", error: traceOf(error) });
      return false;
    }
  }

  /** `isFinal`: asking again would tell no more. */
  async #read(since: number, head: number | null): Promise<{ found: number; isFinal: boolean }> {
    const { store, reconciler } = this.#tools;
    let found = 0;
    let after: string | null = null;
    for (let page = 0; page < PAGES_MAX; page++) {
      const read = await reconciler.read({ after, head });
      // Of what is too old to be told of Meta will not tell later either.
      if (!read.ok) return { found, isFinal: read.why === "not_told" };
      if (read.value === null) return { found, isFinal: false };
      found += read.value.found;
      after = read.value.after;
      const isPast = read.value.messages.some(({ at }) => at !== null && at < since);
      const isAnswered = head !== null && store.entries.bySeq(head)?.state !== "sending";
      if (isPast || isAnswered || after === null) break;
    }
    return { found, isFinal: true };
  }
}
