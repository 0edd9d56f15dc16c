/** What happens in the shop. Each deed is kept together with what the desk is to be told of it, so that neither is without the other. */
import type { Line } from "./rules/basket.ts";
import { cancelledWords, receivedWords, shippedWords, titleOf, totalWords } from "./rules/said.ts";
import type { MessageKind } from "./store/messages.ts";
import type { KeptOrder } from "./store/orders.ts";
import type { KeptThread } from "./store/people.ts";
import type { Store } from "./store/store.ts";
import type { Ticket } from "./store/tickets.ts";

export type Checkout = {
  checkout: string;
  name: string;
  email: string;
  town: string;
  lines: readonly Line[];
};

/**
 * Who sends the form twice has ordered once. Each order has a record of its own, whatever e-mail address it was ordered under:
 * whose it is turns out when somebody comes by its link.
 */
export function placeOrder(store: Store, { checkout, lines, ...who }: Checkout, now: number): KeptOrder {
  return store.together(() => {
    const before = store.orders.byCheckout(checkout);
    if (before !== null) return before;
    const { id: customer } = store.people.make(who, now);
    const order = store.orders.place({ checkout, customer, lines }, now);
    store.errands.add("reference", order.number);
    tellOf(store, order, "placed", `Receipt of ${totalWords(order)}`, now);
    return order;
  });
}

/** Says so to the customer, once. */
export function shipOrder(store: Store, number: string, now: number): void {
  store.together(() => {
    const order = store.orders.read(number);
    if (order === null || !store.orders.ship(number, now)) return;
    tellOf(store, order, "shipped", shippedWords(order, now), now);
  });
}

/** Says so to the customer, once. What they were not told of it yet they are not told any more. */
export function cancelOrder(store: Store, number: string, now: number): void {
  store.together(() => {
    const order = store.orders.read(number);
    if (order === null || !store.orders.cancel(number, now)) return;
    store.messages.withdraw(number);
    tellOf(store, order, "cancelled", cancelledWords(order), now);
  });
}

/** An update waits for whoever ordered to come by the order's link. */
function tellOf(store: Store, order: KeptOrder, kind: MessageKind, words: string, now: number): void {
  const { number } = order;
  const conversation = order.conversation ?? store.people.threadOf(order.customer)?.conversation ?? null;
  const event = `order-${number}-${kind}`;
  store.messages.add({
    ...{ event, kind, order: number, ticket: null, author: null, words, at: now },
    conversation,
  });
  if (conversation !== null) store.errands.add("message", event);
}

/**
 * Somebody came by an order's link: the order is theirs. With who came by another order before they are one customer, since it is
 * the same person; with who gave the same address they are not.
 */
export function comeBy(store: Store, number: string, conversation: string, now: number): void {
  const order = store.orders.read(number);
  if (order === null) return;
  const known = store.people.thread(conversation)?.customer ?? null;
  if (known !== order.customer && store.people.threadOf(order.customer) !== null)
    return comeInVain(store, { number, conversation, why: "known_elsewhere" }, now);
  if (known !== null && known !== order.customer) become(store, order.customer, known);
  const customer = known ?? order.customer;
  store.orders.comeBy(number, conversation);
  store.people.link({ conversation, customer, order: number }, now);
  // What they asked before it was known who they are.
  store.tickets.give(conversation, customer);
  store.tickets.concern(conversation, number);
  store.errands.add("record", conversation);
  tellWhatWaits(store, customer, conversation);
}

/** Somebody came by an order's link, and has none of it. What they ask is a ticket all the same, of somebody who is not known. */
export function comeInVain(
  store: Store,
  { number, conversation, why }: { number: string; conversation: string; why: string },
  now: number,
): void {
  store.orders.refuse(number, why);
  store.people.meet(conversation, now);
}

/** Somebody at the desk says whose the conversation is, and so whose the orders are by whose links it came. */
export function linkByHand(store: Store, conversation: string, customer: string, now: number): void {
  store.people.link({ conversation, customer, order: null }, now);
  store.messages.hold(conversation);
  store.orders.give(conversation, customer);
  store.tickets.give(conversation, customer);
  tellWhatWaits(store, customer, conversation);
}

/** It is not known any more whose the conversation is. */
export function unlink(store: Store, conversation: string): void {
  store.people.unlink(conversation);
  store.messages.hold(conversation);
  store.orders.leave(conversation);
}

