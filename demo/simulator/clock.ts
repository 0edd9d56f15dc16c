/**
 * Meta's clock. Windows, rate limits, retries and receipts all read it, so that a test can let an hour pass
 * without waiting. A live clock also wakes up for its jobs by itself; one that is not live only runs them in
 * {@link Clock.advance}, which keeps timers out of tests that run inside a Durable Object.
 */
type Job = {
  due: number;
  run: () => void;
  cancelled: boolean;
};

/** How long `advance` waits, in real milliseconds, for work under way before more time passes. */
const PATIENCE_MS = 250;
/** setTimeout takes at most 2^31 - 1 milliseconds. */
const TIMEOUT_MAX_MS = 2_147_483_647;

export class Clock {
  readonly #source: () => number;
  readonly #live: boolean;
  #offset = 0;
  #jobs: Job[] = [];
  #timer: ReturnType<typeof setTimeout> | null = null;
  #timerDue = Infinity;
  /** Work that takes real time, not this clock's. */
  readonly #work = new Set<Promise<unknown>>();

  constructor(source: () => number, live: boolean) {
    this.#source = source;
    this.#live = live;
  }

  /** Milliseconds since 1970, with everything added by {@link advance}. */
  now(): number {
    return this.#source() + this.#offset;
  }

  /** How far this clock runs ahead of its source, in milliseconds. */
  get offset(): number {
    return this.#offset;
  }

  set offset(milliseconds: number) {
    this.#offset = milliseconds;
    this.#arm();
  }

  /** Runs `run` after `milliseconds`. The answer cancels it. */
  after(milliseconds: number, run: () => void): () => void {
    const job: Job = { due: this.now() + milliseconds, run, cancelled: false };
    let index = this.#jobs.length;
    while (index > 0 && (this.#jobs[index - 1]?.due ?? 0) > job.due) index -= 1;
    this.#jobs.splice(index, 0, job);
    this.#arm();
    return () => {
      if (job.cancelled) return;
      job.cancelled = true;
      const at = this.#jobs.indexOf(job);
      if (at >= 0) this.#jobs.splice(at, 1);
    };
  }

  /** Says that `work` is under way, so that {@link advance} does not let its time run out meanwhile. */
  track<T>(work: Promise<T>): Promise<T> {
    this.#work.add(work);
    const done = (): void => void this.#work.delete(work);
    work.then(done, done);
    return work;
  }

  /** Lets `milliseconds` pass: jobs that fall due run in order, each at its own time. */
  async advance(milliseconds: number): Promise<void> {
    await this.#quiet();
    const goal = this.#offset + milliseconds;
    const until = this.now() + milliseconds;
    for (let job = this.#jobs[0]; job !== undefined && job.due <= until; job = this.#jobs[0]) {
      this.#jobs.shift();
      job.cancelled = true;
      if (job.due > this.now()) this.#offset += job.due - this.now();
      job.run();
      await this.#quiet();
    }
    this.#offset = Math.max(this.#offset, goal);
    this.#arm();
  }

  /** Forgets every job and, with `offset`, the time that was added. */
  reset(): void {
    this.#jobs = [];
    this.#offset = 0;
    this.#disarm();
  }

  /** Lets work under way finish. What takes too long is not waited for again. */
  async #quiet(): Promise<void> {
    await pause(0);
    while (this.#work.size > 0) {
      const work = [...this.#work];
      const finished = Promise.allSettled(work).then(() => true);
      if (!(await Promise.race([finished, pause(PATIENCE_MS)]))) {
        for (const slow of work) this.#work.delete(slow);
      }
      await pause(0);
    }
  }

  #arm(): void {
    const next = this.#jobs[0];
    if (!this.#live || next === undefined) return;
    if (this.#timer !== null && this.#timerDue <= next.due) return;
    this.#disarm();
    this.#timerDue = next.due;
    const wait = Math.min(Math.max(0, next.due - this.now()), TIMEOUT_MAX_MS);
    this.#timer = setTimeout(() => this.#wake(), wait);
  }

  #wake(): void {
    // The time that was waited for counts even if the source stands still.
    const now = Math.max(this.now(), this.#timerDue);
    this.#disarm();
    while (this.#jobs[0] !== undefined && this.#jobs[0].due <= now) this.#jobs.shift()?.run();
    this.#arm();
  }

  #disarm(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    this.#timerDue = Infinity;
  }
}

function pause(milliseconds: number): Promise<false> {
  return new Promise((resolve) => setTimeout(() => resolve(false), milliseconds));
}
