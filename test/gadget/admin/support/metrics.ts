import { metricsTold } from "../../../../worker/domain/metrics/told.ts";
import type { MetricsTold } from "../../../../worker/protocol/metrics/told.ts";

const NOW = Date.UTC(2026, 10, 20, 13, 5);
const DAY = 24 * 60 * 60_000;

/** What a desk counted in so many days, so that its figures are round. */
export function metricsAfter(days: number, used: Record<string, number> = USED): MetricsTold {
  return metricsTold(used, { since: NOW - days * DAY, at: NOW });
}

const USED = {
  "rows_written|conversation": 1_500_000,
  "rows_written|desk": 900_000,
  "rows_read|desk": 48_000_000,
  "object_requests|conversation": 700_000,
  "object_requests|desk": 500_000,
  "object_active_seconds|conversation": 90_000,
  "object_active_seconds|desk": 150_000,
  "storage_bytes|conversation": 3_200_000_000,
  worker_requests: 240_000,
  "log_events|invocation": 1_700_000,
  "log_events|line": 300_000,
  "bucket_operations|A": 40_000,
  "bucket_operations|B": 2_500,
  bucket_written_bytes: 7_500_000_000,
};

/** A busy desk, and quieter ones that began later. */
export function metricsOf(desk: string): MetricsTold {
  if (desk === "main") return metricsAfter(12);
  return desk === "chairs"
    ? metricsAfter(3, { "rows_written|desk": 90_000 })
    : metricsAfter(0.01, { worker_requests: 40 });
}
