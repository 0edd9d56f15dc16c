import type { RoutingKnown } from "../../../../worker/protocol/routing/commands.ts";
import { NO_ROUTING, type RoutingConfig } from "../../../../worker/protocol/routing/config.ts";

/** Whom and what the desk knows. */
export const KNOWN: RoutingKnown = {
  pages: [
    { pageId: "10150001", name: "Lamps & Light" },
    { pageId: "10150002", name: "Lamps & Light Berlin" },
  ],
  people: [
    { sub: "kim", name: "Kim Berg" },
    { sub: "sam", name: "Sam Fox" },
    { sub: "ana", name: "Ana Ruiz" },
  ],
};

/** A document with something in each of its parts. */
export const ROUTING: RoutingConfig = {
  ...NO_ROUTING,
  teams: [
    { id: "france", name: "France", members: ["kim", "leo"] },
    { id: "night", name: "Night", members: [] },
  ],
  skills: [{ id: "french", name: "French" }],
  agents: [
    { sub: "leo", name: "Léo Martin", skills: [{ skill: "french", level: 5 }], capacity: 8 },
    { sub: "kim", name: "Kim Berg", skills: [{ skill: "french", level: 2 }] },
  ],
  hours: [
    {
      ...{ id: "day", name: "Day shift", timeZone: "Europe/Paris" },
      week: [
        { days: [1, 2, 3, 4, 5], from: "09:00", to: "12:00" },
        { days: [1, 2, 3, 4, 5], from: "13:00", to: "18:00" },
        { days: [6], from: "10:00", to: "24:00" },
      ],
      holidays: [
        { date: "2026-12-24", name: "Christmas Eve", open: [{ from: "09:00", to: "12:00" }] },
        { date: "2026-12-25", open: [] },
      ],
    },
  ],
  queues: [
    {
      ...{ id: "sales", name: "Sales", members: ["sam"], teams: ["france"], choose: "longest_idle" },
      ...{ offerSeconds: 30, hours: "day", overflow: { seconds: 120, to: "help" }, stickySeconds: 86_400 },
      needs: [{ skill: "french", level: 3, relaxSeconds: 60 }],
    },
    {
      ...{ id: "help", name: "Help", members: ["kim", "sam"], teams: [], choose: "ring", offerSeconds: 45 },
    },
  ],
  rules: [
    {
      ...{ id: "ad", name: "The ad in France", priority: 2, to: { type: "queue", queue: "sales" } },
      when: { pages: ["10150001"], languages: ["fr"], refs: ["ad7", "autumn_*"] },
    },
    {
      ...{ id: "refund", name: "Money back", to: { type: "agent", agent: "ana", seconds: 60, then: "help" } },
      when: { keywords: ["refund", "money back"], hours: { id: "day", are: "open" } },
    },
    {
      ...{ id: "menu", name: "The menu", to: { type: "bot", bot: "desk-bot" } },
      when: { payloads: ["ORDER_*"], returning: false },
    },
  ],
  otherwise: { type: "queue", queue: "help" },
  bots: [
    {
      ...{ id: "desk-bot", name: "Lampbot", url: "https://bot.lamps.example/answer", seconds: 10 },
      ...{ words: ["agent", "human"], then: "help" },
    },
  ],
  replies: [
    {
      ...{ id: "r1", on: "closed_hours", againSeconds: 28_800 },
      texts: [
        { language: "en", text: "We are back {opens}." },
        { language: "fr", text: "Nous revenons {opens}." },
      ],
    },
    { id: "r2", on: "still_there", texts: [{ language: "en", text: "Are you still there?" }] },
  ],
  autoClose: { afterSeconds: 7_200, warnSeconds: 600 },
  satisfaction: {
    ...{ by: "template", privacyUrl: "https://lamps.example/privacy" },
    texts: [{ language: "en", question: "How was it?", title: "Your opinion", more: "Tell us more" }],
  },
  awayReasons: [
    { id: "lunch", name: "Lunch" },
    { id: "training", name: "Training" },
  ],
  decline: { reasons: [{ id: "busy", name: "On the phone" }], isRequired: false },
  wrapUp: {
    codes: [
      { id: "order", name: "Order" },
      { id: "return", name: "Return" },
    ],
    isRequired: true,
  },
  idle: { afterSeconds: 1_800, percent: 50 },
  whoReplies: "team",
  tags: [
    { id: "vip", name: "VIP", colour: "purple" },
    { id: "late", name: "Waits for the warehouse", colour: "red" },
  ],
  attributes: [
    {
      ...{ id: "plan", name: "Plan", type: "choice", of: "customer" },
      choices: [
        { id: "gold", name: "Gold" },
        { id: "silver", name: "Silver" },
      ],
    },
    { id: "order", name: "Order", type: "text", of: "contact" },
  ],
  priorities: [
    { id: "first", tags: ["vip"], attributes: [{ attribute: "plan", is: ["gold"] }], priority: 4 },
  ],
};

/** One that wants to know something of each type, and has a rule that asks it. */
export const ASKING: RoutingConfig = {
  ...ROUTING,
  attributes: [
    ...ROUTING.attributes!,
    { id: "spent", name: "Spent, in euros", type: "number", of: "customer" },
    { id: "since", name: "Customer since", type: "date", of: "customer" },
    { id: "b2b", name: "Is a company", type: "yes_no", of: "customer" },
  ],
  rules: [
    {
      ...{ id: "best", name: "The best", to: { type: "queue", queue: "sales" } },
      when: {
        tags: ["vip"],
        attributes: [
          { attribute: "plan", is: ["gold", "silver"] },
          { attribute: "order", is: ["4711"] },
          { attribute: "spent", from: 1_000.5 },
          { attribute: "since", from: "2015-01-01", to: "2019-12-31" },
          { attribute: "b2b", is: [true] },
        ],
      },
    },
    ...ROUTING.rules,
  ],
};

/** The version before. */
export const BEFORE: RoutingConfig = { ...ROUTING, capacity: 4, queues: ROUTING.queues.slice(0, 1) };
