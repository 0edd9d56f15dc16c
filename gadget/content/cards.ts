import { html, nothing } from "lit";
import type { Attachment, Button, Card, TemplateLine } from "../../worker/protocol/message/content.ts";
import { icons } from "../shell/icons.ts";
import { clockTime } from "../words/time.ts";
import { renderLink } from "./links.ts";
import { buttonKey } from "./pressed.ts";
import type { ContentView } from "./view.ts";
import { kindName, words } from "./words.ts";

/** A template as the customer got it: its text, its cards side by side, its buttons. */
export function renderTemplate(
  { template, text, cards, buttons, lines = [] }: Extract<Attachment, { type: "template" }>,
  part: number,
  view: ContentView,
) {
  // What it asks or offers stands in forms that only phones show; its title alone would read like a message.
  const isBare = text === null && cards.length === 0 && buttons.length === 0;
  const kind = words().offer(template) ?? (isBare ? words().template(template) : null);
  return html`<div class="template">
    ${kind === null ? nothing : html`<p class="kind">${kind}</p>`}
    ${text === null ? nothing : html`<p class="text" dir="auto">${text}</p>`}
    ${cards.length > 0 ? renderCards(cards, part, view, words().cards(cards.length)) : nothing}
    ${lines.length > 0 ? renderLines(lines) : nothing} ${renderButtons(buttons, part, -1, view)}
  </div>`;
}

/** What a receipt, a coupon or a survey says beside its cards. */
function renderLines(lines: readonly TemplateLine[]) {
  return html`<dl class="card">
    ${lines.map(({ what, value }) => {
      const said = words().line(what);
      return html`${said === null ? nothing : html`<dt>${said}</dt>`}
        <dd dir="auto">${value}</dd>`;
    })}
  </dl>`;
}

/** Several scroll sideways. */
export function renderCards(cards: Card[], part: number, view: ContentView, label: string) {
  const shown = cards.map((card, index) => renderCard(card, part, index, view));
  return cards.length > 1
    ? html`<fb-chat-carousel .label=${label} .cards=${shown}></fb-chat-carousel>`
    : html`<div class="alone" role="group" aria-label=${label}>${shown}</div>`;
}

function renderCard(card: Card, part: number, index: number, view: ContentView) {
  const { image, title, subtitle, url, productId } = card;
  const label = title ?? words().from(kindName("image"), view.by, clockTime(view.entry.at));
  return html`<div class="card">
    ${
      image === null
        ? nothing
        : html`<fb-chat-media
            .media=${image}
            .kind=${"image"}
            .label=${label}
            .conversation=${view.conversation}
            tile
          ></fb-chat-media>`
    }
    ${title === null ? nothing : html`<strong dir="auto">${title}</strong>`}
    ${subtitle === null ? nothing : html`<span class="small" dir="auto">${subtitle}</span>`}
    ${productId === null ? nothing : html`<span class="small">${words().productId(productId)}</span>`}
    ${url === null ? nothing : renderLink(url)} ${renderButtons(card.buttons, part, index, view)}
  </div>`;
}

/** They are the customer's to press; the agent sees which were. */
function renderButtons(buttons: Button[], part: number, card: number, { pressed }: ContentView) {
  if (buttons.length === 0) return nothing;
  return html`<ul class="buttons">
    ${buttons.map((button, place) => {
      const isPressed = button.pressed || pressed.has(buttonKey(part, card, place));
      return html`<li class=${isPressed ? "pressed" : ""} dir="auto">
        ${button.title}${isPressed ? html` ${icons.check}<span class="small">${words().pressed}</span>` : nothing}
        ${button.url === null ? nothing : renderLink(button.url)}
      </li>`;
    })}
  </ul>`;
}
