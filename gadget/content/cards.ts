import { html, nothing } from "lit";
import type { Attachment, Button, Card, TemplateLine } from "../../worker/protocol/message/content.ts";
import { icons } from "../shell/icons.ts";
import { money } from "../words/money.ts";
import { clockTime } from "../words/time.ts";
import { renderLink } from "./links.ts";
import { buttonKey } from "./pressed.ts";
import type { ContentView } from "./view.ts";
import { kindName, words } from "./words.ts";

type Template = Extract<Attachment, { type: "template" }>;

/** A template as the customer got it: cards side by side, or all that it says in one box. */
export function renderTemplate(template: Template, part: number, view: ContentView) {
  const { text, cards, buttons, lines = [] } = template;
  const isOne = cards.length < 2 || PILED.has(template.template);
  const rest = html`${lines.length > 0 ? renderLines(lines, template.template !== "customer_feedback") : nothing}
  ${renderButtons(buttons, part, -1, view)}`;
  const said = text === null ? nothing : html`<p class="text" dir="auto">${text}</p>`;
  // Below its pictures, as on the phone.
  const isGrid = template.template === "image_grid";
  const head = html`${renderKind(template)} ${isGrid ? nothing : said}`;
  // Below words of its own there is nothing to put into a box.
  const isButtonsAlone =
    text === null &&
    cards.length === 0 &&
    lines.length === 0 &&
    (buttons.length > 0 || template.template === "utility");
  if (isButtonsAlone || !isOne)
    return html`<div class="template">
      ${head}${isOne ? nothing : renderCards(cards, part, view, words().cards(cards.length))}${rest}
    </div>`;
  return html`<div class="template alone">
    <div class="card">${head}${renderWithin(template, part, view)}${isGrid ? said : nothing}${rest}</div>
  </div>`;
}

/** Of which Messenger makes one thing, however many cards they have. */
const PILED = new Set(["image_grid", "receipt"]);

// What it asks or offers stands in forms that only phones show; its title alone would read like a message.
function renderKind({ template, text, cards, buttons }: Template) {
  const isBare = text === null && cards.length === 0 && buttons.length === 0;
  const kind = words().offer(template) ?? (isBare ? words().template(template) : null);
  return kind === null ? nothing : html`<p class="kind">${kind}</p>`;
}

/** Its cards, without boxes of their own. */
function renderWithin({ template, cards }: Template, part: number, view: ContentView) {
  if (template === "image_grid") return renderGrid(cards, part, view);
  const isReceipt = template === "receipt";
  return cards.map((card, index) => {
    const shown = isReceipt ? { ...card, subtitle: card.subtitle && withMoney(card.subtitle) } : card;
    return html`<div class=${isReceipt ? "item" : "only"}>${renderInside(shown, part, index, view)}</div>`;
  });
}

/** Pictures as they lie on the phone, each with what a press on it says; then where presses lead. */
function renderGrid(cards: Card[], part: number, view: ContentView) {
  return html`<div class="album of-${cards.length}" role="group" aria-label=${words().album(cards.length)}>
      ${cards.map(
        (card, index) =>
          html`<div class="tile">${renderPicture(card, view)}${renderSays(card, part, index, view)}</div>`,
      )}
    </div>
    ${cards.map(({ url }) => (url === null ? nothing : renderLink(url)))}`;
}

/** Of a picture that can be pressed, what the press says, and that it was. */
function renderSays({ buttons: [button] }: Card, part: number, index: number, { pressed }: ContentView) {
  if (!button) return nothing;
  const isPressed = button.pressed || pressed.has(buttonKey(part, index, 0));
  return html`<span class="says ${isPressed ? "pressed" : ""}" dir="auto"
    >${button.title}${isPressed ? html` ${icons.check}<span class="sr-only">${words().pressed}</span>` : nothing}</span
  >`;
}

/** What a receipt, a coupon or a survey says beside its cards; sums stand beside what they are of. */
function renderLines(lines: readonly TemplateLine[], areSums: boolean) {
  return html`<dl class=${areSums ? "sums" : ""}>
    ${lines.map(({ what, value }) => {
      const said = words().line(what);
      return html`${said === null ? nothing : html`<dt>${said}</dt>`}
        <dd dir="auto">${MONEY.test(what) ? withMoney(value) : value}</dd>`;
    })}
  </dl>`;
}

const MONEY = /^(subtotal|shipping_cost|total_tax|total_cost|adjustment)$/;

/** "2 × 31000 GBP" as "2 × £31,000.00". */
function withMoney(said: string): string {
  return said.replace(/(-?\d+(?:\.\d+)?) ([A-Z]{3})$/, (_, amount: string, currency: string) =>
    money(Number(amount), currency),
  );
}

/** Several scroll sideways. */
export function renderCards(cards: Card[], part: number, view: ContentView, label: string) {
  const shown = cards.map((card, index) => renderCard(card, part, index, view));
  return cards.length > 1
    ? html`<fb-chat-carousel .label=${label} .cards=${shown}></fb-chat-carousel>`
    : html`<div class="alone" role="group" aria-label=${label}>${shown}</div>`;
}

function renderCard(card: Card, part: number, index: number, view: ContentView) {
  return html`<div class="card">${renderInside(card, part, index, view)}</div>`;
}

function renderPicture({ image, title }: Card, view: ContentView) {
  if (image === null) return nothing;
  const label = title ?? words().from(kindName("image"), view.by, clockTime(view.entry.at));
  return html`<fb-chat-media
    .media=${image}
    .kind=${"image"}
    .label=${label}
    .conversation=${view.conversation}
    tile
  ></fb-chat-media>`;
}

function renderInside(card: Card, part: number, index: number, view: ContentView) {
  const { title, subtitle, url, productId } = card;
  return html`${renderPicture(card, view)}
  ${title === null ? nothing : html`<strong dir="auto">${title}</strong>`}
  ${subtitle === null ? nothing : html`<span class="small" dir="auto">${subtitle}</span>`}
  ${productId === null ? nothing : html`<span class="small">${words().productId(productId)}</span>`}
  ${url === null ? nothing : renderLink(url)} ${renderButtons(card.buttons, part, index, view)}`;
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
