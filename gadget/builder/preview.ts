import { html, nothing } from "lit";
import { ref } from "lit/directives/ref.js";
import type {
  OutgoingButton,
  OutgoingPicture,
  OutgoingTemplate,
  OutgoingTemplateOf,
  QuickReply,
} from "../../worker/protocol/outgoing/outgoing.ts";
import { words } from "../words/builder-words.ts";
import { money } from "../words/money.ts";
import { drawPicture } from "../shell/draw-picture.ts";
import { NO_NUMBER } from "./kinds.ts";
import type { Built } from "./kinds.ts";
import type { Pictures } from "./pictures.ts";

/** A message as the customer's phone shows it, as far as it is written. */
export function preview(built: Built, pictures: Pictures) {
  return html`
    ${built.kind === "text" ? bubble(built.text) : drawTemplate(built.template, pictures)}
    ${built.quickReplies ? replies(built.quickReplies) : nothing}
  `;
}

function bubble(text: string) {
  const isEmpty = text.trim() === "";
  const said = isEmpty ? words().shown.placeholder : text;
  // Its white space is the message's: there is none around it.
  return html`<p class="said ${isEmpty ? "empty" : ""}" dir="auto">${said}</p>`;
}

function replies(all: readonly QuickReply[]) {
  const w = words().shown;
  const said = (reply: QuickReply) =>
    reply.type === "text" ? reply.title : reply.type === "user_email" ? w.email : w.phone;
  return html`<div class="replies">
    ${all.map((reply) => html`<span class="reply" dir="auto">${said(reply) || "…"}</span>`)}
  </div>`;
}

function drawTemplate(it: OutgoingTemplate, pictures: Pictures) {
  switch (it.type) {
    case "button":
      return html`<div class="box">${line("text", it.text)}${drawButtons(it.buttons)}</div>`;
    case "generic":
      return drawCards(it, pictures);
    case "media":
      return html`<div class="box">${picture(it.media, pictures, "wide")}${drawButtons(it.buttons)}</div>`;
    case "image_grid":
      return drawGrid(it, pictures);
    case "receipt":
      return drawReceipt(it, pictures);
    case "coupon":
      return drawCoupon(it, pictures);
    case "customer_feedback":
      return html`<div class="box">
          ${line("title", it.title)}${line("small", it.subtitle)}
          <ul class="press">
            <li dir="auto">${it.buttonTitle || "…"}</li>
          </ul>
        </div>
        <div class="box">${line("text", it.question.title)}${drawScale(it.question)}</div>`;
    default:
      return nothing;
  }
}

function drawCards({ elements, imageAspectRatio }: OutgoingTemplateOf<"generic">, pictures: Pictures) {
  const shape = imageAspectRatio === "square" ? "square" : "wide";
  const cards = elements.map(
    ({ title, subtitle, image, buttons }) =>
      html`<div class="box">
        ${image ? picture(image, pictures, shape) : nothing}
        ${line("title", title)}${subtitle ? line("small", subtitle) : nothing}${drawButtons(buttons)}
      </div>`,
  );
  return html`<div class="cards" tabindex="0" role="group" aria-label=${words().shown.of(elements.length)}>
    ${cards}
  </div>`;
}

function drawGrid(
  { images, title, subtitle, buttons }: OutgoingTemplateOf<"image_grid">,
  pictures: Pictures,
) {
  return html`<div class="box">
    <div class="grid">
      ${images.map(
        ({ image, isHero, action }) =>
          html`<div class="tile ${isHero ? "hero" : ""}">
            ${picture(image, pictures, "square")}${
              action?.type === "postback" && action.text !== ""
                ? html`<span class="says" dir="auto">${action.text}</span>`
                : nothing
            }
          </div>`,
      )}
    </div>
    ${title ? line("title", title) : nothing}${subtitle ? line("small", subtitle) : nothing}${drawButtons(buttons)}
  </div>`;
}

