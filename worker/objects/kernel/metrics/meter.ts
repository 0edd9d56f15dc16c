import { addTo, bucketOf, seriesOf, type LabelWords, type Tally } from "../../../domain/metrics/series.ts";
import type { Family, ObjectClass } from "../../../protocol/metrics/families.ts";
import { takeUsed } from "../../../used.ts";

/** How a conversation's outbox stands: how many messages are open, and since when the oldest (ms). */
export type OutboxTold = { open: number; oldestAt: number };

/**
 * What an instance counted, on its way to its desk. Whoever takes it twice knows it by `from`, which is the instance, and `no`, which grows.
 */
export type MetricsParcel = {
  from: string;
  no: number;
  add: Tally;
  /** By Page the share of Meta's budget that is used, in per cent, where it was heard since. */
  usage?: Record<string, number>;
  /** Left out by whoever has none. */
  outbox?: OutboxTold;
};

/**
 * What an object counts of its own working: in memory, and told with what it tells others anyway. Nothing waits for it, and nothing is
 * written for it; what an instance had yet to tell goes with it.
 */
export class Meter {
  readonly of: ObjectClass | null;
  readonly #from = crypto.randomUUID();
  #tally: Tally = {};
  #rows = { read: 0, written: 0 };
  #requests = 0;
  #invocations = 0;
  /** How much is under way that keeps the object awake, since when (ms), and how long something was in all. */
  #active = { count: 0, since: 0, ms: 0 };
  /** Counts what is under way, and answers what the database grew by since it was asked last, in bytes. */
  #settled: () => number = () => 0;
  #asked: () => void = () => {};
  #rested: () => void = () => {};
  #usage: Record<string, number> = {};
  #no = 0;
  #underWay: MetricsParcel | null = null;

  /** `of`: null for the edge, which is no object. */
  constructor(of: ObjectClass | null) {
    this.of = of;
  }

  count<F extends Family>(family: F, words: LabelWords<F>, by = 1): void {
    const series = seriesOf(family, words);
    this.#tally[series] = (this.#tally[series] ?? 0) + by;
  }

  /** `seconds`: what took no time that the platform's clock shows is 0. */
  observe<F extends Family>(family: F, words: LabelWords<F>, seconds: number): void {
    const series = seriesOf(family, words);
    const value = Math.max(0, seconds);
    const bucket = `${series}|${bucketOf(family, value)}`;
    this.#tally[bucket] = (this.#tally[bucket] ?? 0) + 1;
    this.#tally[`${series}|sum`] = (this.#tally[`${series}|sum`] ?? 0) + value;
  }

  /** Statements of this object. By itself, for there are many of them. */
  rows(read: number, written: number): void {
    this.#rows.read += read;
    this.#rows.written += written;
  }

  /** One was taken; `by`: how much of one it is billed as. */
  requests(by: number): void {
    this.#requests += by;
    this.#invocations += 1;
    this.#asked();
  }

  /** One that is billed as none. */
  freeRequest(): void {
    this.#asked();
  }

  /** The Worker took a request of somebody's, and brought it here. */
  workerRequest(): void {
    this.count("worker_requests", {});
    this.#invocations += 1;
  }

  /** Something began that keeps the object awake until ended() is called. */
  began(): void {
    if (this.#active.count === 0) this.#active.since = Date.now();
    this.#active.count += 1;
  }

  ended(): void {
    this.#active.count -= 1;
    if (this.#active.count > 0) return;
    this.#active.ms += Date.now() - this.#active.since;
    this.#rested();
  }

  /** Whether something is under way. */
  get isAtWork(): boolean {
    return this.#active.count > 0;
  }

  /** Runs something, and counts until it is at its end. */
  during<T>(run: () => T): T {
    this.began();
    let isLater = false;
    try {
      const result = run();
      if (result instanceof Promise) {
        isLater = true;
        const ended = (): void => this.ended();
        void result.then(ended, ended);
      }
      return result;
    } finally {
      if (!isLater) this.ended();
    }
  }

  /** `asked` is called as each request begins, before anything is done for it. */
  onAsked(asked: () => void): void {
    this.#asked = asked;
  }

  /** `rested` is called when nothing is under way any more. */
  onRested(rested: () => void): void {
    this.#rested = rested;
  }

  /** Whether a request was taken of which nobody was told. */
  get isUntold(): boolean {
    return this.#requests > 0 || this.#underWay !== null;
  }

  onTold(settled: () => number): void {
    this.#settled = settled;
  }

  heardUsage(pageId: string, percent: number): void {
    this.#usage[pageId] = percent;
  }

  /** What another object told of itself goes along. */
  absorb({ add }: Pick<MetricsParcel, "add">): void {
    addTo(this.#tally, add);
  }

  /** What is to be told: what was told last, until somebody had it, and else all since. */
  parcel(): MetricsParcel {
    if (this.#underWay !== null) return this.#underWay;
    this.#no += 1;
    this.#settle();
    const usage = Object.keys(this.#usage).length === 0 ? {} : { usage: this.#usage };
    this.#underWay = { from: this.#from, no: this.#no, add: this.#tally, ...usage };
    this.#tally = {};
    this.#usage = {};
    return this.#underWay;
  }

  /** That parcel arrived. */
  arrived(no: number): void {
    if (this.#underWay?.no === no) this.#underWay = null;
  }

  #settle(): void {
    const grown = this.#settled();
    this.#settleUsed();
    const { of } = this;
    if (of === null) return;
    const seconds = this.#activeMs() / 1000;
    if (seconds > 0) this.count("object_active_seconds", { class: of }, seconds);
    if (grown !== 0) this.count("storage_bytes", { class: of }, grown);
    if (this.#rows.read > 0) this.count("rows_read", { class: of }, this.#rows.read);
    if (this.#rows.written > 0) this.count("rows_written", { class: of }, this.#rows.written);
    if (this.#requests > 0) this.count("object_requests", { class: of }, this.#requests);
    this.#rows = { read: 0, written: 0 };
    this.#requests = 0;
  }

  /** Since it was asked last; what is under way goes on. */
  #activeMs(): number {
    const now = Date.now();
    const { count, since, ms } = this.#active;
    this.#active = { count, since: now, ms: 0 };
    return ms + (count > 0 ? now - since : 0);
  }

  #settleUsed(): void {
    const { lines, classA, classB, bytes, points, placements } = takeUsed();
    if (this.#invocations > 0) this.count("log_events", { kind: "invocation" }, this.#invocations);
    this.#invocations = 0;
    if (lines > 0) this.count("log_events", { kind: "line" }, lines);
    if (classA > 0) this.count("bucket_operations", { class: "A" }, classA);
    if (classB > 0) this.count("bucket_operations", { class: "B" }, classB);
    if (bytes > 0) this.count("bucket_written_bytes", {}, bytes);
    if (points > 0) this.count("analytics_points", {}, points);
    // A request that reads a row; it is logged as an invocation.
    if (placements === 0) return;
    this.count("object_requests", { class: "placement" }, placements);
    this.count("rows_read", { class: "placement" }, placements);
    this.count("log_events", { kind: "invocation" }, placements);
  }

  /** For whoever carries it in the same turn, and loses it with the answer that it goes along with. */
  taken(): MetricsParcel {
    const parcel = this.parcel();
    this.arrived(parcel.no);
    return parcel;
  }
}
