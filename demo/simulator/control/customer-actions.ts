/** `POST /control/customers/{psid}/{action}`: what a customer can be made to do. */
import { isObject, type JsonObject } from "../json.ts";
import type { Customer } from "../people/customer.ts";
import type { Answers, OrderedProduct } from "../people/submissions.ts";
import { SimulatorError } from "../simulator-error.ts";
import { optionalText, requiredList, requiredNumber, requiredText, withTexts } from "./input.ts";
import { POST_ACTIONS } from "./post-actions.ts";

export type CustomerAction = (customer: Customer, input: JsonObject) => unknown;

export const CUSTOMER_ACTIONS: Readonly<Record<string, CustomerAction>> = {
  /** {text?, attachments?, reply_to?} */
  send: (customer, input) => customer.send(withTexts(input, "text")),
  /** {names, text?, reply_to?, wrong?: {fault?, unlinked?}}: what is attached, by name or as media:<id> */
  attach: (customer, { names, wrong, ...more }) =>
    customer.attach(requiredList(names, "names"), withTexts(more, "text"), isObject(wrong) ? wrong : {}),
  /** {name}: payload or title */
  "tap-quick-reply": (customer, input) => customer.tapQuickReply(requiredText(input, "name")),
  /** {name, mid?} */
  "tap-button": (customer, input) =>
    customer.tapButton(requiredText(input, "name"), optionalText(input, "mid")),
  /** {name}: a question or a line of the menu */
  "tap-offer": (customer, input) => customer.tapOffer(requiredText(input, "name")),
  /** {payload?} */
  "get-started": (customer, input) => customer.getStarted(optionalText(input, "payload")),
  /** {ref, payload?} */
  "follow-link": (customer, input) =>
    customer.followLink(requiredText(input, "ref"), optionalText(input, "payload")),
  /** {text?, ref?, adId?, title?, payload?} */
  "follow-ad": (customer, { payload, ...ad }) =>
    customer.followAd(
      withTexts(ad, "text", "ref", "adId", "title"),
      typeof payload === "string" ? payload : undefined,
    ),
  /** {text, productId} */
  "ask-about-product": (customer, input) =>
    customer.askAboutProduct(requiredText(input, "text"), requiredText(input, "productId")),
  /** {mid, emoji} */
  react: (customer, input) => customer.react(requiredText(input, "mid"), requiredText(input, "emoji")),
  /** {mid} */
  unreact: (customer, input) => customer.unreact(requiredText(input, "mid")),
  /** {mid, text} */
  edit: (customer, input) => customer.edit(requiredText(input, "mid"), requiredText(input, "text")),
  /** {mid} */
  unsend: (customer, input) => customer.unsend(requiredText(input, "mid")),
  ...POST_ACTIONS,
  /** {ref} */
  "opt-in-by-plugin": (customer, input) => customer.optInByPlugin(requiredText(input, "ref")),
  "accept-request": (customer) => customer.acceptRequest(),
  /** {ref, userRef} */
  "opt-in-by-checkbox": (customer, input) =>
    customer.optInByCheckbox(requiredText(input, "ref"), requiredText(input, "userRef")),
  /** {title?, payload?}; answers {token} */
  "opt-in-once": (customer, input) => ({
    token: customer.optInOnce(optionalText(input, "title"), optionalText(input, "payload")),
  }),
  /** {title?, payload?}; answers {token} */
  "opt-in-to-notifications": (customer, input) => ({
    token: customer.optInToNotifications(optionalText(input, "title"), optionalText(input, "payload")),
  }),
  /** {token, change}: stop or resume */
  "change-notifications": (customer, input) =>
    customer.changeNotifications(
      requiredText(input, "token"),
      requiredText(input, "change") === "stop" ? "stop" : "resume",
    ),
  /** {code?} */
  "link-account": (customer, input) => customer.linkAccount(optionalText(input, "code")),
  "unlink-account": (customer) => customer.unlinkAccount(),
  /** {mid, good} */
  rate: (customer, input) => customer.rate(requiredText(input, "mid"), input["good"] === true),
  /** {score, comment?} */
  "answer-survey": (customer, input) =>
    customer.answerSurvey(requiredText(input, "score"), optionalText(input, "comment")),
  /** {answers}: by the names of the fields */
  "fill-in": (customer, input) => customer.fillIn(answers(input)),
  /** Answers {id}, the lead's. */
  "submit-form": (customer) => ({ id: customer.submitForm() }),
  "reveal-coupon": (customer) => customer.revealCoupon(),
  /** {products?, note?} */
  order: (customer, input) =>
    customer.order(input["products"] as OrderedProduct[] | undefined, optionalText(input, "note")),
  "start-lead-flow": (customer) => customer.startLeadFlow(),
  /** {answers, complete?}: by question */
  "finish-lead-flow": (customer, input) =>
    customer.finishLeadFlow(answers(input), input["complete"] !== false),
  /** Answers {id}, the call's. */
  call: (customer) => ({ id: customer.call() }),
  /** {id} */
  "end-call": (customer, input) => customer.endCall(requiredText(input, "id")),
  /** {id, status} */
  "report-call": (customer, input) =>
    customer.reportCall(requiredText(input, "id"), requiredText(input, "status")),
  /** Answers {mids}. */
  receive: (customer) => ({ mids: customer.receive() }),
  /** Answers {watermark}. */
  read: (customer) => ({ watermark: customer.read() }),
  block: (customer) => customer.block(),
  unblock: (customer) => customer.unblock(),
  /** {age}: milliseconds since the person last wrote */
  "set-window-age": (customer, input) => customer.setWindowAge(requiredNumber(input, "age")),
};

function answers(input: JsonObject): Answers {
  const given = input["answers"];
  if (!isObject(given)) throw new SimulatorError(400, "bad_input", '"answers" must be an object.');
  return Object.fromEntries(Object.entries(given).map(([name, value]) => [name, String(value)]));
}
