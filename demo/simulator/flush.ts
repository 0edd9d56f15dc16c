/** Waits until nothing is under way any more. */
import type { SimulatorContext } from "./context.ts";

/** What is still under way; `total` 0 means that everything was delivered and answered. */
export type Remaining = {
  total: number;
  /** Graph calls without an answer. */
  calls: number;
  /** Deliveries and reads that phones will report by themselves. */
  receipts: number;
  /** Webhooks that are not finished, by status. Held ones wait for a release. */
  webhooks: Record<string, number>;
};

const LOOK_EVERY_MS = 10;

export function remaining(context: SimulatorContext): Remaining {
  const webhooks = context.webhooks.unfinished();
  const calls = context.calls.running;
  const receipts = context.autopilot.pending;
  const total = calls + receipts + Object.values(webhooks).reduce((sum, count) => sum + count, 0);
  return { total, calls, receipts, webhooks };
}

/** Waits at most `timeout` real milliseconds; held webhooks are counted but not waited for. */
export async function settle(context: SimulatorContext, timeout: number): Promise<Remaining> {
  const end = Date.now() + timeout;
  for (;;) {
    const left = remaining(context);
    if (left.total - (left.webhooks["held"] ?? 0) === 0 || Date.now() >= end) return left;
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
  }
}
