import { ROUTES } from "../../../worker/protocol/api/routes.ts";
import type { Route } from "../../../worker/protocol/api/route.ts";
import { PAGE_ID } from "./env.ts";

type Request_ = { route: string; body?: object };

const HELLO = { kind: "text", text: "Hello" };
const A_REPLY = { name: "Hello", scope: "desk", outgoing: HELLO };

/** What each route is given to do something, beside its path; `query` behind the question mark. */
const GIVEN: Record<string, { query?: string; body?: object }> = {
  listConversations: { query: "view=open&limit=2" },
  assignConversation: { body: { to: "kim" } },
  transferConversation: { body: { to: { type: "pool" } } },
  snoozeConversation: { body: { when: { onMessage: true } } },
  closeConversation: { body: {} },
  tagConversation: { body: { add: ["vip"] } },
  setAttributes: { body: { set: { plan: null } } },
  search: { query: "words=order" },
  listMessages: { query: "limit=2" },
  sendMessage: { body: { outgoing: HELLO } },
  retryMessage: { body: {} },
  actOnComment: { body: { action: "hide" } },
  editComment: { body: { text: "Two kilos" } },
  settleMessage: { body: { as: "dismissed" } },
  createReference: { body: { kind: "Order", value: "1001" } },
  requestTicket: { body: { about: "A lamp is broken" } },
  putTicket: { body: { title: "Broken lamp", state: "New", open: true } },
  changeTicket: { body: { state: "In progress" } },
  addTicketNote: { body: { text: "On its way", by: { name: "Eva Stern" }, public: true } },
  linkCustomer: { body: { id: "4711", name: "Maria Lopez" } },
  addNote: { body: { text: "Wants the blue one" } },
  editNote: { body: { text: "Wants the red one" } },
  setCustomerAttributes: { body: { set: { plan: null } } },
  giveFile: { query: "name=list.json", body: { lamps: 2 } },
  addCannedReply: { body: A_REPLY },
  replaceCannedReply: { body: A_REPLY },
  writeToCheckbox: { body: { outgoing: { kind: "text", text: "Hello" } } },
  listAgents: { query: "limit=2" },
  setPresence: { body: { presence: "away" } },
  createWebhook: { body: { url: "https://crm.example/hook", events: ["message.received"] } },
  changeWebhook: { body: { paused: true } },
  replayWebhook: { body: { from: { at: 1 } } },
  readReport: { query: "from=2026-11-01&until=2026-11-30&by=desk" },
};

/** What a path names. */
const NAMED = (conversation: string): Record<string, string> => ({
  conversation,
  other: `${PAGE_ID}:1`,
  ...{ message: "1", contact: "1", note: "1", file: "1.0", agent: "kim", page: PAGE_ID },
  ...{
    reply: "00000000-0000-4000-8000-000000000001",
    record: "4711",
    reference: "0000000000000001",
    ...{ ticket: "INC-1", ticketNote: "00000000-0000-4000-8000-000000000001" },
    checkbox: "session-1",
    webhook: "0".repeat(16),
    event: "evt_none",
  },
});

/** A good request of a route, about this conversation. */
export function requestOf({ name, method, path }: Route, conversation: string): Request_ {
  const named = NAMED(conversation);
  const filled = path.replaceAll(/\{(\w+)\}/g, (_all, key: string) => encodeURIComponent(named[key]!));
  const { query, body } = GIVEN[name] ?? {};
  const route = `${method} ${filled}${query === undefined ? "" : `?${query}`}`;
  return { route, ...(body === undefined ? {} : { body }) };
}

/** One of every route; what ends something comes after what needs it. */
export function everyRequest(conversation: string): { of: Route; request: Request_ }[] {
  const isLast = ({ name }: Route): boolean => name === "eraseCustomer";
  const inOrder = [...ROUTES.filter((it) => !isLast(it)), ...ROUTES.filter(isLast)];
  return inOrder.map((of) => ({ of, request: requestOf(of, conversation) }));
}
