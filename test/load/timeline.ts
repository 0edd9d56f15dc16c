import { quantile } from "../measuring/statistics.ts";

/** What was measured in one interval of a run; times in ms, `atMs`: when it began. Without values the quantiles are null. */
export type Span = {
  atMs: number;
  count: number;
  p50: number | null;
  p95: number | null;
  p99: number | null;
};

/** Intervals of a run, however long it is. */
const SPANS = 60;
const SPAN_MS_MIN = 1_000;

/** How long an interval is. */
export function spanMsOf(durationMs: number): number {
  return Math.max(SPAN_MS_MIN, Math.ceil(durationMs / SPANS / 1_000) * 1_000);
}

/** Values over time: each counts where it began. */
export class Timeline {
  readonly #spanMs: number;
  readonly #values: number[][] = [];

  constructor(spanMs: number) {
    this.#spanMs = spanMs;
  }

  add(atMs: number, value: number): void {
    const at = Math.max(0, Math.floor(atMs / this.#spanMs));
    while (this.#values.length <= at) this.#values.push([]);
    this.#values[at]?.push(value);
  }

  get spans(): Span[] {
    return this.#values.map((values, at) => spanOf(at * this.#spanMs, values));
  }

  /** All of the run. */
  get whole(): Span {
    return spanOf(0, this.#values.flat());
  }
}

function spanOf(atMs: number, values: number[]): Span {
  const of = (q: number): number | null => (values.length === 0 ? null : rounded(quantile(values, q)));
  return { atMs, count: values.length, p50: of(0.5), p95: of(0.95), p99: of(0.99) };
}

function rounded(ms: number): number {
  return Math.round(ms * 100) / 100;
}
