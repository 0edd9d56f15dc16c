import { each, link, optional, webLink, within, words, type Found as FoundAs } from "../finding-faults.ts";
import { NOT_IN_PARAMETERS } from "../library/utility-template.ts";
import { MESSAGE_UNITS_MAX, SEND_TEXT_UNITS_MAX } from "../limits.ts";
import { isBlank } from "../message/blank.ts";
import { isCountry, isCurrency } from "./codes.ts";
import * as limits from "./limits.ts";
import type {
  Outgoing,
  OutgoingButton,
  OutgoingCard,
  OutgoingOf,
  OutgoingPicture,
  OutgoingTemplate,
  OutgoingTemplateOf,
  QuickReply,
} from "./outgoing.ts";
import { isPlainAddress } from "./public-address.ts";

/**
 * What Messenger would refuse: `path` names the field within the `outgoing` (`template.elements[2].buttons[0].title`),
 * `limit` the number that it breaks, where there is one.
 */
export type Fault = { path: string; why: FaultReason; limit?: number };

export type FaultReason =
  /** There must be something. */
  | "missing"
  | "too_long"
  | "too_short"
  | "too_many"
  | "too_few"
  | "too_large"
  | "too_small"
  /** No address on the web that begins with https. */
  | "not_https"
  /** White space or invisible signs within an address, or around it. */
  | "not_plain"
  /** An address with a name and password, or of a host that nobody outside reaches. */
  | "not_public"
  /** No number like +4915112345678. */
  | "not_a_phone_number"
  /** No currency of three letters (ISO 4217). */
  | "not_a_currency"
  /** No country of two letters (ISO 3166-1). */
  | "not_a_country"
  /** A code must be one word. */
  | "has_spaces"
  /** Letters A to Z, digits and _ alone. */
  | "not_an_id"
  /** Meta takes this only from its own addresses: it is sent as a file. */
  | "not_at_facebook"
  /** Messenger has none such here. */
  | "not_allowed"
  /** The desk has no such file, or it was removed. */
  | "no_such_file"
  /** Only a picture can stand here; in a media template what it says, a picture or a film. */
  | "not_a_picture"
  /** Meta fetches pictures from the Worker, whose address nobody knows yet: PUBLIC_URL. */
  | "no_public_address"
  /** What is quoted: no message of this conversation, one that Meta has not taken, one that was taken back. */
  | "not_here"
  | "not_sent"
  | "taken_back"
  /** Messenger takes it only within 24 hours after the customer wrote; words may be sent. */
  | "not_after_24_hours"
  /** A comment that was answered in private, or may have been: Meta takes one private reply. */
  | "answered_privately"
  /** A comment is answered in private within 7 days alone. */
  | "after_7_days"
  /** Meta takes no private reply there. */
  | "not_answerable";

/** A fault of what stands at a path below. */
type Found = FoundAs<FaultReason>;

/** All that Messenger would refuse of it, in reading order. Empty: it may leave. Files are judged by what they are. */
export function faultsIn(outgoing: Outgoing): Fault[] {
  return [...bodyOf(outgoing), ...within("quickReplies", quickRepliesOf(outgoing))].map(
    ({ at, ...fault }) => ({ path: at, ...fault }),
  );
}

function bodyOf(outgoing: Outgoing): Found[] {
  switch (outgoing.kind) {
    case "text":
      return words("text", outgoing.text, MESSAGE_UNITS_MAX);
    case "sticker":
      return [];
    case "files":
      return count("files", outgoing.files, 1, limits.FILES_MAX);
    case "public_reply":
      return publicReply(outgoing);
    case "private_reply":
      return words("text", outgoing.text, SEND_TEXT_UNITS_MAX);
    case "template":
      return within("template", template(outgoing.template));
    case "utility":
      return [
        ...words("name", outgoing.name, limits.WORDS_UNITS_MAX),
        ...words("language", outgoing.language, 20),
        ...within("parameters", each(outgoing.parameters ?? [], utilityParameter)),
        // The end of an address that the template has the beginning of.
        ...within(
          "buttons",
          each(outgoing.buttons ?? [], ({ url }): Found[] =>
            url === undefined || isPlainAddress(url) ? [] : [{ at: "url", why: "not_plain" }],
          ),
        ),
      ];
  }
}

