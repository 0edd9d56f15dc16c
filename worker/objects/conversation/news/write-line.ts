import type {
  MessengerEvent,
  ReferenceLine,
  SystemLine,
  TicketLine,
} from "../../../protocol/message/content.ts";
import { storedEvent } from "../log/content.ts";
import type { ConversationStore } from "../log/store.ts";

/** Writes a line into the thread, which neither asks nor answers. `key` tells it from every other; `at` in ms. */
export function writeLine(
  store: ConversationStore,
  { key, at, line, interaction }: { key: string; at: number; line: SystemLine; interaction: number | null },
): void {
  store.inbound.insert(store.nextRev(), {
    ...{ key, at, author: { type: "system" }, kind: "system", text: null, detail: JSON.stringify(line) },
    ...{ interaction, asks: false, answers: false, opensWindow: false, standby: false },
  });
}

/** The same of what is told as an event. */
export function writeEvent(
  store: ConversationStore,
  {
    key,
    at,
    event,
    interaction,
  }: { key: string; at: number; event: MessengerEvent; interaction: number | null },
): void {
  store.inbound.insert(store.nextRev(), {
    ...{ key, at, author: { type: "system" }, ...storedEvent(event) },
    ...{ interaction, asks: false, answers: false, opensWindow: false, standby: false },
  });
}

/** What came of a reference or a ticket, which stands there as an event. */
export function eventOf(line: ReferenceLine | TicketLine): MessengerEvent {
  if (line.event === "reference") {
    const { event: type, ...outcome } = line;
    return { type, ...outcome };
  }
  const { event: type, ...outcome } = line;
  return { type, ...outcome };
}
