/** Templates, with what can be tapped on each. */
import { html, nothing, type TemplateResult } from "lit";
import { isObject, type Json, type JsonObject } from "../json.ts";
import type { ThreadMessage } from "../world/state.ts";
import type { ThreadActs } from "./thread-acts.ts";

type Part = TemplateResult | typeof nothing;

const SCORES = ["1", "2", "3", "4", "5"];

export function templateView(payload: JsonObject, message: ThreadMessage, acts: ThreadActs): TemplateResult {
  const tap = (name: string): void => acts.tapButton(name, message.mid);
  const product = payload["product"];
  const elements = objects((isObject(product) ? product : payload)["elements"]);
  const buttonsOf = (holder: JsonObject): Part => buttons(holder, tap, acts);
  const offer = (label: string, act: () => void): TemplateResult =>
    html`<div class="card">${heading(payload)}${choices([[label, act]])}</div>`;
  switch (isObject(product) ? "product" : text(payload["template_type"])) {
    case "button":
      return html`<div class="card">
        <p>${text(payload["text"])}</p>
        ${buttonsOf(payload)}
      </div>`;
    case "generic":
    case "media":
    case "product":
      return html`<div class="cards" tabindex="0" role="group" aria-label="Cards">
        ${elements.map((element) => card(element, buttonsOf(element)))}
      </div>`;
    case "image_grid":
      return html`<div class="card">
        <div class="grid">
          ${elements.flatMap((element) => objects(element["images"]).map((image) => pressable(image, tap)))}
        </div>
        ${elements.map((element) => html`${heading(element)}${buttonsOf(element)}`)}
      </div>`;
    case "receipt":
      return receipt(payload, elements);
    case "coupon":
      return offer("Get code", () => acts.perform((customer) => customer.revealCoupon()));
    case "one_time_notif_req":
      return offer("Notify me", () =>
        acts.perform((customer) => customer.optInOnce(text(payload["title"]), text(payload["payload"]))),
      );
    case "notification_messages":
      return offer("Get messages", () =>
        acts.perform((customer) =>
          customer.optInToNotifications(text(payload["title"]), text(payload["payload"])),
        ),
      );
    case "customer_information":
      return offer("Fill in", acts.fillIn);
    case "instant_form":
      return offer("Send form", () => acts.perform((customer) => customer.submitForm()));
    case "customer_feedback":
      return html`<div class="card">
        ${heading(payload)}
        <div class="scores">
          ${choices(SCORES.map((score) => [score, () => acts.perform((customer) => customer.answerSurvey(score))]))}
        </div>
      </div>`;
    default:
      return html`<div class="card">${heading(payload)}</div>`;
  }
}

function receipt(payload: JsonObject, elements: readonly JsonObject[]): TemplateResult {
  const currency = text(payload["currency"]);
  const line = (what: string, cost: Json | undefined): TemplateResult =>
    html`<li><span>${what}</span><span>${money(text(cost), currency)}</span></li>`;
  const summary = isObject(payload["summary"]) ? payload["summary"] : {};
  return html`<div class="card receipt">
    <p><strong>Order ${text(payload["order_number"])}</strong><br />${text(payload["merchant_name"])}</p>
    <ul>
      ${elements.map((element) => {
        const quantity = text(element["quantity"]);
        return line(`${text(element["title"])}${quantity === "" ? "" : ` × ${quantity}`}`, element["price"]);
      })}
      ${line("Total", summary["total_cost"])}
    </ul>
  </div>`;
}

/** What is no number, or of no currency that the browser knows, stands as it is. */
function money(amount: string, currency: string): string {
  if (amount === "" || !Number.isFinite(Number(amount))) return amount;
  try {
    return Number(amount).toLocaleString("en-GB", { style: "currency", currency });
  } catch {
    return `${amount} ${currency}`;
  }
}

function card(element: JsonObject, below: Part): TemplateResult {
  return html`<div class="card">
    ${element["media_type"] === "video" ? film(element["url"]) : picture(element["image_url"] ?? element["url"])}
    ${heading(element)}${below}
  </div>`;
}

function heading(element: JsonObject): Part {
  const title = text(element["title"]);
  const subtitle = text(element["subtitle"]);
  if (title === "" && subtitle === "") return nothing;
  return html`<p><strong>${title}</strong>${subtitle === "" ? nothing : html`<br />${subtitle}`}</p>`;
}

function picture(url: Json | undefined): Part {
  return text(url) === "" ? nothing : html`<img src=${text(url)} alt="" loading="lazy" />`;
}

/** A picture of an image grid, which may be pressed: with the words of what it does ("image grid template", `action`). */
function pressable(image: JsonObject, tap: (name: string) => void): Part {
  const action = isObject(image["action"]) ? image["action"] : {};
  const [payload, url] = [text(action["payload"]), text(action["url"])];
  const shown = html`${picture(image["url"])}<span>${text(action["text"]) || payload || "Open"}</span>`;
  if (action["type"] === "postback")
    return html`<button class="pressable" @click=${() => tap(payload)}>${shown}</button>`;
  if (url === "") return picture(image["url"]);
  return html`<a class="pressable" href=${url} target="_blank" rel="noreferrer">${shown}</a>`;
}

function film(url: Json | undefined): Part {
  return text(url) === "" ? nothing : html`<video src=${text(url)} controls preload="metadata"></video>`;
}

function buttons(holder: JsonObject, tap: (name: string) => void, acts: ThreadActs): Part {
  const list = objects(holder["buttons"]);
  if (list.length === 0) return nothing;
  return html`<div class="buttons">
    ${list.map((button) => {
      const type = text(button["type"]);
      const title = text(button["title"]) || "Open";
      const url = text(button["url"]);
      if (type === "account_link") return html`<button @click=${acts.linkAccount}>Log in</button>`;
      if (type === "account_unlink") return html`<button @click=${acts.unlinkAccount}>Log out</button>`;
      if (type === "phone_number") return html`<a href="tel:${text(button["payload"])}">${title}</a>`;
      if (url !== "") return html`<a href=${url} target="_blank" rel="noreferrer">${title}</a>`;
      const isPostback = type === "postback";
      return html`<button ?disabled=${!isPostback} @click=${() => tap(text(button["payload"]))}>
        ${title}
      </button>`;
    })}
  </div>`;
}

function choices(list: readonly (readonly [label: string, act: () => void])[]): TemplateResult {
  return html`<div class="buttons">
    ${list.map(([label, act]) => html`<button @click=${act}>${label}</button>`)}
  </div>`;
}

export function objects(value: Json | undefined): JsonObject[] {
  return Array.isArray(value) ? value.filter(isObject) : [];
}

export function text(value: Json | undefined): string {
  return typeof value === "string" || typeof value === "number" ? String(value) : "";
}
