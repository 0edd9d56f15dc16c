import type { WebhookScope } from "../../protocol/webhooks/events.ts";
import { dataTo } from "./cut.ts";

/** What an event says: `at` (ms) is when it happened, `data` JSON. */
type Told = { at: number; type: string; data: string };

/** The body of a delivery (JSON), with what an endpoint of these scopes may be told. */
export function bodyOf(scopes: readonly WebhookScope[], { at, type, data }: Told): string {
  return JSON.stringify({
    type,
    timestamp: new Date(at).toISOString(),
    data: dataTo(scopes, JSON.parse(data) as object),
  });
}
