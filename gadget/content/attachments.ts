import { html } from "lit";
import type { TemplateResult } from "lit";
import type { Media, Attachment } from "../../worker/protocol/message/content.ts";
import { clockTime } from "../words/time.ts";
import { renderCards, renderTemplate } from "./cards.ts";
import { renderAppointment, renderLocation, renderShare } from "./places-and-shares.ts";
import type { ContentView } from "./view.ts";
import { kindName, words } from "./words.ts";

/** Further ones are seen by enlarging. */
const ALBUM_MAX = 5;

type Shown = Extract<Attachment, { media: Media }>;

/** What a message holds beside its text, in Meta's order; pictures that follow each other as an album. */
export function renderAttachments(parts: Attachment[], view: ContentView) {
  const shown: TemplateResult[] = [];
  for (let at = 0; at < parts.length;) {
    const pictures = picturesFrom(parts, at);
    shown.push(pictures.length > 1 ? renderAlbum(pictures, view) : renderAttachment(parts[at]!, at, view));
    at += Math.max(1, pictures.length);
  }
  return shown;
}

function picturesFrom(parts: Attachment[], from: number): Shown[] {
  const pictures: Shown[] = [];
  for (const part of parts.slice(from)) {
    if (part.type !== "image") break;
    pictures.push(part);
  }
  return pictures;
}

function renderAlbum(pictures: Shown[], view: ContentView) {
  const isAllThere = pictures.every(({ media }) => media.state === "ready");
  // What is not there yet, or did not come, says so.
  const shown = isAllThere ? pictures.slice(0, ALBUM_MAX) : pictures;
  const more = pictures.length - shown.length;
  return html`<div
    class="album ${shown.length <= ALBUM_MAX ? `of-${shown.length}` : ""}"
    role="group"
    aria-label=${words().album(pictures.length)}
  >
    ${shown.map((picture) => renderMedia(picture, view, true))}
    ${more > 0 ? html`<span class="further">${words().morePictures(more)}</span>` : ""}
  </div>`;
}

function renderAttachment(part: Attachment, index: number, view: ContentView): TemplateResult {
  switch (part.type) {
    case "image":
    case "video":
    case "audio":
    case "file":
    case "sticker":
      return renderMedia(part, view);
    case "location":
      return renderLocation(part);
    case "share":
      return renderShare(part);
    case "appointment_booking":
      return renderAppointment(part);
    case "product":
      return renderCards(part.products, index, view, words().products(part.products.length));
    case "template":
      return renderTemplate(part, index, view);
    case "other":
      return html`<p class="card">${words().other(part.what)}</p>`;
    default:
      return html`<p class="card">${words().other((part as { type: string }).type)}</p>`;
  }
}

function renderMedia({ type, media }: Shown, view: ContentView, isTile = false) {
  return html`<fb-chat-media
    .media=${media}
    .kind=${type}
    .label=${labelOf(type, view)}
    .conversation=${view.conversation}
    ?tile=${isTile}
  ></fb-chat-media>`;
}

/** "Picture from Maria Lopez, 14:03": nobody here knows what it shows. */
function labelOf(type: Shown["type"], { entry, by }: ContentView): string {
  return words().from(kindName(type), by, clockTime(entry.at));
}

/** What came with a message and has no words here. */
export function renderMore(rest: string[]) {
  return html`<details class="more">
    <summary>${words().more(rest.map(kindName).join(", "))}</summary>
    <p>${words().moreHint}</p>
  </details>`;
}

/** An item of a kind that nobody here knows. */
export function renderUnsupported(what: string) {
  // Meta tells no words of it, or none that can be seen: there is nothing to unfold.
  if (/^(untold_|empty )message$/.test(what)) return html`<span class="kind">${kindName(what)}</span>`;
  return html`<details class="more">
    <summary>${words().unsupported}</summary>
    <p>${words().unsupportedKind(kindName(what))}</p>
    <p>${words().unsupportedHint}</p>
  </details>`;
}
