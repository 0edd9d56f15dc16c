import { NUDGES_MAX } from "../../../protocol/limits.ts";
import type { Closing } from "../../../protocol/frames.ts";
import { pageIdOf } from "../../../protocol/conversation-name.ts";
import { nextEnd } from "../../../protocol/thread/window-ends.ts";
import type { Sockets } from "../sockets/sockets.ts";
import type { DeskStore } from "../store.ts";
import type { News } from "./news.ts";
import type { Sights } from "../sight/sights.ts";
import { toSummary, type ConversationRow } from "./row.ts";
import type { GadgetSocket } from "../sockets/gadget-socket.ts";

/** How often it is looked, which says how late a nudge may be (ms). */
const LOOK_MS = 60_000;
const MINUTE_MS = 60_000;

/**
 * Tells agents of customers whom nobody answered when Meta's time for it is nearly over: of the 24 hours, and of the 7 days
 * where their Page may have them. What waits is in memory anyway, so it is looked through once a minute while somebody
 * listens, instead of an alarm for each message. What a socket was told is memory alone: a desk that slept may tell it once
 * more, and gadgets know each end again.
 */
export class Closings {
  readonly #store: DeskStore;
  readonly #sockets: Sockets;
  readonly #news: News;
  readonly #sights: Sights;
  /** The end that each socket was told of, by conversation. */
  readonly #told = new WeakMap<GadgetSocket, Map<string, number>>();
  /** 0: not since it woke. */
  #lookedAt = 0;

  constructor(store: DeskStore, sockets: Sockets, news: News, sights: Sights) {
    this.#sights = sights;
    this.#store = store;
    this.#sockets = sockets;
    this.#news = news;
  }

  /** Null while nobody listens, or where the desk does not want it. */
  dueAt(): number | null {
    if (this.#listeners().length === 0 || this.#store.settings.all().nudgeMinutes === 0) return null;
    return this.#lookedAt + LOOK_MS;
  }

  look(now: number): void {
    this.#lookedAt = now;
    const closings = this.#closings(now);
    for (const socket of this.#listeners()) {
      const session = this.#sockets.session(socket);
      const { sub } = session;
      const told = this.#told.get(socket) ?? new Map<string, number>();
      const fresh = closings
        .filter(({ summary: { owner } }) => owner === null || owner.sub === sub)
        .filter(({ row }) => this.#sights.sees(session, row))
        .filter(({ summary, end }) => told.get(summary.conversation) !== end.at)
        .slice(0, NUDGES_MAX);
      // Of what is not near any more nothing is remembered.
      const known = closings.filter(({ summary, end }) => told.get(summary.conversation) === end.at);
      const entries = [...known, ...fresh].map(({ summary, end }) => [summary.conversation, end.at] as const);
      this.#told.set(socket, new Map(entries));
      if (fresh.length > 0)
        this.#sockets.send(socket, {
          type: "list.closing",
          closings: fresh.map(({ summary, end }) => ({ summary, end })),
        });
    }
  }

  #listeners(): GadgetSocket[] {
    return this.#sockets.open().filter((socket) => this.#sockets.session(socket).hearsNews === true);
  }

  /** What ends within the desk's minutes, soonest first. */
  #closings(now: number): (Closing & { row: ConversationRow })[] {
    const aheadMs = this.#store.settings.all().nudgeMinutes * MINUTE_MS;
    const onTimeOnly = new Set(this.#store.pages.onTimeOnly());
    const closings: (Closing & { row: ConversationRow })[] = [];
    for (const { name, responseUntil } of this.#news.waiting()) {
      const end = nextEnd(responseUntil, !onTimeOnly.has(pageIdOf(name)), now);
      if (end === null || end.at - now > aheadMs) continue;
      const row = this.#store.list.find(name);
      if (row !== null) closings.push({ row, summary: toSummary(row), end });
    }
    return closings.sort((a, b) => a.end.at - b.end.at);
  }
}
