import { choose, type FreeAgent, type Waiting } from "../../../domain/routing/choose.ts";
import { isOpenAt, keyOf, placeOf, POOL, settle, type Place } from "../../../domain/routing/places.ts";
import { route } from "../../../domain/routing/rules.ts";
import { moveSurely } from "../../../domain/states/moves.ts";
import { waitOf, type Wait } from "../../../domain/states/standing.ts";
import type { Entry, Person } from "../../../protocol/message/entry.ts";
import type { GivenTold, OfferTold } from "../../../protocol/routing/offers.ts";
import type { Agenda } from "../../kernel/agenda.ts";
import { askedOf } from "../list/asked.ts";
import { standingOf, toSummary, type ConversationRow } from "../list/row.ts";
import type { Presences } from "../people/presences.ts";
import type { Sockets } from "../sockets/sockets.ts";
import type { Mover } from "../states/mover.ts";
import type { DeskStore } from "../store.ts";
import { factsOf } from "./facts.ts";
import { WaitingConversations, type AtPlace } from "./waiting.ts";

/** How often it is looked whether a place that was closed has opened (ms). */
const LOOK_MS = 60_000;

/** Conversations that are brought to their places in one turn; the rest follows in the next. */
const PLACED_MAX = 500;

type Tools = {
  store: DeskStore;
  sockets: Sockets;
  mover: Pick<Mover, "apply">;
  agenda: Pick<Agenda, "wakeBy">;
  presences: Pick<Presences, "set" | "tell">;
};

/**
 * Brings conversations that nobody has to places of the desk by its rules, and offers them to agents who are free. All that it
 * goes by is stored: an instance that dies over it is followed by one that finds the same. A desk where nobody wrote rules has
 * none of it.
 */
export class Routing {
  readonly #tools: Tools;
  readonly #waiting: WaitingConversations;
  #isOffering = false;
  #isToOfferAgain = false;
  /** Who has as many conversations as they may, as colleagues were told; null: not read since it woke. */
  #busy: Set<string> | null = null;
  /** When it was last looked for who may take what, in ms; 0: not since it woke. */
  #lookedAt = 0;

  constructor(tools: Tools) {
    this.#tools = tools;
    this.#waiting = new WaitingConversations(tools.store);
  }

