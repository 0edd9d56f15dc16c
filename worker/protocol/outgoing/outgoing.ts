import * as v from "../values.ts";
import { changedText } from "../changed-text.ts";
import { EntryId, Time } from "../ids.ts";
import { MESSAGE_UNITS_MAX } from "../limits.ts";
import { isBlank } from "../message/blank.ts";
import { FILES_MAX, RECEIPT_ELEMENTS_MAX, URL_UNITS_MAX, WORDS_UNITS_MAX } from "./limits.ts";

/** Half of a sign, which no UTF-8 has, leaves as U+FFFD instead of as an escape that Meta may not read. */
const wellFormed = (max: number) => changedText((text) => text.toWellFormed(), max);

/** The words of a message, at most MESSAGE_UNITS_MAX UTF-16 units. */
export const MessageText = v.pipe(
  wellFormed(MESSAGE_UNITS_MAX),
  v.check((text) => !isBlank(text), "blank"),
);

// What follows are shapes. What Messenger takes of them is told by faultsIn(), which names the field and the limit.

const Words = wellFormed(MESSAGE_UNITS_MAX);
const Url = v.pipe(v.string(), v.maxLength(URL_UNITS_MAX * 2));
/** The `file` that `POST /api/v1/files` answered. */
export const FileId = v.pipe(v.string(), v.regex(/^[\w-]{8,80}$/));
const few = <T extends v.GenericSchema>(item: T) =>
  v.pipe(v.array(item), v.maxLength(RECEIPT_ELEMENTS_MAX * 2));

/** A picture: one that was uploaded, or one that lies at an https address which Meta fetches. */
const Picture = v.union([v.strictObject({ file: FileId }), v.strictObject({ url: Url })]);

const WebUrl = {
  url: Url,
  webviewHeightRatio: v.exactOptional(v.picklist(["compact", "tall", "full"])),
  messengerExtensions: v.exactOptional(v.literal(true)),
  fallbackUrl: v.exactOptional(Url),
  webviewShareButton: v.exactOptional(v.literal("hide")),
};

/**
 * Buttons ("Send API, buttons"). The `payload` of a postback is what comes back when it is pressed; left out, the Worker
 * makes one that names this very button. `phone` is +<country><number>.
 */
const Button = v.variant("type", [
  v.strictObject({ type: v.literal("web_url"), title: Words, ...WebUrl }),
  v.strictObject({ type: v.literal("postback"), title: Words, payload: v.exactOptional(Words) }),
  v.strictObject({ type: v.literal("phone_number"), title: Words, phone: Words }),
  v.strictObject({ type: v.literal("account_link"), url: Url }),
  v.strictObject({ type: v.literal("account_unlink") }),
]);
const Buttons = few(Button);

/** Answers to tap, gone after the next message ("quick replies"). The two others offer what the person's profile has. */
const QuickReply = v.variant("type", [
  v.strictObject({
    type: v.literal("text"),
    title: Words,
    payload: v.exactOptional(Words),
    image: v.exactOptional(Picture),
  }),
  v.strictObject({ type: v.literal("user_phone_number") }),
  v.strictObject({ type: v.literal("user_email") }),
]);

const Card = v.strictObject({
  title: Words,
  subtitle: v.exactOptional(Words),
  image: v.exactOptional(Picture),
  /** Where a press on the card leads. */
  defaultAction: v.exactOptional(v.strictObject(WebUrl)),
  buttons: v.exactOptional(Buttons),
});

/** What a press on a picture of a grid does. */
const GridAction = v.variant("type", [
  v.strictObject({ type: v.literal("web_url"), url: Url }),
  v.strictObject({ type: v.literal("postback"), payload: v.exactOptional(Words), text: Words }),
]);

/** An amount in units of the currency, as Meta takes it: 12.5 is twelve and a half. */
const Amount = v.pipe(v.number(), v.finite());

const Receipt = v.strictObject({
  type: v.literal("receipt"),
  recipientName: Words,
  orderNumber: Words,
  /** ISO 4217, three letters. */
  currency: Words,
  paymentMethod: Words,
  merchantName: v.exactOptional(Words),
  orderUrl: v.exactOptional(Url),
  /** When it was ordered, in ms. */
  orderedAt: v.exactOptional(Time),
  address: v.exactOptional(
    v.strictObject({
      street1: Words,
      street2: v.exactOptional(Words),
      city: Words,
      postalCode: Words,
      state: Words,
      country: Words,
    }),
  ),
  summary: v.strictObject({
    subtotal: v.exactOptional(Amount),
    shippingCost: v.exactOptional(Amount),
    totalTax: v.exactOptional(Amount),
    totalCost: Amount,
  }),
  adjustments: v.exactOptional(few(v.strictObject({ name: Words, amount: Amount }))),
  elements: v.exactOptional(
    few(
      v.strictObject({
        title: Words,
        subtitle: v.exactOptional(Words),
        quantity: v.exactOptional(v.pipe(v.number(), v.safeInteger(), v.minValue(0))),
        price: Amount,
        image: v.exactOptional(Picture),
      }),
    ),
  ),
});

const CustomerFeedback = v.strictObject({
  type: v.literal("customer_feedback"),
  title: Words,
  subtitle: Words,
  buttonTitle: Words,
  question: v.strictObject({
    id: Words,
    type: v.picklist(["csat", "nps", "ces", "free_form"]),
    title: Words,
    scoreLabel: v.exactOptional(
      v.picklist(["neg_pos", "hard_easy", "dis_sat", "unlike_like", "poor_great", "none"]),
    ),
    scoreOption: v.exactOptional(
      v.picklist(["five_stars", "one_to_five", "five_emojis", "zero_to_ten", "one_to_seven"]),
    ),
    /** Asks for words as well, with this in the empty field. */
    followUp: v.exactOptional(v.strictObject({ placeholder: Words })),
  }),
  privacyUrl: Url,
  expiresInDays: v.exactOptional(v.number()),
});

