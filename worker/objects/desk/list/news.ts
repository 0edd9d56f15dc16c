import type { Unanswered, Unread } from "../../../protocol/thread/conversation.ts";
import type { NewsOpened } from "../../../protocol/frames.ts";
import { NEWS_MISSED_MAX, NEWS_MS } from "../../../protocol/limits.ts";
import { askedOf } from "./asked.ts";
import { toSummary, waitingOf, type ConversationRow, type WaitingRow } from "./row.ts";
import type { DeskStore } from "../store.ts";

/** Many customers within one millisecond carry the desk's time ahead of the clock: kept once for so many of them. */
const RESERVED_AHEAD_MS = 100;

const NOTHING: Unanswered = { conversations: 0, messages: 0 };

/**
 * What waits for an answer, and whose it is: what an agent is told of does not hang on the list that happens to be on
 * the screen. Memory alone, read anew from what is open when the desk woke and somebody wants to know.
 */
export class News {
  readonly #store: DeskStore;
  #waiting: Map<string, WaitingRow> | null = null;
  /** The tally by owner, until something changes. */
  #tally: Map<string | null, Unanswered> | null = null;
  /** The last time that was given, or may have been before the desk woke. */
  #last: number;
  /** No time beyond this one was given, whatever died in between. */
  #reserved: number;

  constructor(store: DeskStore) {
    this.#store = store;
    this.#last = this.#reserved = store.news.askedUntil();
  }

  /** The desk's time for what happens now to its news: greater than every one before, also within one millisecond. */
  nextAt(now: number): number {
    this.#last = Math.max(now, this.#last + 1);
    if (this.#last > now && this.#last > this.#reserved) {
      this.#reserved = this.#last + RESERVED_AHEAD_MS;
      this.#store.news.setAskedUntil(this.#reserved);
    }
    return this.#last;
  }

  /** Called with every row that was written. */
  changed(row: ConversationRow): void {
    if (this.#waiting === null) return;
    this.#tally = null;
    const waiting = waitingOf(row);
    if (waiting === null) this.#waiting.delete(row.name);
    else this.#waiting.set(row.name, waiting);
  }

  forget(name: string): void {
    this.#tally = null;
    this.#waiting?.delete(name);
  }

  /** Whoever waits, whosever they are. */
  waiting(): Iterable<WaitingRow> {
    return this.#rows().values();
  }

  unread(sub: string): Unread {
    this.#tally ??= this.#count();
    return { mine: this.#tally.get(sub) ?? NOTHING, unassigned: this.#tally.get(null) ?? NOTHING };
  }

  /** `since` null: nothing was missed, what comes from now on is news. */
  opened(sub: string, since: number | null, now: number): NewsOpened {
    const unread = this.unread(sub);
    const missed = since === null ? [] : this.#missed(sub, Math.max(since, now - NEWS_MS));
    return {
      // What comes in this very millisecond comes after it.
      at: this.nextAt(now),
      unread,
      missed: missed.slice(-NEWS_MISSED_MAX),
      more: missed.length > NEWS_MISSED_MAX,
    };
  }

  #missed(sub: string, since: number): NewsOpened["missed"] {
    return [...this.#rows().values()]
      .filter(({ owner, at }) => at > since && (owner === null || owner === sub))
      .sort((a, b) => a.at - b.at)
      .slice(-NEWS_MISSED_MAX - 1)
      .flatMap(({ name }) => this.#store.list.find(name) ?? [])
      .map((row) => ({ summary: toSummary(row), asked: askedOf(row) }));
  }

  #count(): Map<string | null, Unanswered> {
    const tally = new Map<string | null, Unanswered>();
    for (const row of this.#rows().values()) {
      const { conversations, messages } = tally.get(row.owner) ?? NOTHING;
      tally.set(row.owner, { conversations: conversations + 1, messages: messages + row.messages });
    }
    return tally;
  }

  #rows(): Map<string, WaitingRow> {
    if (this.#waiting !== null) return this.#waiting;
    this.#waiting = new Map(this.#store.list.waiting().map((row) => [row.name, row]));
    for (const { at } of this.#waiting.values()) this.#last = Math.max(this.#last, at);
    return this.#waiting;
  }
}
