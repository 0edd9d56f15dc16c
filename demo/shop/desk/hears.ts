/** What the shop does when the desk tells it something. */
import type { components, webhooks } from "../../../test/worker/api/client.d.ts";
import {
  comeBy,
  comeInVain,
  customerWrote,
  deskAnswered,
  forget,
  linkByHand,
  makeTicket,
  setTicket,
  unlink,
} from "../deeds.ts";
import { further, progressOf, whyFailed, type Progress } from "../rules/progress.ts";
import { titleOf } from "../rules/said.ts";
import type { Message } from "../store/messages.ts";
import type { Store } from "../store/store.ts";

type Entry = components["schemas"]["Entry"];
/** All but the one that somebody tries the endpoint by. */
type EventType = Exclude<keyof webhooks, "webhook.test">;
type BodyOf<T extends EventType> = webhooks[T]["post"]["requestBody"]["content"]["application/json"];
export type Heard = { type: string; data: unknown };

/** By type. What its endpoint is told of is what stands here. */
const DEEDS: { [T in EventType]?: (store: Store, data: BodyOf<T>["data"], now: number) => void } = {
  "reference.used": (store, { conversation, reference: { kind, value } }, now) => {
    if (kind === "Order" && value !== undefined) comeBy(store, value, conversation, now);
  },
  "reference.refused": (store, { conversation, reference: { kind, value, refused } }, now) => {
    if (kind === "Order" && value !== undefined)
      comeInVain(store, { number: value, conversation, why: refused ?? "" }, now);
    // Of one that was altered nobody knows what it was for.
    else if (value === undefined) store.people.meet(conversation, now);
  },
  // By hand, where the link never came: whoever is linked to a record of the shop's is its customer. Of a record of another
  // system's the shop knows nothing, not even that it is another person's.
  "customer.linked": (store, { conversation, record }, now) => {
    if (record == null) return unlink(store, conversation);
    const customer = store.people.read(record.id);
    if (customer !== null) linkByHand(store, conversation, customer.id, now);
  },
  "message.received": (store, { conversation, customer, message }) => {
    const thread = store.people.thread(conversation);
    const { id: entry, at } = message;
    // As Meta knows them: whoever typed a name at the checkout may be another. The shop's is there before Meta told the desk.
    const who = customer.name ?? store.people.read(thread?.customer ?? "")?.name ?? customer.label;
    if (thread !== null)
      customerWrote(store, thread, { conversation, entry, at, who, words: wordsOf(message) });
  },
  "message.sent": (store, { conversation, message }) => {
    const who = answererOf(message);
    if (who === null) return got(store, conversation, message);
    const { id: entry, at } = message;
    deskAnswered(store, { conversation, entry, at, who, words: wordsOf(message) });
  },
  "message.state": (store, { conversation, message }) => {
    got(store, conversation, message);
    const { edits = 0, isUnsent = false } = message.changes ?? {};
    if (edits > 0 || isUnsent)
      store.tickets.reword(conversation, message.id, isUnsent ? "Taken back" : wordsOf(message));
  },
  "message.delivered": (store, { conversation, upTo }) => reached(store, conversation, upTo, "delivered"),
  "message.read": (store, { conversation, upTo }) => reached(store, conversation, upTo, "read"),
  "ticket.requested": (store, { conversation, customer: named, request, about, record, reference }, now) => {
    const customer =
      store.people.thread(conversation)?.customer ?? store.people.read(record?.id ?? "")?.id ?? null;
    const order = store.orders.read(reference?.value ?? "")?.number ?? null;
    const who = record?.name ?? named.label;
    makeTicket(store, { request, conversation, customer, order, title: titleOf(about), about, who, at: now });
  },
  "ticket.close_requested": (store, { ticket }) => setTicket(store, ticket, false),
  "erasure.done": (store, { conversation }) => forget(store, conversation),
};

/** What the endpoint is to be told of. */
export const HEARD = Object.keys(DEEDS) as EventType[];

/** Does what is to be done about an event, once: what was heard before is passed over. Whether it was not. */
export function hear(store: Store, event: string, { type, data }: Heard, now: number): boolean {
  return store.together(() => {
    if (!store.heard.isNew(event, now)) return false;
    const deed = deedOf(type);
    deed?.(store, data, now);
    return true;
  });
}

/** Null of a type that the shop knows nothing of. */
function deedOf(type: string): ((store: Store, data: unknown, now: number) => void) | null {
  const deeds = DEEDS as Record<string, ((store: Store, data: unknown, now: number) => void) | undefined>;
  return deeds[type] ?? null;
}

/** What a message that the shop had sent came to. */
function got(store: Store, conversation: string, { id, delivery }: Entry): void {
  const message = store.messages.byEntry(conversation, id);
  if (message === null || delivery === null) return;
  const { failure, settled } = delivery;
  if (settled === "sent_again") return sentAgain(store, message);
  // Meta said it after the desk had taken it: over when the customer writes, as what the desk does not take.
  const isOver = failure?.code === "window_closed";
  store.messages.change(message.event, {
    progress: isOver ? "held" : further(message.progress, progressOf(delivery.state)),
    sentAt: delivery.sentAt,
    why: failure === null ? null : whyFailed(failure.code),
    // Of one event nothing left: it may be told again.
    ...(isOver ? { entry: null, asItIs: null, byTemplate: null } : {}),
  });
}

/** Somebody at the desk sent it once more: which message it is now the desk says, where it is told again. */
function sentAgain(store: Store, { event }: Message): void {
  store.messages.change(event, { entry: null });
  store.errands.add("message", event);
}

function reached(store: Store, conversation: string, upTo: number, progress: Progress): void {
  for (const message of store.messages.sentUntil(conversation, upTo))
    store.messages.change(message.event, { progress: further(message.progress, progress) });
}

/** Who at the desk, or at Meta's own inbox, answered with it; null: it is a note of the shop's own, or nobody's answer. */
function answererOf({ author, automatic, ofTicket }: Entry): string | null {
  if (automatic === true || ofTicket !== undefined) return null;
  if (author.type === "page_inbox") return "Somebody with Meta’s own inbox";
  return author.type === "agent" ? author.name : null;
}

/** In one line; empty where it is no message that anybody would look into, such as a press on Get Started. */
function wordsOf({ content }: Entry): string {
  if (content.kind !== "text") return "";
  if (content.text !== "") return content.text;
  return (content.parts ?? []).length > 0 ? "Sent a picture or file" : "";
}
