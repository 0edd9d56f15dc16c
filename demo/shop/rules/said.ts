/** What the shop says to customers, by what it is about. */
import type { components } from "../../../test/worker/api/client.d.ts";
import type { MessageKind } from "../store/messages.ts";
import type { Line } from "./basket.ts";
import { CURRENCY, money } from "./catalogue.ts";

export type Outgoing = components["schemas"]["Outgoing"];
type UtilityTemplate = Extract<Outgoing, { kind: "utility" }>;
export type Order = {
  number: string;
  customer: string;
  customerName: string;
  lines: readonly Line[];
  total: number;
  placedAt: number;
};

/**
 * The templates by which updates go while Meta takes nothing else: of Meta's library, and one that the Page makes itself. Its words
 * there: "Your order {{1}} was cancelled."
 */
const SHIPPED_TEMPLATE = { name: "order_update", language: "en_US" };
const CANCELLED_TEMPLATE = { name: "order_cancelled", language: "en_US" };

const DAY_MS = 24 * 60 * 60_000;

export function receiptOf(order: Order): Outgoing {
  return {
    kind: "template",
    template: {
      type: "receipt",
      recipientName: order.customerName,
      orderNumber: order.number,
      currency: CURRENCY,
      paymentMethod: "Nothing: a demonstration",
      merchantName: "Northwind Outdoor",
      orderedAt: order.placedAt,
      summary: { totalCost: order.total / 100 },
      elements: order.lines.map(({ name, count, price }) => ({
        title: name,
        quantity: count,
        price: price / 100,
      })),
    },
  };
}

export function shippedWords({ number }: Order, now: number): string {
  return `Your order ${number} was shipped, and should be with you on ${arrivalOf(now)}.`;
}

export function cancelledWords({ number }: Order): string {
  return `Your order ${number} was cancelled. You have nothing to pay, and need do nothing.`;
}

/** The same as Meta approved it; null: of what happened there is no template. */
export function templateOf(kind: MessageKind, { number }: Order, at: number): UtilityTemplate | null {
  if (kind === "shipped")
    return {
      ...{ kind: "utility", ...SHIPPED_TEMPLATE },
      parameters: [{ text: number }, { text: arrivalOf(at) }],
      shown: `Good news: your order ${number} was shipped, and arrives on ${arrivalOf(at)} at your door.`,
    };
  if (kind !== "cancelled") return null;
  return {
    ...{ kind: "utility", ...CANCELLED_TEMPLATE },
    parameters: [{ text: number }],
    shown: `Your order ${number} was cancelled.`,
  };
}

export function receivedWords(ticket: string, order: string | null): string {
  const about = order === null ? "" : ` about order ${order}`;
  return `Thank you, we have your message${about}. It is ${ticket} with us, and somebody will look at it soon.`;
}

export function summaryOf(lines: readonly Line[]): string {
  return lines.map(({ name, count }) => (count === 1 ? name : `${name} × ${String(count)}`)).join(", ");
}

export function totalWords({ total }: Order): string {
  return money(total);
}

/** The first words of a customer's, as the title of a ticket. */
export function titleOf(words: string): string {
  const line = words.replaceAll(/\s+/g, " ").trim();
  return line.length <= TITLE_MAX ? line : `${line.slice(0, TITLE_MAX - 1).trimEnd()}…`;
}
const TITLE_MAX = 80;

/** Of a note to a customer, in UTF-16 units: what a message takes at Meta is 2,000. */
export const NOTE_MAX = 1_500;

function arrivalOf(now: number): string {
  return new Date(now + 2 * DAY_MS).toLocaleDateString("en-GB", {
    weekday: "long",
    timeZone: "Europe/London",
  });
}
