import type { Unanswered, Unread } from "../../../protocol/thread/conversation.ts";
import type { NewsOpened } from "../../../protocol/frames.ts";
import { NEWS_MISSED_MAX, NEWS_MS } from "../../../protocol/limits.ts";
import type { Looker } from "../../../domain/sight/looker.ts";
import { sees, type Shown } from "../../../domain/sight/sight.ts";
import { shownOf } from "../sight/shown.ts";
import { isShownTo } from "../sight/sights.ts";
import { askedOf } from "./asked.ts";
import { keyOf } from "./tally.ts";
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
  /** The tally of those that are shown alike, until something changes. */
  #alike: Map<string, { shown: Shown; waiting: Unanswered }> | null = null;
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
    this.#tally = this.#alike = null;
    const waiting = waitingOf(row);
    if (waiting === null) this.#waiting.delete(row.name);
    else this.#waiting.set(row.name, waiting);
  }

  forget(name: string): void {
    this.#tally = this.#alike = null;
    this.#waiting?.delete(name);
  }

  /** Whoever waits, whosever they are. */
  waiting(): Iterable<WaitingRow> {
    return this.#rows().values();
  }

  unread(looker: Looker, sub: string): Unread {
    if (looker.sees === "teams") return this.#unreadOf(looker, sub);
    this.#tally ??= this.#count();
    return { mine: this.#tally.get(sub) ?? NOTHING, unassigned: this.#tally.get(null) ?? NOTHING };
  }

  /** `since` null: nothing was missed, what comes from now on is news. */
  opened(looker: Looker, sub: string, since: number | null, now: number): NewsOpened {
    const unread = this.unread(looker, sub);
    const missed = since === null ? [] : this.#missed(looker, sub, Math.max(since, now - NEWS_MS));
    return {
      // What comes in this very millisecond comes after it.
      at: this.nextAt(now),
      unread,
      missed: missed.slice(-NEWS_MISSED_MAX),
      more: missed.length > NEWS_MISSED_MAX,
    };
  }

  #missed(looker: Looker, sub: string, since: number): NewsOpened["missed"] {
    return [...this.#rows().values()]
      .filter(({ owner, at, name }) => at > since && this.#isTold(looker, sub, { owner, name }))
      .sort((a, b) => a.at - b.at)
      .slice(-NEWS_MISSED_MAX - 1)
      .flatMap(({ name }) => this.#store.list.find(name) ?? [])
      .map((row) => ({ summary: toSummary(row), asked: askedOf(row) }));
  }

  /** It is the agent's own, or nobody's, and they see it. */
  #isTold(looker: Looker, sub: string, { owner, name }: Pick<WaitingRow, "owner" | "name">): boolean {
    if (owner !== null && owner !== sub) return false;
    const row = looker.sees === "all" ? null : this.#store.list.find(name);
    return row === null || isShownTo(looker, row);
  }

  #unreadOf(looker: Looker, sub: string): Unread {
    this.#alike ??= this.#countAlike();
    const unread = { mine: NOTHING, unassigned: NOTHING };
    for (const { shown, waiting } of this.#alike.values()) {
      const view = shown.owner === null ? "unassigned" : shown.owner === sub ? "mine" : null;
      if (view !== null && sees(looker, shown)) unread[view] = added(unread[view], waiting);
    }
    return unread;
  }

  #countAlike(): Map<string, { shown: Shown; waiting: Unanswered }> {
    const alike = new Map<string, { shown: Shown; waiting: Unanswered }>();
    for (const { name, messages } of this.#rows().values()) {
      const row = this.#store.list.find(name);
      if (row === null) continue;
      const shown = shownOf(row);
      const { waiting } = alike.get(keyOf(shown)) ?? { waiting: NOTHING };
      alike.set(keyOf(shown), { shown, waiting: added(waiting, { conversations: 1, messages }) });
    }
    return alike;
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

function added(a: Unanswered, b: Unanswered): Unanswered {
  return { conversations: a.conversations + b.conversations, messages: a.messages + b.messages };
}
