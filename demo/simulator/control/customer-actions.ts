/** `POST /control/customers/{psid}/{action}`: what a customer can be made to do. */
import type { JsonObject } from "../json.ts";
import type { Customer } from "../people/customer.ts";
import { optionalText, requiredList, requiredNumber, requiredText } from "./input.ts";

export type CustomerAction = (customer: Customer, input: JsonObject) => unknown;

export const CUSTOMER_ACTIONS: Readonly<Record<string, CustomerAction>> = {
  /** {text?, attachments?, reply_to?} */
  send: (customer, input) => customer.send(input),
  /** {names, text?, reply_to?}: what is attached, by name or as media:<id> */
  attach: (customer, { names, ...more }) => customer.attach(requiredList(names, "names"), more),
  /** {name}: payload or title */
  "tap-quick-reply": (customer, input) => customer.tapQuickReply(requiredText(input, "name")),
  /** {name, mid?} */
  "tap-button": (customer, input) =>
    customer.tapButton(requiredText(input, "name"), optionalText(input, "mid")),
  /** {payload?} */
  "get-started": (customer, input) => customer.getStarted(optionalText(input, "payload")),
  /** {ref, payload?} */
  "follow-link": (customer, input) =>
    customer.followLink(requiredText(input, "ref"), optionalText(input, "payload")),
  /** {mid, emoji} */
  react: (customer, input) => customer.react(requiredText(input, "mid"), requiredText(input, "emoji")),
  /** {mid} */
  unreact: (customer, input) => customer.unreact(requiredText(input, "mid")),
  /** {mid, text} */
  edit: (customer, input) => customer.edit(requiredText(input, "mid"), requiredText(input, "text")),
  /** {mid} */
  unsend: (customer, input) => customer.unsend(requiredText(input, "mid")),
  /** Answers {mids}. */
  receive: (customer) => ({ mids: customer.receive() }),
  /** Answers {watermark}. */
  read: (customer) => ({ watermark: customer.read() }),
  block: (customer) => customer.block(),
  unblock: (customer) => customer.unblock(),
  /** {age}: milliseconds since the person last wrote */
  "set-window-age": (customer, input) => customer.setWindowAge(requiredNumber(input, "age")),
};
