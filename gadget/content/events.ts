import { html, nothing } from "lit";
import { PAGE_INBOX_APP_IDS } from "../../worker/protocol/page/apps.ts";
import type { Answer, Change, MessengerEvent, OrderLine } from "../../worker/protocol/message/content.ts";
import { isReference } from "../../worker/protocol/references/ref.ts";
import type { ReferenceOutcome } from "../../worker/protocol/references/reference.ts";
import type { TicketOutcome } from "../../worker/protocol/tickets/ticket.ts";
import { scaleOf } from "../../worker/protocol/message/survey-scale.ts";
import { hrefOf } from "../shell/safe-href.ts";
import { t } from "../words/strings.ts";
import { fullTime, numberFormat } from "../words/exact-times.ts";
import { questionOf } from "./asked.ts";
import { renderReferral } from "./referral.ts";
import type { ContentView } from "./view.ts";
import { kindName, words } from "./words.ts";

/** What the customer did, or Meta reports, that is no message. */
export function renderEvent(event: MessengerEvent, { by, entry, ourApp, asked }: ContentView) {
  const w = words();
  switch (event.type) {
    case "referral":
      return html`${renderReferral(event.referral)}
      ${event.answers.length > 0 ? [html`<p>${w.leadGiven}</p>`, renderAnswers(event.answers)] : nothing}`;
    case "optin":
      return html`<p>${w.optin(event)}</p>
        ${event.ref === null || isReference(event.ref) ? nothing : html`<p class="small">${w.ref(event.ref)}</p>`}`;
    case "account_linking":
      return html`<p>${w.accountLinking(event.status)}</p>`;
    case "thread_control":
      return html`<p>
          ${w.threadControl(event.action, appName(event.from, ourApp), appName(event.to, ourApp))}
        </p>
        ${event.metadata === null ? nothing : html`<p class="small">${w.metadata(event.metadata)}</p>`}`;
    case "feedback":
      return html`<p>${w.feedbackGiven}</p>
        ${renderAnswers(event.answers.map(({ question, answer }) => ({ question: questionOf(question, asked), answer: scored(question, answer) })))}`;
    case "customer_information":
      return html`<p>${w.detailsGiven}</p>
        ${renderAnswers(event.answers.map(({ question, answer }) => ({ question: w.field(question), answer })))}`;
    case "lead_form":
      return html`<p>${w.leadForm(event.formId)}</p>
        <p class="small">${w.leadFormHint}</p>`;
    case "order":
      return renderOrder(event.products, event.note);
    case "coupon":
      return html`<p>${w.coupon(event.code ?? event.payload)}</p>`;
    case "label":
      return html`<p>${w.label(event.action, event.label)}</p>`;
    case "call":
      // The Page itself may call, from Meta's inbox or another app.
      return entry.author.type === "customer"
        ? html`<p>${w.call(event.what, event.status)}</p>
            <p class="small">${w.callHint}</p>`
        : html`<p>${w.call(event.what === "connect" ? "page_connect" : event.what, event.status)}</p>`;
    case "reference":
      return renderReference(event);
    case "ticket":
      return renderTicket(event);
    case "retention":
      return html`<p>${w.retention(fullTime(event.upTo))}</p>`;
    case "hold":
      return html`<p>${(event.isHeld ? w.holdSet : w.holdLifted)(event.by.name, event.reason)}</p>`;
    case "admin_text":
      return html`<p class="text" dir="auto">${w.adminText(event.text)}</p>`;
    case "change":
      return html`<p>${elsewhere(event.change, by)}</p>`;
    default:
      return html`<p>${kindName((event as { type: string }).type)}</p>`;
  }
}

/** What a refusal means to an agent; a word of a newer Worker, that it does not count. */
const MEANS: Partial<Record<string, "forged" | "other" | "record">> = {
  ...{ forged: "forged", other_person: "other", other_record: "record" },
};

/** What it is about stands behind it; where it does not count, also what to do. */
function renderReference({ kind, value, refused, written }: ReferenceOutcome) {
  const w = words();
  const about = [kind, value].filter(Boolean).join(" ");
  const isOfLink = about !== "" || refused !== undefined || written === undefined;
  return html`${
    isOfLink
      ? html`<p>
          ${w.references[refused === undefined ? "counts" : (MEANS[refused] ?? "ended")]}${about === "" ? nothing : html` · <strong dir="auto">${about}</strong>`}
        </p>`
      : nothing
  }
  ${
    refused === undefined
      ? nothing
      : html`<p class="small warning">
          ${refused === "other_record" ? w.referenceRecordHint : w.referenceHint}
        </p>`
  }
  ${
    written === undefined
      ? nothing
      : html`<p class="small">${w.referenceWritten}</p>
          <p class="text" dir="auto">${written}</p>`
  }`;
}

/** What became of a ticket, in its system's own word where it says one; its name leads there. */
function renderTicket({ what, title, by, state, url }: TicketOutcome) {
  const w = words().tickets;
  const name = html`<strong dir="auto">${title}</strong>`;
  const href = url === undefined ? null : hrefOf(url);
  const said = what === "asked" ? w.asked(by?.name ?? "") : (w[what] ?? w.changed);
  return html`<p>
    ${said} ·
    ${href === null ? name : html`<a href=${href} target="_blank" rel="noopener noreferrer">${name}</a>`}${state === undefined ? nothing : html` · <bdi>${state}</bdi>`}
  </p>`;
}

/** "4 of 5": Meta tells how far an answer is up a scale, and which kind of question it was. */
function scored(question: string, answer: string): string {
  const most = scaleOf(question);
  return most !== null && /^\d{1,2}$/.test(answer) ? words().score(Number(answer), most) : answer;
}

/** A change of a message that is not in this log. */
function elsewhere(change: Change, name: string): string {
  const w = words().elsewhere;
  switch (change.type) {
    case "reaction":
      return w.reaction(name, change.emoji);
    case "edit":
      return w.edit(name, change.text);
    case "unsend":
      return w.unsend(name);
    case "feedback":
      return w.feedback(name, change.feedback);
    case "hide":
    case "like":
      return w.comment(name);
  }
}

function appName(id: string | null, ourApp: string | null): string | null {
  if (id === null) return null;
  if (id === ourApp) return words().us;
  return PAGE_INBOX_APP_IDS.includes(id) ? t.pageInbox : words().appNamed(id);
}

function renderAnswers(answers: Answer[]) {
  if (answers.length === 0) return html`<p class="small">${words().noAnswers}</p>`;
  return html`<dl>
    ${answers.map(
      ({ question, answer }) =>
        html`<dt dir="auto">${question.replaceAll("_", " ")}</dt>
          <dd class="text" dir="auto">${answer}</dd>`,
    )}
  </dl>`;
}

/** Keeps its own direction among words of the agent's language. */
function isolated(name: string): string {
  return `\u2068${name}\u2069`;
}

function renderOrder(products: OrderLine[], note: string | null) {
  const w = words();
  const number = numberFormat({ maximumFractionDigits: 3 });
  const line = ({ quantity, name, price, productId }: OrderLine) =>
    html`<li>
      ${w.orderLine(quantity === null ? null : number.format(quantity), isolated(name), price)}
      ${productId === null ? nothing : html`<span class="small">${w.productId(productId)}</span>`}
    </li>`;
  return html`<p>${w.order(products.length)}</p>
    ${
      products.length === 0
        ? nothing
        : html`<ul class="lines">
            ${products.map(line)}
          </ul>`
    }
    ${note === null ? nothing : html`<p class="text">${w.note(note)}</p>`}`;
}
