import { endOfSilence, mayBeClosed, silenceMs, type Quiet, type Warned } from "../../../domain/silence.ts";
import { moveSurely } from "../../../domain/states/moves.ts";
import type { Env } from "../../../env.ts";
import { log, traceOf } from "../../../log.ts";
import type { AutoClose } from "../../../protocol/routing/automation.ts";
import type { Agenda } from "../../kernel/agenda.ts";
import { conversationStub } from "../../kernel/stubs.ts";
import { standingOf, toSummary, type ConversationRow } from "../list/row.ts";
import type { Sockets } from "../sockets/sockets.ts";
import type { Mover } from "../states/mover.ts";
import type { DeskStore } from "../store.ts";
import type { Replies } from "./replies.ts";

/** Conversations that are looked at in one turn; the rest follows in the next. */
const LOOKED_MAX = 100;

/** Where something of ours has yet to leave, or somebody is writing, or nobody answered: when it is looked at again (ms). */
const LATER_MS = 5 * 60_000;

type Tools = {
  env: Env;
  store: DeskStore;
  sockets: Pick<Sockets, "viewers">;
  mover: Pick<Mover, "apply">;
  replies: Pick<Replies, "say">;
  agenda: Pick<Agenda, "wakeBy">;
};

/**
 * Closes conversations in which nobody says anything any more, and asks the customer before, where the desk wants it. When one
 * is looked at is stored, and so is that the customer was asked, each with what it follows from: whatever dies over it, another
 * instance goes on there. It is a time before which nothing is to be done, so that messages need not put it off.
 */
export class Silences {
  readonly #tools: Tools;

  constructor(tools: Tools) {
    this.#tools = tools;
  }

  get #rule(): AutoClose | null {
    return this.#tools.store.routing.current().config.autoClose ?? null;
  }

  /** News of a conversation were taken in. */
  hasNews(name: string, now: number): void {
    const rule = this.#rule;
    const row = rule === null ? null : this.#tools.store.list.find(name);
    if (rule !== null && row !== null && row.quiet_at == null && mayBeClosed(quietOf(row)))
      this.#look(row, now + silenceMs(rule), null);
  }

  /** A conversation stands elsewhere: whoever has it now has time. */
  moved(name: string, now: number): void {
    const rule = this.#rule;
    const row = rule === null ? null : this.#tools.store.list.find(name);
    if (rule === null || row === null) return;
    if (mayBeClosed(quietOf(row))) this.#look(row, now + silenceMs(rule), null);
    else if (row.quiet_at != null) this.#look(row, null, null);
  }

  /** The document was written anew. */
  isConfigured(before: AutoClose | undefined): void {
    const rule = this.#rule;
    if (rule === null || JSON.stringify(rule) === JSON.stringify(before)) return;
    this.#tools.store.ownership.lookAtSilences(silenceMs(rule));
    this.#tools.agenda.wakeBy(Date.now());
  }

  dueAt(): number | null {
    return this.#rule === null ? null : this.#tools.store.ownership.nextSilenceAt();
  }

  async run(now: number): Promise<void> {
    const rule = this.#rule;
    if (rule === null) return;
    for (const name of this.#tools.store.ownership.silencesDue(now, LOOKED_MAX))
      await this.#end(name, rule, now);
  }

  async #end(name: string, rule: AutoClose, now: number): Promise<void> {
    const { store, mover } = this.#tools;
    const before = store.list.find(name);
    if (before === null) return;
    if (this.#stepOf(before, rule, now).step === "close" && (await this.#isUnderWay(name, now)))
      return this.#put(name, now + LATER_MS);
    // The customer may have written meanwhile.
    const row = store.list.find(name);
    if (row === null) return;
    const step = this.#stepOf(row, rule, now);
    switch (step.step) {
      case "forget":
        return this.#look(row, null, null);
      case "wait":
        return this.#look(row, step.until, warnedOf(row));
      case "warn":
        return this.#warn(row, rule, now);
      case "close":
        mover.apply(row, moveSurely(standingOf(row), { event: "silence" }), null);
    }
  }

  #stepOf(row: ConversationRow, rule: AutoClose, now: number): ReturnType<typeof endOfSilence> {
    return endOfSilence(quietOf(row), warnedOf(row), rule, now);
  }

  /** It is asked by a reply of the desk's, where there is one for it; without a word it is closed as late as with one. */
  #warn(row: ConversationRow, rule: AutoClose, now: number): void {
    const { store, replies } = this.#tools;
    const { since, asked } = { since: Math.max(row.activity_at, row.owned_at ?? 0), asked: row.asked };
    store.transaction(() => {
      this.#look(row, now + (rule.warnSeconds ?? 0) * 1_000, { at: now, since, asked });
      replies.say(row.name, "still_there", now);
    });
  }

  /** Whether something is to reach the customer yet. */
  async #isUnderWay(name: string, now: number): Promise<boolean> {
    if (this.#tools.sockets.viewers(name, now).some(({ typing }) => typing)) return true;
    try {
      return await conversationStub(this.#tools.env, name).isSending(name);
    } catch (error) {
      log({ event: "fault", where: "desk.silences", error: traceOf(error) });
      return true;
    }
  }

  #put(name: string, at: number): void {
    const row = this.#tools.store.list.find(name);
    if (row !== null) this.#look(row, at, warnedOf(row));
  }

  #look({ name }: ConversationRow, at: number | null, warned: Warned | null): void {
    this.#tools.store.ownership.setSilence(name, at, warned);
    if (at !== null) this.#tools.agenda.wakeBy(at);
  }
}

function quietOf(row: ConversationRow): Quiet {
  const { activityAt, waitingSince, failed, asked, preview } = toSummary(row);
  const { state } = standingOf(row);
  return { activityAt, waitingSince, failed, asked, preview, state, ownedAt: row.owned_at ?? 0 };
}

function warnedOf({ quiet }: ConversationRow): Warned | null {
  return quiet == null ? null : (JSON.parse(quiet) as Warned);
}
