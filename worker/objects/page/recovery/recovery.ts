import { log, traceOf } from "../../../log.ts";
import type { Agenda } from "../../kernel/agenda.ts";
import type { RecoverAnswer, RecoverOrder } from "../../kernel/contracts.ts";
import type { RecordReader } from "../../kernel/record-reader.ts";
import type { PageStore, RecoveryState, Search } from "../store.ts";

/** Deliveries may have been under way when it was last looked. */
const OVERLAP_MS = 10 * 60_000;
/** A gap before a message that is known, or in a conversation that is not among the newest, shows only to who reads. */
const THOROUGH_MS = 24 * 60 * 60_000;
/** One step of a search takes no longer. */
const STEP_MS = 2 * 60_000;
const AGAIN_MS = 60_000;
const CONVERSATIONS = 25;
/** A conversation that cannot be read keeps the others from being read no longer than this. */
const TRIES_MAX = 5;

type Tools = {
  store: Pick<PageStore, "recovery" | "setRecovery">;
  reader: (pageId: string) => Pick<RecordReader, "conversations">;
  recover: (pageId: string, psid: string, order: RecoverOrder) => Promise<RecoverAnswer>;
  /** Somebody counts what was found. */
  recovered: (pageId: string, messages: number) => void;
  agenda: Pick<Agenda<"recovery">, "wakeBy" | "guarded">;
};

/**
 * Finds what Meta has and never delivered. Each time the subscription is renewed, the newest conversations of Meta's
 * record are compared with ours. Where one lacks something, where Meta had unsubscribed the Page, and once a day, all
 * conversations since the last such look are read. The time before the Page was connected is left to whoever asks for
 * it.
 */
export class Recovery {
  readonly #tools: Tools;
  #running: Promise<void> | null = null;

  constructor(tools: Tools) {
    this.#tools = tools;
  }

  /** Something may be missing anywhere: the next search is a thorough one, whatever happens until then. */
  suspect(): void {
    const state = this.#tools.store.recovery();
    if (state !== null) this.#save({ ...state, search: begun(state, true, Date.now()) });
  }

  /** All since then is to be looked for, of a Page that was not connected until now; the alarm begins. */
  startSince(since: number): void {
    const now = Date.now();
    const search = { since, startedAt: now, after: null, isThorough: true, found: 0 };
    this.#save({ checkedAt: now, thoroughAt: now, dueAt: now, search });
  }

