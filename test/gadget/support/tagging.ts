import type { Attribute, Tag } from "../../../worker/protocol/routing/tags.ts";
import type { Summary } from "../../../worker/protocol/thread/conversation.ts";
import type { RoutingTold } from "../../../worker/protocol/routing/told.ts";
import type { FakeDesk } from "./fake-desk.ts";

const tags: Tag[] = [
  { id: "vip", name: "VIP", colour: "purple" },
  { id: "refund", name: "Refund", colour: "orange" },
  { id: "late", name: "Waits for the warehouse", colour: "red" },
  { id: "wholesale", name: "Wholesale", colour: "teal" },
  { id: "returns", name: "مرتجع", colour: "blue" },
];

const attributes: Attribute[] = [
  {
    ...{ id: "plan", name: "Plan", type: "choice", of: "customer" },
    choices: [
      { id: "gold", name: "Gold" },
      { id: "silver", name: "Silver" },
    ],
  },
  { id: "since", name: "Customer since", type: "date", of: "customer" },
  { id: "news", name: "Newsletter", type: "yes_no", of: "customer" },
  { id: "lamps", name: "Lamps", type: "number", of: "customer" },
  { id: "order", name: "Order", type: "text", of: "contact" },
];

/** What is said of a conversation: of what the desk has, and of what it has no more. */
export const SAID = {
  tags: [
    { id: "gone", name: "Christmas 2024" },
    { id: "refund", name: "Refund" },
    { id: "vip", name: "Very important" },
  ],
  attributes: [
    { id: "plan", name: "Tariff", of: "customer", type: "choice", value: "gold", choice: "Golden" },
    { id: "since", name: "Customer since", of: "customer", type: "date", value: "2019-03-01" },
    { id: "order", name: "Order", of: "contact", type: "text", value: "4711" },
  ],
} satisfies Partial<Summary>;

/** The desk has tags and attributes. */
export function hasTags(desk: FakeDesk): void {
  const routing: RoutingTold = { version: 1, teams: [], queues: [], tags, attributes };
  desk.welcome = { ...desk.welcome, desk: { ...desk.welcome.desk, routing } };
}
