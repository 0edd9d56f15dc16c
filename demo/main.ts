/** A CRM page that embeds the gadget the way a customer would: an element, a token provider, some events. */
import type { Customer, FbChatGadget } from "../gadget/index.ts";
import { currentAgent, drawSwitcher, fetchToken } from "./page/agents.ts";
import type { CustomerRecord } from "./page/customers.ts";
import { logEvents } from "./page/event-log.ts";
import { link, recordOf } from "./page/links.ts";
import { drawOwnPhone } from "./page/own-phone.ts";
import { drawRecord, drawStranger } from "./page/record.ts";
import { SIMULATOR_PAGE_ID } from "./simulator/identities.ts";

/** Set by the build: where the start script put the simulator, and the Page where Meta is no simulator. */
declare const SIMULATOR_PORT: number;
declare const OWN_PAGE: string | null;

const simulator = `${location.protocol}//${location.hostname}:${String(SIMULATOR_PORT)}`;
const agent = currentAgent();
const pageId = OWN_PAGE ?? SIMULATOR_PAGE_ID;
const { title } = document;
const gadget = element<FbChatGadget>("fb-chat-gadget");

// The embedding itself.
gadget.tokenProvider = () => fetchToken(simulator, agent);
gadget.addEventListener("fb-chat-conversation-selected", ({ detail: { conversation, customer } }) => {
  if (conversation === null) showRecord(null);
  else showConversation(conversation, customer);
});
gadget.addEventListener("fb-chat-message-received", ({ detail: { conversation, customer } }) => {
  // What they came by may come after them.
  if (strange === conversation) showConversation(conversation, customer);
});
gadget.addEventListener("fb-chat-unread", ({ detail: { conversations } }) => {
  document.title = conversations > 0 ? `(${String(conversations)}) ${title}` : title;
});

// The rest of the CRM.
let strange: string | null = null;
logEvents(element("#events"), element("#clear-events"));
drawSwitcher(element("#agent"), agent);
showRecord(null);
showPhone(null);
element<HTMLAnchorElement>("#examples").href = `${simulator}/embedding/`;
for (const tab of document.querySelectorAll<HTMLElement>(".tabs button")) {
  tab.addEventListener("click", () => showPart(tab.dataset["part"] ?? "chat"));
}

/** The record that has this conversation; else the question whose it is. */
function showConversation(conversation: string, customer: Customer | null): void {
  const record = recordOf(conversation, customer?.ref);
  if (record !== null) return showRecord(record);
  strange = conversation;
  drawStranger(element("#record"), customer, (chosen) => {
    link(conversation, chosen);
    showRecord(chosen);
  });
}

function showRecord(customer: CustomerRecord | null): void {
  strange = null;
  drawRecord(element("#record"), customer, {
    agentName: agent.name,
    show: showRecord,
    pageId,
    openConversation: (conversation) => {
      gadget.conversation = conversation;
      showPart("chat");
    },
    quote: ({ number }) => void gadget.insertText(number),
    openPhone:
      OWN_PAGE === null
        ? (chosen) => {
            showPhone(chosen);
            showPart("phone");
          }
        : null,
  });
}

function showPhone(customer: CustomerRecord | null): void {
  if (OWN_PAGE !== null) return drawOwnPhone(element("#phone"), OWN_PAGE);
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
