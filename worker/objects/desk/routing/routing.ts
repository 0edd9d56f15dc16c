import { routedAnew, untilAnew } from "../../../domain/routing/anew.ts";
import { choose, join, type FreeAgent, type Group, type Ring } from "../../../domain/routing/choose.ts";
import { capacityOf, isFull } from "../../../domain/routing/load.ts";
import { isOpenAt, keyOf, POOL, settle, type Place } from "../../../domain/routing/places.ts";
import { route, type Routed } from "../../../domain/routing/rules.ts";
import { priorityOf } from "../../../domain/tags/matching.ts";
import { moveSurely, type Event, type HandedOver } from "../../../domain/states/moves.ts";
import { inTimeOf, transferOf, waitOf, type Wait } from "../../../domain/states/standing.ts";
import type { Bot } from "../../../protocol/routing/automation.ts";
import type { RoutingConfig, Rule, Target } from "../../../protocol/routing/config.ts";
import type { BotFault, DeskLine } from "../../../protocol/message/content.ts";
import type { Entry, Person } from "../../../protocol/message/entry.ts";
import type { OfferTold } from "../../../protocol/routing/offers.ts";
import type { Agenda } from "../../kernel/agenda.ts";
import { standingOf, toSummary, type ConversationRow } from "../list/row.ts";
import type { Presences } from "../people/presences.ts";
import type { Sockets } from "../sockets/sockets.ts";
import type { Mover } from "../states/mover.ts";
import type { DeskStore } from "../store.ts";
import { Availability, type Here } from "./availability.ts";
import { factsOf, tagFactsOf } from "./facts.ts";
import { Standings } from "./standings.ts";
import { ToldOffers } from "./told-offers.ts";
import { Transfers, type Asking } from "./transfers.ts";
import type { AtPlace } from "./waiting.ts";
import type { GadgetSocket } from "../sockets/gadget-socket.ts";

/** How often it is looked whether time alone made something of what waits: a place opened, less is asked for, an agent has room (ms). */
const LOOK_MS = 60_000;

/** How long it is waited for an agent at the least, whose question before is just over (ms). */
const A_WHILE_MS = 1_000;

/**
 * A program has no socket by whose end it would be seen to be gone. What waits with one goes back once it did nothing for so long
 * (ms), and what waited for it alone for so long, whatever it did elsewhere.
 */
export const PROGRAM_KEEPS_MS = 24 * 60 * 60_000;
/** That a program does something is noted this often (ms). */
const ACTS_NOTED_MS = 60_000;

/** Conversations that are brought to their places in one turn; the rest follows in the next. */
const PLACED_MAX = 500;

type Tools = {
  store: DeskStore;
  sockets: Sockets;
  mover: Pick<Mover, "apply">;
  agenda: Pick<Agenda, "wakeBy">;
  presences: Pick<Presences, "set" | "tell">;
  /** Who may have a conversation before agents do: see automation/bots.ts. */
  programs: Programs;
};

/** `begins` answers whether a program has it from now on. `thenOf`: the place of what one has not. */
type Programs = {
  begins: (
    row: ConversationRow,
    target: Extract<Target, { type: "bot" | "ask" }>,
    came: { why: "rule" | "otherwise"; rule?: string },
    entries: readonly Entry[] | null,
    now: number,
  ) => boolean;
  thenOf: (bot: string) => string;
  isConfigured: () => void;
};

/** Why a program has it no longer, with what is said of it; `rests`: see Wait. `rule`: by which it came to the program (its name). */
export type HandsOver = {
  why: HandedOver;
  note?: string | undefined;
  fault?: BotFault | undefined;
  rests?: number | undefined;
  rule: string | null;
};

/** What is asked of whoever takes it, in which order it waits, and by what it came to wait. */
type Asks = Pick<Wait, "needs" | "priority" | "last" | "rule" | "given" | "from" | "note">;

