import { filled, FRESH_MS, wordsFor } from "../../../domain/automation/replies.ts";
import { spokenBy } from "../../../domain/language/spoken.ts";
import { askingOf } from "../../../domain/satisfaction.ts";
import { nextInternalAttempt } from "../../../domain/retry.ts";
import { log, traceOf } from "../../../log.ts";
import type { Outgoing } from "../../../protocol/outgoing/outgoing.ts";
import type { Agenda } from "../../kernel/agenda.ts";
import { standingOf, toSummary, type ConversationRow } from "../list/row.ts";
import type { Sockets } from "../sockets/sockets.ts";
import { sendAutomatically, type SenderTools } from "./sender.ts";
import type { Pending, ToSay } from "./automatic-store.ts";

/** So long the words wait for Meta to tell the language of a customer who is new and whose own words do not tell it (ms). */
export const LANGUAGE_MS = 3_000;

/** Whoever says it: gadgets say so in their language. */
const BY = { sub: "automation", name: "" };
const BY_NOT_PROCESSED = { sub: "not-processed", name: "" };

type Tools = SenderTools & {
  sockets: Pick<Sockets, "viewers">;
  agenda: Pick<Agenda, "wakeBy">;
  later: (work: Promise<unknown>) => void;
};

/**
 * Tells customers what the desk tells by itself. That it is to be told is stored with what caused it, and so is by which
 * command: whatever dies over it, it is told once.
 */
export class Announcer {
  readonly #tools: Tools;
  #running: Promise<void> | null = null;

  constructor(tools: Tools) {
    this.#tools = tools;
  }

  /**
   * It is to be told, in this turn's transaction. Of several of one turn the first is told first. `command`: by which, where it
   * is known by another as well.
   */
  tell(
    conversation: string,
    reply: string,
    contact: number,
    what: ToSay,
    now: number,
    command = `${BY.sub}:${crypto.randomUUID()}`,
  ): void {
    const { store, agenda, later } = this.#tools;
    const row = store.list.find(conversation);
    const isKnown = what.texts.length < 2 || row === null || isToldOf(row);
    const before = store.automatic.has(conversation) ? 1 : 0;
    const dueAt = now + before + (isKnown ? 0 : LANGUAGE_MS);
    store.automatic.add({ conversation, reply, at: now, command, what }, contact, dueAt);
    agenda.wakeBy(dueAt);
    if (isKnown) later(this.deliver());
  }

  /** Meta told of the customer, or their words told the language. */
  isKnown(conversation: string): void {
    const { store, agenda, later } = this.#tools;
    if (!store.automatic.has(conversation)) return;
    store.automatic.hurry(conversation, LANGUAGE_MS);
    agenda.wakeBy(Date.now());
    later(this.deliver());
  }

  dueAt(): number | null {
    return this.#tools.store.automatic.nextAt();
  }

  /** Never rejects; what cannot be told now is due again. */
  deliver(): Promise<void> {
    this.#running ??= this.#drain().finally(() => (this.#running = null));
    return this.#running;
  }

  async #drain(): Promise<void> {
    const { store, agenda } = this.#tools;
    for (;;) {
      // One of two that were decided in the same turn is due a millisecond later.
      const pending = store.automatic.due(Date.now() + 1);
      if (pending === null) break;
      try {
        if (this.#isStillSo(pending, Date.now())) await this.#send(pending);
        store.automatic.done(pending);
      } catch (error) {
        log({ event: "fault", where: "desk.automatic", error: traceOf(error) });
        const attempts = pending.attempts + 1;
        store.automatic.postpone(
          { ...pending, attempts },
          nextInternalAttempt(attempts, Date.now(), Math.random()),
        );
      }
    }
    const next = store.automatic.nextAt();
    if (next !== null) agenda.wakeBy(next);
  }

  async #send({ conversation, command, what }: Pending): Promise<void> {
    const row = this.#tools.store.list.find(conversation);
    const spoken = row === null ? null : spokenBy(toSummary(row).customer);
    const words = wordsFor(what.texts, spoken?.tag ?? null);
    const outgoing = outgoingOf(words, what, Date.now());
    if (outgoing === null) return;
    const isOfPolicy = what.on === "not_processed";
    await sendAutomatically(this.#tools, conversation, {
      id: command,
      by: isOfPolicy ? BY_NOT_PROCESSED : BY,
      outgoing,
      // That something of theirs could not be shown is true whoever answers.
      seenRev: isOfPolicy ? null : what.seenRev,
      isIntoSilence: what.on === "still_there" || what.on === "closed" || what.on === "satisfaction",
    });
  }

  /** Whether what it was to be told for still holds: nobody is told behind a person's back that one will come. */
  #isStillSo({ conversation, at, what: { on } }: Pending, now: number): boolean {
    if (on === "not_processed") return true;
    const row = this.#tools.store.list.find(conversation);
    if (row === null || now - at > FRESH_MS) return false;
    const { state } = standingOf(row);
    const { waitingSince } = toSummary(row);
    if (on === "closed" || on === "satisfaction") return state === "closed";
    if (on === "still_there") return state !== "closed" && waitingSince === null;
    const isAnswering = this.#tools.sockets.viewers(conversation, now).some(({ typing }) => typing);
    return (state === "queued" || state === "offered") && waitingSince !== null && !isAnswering;
  }
}

/** What is sent; null: nothing is left of the words. */
function outgoingOf(words: ToSay["texts"][number], what: ToSay, now: number): Outgoing | null {
  if (what.asking !== undefined)
    return askingOf(what.asking, { ...words, question: words.text }, what.asking);
  const text = filled(words, what, now);
  return text === "" ? null : { kind: "text", text };
}

/** Whether the customer's language is known, or will not be: what Meta left out as it told of them, it does not tell. */
export function isToldOf(row: ConversationRow): boolean {
  const { name, locale, language } = toSummary(row).customer;
  return name !== null || locale !== undefined || language !== undefined;
}
