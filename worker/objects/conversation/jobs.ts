import { nextInternalAttempt } from "../../domain/retry.ts";
import { log, traceOf } from "../../log.ts";
import type { Duty } from "../kernel/agenda.ts";
import type { ConversationStore } from "./log/store.ts";
import type { Job, JobKind } from "./log/thread-store.ts";

/** When to come again, null when it is done. `attempts`: how often it was tried before. */
type Work = (attempts: number) => Promise<Pick<Job, "due_at" | "attempts"> | null>;

type Tools = {
  store: ConversationStore;
  wakeBy: (at: number) => void;
  objectId: string;
  work: Record<JobKind, Work>;
};

/** In the order in which those are done that are due together. */
const KINDS = ["publish", "profile", "private_links", "recover"] as const satisfies readonly JobKind[];

/** Work that must wait, or failed and comes again. What is done has no row. */
export class Jobs {
  readonly #tools: Tools;

  constructor(tools: Tools) {
    this.#tools = tools;
  }

  /** Not inside a transaction: one that fails takes its alarm back, but the agenda would remember it as set. */
  set(job: Job): void {
    const { store, wakeBy } = this.#tools;
    // It was erased while this ran.
    if (store.isEmpty()) return;
    store.thread.setJob(job);
    wakeBy(job.due_at);
  }

  has(kind: JobKind): boolean {
    return this.#find(kind) !== undefined;
  }

  /** Once more, later each time. Returns how often that was needed. */
  postpone(kind: JobKind): number {
    const known = this.#find(kind);
    const attempts = (known?.attempts ?? 0) + 1;
    this.set({ kind, due_at: nextInternalAttempt(attempts, Date.now(), Math.random()), attempts });
    return attempts;
  }

  /** All that wait are due now. */
  hurry(now: number): void {
    for (const job of this.#tools.store.thread.jobs()) this.set({ ...job, due_at: now });
  }

  /** Each kind is a duty of its own, and is done where it has a row. */
  duties(): Duty<JobKind>[] {
    return KINDS.map((name) => ({
      name,
      dueAt: () => (this.#tools.store.isEmpty() ? null : (this.#find(name)?.due_at ?? null)),
      run: () => this.#run(name),
    }));
  }

  #find(kind: JobKind): Job | undefined {
    return this.#tools.store.thread.jobs().find((job) => job.kind === kind);
  }

  /** One that fails comes again later. */
  async #run(kind: JobKind): Promise<void> {
    const { store, objectId, work } = this.#tools;
    const job = this.#find(kind);
    if (job === undefined) return;
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
    const now = this.#find(kind);
    const isHurried = now !== undefined && now.due_at !== ranAt && now.due_at < next.due_at;
    this.set({ kind, ...next, ...(isHurried ? { due_at: now.due_at } : {}) });
  }
}
