import type { InboundItem } from "../../../domain/item.ts";
import { holderAfter, type ControlNews } from "../../../domain/thread-control.ts";
import type { ConversationStore } from "../log/store.ts";

/** What an item tells of who holds the thread. */
export function noteHolder(store: ConversationStore, item: InboundItem, ourAppId: string | null): void {
  // What becomes of our own messages under `standby` tells nothing: Meta took them from us.
  const isOurs = item.event.kind === "echo" && item.event.appId !== null && item.event.appId === ourAppId;
  const news = isOurs ? null : newsOf(store, item);
  if (news === null) return;
  const next = holderAfter(store.thread.holder(), news, ourAppId, item.at);
  if (next !== null) store.thread.setHolder(next, store.nextRev());
}

function newsOf(store: ConversationStore, { event, standby }: InboundItem): ControlNews | null {
  if (event.kind === "event" && event.event.type === "thread_control") {
    const { action, to } = event.event;
    return action === "request" ? null : { type: action, to };
  }
  if (event.kind === "event" && event.event.type === "admin_text") return { type: "admin_text" };
  if (standby) return { type: "standby", acceptedAt: store.outbox.lastAcceptedAt() };
  return event.kind === "message" || event.kind === "postback" ? { type: "delivered_to_us" } : null;
}
