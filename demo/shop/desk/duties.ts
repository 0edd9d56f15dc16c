/** What the desk is told, by its API: links for orders, words for customers, tickets. Each may be told twice, and counts once. */
import type { Message } from "../store/messages.ts";
import type { ErrandKind } from "../store/errands.ts";
import type { Store } from "../store/store.ts";
import type { ShopSettings } from "../settings.ts";
import { progressOf } from "../rules/progress.ts";
import { receiptOf, templateOf, type Outgoing } from "../rules/said.ts";
import { answered, Refused, type DeskClient, type Problem } from "./client.ts";
import type { Duty } from "./runner.ts";

type Around = { store: Store; desk: DeskClient; settings: ShopSettings; address: string };

export function duties(around: Around): Record<ErrandKind, Duty> {
  return {
    reference: (number) => makeReference(around, number),
    record: (conversation) => tellRecord(around, conversation),
    message: (event) => say(around, event),
    ticket: (id) => tellTicket(around, id),
  };
}

/** The link by which whoever ordered comes to Messenger, and it is known who comes and what about. */
async function makeReference({ store, desk, settings }: Around, number: string): Promise<void> {
  const { ref, link } = await answered(
    desk.POST("/references", {
      params: { header: { "Idempotency-Key": `reference-${number}` } },
      body: { kind: "Order", value: number, page: settings.page },
    }),
  );
  store.orders.link(number, { ref, link: link.replace("https://m.me/", settings.messenger.links) });
}

/** Whose record the conversation has. What somebody at the desk linked to another system stays as it is. */
async function tellRecord({ store, desk, address }: Around, conversation: string): Promise<void> {
  const customer = store.people.read(store.people.thread(conversation)?.customer ?? "");
  if (customer === null) return;
  const { id, name } = customer;
  const params = { path: { conversation } };
  try {
    const { record } = await answered(desk.GET("/customers/{conversation}", { params }));
    if (record != null && store.people.read(record.id) === null) return;
    await answered(
      desk.PUT("/customers/{conversation}/record", {
        params,
        body: { id, name, url: `${address}/crm/customers/${id}` },
      }),
    );
  } catch (error) {
    // The conversation is gone, for instance: whose it is the shop knows all the same.
    if (!(error instanceof Refused)) throw error;
    console.warn(`shop: the desk does not take the record of ${id}: ${error.message}`);
  }
}

/** Says something to a customer. Whatever comes of it stands with the message. */
async function say(around: Around, event: string): Promise<void> {
  const { store } = around;
  const message = store.messages.read(event);
  if (message === null || message.conversation === null || message.entry !== null) return;
  const { conversation } = message;
  try {
    if (message.kind === "note") await sayOnTicket(around, message, conversation);
    else await sayOfItself(around, message, conversation);
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    store.messages.change(event, refusalOf(error.problem));
  }
}

/** An update of an order or that a question came. Of one `event` the desk sends one message, however often it is told. */
async function sayOfItself(
  { store, desk, settings }: Around,
  message: Message,
  conversation: string,
): Promise<void> {
  const { event } = message;
  const said = await outgoingOf({ store, desk, settings }, message);
  const { entries } = await answered(
    desk.POST("/conversations/{conversation}/messages", {
      params: { path: { conversation } },
      body: { event, ...said },
    }),
  );
  // Told again after Meta had refused it, the message that failed may stand beside the one that is sent in its place.
  const entry = entries.at(-1);
  if (entry !== undefined)
    store.messages.change(event, {
      ...{ entry: entry.id, why: null, asItIs: null, byTemplate: null },
      progress: progressOf(entry.delivery?.state ?? "sent"),
      sentAt: entry.delivery?.sentAt ?? null,
    });
}

/** Somebody's words on a ticket: their message, as the desk sends it for them. */
async function sayOnTicket({ store, desk }: Around, message: Message, conversation: string): Promise<void> {
  const { event, ticket, author, words } = message;
  const note = await answered(
    desk.POST("/conversations/{conversation}/tickets/{ticket}/notes", {
      params: { path: { conversation, ticket: ticket ?? "" }, header: { "Idempotency-Key": event } },
      body: { text: words, by: { name: author ?? "" }, public: true },
    }),
  );
  store.messages.change(event, {
    ...{ entry: note.messages.at(-1) ?? null, why: null, asItIs: null, byTemplate: null },
    progress: note.state === "waiting" || note.state === "kept" ? "queued" : note.state,
  });
}

async function outgoingOf(
  { store, desk, settings }: Pick<Around, "store" | "desk" | "settings">,
  { kind, order: number, words, at }: Message,
): Promise<{ outgoing: Outgoing; otherwise?: Outgoing }> {
  const order = number === null ? null : store.orders.read(number);
  if (kind === "placed" && order !== null) return { outgoing: receiptOf(order) };
  const outgoing: Outgoing = { kind: "text", text: words };
  const otherwise = order === null ? null : templateOf(kind, order, at);
  if (otherwise === null || !(await hasTemplate(desk, settings.page, otherwise))) return { outgoing };
  return { outgoing, otherwise };
}

/** Whether Meta approved it for this Page. */
async function hasTemplate(
  desk: DeskClient,
  page: string,
  { name, language }: { name: string; language: string },
): Promise<boolean> {
  const { items } = await answered(desk.GET("/pages/{page}/templates", { params: { path: { page } } }));
  return items.some((it) => it.name === name && it.language === language);
}

/** How a ticket stands, all of it. */
async function tellTicket({ store, desk, address }: Around, id: string): Promise<void> {
  const ticket = store.tickets.read(id);
  if (ticket === null || ticket.conversation === null) return;
  const { conversation, title, isOpen, request } = ticket;
  try {
    await answered(
      desk.PUT("/conversations/{conversation}/tickets/{ticket}", {
        params: { path: { conversation, ticket: id } },
        body: {
          ...{ title, state: isOpen ? "Open" : "Closed", open: isOpen, url: `${address}/crm/tickets/${id}` },
          ...(request === null ? {} : { request }),
        },
      }),
    );
  } catch (error) {
    // The desk has as many as it keeps, or the conversation is gone: the ticket is the shop's all the same.
    if (!(error instanceof Refused)) throw error;
    console.warn(`shop: the desk does not take ${id}: ${error.message}`);
  }
}

/** Why, and when it could go: as it is, or by a template. Both codes are over as soon as the customer writes. */
function refusalOf({
  code,
  title,
  refusal,
}: Problem): Pick<Message, "progress" | "why" | "asItIs" | "byTemplate"> {
  const none = { asItIs: null, byTemplate: null };
  if (code === "customer_unavailable") return { progress: "held", why: "They cannot be reached", ...none };
  if (refusal?.code !== "window_closed") return { progress: "refused", why: `${title} (${code})`, ...none };
  const { earliest } = refusal;
  return {
    progress: "held",
    why: "More than 24 hours since their last message",
    asItIs: earliest?.asItIs ?? null,
    byTemplate: earliest?.utility ?? null,
  };
}
