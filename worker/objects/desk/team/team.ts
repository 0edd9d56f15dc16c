import type { Unoffered } from "../../../domain/team/stuck.ts";
import type { Unmet } from "../../../domain/reports/counted.ts";
import { SEES_ALL } from "../../../domain/sight/looker.ts";
import { POOL } from "../../../domain/routing/places.ts";
import { teamNews, type TeamShown } from "../../../domain/team/news.ts";
import {
  countedAt,
  dueOf,
  pagesOf,
  placesOf,
  withOneMore,
  type OwnedUnmet,
  type Waits,
} from "../../../domain/team/places.ts";
import { hereFirst, rosterOf, waitsOf } from "../../../domain/team/roster.ts";
import { COUNT_MAX } from "../../../protocol/frames.ts";
import { partsOfName } from "../../../protocol/ids.ts";
import { TEAM_AGENTS_MAX } from "../../../protocol/limits.ts";
import type { AgentTold, RaisedTold, TeamNews } from "../../../protocol/team/told.ts";
import type { Summary } from "../../../protocol/thread/conversation.ts";
import type { News } from "../list/news.ts";
import { toSummary } from "../list/row.ts";
import type { Routing } from "../routing/routing.ts";
import type { Sockets } from "../sockets/sockets.ts";
import type { DeskStore } from "../store.ts";
import type { Today } from "./today.ts";
import type { GadgetSocket } from "../sockets/gadget-socket.ts";

/** While it changes, whoever looks at the team is told so often (ms). */
const TOLD_MS = 1_000;

type Tools = {
  store: DeskStore;
  sockets: Sockets;
  routing: Pick<Routing, "waiting" | "offersTo" | "givenAtOf" | "missedBy">;
  news: Pick<News, "waiting">;
  today: Today;
  /** Who wants help, who asked first is first. */
  hands: () => RaisedTold[];
};

/**
 * Who is here and who waits, for sockets that look at it: nobody else costs it anything, or is told anything. They all know the same,
 * and are told what changed of it. An instance that has slept knows not what they know, and tells them all of it.
 */
export class Team {
  readonly #tools: Tools;
  /** Null: nobody looks, or it is not known what they were told. */
  #shown: TeamShown | null = null;
  /** Null: not since it woke. */
  #isLookedAt: boolean | null = null;
  #toldAt = 0;
  #timer: ReturnType<typeof setTimeout> | null = null;

  constructor(tools: Tools) {
    this.#tools = tools;
  }