/** Words, a picture, or both. */
function publicReply({ text, file }: OutgoingOf<"public_reply">): Found[] {
  if (text !== undefined) return words("text", text, limits.COMMENT_UNITS_MAX);
  return file === undefined ? [{ at: "text", why: "missing" }] : [];
}

function quickRepliesOf(outgoing: Outgoing): Found[] {
  if (!("quickReplies" in outgoing) || outgoing.quickReplies === undefined) return [];
  const replies = outgoing.quickReplies;
  return [...count("", replies, 1, limits.QUICK_REPLIES_MAX), ...each(replies, quickReply)];
}

function quickReply(reply: QuickReply): Found[] {
  if (reply.type !== "text") return [];
  const title =
    isBlank(reply.title) && reply.image !== undefined
      ? []
      : words("title", reply.title, limits.QUICK_REPLY_TITLE_UNITS_MAX);
  return [...title, ...payload(reply.payload), ...picture("image", reply.image)];
}

function template(it: OutgoingTemplate): Found[] {
  switch (it.type) {
    case "button":
      return [...words("text", it.text, limits.BUTTON_TEXT_UNITS_MAX), ...buttons(it.buttons, 1)];
    case "generic":
      return [
        ...count("elements", it.elements, 1, limits.CARDS_MAX),
        ...within("elements", each(it.elements, card)),
      ];
    case "media":
      return [...mediaOf(it.media), ...buttons(it.buttons ?? [], 0)];
    case "image_grid":
      return imageGrid(it);
    case "receipt":
      return receipt(it);
    case "coupon":
      return coupon(it);
    case "customer_feedback":
      return customerFeedback(it);
    case "product":
      return [
        ...count("products", it.products, 1, limits.PRODUCTS_MAX),
        ...within(
          "products",
          each(it.products, (id) => words("", id, limits.WORDS_UNITS_MAX)),
        ),
      ];
    case "customer_information":
      return [
        ...count("countries", it.countries, 1, 300),
        ...within(
          "countries",
          each(it.countries, (code): Found[] => (isCountry(code) ? [] : [{ at: "", why: "not_a_country" }])),
        ),
        ...link("privacyUrl", it.privacyUrl),
        ...expiry(it.expiresInDays),
      ];
    case "instant_form":
      return words("formId", it.formId, limits.WORDS_UNITS_MAX);
  }
}

/** A card needs a title and one thing more ("Generic template"). */
function card(it: OutgoingCard): Found[] {
  const isTitleAlone =
    isBlank(it.subtitle ?? "") &&
    it.image === undefined &&
    it.defaultAction === undefined &&
    (it.buttons ?? []).length === 0;
  return [
    ...words("title", it.title, limits.CARD_TITLE_UNITS_MAX),
    ...(isTitleAlone ? [{ at: "subtitle", why: "missing" } as const] : []),
    ...optional("subtitle", it.subtitle, limits.CARD_SUBTITLE_UNITS_MAX),
    ...picture("image", it.image),
    ...(it.defaultAction === undefined ? [] : within("defaultAction", webUrl(it.defaultAction))),
    ...buttons(it.buttons ?? [], 0),
  ];
}

function imageGrid(it: OutgoingTemplateOf<"image_grid">): Found[] {
  const heroes = it.images.flatMap(({ isHero }, index) => (isHero === true ? [index] : []));
  return [
    ...count("images", it.images, limits.GRID_IMAGES_MIN, limits.GRID_IMAGES_MAX),
    ...heroes
      .slice(1)
      .map((index): Found => ({ at: `images[${String(index)}].isHero`, why: "too_many", limit: 1 })),
    ...within(
      "images",
      each(it.images, ({ image, action }) => [
        ...picture("image", image),
        ...(action?.type === "web_url" ? link("action.url", action.url) : []),
        ...(action?.type === "postback"
          ? [
              ...words("action.text", action.text, limits.WORDS_UNITS_MAX),
              ...within("action", payload(action.payload)),
            ]
          : []),
      ]),
    ),
    ...optional("title", it.title, limits.GRID_TITLE_UNITS_MAX),
    ...optional("subtitle", it.subtitle, limits.GRID_SUBTITLE_UNITS_MAX),
    ...buttons(it.buttons ?? [], 0),
    ...(it.buttons ?? []).flatMap((button, index): Found[] =>
      button.type === "web_url" || button.type === "postback"
        ? []
        : [{ at: `buttons[${String(index)}].type`, why: "not_allowed" }],
    ),
  ];
}

