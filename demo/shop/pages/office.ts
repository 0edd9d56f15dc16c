/** The back office: tickets, orders, customers, and what customers were told. */
import { randomUUID } from "node:crypto";
import { type Markup, markup, NOTHING } from "../../simulator/markup.ts";
import { money } from "../rules/catalogue.ts";
import { NOTE_MAX, summaryOf } from "../rules/said.ts";
import type { Message } from "../store/messages.ts";
import type { Customer } from "../store/people.ts";
import { orderState, type KeptOrder } from "../store/orders.ts";
import type { Store } from "../store/store.ts";
import type { Ticket } from "../store/tickets.ts";
import { notFound, page, time } from "./layout.ts";
import { progressShown } from "./progress.ts";

/** Who writes in the back office. None of them sits at the desk. */
const WRITERS = ["Dana Whitfield", "Theo Park"];

export function officePage(store: Store): Response {
  const [tickets, orders, customers] = [store.tickets.all(), store.orders.all(), store.people.all()];
  return page({
    ...{ title: "Back office · Northwind Outdoor", side: "crm" },
    body: markup`<div data-live="all"><section class="card" id="tickets"><h1>Tickets</h1>${ticketList(tickets, store)}</section>
      <section class="card" id="orders"><h2>Orders</h2>${orderList(orders)}</section>
      <section class="card" id="customers"><h2>Customers</h2>${
        customers.length === 0
          ? markup`<p class="hint">Whoever orders something is a customer.</p>`
          : markup`<ul class="rows">${customers.map(
              ({ id, name, email, town }) =>
                markup`<li><a href="/crm/customers/${id}">${name}</a><small>${email} · ${town}</small><small class="end">${id}</small></li>`,
            )}</ul>`
      }</section></div>`,
  });
}

/** The record that the desk's agents open. */
export function customerPage(store: Store, id: string): Response {
  const customer = store.people.read(id);
  if (customer === null) return notFound(`There is no customer ${id}.`);
  const thread = store.people.threadOf(customer.id);
  return page({
    ...{ title: `${customer.name} · Back office`, side: "crm" },
    body: markup`<div data-live="customer"><section class="card"><h1>${customer.name}</h1><dl><dt>Customer</dt><dd>${customer.id}, since ${time(customer.since)}</dd>
      <dt>E-mail</dt><dd>${customer.email} <small>as they typed it</small></dd><dt>Town</dt><dd>${customer.town}</dd>
      <dt>Messenger</dt><dd>${
        thread === null ? "Did not come by an order's link yet" : markup`<code>${thread.conversation}</code>`
      }</dd></dl></section>
      <section class="card"><h2>Orders</h2>${orderList(store.orders.all(customer.id))}</section>
      ${alike(customer, store)}
      <section class="card"><h2>Tickets</h2>${ticketList(store.tickets.all(customer.id), store)}</section></div>`,
  });
}

/** Who ordered under the same address may be the same person, or somebody who typed it. */
function alike(customer: Customer, store: Store): Markup {
  const others = store.people.alike(customer);
  if (others.length === 0) return NOTHING;
  return markup`<section class="card"><h2>Others with this e-mail address</h2>
    <p class="hint">Anybody can type an address. Where you know that they are one person, say so: they have each other's news in Messenger from then on.</p>
    <ul class="rows">${others.map(
      ({ id, name, town }) =>
        markup`<li><a href="/crm/customers/${id}">${name}</a><small>${town} · ${id}</small>
          <form method="post" action="/crm/customers/${customer.id}/join" class="end"><input type="hidden" name="other" value="${id}" />
          <button class="small">The same person<span class="sr"> as ${name}</span></button></form></li>`,
    )}</ul></section>`;
}

