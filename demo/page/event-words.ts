/** What a host event says, in a person's words: the page shows them beside the event's name. */
import type { Customer, FbChatEventMap } from "../../gadget/index.ts";

type Words = { [name in keyof FbChatEventMap]: (detail: FbChatEventMap[name]["detail"]) => string };

/** Names of the people in earlier events, by conversation: not every event has them. */
const met = new Map<string, string>();

const WORDS: Words = {
  "fb-chat-ready": ({ agent }) => `Ready for ${agent.name ?? agent.sub}`,
  "fb-chat-connection": ({ status }) => `Connection: ${status.replaceAll("-", " ")}`,
  "fb-chat-auth-required": ({ reason }) => `A token is needed: ${reason.replaceAll("_", " ")}`,
  "fb-chat-conversation-selected": ({ conversation, customer }) =>
    conversation === null ? "Nobody is open" : `${who(conversation, customer)} is open`,
  "fb-chat-message-received": ({ conversation, customer, entry }) =>
    `${who(conversation, customer)} wrote${said(entry)}`,
  "fb-chat-message-sent": ({ conversation, customer, entry }) =>
    `Sent to ${who(conversation, customer)}${said(entry)}`,
  "fb-chat-message-failed": ({ conversation, customer, code }) =>
    `Not sent to ${who(conversation, customer)}: ${code.replaceAll("_", " ")}`,
  "fb-chat-assignment": ({ conversation, customer, owner, mine }) =>
    `${who(conversation, customer)} is ${owner === null ? "nobody's" : mine ? "yours" : `with ${owner.name ?? owner.sub}`}`,
  "fb-chat-unread": ({ conversations }) =>
    conversations === 0
      ? "Nobody waits"
      : conversations === 1
        ? "One waits"
        : `${String(conversations)} wait`,
  "fb-chat-notify": ({ conversation, customer, text }) =>
    `Notice: ${who(conversation, customer)}${text === "" ? "" : `: “${text}”`}`,
  "fb-chat-offer": ({ conversation, customer, until }) =>
    `${who(conversation, customer)} is ${until === null ? "given" : "offered"} to you`,
  "fb-chat-link-click": ({ href }) => `A link was followed: ${href}`,
  "fb-chat-open-record": ({ record }) => `The record of ${record.name} is wanted`,
  "fb-chat-link-record": ({ conversation, customer }) =>
    `A record is to be linked with ${who(conversation, customer)}`,
  "fb-chat-create-record": ({ conversation, customer }) =>
    `A record is to be created for ${who(conversation, customer)}`,
  "fb-chat-conversation-closed": ({ conversation, customer, codes }) =>
    `${who(conversation, customer)} is dealt with${codes.length === 0 ? "" : `: ${codes.map(({ name }) => name).join(", ")}`}`,
  "fb-chat-transcript": ({ conversation, customer, lines }) =>
    `What ${who(conversation, customer)} and the shop said: ${String(lines.length)} lines`,
  "fb-chat-satisfaction": ({ conversation, customer, score }) =>
    `${who(conversation, customer)} gave ${String(score)} of 5`,
  "fb-chat-create-ticket": ({ conversation, customer }) =>
    `A ticket is to be made for ${who(conversation, customer)}`,
  "fb-chat-window-closed": ({ conversation, customer }) =>
    `Too late to write to ${who(conversation, customer)}: another channel may help`,
  "fb-chat-error": ({ command, code }) => `${command} was refused: ${code.replaceAll("_", " ")}`,
};

export const EVENT_NAMES = Object.keys(WORDS) as (keyof FbChatEventMap)[];

export function inWords<Name extends keyof FbChatEventMap>(
  name: Name,
  detail: FbChatEventMap[Name]["detail"],
): string {
  return WORDS[name](detail);
}

function who(conversation: string, customer: Customer | null): string {
  if (customer !== null) met.set(conversation, customer.label);
  return met.get(conversation) ?? "A customer";
}

function said({ content }: { content: unknown }): string {
  const text = typeof content === "object" && content !== null && "text" in content ? content.text : null;
  return typeof text === "string" && text !== "" ? `: “${text}”` : "";
}