/** Templates by Meta's own names ("Send API, templates"). */
export const Template = v.variant("type", [
  v.strictObject({ type: v.literal("button"), text: Words, buttons: Buttons }),
  v.strictObject({
    type: v.literal("generic"),
    elements: few(Card),
    imageAspectRatio: v.exactOptional(v.picklist(["horizontal", "square"])),
  }),
  /** `url` is an address at Facebook; whatever else is sent as a file. */
  v.strictObject({
    type: v.literal("media"),
    mediaType: v.picklist(["image", "video"]),
    media: Picture,
    buttons: v.exactOptional(Buttons),
  }),
  v.strictObject({
    type: v.literal("image_grid"),
    images: few(
      v.strictObject({
        image: Picture,
        isHero: v.exactOptional(v.literal(true)),
        action: v.exactOptional(GridAction),
      }),
    ),
    title: v.exactOptional(Words),
    subtitle: v.exactOptional(Words),
    buttons: v.exactOptional(Buttons),
  }),
  Receipt,
  v.strictObject({
    type: v.literal("coupon"),
    title: Words,
    subtitle: v.exactOptional(Words),
    couponCode: v.exactOptional(Words),
    couponUrl: v.exactOptional(Url),
    couponUrlButtonTitle: v.exactOptional(Words),
    couponPreMessage: v.exactOptional(Words),
    image: v.exactOptional(Picture),
    payload: v.exactOptional(Words),
  }),
  CustomerFeedback,
  v.strictObject({ type: v.literal("product"), products: few(Words) }),
  v.strictObject({
    type: v.literal("customer_information"),
    countries: few(Words),
    privacyUrl: Url,
    expiresInDays: v.exactOptional(v.number()),
  }),
  v.strictObject({ type: v.literal("instant_form"), formId: Words }),
]);

/** What any message may carry: answers to tap, and the message of the thread that it quotes. */
const common = {
  quickReplies: v.exactOptional(few(QuickReply)),
  replyTo: v.exactOptional(EntryId),
};

const UtilityWords = wellFormed(WORDS_UNITS_MAX);

/**
 * What is sent to a customer, by an agent, a program or a rule: one type, one set of limits, one way out. Whatever else can
 * be sent one day is a further kind here, and no further command.
 *
 * - `text` leaves as several messages where it is longer than SEND_TEXT_UNITS_MAX.
 * - `files` leave in this order, one message each, pictures beside each other as one album; `text` goes before them.
 * - `utility`: a template of the Page that Meta approved, filled in; the only kind that needs no window.
 * - `public_reply`, `private_reply`: in threads of kind `comment`, and nothing else there. `replyTo`: what it answers; left out: what the
 *   thread began with. One may be read by everybody, the other by whom it answers alone.
 */
export const Outgoing = v.variant("kind", [
  v.strictObject({ kind: v.literal("text"), text: MessageText, ...common }),
  v.strictObject({
    kind: v.literal("files"),
    files: v.pipe(v.array(v.strictObject({ file: FileId })), v.minLength(1), v.maxLength(FILES_MAX)),
    text: v.exactOptional(MessageText),
    ...common,
  }),
  v.strictObject({
    kind: v.literal("sticker"),
    stickerId: v.pipe(v.string(), v.regex(/^\d{1,30}$/)),
    ...common,
  }),
  v.strictObject({ kind: v.literal("template"), template: Template, ...common }),
  v.strictObject({
    kind: v.literal("utility"),
    name: UtilityWords,
    language: UtilityWords,
    /** What it says once it is filled in, as its sender saw it: for the thread alone, Meta has the template. */
    shown: v.exactOptional(MessageText),
    parameters: v.exactOptional(
      few(v.strictObject({ name: v.exactOptional(UtilityWords), text: UtilityWords })),
    ),
    /** What the buttons of the template take, in their order. */
    buttons: v.exactOptional(
      few(v.strictObject({ payload: v.exactOptional(Words), url: v.exactOptional(Url) })),
    ),
  }),
  v.strictObject({
    kind: v.literal("public_reply"),
    text: v.exactOptional(MessageText),
    /** A picture that was uploaded. */
    file: v.exactOptional(FileId),
    replyTo: v.exactOptional(EntryId),
  }),
  v.strictObject({
    kind: v.literal("private_reply"),
    text: MessageText,
    replyTo: v.exactOptional(EntryId),
  }),
]);

export type Outgoing = v.InferOutput<typeof Outgoing>;
export type OutgoingKind = Outgoing["kind"];
export type OutgoingOf<K extends OutgoingKind> = Extract<Outgoing, { kind: K }>;
export type OutgoingTemplate = v.InferOutput<typeof Template>;
export type OutgoingTemplateOf<T extends OutgoingTemplate["type"]> = Extract<OutgoingTemplate, { type: T }>;
export type OutgoingButton = v.InferOutput<typeof Button>;
export type OutgoingCard = v.InferOutput<typeof Card>;
export type OutgoingPicture = v.InferOutput<typeof Picture>;
export type QuickReply = v.InferOutput<typeof QuickReply>;

/**
 * What a `message.send` sends: its `outgoing`, or the `text` of a gadget of the version before, which may have kept it in
 * the browser. Null for a command that has both or neither, which is none.
 */
export function outgoingIn(command: { outgoing?: Outgoing; text?: string }): Outgoing | null {
  const { outgoing, text } = command;
  if (text === undefined) return outgoing ?? null;
  return outgoing === undefined ? { kind: "text", text } : null;
}
