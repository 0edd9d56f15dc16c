import { isLocalHost, configOf } from "../../../config.ts";
import { FRESH_MS } from "../../../domain/automation/replies.ts";
import { BOT_TURNS_MAX, commandOfTurn, nextBotTry } from "../../../domain/automation/turns.ts";
import { rulesOf } from "../../../domain/kinds.ts";
import { keyOf, placeOf, POOL } from "../../../domain/routing/places.ts";
import { POOL_TARGET, route } from "../../../domain/routing/rules.ts";
import { Said } from "../../../domain/routing/words.ts";
import type { HandedOver } from "../../../domain/states/moves.ts";
import { nextInternalAttempt } from "../../../domain/retry.ts";
import { log, traceOf } from "../../../log.ts";
import type { TaggedThen } from "../../../domain/tags/tagging.ts";
import type { BotAnswer, BotRequest } from "../../../protocol/bots/wire.ts";
import type { BotFault } from "../../../protocol/message/content.ts";
import type { Entry } from "../../../protocol/message/entry.ts";
import type { Bot } from "../../../protocol/routing/automation.ts";
import type { Target } from "../../../protocol/routing/config.ts";
import type { BotHeard, Publication } from "../../kernel/contracts.ts";
import { conversationStub } from "../../kernel/stubs.ts";
import type { Agenda } from "../../kernel/agenda.ts";
import { standingOf, type ConversationRow } from "../list/row.ts";
import { factsOf, tagFactsOf } from "../routing/facts.ts";
import type { HandsOver } from "../routing/routing.ts";
import { hiding } from "../masking/hiding.ts";
import type { BotSecrets } from "./bot-secrets.ts";
import { contactOf } from "./replies.ts";
import { sayOf } from "./say.ts";
import { sendAutomatically, type SenderTools } from "./sender.ts";
import type { Talk, Turn } from "./talk-store.ts";

/** What an instance that died over a question had begun, another goes on with so long after its time was over (ms). */
const GUARD_MS = 5_000;

type Tools = SenderTools & {
  secrets: BotSecrets;
  agenda: Pick<Agenda, "wakeBy">;
  later: (work: Promise<unknown>) => void;
  /** It stands with the program from now on. */
  begin: (
    row: ConversationRow,
    began: { bot: Bot; asks: boolean; why: "rule" | "otherwise"; rule?: string },
  ) => void;
  /** Writes what is said of it. */
  tag: (row: ConversationRow, said: TaggedThen) => void;
  /** It waits at that place from now on. */
  handOver: (row: ConversationRow, key: string, how: HandsOver, now: number) => void;
};

/** The queue of that id, or everyone's. */
function toQueue(key: string): Target {
  return key === POOL ? POOL_TARGET : { type: "queue", queue: key };
}

/** The part of a target that names a program. */
export type ProgramTarget = Extract<Target, { type: "bot" | "ask" }>;

/**
 * Programs of the operator's: what a customer says is told to one of them, one question at a time, in order, until it hands over.
 * What it is to be asked is stored with the news, and what it answered before any of it is sent: whatever dies over it, the program
 * is asked at least once under the same id, and the customer is told once. A person who answers or takes the conversation has it
 * until the contact ends. A desk whose document names no program reads nothing for it.
 */
export class Bots {
  readonly #tools: Tools;
  /** Conversations whose turn is under way in this instance. */
  readonly #running = new Set<string>();
  /** News that are being taken in. */
  #before: ConversationRow | null = null;

  constructor(tools: Tools) {
    this.#tools = tools;
  }

  /** Where a program's conversations go that it does not speak with, or fails. */
  thenOf(bot: string): string {
    return this.#find(bot)?.then ?? POOL;
  }

  /** Whether a program has it, or is about to: no agent need hear of each word. */
  has(row: ConversationRow, target: Target | null, entries: readonly Entry[] | null, now: number): boolean {
    if (standingOf(row).state === "bot") return true;
    return target?.type === "bot" && this.#mayBegin(row, target, entries, now);
  }