/** Somebody in the back office says that two customers are one: they have each other's news from then on. */
export function joinCustomers(store: Store, id: string, into: string): void {
  store.together(() => {
    const [from, to] = [store.people.read(id), store.people.read(into)];
    if (from === null || to === null || from.id === to.id) return;
    const threads = store.people.threadsOf(from.id);
    become(store, from.id, to.id);
    for (const { conversation } of threads) store.errands.add("record", conversation);
    const thread = store.people.threadOf(to.id);
    if (thread !== null) tellWhatWaits(store, to.id, thread.conversation);
  });
}

function become(store: Store, from: string, into: string): void {
  store.people.join(from, into);
  store.orders.join(from, into);
  store.tickets.join(from, into);
}

/** What waited for somebody to come is said now. */
function tellWhatWaits(store: Store, customer: string, conversation: string): void {
  for (const { number } of store.orders.all(customer).reverse())
    for (const { event, progress, conversation: known } of store.messages.ofOrder(number)) {
      if (progress !== "waiting" || known !== null) continue;
      store.messages.change(event, { conversation });
      store.errands.add("message", event);
    }
}

/** What somebody wrote in a conversation; `entry`: which message it is there. */
export type Written = { conversation: string; entry: number; who: string; words: string; at: number };

/**
 * Somebody wrote whom the shop knows. Meta takes again what it refused; and what they say is on their open ticket, or on a new one,
 * of which they are told.
 */
export function customerWrote(store: Store, thread: KeptThread, written: Written): void {
  const { conversation, words, at } = written;
  for (const { event } of store.messages.heldIn(conversation)) store.errands.add("message", event);
  if (words === "") return;
  const open = store.tickets.openIn(conversation);
  const ticket =
    open ??
    makeTicket(store, { ...thread, request: null, title: titleOf(words), about: null, who: written.who, at });
  store.tickets.ask({ ...written, ticket: ticket.id });
  if (open !== null) return;
  const event = `ticket-${ticket.id}-received`;
  store.messages.add({
    ...{ event, kind: "received", order: ticket.order, ticket: ticket.id, author: null, at, conversation },
    words: receivedWords(ticket.id, ticket.order),
  });
  store.errands.add("message", event);
}

/** Somebody at the desk answered: that is on the customer's ticket, where one is open. */
export function deskAnswered(store: Store, written: Written): void {
  const open = store.tickets.openIn(written.conversation);
  if (open !== null && written.words !== "") store.tickets.answer({ ...written, ticket: open.id });
}

type NewTicket = Pick<Ticket, "request" | "title" | "about" | "who" | "at" | "order"> & {
  conversation: string;
  customer: string | null;
};

/** Of one request of the desk's there is one ticket. */
export function makeTicket(store: Store, { request, ...asked }: NewTicket): Ticket {
  const known = request === null ? null : store.tickets.byRequest(request);
  const ticket = known ?? store.tickets.make({ request, ...asked });
  store.errands.add("ticket", ticket.id);
  return ticket;
}

/** Whoever closes it, the desk is told how it stands. */
export function setTicket(store: Store, id: string, isOpen: boolean): void {
  store.together(() => {
    if (store.tickets.set(id, isOpen)) store.errands.add("ticket", id);
  });
}

/** Words of somebody in the back office, for the customer. `note` names them: who sends the form twice has written once. */
export function writeNote(
  store: Store,
  id: string,
  { note, author, words }: { note: string; author: string; words: string },
  now: number,
): void {
  store.together(() => {
    const ticket = store.tickets.read(id);
    if (ticket === null || ticket.conversation === null) return;
    const { order, conversation } = ticket;
    const event = `note-${note}`;
    store.messages.add({ event, kind: "note", order, ticket: id, author, words, at: now, conversation });
    store.errands.add("message", event);
  });
}

/** Nothing is kept of what they said. What they bought is: the shop's books need it. */
export function forget(store: Store, conversation: string): void {
  store.messages.forget(conversation);
  store.tickets.forget(conversation);
  unlink(store, conversation);
}

/** Tries again what was held or refused: a template may have been approved since. */
export function sayAgain(store: Store, event: string): void {
  const message = store.messages.read(event);
  if (message !== null && (message.progress === "held" || message.progress === "refused"))
    store.errands.add("message", event);
}
