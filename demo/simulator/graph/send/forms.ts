/** Templates that the customer fills in, or keeps: survey, contact details, receipt, coupon (Send API, templates). */
import type { Json, JsonObject } from "../../json.ts";
import { textOf } from "../call.ts";
import { invalidParameter } from "../errors.ts";
import {
  checkCount,
  checkEnum,
  checkKeys,
  checkLength,
  optionalList,
  optionalText,
  requiredObject,
  requiredText,
  requiredUrl,
} from "./checks.ts";

const WHERE = "message[attachment][payload]";
const SCREEN = `${WHERE}[feedback_screens][0]`;

/** Which scales a question may have; the first is the one it has by itself. */
const SCALES: Readonly<Record<string, readonly string[]>> = {
  csat: ["five_stars", "one_to_five", "five_emojis"],
  nps: ["zero_to_ten"],
  ces: ["one_to_seven"],
  free_form: [],
};
const LABELS = ["neg_pos", "hard_easy", "dis_sat", "unlike_like", "poor_great", "none"];

export function checkFeedback(payload: JsonObject): void {
  const keys = [
    "title",
    "subtitle",
    "button_title",
    "feedback_screens",
    "business_privacy",
    "expires_in_days",
  ];
  checkKeys(payload, ["template_type", "sharable", ...keys], WHERE);
  requiredText(payload, "title", 65, WHERE);
  optionalText(payload, "subtitle", 80, WHERE);
  optionalText(payload, "button_title", 20, WHERE);
  const screens = optionalList(payload, "feedback_screens", WHERE);
  if (screens.length !== 1) throw invalidParameter("Exactly one feedback screen is required.");
  const questions = optionalList(requiredObject(screens[0], SCREEN), "questions", SCREEN);
  if (questions.length !== 1) throw invalidParameter("Exactly one question is required.");
  checkQuestion(requiredObject(questions[0], `${SCREEN}[questions][0]`), `${SCREEN}[questions][0]`);
  checkPrivacy(payload);
}

function checkQuestion(question: JsonObject, where: string): void {
  checkKeys(question, ["id", "type", "title", "score_label", "score_option", "follow_up"], where);
  if (!/^\w+$/.test(requiredText(question, "id", 80, where)))
    throw invalidParameter(`Param ${where}[id] must be letters, digits and _.`);
  const type = checkEnum(textOf(question["type"]) ?? "", Object.keys(SCALES), `${where}[type]`);
  const title = optionalText(question, "title", 85, where);
  if (title !== undefined && title.length < 5) throw invalidParameter(`Param ${where}[title] is too short.`);
  const [option, label] = [textOf(question["score_option"]), textOf(question["score_label"])];
  if (option !== null) checkEnum(option, SCALES[type] ?? [], `${where}[score_option]`);
  if (label !== null) checkEnum(label, LABELS, `${where}[score_label]`);
  if (question["follow_up"] === undefined) return;
  const followUp = requiredObject(question["follow_up"], `${where}[follow_up]`);
  checkEnum(textOf(followUp["type"]) ?? "", ["free_form"], `${where}[follow_up][type]`);
  optionalText(followUp, "placeholder", 65, `${where}[follow_up]`);
}

export function checkInformation(payload: JsonObject): void {
  const keys = ["countries", "business_privacy", "expires_in_days", "address_overrides", "contact_overrides"];
  checkKeys(payload, ["template_type", "sharable", "purpose", ...keys], WHERE);
  checkPrivacy(payload);
  if (optionalList(payload, "countries", WHERE).length === 0) {
    throw invalidParameter(`The parameter ${WHERE}[countries] is required.`);
  }
}

/** Whose rules hold for what is filled in, and for how many days it may be. */
function checkPrivacy(payload: JsonObject): void {
  const privacy = requiredObject(payload["business_privacy"], `${WHERE}[business_privacy]`);
  requiredUrl(privacy["url"], `${WHERE}[business_privacy][url]`);
  const days = payload["expires_in_days"];
  if (days === undefined) return;
  if (!Number.isInteger(days) || Number(days) < 1 || Number(days) > 7)
    throw invalidParameter(`Param ${WHERE}[expires_in_days] must be between 1 and 7.`);
}

const RECEIPT_KEYS = [
  ...["template_type", "sharable", "recipient_name", "merchant_name", "order_number", "currency"],
  ...["payment_method", "order_url", "timestamp", "address", "summary", "adjustments", "elements"],
];

export function checkReceipt(payload: JsonObject): void {
  checkKeys(payload, RECEIPT_KEYS, WHERE);
  for (const key of ["recipient_name", "order_number", "currency", "payment_method"]) {
    requiredText(payload, key, Infinity, WHERE);
  }
  const summary = requiredObject(payload["summary"], `${WHERE}[summary]`);
  checkKeys(summary, ["subtotal", "shipping_cost", "total_tax", "total_cost"], `${WHERE}[summary]`);
  if (textOf(summary["total_cost"]) === null) {
    throw invalidParameter(`The parameter ${WHERE}[summary][total_cost] is required.`);
  }
  const elements = optionalList(payload, "elements", WHERE);
  checkCount(elements, 100, "name_placeholder[elements]");
  elements.forEach((element, index) => checkReceiptLine(element, `${WHERE}[elements][${index}]`));
}

function checkReceiptLine(value: Json, where: string): void {
  const element = requiredObject(value, where);
  checkKeys(element, ["title", "subtitle", "quantity", "price", "currency", "image_url"], where);
  requiredText(element, "title", Infinity, where);
  if (textOf(element["price"]) === null) throw invalidParameter(`The parameter ${where}[price] is required.`);
  if (textOf(element["image_url"]) !== null) requiredUrl(element["image_url"], `${where}[image_url]`);
}

export function checkCoupon(payload: JsonObject): void {
  const keys = [
    "coupon_code",
    "coupon_url",
    "coupon_url_button_title",
    "coupon_pre_message",
    "image_url",
    "payload",
  ];
  checkKeys(payload, ["template_type", "sharable", "title", "subtitle", ...keys], WHERE);
  requiredText(payload, "title", 80, WHERE);
  optionalText(payload, "subtitle", 80, WHERE);
  const code = optionalText(payload, "coupon_code", Infinity, WHERE);
  const url = textOf(payload["coupon_url"]);
  if (code?.includes(" ")) throw invalidParameter(`Param ${WHERE}[coupon_code] must not contain spaces.`);
  if (!code && url === null) throw invalidParameter("One of coupon_code and coupon_url is required.");
  if (url !== null) requiredUrl(url, `${WHERE}[coupon_url]`);
  if (textOf(payload["image_url"]) !== null) requiredUrl(payload["image_url"], `${WHERE}[image_url]`);
  checkLength(textOf(payload["payload"]) ?? "", 1_000, `${WHERE}[payload]`);
}