export function orderInOffice(store: Store, number: string): Response {
  const order = store.orders.read(number);
  if (order === null) return notFound(`There is no order ${number}.`);
  const { customer, customerName, lines, total, placedAt, refused } = order;
  const told = store.messages.ofOrder(number);
  return page({
    ...{ title: `Order ${number} · Back office`, side: "crm" },
    body: markup`<div data-live="order"><section class="card"><h1>Order ${number}</h1><dl><dt>Customer</dt><dd><a href="/crm/customers/${customer}">${customerName}</a></dd>
      <dt>Ordered</dt><dd>${time(placedAt)}</dd><dt>What</dt><dd>${summaryOf(lines)}</dd><dt>Total</dt><dd>${money(total)}</dd>
      <dt>State</dt><dd>${stateOf(order)}</dd></dl>
      ${
        refused === null
          ? NOTHING
          : markup`<p class="problem">Somebody came by this order's link, and it did not count: ${REFUSED[refused] ?? refused}.</p>
        <form method="post" action="/crm/orders/${number}/seen"><button class="small">I looked into it</button></form>`
      }
      ${
        isOpen(order)
          ? markup`<div class="deeds"><form method="post" action="/crm/orders/${number}/ship"><button class="first">Mark as shipped</button></form>
          <form method="post" action="/crm/orders/${number}/cancel"><button>Cancel order</button></form></div>`
          : NOTHING
      }</section>
      <section class="card"><h2>What they were told</h2><ul class="told">${told.map(toldRow)}</ul></section></div>`,
  });
}

const isOpen = (order: KeptOrder): boolean => orderState(order) === "To be sent";

function stateOf(order: KeptOrder): Markup {
  const since = order.cancelledAt ?? order.shippedAt;
  return markup`${orderState(order)}${since === null ? NOTHING : markup` ${time(since)}`}`;
}

/** Why the desk said that a reference counts for nothing (docs/api.md, "References"). */
const REFUSED: Readonly<Record<string, string>> = {
  expired: "it was too old",
  used: "it was used before",
  other_person: "somebody else had come by it",
  other_record: "who came is linked to another customer",
  known_elsewhere: "whose order it is writes in another conversation",
};
const KINDS = {
  placed: "Receipt",
  shipped: "It was shipped",
  cancelled: "It was cancelled",
  received: "We have your message",
  note: "Note",
};

function toldRow(message: Message): Markup {
  const { kind, words, at } = message;
  return markup`<li><div><strong>${KINDS[kind]}</strong> <small>${time(at)}</small><p>${words}</p></div>${progressShown(message)}</li>`;
}

/** A note that was not sent, and why. */
type Unsent = { words: string; filled: { author: string; words: string } };

export function ticketPage(store: Store, id: string, problem?: Unsent): Response {
  const ticket = store.tickets.read(id);
  if (ticket === null) return notFound(`There is no ticket ${id}.`);
  const { title, about, who, customer, order, isOpen, at, conversation } = ticket;
  const person = customer === null ? null : store.people.read(customer);
  return page({
    ...{ title: `${id} · Back office`, side: "crm", status: problem === undefined ? 200 : 422 },
    body: markup`<section class="card" data-live="ticket"><p class="over"><code>${id}</code> <span class="state ${isOpen ? "" : "over"}">${isOpen ? "Open" : "Closed"}</span></p>
      <h1>${title}</h1><dl><dt>Customer</dt><dd>${
        person === null
          ? who === null
            ? "Not known"
            : markup`${who} <small>no customer of the shop’s is linked</small>`
          : markup`<a href="/crm/customers/${person.id}">${person.name}</a>`
      }</dd><dt>Order</dt><dd>${order === null ? "None" : markup`<a href="/crm/orders/${order}">${order}</a>`}</dd>
      <dt>Since</dt><dd>${time(at)}</dd>${
        about === null
          ? NOTHING
          : markup`<dt>Asked at the desk</dt><dd class="lines-kept" id="about">${about}</dd>`
      }</dl>
      <form method="post" action="/crm/tickets/${id}/state"><button name="open" value="${isOpen ? "no" : "yes"}">${isOpen ? "Close ticket" : "Open again"}</button></form></section>
      <section class="card"><h2>What was said</h2><ul class="said" data-live="said">${said(store, ticket)}</ul>
      ${conversation === null ? NOTHING : isUnderPost(conversation) ? UNDER_POST : noteForm(id, problem)}</section>`,
  });
}

