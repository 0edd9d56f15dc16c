import { isLocalHost, configOf } from "../../../config.ts";
import { FRESH_MS, wordsFor } from "../../../domain/automation/replies.ts";
import { commandOfTurn, nextBotTry } from "../../../domain/automation/turns.ts";
import { spokenBy } from "../../../domain/language/spoken.ts";
import { nextInternalAttempt } from "../../../domain/retry.ts";
import { link } from "../../../domain/tags/tagging.ts";
import { log, traceOf } from "../../../log.ts";
import type { BotAnswer } from "../../../protocol/bots/wire.ts";
import type { Person } from "../../../protocol/message/entry.ts";
import type { AskedOfReferences, Bot } from "../../../protocol/routing/automation.ts";
import type { BotHeard } from "../../kernel/contracts.ts";
import type { Agenda } from "../../kernel/agenda.ts";
import { conversationStub } from "../../kernel/stubs.ts";
import type { BotSecrets } from "../automation/bot-secrets.ts";
import { sayOf } from "../automation/say.ts";
import { sendAutomatically, type SenderTools } from "../automation/sender.ts";
import { taggedOf, toSummary, type ConversationRow } from "../list/row.ts";
import { hiding } from "../masking/hiding.ts";
import type { Mover } from "../states/mover.ts";
import { factsOf, tagFactsOf } from "../routing/facts.ts";
import type { Asking } from "./asking-store.ts";
import type { Came, ReferenceRow } from "./reference-store.ts";

/** What an instance that died over a question had begun, another goes on with so long after its time was over (ms). */
const GUARD_MS = 5_000;
/** Questions of one turn; the rest follows in the next. */
const ASKED_AT_ONCE = 20;
/** In place of the number of a message of the answer: no answer has as many. */
const FALLBACK_AT = 255;

type Tools = SenderTools & {
  secrets: BotSecrets;
  mover: Pick<Mover, "tag" | "link">;
  agenda: Pick<Agenda, "wakeBy">;
  later: (work: Promise<unknown>) => void;
};

/**
 * The shop is asked for the order as soon as somebody came by a reference that counts, where the desk says who is asked (`references`
 * of the routing document). That it is to be asked is written together with that it counts, and what it answered before any of it is
 * done: whatever dies over it, it is asked at least once under the same id, and the customer is told once. No message waits for it.
 */
export class Shop {
  readonly #tools: Tools;
  /** Questions that are under way in this instance. */
  readonly #running = new Set<string>();

  constructor(tools: Tools) {
    this.#tools = tools;
  }

