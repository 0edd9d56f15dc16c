/** A CRM page that embeds the gadget the way a customer would: an element, a token provider, some events. */
import type { FbChatGadget } from "../gadget/index.ts";
import { currentAgent, drawSwitcher, fetchToken } from "./page/agents.ts";
import { conversationOf, customerOf, type CustomerRecord } from "./page/customers.ts";
import { logEvents } from "./page/event-log.ts";
import { drawRecord } from "./page/record.ts";

/** Set by the build: where the start script put the simulator. */
declare const SIMULATOR_PORT: number;

const simulator = `${location.protocol}//${location.hostname}:${String(SIMULATOR_PORT)}`;
const agent = currentAgent();
const { title } = document;
const gadget = element<FbChatGadget>("fb-chat-gadget");

// The embedding itself.
gadget.tokenProvider = () => fetchToken(simulator, agent);
gadget.addEventListener("fb-chat-conversation-selected", ({ detail }) => {
  showRecord(detail.conversation === null ? null : customerOf(detail.conversation));
});
gadget.addEventListener("fb-chat-unread", ({ detail: { conversations } }) => {
  document.title = conversations > 0 ? `(${String(conversations)}) ${title}` : title;
});

// The rest of the CRM.
logEvents(element("#events"), element("#clear-events"));
drawSwitcher(element("#agent"), agent);
showRecord(null);
showPhone(null);
element<HTMLAnchorElement>("#examples").href = `${simulator}/embedding/`;
for (const tab of document.querySelectorAll<HTMLElement>(".tabs button")) {
  tab.addEventListener("click", () => showPart(tab.dataset["part"] ?? "chat"));
}

function showRecord(customer: CustomerRecord | null): void {
  drawRecord(element("#record"), customer, {
    agentName: agent.name,
    show: showRecord,
    openConversation: (chosen) => {
      gadget.conversation = conversationOf(chosen);
      showPart("chat");
    },
    quote: ({ number }) => void gadget.insertText(number),
    openPhone: (chosen) => {
      showPhone(chosen);
      showPart("phone");
    },
  });
}

function showPhone(customer: CustomerRecord | null): void {
  const whose = customer === null ? "" : `&customer=${customer.psid}`;
  element<HTMLIFrameElement>("#phone").src = `${simulator}/?embedded${whose}`;
}

/** Narrow screens show one part at a time. */
function showPart(part: string): void {
  element(".desk").dataset["shown"] = part;
  for (const tab of document.querySelectorAll<HTMLElement>(".tabs button")) {
    tab.setAttribute("aria-pressed", String(tab.dataset["part"] === part));
  }
}

function element<T extends HTMLElement = HTMLElement>(selector: string): T {
  const found = document.querySelector<T>(selector);
  if (found === null) throw new Error(`${selector} is missing from the page`);
  return found;
}
