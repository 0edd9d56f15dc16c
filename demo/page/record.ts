/** The middle of every CRM: one customer, their orders, what colleagues noted. */
import { html, nothing, render, type TemplateResult } from "lit";
import { initials } from "../../gadget/people/initials.ts";
import type { Customer } from "../../gadget/index.ts";
import { customers, type CustomerRecord, type Order } from "./customers.ts";
import { activityIn, type Activity } from "./activity.ts";
import { conversationsOf } from "./links.ts";
import { addNote, notesOn, type Note } from "./notes.ts";
import type { ShopCustomer } from "./shop.ts";

type RecordActions = {
  /** The person at this desk, who signs notes. */
  agentName: string;
  show: (customer: CustomerRecord | null) => void;
  /** Opens it in the gadget; where there is none, the link by which they come. */
  openConversation: (customer: CustomerRecord) => void;
  /** Writes the number of an order into the agent's answer. */
  quote: (order: Order) => void;
  /** Whose the phone is, and how it becomes another's; null where the phones are real. */
  phone: { psid: string | null; be: (customer: CustomerRecord) => void } | null;
};

/** Draws the record of `customer`, or the list of all when nobody is chosen. */
export function drawRecord(root: HTMLElement, customer: CustomerRecord | null, actions: RecordActions): void {
  const redraw = (): void => drawRecord(root, customer, actions);
  render(customer === null ? everybody(actions) : record(customer, actions, redraw), root);
}

/** In place of records, for a company that has none here. */
export function drawNoRecords(root: HTMLElement, company: string): void {
  render(
    html`<p class="hint">
      ${company} is another company: it sees its own Pages and conversations, and none of these records.
    </p>`,
    root,
  );
}

type Choices<T> = {
  choose: (record: CustomerRecord | T) => void;
  /** Customers of the shop's, where it is asked by whoever can link them. */
  ofShop: readonly T[];
};

/** Asks whose a conversation is that no record has. */
export function drawStranger<T extends ShopCustomer>(
  root: HTMLElement,
  customer: Customer | null,
  choices: Choices<T>,
): void {
  render(stranger(customer, choices), root);
}

/** The record of a customer of the shop's, which its back office keeps. */
export function drawOfShop(root: HTMLElement, customer: ShopCustomer, back: () => void): void {
  render(ofShop(customer, back), root);
}

function everybody({ show }: RecordActions): TemplateResult {
  return html`
    <h3>Customers</h3>
    ${people(show)}
    <p class="hint">The record of the conversation that is open in the gadget is shown here by itself.</p>
  `;
}

function people(choose: (customer: CustomerRecord) => void): TemplateResult {
  return html`<ul class="people">
    ${customers().map((it) => person(it.name, lately(it) ?? it.town, () => choose(it)))}
  </ul>`;
}

function person(name: string, beside: string, choose: () => void): TemplateResult {
  return html`
    <li>
      <button type="button" @click=${choose}>
        ${portrait({ name })}
        <span><strong>${name}</strong><small>${beside}</small></span>
      </button>
    </li>
  `;
}

function stranger<T extends ShopCustomer>(
  customer: Customer | null,
  { choose, ofShop }: Choices<T>,
): TemplateResult {
  const by = customer?.ref === undefined ? nothing : html` Came by <code>${customer.ref}</code>.`;
  return html`
    <p class="hint">
      No record has this conversation, with <strong>${customer?.label ?? "somebody"}</strong>.${by} Whose is
      it? A link to m.me with an order's number as <code>ref</code> says it by itself.
    </p>
    ${
      ofShop.length === 0
        ? nothing
        : html`<h3>Customers of the shop</h3>
            <ul class="people" id="of-shop">
              ${ofShop.map((it) =>
                person(it.name, [it.id, ...it.orders.map(({ number }) => number)].join(" · "), () =>
                  choose(it),
                ),
              )}
            </ul>`
    }
    <h3>Customers</h3>
    ${people(choose)}
  `;
}

function ofShop({ id, name, email, town, url, orders }: ShopCustomer, back: () => void): TemplateResult {
  return html`
    <button type="button" class="back" @click=${back}>All customers</button>
    <header class="customer">
      ${portrait({ name })}
      <div>
        <h3>${name}</h3>
        <p>${email}</p>
        <p>${town} · ${id} of the shop</p>
      </div>
    </header>
    <p class="actions"><a href=${url} target="_blank" rel="noreferrer">Open in the back office</a></p>
    <h3>Orders</h3>
    <ul class="orders">
      ${orders.map(
        (order) =>
          html`<li>
            <span class="what"
              ><strong>${order.what}</strong
              ><small><a href=${order.url} target="_blank" rel="noreferrer">${order.number}</a></small></span
            >
            <span class="sum"><span>${order.total}</span><small>${order.state}</small></span>
          </li>`,
      )}
    </ul>
  `;
}