  get #isOn(): boolean {
    return this.#tools.store.routing.current().version > 0;
  }

  /** Called before a conversation comes to stand elsewhere: who is asked until then can be told only by who knows it. */
  willMove(): void {
    if (!this.#isOn) return;
    this.#waiting.all();
    this.#readBusy();
  }

  /** A conversation stands elsewhere, or is gone. `owners`: whose it was and is. */
  moved(name: string, owners: readonly (string | null)[]): void {
    if (!this.#isOn) return;
    this.#tellBusy(owners);
    this.#moved(name, null);
  }

  /** News came of a conversation, and `entries` with them: most of them change nothing of where it stands. `owner`: whose it was. */
  hasNews(name: string, entries: readonly Entry[] | null, owner: string | null): void {
    if (!this.#isOn) return;
    const row = this.#tools.store.list.find(name);
    if (row !== null && row.owner_sub !== owner) this.#tellBusy([row.owner_sub, owner]);
    const hasMoved = row === null || isUnplaced(row) || !this.#waiting.isAsKnown(row);
    if (hasMoved) this.#moved(name, entries);
  }

  #moved(name: string, entries: readonly Entry[] | null): void {
    const { store } = this.#tools;
    const now = Date.now();
    const row = store.list.find(name);
    const before = this.#waiting.all().get(name);
    this.#waiting.moved(name, row);
    if (before !== undefined && row?.owner_sub != null) store.agents.given(row.owner_sub, now);
    this.#tellChanged(before?.state === "offered" ? before.offer.to : [], row);
    if (row !== null && isUnplaced(row)) this.#place(row, entries, now);
    else this.#offer(now);
  }

  /** Its wait, or the offer of it, is over. */
  waitIsOver(row: ConversationRow, now: number): void {
    const standing = standingOf(row);
    if (standing.state === "offered") return this.#expire(row, standing.offer.to, now);
    if (standing.state !== "queued" || standing.wait === null) return;
    const { until, queue } = standing.wait;
    const config = this.#tools.store.routed().config;
    const next = placeOf(config, queue)?.next ?? null;
    if (until !== null && until <= now) this.#bring(row, next ?? queue, "overflow", undefined, now);
    else this.#apply(row, { event: "again", now });
  }

  /** An agent answered an offer. */
  hasAnswered(sub: string): void {
    this.#tools.store.agents.answers(sub);
  }

  /** What is offered to this agent. */
  offersTo(sub: string): OfferTold[] {
    if (!this.#isOn) return [];
    return [...this.#waiting.all()].flatMap(([name, standing]) => {
      if (standing.state !== "offered" || !standing.offer.to.some((it) => it.sub === sub)) return [];
      const row = this.#tools.store.list.find(name);
      return row === null ? [] : [this.#told(row, standing)];
    });
  }

  /** What waits at places of the desk, by name; nothing where nobody wrote rules. */
  waiting(): ReadonlyMap<string, AtPlace> {
    return this.#isOn ? this.#waiting.all() : new Map();
  }

  /** An agent came, is shown offers from now on, or is available again. */
  isThere(sub: string): void {
    if (!this.#isOn) return;
    const { agents } = this.#tools.store;
    agents.forgetLeft(sub);
    agents.answers(sub);
    this.#offer(Date.now());
  }

  /** An agent is away, or nothing shows them offers any more: what is offered to them goes to others. */
  isAway(person: Person, now: number): void {
    if (!this.#isOn) return;
    this.#withdraw(person, now);
  }

  /** No socket of theirs is open any more. */
  hasLeft(person: Person, now: number): void {
    if (!this.#isOn) return;
    this.#tools.store.agents.left(person.sub, now);
    this.#tools.agenda.wakeBy(now + this.#graceMs());
    this.#withdraw(person, now);
  }

  /** Somebody wrote another version of the document: all that nobody has goes by it. */
  isConfigured(now: number): void {
    this.#tellBusy(this.#tools.sockets.subs());
    this.run(now);
  }

  /** An agent's token names other teams than it did. */
  isRegrouped(now: number): void {
    if (this.#isOn) this.#offer(now);
  }

  /** What agents have became less, of many at once. */
  loadsChanged(): void {
    if (this.#isOn) this.#tellBusy([...this.#readBusy()]);
  }

  /** They have as many conversations as they may. */
  isBusy(sub: string): boolean {
    return this.#isOn && this.#readBusy().has(sub);
  }

  #readBusy(): Set<string> {
    if (this.#busy !== null) return this.#busy;
    const loads = this.#tools.store.ownership.loads();
    this.#busy = new Set([...loads].flatMap(([sub, load]) => (load < this.#capacityOf(sub) ? [] : [sub])));
    return this.#busy;
  }

  #capacityOf(sub: string): number {
    const { capacity, agents } = this.#tools.store.routed().config;
    return agents?.find((it) => it.sub === sub)?.capacity ?? capacity;
  }

  /** Who became busy, or is so no more, is told of. */
  #tellBusy(subs: readonly (string | null)[]): void {
    const { store, presences } = this.#tools;
    const busy = this.#readBusy();
    for (const sub of new Set(subs.filter((it) => it !== null))) {
      const isBusy = store.ownership.assignedTo(sub).length >= this.#capacityOf(sub);
      if (isBusy === busy.has(sub)) continue;
      if (isBusy) busy.add(sub);
      else busy.delete(sub);
      const person = store.people.find(sub);
      if (person !== null) presences.tell(person);
    }
  }

  /** From when on there is something to do, in ms. */
  dueAt(): number | null {
    if (!this.#isOn) return null;
    const { ownership, agents } = this.#tools.store;
    if (ownership.unplaced(1).length > 0) return 0;
    const leftAt = agents.firstLeftAt();
    const times = [
      ...(leftAt === null ? [] : [leftAt + this.#graceMs()]),
      ...(this.#hasClosed(Date.now()) ? [this.#lookedAt + LOOK_MS] : []),
    ];
    return times.length === 0 ? null : Math.min(...times);
  }

  run(now: number): void {
    if (!this.#isOn) return;
    const { store } = this.#tools;
    for (const sub of store.agents.leftBy(now - this.#graceMs())) this.#giveBack(sub);
    for (const name of store.ownership.unplaced(PLACED_MAX)) {
      const row = store.list.find(name);
      if (row !== null && isUnplaced(row)) this.#place(row, null, now);
    }
    this.#offer(now);
  }

  #graceMs(): number {
    return this.#tools.store.routed().config.graceSeconds * 1_000;
  }

  #hasClosed(now: number): boolean {
    const { config } = this.#tools.store.routed();
    return [...this.#waiting.all().values()].some(({ wait }) => {
      const place = placeOf(config, wait.queue);
      return place === null || !isOpenAt(place, now);
    });
  }

  /** Who left and did not come back keeps what waits for nothing. */
  #giveBack(sub: string): void {
    const { store, sockets } = this.#tools;
    store.agents.forgetLeft(sub);
    if (sockets.open(sub).length > 0) return;
    for (const name of store.ownership.assignedTo(sub)) {
      const row = store.list.find(name);
      if (row !== null && toSummary(row).waitingSince !== null) this.#apply(row, { event: "left" });
    }
  }

  #place(row: ConversationRow, entries: readonly Entry[] | null, now: number): void {
    const { rule, to } = route(this.#tools.store.routed().config, factsOf(row, entries), now);
    this.#bring(row, keyOf(to), rule === null ? "otherwise" : "rule", rule?.name, now);
  }

  /** A place that is gone is followed by the pool, where everyone sees what waits. */
  #bring(
    row: ConversationRow,
    key: string,
    why: "rule" | "otherwise" | "overflow",
    rule: string | undefined,
    now: number,
  ): void {
    const { config } = this.#tools.store.routed();
    const settled =
      settle(config, key, (sub, { isGiven }) => (isGiven ? this.#isAvailable(sub) : this.isHere(sub)), now) ??
      settle(config, POOL, () => false, now);
    if (settled === null) return;
    const { place, hasOverflown } = settled;
    const wait = {
      queue: place.key,
      since: sinceOf(row, now),
      until: place.afterMs === null ? null : now + place.afterMs,
      passed: {},
      ...restsOf(row),
    };
    const { isOfOne, name } = place;
    const called = isOfOne ? (this.#tools.store.people.find(name)?.name ?? name) : name;
    const moved = hasOverflown ? ("overflow" as const) : why;
    this.#apply(row, { event: "route", wait, name: called, why: moved, rule });
  }

  /** Whether they can be asked: they are available, and are shown what is offered to them. */
  isHere(sub: string): boolean {
    return this.#tools.sockets.showsOffersTo(sub) && this.#isAvailable(sub);
  }

  #isAvailable(sub: string): boolean {
    const { sockets, store } = this.#tools;
    return sockets.open(sub).length > 0 && store.people.presenceOf(sub)?.presence === "available";
  }

  /** Whether any of these can be asked; of nobody in particular: whether anybody at the desk is available. */
  here(members: readonly string[]): boolean {
    const { sockets, store } = this.#tools;
    if (members.length > 0) return members.some((sub) => this.isHere(sub));
    return sockets.subs().some((sub) => store.people.presenceOf(sub)?.presence === "available");
  }

  /** How many customers have waited longer at the place of this one. */
  before(name: string): number {
    const own = this.#waiting.all().get(name);
    if (own === undefined) return 0;
    const others = [...this.#waiting.all().values()].filter(({ wait }) => wait.queue === own.wait.queue);
    return others.filter(({ wait }) => wait.since < own.wait.since).length;
  }

  /** Offers what waits to whoever is free; what comes of that may free others. */
  #offer(now: number): void {
    this.#isToOfferAgain = true;
    if (this.#isOffering) return;
    this.#isOffering = true;
    try {
      while (this.#isToOfferAgain) {
        this.#isToOfferAgain = false;
        this.#offerOnce(now);
      }
    } finally {
      this.#isOffering = false;
    }
  }

  #offerOnce(now: number): void {
    this.#lookedAt = now;
    const { store } = this.#tools;
    const { config } = store.routed();
    const places = new Map<string, Place | null>();
    const waiting: Waiting[] = [];
    for (const [name, { state, wait }] of this.#waiting.all()) {
      if (state !== "queued") continue;
      if (!places.has(wait.queue)) places.set(wait.queue, placeOf(config, wait.queue));
      const place = places.get(wait.queue) ?? null;
      if (place === null) this.#placeAnew(name, now);
      else if (wait.rests === undefined && place.members.length > 0 && isOpenAt(place, now))
        waiting.push({ name, place, since: wait.since, passed: wait.passed });
    }
    if (waiting.length === 0) return;
    for (const { name, to, until, isGiven } of choose(waiting, this.#agents(), now)) {
      const row = store.list.find(name);
      if (row === null) continue;
      for (const { sub } of to) store.agents.offered(sub, now);
      if (isGiven) this.#give(row, to, now);
      else this.#apply(row, { event: "offer", to, now, until });
    }
    if (this.#hasClosed(now)) this.#tools.agenda.wakeBy(now + LOOK_MS);
  }

  /** It is theirs, who are told as of an offer, but for the asking. */
  #give(row: ConversationRow, [to]: readonly Person[], now: number): void {
    const before = standingOf(row);
    if (to === undefined || before.state !== "queued" || before.wait === null) return;
    const told = this.#waitTold(row, before.wait, now);
    this.#apply(row, { event: "give", to });
    const after = this.#tools.store.list.find(row.name) ?? row;
    const given = { ...told, summary: toSummary(after) };
    this.#tellOffers(to.sub, { given });
  }

  /** The place where it waited is gone with a version of the document. */
  #placeAnew(name: string, now: number): void {
    const row = this.#tools.store.list.find(name);
    if (row === null) this.#waiting.moved(name, null);
    else this.#place(row, null, now);
  }

  /** Who is here and available. */
  #agents(): Map<string, FreeAgent> {
    const { store, sockets } = this.#tools;
    const kept = store.agents.all();
    const loads = store.ownership.loads();
    const asked = new Set(
      [...this.#waiting.all().values()].flatMap((it) =>
        it.state === "offered" ? it.offer.to.map(({ sub }) => sub) : [],
      ),
    );
    const agents = new Map<string, FreeAgent>();
    for (const sub of sockets.subs()) {
      const person = store.people.find(sub);
      if (person === null || !this.#isAvailable(sub)) continue;
      const asking = sockets.showsOffersTo(sub) ? {} : { cannotBeAsked: true as const };
      const { given_at: givenAt = 0, offered_at: offeredAt = 0 } = kept.get(sub) ?? {};
      agents.set(sub, {
        ...person,
        load: loads.get(sub) ?? 0,
        isAsked: asked.has(sub),
        givenAt,
        offeredAt,
        ...asking,
      });
    }
    return agents;
  }

  /** Nobody answered: who did so too often in a row counts as away, and is told why. */
  #expire(row: ConversationRow, asked: readonly Person[], now: number): void {
    const { store, presences } = this.#tools;
    const { missedMax } = store.routed().config;
    this.#withoutOffering(() => {
      this.#apply(row, { event: "expire", now });
      for (const person of asked) {
        const missed = store.agents.missed(person.sub);
        if (missed < missedMax || !this.#isAvailable(person.sub)) continue;
        presences.set(person, "away", { missed }, now);
        this.#tellOffers(person.sub, { away: "missed" });
      }
    });
    this.#offer(now);
  }

  /** Nothing is offered meanwhile, for who is asked next is not known before it is over. */
  #withoutOffering(run: () => void): void {
    const before = this.#isOffering;
    this.#isOffering = true;
    try {
      run();
    } finally {
      this.#isOffering = before;
    }
  }

  #withdraw(person: Person, now: number): void {
    for (const { summary } of this.offersTo(person.sub)) {
      const row = this.#tools.store.list.find(summary.conversation);
      if (row !== null) this.#apply(row, { event: "decline", who: person, now, why: "left" });
    }
    this.#offer(now);
  }

  #apply(row: ConversationRow, event: Parameters<typeof moveSurely>[1]): void {
    this.#tools.mover.apply(row, moveSurely(standingOf(row), event), null);
  }

  /** Whoever is asked now, or was before, hears what is offered to them. */
  #tellChanged(before: readonly Person[], row: ConversationRow | null): void {
    const standing = row === null ? null : standingOf(row);
    const after = standing?.state === "offered" ? standing.offer.to : [];
    for (const sub of new Set([...before, ...after].map((it) => it.sub))) this.tell(sub);
  }

  /** Tells an agent what is offered to them, all of it: each time replaces the one before. */
  tell(sub: string): void {
    this.#tellOffers(sub, {});
  }

  #tellOffers(sub: string, more: { away?: "missed"; given?: GivenTold }): void {
    const frame = { type: "offers", offers: this.offersTo(sub), ...more } as const;
    this.#tools.sockets.broadcast(frame, (it) => it.sub === sub && it.showsOffers === true);
  }

  #told(
    row: ConversationRow,
    { wait, offer }: Extract<ReturnType<typeof standingOf>, { state: "offered" }>,
  ): OfferTold {
    return { ...this.#waitTold(row, wait, offer.at), until: offer.until };
  }

  #waitTold(row: ConversationRow, wait: Wait, at: number): GivenTold {
    const place = placeOf(this.#tools.store.routed().config, wait.queue);
    const queue = place === null || place.isOfOne ? "" : place.name;
    return { summary: toSummary(row), queue, since: wait.since, at, said: askedOf(row).said };
  }
}

/** Nobody has it, and it is at no place of the desk. */
function isUnplaced(row: ConversationRow): boolean {
  const standing = standingOf(row);
  return standing.state === "queued" && standing.wait === null;
}

/** What a person answered elsewhere rests wherever it is. */
function restsOf(row: ConversationRow): { rests?: number } {
  const { rests } = waitOf(standingOf(row)) ?? {};
  return rests === undefined ? {} : { rests };
}

/** From when on its customer waits; what waited somewhere before waits on from then. */
function sinceOf(row: ConversationRow, now: number): number {
  const standing = standingOf(row);
  if (standing.state === "queued" && standing.wait !== null) return standing.wait.since;
  return toSummary(row).waitingSince ?? now;
}
