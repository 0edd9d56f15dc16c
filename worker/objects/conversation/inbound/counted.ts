import type { InboundItem } from "../../../domain/item.ts";
import type { FAMILIES } from "../../../protocol/metrics/families.ts";
import type { Meter } from "../../kernel/metrics/meter.ts";

type Kind = (typeof FAMILIES)["webhook_items"]["labels"]["kind"][number];

/** What a webhook brought to a conversation. `buried`: how many it could not write. */
export function countItems(
  meter: Meter,
  items: readonly InboundItem[],
  { now, buried }: { now: number; buried: number },
): void {
  const page = items[0]?.pageId ?? "";
  for (const { event, at } of items) {
    // Whatever is none of those words is counted as something else.
    meter.count("webhook_items", { page, kind: event.kind as Kind });
    if (event.kind === "message") meter.observe("webhook_lag_seconds", {}, (now - at) / 1000);
  }
  if (buried > 0) meter.count("dead_letters", { page }, buried);
}
