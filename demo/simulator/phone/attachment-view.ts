/** Media and templates in a thread. */
import { html, nothing, type TemplateResult } from "lit";
import { isObject, type Json, type JsonObject } from "../json.ts";
import type { Attachment } from "../world/state.ts";

type Tap = (name: string) => void;
type Part = TemplateResult | typeof nothing;

export function attachmentView(attachment: Attachment, side: string, tap: Tap): TemplateResult {
  const payload = attachment.payload ?? {};
  const url = text(payload["url"]) || (attachment.url ?? "");
  switch (attachment.type) {
    case "image":
    case "sticker":
      return html`<img class=${attachment.type} src=${url} alt=${attachment.type} loading="lazy" />`;
    case "video":
      return html`<video src=${url} controls></video>`;
    case "audio":
      return html`<audio src=${url} controls></audio>`;
    case "template":
      return templateView(payload, tap);
    default:
      return html`<p class="bubble ${side}">
        <a href=${url} target="_blank" rel="noreferrer">${attachment.title ?? `Open ${attachment.type}`}</a>
      </p>`;
  }
}

function templateView(payload: JsonObject, tap: Tap): TemplateResult {
  const elements = objects(payload["elements"]);
  switch (text(payload["template_type"])) {
    case "button":
      return html`<div class="card">
        <p>${text(payload["text"])}</p>
        ${buttons(payload, tap)}
      </div>`;
    case "generic":
    case "media":
      return html`<div class="cards" tabindex="0" role="group" aria-label="Cards">
        ${elements.map((element) => card(element, tap))}
      </div>`;
    case "image_grid":
      return html`<div class="card">
        <div class="grid">
          ${elements.flatMap((element) => objects(element["images"]).map((image) => picture(image["url"])))}
        </div>
        ${elements.map((element) => html`${heading(element)}${buttons(element, tap)}`)}
      </div>`;
    case "receipt":
      return html`<div class="card">
        <p><strong>Order ${text(payload["order_number"])}</strong></p>
        ${elements.map((element) => html`<p>${text(element["title"])}</p>`)}
        <p>
          Total ${isObject(payload["summary"]) ? text(payload["summary"]["total_cost"]) : ""}
          ${text(payload["currency"])}
        </p>
      </div>`;
    default:
      return html`<div class="card">${heading(payload)}</div>`;
  }
}

function card(element: JsonObject, tap: Tap): TemplateResult {
  return html`<div class="card">
    ${picture(element["image_url"] ?? element["url"])}${heading(element)}${buttons(element, tap)}
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

function buttons(holder: JsonObject, tap: Tap): Part {
  const list = objects(holder["buttons"]);
  if (list.length === 0) return nothing;
  return html`<div class="buttons">
    ${list.map((button) => {
      const title = text(button["title"]) || "Open";
      const url = text(button["url"]);
      if (url !== "") return html`<a href=${url} target="_blank" rel="noreferrer">${title}</a>`;
      const postback = button["type"] === "postback";
      return html`<button ?disabled=${!postback} @click=${() => tap(text(button["payload"]))}>
        ${title}
      </button>`;
    })}
  </div>`;
}

function objects(value: Json | undefined): JsonObject[] {
  return Array.isArray(value) ? value.filter(isObject) : [];
}

function text(value: Json | undefined): string {
  return typeof value === "string" || typeof value === "number" ? String(value) : "";
}
