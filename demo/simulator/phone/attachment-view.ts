/** Files, places and shares in a thread. */
import { html, nothing, type TemplateResult } from "lit";
import type { JsonObject } from "../json.ts";
import type { Attachment, ThreadMessage } from "../world/state.ts";
import { icon, type IconName } from "./icons.ts";
import { objects, templateView, text } from "./template-view.ts";
import type { ThreadActs } from "./thread-acts.ts";

const SHARES: Readonly<Record<string, IconName>> = {
  post: "post",
  ig_post: "post",
  reel: "reel",
  ig_reel: "reel",
};

/** Pictures stand side by side, the rest below each other. */
export function attachmentsView(message: ThreadMessage, acts: ThreadActs): TemplateResult {
  const all = message.attachments ?? [];
  const pictures = all.filter(({ type }) => type === "image");
  const rest = all.filter(({ type }) => type !== "image");
  return html`
    ${pictures.length > 1 ? html`<div class="album">${pictures.map(picture)}</div>` : pictures.map(picture)}
    ${rest.map((attachment) => attachmentView(attachment, message, acts))}
  `;
}

function picture(attachment: Attachment): TemplateResult {
  return html`<img class="image" src=${addressOf(attachment)} alt="Picture" loading="lazy" />`;
}

function attachmentView(attachment: Attachment, message: ThreadMessage, acts: ThreadActs): TemplateResult {
  const payload = attachment.payload ?? {};
  const url = addressOf(attachment);
  const { type } = attachment;
  switch (type) {
    case "sticker":
      return html`<img class="sticker" src=${url} alt="Sticker" loading="lazy" />`;
    case "video":
      return html`<video src=${url} controls preload="metadata"></video>`;
    case "audio":
      return html`<audio src=${url} controls preload="metadata"></audio>`;
    case "file":
      return tile("file", nameIn(url), "File", url);
    case "location":
      return tile("location", attachment.title ?? "Location", coordinates(payload), text(attachment.url));
    case "appointment_booking":
      return tile("calendar", `Appointment ${text(payload["status"])}`, time(payload), "");
    case "fallback":
      return tile("link", attachment.title ?? (text(payload["title"]) || "Link"), hostOf(url), url);
    case "template":
      return templateView(payload, message, acts);
    default:
      return share(type, payload, url);
  }
}

function share(type: string, payload: JsonObject, url: string): TemplateResult {
  const of = type.startsWith("ig_") ? "Instagram" : "Facebook";
  const looks = url.endsWith(".mp4")
    ? html`<video src=${url} muted preload="metadata"></video>`
    : html`<img src=${url} alt="" loading="lazy" />`;
  return html`<div class="card">
    ${url === "" ? nothing : looks}
    <p>
      <strong>${text(payload["title"]) || "Shared"}</strong><br /><small>${of} ${SHARES[type] ?? type}</small>
    </p>
  </div>`;
}

function tile(name: IconName, title: string, below: string, url: string): TemplateResult {
  const content = html`${icon(name)}<span><strong>${title}</strong><small>${below}</small></span>`;
  return url === ""
    ? html`<p class="tile">${content}</p>`
    : html`<a class="tile" href=${url} target="_blank" rel="noreferrer">${content}</a>`;
}

function addressOf({ payload, url }: Attachment): string {
  return text(payload?.["url"]) || (url ?? "");
}

function nameIn(url: string): string {
  return decodeURIComponent(url.split("/").at(-1)?.split("?")[0] ?? "") || "File";
}

function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).host : "Messenger cannot show this";
}

function coordinates(payload: JsonObject): string {
  const [place] = objects([payload["coordinates"] ?? null]);
  return place === undefined ? "" : `${text(place["lat"])}, ${text(place["long"])}`;
}

/** Where the appointment is; as this browser has it where that is no time zone. */
function time(payload: JsonObject): string {
  const start = new Date(Number(payload["start_time"]) * 1_000);
  if (Number.isNaN(start.getTime())) return "";
  const options = { dateStyle: "medium", timeStyle: "short" } as const;
  try {
    return start.toLocaleString("en-GB", { ...options, timeZone: text(payload["timezone"]) });
  } catch {
    return start.toLocaleString("en-GB", options);
  }
}
