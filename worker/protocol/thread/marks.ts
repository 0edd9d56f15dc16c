import type { Delivery } from "../message/entry.ts";

/** The two watermarks of a conversation, in Meta's ms; 0 where none came yet. */
export type Marks = { deliveredAt: number; readAt: number };

/**
 * How far a sent message got, as the customer's phone last told Meta. A watermark covers every message
 * sent at or before it (webhook events `message_deliveries`, `message_reads`); what was read was delivered.
 */
export function markOf(delivery: Delivery, marks: Marks): "sent" | "delivered" | "read" | null {
  if (delivery.state !== "sent" || delivery.sentAt === null) return null;
  if (delivery.sentAt <= marks.readAt) return "read";
  if (delivery.sentAt <= marks.deliveredAt) return "delivered";
  return "sent";
}