function receipt(it: OutgoingTemplateOf<"receipt">): Found[] {
  return [
    ...words("recipientName", it.recipientName, limits.WORDS_UNITS_MAX),
    ...words("orderNumber", it.orderNumber, limits.WORDS_UNITS_MAX),
    ...(isCurrency(it.currency) ? [] : [{ at: "currency", why: "not_a_currency" } as const]),
    ...words("paymentMethod", it.paymentMethod, limits.WORDS_UNITS_MAX),
    ...(it.orderUrl === undefined ? [] : link("orderUrl", it.orderUrl)),
    ...count("elements", it.elements ?? [], 0, limits.RECEIPT_ELEMENTS_MAX),
    ...within(
      "elements",
      each(it.elements ?? [], (element) => [
        ...words("title", element.title, limits.WORDS_UNITS_MAX),
        ...amount("quantity", element.quantity),
        ...amount("price", element.price),
        ...picture("image", element.image),
      ]),
    ),
    ...(it.address === undefined
      ? []
      : within("address", [
          ...words("street1", it.address.street1, limits.WORDS_UNITS_MAX),
          ...words("city", it.address.city, limits.WORDS_UNITS_MAX),
          ...words("postalCode", it.address.postalCode, limits.WORDS_UNITS_MAX),
          ...words("state", it.address.state, limits.WORDS_UNITS_MAX),
          ...words("country", it.address.country, limits.WORDS_UNITS_MAX),
        ])),
    ...within(
      "adjustments",
      each(it.adjustments ?? [], (adjustment) => [
        ...words("name", adjustment.name, limits.WORDS_UNITS_MAX),
        ...amount("amount", adjustment.amount),
      ]),
    ),
    ...within("summary", [
      ...amount("subtotal", it.summary.subtotal),
      ...amount("shippingCost", it.summary.shippingCost),
      ...amount("totalTax", it.summary.totalTax),
      ...amount("totalCost", it.summary.totalCost),
    ]),
  ];
}

/** A coupon has a code, an address, or both ("Coupon template"). */
function coupon(it: OutgoingTemplateOf<"coupon">): Found[] {
  const isBare = isBlank(it.couponCode ?? "") && isBlank(it.couponUrl ?? "");
  return [
    ...words("title", it.title, limits.COUPON_TITLE_UNITS_MAX),
    ...optional("subtitle", it.subtitle, limits.COUPON_SUBTITLE_UNITS_MAX),
    ...(isBare ? [{ at: "couponCode", why: "missing" } as const] : []),
    ...(/\s/.test(it.couponCode ?? "") ? [{ at: "couponCode", why: "has_spaces" } as const] : []),
    ...(it.couponUrl === undefined ? [] : link("couponUrl", it.couponUrl)),
    ...optional("couponUrlButtonTitle", it.couponUrlButtonTitle, limits.BUTTON_TITLE_UNITS_MAX),
    ...optional("couponPreMessage", it.couponPreMessage, limits.WORDS_UNITS_MAX),
    ...picture("image", it.image),
    ...payload(it.payload),
  ];
}

function customerFeedback(it: OutgoingTemplateOf<"customer_feedback">): Found[] {
  const { question } = it;
  const options = {
    csat: /^(five_stars|one_to_five|five_emojis)$/,
    nps: /^zero_to_ten$/,
    ces: /^one_to_seven$/,
  };
  const allowed = question.type === "free_form" ? null : options[question.type];
  const isOdd = question.scoreOption !== undefined && allowed?.test(question.scoreOption) !== true;
  return [
    ...words("title", it.title, limits.FEEDBACK_TITLE_UNITS_MAX),
    ...words("subtitle", it.subtitle, limits.FEEDBACK_SUBTITLE_UNITS_MAX),
    ...words("buttonTitle", it.buttonTitle, limits.FEEDBACK_BUTTON_UNITS_MAX),
    ...within("question", [
      ...words("id", question.id, limits.FEEDBACK_QUESTION_ID_UNITS_MAX),
      ...(/^\w+$/.test(question.id) ? [] : [{ at: "id", why: "not_an_id" } as const]),
      ...words("title", question.title, limits.FEEDBACK_QUESTION_UNITS_MAX),
      ...(question.title.length < limits.FEEDBACK_QUESTION_UNITS_MIN
        ? [{ at: "title", why: "too_short", limit: limits.FEEDBACK_QUESTION_UNITS_MIN } as const]
        : []),
      ...(isOdd ? [{ at: "scoreOption", why: "not_allowed" } as const] : []),
      ...(question.followUp === undefined
        ? []
        : optional(
            "followUp.placeholder",
            question.followUp.placeholder,
            limits.FEEDBACK_PLACEHOLDER_UNITS_MAX,
          )),
    ]),
    ...link("privacyUrl", it.privacyUrl),
    ...expiry(it.expiresInDays),
  ];
}

