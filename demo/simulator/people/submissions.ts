/** What people fill in, rate and order (lead ads in Messenger, 2.16 to 2.18). */
import type { SimulatorContext } from "../context.ts";
import { isObject, type Json, type JsonObject } from "../json.ts";
import { SimulatorError } from "../simulator-error.ts";
import { customerEvent } from "../webhooks/customer-events.ts";
import { messageEvent } from "../webhooks/events.ts";
import { LEAD_FLOW_APP_ID } from "../world/control.ts";
import type { ThreadState } from "../world/state.ts";
import { setOwner } from "./thread-control.ts";

/** Names of the fields of a customer-information form, to what was written into them. */
export type Answers = Readonly<Record<string, string>>;

export type OrderedProduct = {
  id: string;
  retailer_id?: string;
  name: string;
  unit_price: number;
  currency: string;
  quantity: number;
};

const TENT: OrderedProduct = {
  id: "5301207483273106",
  retailer_id: "TENT-2P",
  name: "Tent, two persons",
  unit_price: 189,
  currency: "EUR",
  quantity: 1,
};

/** The survey that the Page sent last, answered. */
export function answerSurvey(
  context: SimulatorContext,
  thread: ThreadState,
  { score, comment }: { score: string; comment?: string },
): void {
  const template = newestTemplate(thread, "customer_feedback");
  const screen = first(template["feedback_screens"]);
  const question = first(screen?.["questions"]);
  const answer = {
    type: question?.["type"] ?? "csat",
    payload: score,
    ...(comment === undefined ? {} : { follow_up: { type: "free_form", payload: comment } }),
  };
  const id = question?.["id"];
  const questions = { [typeof id === "string" ? id : "q1"]: answer };
  opensWindow(context, thread);
  customerEvent(context, thread, "feedback", { feedback_screens: [{ screen_id: 0, questions }] });
}

export function fillIn(context: SimulatorContext, thread: ThreadState, answers: Answers): void {
  const responses = Object.entries(answers).map(([key, value]) => ({ key, value }));
  opensWindow(context, thread);
  customerEvent(context, thread, "customer_information", {
    screens: [{ screen_id: "Add address", responses }],
  });
}

/** An instant form in the thread: the event says only which lead it became. */
export function submitForm(context: SimulatorContext, thread: ThreadState): string {
  const id = context.ids.attachmentId();
  opensWindow(context, thread);
  customerEvent(context, thread, "lead_form", { id });
  return id;
}

/** Shows the code of the coupon that the Page sent last. */
export function revealCoupon(context: SimulatorContext, thread: ThreadState): void {
  const template = newestTemplate(thread, "coupon");
  const told = ["payload", "coupon_code"].filter((key) => typeof template[key] === "string");
  const body = Object.fromEntries(told.map((key) => [key, template[key] ?? null]));
  opensWindow(context, thread);
  customerEvent(context, thread, "coupon", { type: "coupon", ...body });
}

export function order(
  context: SimulatorContext,
  thread: ThreadState,
  products: readonly OrderedProduct[] = [TENT],
  note?: string,
): void {
  const body = {
    products: products.map((product) => ({ ...product })),
    ...(note === undefined ? {} : { note }),
  };
  opensWindow(context, thread);
  customerEvent(context, thread, "order", body);
}

/** A thumb under a message of the Page; shown only where an app asked for it (Webhooks, subscription fields). */
export function rate(context: SimulatorContext, thread: ThreadState, mid: string, good: boolean): void {
  const message = context.world.message(thread, mid);
  if (message?.from !== "page")
    throw new SimulatorError(404, "unknown_message", `There is no such message ${mid}.`);
  message.feedback = good ? "Good response" : "Bad response";
  context.world.changed();
  customerEvent(context, thread, "response_feedback", { mid, feedback: message.feedback });
}

/** A lead ad was clicked: until its questions are answered Meta's own app holds the thread. */
export function startLeadFlow(context: SimulatorContext, thread: ThreadState): void {
  opensWindow(context, thread);
  setOwner(context, thread, LEAD_FLOW_APP_ID);
}

/** The end of the questions: a referral with the answers, in seconds, and a summary that no thread shows. */
export function finishLeadFlow(
  context: SimulatorContext,
  thread: ThreadState,
  answers: Answers,
  complete: boolean,
): void {
  setOwner(context, thread, null);
  opensWindow(context, thread);
  const at = context.clock.now();
  const data = Object.entries(answers).map(([question, answer]) => ({ question, answer }));
  const referral = {
    source: "ADS",
    type: complete ? "LEAD_COMPLETE" : "LEAD_INCOMPLETE",
    ad_id: "23850000000000222",
  };
  const timestamp = Math.floor(at / 1_000);
  customerEvent(context, thread, "referral", referral, { lead: { data }, timestamp });
  const lines = data.map(({ question, answer }) => `${question}: ${answer}`);
  const text = ["Lead summary", ...lines].join("\n");
  const metadata = complete ? "messenger_lead_gen_complete" : "messenger_lead_gen_incomplete";
  const siblings = { hop_context: [{ app_id: Number(LEAD_FLOW_APP_ID), metadata }] };
  messageEvent(
    context,
    thread,
    { mid: context.ids.mid(), from: "customer", at, state: "sent", text },
    siblings,
  );
}

/** Messages of a kind count as such for the window (Send API, messaging window). */
function opensWindow(context: SimulatorContext, thread: ThreadState): void {
  thread.windowFrom = thread.lastMessageAt = context.clock.now();
  context.world.changed();
}

function newestTemplate(thread: ThreadState, type: string): JsonObject {
  for (const { from, attachments = [] } of thread.messages.toReversed()) {
    const found = attachments.find(({ payload }) => payload?.["template_type"] === type);
    if (from === "page" && found?.payload) return found.payload;
  }
  throw new SimulatorError(
    404,
    "unknown_template",
    `The Page has sent no template "${type}" to this person.`,
  );
}

function first(list: Json | undefined): JsonObject | undefined {
  const [one] = Array.isArray(list) ? list : [];
  return isObject(one) ? one : undefined;
}
