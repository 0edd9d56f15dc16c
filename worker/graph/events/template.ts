import type { InboundAttachment, MediaSource } from "../../domain/item.ts";
import type { Button, Card, TemplateLine } from "../../protocol/message/content.ts";
import { field, idAt, isObject, listAt, objectAt, stringAt } from "../json.ts";
import { label, shortName, shownText } from "./names.ts";
import { webLink } from "./web-link.ts";

const CARDS_MAX = 10;
const LINES_MAX = 20;

type Template = Extract<InboundAttachment, { type: "template" }>;

/** The payload of a template, as the Send API takes it and an echo repeats it ("templates"). */
export function readTemplate(payload: unknown): InboundAttachment {
  const product = objectAt(payload, "product");
  if (product !== null) return { type: "product", products: cardsOf(product) };
  const template = shortName(stringAt(payload, "template_type") ?? "template");
  const text = shownText(stringAt(payload, "text") ?? "") || shownText(stringAt(payload, "title") ?? "");
  const plain: Template = {
    type: "template",
    template,
    text: text === "" ? null : text,
    cards: cardsOf(objectAt(payload, "generic") ?? payload),
    buttons: buttonsOf(payload),
  };
  return READERS.get(template)?.(payload, plain) ?? plain;
}

/** Those that say more than cards and buttons, or elsewhere. */
const READERS = new Map<string, (payload: unknown, plain: Template) => InboundAttachment>([
  ["image_grid", readGrid],
  ["receipt", readReceipt],
  ["coupon", readCoupon],
  ["customer_feedback", readFeedback],
  ["product", (payload) => ({ type: "product", products: cardsOf(payload) })],
]);

/** "Image grid template": one element with pictures, each with an action of its own. */
function readGrid(payload: unknown, plain: Template): Template {
  const [grid] = listAt(payload, "elements");
  const cards = listAt(grid, "images")
    .slice(0, CARDS_MAX)
    .map((picture): Card<MediaSource> => {
      const action = objectAt(picture, "action");
      const isPress = stringAt(action, "type") === "postback";
      const [title, press] = [label(stringAt(action, "text")) ?? "", label(stringAt(action, "payload"))];
      return {
        ...EMPTY_CARD,
        image: imageAt(picture, "url"),
        url: isPress ? null : webLink(stringAt(action, "url")),
        buttons: isPress ? [{ type: "postback", title, url: null, payload: press }] : [],
      };
    });
  const words = [label(stringAt(grid, "title")), label(stringAt(grid, "subtitle"))].filter(Boolean);
  return { ...plain, text: words.length === 0 ? null : words.join("\n"), cards, buttons: buttonsOf(grid) };
}

/** "Receipt template". */
function readReceipt(payload: unknown, plain: Template): Template {
  const currency = label(stringAt(payload, "currency")) ?? "";
  const money = (of: unknown, name: string): string | null => {
    const amount = amountAt(of, name);
    return amount === null ? null : `${amount} ${currency}`;
  };
  const cards = listAt(payload, "elements")
    .slice(0, CARDS_MAX)
    .map((element): Card<MediaSource> => {
      const [price, quantity] = [money(element, "price"), amountAt(element, "quantity")];
      const count = price === null || quantity === null ? price : `${quantity} × ${price}`;
      const subtitle = [label(stringAt(element, "subtitle")), count].filter(Boolean).join(" · ");
      const title = label(stringAt(element, "title"));
      return { ...EMPTY_CARD, title, image: imageAt(element, "image_url"), subtitle: subtitle || null };
    });
  const summary = objectAt(payload, "summary");
  const adjustments = listAt(payload, "adjustments").map((it): Line => {
    const value = [label(stringAt(it, "name")), money(it, "amount")].filter(Boolean).join(": ");
    return ["adjustment", value];
  });
  return {
    ...plain,
    text: label(stringAt(payload, "merchant_name")),
    cards,
    lines: linesOf([
      ["order_number", label(stringAt(payload, "order_number"))],
      ["recipient_name", label(stringAt(payload, "recipient_name"))],
      ["payment_method", label(stringAt(payload, "payment_method"))],
      ["address", addressOf(objectAt(payload, "address"))],
      ["subtotal", money(summary, "subtotal")],
      ["shipping_cost", money(summary, "shipping_cost")],
      ["total_tax", money(summary, "total_tax")],
      ...adjustments,
      ["total_cost", money(summary, "total_cost")],
    ]),
  };
}