  /** Every conversation since then is read, and tells its desk what it knows. */
  retellSince(since: number): void {
    const state = this.#tools.store.recovery();
    const now = Date.now();
    const search = begun(state ?? { checkedAt: now, dueAt: null, search: null }, true, now);
    const from = Math.min(search.since, since - OVERLAP_MS);
    this.#save({
      ...(state ?? { checkedAt: now, thoroughAt: now }),
      dueAt: now,
      search: { ...search, since: from, isRetold: true },
    });
  }

  /** Looks once now, and where there is more to do goes on by the alarm. */
  async start(pageId: string): Promise<void> {
    const { store } = this.#tools;
    const now = Date.now();
    const state = store.recovery();
    if (state === null) {
      store.setRecovery({ checkedAt: now, thoroughAt: now, dueAt: null, search: null });
      return;
    }
    // One that takes longer than a renewal would never end if it began anew each time.
    const isUnderWay = state.search !== null && state.search.after !== null;
    this.#save({ ...state, dueAt: now, search: isUnderWay ? state.search : begun(state, false, now) });
    await this.run(pageId);
  }

  /** When a search is to go on; null without one. */
  dueAt(): number | null {
    const state = this.#tools.store.recovery();
    return state?.search == null ? null : state.dueAt;
  }

  /** Goes on with a search that is due. Never rejects. */
  async run(pageId: string): Promise<void> {
    this.#running ??= this.#run(pageId).finally(() => (this.#running = null));
    await this.#running;
  }

  async #run(pageId: string): Promise<void> {
    try {
      for (;;) {
        const state = this.#tools.store.recovery();
        const now = Date.now();
        if (state?.search == null || state.dueAt === null) return;
        if (state.dueAt > now) return this.#tools.agenda.wakeBy(state.dueAt);
        const { search } = state;
        const step = (): Promise<RecoveryState> => this.#step(pageId, state, search);
        const next = await this.#tools.agenda.guarded("recovery", STEP_MS, step);
        // It was begun anew meanwhile.
        const isSame = JSON.stringify(this.#tools.store.recovery()?.search) === JSON.stringify(state.search);
        if (isSame) this.#save(next);
      }
    } catch (error) {
      log({ event: "fault", where: "page.recovery", error: traceOf(error) });
      const state = this.#tools.store.recovery();
      if (state !== null) this.#save({ ...state, dueAt: Date.now() + AGAIN_MS });
    }
  }

  /** One page of Meta's list of conversations. */
  async #step(pageId: string, state: RecoveryState, search: Search): Promise<RecoveryState> {
    const read = await this.#tools.reader(pageId).conversations({
      after: search.after,
      limit: CONVERSATIONS,
    });
    if (!read.ok) {
      // What Meta refuses, or a Page that is paused, is not asked again before the next renewal; the time that it is
      // about stays open.
      const dueAt =
        read.why === "busy" ? read.retryAt : read.why === "no_answer" ? Date.now() + AGAIN_MS : null;
      // It may be the place in the list that Meta no longer knows.
      return read.why === "refused"
        ? { ...state, dueAt, search: { ...search, after: null } }
        : { ...state, dueAt };
    }
    let found = 0;
    let missed = 0;
    let retryAt = 0;
    for (const { psid, updatedAt } of read.value.items) {
      if (updatedAt === null || updatedAt < search.since || psid === null) continue;
      const retold = search.isRetold === true ? { isRetold: true } : {};
      const order = { since: search.since, updatedAt, isThorough: search.isThorough, ...retold };
      const answer = await this.#recover(pageId, psid, order);
      if (answer.ok) found += answer.found;
      else {
        missed += 1;
        retryAt = Math.max(retryAt, answer.retryAt);
      }
    }
    const { tries = 0, ...rest } = search;
    const next = { ...rest, found: search.found + found };
    if (next.found > 0 && !search.isThorough)
      return { ...state, dueAt: Date.now(), search: { ...next, after: null, isThorough: true } };
    // The whole page anew: what was found is known by then.
    if (missed > 0 && tries + 1 < TRIES_MAX)
      return { ...state, search: { ...next, tries: tries + 1 }, dueAt: retryAt };
    if (missed > 0) log({ event: "page.not_recovered", pageId, conversations: missed });
    const { after } = read.value;
    const isPast = read.value.items.some(({ updatedAt }) => updatedAt !== null && updatedAt < search.since);
    if (search.isThorough && !isPast && after !== null)
      return { ...state, dueAt: Date.now(), search: { ...next, after } };
    if (next.found > 0) {
      const sinceMs = search.startedAt - search.since;
      log({ event: "page.recovered", pageId, messages: next.found, sinceMs });
      this.#tools.recovered(pageId, next.found);
    }
    const { startedAt, since, isThorough } = search;
    const before = thoroughAtOf(state);
    const thoroughAt = isThorough && since <= before ? startedAt : before;
    return { checkedAt: startedAt, thoroughAt, dueAt: null, search: null };
  }

  /** One that breaks keeps no other from being read. */
  async #recover(pageId: string, psid: string, order: RecoverOrder): Promise<RecoverAnswer> {
    try {
      return await this.#tools.recover(pageId, psid, order);
    } catch (error) {
      log({ event: "fault", where: "page.recovery", error: traceOf(error) });
      return { ok: false, retryAt: Date.now() + AGAIN_MS };
    }
  }

  #save(state: RecoveryState): void {
    this.#tools.store.setRecovery(state);
    if (state.dueAt !== null) this.#tools.agenda.wakeBy(state.dueAt);
  }
}

/** A search from now on, in place of one that may be under way: that one's time is searched too, and as thoroughly. */
function begun(state: RecoveryState, isSuspected: boolean, now: number): Search {
  const { checkedAt, search } = state;
  const thoroughAt = thoroughAtOf(state);
  const isDue = now - thoroughAt >= THOROUGH_MS;
  const since = Math.min(search?.since ?? now, (isDue ? thoroughAt : checkedAt) - OVERLAP_MS);
  const isThorough = isSuspected || isDue || search?.isThorough === true;
  const retold = search?.isRetold === true ? { isRetold: true } : {};
  return { since, startedAt: now, after: null, isThorough, found: search?.found ?? 0, ...retold };
}

function thoroughAtOf({ checkedAt, thoroughAt }: RecoveryState): number {
  return thoroughAt ?? checkedAt;
}