  /** From now on this socket is told: all of it now, and what changes. */
  opened(socket: GadgetSocket): void {
    const { sockets } = this.#tools;
    // Those who look already hear first what they lack of what this one is told.
    this.#tell();
    sockets.update(socket, { looksAtTeam: true });
    this.#isLookedAt = true;
    this.#shown ??= this.#look();
    const all = teamNews(null, this.#shown);
    if (all !== null) sockets.send(socket, { type: "team", ...all });
  }

  closed(socket: GadgetSocket): void {
    this.#tools.sockets.update(socket, { looksAtTeam: false });
    this.left();
  }

  /** A socket is gone, or looks no more. */
  left(): void {
    this.#isLookedAt = null;
    if (!this.#hasEyes()) this.#rest();
  }

  /** Something may have changed of it. The last change is always told. */
  changed(): void {
    if (this.#timer !== null || !this.#hasEyes()) return;
    const wait = Math.max(0, this.#toldAt + TOLD_MS - Date.now());
    this.#timer = setTimeout(() => this.#tell(), wait);
  }

  /** All of it, for whoever asks once. */
  async read(now: number): Promise<TeamNews> {
    const today = await this.#tools.today.whenKnown(now);
    // Of what nobody was told there is always something to tell.
    return teamNews(null, { ...this.#look(), today })!;
  }

  /** Every agent of the desk, in the order of their `sub`. */
  roster(now: number): AgentTold[] {
    const { store, sockets, routing, news } = this.#tools;
    const subs = sockets.colleagues();
    const offers = new Map<string, number>();
    for (const standing of routing.waiting().values()) {
      if (standing.state !== "offered") continue;
      for (const { sub } of standing.offer.to) offers.set(sub, (offers.get(sub) ?? 0) + 1);
    }
    return rosterOf({
      config: store.routed().config,
      known: store.people.listed(now, subs),
      here: new Set(subs),
      held: store.ownership.holdings(),
      ...{ offers, givenAt: (sub) => routing.givenAtOf(sub), missed: (sub) => routing.missedBy(sub) },
      waits: waitsOf(news.waiting()),
      due: dueOf(store.routed().config, this.#owned(), ({ owner }) => owner),
    });
  }

  /** Who waits at a place, and who waited there, has an agent and waits for an answer, who waits longest first: `limit` of them, and whether there are more. */
  waitingAt(key: string, limit: number): { items: Summary[]; more: boolean } {
    const { store, routing } = this.#tools;
    if (!this.#isRouted()) {
      const list = { view: "unassigned", sort: "waiting", openedAt: Date.now() } as const;
      if (key !== POOL) return { items: [], more: false };
      const { items, more } = store.list.window(SEES_ALL, list, "", null, limit);
      return { items, more };
    }
    const { config } = store.routed();
    const there = [
      ...[...routing.waiting()].flatMap(([name, { wait }]) =>
        wait.queue === key ? [{ name, since: wait.since }] : [],
      ),
      ...[...this.#owned()].filter(({ queue }) => countedAt(config, queue) === key),
    ];
    const names = there.sort((a, b) => a.since - b.since).map(({ name }) => name);
    return this.#summaries(names, limit);
  }

  /** What an agent has, newest activity first: `limit` of them, and whether there are more. */
  heldBy(sub: string, limit: number): { items: Summary[]; more: boolean } {
    return this.#summaries(this.#tools.store.ownership.ownedBy(sub, limit + 1), limit);
  }

  #summaries(names: readonly string[], limit: number): { items: Summary[]; more: boolean } {
    const items = names.slice(0, limit).flatMap((name) => {
      const row = this.#tools.store.list.find(name);
      return row === null ? [] : [toSummary(row)];
    });
    return { items, more: names.length > limit };
  }

  #tell(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    this.#toldAt = Date.now();
    this.#isLookedAt = null;
    if (!this.#hasEyes()) return this.#rest();
    const after = this.#look();
    const news = teamNews(this.#shown, after);
    this.#shown = after;
    if (news === null) return;
    this.#tools.sockets.broadcast({ type: "team", ...news }, ({ looksAtTeam }) => looksAtTeam === true);
  }

  /** Nobody looks: nothing is kept for it, and nothing is waited for. */
  #rest(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    this.#shown = null;
    this.#tools.today.forget();
  }

  #hasEyes(): boolean {
    const { sockets } = this.#tools;
    this.#isLookedAt ??= sockets.open().some((socket) => sockets.session(socket).looksAtTeam === true);
    return this.#isLookedAt;
  }

  #look(): TeamShown {
    const now = Date.now();
    const roster = this.roster(now);
    const { config } = this.#tools.store.routed();
    const agents = hereFirst(roster, TEAM_AGENTS_MAX);
    const owned = [...this.#owned()];
    const places = placesOf(config, this.#waits(now), roster, now, owned, this.#unoffered());
    return {
      ...{ agents, places, more: roster.length > agents.length },
      teams: config.teams.map(({ id, name }) => ({ id, name })),
      pages: pagesOf(config, this.#pages(), [...this.#waitingByPage()], owned),
      hands: this.#tools.hands(),
      today: this.#tools.today.at(now),
      service: config.service ?? null,
    };
  }

  #pages(): { id: string; name: string }[] {
    return this.#tools.store.pages.all().map(({ pageId, name }) => ({ id: pageId, name: name ?? pageId }));
  }

  *#waitingByPage(): Iterable<Unmet & { page: string }> {
    const { routing, news } = this.#tools;
    if (this.#isRouted())
      for (const [name, { wait }] of routing.waiting())
        yield { page: partsOfName(name).pageId, since: wait.since, queue: wait.queue };
    else
      for (const { name, owner, since, queue } of news.waiting())
        if (owner === null) yield { page: partsOfName(name).pageId, since, queue };
  }

  /** Whom agents have, and who wait for an answer. */
  *#owned(): Iterable<OwnedUnmet & { name: string }> {
    for (const { name, owner, since, queue } of this.#tools.news.waiting())
      if (owner !== null) yield { since, queue, name, owner, page: partsOfName(name).pageId };
  }

  #isRouted(): boolean {
    return this.#tools.store.routing.current().version > 0;
  }

  /** Who waits longest at each place of those who are offered to nobody, and could be. */
  #unoffered(): Map<string, Unoffered> {
    const first = new Map<string, Unoffered>();
    if (!this.#isRouted()) return first;
    for (const { state, wait } of this.#tools.routing.waiting().values())
      if (
        state === "queued" &&
        wait.rests === undefined &&
        wait.since < (first.get(wait.queue)?.since ?? Infinity)
      )
        first.set(wait.queue, wait);
    return first;
  }

  #waits(now: number): Map<string, Waits> {
    const { store, routing } = this.#tools;
    const waits = new Map<string, Waits>();
    for (const { state, wait } of routing.waiting().values())
      waits.set(wait.queue, withOneMore(waits.get(wait.queue), wait.since, state === "offered"));
    if (this.#isRouted()) return waits;
    const list = { view: "unassigned", sort: "waiting", openedAt: now } as const;
    const [first] = store.list.window(SEES_ALL, list, "", null, 1).items;
    const { unassigned: waiting = COUNT_MAX } = store.list.deskCounts();
    return new Map([[POOL, { waiting, offered: 0, since: first?.waitingSince ?? null }]]);
  }
}
