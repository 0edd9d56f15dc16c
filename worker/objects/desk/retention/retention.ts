import {
  before,
  concernsThreads,
  isRetaining,
  orderFor,
  RETENTION_EVERY_MS,
} from "../../../domain/retention.ts";
import type { Env } from "../../../env.ts";
import { log, traceOf } from "../../../log.ts";
import type { Retention } from "../../../protocol/retention/retention.ts";
import type { Agenda } from "../../kernel/agenda.ts";
import { conversationStub, reportsStub, searchStub } from "../../kernel/stubs.ts";
import type { DeskStore } from "../store.ts";
import type { RoundRow } from "./retention-store.ts";

/** Conversations of the list that are looked at in one turn, and how many of them are asked at most. */
const LOOKED_AT_ONCE = 200;
const ASKED_AT_ONCE = 10;
/** Others have the object between two turns. */
const AGAIN_MS = 1_000;
/** One that could not be asked, or is left as it is, is asked again with the next round. */
const NEXT_ROUND = 0;
/** Each is asked this often (ms), whatever it said: a database that was copied back says nothing of what is in it again. */
const ASKED_ANEW_MS = 30 * RETENTION_EVERY_MS;
/** As the desk is set nothing of it goes. */
const NEVER = Number.MAX_SAFE_INTEGER;

type Tools = { env: Env; store: DeskStore; agenda: Pick<Agenda<"retention">, "wakeBy"> };

/**
 * Has removed what is old, where the desk is set so: once a day all conversations are looked through, a few in each turn, and those asked that
 * have something old enough. How far it is stands in a row, so that nothing is left out where an instance dies, and nothing is done at once.
 */
export class Retainer {
  readonly #tools: Tools;
  #running: Promise<number | undefined> | null = null;

  constructor(tools: Tools) {
    this.#tools = tools;
  }

  /** In ms; null: nothing is removed by itself. */
  dueAt(): number | null {
    const { store } = this.#tools;
    if (store.name() === null) return null;
    const { retention } = store.settings.all();
    const round = store.retention.round();
    if (!isRetaining(retention)) return round !== null && round.of !== NONE ? 0 : null;
    // Set anew, it begins anew; as it does where the clock was ahead when it ended.
    if (round?.of !== JSON.stringify(retention)) return 0;
    return round.next_at > Date.now() + RETENTION_EVERY_MS ? 0 : round.next_at;
  }

  /** It may be set otherwise by now. */
  changed(): void {
    const dueAt = this.dueAt();
    if (dueAt !== null) this.#tools.agenda.wakeBy(Math.max(dueAt, Date.now()));
  }

  /** The next turn. Answers when to go on, in ms. */
  run(now: number): Promise<number | undefined> {
    this.#running ??= this.#run(now).finally(() => (this.#running = null));
    return this.#running;
  }

  async #run(now: number): Promise<number | undefined> {
    const { store } = this.#tools;
    const desk = store.name();
    if (desk === null) return undefined;
    const { retention } = store.settings.all();
    const of = JSON.stringify(retention);
    const known = store.retention.round();
    const round: RoundRow = known?.of === of && isUnderWay(known) ? known : begun(of, known, now);
    const next =
      round.beside === 1
        ? await this.#beside(desk, round, retention)
        : await this.#look(round, retention, now);
    // Set anew meanwhile, it begins anew.
    if (JSON.stringify(store.settings.all().retention) !== of) return Date.now();
    store.transaction(() => store.retention.setRound(next));
    if (next.ended_at !== null && !isUnderWay(next)) {
      log({ event: "retention.ended", desk, conversations: next.looked });
      return isRetaining(retention) ? next.next_at : undefined;
    }
    return next.next_at;
  }

  /** The next conversations. */
  async #look(round: RoundRow, retention: Retention, now: number): Promise<RoundRow> {
    const { store } = this.#tools;
    const next_at = Date.now() + AGAIN_MS;
    if (round.after === null && (await this.#stopFormer(round.of, retention, now)))
      return { ...round, next_at };
    if (!concernsThreads(retention)) return { ...round, beside: 1, next_at };
    const listed = store.retention.after(round.after, round.of, now, LOOKED_AT_ONCE);
    let [after, looked, asked] = [round.after, round.looked, 0];
    for (const { name, isDue } of listed) {
      if (asked === ASKED_AT_ONCE) return { ...round, after, looked, next_at };
      if (isDue) {
        asked += 1;
        await this.#ask(name, round.of, retention, now);
      }
      [after, looked] = [name, looked + 1];
    }
    const isEnd = listed.length < LOOKED_AT_ONCE;
    return { ...round, after, looked, beside: isEnd ? 1 : 0, next_at };
  }

  /** Those that remove something as the desk was set before are told first how it is set now. Answers whether there were any. */
  async #stopFormer(of: string, retention: Retention, now: number): Promise<boolean> {
    const names = this.#tools.store.retention.unfinished(of, ASKED_AT_ONCE);
    for (const name of names) await this.#ask(name, of, retention, now);
    return names.length > 0;
  }

  /** One that cannot be reached keeps no other from its turn. */
  async #ask(name: string, of: string, retention: Retention, now: number): Promise<void> {
    const { env, store } = this.#tools;
    let rests = NEXT_ROUND;
    try {
      const order = orderFor(name, retention, now);
      const { spared, more, nextAt } = await conversationStub(env, name).retain(name, order);
      if (spared === null && !more) rests = nextAt === null ? NEVER : Math.min(nextAt, now + ASKED_ANEW_MS);
    } catch (error) {
      log({ event: "fault", where: "desk.retention", error: traceOf(error) });
    }
    store.transaction(() => {
      if (store.list.isListed(name)) store.retention.rests(name, of, rests);
      else store.retention.removeOf(name);
    });
  }

  /** What is beside the conversations, some of it; with the last of it the round is over. */
  async #beside(desk: string, round: RoundRow, { search, reports }: Retention): Promise<RoundRow> {
    const { env, store } = this.#tools;
    const now = Date.now();
    await searchStub(env, desk).retain(desk, before(search, now));
    const { timeZone = "UTC" } = store.routing.current().config;
    const cutoff = before(reports, now);
    const isMore = cutoff !== null && (await reportsStub(env, desk).retain(desk, cutoff, timeZone));
    if (isMore) return { ...round, next_at: Date.now() + AGAIN_MS };
    store.transaction(() => store.retention.removeStrangers());
    return {
      ...round,
      after: null,
      beside: 0,
      ended_at: Date.now(),
      next_at: (round.began_at ?? now) + RETENTION_EVERY_MS,
    };
  }
}

/** How a desk is set that removes nothing. */
const NONE = "{}";

function isUnderWay({ began_at, ended_at }: RoundRow): boolean {
  return began_at !== null && (ended_at === null || ended_at < began_at);
}

function begun(of: string, before: RoundRow | null, now: number): RoundRow {
  return {
    ...{ of, after: null, beside: 0, looked: 0, next_at: now },
    // Before it began, also where both are of one millisecond, or the clock was ahead.
    ...{ began_at: now, ended_at: before?.ended_at == null ? null : Math.min(before.ended_at, now - 1) },
  };
}