/**
 * Brings conversations that nobody has to places of the desk by its rules, and offers them to agents who are free. All that it
 * goes by is stored: an instance that dies over it is followed by one that finds the same. A desk where nobody wrote rules has
 * none of it.
 */
export class Routing {
  readonly #tools: Tools;
  readonly #standings: Standings;
  readonly #transfers: Transfers;
  readonly #told: ToldOffers;
  readonly #availability: Availability;
  #isOffering = false;
  #isToOfferAgain = false;
  #hasBegun = false;
  /** When it was last looked for who may take what, in ms; 0: not since it woke. */
  #lookedAt = 0;

  constructor(tools: Tools) {
    this.#tools = tools;
    this.#standings = new Standings(tools.store);
    this.#transfers = new Transfers(tools.store);
    const [standings, transfers] = [this.#standings, this.#transfers];
    this.#told = new ToldOffers({ ...tools, standings, transfers, isOn: () => this.#isOn });
    this.#availability = new Availability({ ...tools, standings, transfers });
  }

  get #isOn(): boolean {
    return this.#tools.store.routing.current().version > 0;
  }

  /** Called before a conversation comes to stand elsewhere: who is asked until then can be told only by who knows it. */
  willMove(): void {
    this.#transfers.willMove();
    if (this.#isOn) this.#begin(Date.now());
  }

  /** A conversation stands elsewhere, or is gone. */
  moved(name: string, lines: readonly DeskLine[] = []): void {
    const { before, after } = this.#transfers.moved(name, this.#tools.store.list.find(name));
    this.#told.tellChanged(name, before, after, lines);
    if (this.#isOn) this.#moved(name, null, lines);
  }

  /** News came of a conversation, and with them `entries`, and lines of what moved: most of them change nothing of where it stands. */
  hasNews(name: string, entries: readonly Entry[] | null, lines: readonly DeskLine[] = []): void {
    for (const sub of this.#transfers.askedFor(name)) this.tell(sub);
    if (!this.#isOn) return;
    const row = this.#tools.store.list.find(name);
    if (row === null || isUnplaced(row) || !this.#standings.isAsKnown(row))
      return this.#moved(name, entries, lines);
    const now = Date.now();
    this.#standings.moved(name, row);
    // Whoever is asked reads what the customer wrote last.
    for (const { sub } of askingOf(row)?.to ?? []) this.tell(sub);
    this.#noteIfGone(row.owner_sub, now);
    if (row.owner_sub !== null && this.#standings.waiting.isAsked(row.owner_sub)) this.#offer(now);
  }

  #moved(name: string, entries: readonly Entry[] | null, lines: readonly DeskLine[]): void {
    const { store } = this.#tools;
    const now = Date.now();
    const row = store.list.find(name);
    const { before, owner, parted } = this.#standings.moved(name, row);
    this.#availability.tellBusy([owner, row?.owner_sub ?? null]);
    if (parted !== null) store.agents.given(parted.sub, parted.givenAt);
    this.#noteIfGone(row?.owner_sub ?? null, now);
    const asked = before?.state === "offered" ? before.offer : null;
    this.#told.tellChanged(name, asked, row === null ? null : askingOf(row), lines);
    if (row !== null && isUnplaced(row)) this.#place(row, entries, now);
    else this.#offer(now);
  }

  /** An instance that begins finds who went with the one before. */
  #begin(now: number): void {
    if (this.#hasBegun) return;
    this.#hasBegun = true;
    this.#availability.readBusy();
    for (const sub of [...this.#standings.loads.subs()]) this.#noteIfGone(sub, now);
  }

  /** Somebody waits with an agent who is not there: as if they left now. */
  #noteIfGone(sub: string | null, now: number): void {
    const { store, sockets, agenda } = this.#tools;
    if (sub === null || store.agents.get(sub).left_at !== null || sockets.open(sub).length > 0) return;
    if (!this.#standings.loads.waitsAt(sub)) return;
    store.agents.left(sub, now);
    agenda.wakeBy(now + this.#graceMs());
  }

  /** Its wait, or the offer of it, is over. To whom a colleague wanted to give it missed an offer as well. */
  waitIsOver(row: ConversationRow, now: number): void {
    const standing = standingOf(row);
    if (standing.state === "assigned") return this.#expire(row, transferOf(standing)?.to ?? [], now);
    if (standing.state === "offered" && standing.offer.until <= now)
      return this.#expire(row, inTimeOf(standing.offer), now);
    if (standing.state === "offered") return this.#apply(row, { event: "again", now });
    if (standing.state !== "queued" || standing.wait === null) return;
    const { until, queue, since: _since, passed: _passed, rests: _rests, ...asks } = standing.wait;
    const next = this.#standings.plan().place(queue)?.next ?? null;
    const yetAt = until !== null && until <= now ? this.#isYetToAsk(standing.wait, now) : null;
    if (yetAt !== null) return this.#apply(row, { event: "retime", until: yetAt });
    if (until !== null && until <= now) this.#bring(row, next ?? queue, "overflow", undefined, asks, now);
    else this.#apply(row, { event: "again", now });
  }

  /**
   * It waits for one agent, who is there and has room, but was asked for others all the while: until when they are asked for those
   * (ms), of which it is the next then. Null: it need wait for them no longer.
   */
  #isYetToAsk({ queue, passed }: Wait, now: number): number | null {
    const plan = this.#standings.plan();
    const place = plan.place(queue);
    const [sub] = place?.isOfOne === true ? place.members : [];
    if (place === null || sub === undefined || Object.hasOwn(passed, sub) || !this.isHere(sub)) return null;
    const load = this.#standings.loads.of(sub, plan.config.idle, now);
    if (isFull(load, capacityOf(plan.agent(sub).capacity, place))) return null;
    const others = this.offersTo(sub).map(({ until }) => until);
    return others.length === 0 ? null : Math.max(now + A_WHILE_MS, ...others);
  }

  /**
   * A program does something, perhaps with the conversation `name`: what it has stays its own. `endsAt`: when its key ends (ms);
   * null: it does not.
   */
  programActs(sub: string, name: string | null, endsAt: number | null, now: number): void {
    if (!this.#isOn) return;
    const { store, agenda } = this.#tools;
    const goneAt = Math.min(now + PROGRAM_KEEPS_MS, endsAt ?? Infinity) - this.#graceMs();
    const { left_at: before } = store.agents.get(sub);
    if (before !== null && Math.abs(goneAt - before) < ACTS_NOTED_MS) return;
    store.agents.left(sub, goneAt);
    agenda.wakeBy(goneAt + this.#graceMs());
    const hasWaited = ({ owned_at: at }: ConversationRow, since: number): boolean =>
      Math.max(since, at ?? 0) <= now - PROGRAM_KEEPS_MS;
    for (const row of this.#waitingWith(sub))
      if (row.name !== name && hasWaited(row, toSummary(row).waitingSince ?? now))
        this.#apply(row, { event: "left" });
  }

  /** A program lets go of all that it has: its key is good no more. */
  programEnds(sub: string): void {
    const { store } = this.#tools;
    if (this.#isOn) store.agents.forgetLeft(sub);
    for (const name of store.ownership.assignedTo(sub)) {
      const row = store.list.find(name);
      if (row !== null) this.#apply(row, { event: "left" });
    }
  }

  /** An agent answered an offer. */
  hasAnswered(sub: string): void {
    this.#tools.store.agents.answers(sub);
  }

  /** What is offered to this agent, by the desk or by a colleague. */
  offersTo(sub: string): OfferTold[] {
    return this.#told.to(sub);
  }

  /** What waits at places of the desk, by name; nothing where nobody wrote rules. */
  waiting(): ReadonlyMap<string, AtPlace> {
    return this.#isOn ? this.#standings.waiting.all() : new Map();
  }

  /** When they were last given something, in ms; 0: never. */
  givenAtOf(sub: string): number {
    return this.#isOn ? this.#availability.givenAtOf(sub) : 0;
  }

  /** Offers in a row that an agent did not answer. */
  missedBy(sub: string): number {
    return this.#isOn ? this.#tools.store.agents.get(sub).missed : 0;
  }

  /** An agent came, is shown offers from now on, or is available again. A socket that comes back is nobody's answer to an offer. */
  isThere(sub: string): void {
    if (!this.#isOn) return;
    this.#tools.store.agents.forgetLeft(sub);
    this.#offer(Date.now());
  }

  /** An agent said that they are available, or begins their day: whatever they missed is over. */
  isBack(sub: string): void {
    if (this.#isOn) this.#tools.store.agents.answers(sub);
    this.isThere(sub);
  }

  /** An agent is away, or nothing shows them offers any more: what is offered to them goes to others. */
  isAway(person: Person, now: number): void {
    this.#withdraw(person, now);
  }

  /** No socket of theirs is open any more. */
  hasLeft(person: Person, now: number): void {
    if (this.#isOn) {
      this.#tools.store.agents.left(person.sub, now);
      this.#tools.agenda.wakeBy(now + this.#graceMs());
    }
    this.#withdraw(person, now);
  }

  /** Somebody wrote another version of the document: all that nobody has goes by it. */
  isConfigured(before: RoutingConfig, now: number): void {
    if (!this.#isOn) return;
    this.#availability.tellBusy([...this.#tools.sockets.subs()]);
    this.#withoutOffering(() => {
      for (const name of [...this.#standings.waiting.all().keys()]) this.#followConfig(name, before, now);
    });
    this.#tools.programs.isConfigured();
    this.run(now);
  }

  /** Where it waits, or when it goes on from there, is otherwise by the version of the document that holds now. */
  #followConfig(name: string, before: RoutingConfig, now: number): void {
    // What was placed with another one of them waits elsewhere by now.
    const at = this.#standings.waiting.all().get(name);
    const row = at === undefined ? null : this.#tools.store.list.find(name);
    if (at === undefined || row === null) return;
    const { config } = this.#tools.store.routing.current();
    const isGone = this.#standings.plan().place(at.wait.queue) === null;
    const facts = factsOf(row, null);
    const to = isGone ? route(config, facts, now) : routedAnew(before, config, at.wait, facts, now);
    if (to === null) {
      this.#apply(row, { event: "retime", until: untilAnew(before, config, at.wait, now) });
      const timed = this.#tools.store.list.find(name);
      return timed === null ? undefined : this.#prioritise(timed);
    }
    for (const who of askingOf(row)?.to ?? []) {
      const asked = this.#tools.store.list.find(name);
      if (asked !== null) this.#apply(asked, { event: "withdraw", who });
    }
    const free = this.#tools.store.list.find(name);
    if (free !== null) this.#placeBy(free, to, null, now);
  }

  /** Another thing is said of it: whoever waits may come sooner, or later. */
  isTagged(name: string): void {
    const row = this.#isOn ? this.#tools.store.list.find(name) : null;
    if (row !== null) this.#prioritise(row);
  }

  #prioritise(row: ConversationRow): void {
    const wait = waitOf(standingOf(row));
    if (wait === null) return;
    const { config } = this.#tools.store.routing.current();
    const rule = config.rules.find(({ id }) => id === wait.rule);
    const priority = priorityOf(config, rule?.priority, tagFactsOf(row));
    if (priority !== wait.priority) this.#apply(row, { event: "prioritise", priority });
  }

  /** An agent's token names other teams than it did. */
  isRegrouped(now: number): void {
    if (this.#isOn) this.#offer(now);
  }

  /** They have as many conversations as they may. */
  isBusy(sub: string): boolean {
    return this.#isOn && this.#availability.isBusy(sub);
  }

  /** From when on there is something to do, in ms. */
  dueAt(): number | null {
    if (!this.#isOn) return null;
    if (this.#standings.unplaced(1).length > 0) return 0;
    const leftAt = this.#tools.store.agents.firstLeftAt();
    const lookMs = this.#lookMs(null, Date.now());
    const times = [
      ...(leftAt === null ? [] : [leftAt + this.#graceMs()]),
      ...(lookMs === null ? [] : [this.#lookedAt + lookMs]),
    ];
    return times.length === 0 ? null : Math.min(...times);
  }

  run(now: number): void {
    if (!this.#isOn) return;
    this.#begin(now);
    const { store } = this.#tools;
    for (const sub of store.agents.leftBy(now - this.#graceMs())) this.#giveBack(sub);
    for (const name of this.#standings.unplaced(PLACED_MAX)) {
      const row = store.list.find(name);
      if (row !== null && isUnplaced(row)) this.#place(row, null, now);
    }
    this.#offer(now);
  }

  #graceMs(): number {
    return this.#tools.store.routed().config.graceSeconds * 1_000;
  }

  /** How soon time alone may make something of what waits (ms); null: it does not. */
  #lookMs(known: Here | null, now: number): number | null {
    const plan = this.#standings.plan();
    const hasIdle = plan.config.idle !== undefined;
    let here = known;
    let ms: number | null = null;
    for (const { queue, needs } of this.#standings.waiting.groups()) {
      const place = plan.place(queue);
      const relaxMs = [...needs, ...(place?.needs ?? [])].map((it) => (it.relaxSeconds ?? Infinity) * 1_000);
      const isOpen = place !== null && isOpenAt(place, now);
      const soonest = Math.min(...relaxMs, isOpen && !hasIdle ? Infinity : LOOK_MS);
      if (soonest === Infinity) continue;
      const seats = (here ??= this.#availability.here());
      // Whoever comes looks by themselves.
      if (place !== null && !place.members.some((sub) => canBeGiven(place, seats, sub))) continue;
      ms = Math.min(ms ?? LOOK_MS, soonest);
    }
    return ms;
  }

  /** Who left and did not come back keeps what waits for nothing. */
  #giveBack(sub: string): void {
    const { store, sockets } = this.#tools;
    store.agents.forgetLeft(sub);
    if (sockets.open(sub).length > 0) return;
    for (const row of this.#waitingWith(sub)) this.#apply(row, { event: "left" });
  }

  /** What they have, and whose customer waits for an answer. */
  #waitingWith(sub: string): ConversationRow[] {
    const { ownership, list } = this.#tools.store;
    return ownership.assignedTo(sub).flatMap((name) => {
      const row = list.find(name);
      return row !== null && toSummary(row).waitingSince !== null ? [row] : [];
    });
  }

  #place(row: ConversationRow, entries: readonly Entry[] | null, now: number): void {
    this.#placeBy(row, route(this.#tools.store.routed().config, factsOf(row, entries), now), entries, now);
  }

  #placeBy(row: ConversationRow, { rule, to }: Routed, entries: readonly Entry[] | null, now: number): void {
    const [why, asks] = [rule === null ? "otherwise" : "rule", asksOf(rule, row)] as const;
    if (to.type !== "bot" && to.type !== "ask")
      return this.#bring(row, keyOf(to), why, rule?.name, asks, now);
    const came = { why, ...(rule === null ? {} : { rule: rule.name }) };
    const { begins, thenOf } = this.#tools.programs;
    if (!begins(row, to, came, entries, now)) this.#bring(row, thenOf(to.bot), why, rule?.name, asks, now);
  }

  /** Where the rules bring what nobody has and is nowhere; null where they are not asked. */
  targetOf(row: ConversationRow, entries: readonly Entry[] | null, now: number): Target | null {
    if (!this.#isOn || !isUnplaced(row)) return null;
    return route(this.#tools.store.routed().config, factsOf(row, entries), now).to;
  }

  /** A program has it from now on. */
  begin(
    row: ConversationRow,
    {
      bot: { id, name },
      asks,
      why,
      rule,
    }: { bot: Bot; asks: boolean; why: "rule" | "otherwise"; rule?: string },
  ): void {
    this.#apply(row, { event: "begin", bot: { id, name, ...(asks ? { asks } : {}) }, why, rule });
  }

  /** A program has it no longer: it waits from now on, at that place. */
  handOver(
    row: ConversationRow,
    key: string,
    { why, note, fault, rests, rule: name }: HandsOver,
    now: number,
  ): void {
    const rule = this.#tools.store.routed().config.rules.find((it) => it.name === name) ?? null;
    const asks: Asks = { ...asksOf(rule, row), given: true };
    const at = this.waitAt(row, key, now, asks) ?? this.waitAt(row, POOL, now, asks);
    if (at === null) return;
    const wait = { ...at.wait, since: now, ...(rests === undefined ? {} : { rests }) };
    this.#apply(row, { event: "handOver", wait, name: at.name, why, note, fault });
  }

  /** A place that is gone is followed by the pool, where everyone sees what waits. */
  #bring(
    row: ConversationRow,
    key: string,
    why: "rule" | "otherwise" | "overflow",
    rule: string | undefined,
    asks: Asks,
    now: number,
  ): void {
    const led = this.waitAt(row, key, now, asks) ?? this.waitAt(row, POOL, now, asks);
    if (led === null) return;
    const { wait, name, hasOverflown } = led;
    this.#apply(row, { event: "route", wait, name, why: hasOverflown ? "overflow" : why, rule });
  }

  /** How a conversation would wait in a queue of that id, or with null for everyone; null: the desk has no such place. */
  waitIn(row: ConversationRow, queue: string | null, now: number): { wait: Wait; name: string } | null {
    if (!this.#isOn) return null;
    const isQueue = queue === null || this.#tools.store.routed().config.queues.some(({ id }) => id === queue);
    return isQueue ? this.waitAt(row, queue ?? POOL, now, { given: true }) : null;
  }

  /** How a conversation that is to go to a place would wait, and where that is, for people; null: there is no such place. */
  waitAt(
    row: ConversationRow,
    key: string,
    now: number,
    asks: Asks = {},
  ): { wait: Wait; name: string; hasOverflown: boolean } | null {
    const { config } = this.#tools.store.routed();
    const settled = settle(
      config,
      key,
      (sub, { isGiven }) => (isGiven ? this.#availability.isAvailable(sub) : this.isHere(sub)),
      now,
    );
    if (settled === null) return null;
    const { place, hasOverflown } = settled;
    const priority = priorityOf(config, asks.priority, tagFactsOf(row));
    const wait: Wait = {
      queue: place.key,
      since: sinceOf(row, now),
      until: place.afterMs === null ? null : now + place.afterMs,
      passed: {},
      ...restsOf(row),
      ...asks,
      ...(priority === undefined ? {} : { priority }),
    };
    const { isOfOne, name } = place;
    const called = isOfOne ? (this.#tools.store.people.find(name)?.name ?? name) : name;
    return { wait, name: called, hasOverflown };
  }

  /** Whether they can be asked: they are available, and are shown what is offered to them. */
  isHere(sub: string): boolean {
    return this.#availability.isHere(sub);
  }

  /** Whether any of these can be asked; of nobody in particular: whether anybody at the desk is available. */
  here(members: readonly string[]): boolean {
    return this.#availability.isAnyHere(members);
  }

  /** How many customers have waited longer at the place of this one. */
  before(name: string): number {
    const own = this.waiting().get(name);
    if (own === undefined) return 0;
    const others = [...this.waiting().values()].filter(({ wait }) => wait.queue === own.wait.queue);
    return others.filter(({ wait }) => wait.since < own.wait.since).length;
  }

  /** Offers what waits to whoever is free; what comes of that may free others. */
  #offer(now: number): void {
    this.#isToOfferAgain = true;
    if (this.#isOffering) return;
    this.#isOffering = true;
    try {
      const here = this.#availability.here();
      while (this.#isToOfferAgain) {
        this.#isToOfferAgain = false;
        this.#offerOnce(here, now);
      }
      const lookMs = this.#lookMs(here, now);
      if (lookMs !== null) this.#tools.agenda.wakeBy(now + lookMs);
    } finally {
      this.#isOffering = false;
    }
  }

  #offerOnce(here: Here, now: number): void {
    this.#begin(now);
    this.#lookedAt = now;
    this.#withdrawUnanswerable(here, now);
    const plan = this.#standings.plan();
    const groups: Group[] = [];
    for (const { queue, needs, line } of [...this.#standings.waiting.groups()]) {
      const place = plan.place(queue);
      if (place === null) for (const { name } of [...line]) this.#placeAnew(name, now);
      else if (place.members.some((sub) => canBeGiven(place, here, sub)) && isOpenAt(place, now))
        groups.push({ place, needs, waiting: line });
    }
    const rings = this.#rings(here, now);
    if (groups.length === 0 && rings.length === 0) return;
    const agents = this.#availability.agents(here, now);
    const offers = choose(groups, agents, now);
    // What nobody is asked for yet comes before what some are.
    const asked = offers.flatMap(({ to }) => to.map(({ sub }) => sub));
    const joins = join(rings, agents, asked, now);
    for (const { name, to, until, isGiven } of offers) {
      const row = this.#tools.store.list.find(name);
      if (row === null) continue;
      this.#tools.store.meter.count("offers", { outcome: "made" });
      if (isGiven) this.#give(row, to, now);
      else this.#ask(row, { event: "offer", to, now, until });
    }
    for (const { name, to, isLate } of joins) {
      const row = this.#tools.store.list.find(name);
      if (row !== null) this.#ask(row, { event: "join", to, isLate });
    }
  }

  /** What is offered to all of a place, and some of it are asked for nothing. */
  #rings(here: Here, now: number): Ring[] {
    const { waiting } = this.#standings;
    const plan = this.#standings.plan();
    const names = new Set([...waiting.asked()].flatMap((sub) => waiting.offeredTo(sub)));
    return [...names].flatMap((name) => {
      const standing = waiting.all().get(name);
      const place = standing === undefined ? null : plan.place(standing.wait.queue);
      if (standing?.state !== "offered" || place?.choose !== "ring" || !isOpenAt(place, now)) return [];
      const isOneFree = place.members.some((sub) => canBeGiven(place, here, sub) && !waiting.isAsked(sub));
      return isOneFree ? [{ name, place, wait: standing.wait, offer: standing.offer }] : [];
    });
  }

  /**
   * Whoever is of that place no more, has as much as they may by now, or went unseen with an instance that died, is asked
   * no longer. An agent may take more than that by their own will, and be given more by others: then nothing is offered to
   * them beside. What was offered by a clock that went back since would stand for longer than it says.
   */
  #withdrawUnanswerable(here: Here, now: number): void {
    const { waiting, loads } = this.#standings;
    const plan = this.#standings.plan();
    for (const sub of [...waiting.asked()]) {
      for (const name of waiting.offeredTo(sub)) {
        const standing = waiting.all().get(name);
        if (standing?.state !== "offered") continue;
        const { wait, offer } = standing;
        const place = plan.place(wait.queue);
        const isMember = place?.members.includes(sub) === true;
        const hasRoom =
          place !== null &&
          !isFull(loads.of(sub, plan.config.idle, now), capacityOf(plan.agent(sub).capacity, place));
        if (offer.at <= now && here.get(sub) === true && isMember && hasRoom) continue;
        const row = this.#tools.store.list.find(name);
        if (row !== null) this.#apply(row, { event: "withdraw", who: { sub, name: sub } });
      }
    }
  }

  /** That somebody is asked makes nobody free. */
  #ask(row: ConversationRow, event: Extract<Event, { event: "offer" | "join" }>): void {
    const isToOfferAgain = this.#isToOfferAgain;
    this.#apply(row, event);
    this.#isToOfferAgain = isToOfferAgain;
  }

  /** It is theirs, who are told as of an offer, but for the asking. */
  #give(row: ConversationRow, [to]: readonly Person[], now: number): void {
    const before = standingOf(row);
    if (to === undefined || before.state !== "queued" || before.wait === null) return;
    const told = this.#told.waiting(row, before.wait, now);
    this.#apply(row, { event: "give", to });
    const after = this.#tools.store.list.find(row.name) ?? row;
    const given = { ...told, summary: toSummary(after) };
    this.#told.tell(to.sub, { given });
  }

  /** The place where it waited is gone with a version of the document. */
  #placeAnew(name: string, now: number): void {
    const row = this.#tools.store.list.find(name);
    if (row === null) this.#standings.moved(name, null);
    else this.#place(row, null, now);
  }

  /** Who is here and available, and what they have; nobody where nobody wrote rules. */
  agents(now: number): Map<string, FreeAgent> {
    return this.#isOn
      ? this.#availability.agents(this.#availability.here(), now)
      : new Map<string, FreeAgent>();
  }

  /** Nobody answered: who did so too often in a row counts as away, and is told why. */
  #expire(row: ConversationRow, asked: readonly Person[], now: number): void {
    const { store, presences } = this.#tools;
    const { missedMax } = store.routed().config;
    store.meter.count("offers", { outcome: "expired" });
    this.#withoutOffering(() => {
      this.#apply(row, { event: "expire", now });
      // Where nobody wrote rules nobody is set away: agents take by themselves.
      for (const person of this.#isOn ? asked : []) {
        const missed = store.agents.missed(person.sub);
        if (missed < missedMax || !this.#availability.isAvailable(person.sub)) continue;
        presences.set(person, "away", { missed }, now);
        this.#told.tell(person.sub, { away: "missed" });
      }
    });
    if (this.#isOn) this.#offer(now);
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
    if (this.#isOn) this.#offer(now);
  }

  #apply(row: ConversationRow, event: Parameters<typeof moveSurely>[1]): void {
    this.#tools.mover.apply(row, moveSurely(standingOf(row), event), null);
  }

  /** Tells an agent what is offered to them, all of it: each time replaces the one before. */
  tell(sub: string): void {
    this.#told.tell(sub);
  }

  /** Tells a socket that was just opened what is offered. */
  tellFirst(socket: GadgetSocket): void {
    this.#told.tellFirst(socket);
  }
}

/** Who is asked whether they take what waits. */
function askingOf(row: ConversationRow): Asking | null {
  const standing = standingOf(row);
  return standing.state === "offered" ? standing.offer : null;
}

/** What waits there is given to them without asking, or they can be asked. */
function canBeGiven({ isGiven }: Place, here: Here, sub: string): boolean {
  return isGiven ? here.has(sub) : here.get(sub) === true;
}

function asksOf(rule: Rule | null, row: ConversationRow): Asks {
  const { needs = [], priority } = rule ?? {};
  return {
    ...(rule === null ? {} : { rule: rule.id }),
    ...(needs.length === 0 ? {} : { needs }),
    ...(priority === undefined ? {} : { priority }),
    ...lastOf(row),
  };
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

/** Who had it before, and did not give it back. */
function lastOf({ had, parted_at: at }: ConversationRow): Pick<Wait, "last"> {
  return had == null || at == null ? {} : { last: { sub: (JSON.parse(had) as Person).sub, at } };
}

/** From when on its customer waits; what waited somewhere before waits on from then. */
function sinceOf(row: ConversationRow, now: number): number {
  const standing = standingOf(row);
  if (standing.state === "queued" && standing.wait !== null) return standing.wait.since;
  return toSummary(row).waitingSince ?? now;
}
