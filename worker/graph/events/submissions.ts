import type { Answer, MessengerEvent, OrderLine } from "../../protocol/message/content.ts";
import { field, idAt, isObject, listAt, objectAt, stringAt, type JsonObject } from "../json.ts";
import type { ReadEvent } from "../to-event.ts";
import { label } from "./names.ts";

const LINES_MAX = 100;

/**
 * What customers fill in or order. Somebody must deal with each, so they ask for an answer like a message; a survey's
 * answer asks nobody.
 */
function submission(event: MessengerEvent): ReadEvent {
  const asks = event.type !== "feedback";
  return { event: { kind: "event", event, by: "customer", asks, opensWindow: true }, complete: false };
}

/** "messaging_feedback": answers to a survey, by our question ids, some with a follow-up. */
export function readFeedback(item: JsonObject): ReadEvent | null {
  const feedback = objectAt(item, "messaging_feedback");
  if (feedback === null) return null;
  const answers = listAt(feedback, "feedback_screens").flatMap((screen) =>
    Object.entries(objectAt(screen, "questions") ?? {}).flatMap(([id, question]) => answersTo(id, question)),
  );
  return submission({ type: "feedback", answers: answers.slice(0, LINES_MAX) });
}

function answersTo(id: string, question: unknown): Answer[] {
  const follow = objectAt(question, "follow_up");
  const first = answer(`${id} (${stringAt(question, "type") ?? "answer"})`, valueAt(question, "payload"));
  return follow === null ? [first] : [first, answer(id, valueAt(follow, "payload"))];
}

/** "messaging_customer_information": the fields of a form that the Page sent. */
export function readCustomerInformation(item: JsonObject): ReadEvent | null {
  const information = objectAt(item, "messaging_customer_information");
  if (information === null) return null;
  const answers = listAt(information, "screens").flatMap((screen) =>
    listAt(screen, "responses").map((response) =>
      answer((stringAt(response, "key") ?? "").replaceAll("_", " "), valueAt(response, "value")),
    ),
  );
  return submission({ type: "customer_information", answers: answers.slice(0, LINES_MAX) });
}

/** "messaging_in_thread_lead_form_submit": only the lead's id; what was filled in is read by the Lead Ads API. */
export function readLeadForm(item: JsonObject): ReadEvent | null {
  const form = objectAt(item, "form");
  return form === null ? null : submission({ type: "lead_form", formId: idAt(form, "id") });
}

/** "send_cart": Meta's sample has numbers where its table has strings. */
export function readOrder(item: JsonObject): ReadEvent | null {
  const order = objectAt(item, "order");
  if (order === null) return null;
  const products = listAt(order, "products").filter(isObject).slice(0, LINES_MAX).map(readOrderLine);
  return submission({ type: "order", products, note: label(stringAt(order, "note")) });
}

function readOrderLine(product: JsonObject): OrderLine {
  const quantity = Number(field(product, "quantity") ?? NaN);
  const price = valueAt(product, "unit_price");
  const currency = stringAt(product, "currency") ?? "";
  return {
    name: label(stringAt(product, "name")) ?? "",
    quantity: Number.isFinite(quantity) ? quantity : null,
    price: price === "" ? null : `${price} ${currency}`.trim(),
    productId: idAt(product, "retailer_id") ?? idAt(product, "id"),
  };
}

/** A coupon was revealed: `template` beside no `message` (field `messages`). */
export function readCoupon(item: JsonObject): ReadEvent | null {
  const template = objectAt(item, "template");
  if (stringAt(template, "type") !== "coupon") return null;
  const [code, payload] = [label(stringAt(template, "coupon_code")), label(stringAt(template, "payload"))];
  const event: MessengerEvent = { type: "coupon", code, payload };
  return { event: { kind: "event", event, by: "customer", asks: false, opensWindow: true }, complete: false };
}

/** Answers of a lead form, beside the referral that ends it. */
export function readLeadAnswers(item: JsonObject): Answer[] {
  return listAt(objectAt(item, "lead"), "data")
    .slice(0, LINES_MAX)
    .map((line) => answer(stringAt(line, "question") ?? "", valueAt(line, "answer")));
}

function answer(question: string, value: string): Answer {
  return { question: label(question) ?? "", answer: value };
}

/** Meta sends values as strings, numbers or lists of them. */
function valueAt(value: unknown, name: string): string {
  const found = field(value, name);
  const all = Array.isArray(found) ? found : [found];
  const words = all.flatMap((one) =>
    typeof one === "string" || typeof one === "number" ? [String(one)] : [],
  );
  return label(words.join(", ")) ?? "";
}