/** Of a media template: Meta takes its own addresses alone ("Media template", "url"). */
function mediaOf(media: OutgoingPicture): Found[] {
  if ("file" in media) return [];
  const faults = link("media.url", media.url);
  if (faults.length > 0) return faults;
  const { hostname } = new URL(media.url);
  return /(^|\.)facebook\.com$/.test(hostname) ? [] : [{ at: "media.url", why: "not_at_facebook" }];
}

function buttons(all: readonly OutgoingButton[], min: number): Found[] {
  return [...count("buttons", all, min, limits.BUTTONS_MAX), ...within("buttons", each(all, button))];
}

function button(it: OutgoingButton): Found[] {
  switch (it.type) {
    case "web_url":
      return [...words("title", it.title, limits.BUTTON_TITLE_UNITS_MAX), ...webUrl(it)];
    case "postback":
      return [...words("title", it.title, limits.BUTTON_TITLE_UNITS_MAX), ...payload(it.payload)];
    case "phone_number":
      return [
        ...words("title", it.title, limits.BUTTON_TITLE_UNITS_MAX),
        ...(/^\+[1-9]\d{5,14}$/.test(it.phone) ? [] : [{ at: "phone", why: "not_a_phone_number" } as const]),
      ];
    case "account_link":
      return link("url", it.url);
    case "account_unlink":
      return [];
  }
}

/** A `fallbackUrl` goes with extensions alone ("URL button"). */
function webUrl(it: { url: string; messengerExtensions?: true; fallbackUrl?: string }): Found[] {
  return [
    ...webLink("url", it.url),
    ...(it.fallbackUrl === undefined ? [] : link("fallbackUrl", it.fallbackUrl)),
    ...(it.fallbackUrl !== undefined && it.messengerExtensions !== true
      ? [{ at: "fallbackUrl", why: "not_allowed" } as const]
      : []),
    ...(it.messengerExtensions === true ? link("url", it.url) : []),
  ];
}

/** "Utility messages": no parameter is empty or has one of these signs. */
function utilityParameter({ text }: { text: string }): Found[] {
  const faults = words("text", text, limits.WORDS_UNITS_MAX);
  return NOT_IN_PARAMETERS.test(text) ? [...faults, { at: "text", why: "not_allowed" }] : faults;
}

function payload(it: string | undefined): Found[] {
  return optional("payload", it, limits.PAYLOAD_UNITS_MAX);
}

function picture(at: string, it: OutgoingPicture | undefined): Found[] {
  return it === undefined || "file" in it ? [] : link(`${at}.url`, it.url);
}

function expiry(days: number | undefined): Found[] {
  if (days === undefined) return [];
  if (days > limits.EXPIRES_IN_DAYS_MAX)
    return [{ at: "expiresInDays", why: "too_large", limit: limits.EXPIRES_IN_DAYS_MAX }];
  return days < limits.EXPIRES_IN_DAYS_MIN || !Number.isInteger(days)
    ? [{ at: "expiresInDays", why: "too_small", limit: limits.EXPIRES_IN_DAYS_MIN }]
    : [];
}

/** While it is built a number may not be there yet, or be none: it is null then. */
function amount(at: string, number: number | null | undefined): Found[] {
  if (number === undefined) return [];
  if (number === null || !Number.isFinite(number)) return [{ at, why: "missing" }];
  return Math.abs(number) > limits.AMOUNT_MAX ? [{ at, why: "too_large", limit: limits.AMOUNT_MAX }] : [];
}

function count(at: string, all: readonly unknown[], min: number, max: number): Found[] {
  if (all.length > max) return [{ at, why: "too_many", limit: max }];
  return all.length < min ? [{ at, why: all.length === 0 ? "missing" : "too_few", limit: min }] : [];
}
