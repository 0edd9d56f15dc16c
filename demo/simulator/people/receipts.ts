/** The customer's phone receives or reads what the Page sent (Webhooks, "message_deliveries" and "message_reads"). Nothing new: no webhook. */
import type { SimulatorContext } from "../context.ts";
import { deliveryEvent, readEvent } from "../webhooks/events.ts";
import type { ThreadState } from "../world/state.ts";

/** Marks everything sent so far as delivered. Answers the mids that were new to the phone. */
export function receive(context: SimulatorContext, thread: ThreadState): string[] {
  if (context.world.customer(thread.psid).blocked) return [];
  const news = thread.messages.filter((message) => message.from === "page" && message.state === "sent");
  if (news.length === 0) return [];
  for (const message of news) message.state = "delivered";
  const mids = news.map((message) => message.mid);
  context.world.changed();
  // The watermark is never before a message it covers, even when the thread's times run ahead.
  deliveryEvent(context, thread, mids, Math.max(context.clock.now(), news.at(-1)?.at ?? 0));
  return mids;
}

/** Marks everything sent so far as read. Answers the watermark, or null when there was nothing to read. */
export function read(context: SimulatorContext, thread: ThreadState): number | null {
  if (context.world.customer(thread.psid).blocked) return null;
  const unread = thread.messages.filter((message) => message.from === "page" && message.state !== "read");
  const last = unread.at(-1);
  if (last === undefined) return null;
  for (const message of unread) message.state = "read";
  context.world.changed();
  const watermark = Math.max(context.clock.now(), last.at);
  readEvent(context, thread, watermark);
  return watermark;
}
