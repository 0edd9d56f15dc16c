import { CLOCKS_MS, matchSent, type Candidate, type Sought } from "../../domain/sent-match.ts";
import type { RecordedMessage } from "../../graph/record.ts";
import { log, traceOf } from "../../log.ts";
import type { AlarmClock } from "../alarm-clock.ts";
import { confirmSent } from "./confirm.ts";
import type { MetaRecord } from "./record.ts";
import type { ConversationStore } from "./store.ts";

/** Agents who go to and fro do not make Meta be asked each time. */
const PAUSE_MS = 60_000;
/** A thread in which more was said since is not searched further. */
const PAGES_MAX = 3;

/** If this instance dies before the Desk has heard what was found, the alarm tells it. */
const SAFETY_MS = 30_000;

type Parts = { store: ConversationStore; record: MetaRecord; clock: AlarmClock; objectId: string };
/** `isFinal`: asking again would tell no more. */
type Found = { candidates: Candidate[]; isFinal: boolean };

/**
 * Looks into Meta's record for messages of which nobody knows whether they arrived. What is found there is sent; what
 * is not stays as it is. Nothing is ever sent for it, and nothing is written before Meta has answered.
 */
export class LookUp {
  readonly #parts: Parts;
  #askedAt = 0;
  /** Messages of which Meta's record surely says nothing, or never will. */
  readonly #settled = new Set<number>();

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** Whether there is something to ask for, and it was not just asked for. */
  isDue(now: number): boolean {
    const isFresh = now >= this.#askedAt && now < this.#askedAt + PAUSE_MS;
    return !isFresh && this.#parts.store.entries.unknown().some(({ seq }) => !this.#settled.has(seq));
  }

  /**
   * Asks once. `head`: the message under way whose time is over; without it one under way is left to its own answer.
   * Never rejects. True when something was found.
   */
  async run(head: number | null): Promise<boolean> {
    this.#askedAt = Date.now();
    const { store, clock, objectId } = this.#parts;
    const sought = this.#sought();
    if (sought.length === 0) return false;
    try {
      const since = Math.min(...sought.map(({ requestedAt }) => requestedAt)) - CLOCKS_MS;
      const found = await this.#read(since);
      if (found === null) return false;
      // A message may have come to its end while Meta was asked, and its mid be known by now.
      const still = new Set(this.#sought().map(({ id }) => id));
      const candidates = found.candidates.filter(({ mid }) => this.#isUnknown(mid));
      const matches = matchSent(
        sought.filter(({ id }) => still.has(id)),
        candidates,
      );
      const underWay = store.entries.head();
      let hasFound = false;
      for (const [seq, mid] of matches) {
        if (seq === underWay?.seq && seq !== head) continue;
        confirmSent(store, seq, mid, objectId);
        hasFound = true;
        log({ event: "send.found", object: objectId, entry: seq });
      }
      if (hasFound) clock.wakeBy(Date.now() + SAFETY_MS);
      if (found.isFinal) for (const { id } of sought) this.#settled.add(id);
      return hasFound;
    } catch (error) {
      // The Page could not be reached: that is no answer either.
      log({ event: "fault", where: "conversation.lookUp", error: traceOf(error) });
      return false;
    }
  }

  /** The one under way is among them: it may be what a message of Meta's stands for. */
  #sought(): Sought[] {
    const { entries } = this.#parts.store;
    const head = entries.head();
    const rows = head?.state === "sending" ? [...entries.unknown(), head] : entries.unknown();
    return rows.flatMap(({ seq, text, requested_at }) =>
      requested_at === null || text === null ? [] : [{ id: seq, text, requestedAt: requested_at }],
    );
  }

  /** What the Page sent since then and we do not know of. Null: Meta did not answer. */
  async #read(since: number): Promise<Found | null> {
    const candidates: Candidate[] = [];
    let after: string | null = null;
    for (let page = 0; page < PAGES_MAX; page++) {
      const read = await this.#parts.record.messages(after);
      // Of what is too old to be told of Meta will not tell later either.
      if (!read.ok) return read.why === "not_told" ? { candidates, isFinal: true } : null;
      if (read.value === null) return { candidates, isFinal: false };
      const { items, after: next } = read.value;
      candidates.push(...items.flatMap(candidateOf));
      const isPast = items.some(({ at }) => at !== null && at < since);
      if (isPast || next === null) return { candidates, isFinal: true };
      after = next;
    }
    return { candidates, isFinal: true };
  }

  /** What Meta's record brought before may be ours: it then becomes one with our message. */
  #isUnknown(mid: string): boolean {
    const row = this.#parts.store.entries.byMid(mid);
    return row === null || (row.fetched !== null && row.merged === 0);
  }
}

function candidateOf({ mid, at, details }: RecordedMessage): Candidate[] {
  if (at === null || details === null || !details.isFromPage) return [];
  return [{ mid, at, text: details.said.text }];
}
