import type { Attachment, Button, Card, OfferedReply, TemplateLine } from "../protocol/message/content.ts";
import type { FileType } from "../protocol/outgoing/given-file.ts";
import type {
  Outgoing,
  OutgoingButton,
  OutgoingCard,
  OutgoingPicture,
  OutgoingTemplate,
  OutgoingTemplateOf,
  QuickReply,
} from "../protocol/outgoing/outgoing.ts";

/** Where a picture or file of a message of ours is: uploaded, on the web, or, of a sticker, known to Meta alone. */
export type ShownSource = OutgoingPicture | { url: null };

/** What the customer sees of a message of ours, in the words in which its echo would be told. */
export type Shown = {
  text: string;
  parts: Attachment<ShownSource>[];
  quickReplies: OfferedReply<ShownSource>[];
};

/** `outgoing`: one message as Meta takes it, with its payloads. */
export function shownOf(outgoing: Outgoing, typeOf: (file: string) => FileType = () => "file"): Shown {
  const quickReplies = "quickReplies" in outgoing ? (outgoing.quickReplies ?? []).map(replyOf) : [];
  switch (outgoing.kind) {
    case "text":
      return { text: outgoing.text, parts: [], quickReplies };
    case "files": {
      const parts = outgoing.files.map(({ file }) => ({ type: typeOf(file), media: { file } }));
      return { text: outgoing.text ?? "", parts, quickReplies };
    }
    case "public_reply": {
      const { text = "", file } = outgoing;
      const parts = file === undefined ? [] : [{ type: "image" as const, media: { file } }];
      return { text, parts, quickReplies };
    }
    case "private_reply":
      return { text: outgoing.text, parts: [], quickReplies };
    case "sticker": {
      const sticker = { type: "sticker", stickerId: outgoing.stickerId, media: { url: null } } as const;
      return { text: "", parts: [sticker], quickReplies };
    }
    case "template":
      return { text: "", parts: [templateOf(outgoing.template)], quickReplies };
    case "utility": {
      const { shown, name, buttons = [] } = outgoing;
      const text = shown === undefined ? name : null;
      const presses = buttons.map(({ payload = null, url = null }) => ({
        type: url === null ? "postback" : "web_url",
        title: "",
        url,
        payload,
      }));
      const part: ShownTemplate = {
        type: "template",
        template: "utility",
        text,
        cards: [],
        buttons: presses,
      };
      return { text: shown ?? "", parts: [part], quickReplies };
    }
  }
}

function replyOf(reply: QuickReply): OfferedReply<ShownSource> {
  if (reply.type !== "text") return { type: reply.type, title: "", payload: null, image: null };
  const { type, title, payload = null, image = null } = reply;
  return { type, title, payload, image };
}

type ShownTemplate = Extract<Attachment<ShownSource>, { type: "template" }>;

function templateOf(template: OutgoingTemplate): Attachment<ShownSource> {
  const bare: ShownTemplate = {
    type: "template",
    template: template.type,
    text: null,
    cards: [],
    buttons: [],
  };
  switch (template.type) {
    case "button":
      return { ...bare, text: template.text, buttons: template.buttons.map(buttonOf) };
    case "generic":
      return { ...bare, cards: template.elements.map(cardOf) };
    case "media":
      return { ...bare, cards: [{ ...EMPTY_CARD, image: template.media, buttons: buttonsOf(template) }] };
    case "image_grid":
      return { ...bare, ...imageGrid(template) };
    case "receipt":
      return { ...bare, ...receipt(template) };
    case "coupon":
      return { ...bare, ...coupon(template) };
    case "customer_feedback": {
      const { title, subtitle, buttonTitle, question } = template;
      const button = { type: "customer_feedback", title: buttonTitle, url: null, payload: null };
      const lines = [{ what: "question", value: question.title }];
      return { ...bare, cards: [{ ...EMPTY_CARD, title, subtitle }], buttons: [button], lines };
    }
    case "product":
      return {
        type: "product",
        products: template.products.map((productId) => ({ ...EMPTY_CARD, productId })),
      };
    case "customer_information":
    case "instant_form":
      return bare;
  }
}