/** Whether they wrote under a post, where everybody reads it: the desk sends no notes there (docs/webhooks.md, ids of comments). */
const isUnderPost = (conversation: string): boolean => /:\d+_/.test(conversation);
const UNDER_POST = markup`<p class="hint">They wrote under a post, where everybody reads what is answered. Answer them at the desk: in public, or once in private.</p>`;

function said(store: Store, { id }: Ticket): Markup[] {
  const questions = store.tickets.questions(id).map(({ at, who, words }) => ({
    at,
    shown: markup`<li class="theirs"><div><strong>${who}</strong> <small>${time(at)}</small><p>${words}</p></div></li>`,
  }));
  const answers = store.messages.ofTicket(id).map((message) => ({
    at: message.at,
    shown: markup`<li><div><strong>${message.author ?? "Automatic"}</strong> <small>${time(message.at)}</small><p>${message.words}</p></div>${progressShown(message)}</li>`,
  }));
  const ofDesk = store.tickets.answers(id).map(({ at, who, words }) => ({
    at,
    shown: markup`<li><div><strong>${who}</strong> <small>at the desk, ${time(at)}</small><p>${words}</p></div></li>`,
  }));
  const all = [...questions, ...ofDesk, ...answers].sort((a, b) => a.at - b.at);
  return all.length === 0
    ? [markup`<li><p class="hint">Nothing yet.</p></li>`]
    : all.map(({ shown }) => shown);
}

function noteForm(id: string, problem?: Unsent): Markup {
  return markup`<form method="post" action="/crm/tickets/${id}/notes" class="fields"><h3>Write to the customer</h3>
    ${problem === undefined ? NOTHING : markup`<p role="alert" class="problem">${problem.words}</p>`}
    <input type="hidden" name="note" value="${randomUUID()}" />
    <label>You are <select name="author">${WRITERS.map((name) => markup`<option${name === problem?.filled.author ? markup` selected` : NOTHING}>${name}</option>`)}</select></label>
    <label>Public note<textarea name="words" rows="3" maxlength="${String(NOTE_MAX)}" required>
${problem?.filled.words ?? ""}</textarea></label>
    <button class="first">Send</button><p class="hint">They read it in Messenger, with your name at the desk.</p></form>`;
}

function ticketList(tickets: readonly Ticket[], store: Store): Markup {
  if (tickets.length === 0)
    return markup`<p class="hint">None. One is made when somebody writes who came by an order’s link, or when an agent asks for it.</p>`;
  return markup`<ul class="rows">${tickets.map(
    ({ id, title, isOpen, customer, order, who }) =>
      markup`<li><a href="/crm/tickets/${id}">${title}</a><small><code>${id}</code>${markup` · ${store.people.read(customer ?? "")?.name ?? who ?? "Not known"}`}${order === null ? NOTHING : markup` · ${order}`}</small><span class="end state ${isOpen ? "" : "over"}">${isOpen ? "Open" : "Closed"}</span></li>`,
  )}</ul>`;
}

function orderList(orders: readonly KeptOrder[]): Markup {
  if (orders.length === 0) return markup`<p class="hint">None yet. <a href="/">Order something</a></p>`;
  return markup`<ul class="rows">${orders.map(
    (order) =>
      markup`<li><a href="/crm/orders/${order.number}">${order.number}</a><small>${order.customerName} · ${summaryOf(order.lines)} · ${money(order.total)}</small>${order.refused === null ? NOTHING : markup`<span class="state bad">A link did not count</span>`}<span class="end state ${
        isOpen(order) ? "" : "over"
      }">${orderState(order)}</span></li>`,
  )}</ul>`;
}
