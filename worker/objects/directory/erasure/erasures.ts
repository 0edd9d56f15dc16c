import { nextInternalAttempt } from "../../../domain/retry.ts";
import type { Env } from "../../../env.ts";
import { log, traceOf } from "../../../log.ts";
import { conversationStub } from "../../kernel/stubs.ts";
import { forgetInThreadsOfOthers } from "./at-others.ts";
import type { Due, ErasureStore } from "./erasure-store.ts";

/** People at once: each is several objects, and a look through the bucket. */
const AT_ONCE = 8;

/** One who is to be kept is asked for again so often. */
const HELD_MS = 60 * 60_000;

/** Threads of others are many: with the next alarm the next ones. */
const AGAIN_MS = 1_000;

type Tools = {
  env: Env;
  store: ErasureStore;
  wakeBy: (at: number) => void;
  /** One of them is: what the Directory itself knows of them goes, before it is counted. */
  erased: (conversation: string) => void;
  /** All of an erasure are erased. */
  ended: (erasure: string) => void;
};

/** Has people erased, several at once, until each is; whoever cannot be erased now is tried again, and keeps nobody waiting. */
export class Erasures {
  readonly #tools: Tools;
  #running: Promise<void> | null = null;

  constructor(tools: Tools) {
    this.#tools = tools;
  }

  dueAt(): number | null {
    return this.#tools.store.nextDueAt();
  }

  /** Never rejects. */
  run(): Promise<void> {
    this.#running ??= this.#run().finally(() => (this.#running = null));
    return this.#running;
  }

  async #run(): Promise<void> {
    const { store, wakeBy } = this.#tools;
    for (;;) {
      const due = store.due(Date.now(), AT_ONCE);
      if (due.length === 0) break;
      await Promise.all(due.map((one) => this.#erase(one)));
    }
    const next = store.nextDueAt();
    if (next !== null) wakeBy(next);
  }

  /** What they wrote in threads that others began. False: it goes on later, or waits for the end of a hold. */
  async #forgetAtOthers(one: Due): Promise<boolean> {
    const { env, store, wakeBy } = this.#tools;
    // Of a whole Page all threads go.
    if (one.origin === "page") return true;
    const { entries, after, hold } = await forgetInThreadsOfOthers(env, one.conversation, one.after);
    if (after === null) {
      if (entries > 0) store.looked(one, one.after ?? "", entries, one.at);
      return true;
    }
    const dueAt = Date.now() + (hold === undefined ? AGAIN_MS : HELD_MS);
    store.looked(one, after, entries, dueAt);
    if (hold !== undefined) store.isHeld(one, hold, dueAt);
    wakeBy(dueAt);
    return false;
  }

  async #erase(one: Due): Promise<void> {
    const { env, store, erased, ended } = this.#tools;
    try {
      const {
        entries,
        isKnown = true,
        hold,
        removed = {},
      } = await conversationStub(env, one.conversation).erase(one.conversation, one.at);
      // It is not forgotten: whoever lifts the hold need not ask anew.
      if (hold !== undefined) return store.isHeld(one, hold, Date.now() + HELD_MS);
      if (!(await this.#forgetAtOthers(one))) return;
      erased(one.conversation);
      if (store.done(one, { entries, isKnown, removed }, Date.now())) ended(one.erasure);
    } catch (error) {
      log({ event: "fault", where: "directory.erase", error: traceOf(error) });
      store.postpone(one, nextInternalAttempt(one.attempts + 1, Date.now(), Math.random()));
    }
  }
}
