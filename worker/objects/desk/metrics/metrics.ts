import { addTo, type Tally } from "../../../domain/metrics/series.ts";
import { metricsTold } from "../../../domain/metrics/told.ts";
import { pointsOf } from "../../../domain/metrics/points.ts";
import { use } from "../../../used.ts";
import type { MetricsTold } from "../../../protocol/metrics/told.ts";
import type { Meter, MetricsParcel } from "../../kernel/metrics/meter.ts";
import type { KeptMetrics, MetricsStore } from "./metrics-store.ts";

/**
 * What was counted is written so long after the first of it, by the alarm: the platform lets an object that nobody asks anything sleep after 10 s, and a timer that
 * waited for it would keep it awake, which is paid for.
 */
export const WRITTEN_AFTER_MS = 5_000;
/** Instances whose last parcel is remembered. */
const TELLERS_MAX = 5_000;
/** Conversations with an open outbox that are counted one by one. */
const OUTBOXES_MAX = 5_000;
/** Meta's headers tell of the hour past. */
const USAGE_MS = 60 * 60_000;

/** What is read from the desk when somebody asks. */
export type Standing = {
  tally: Tally;
  /** Since when the customer who has waited longest has been waiting, in ms; null where none does. */
  waitingSince: number | null;
};

type Tools = {
  store: MetricsStore;
  /** The desk's own. */
  meter: Meter;
  standing: () => Standing;
  /** The alarm goes off then, and write() is called (ms). */
  wakeBy: (at: number) => void;
  /** Analytics Engine, where it is bound; `desk`: the desk's name. */
  dataset: AnalyticsEngineDataset | undefined;
  desk: () => string;
};

/**
 * What a desk counts of its own working, and what its objects told it. In memory for some seconds; what is told to somebody is written
 * first, in the same turn, so that no counter ever falls below what was told. A desk that dies takes along what came since it wrote last, which is
 * seconds, and an object what it had yet to tell.
 */
export class DeskMetrics {
  readonly #tools: Tools;
  #kept: KeptMetrics | null = null;
  /** What was not written yet, for Analytics Engine. */
  #fresh: Tally = {};
  #isFresh = false;
  readonly #tellers = new Map<string, number>();
  readonly #usage = new Map<string, { percent: number; at: number }>();
  /** When what is in memory alone is to be written, in ms; null: nothing is. */
  #dueAt: number | null = null;

  constructor(tools: Tools) {
    this.#tools = tools;
  }

  /** What an object told with its news. Twice is once. `conversation`: whose outbox it tells of. */
  take(parcel: MetricsParcel | undefined, conversation: string | null = null): void {
    if (parcel === undefined || (this.#tellers.get(parcel.from) ?? 0) >= parcel.no) return;
    this.#tellers.delete(parcel.from);
    this.#tellers.set(parcel.from, parcel.no);
    if (this.#tellers.size > TELLERS_MAX)
      for (const oldest of this.#tellers.keys()) {
        this.#tellers.delete(oldest);
        break;
      }
    const now = Date.now();
    for (const [page, percent] of Object.entries(parcel.usage ?? {}))
      this.#usage.set(page, { percent, at: now });
    this.#add(parcel.add);
    if (conversation !== null && parcel.outbox !== undefined) this.#outbox(conversation, parcel.outbox);
    this.#isFresh = true;
    if (this.#dueAt !== null) return;
    this.#dueAt = now + WRITTEN_AFTER_MS;
    this.#tools.wakeBy(this.#dueAt);
  }

  /** When what came is to be written, in ms; null: all is, or was never known to this instance. */
  dueAt(): number | null {
    return this.#dueAt;
  }

  /** A conversation that is gone has no outbox here. */
  forget(conversation: string): void {
    const { outboxes } = this.#known();
    if (outboxes[conversation] === undefined) return;
    Reflect.deleteProperty(outboxes, conversation);
    this.#isFresh = true;
    this.write();
  }

  /** The desk is another company's: its metrics begin anew. */
  forgetAll(): void {
    this.#kept = null;
    this.#fresh = {};
    this.#isFresh = false;
    this.#dueAt = null;
    this.#usage.clear();
    this.#tools.store.forgetAll();
  }

  read(): MetricsTold {
    this.write();
    const { tally, since, outboxes } = this.#known();
    const now = Date.now();
    const { tally: standing, waitingSince } = this.#tools.standing();
    const open = Object.values(outboxes);
    const oldest = Math.min(now, ...open.map(([, at]) => at));
    const told: Tally = {
      ...tally,
      ...standing,
      outbox_messages: open.reduce((sum, [count]) => sum + count, 0),
      outbox_oldest_age_seconds: (now - oldest) / 1000,
      waiting_longest_seconds: waitingSince === null ? 0 : Math.max(0, now - waitingSince) / 1000,
    };
    for (const [page, { percent, at }] of this.#usage)
      if (now - at < USAGE_MS) told[`page_usage_ratio|${page}`] = percent / 100;
    return metricsTold(told, { at: now, since });
  }

  /** One row holds all there is. What throws is due again, and lost nothing. */
  write(): void {
    this.#add(this.#tools.meter.taken().add);
    const kept = this.#known();
    if (this.#isFresh || Object.keys(this.#fresh).length > 0) this.#tools.store.set(kept);
    const { dataset, desk } = this.#tools;
    if (dataset !== undefined)
      for (const point of pointsOf(desk(), this.#fresh)) {
        dataset.writeDataPoint(point);
        use("points");
      }
    this.#fresh = {};
    this.#isFresh = false;
    this.#dueAt = null;
  }

  #add(more: Tally): void {
    const { tally } = this.#known();
    addTo(tally, more);
    addTo(this.#fresh, more);
  }

  #outbox(conversation: string, { open, oldestAt }: NonNullable<MetricsParcel["outbox"]>): void {
    const { outboxes } = this.#known();
    if (open === 0) Reflect.deleteProperty(outboxes, conversation);
    else if (conversation in outboxes || Object.keys(outboxes).length < OUTBOXES_MAX)
      outboxes[conversation] = [open, oldestAt];
  }

  #known(): KeptMetrics {
    this.#kept ??= this.#tools.store.find() ?? { since: Date.now(), tally: {}, outboxes: {} };
    return this.#kept;
  }
}