function record(customer: CustomerRecord, actions: RecordActions, redraw: () => void): TemplateResult {
  return html`
    <button type="button" class="back" @click=${() => actions.show(null)}>All customers</button>
    <header class="customer">
      ${portrait(customer)}
      <div>
        <h3>${customer.name} <span class="tier">${customer.tier}</span></h3>
        <p>${customer.email}</p>
        <p>${[customer.town, `customer since ${customer.since}`].filter((it) => it !== "").join(" · ")}</p>
      </div>
    </header>
    <p class="actions">${conversationButton(customer, actions)} ${phoneButton(customer, actions)}</p>
    ${messenger(customer)}
    <h3>Orders</h3>
    <ul class="orders">
      ${customer.orders.map((order) => orderRow(order, actions))}
    </ul>
    ${customer.orders.length === 0 ? html`<p class="none">None yet</p>` : nothing}
    <h3>Notes</h3>
    ${noteItem({ by: "Back office", text: customer.note })} ${notesOn(customer.psid).map(noteItem)}
    <form class="note-form" @submit=${(event: SubmitEvent) => submitNote(event, customer, actions, redraw)}>
      <input
        name="text"
        maxlength="400"
        placeholder="Add a note"
        aria-label="Add a note"
        autocomplete="off"
      />
      <button>Add</button>
    </form>
  `;
}

/** What was heard last of somebody, in a few words. */
function lately(customer: CustomerRecord): string | null {
  const [last] = activityIn(conversationsOf(customer), customer.name);
  return last === undefined ? null : `${last.who}: ${last.words}`;
}

/** What happens with them now, whichever conversation is open in the gadget. */
function messenger(customer: CustomerRecord): TemplateResult {
  const lines = activityIn(conversationsOf(customer), customer.name).slice(0, 5);
  return html`<h3>Messenger</h3>
    ${
      lines.length === 0
        ? html`<p class="none">Nothing since this page was opened</p>`
        : html`<ol class="activity">
            ${lines.map(activityRow)}
          </ol>`
    }`;
}

function activityRow({ at, who, words }: Activity): TemplateResult {
  const time = new Date(at);
  return html`<li>
    <time datetime=${time.toISOString()}
      >${time.toLocaleTimeString("en-GB", { hour: "2-digit", minute: "2-digit" })}</time
    >
    <span><strong>${who}</strong> ${words}</span>
  </li>`;
}

function conversationButton(customer: CustomerRecord, { openConversation }: RecordActions) {
  return html`<button type="button" class="first" @click=${() => openConversation(customer)}>
    Open conversation
  </button>`;
}

function phoneButton(customer: CustomerRecord, { phone }: RecordActions): TemplateResult | typeof nothing {
  if (phone === null) return nothing;
  if (phone.psid === customer.psid) return html`<span class="is-you">The phone is theirs</span>`;
  return html`<button type="button" @click=${() => phone.be(customer)}>Be this customer</button>`;
}

function orderRow(order: Order, { quote }: RecordActions): TemplateResult {
  const { number, placed, item, total, state } = order;
  return html`
    <li>
      <span class="what"
        ><strong>${item}</strong
        ><small
          ><button type="button" title="Write it into the answer" @click=${() => quote(order)}>
            ${number}
          </button>
          · ${placed}</small
        ></span
      >
      <span class="sum"><span>${total}</span><small data-state=${state}>${state}</small></span>
    </li>
  `;
}

function noteItem({ by, text }: Note): TemplateResult {
  return html`<p class="note"><small>${by}</small>${text}</p>`;
}

function submitNote(
  event: SubmitEvent,
  customer: CustomerRecord,
  { agentName }: RecordActions,
  redraw: () => void,
): void {
  event.preventDefault();
  const form = event.currentTarget as HTMLFormElement;
  const text = new FormData(form).get("text");
  if (typeof text !== "string" || text.trim() === "") return;
  addNote(customer.psid, { by: agentName, text: text.trim() });
  form.reset();
  redraw();
}

function portrait({ name }: { name: string }): TemplateResult | typeof nothing {
  return html`<span class="portrait" aria-hidden="true">${initials(name)}</span>`;
}