/** "Coupon template". */
function readCoupon(payload: unknown, plain: Template): Template {
  const [title, subtitle] = [label(stringAt(payload, "title")), label(stringAt(payload, "subtitle"))];
  const url = webLink(stringAt(payload, "coupon_url"));
  const button = {
    type: "web_url",
    title: label(stringAt(payload, "coupon_url_button_title")) ?? "",
    url,
    payload: null,
  };
  return {
    ...plain,
    text: label(stringAt(payload, "coupon_pre_message")),
    cards: [{ ...EMPTY_CARD, image: imageAt(payload, "image_url"), title, subtitle }],
    buttons: url === null ? [] : [button],
    lines: linesOf([["coupon_code", label(stringAt(payload, "coupon_code"))]]),
  };
}

/** "Customer feedback template": one screen with one question. */
function readFeedback(payload: unknown, plain: Template): Template {
  const [title, subtitle] = [label(stringAt(payload, "title")), label(stringAt(payload, "subtitle"))];
  const press = label(stringAt(payload, "button_title")) ?? "";
  const [screen] = listAt(payload, "feedback_screens");
  const [question] = listAt(screen, "questions");
  return {
    ...plain,
    text: null,
    cards: [{ ...EMPTY_CARD, title, subtitle }],
    buttons: [{ type: "customer_feedback", title: press, url: null, payload: null }],
    lines: linesOf([["question", label(stringAt(question, "title"))]]),
  };
}

const EMPTY_CARD: Card<MediaSource> = {
  image: null,
  title: null,
  subtitle: null,
  url: null,
  productId: null,
  buttons: [],
};

type Line = [what: string, value: string | null];

function linesOf(lines: readonly Line[]): TemplateLine[] {
  const told = lines.flatMap(([what, value]) => (value === null || value === "" ? [] : [{ what, value }]));
  return told.slice(0, LINES_MAX);
}

function addressOf(address: unknown): string | null {
  const at = (name: string): string | null => label(stringAt(address, name));
  const town = [at("postal_code"), at("city")].filter(Boolean).join(" ");
  const parts = [at("street_1"), at("street_2"), town, at("state"), at("country")];
  return label(parts.filter(Boolean).join(", "));
}

/** Meta takes amounts as numbers and as text. */
function amountAt(value: unknown, name: string): string | null {
  const amount = field(value, name);
  return typeof amount === "number" || typeof amount === "string" ? label(String(amount)) : null;
}

function imageAt(value: unknown, name: string): MediaSource | null {
  const url = stringAt(value, name);
  return url === null ? null : { url };
}

function cardsOf(value: unknown): Card<MediaSource>[] {
  return listAt(value, "elements")
    .slice(0, CARDS_MAX)
    .map((element) => ({
      image: imageAt(element, "image_url") ?? imageAt(element, "url"),
      title: label(stringAt(element, "title")),
      subtitle: label(stringAt(element, "subtitle")),
      url: webLink(stringAt(objectAt(element, "default_action"), "url") ?? stringAt(element, "item_url")),
      productId: idAt(element, "retailer_id") ?? idAt(element, "id"),
      buttons: buttonsOf(element),
    }));
}

function buttonsOf(value: unknown): Button[] {
  return listAt(value, "buttons")
    .filter(isObject)
    .slice(0, CARDS_MAX)
    .map((button) => ({
      type: shortName(stringAt(button, "type") ?? "button"),
      title: label(stringAt(button, "title")) ?? "",
      url: webLink(stringAt(button, "url")),
      payload: label(stringAt(button, "payload")),
    }));
}