const EMPTY_CARD: Card<ShownSource> = {
  image: null,
  title: null,
  subtitle: null,
  url: null,
  productId: null,
  buttons: [],
};

function cardOf(card: OutgoingCard): Card<ShownSource> {
  const { title, subtitle = null, image = null, defaultAction } = card;
  return { ...EMPTY_CARD, title, subtitle, image, url: defaultAction?.url ?? null, buttons: buttonsOf(card) };
}

function buttonsOf({ buttons = [] }: { buttons?: OutgoingButton[] }): Button[] {
  return buttons.map(buttonOf);
}

function buttonOf(button: OutgoingButton): Button {
  const bare = { type: button.type, title: "", url: null, payload: null };
  switch (button.type) {
    case "web_url":
      return { ...bare, title: button.title, url: button.url };
    case "postback":
      return { ...bare, title: button.title, payload: button.payload ?? null };
    case "phone_number":
      return { ...bare, title: button.title, payload: button.phone };
    case "account_link":
      return { ...bare, url: button.url };
    case "account_unlink":
      return bare;
  }
}

function imageGrid(
  grid: OutgoingTemplateOf<"image_grid">,
): Pick<ShownTemplate, "text" | "cards" | "buttons"> {
  const cards = grid.images.map(({ image, action }): Card<ShownSource> => {
    if (action?.type === "web_url") return { ...EMPTY_CARD, image, url: action.url };
    const press = action && {
      type: "postback",
      title: action.text,
      url: null,
      payload: action.payload ?? null,
    };
    return { ...EMPTY_CARD, image, buttons: press === undefined ? [] : [press] };
  });
  const words = [grid.title, grid.subtitle].filter((it) => it !== undefined && it !== "");
  return { text: words.length === 0 ? null : words.join("\n"), cards, buttons: buttonsOf(grid) };
}

function coupon(it: OutgoingTemplateOf<"coupon">): Partial<ShownTemplate> {
  const { title, subtitle = null, image = null, couponCode, couponUrl, couponUrlButtonTitle = "" } = it;
  const link = { type: "web_url", title: couponUrlButtonTitle, url: couponUrl ?? null, payload: null };
  return {
    text: it.couponPreMessage ?? null,
    cards: [{ ...EMPTY_CARD, image, title, subtitle }],
    buttons: couponUrl === undefined ? [] : [link],
    lines: couponCode === undefined ? [] : [{ what: "coupon_code", value: couponCode }],
  };
}

function receipt(it: OutgoingTemplateOf<"receipt">): Partial<ShownTemplate> {
  const { summary, address, adjustments = [], elements = [] } = it;
  const money = (amount: number): string => `${String(amount)} ${it.currency}`;
  const cards = elements.map(({ title, subtitle, quantity, price, image = null }) => {
    const count = quantity === undefined ? money(price) : `${String(quantity)} × ${money(price)}`;
    return {
      ...EMPTY_CARD,
      title,
      image,
      subtitle: subtitle === undefined ? count : `${subtitle} · ${count}`,
    };
  });
  const place = address && [
    address.street1,
    address.street2,
    `${address.postalCode} ${address.city}`,
    address.state,
    address.country,
  ];
  return {
    text: it.merchantName ?? null,
    cards,
    lines: [
      { what: "order_number", value: it.orderNumber },
      { what: "recipient_name", value: it.recipientName },
      { what: "payment_method", value: it.paymentMethod },
      ...line("address", place?.filter(Boolean).join(", ")),
      ...line("subtotal", summary.subtotal && money(summary.subtotal)),
      ...line("shipping_cost", summary.shippingCost && money(summary.shippingCost)),
      ...line("total_tax", summary.totalTax && money(summary.totalTax)),
      ...adjustments.map(({ name, amount }) => ({ what: "adjustment", value: `${name}: ${money(amount)}` })),
      { what: "total_cost", value: money(summary.totalCost) },
    ],
  };
}

function line(what: string, value: string | 0 | undefined): TemplateLine[] {
  return value === undefined || value === 0 || value === "" ? [] : [{ what, value }];
}
