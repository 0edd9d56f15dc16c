import { log, traceOf } from "../../log.ts";
import type { RecoverAnswer, RecoverOrder } from "../contracts.ts";
import type { PastReader } from "../past-reader.ts";
import type { PageStore, RecoveryState, Search } from "./store.ts";

/** Deliveries may have been under way when it was last looked. */
const OVERLAP_MS = 10 * 60_000;
/** If this instance dies meanwhile, the alarm goes on. */
const SAFETY_MS = 2 * 60_000;
const AGAIN_MS = 60_000;
const CONVERSATIONS = 25;

type Parts = {
  store: Pick<PageStore, "recovery" | "setRecovery">;
  reader: (pageId: string) => Pick<PastReader, "conversations">;
  recover: (pageId: string, psid: string, order: RecoverOrder) => Promise<RecoverAnswer>;
  wakeBy: (at: number) => void;
};

/**
 * Finds what Meta has and never delivered. Each time the subscription is renewed, the newest conversations of Meta's
 * record are compared with ours; where one lacks something, or Meta had unsubscribed the Page, all conversations since
 * the last look are read. The time before the Page was connected is left to whoever asks for it.
 */
export class Recovery {
  readonly #parts: Parts;
  #running: Promise<void> | null = null;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** Looks once now, and where there is more to do goes on by the alarm. */
  async start(pageId: string, wasUnsubscribed: boolean): Promise<void> {
    const { store } = this.#parts;
    const now = Date.now();
    const state = store.recovery();
    if (state === null) {
      store.setRecovery({ checkedAt: now, dueAt: null, search: null });
      return;
    }
    const { search } = state;
    const isThorough = wasUnsubscribed || search?.isThorough === true;
    const since = search?.since ?? state.checkedAt - OVERLAP_MS;
    this.#save({
      ...state,
      dueAt: now,
      search: { since, startedAt: now, after: null, isThorough, found: search?.found ?? 0 },
    });
    await this.run(pageId);
  }

  /** Goes on with a search that is due. Never rejects. */
  async run(pageId: string): Promise<void> {
    this.#running ??= this.#run(pageId).finally(() => (this.#running = null));
    await this.#running;
  }

  async #run(pageId: string): Promise<void> {
    try {
      for (;;) {
        const state = this.#parts.store.recovery();
        const now = Date.now();
        if (state?.search == null || state.dueAt === null) return;
        if (state.dueAt > now) return this.#parts.wakeBy(state.dueAt);
        this.#parts.wakeBy(now + SAFETY_MS);
        this.#save(await this.#step(pageId, state, state.search));
      }
    } catch (error) {
      log({ event: "fault", where: "page.recovery", error: traceOf(error) });
      const state = this.#parts.store.recovery();
      if (state !== null) this.#save({ ...state, dueAt: Date.now() + AGAIN_MS });
    }
  }

  /** One page of Meta's list of conversations. */
  async #step(pageId: string, state: RecoveryState, search: Search): Promise<RecoveryState> {
    const read = await this.#parts.reader(pageId).conversations({
      after: search.after,
      limit: CONVERSATIONS,
    });
    if (!read.ok) {
      // What Meta refuses, or a Page that is paused, is not asked again before the next renewal; the time that it is
      // about stays open.
      const dueAt =
        read.why === "busy" ? read.retryAt : read.why === "no_answer" ? Date.now() + AGAIN_MS : null;
      return { ...state, dueAt };
    }
    let found = 0;
    for (const { psid, updatedAt } of read.value.items) {
      if (updatedAt === null || updatedAt < search.since || psid === null) continue;
      const order = { since: search.since, updatedAt, isThorough: search.isThorough };
      const answer = await this.#parts.recover(pageId, psid, order);
      // The whole page anew: what was found is known by then.
      if (!answer.ok)
        return { ...state, search: { ...search, found: search.found + found }, dueAt: answer.retryAt };
      found += answer.found;
    }
    const next = { ...search, found: search.found + found, after: read.value.after };
    if (found > 0 && !search.isThorough)
      return { ...state, dueAt: Date.now(), search: { ...next, after: null, isThorough: true } };
    const isPast = read.value.items.some(({ updatedAt }) => updatedAt !== null && updatedAt < search.since);
    if (search.isThorough && !isPast && next.after !== null)
      return { ...state, dueAt: Date.now(), search: next };
    if (next.found > 0) {
      const sinceMs = search.startedAt - search.since;
      log({ event: "page.recovered", pageId, messages: next.found, sinceMs });
    }
    return { checkedAt: search.startedAt, dueAt: null, search: null };
  }

  #save(state: RecoveryState): void {
    this.#parts.store.setRecovery(state);
    if (state.dueAt !== null) this.#parts.wakeBy(state.dueAt);
  }
}
