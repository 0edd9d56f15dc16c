import type { InboundItem } from "./item.ts";

/** What the test person reads. */
export const ROUND_TRIP_TEXT = "Connection test: please ignore this message.";

const PREFIX = "fb-chat-test:";

/** What goes along with such a message and comes back in its echo. `nonce`: of this one alone. */
export function markOf(pageId: string, nonce: string): string {
  return `${PREFIX}${pageId}:${nonce}`;
}

/** The mark of an echo that came of a connection test of its Page; null: it is a message like any other. */
export function testMarkOf({ pageId, event }: InboundItem): string | null {
  if (event.kind !== "echo" || event.metadata === null) return null;
  return event.metadata.startsWith(markOf(pageId, "")) ? event.metadata : null;
}
