import { nextInternalAttempt } from "../../domain/retry.ts";
import { log, traceOf } from "../../log.ts";
import type { AlarmClock } from "../kernel/alarm-clock.ts";
import type { ConversationStore } from "./log/store.ts";
import type { Job, JobKind } from "./log/thread-store.ts";

/** When to come again, null when it is done. `attempts`: how often it was tried before. */
type Work = (attempts: number) => Promise<Pick<Job, "due_at" | "attempts"> | null>;

type Parts = {
  store: ConversationStore;
  clock: AlarmClock;
  objectId: string;
  work: Record<JobKind, Work>;
};

/** Work that must wait, or failed and comes again. What is done has no row. */
export class Jobs {
  readonly #parts: Parts;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** Not inside a transaction: one that fails takes its alarm back, but the clock would remember it as set. */
  set(job: Job): void {
    const { store, clock } = this.#parts;
    store.thread.setJob(job);
    clock.wakeBy(job.due_at);
  }

  has(kind: JobKind): boolean {
    return this.#parts.store.thread.jobs().some((job) => job.kind === kind);
  }

  /** Once more, later each time. Returns how often that was needed. */
  postpone(kind: JobKind): number {
    const known = this.#parts.store.thread.jobs().find((job) => job.kind === kind);
    const attempts = (known?.attempts ?? 0) + 1;
    this.set({ kind, due_at: nextInternalAttempt(attempts, Date.now(), Math.random()), attempts });
    return attempts;
  }

  /** All that wait are due now. */
  hurry(now: number): void {
    for (const job of this.#parts.store.thread.jobs()) this.set({ ...job, due_at: now });
  }

  /** Those that are due, each by itself: one that fails comes again later, and keeps no other from running. */
  async run(): Promise<void> {
    const { store, clock } = this.#parts;
    for (const job of store.thread.jobs()) if (job.due_at <= Date.now()) await this.#run(job);
    const next = store.thread.jobs()[0]?.due_at;
    if (next !== undefined) clock.wakeBy(next);
  }

  async #run(job: Job): Promise<void> {
    const { store, objectId, work } = this.#parts;
    const { kind } = job;
    try {
      const next = await work[kind](job.attempts);
      if (next === null) store.thread.removeJob(kind);
      else this.#postponeTo(job, next);
    } catch (error) {
      const attempts = job.attempts + 1;
      log({ event: "job.postponed", object: objectId, kind, attempts, error: traceOf(error) });
      this.#postponeTo(job, { due_at: nextInternalAttempt(attempts, Date.now(), Math.random()), attempts });
    }
  }

  /** Whoever hurried it while it ran knew better. */
  #postponeTo({ kind, due_at: ranAt }: Job, next: Pick<Job, "due_at" | "attempts">): void {
    const now = this.#parts.store.thread.jobs().find((job) => job.kind === kind);
    const isHurried = now !== undefined && now.due_at !== ranAt && now.due_at < next.due_at;
    this.set({ kind, ...next, ...(isHurried ? { due_at: now.due_at } : {}) });
  }
}
