import { log, traceOf } from "../../../log.ts";
import { OVERDUE } from "../../kernel/agenda.ts";
import type { PageStore } from "../store.ts";

/** Conversations called per run of the alarm, so that a Page that comes back does not start with a flood. */
const BATCH = 50;
const PAUSE_MS = 1_000;
/** A conversation that was called and is still waiting is called again after this. */
export const WAKE_AGAIN_MS = 10_000;

type Tools = {
  store: PageStore;
  /** Calls a conversation; rejects when it cannot be reached. */
  wake: (conversation: string) => Promise<void>;
  /** Whether its Page has a token at all. */
  hasToken: (conversation: string) => boolean;
  wakeBy: (at: number) => void;
};

/** Conversations that wait for the Page to be able to send, or to be connected: each is noted once, and called then. */
export class Waiters {
  readonly #tools: Tools;
  /** Who is being called, and who could not be reached while others still wait. */
  #called: string | null = null;
  readonly #missed = new Set<string>();

  constructor(tools: Tools) {
    this.#tools = tools;
  }

  add(conversation: string): void {
    if (this.#called === conversation) this.#called = null;
    this.#tools.store.addWaiting(conversation);
  }

  /** When there is somebody to call, and something to call them for: the end of a pause has the object woken. */
  dueAt(now: number): number | null {
    const page = this.#tools.store.find();
    if (page === null || page.desk === null || page.paused_at !== null) return null;
    if (this.#tools.store.waiting(1).length === 0) return null;
    return page.slow_until !== null && page.slow_until > now ? page.slow_until : OVERDUE;
  }

  /** Calls a batch of them, unless there is nothing to call them for. */
  async callSome(): Promise<void> {
    const { store, wakeBy } = this.#tools;
    const page = store.find();
    const now = Date.now();
    if (page === null || page.desk === null || page.paused_at !== null) return;
    if (page.slow_until !== null && page.slow_until > now) return wakeBy(page.slow_until);
    const names = store
      .waiting(BATCH + this.#missed.size)
      .filter((name) => !this.#missed.has(name))
      .slice(0, BATCH);
    for (const name of names) if (!(await this.#call(name))) this.#missed.add(name);
    if (names.length === BATCH) return wakeBy(now + PAUSE_MS);
    if (this.#missed.size > 0) wakeBy(now + WAKE_AGAIN_MS);
    this.#missed.clear();
  }

  /** False when it could not be reached: it stays noted, and keeps no other waiting. */
  async #call(name: string): Promise<boolean> {
    const { store, wake, hasToken } = this.#tools;
    this.#called = name;
    try {
      await wake(name);
      // Removed only now, or a crash would forget it; and not when it meanwhile noted itself anew, unless it did so
      // for want of a token: to call it again would be in vain until it looks by itself.
      const isWaitingAgain = this.#called !== name;
      if (!isWaitingAgain || !hasToken(name)) store.removeWaiting(name);
      return true;
    } catch (error) {
      log({ event: "fault", where: "page.wake", error: traceOf(error) });
      return false;
    }
  }
}