function drawReceipt(it: OutgoingTemplateOf<"receipt">, pictures: Pictures) {
  const w = words();
  const sum = (amount: number | null) => (amount === null ? "…" : money(amount, it.currency));
  const { subtotal, shippingCost, totalTax, totalCost } = it.summary;
  const sums: readonly (readonly [string, number | undefined])[] = [
    [w.field.subtotal, subtotal],
    [w.field.shippingCost, shippingCost],
    [w.field.totalTax, totalTax],
    ...(it.adjustments ?? []).map(
      ({ name, amount }) => [name, amount === NO_NUMBER ? amount : -amount] as const,
    ),
  ];
  return html`<div class="box">
    ${line("title", it.merchantName ?? w.menu.receipt)}${line("small", w.shown.order(it.orderNumber))}
    ${(it.elements ?? []).map(
      ({ title, subtitle, quantity, price, image }) =>
        html`<div class="item">
          ${image ? picture(image, pictures, "small") : nothing}
          <div>
            ${line("text", title)}${subtitle ? line("small", subtitle) : nothing}
            ${quantity === undefined || quantity === NO_NUMBER ? nothing : html`<p class="small">× ${quantity}</p>`}
          </div>
          <bdi>${sum(price)}</bdi>
        </div>`,
    )}
    <dl>
      ${sums.map(([name, amount]) =>
        amount === undefined
          ? nothing
          : html`<dt>${name}</dt>
              <dd><bdi>${sum(amount)}</bdi></dd>`,
      )}
      <dt class="total">${w.shown.total}</dt>
      <dd class="total"><bdi>${sum(totalCost)}</bdi></dd>
    </dl>
    ${line("small", [it.recipientName, it.paymentMethod].filter(Boolean).join(" · "))}
  </div>`;
}

function drawCoupon(it: OutgoingTemplateOf<"coupon">, pictures: Pictures) {
  const w = words();
  const press = [
    ...(it.couponCode ? [`${w.shown.copyCode}: ${it.couponCode}`] : []),
    ...(it.couponUrl ? [it.couponUrlButtonTitle ?? it.couponUrl] : []),
  ];
  return html`${it.couponPreMessage ? bubble(it.couponPreMessage) : nothing}
    <div class="box">
      ${it.image ? picture(it.image, pictures, "wide") : nothing}${line("title", it.title)}${
        it.subtitle ? line("small", it.subtitle) : nothing
      }
      <ul class="press">
        ${press.map((said) => html`<li dir="auto">${said}</li>`)}
      </ul>
    </div>`;
}

const SCALE: Partial<Record<string, readonly string[]>> = {
  five_stars: ["★", "★", "★", "★", "★"],
  five_emojis: ["😠", "🙁", "😐", "🙂", "😀"],
  one_to_five: numbers(1, 5),
  zero_to_ten: numbers(0, 10),
  one_to_seven: numbers(1, 7),
};

function drawScale({ scoreOption, followUp }: OutgoingTemplateOf<"customer_feedback">["question"]) {
  const marks = SCALE[scoreOption ?? ""] ?? [];
  return html`${marks.length > 0 ? html`<p class="scale" aria-hidden="true">${marks.map((mark) => html`<span>${mark}</span>`)}</p>` : nothing}
  ${followUp || marks.length === 0 ? html`<p class="empty-field" dir="auto">${followUp?.placeholder || "…"}</p>` : nothing}`;
}

function numbers(from: number, to: number): string[] {
  return Array.from({ length: to - from + 1 }, (_, index) => String(from + index));
}

function drawButtons(buttons: readonly OutgoingButton[] | undefined) {
  if (!buttons || buttons.length === 0) return nothing;
  const said = (button: OutgoingButton) =>
    "title" in button ? button.title || "…" : words().buttonTypes[button.type];
  return html`<ul class="press">
    ${buttons.map((button) => html`<li dir="auto">${said(button)}</li>`)}
  </ul>`;
}

function line(kind: "title" | "text" | "small", text: string) {
  return html`<p class=${kind} dir="auto">${text || "…"}</p>`;
}

/** One at another address is fetched by this browser, too: what the page does not allow shows as an empty place. */
function picture(it: OutgoingPicture, pictures: Pictures, shape: "wide" | "square" | "small") {
  const local = pictures.of(it);
  if (local) {
    const [width, height] = shape === "wide" ? [480, 252] : [320, 320];
    return html`<canvas
      class="shot ${shape}"
      width=${width}
      height=${height}
      aria-hidden="true"
      ${ref((canvas) => {
        if (canvas instanceof HTMLCanvasElement) void drawPicture(canvas, local.file);
      })}
    ></canvas>`;
  }
  if (!("url" in it) || !URL.canParse(it.url) || !it.url.startsWith("https://"))
    return html`<div class="shot ${shape}"></div>`;
  return html`<div class="shot ${shape}">
    <img
      src=${it.url}
      alt=""
      referrerpolicy="no-referrer"
      @error=${(event: Event) => {
        (event.currentTarget as HTMLElement).hidden = true;
      }}
      @load=${(event: Event) => {
        (event.currentTarget as HTMLElement).hidden = false;
      }}
    />
  </div>`;
}