  /** In the transaction that has it count. What came long ago is a person's to answer. */
  counts({ conversation, entry, at }: Came, { id }: ReferenceRow, now: number): void {
    if (this.#who() === null || now - at > FRESH_MS) return;
    const { store, agenda } = this.#tools;
    const turn = crypto.randomUUID();
    store.askings.add({ conversation, entry, reference: id, turn, dueAt: now });
    agenda.wakeBy(now);
  }

  dueAt(): number | null {
    return this.#tools.store.askings.nextAt();
  }

  /** Begins with all that is due; nobody waits for a slow answer. */
  run(now: number): void {
    for (const asking of this.#tools.store.askings.due(now, ASKED_AT_ONCE)) this.#begin(asking);
  }

  #begin(asking: Asking): void {
    const name = `${asking.conversation} ${asking.entry}`;
    if (this.#running.has(name)) return;
    this.#running.add(name);
    const work = this.#advance(asking)
      .catch((error: unknown) => this.#failed(asking, error))
      .finally(() => this.#running.delete(name));
    this.#tools.later(work);
  }

  /** Something of ours was not reached: what was answered is stored, or is asked again. */
  #failed({ conversation, entry }: Asking, error: unknown): void {
    log({ event: "fault", where: "desk.shop", error: traceOf(error) });
    const asking = this.#tools.store.askings.find(conversation, entry);
    if (asking !== null)
      this.#isDue({ ...asking, dueAt: nextInternalAttempt(asking.tries, Date.now(), Math.random()) });
  }

  async #advance(asking: Asking): Promise<void> {
    const { store } = this.#tools;
    const row = store.list.find(asking.conversation);
    const about = store.references.find(asking.reference)?.about ?? null;
    const who = this.#who();
    // It left, or was erased, or nobody is asked any more.
    if (row === null || about === null || who === null) return store.askings.remove(asking);
    const answered = asking.answered ?? (await this.#ask(asking, row, who, about));
    if (answered === "later") return;
    if (answered === null) await this.#fallBack(asking, who);
    else await this.#obey(asking, who.bot, answered);
    store.askings.remove(asking);
  }

  /** What it answers; null: nothing that counts, and it is not asked again; "later": it is. */
  async #ask(
    asking: Asking,
    row: ConversationRow,
    { bot }: Who,
    about: NonNullable<ReferenceRow["about"]>,
  ): Promise<BotAnswer | null | "later"> {
    const { env, store, secrets } = this.#tools;
    const now = Date.now();
    // What died with it under way was a try as well.
    if (asking.tries > 0 && nextBotTry(asking.tries, now) === null) return null;
    const ms = bot.seconds * 1_000;
    const tried = { ...asking, tries: asking.tries + 1 };
    this.#isDue({ ...tried, dueAt: now + ms + GUARD_MS });
    const { tags, attributes } = tagFactsOf(row);
    const { kind, value, record } = about;
    const heard: BotHeard = await conversationStub(env, row.name).askBot(row.name, {
      address: {
        ...{ url: bot.url, secrets: await secrets.all(bot.id, now), ms },
        isLocal: isLocalHost(new URL(configOf(env).graphUrl)),
      },
      request: {
        ...{ type: "reference", id: asking.turn, desk: store.name() ?? "", bot: bot.id },
        facts: { rule: null, returning: factsOf(row, null).isReturning },
        ...(tags.length === 0 ? {} : { tags: [...tags] }),
        ...(Object.keys(attributes).length === 0 ? {} : { attributes }),
        reference: { reference: asking.reference, kind, value, record },
      },
      ...{ after: asking.entry - 1, upTo: asking.entry },
      ...hiding(store),
    });
    if (heard.kind === "answered") {
      store.askings.set({ ...tried, answered: heard.answer });
      return heard.answer;
    }
    // Another app has the thread.
    if (heard.kind === "silent") return { messages: [] };
    log({ event: "shop.failed", bot: bot.id, why: heard.kind });
    const again = heard.kind === "failed" ? nextBotTry(tried.tries, Date.now()) : null;
    if (again === null) return null;
    this.#isDue({ ...tried, dueAt: again });
    return "later";
  }

  async #obey({ conversation, turn }: Asking, bot: Bot, answer: BotAnswer): Promise<void> {
    const { store, mover } = this.#tools;
    const by = { sub: `bot:${bot.id}`, name: bot.name };
    sayOf(store, conversation, by, answer, (row, said) => mover.tag(row, said, null));
    this.#link(conversation, by, answer);
    for (const [at, outgoing] of answer.messages.entries()) {
      const id = commandOfTurn(bot.id, turn, at);
      const sent = await sendAutomatically(this.#tools, conversation, { id, by, outgoing, seenRev: null });
      if (sent !== "sent") return log({ event: "shop.failed", bot: bot.id, why: sent });
    }
  }

  /** Whom it is for, where agents say nobody else. */
  #link(conversation: string, by: Person, { record }: BotAnswer): void {
    const row = this.#tools.store.list.find(conversation);
    if (row === null || record === undefined) return;
    const tagged = taggedOf(row);
    if (tagged.record !== undefined && tagged.record.id !== record.id) return;
    const linked = link(tagged, record);
    if (linked !== tagged) this.#tools.mover.link(row, linked, by, JSON.parse(row.decided) as string[]);
  }

  /** The desk's own words, where the shop has none in time. */
  async #fallBack({ conversation, turn }: Asking, { bot, texts }: Who): Promise<void> {
    const row = this.#tools.store.list.find(conversation);
    if (row === null || texts.length === 0) return;
    const { text } = wordsFor(texts, spokenBy(toSummary(row).customer)?.tag ?? null);
    await sendAutomatically(this.#tools, conversation, {
      ...{ id: commandOfTurn(bot.id, turn, FALLBACK_AT), by: { sub: "automation", name: "" } },
      ...{ outgoing: { kind: "text", text }, seenRev: null },
    });
  }

  #isDue(asking: Asking): void {
    this.#tools.store.askings.set(asking);
    this.#tools.agenda.wakeBy(asking.dueAt);
  }

  /** Who is asked; null: nobody. */
  #who(): Who | null {
    const { references, bots = [] } = this.#tools.store.routing.current().config;
    const bot = bots.find(({ id }) => id === references?.bot);
    return references === undefined || bot === undefined ? null : { bot, texts: references.texts };
  }
}

type Who = { bot: Bot; texts: AskedOfReferences["texts"] };
