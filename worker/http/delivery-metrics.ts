import { seriesOf, type LabelWords } from "../domain/metrics/series.ts";
import type { Env } from "../env.ts";
import { Meter, type MetricsParcel } from "../objects/kernel/metrics/meter.ts";
import { FAMILIES, OTHER, PREFIX } from "../protocol/metrics/families.ts";
import { remembered } from "../remembered.ts";
import { use } from "../used.ts";

/** Pages of which this isolate counts; of others it tells Analytics Engine alone. */
const PAGES_MAX = 1_000;

type Outcome = LabelWords<"webhook_deliveries">["outcome"];

/** By Page what its desk is yet to be told: it goes along with the next delivery, and is lost with the isolate. */
const meters = remembered(() => new Map<string, Meter>());

/**
 * A delivery was answered. `outcome`: "accepted", or the code of the refusal. `page` null: it named none, and no desk hears of it. What
 * Analytics Engine is told, it is told at once.
 */
export function countDelivery(
  env: Env,
  { page, outcome, seconds }: { page: string | null; outcome: string; seconds: number | null },
): void {
  const known = outcomeOf(outcome);
  if (env.METRICS !== undefined) use("points");
  env.METRICS?.writeDataPoint({
    indexes: [page ?? OTHER],
    blobs: [`${PREFIX}webhook_deliveries`, page ?? OTHER, known],
    doubles: [1, ...(seconds === null ? [] : [seconds])],
  });
  const meter = page === null ? null : meterOfPage(page);
  if (meter === null || page === null) return;
  meter.count("webhook_deliveries", { page, outcome: known });
  meter.workerRequest();
  if (seconds !== null) meter.observe("webhook_ingest_seconds", {}, seconds);
}

/** So much that was to be kept raw of a Page's deliveries was not. */
export function countBoxLost(page: string, count: number): void {
  meterOfPage(page)?.count("black_box_lost", { page, why: "not_recorded" }, count);
}

/** What a Page's black box told of itself goes along with the next delivery. */
export function absorbBox(page: string, told: MetricsParcel | undefined): void {
  if (told !== undefined) meterOfPage(page)?.absorb(told);
}

/** What is to go along with a delivery to an object of this Page; undefined: nothing. */
export function metricsFor(page: string): MetricsParcel | undefined {
  const meter = meters().get(page);
  if (meter === undefined) return undefined;
  meters().delete(page);
  return meter.taken();
}

function meterOfPage(page: string): Meter | null {
  // What is no Page's id would be one series with whatever else is none.
  if (seriesOf("dead_letters", { page }).endsWith(OTHER)) return null;
  const known = meters().get(page);
  if (known !== undefined) return known;
  if (meters().size >= PAGES_MAX) return null;
  const meter = new Meter(null);
  meters().set(page, meter);
  return meter;
}

const OUTCOMES: readonly string[] = FAMILIES.webhook_deliveries.labels.outcome;

/** Several codes say of a body that it cannot be read. */
function outcomeOf(code: string): Outcome {
  const outcome = code.startsWith("body_broken") || code === "not_json" ? "bad_body" : code;
  return (OUTCOMES.includes(outcome) ? outcome : OTHER) as Outcome;
}