  /** Gives it to the program, or asks it where it goes; false where a person goes on. */
  begins(
    row: ConversationRow,
    target: ProgramTarget,
    came: { why: "rule" | "otherwise"; rule?: string },
    entries: readonly Entry[] | null,
    now: number,
  ): boolean {
    const bot = this.#find(target.bot);
    const asks = target.type === "ask";
    if (bot === null || !this.#mayBegin(row, target, entries, now)) return false;
    const { store, begin } = this.#tools;
    const contact = contactOf(row);
    const before = store.talks.find(row.name);
    const isSame = before?.contact === contact && before.bot === bot.id && !before.asks && !asks;
    const talk: Talk = {
      ...{
        conversation: row.name,
        contact,
        bot: bot.id,
        asks,
        isOver: before?.contact === contact && before.isOver,
      },
      ...{ seen: Math.max(isSame ? before.seen : 0, row.closed_asked), rule: came.rule ?? null, turn: null },
      ...{ turns: isSame ? before.turns : 0, dueAt: null },
    };
    store.talks.set(talk);
    begin(row, { bot, asks, ...came });
    const after = store.list.find(row.name);
    if (after === null) return true;
    if (!asks && this.#asksForPerson(after, bot, entries))
      this.#handOver(after, talk, "asked_for_person", {}, now);
    else this.#isDue(talk, now);
    return true;
  }

  #mayBegin(
    row: ConversationRow,
    target: ProgramTarget,
    entries: readonly Entry[] | null,
    now: number,
  ): boolean {
    if (this.#find(target.bot) === null || !rulesOf(row.name).hasAutomation) return false;
    if (target.type === "ask") return true;
    const talk = this.#tools.store.talks.find(row.name);
    return !(talk?.contact === contactOf(row) && talk.isOver) && isFresh(row, entries, now);
  }

  /** News of a conversation are about to be taken in. */
  come({ conversation }: Publication): void {
    this.#before = this.#tools.store.list.find(conversation);
  }

  /** They were. */
  came({ conversation, entries, answeredElsewhere = 0 }: Publication, now: number): void {
    const before = this.#before;
    this.#before = null;
    const row = this.#tools.store.list.find(conversation);
    if (row === null) return;
    this.moved(conversation);
    if (standingOf(row).state !== "bot") return;
    const talk = this.#tools.store.talks.find(conversation);
    const bot = talk === null ? null : this.#find(talk.bot);
    // moved() gave it on.
    if (talk === null || bot === null) return;
    if (before !== null && answeredElsewhere > before.rev)
      return this.#handOver(row, talk, "elsewhere", { rests: row.asked }, now);
    if (row.asked === (before?.asked ?? 0) || row.asked <= talk.seen) return;
    if (talk.asks || isToAnother(entries)) return;
    if (this.#asksForPerson(row, bot, entries)) this.#handOver(row, talk, "asked_for_person", {}, now);
    else if (!isFresh(row, entries, now)) this.#handOver(row, talk, "bot_late", {}, now);
    else if (talk.turn === null) this.#isDue(talk, now);
  }

  /** A conversation stands elsewhere, or may. */
  moved(name: string): void {
    const { store } = this.#tools;
    const row = store.list.find(name);
    if (row === null) return;
    const standing = standingOf(row);
    const isOn = (store.routing.current().config.bots ?? []).length > 0;
    if (!isOn && standing.state !== "bot") return;
    const talk = store.talks.find(name);
    if (standing.state === "bot") {
      if (talk === null || this.#find(talk.bot) === null) this.#giveOn(row, talk);
      return;
    }
    const contact = contactOf(row);
    const isPersons =
      row.owner_sub !== null || (standing.state === "queued" && standing.wait?.rests !== undefined);
    const isOver = isPersons || (talk?.contact === contact && talk.isOver);
    if (
      talk === null ? !isPersons : talk.contact === contact && talk.isOver === isOver && talk.dueAt === null
    )
      return;
    const fresh = { bot: "", asks: false, seen: row.asked, rule: null, turns: 0 };
    store.talks.set({ ...fresh, ...talk, conversation: name, contact, isOver, turn: null, dueAt: null });
  }

  /** Somebody wrote another version of the document: what a program has that is gone goes on. */
  isConfigured(): void {
    for (const name of this.#tools.store.talks.underWay()) {
      const row = this.#tools.store.list.find(name);
      if (row !== null && standingOf(row).state === "bot") this.moved(name);
    }
  }

  /** What a program has that is not in the document goes where rules lead now. */
  #giveOn(row: ConversationRow, talk: Talk | null): void {
    const now = Date.now();
    const { rule, to } = route(this.#tools.store.routing.current().config, factsOf(row, null), now);
    const lost = { conversation: row.name, contact: contactOf(row), bot: "", asks: false, isOver: true };
    const none = { ...lost, seen: row.asked, turn: null, turns: 0, dueAt: null };
    const next = to.type === "bot" || to.type === "ask" ? toQueue(this.thenOf(to.bot)) : to;
    this.#handOver(
      row,
      { ...(talk ?? none), rule: rule?.name ?? null },
      "bot",
      { to: next, fault: { code: "gone" } },
      now,
    );
  }

  dueAt(): number | null {
    return this.#tools.store.talks.nextAt();
  }

  /** Begins with all that is due; nobody waits for a slow one. */
  run(now: number): void {
    for (const name of this.#tools.store.talks.due(now)) this.#begin(name);
  }

  #isDue(talk: Talk, now: number): void {
    const { store, agenda } = this.#tools;
    store.talks.set({ ...talk, dueAt: now });
    agenda.wakeBy(now);
    this.#begin(talk.conversation);
  }

  #begin(name: string): void {
    if (this.#running.has(name)) return;
    this.#running.add(name);
    const work = this.#turns(name)
      .catch((error: unknown) => this.#failed(name, error))
      .finally(() => this.#running.delete(name));
    this.#tools.later(work);
  }

  /** Something of ours was not reached: what was answered is stored, or is asked again. */
  #failed(name: string, error: unknown): void {
    const { store, agenda } = this.#tools;
    log({ event: "fault", where: "desk.bots", error: traceOf(error) });
    const talk = store.talks.find(name);
    if (talk === null || talk.dueAt === null) return;
    const dueAt = nextInternalAttempt(talk.turn?.tries ?? 1, Date.now(), Math.random());
    store.talks.set({ ...talk, dueAt });
    agenda.wakeBy(dueAt);
  }

  /** One question after the other, until it has heard all. */
  async #turns(name: string): Promise<void> {
    for (;;) {
      const now = Date.now();
      const at = this.#current(name);
      if (at === null) return;
      const { row, talk, bot } = at;
      if (talk.turn?.answered === undefined) {
        if (row.asked <= talk.seen) {
          this.#tools.store.talks.set({ ...talk, turn: null, dueAt: null });
          return;
        }
        if (!(await this.#ask(row, talk, bot, now))) return;
      } else if (!(await this.#obey(row, bot, talk.turn, talk.turn.answered))) return;
    }
  }

  /** The conversation, where a program has it and is to be asked or answers; null where it is not, or not any more. */
  #current(name: string): { row: ConversationRow; talk: Talk; bot: Bot } | null {
    const { store } = this.#tools;
    const [row, talk] = [store.list.find(name), store.talks.find(name)];
    const isWithIt = row !== null && standingOf(row).state === "bot";
    const bot = talk === null ? null : this.#find(talk.bot);
    if (isWithIt && talk !== null && bot !== null && talk.dueAt !== null) return { row, talk, bot };
    // Whoever has it now goes on.
    if (talk !== null && talk.dueAt !== null) store.talks.set({ ...talk, turn: null, dueAt: null });
    return null;
  }

  /** Asks it once; whether it is to be gone on with now. */
  async #ask(row: ConversationRow, talk: Talk, bot: Bot, now: number): Promise<boolean> {
    const { env, store, agenda, secrets } = this.#tools;
    const before = talk.turn ?? { id: crypto.randomUUID(), upTo: row.asked, tries: 0 };
    if (talk.turn === null && talk.turns >= BOT_TURNS_MAX) {
      this.#handOver(row, talk, "bot_failed", { fault: { code: "endless" } }, now);
      return false;
    }
    // What died with it under way was a try as well.
    if (before.tries > 0 && nextBotTry(before.tries, now) === null) {
      this.#handOver(row, talk, "bot_failed", {}, now);
      return false;
    }
    const turn: Turn = { ...before, tries: before.tries + 1 };
    const ms = bot.seconds * 1_000;
    const asked = {
      ...talk,
      turn,
      turns: talk.turns + (talk.turn === null ? 1 : 0),
      dueAt: now + ms + GUARD_MS,
    };
    store.talks.set(asked);
    agenda.wakeBy(now + ms + GUARD_MS);
    const isLocal = isLocalHost(new URL(configOf(env).graphUrl));
    const heard: BotHeard = await conversationStub(env, row.name).askBot(row.name, {
      address: { url: bot.url, secrets: await secrets.all(bot.id, now), ms, isLocal },
      request: {
        ...{ type: talk.asks ? "route" : "messages", id: turn.id, desk: store.name() ?? "", bot: bot.id },
        facts: { rule: talk.rule, returning: factsOf(row, null).isReturning },
        ...saidOf(row),
      },
      after: talk.seen,
      upTo: turn.upTo,
      ...hiding(store),
    });
    return this.#hears(row.name, turn.id, heard);
  }

  /** What came of asking, unless it is asked about something else by now. */
  #hears(name: string, id: string, heard: BotHeard): boolean {
    const at = this.#current(name);
    if (at?.talk.turn?.id !== id) return false;
    const now = Date.now();
    const { row, talk } = at;
    const turn: Turn = { ...at.talk.turn, upTo: heard.upTo };
    const { store, agenda } = this.#tools;
    switch (heard.kind) {
      case "answered":
        store.talks.set({ ...talk, turn: { ...turn, answered: { answer: heard.answer, rev: heard.rev } } });
        return true;
      case "silent":
        if (talk.asks) this.#handOver(row, talk, "bot", {}, now);
        else store.talks.set({ ...talk, seen: turn.upTo, turn: null });
        return !talk.asks;
      case "slow":
        this.#handOver(row, talk, "bot_slow", {}, now);
        return false;
      case "nonsense":
        this.#handOver(row, talk, "bot_failed", { fault: heard.fault }, now);
        return false;
      case "failed": {
        const again = nextBotTry(turn.tries, now);
        if (again === null) this.#handOver(row, talk, "bot_failed", { fault: heard.fault }, now);
        else {
          store.talks.set({ ...talk, turn, dueAt: again });
          agenda.wakeBy(again);
        }
        return false;
      }
    }
  }

  /** Sends what it answered, and does what it says; whether it is to be gone on with now. */
  async #obey(
    row: ConversationRow,
    bot: Bot,
    turn: Turn,
    { answer, rev }: { answer: BotAnswer; rev: number },
  ): Promise<boolean> {
    const by = { sub: `bot:${bot.id}`, name: bot.name };
    // First, so that what follows goes by it.
    sayOf(this.#tools.store, row.name, by, answer, this.#tools.tag);
    for (const [at, outgoing] of answer.messages.entries()) {
      const id = commandOfTurn(bot.id, turn.id, at);
      const sent = await sendAutomatically(this.#tools, row.name, { id, by, outgoing, seenRev: rev });
      const now = this.#current(row.name);
      // A person has it.
      if (now?.talk.turn?.id !== turn.id) return false;
      // Somebody else wrote meanwhile: whether that answered the customer a person sees, and nobody waits for a program.
      if (sent === "answered") {
        this.#handOver(now.row, now.talk, "elsewhere", {}, Date.now());
        return false;
      }
      if (sent === "not_sendable") {
        this.#handOver(
          now.row,
          now.talk,
          "bot_failed",
          { fault: { code: "not_sendable", detail: `messages.${String(at)}` } },
          Date.now(),
        );
        return false;
      }
      if (sent === "not_possible") break;
    }
    const now = this.#current(row.name);
    if (now?.talk.turn?.id !== turn.id) return false;
    const { handOver } = answer;
    if (handOver !== undefined || now.talk.asks) {
      const { to, reason } = handOver ?? {};
      const more = { ...(to === undefined ? {} : { to }), ...(reason === undefined ? {} : { note: reason }) };
      this.#handOver(now.row, { ...now.talk, seen: turn.upTo }, "bot", more, Date.now());
      return false;
    }
    this.#tools.store.talks.set({ ...now.talk, seen: turn.upTo, turn: null });
    return true;
  }

  #handOver(
    row: ConversationRow,
    talk: Talk,
    why: HandedOver,
    { to, note, fault, rests }: { to?: Target; note?: string; fault?: BotFault; rests?: number },
    now: number,
  ): void {
    const { store, handOver } = this.#tools;
    const { config } = store.routing.current();
    const then = this.thenOf(talk.bot);
    // An agent is followed by what the program said, or else by its own queue.
    const wanted =
      to === undefined ? null : keyOf(to.type === "agent" ? { ...to, then: to.then ?? then } : to);
    const key = wanted !== null && placeOf(config, wanted) !== null ? wanted : then;
    store.talks.set({ ...talk, isOver: talk.isOver || !talk.asks, turn: null, dueAt: null });
    handOver(row, key, { why, note, fault, rests, rule: talk.rule }, now);
  }

  #asksForPerson(row: ConversationRow, { words }: Bot, entries: readonly Entry[] | null): boolean {
    const { text } = factsOf(row, entries);
    return new Said(text).hasAny(words);
  }

  #find(bot: string): Bot | null {
    return this.#tools.store.routing.current().config.bots?.find(({ id }) => id === bot) ?? null;
  }
}

/** What a program is told of what is said of the conversation. */
function saidOf(row: ConversationRow): Pick<BotRequest, "tags" | "attributes"> {
  const { tags, attributes } = tagFactsOf(row);
  return {
    ...(tags.length === 0 ? {} : { tags: [...tags] }),
    ...(Object.keys(attributes).length === 0 ? {} : { attributes }),
  };
}

/** All of it was said while another app had the thread. */
function isToAnother(entries: readonly Entry[] | null): boolean {
  const said = (entries ?? []).filter(({ author }) => author.type === "customer");
  return said.length > 0 && said.every(({ standby }) => standby === true);
}

/** Its customer said something just now: what comes late is a person's to answer, who sees when it was said. */
function isFresh(row: ConversationRow, entries: readonly Entry[] | null, now: number): boolean {
  if (now - row.activity_at >= FRESH_MS) return false;
  const said = (entries ?? []).filter(({ author }) => author.type === "customer");
  return said.length === 0 || said.some(({ fetched, at }) => fetched === undefined && now - at < FRESH_MS);
}
