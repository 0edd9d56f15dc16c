/** A CRM page that embeds the gadget the way a customer would: an element, a token provider, some events. */
import type { Customer, FbChatGadget, FbChatKnownCustomer } from "../gadget/index.ts";
import { administrationOf, answers, currentAgent, drawSwitcher, fetchToken } from "./page/agents.ts";
import { DEMO_AGENTS } from "./agents.ts";
import { followActivity } from "./page/activity.ts";
import type { CustomerRecord } from "./page/customers.ts";
import { connectRecords } from "./page/records.ts";
import { logEvents } from "./page/event-log.ts";
import { guide } from "./page/guide.ts";
import { conversationOf, conversationsOf, link, recordOf } from "./page/links.ts";
import { drawOwnPhone, PhoneBeside, type PhonePerson } from "./page/phone.ts";
import { drawNoRecords, drawOfShop, drawRecord, drawStranger } from "./page/record.ts";
import { ShopRecords, type ShopCustomer } from "./page/shop.ts";
import { SIMULATOR_PAGE_ID } from "./simulator/identities.ts";

/** Set by the build: where the start script put the simulator, and the Page where Meta is no simulator. */
declare const SIMULATOR_PORT: number;
declare const OWN_PAGE: string | null;
/** And the shop, where there is one. */
declare const SHOP_PORT: number | null;

const simulator = `${location.protocol}//${location.hostname}:${String(SIMULATOR_PORT)}`;
const shopOrigin =
  SHOP_PORT === null ? null : `${location.protocol}//${location.hostname}:${String(SHOP_PORT)}`;
const shopRecords = new ShopRecords(shopOrigin);
const agent = currentAgent();
if (!answers(agent)) location.replace(administrationOf(agent));
/** The shop's records are the first company's; another one would have a CRM of its own. */
const hasRecords = agent.desk === DEMO_AGENTS[0].desk;
const pageId = OWN_PAGE ?? SIMULATOR_PAGE_ID;
element("#company").textContent = agent.company;
document.title = `${agent.company} · Customers`;
const { title } = document;
const gadget = element<FbChatGadget>("fb-chat-gadget");

/** Who holds the phone where the second company answers. */
const SECOND_CUSTOMER = "7700110022003501";

// The embedding itself.
gadget.tokenProvider = () => fetchToken(simulator, agent);
gadget.addEventListener("fb-chat-conversation-selected", ({ detail: { conversation, customer } }) => {
  if (conversation === null) {
    showRecord(null);
    phone?.follow(null);
  } else {
    showConversation(conversation, customer);
    phone?.follow(personOf(conversation, customer));
  }
});
gadget.addEventListener("fb-chat-message-received", ({ detail: { conversation, customer } }) => {
  // What they came by may come after them.
  if (strange === conversation) showConversation(conversation, customer);
});
gadget.addEventListener("fb-chat-unread", ({ detail: { conversations } }) => {
  document.title = conversations > 0 ? `(${String(conversations)}) ${title}` : title;
});

if (hasRecords)
  connectRecords(gadget, {
    show: showRecord,
    showOfShop,
    changed: (psid) => {
      if (shown?.psid === psid) showRecord(shown);
    },
    choose: async (conversation, customer) =>
      await chooseRecord(conversation, customer, await shopRecords.all()),
  });

// The rest of the CRM.
let strange: string | null = null;
/** Of which conversation the shop is being asked. */
let looked: string | null = null;
let shown: CustomerRecord | null = null;
let shownOfShop: ShopCustomer | null = null;
logEvents(element("#events"), element("#clear-events"));
drawSwitcher(element("#agent"), agent);
followActivity((conversation) => {
  if (strange !== null) return;
  // Something was said: perhaps that it was shipped.
  if (shownOfShop !== null) return void showLinked(conversation, shownOfShop);
  if (shown === null || conversationsOf(shown).includes(conversation)) showRecord(shown);
});
const phone = OWN_PAGE === null ? besideGadget() : null;
if (OWN_PAGE !== null) drawOwnPhone(element("#phone"), OWN_PAGE);
showRecord(null);
void guide(element("#guide"), {
  simulator: OWN_PAGE === null ? simulator : null,
  showPart,
});
element<HTMLAnchorElement>("#administration").href = administrationOf(agent);
const toShop = element<HTMLAnchorElement>("#shop");
toShop.hidden = shopOrigin === null;
toShop.href = `${shopOrigin ?? ""}/`;
element<HTMLAnchorElement>("#examples").href = `${simulator}/embedding/`;
for (const tab of document.querySelectorAll<HTMLElement>(".tabs button")) {
  tab.addEventListener("click", () => showPart(tab.dataset["part"] ?? "chat"));
}

/** The record that has this conversation; else the question whose it is. */
function showConversation(conversation: string, customer: FbChatKnownCustomer | null): void {
  if (!hasRecords) return;
  const linked = customer?.record ?? null;
  if (shopRecords.has(linked)) return void showLinked(conversation, linked);
  const record = recordOf(conversation, customer?.ref);
  if (record !== null) return showRecord(record);
  void chooseRecord(conversation, customer).then((chosen) => showRecord(chosen));
}

/** A record that the shop keeps; what it says comes later, when another conversation may be open. */
async function showLinked(conversation: string, record: { url: string }): Promise<void> {
  // Nothing of another one, also where the shop is down.
  if (shownOfShop?.url !== record.url) showRecord(null);
  looked = conversation;
  const customer = await shopRecords.read(record);
  if (looked === conversation && customer !== null) showOfShop(customer);
}

/** Asks whose conversation it is: who is chosen has it from then on. The shop's customers whoever asks has linked by the desk. */
function chooseRecord(conversation: string, customer: Customer | null): Promise<CustomerRecord>;
function chooseRecord(
  conversation: string,
  customer: Customer | null,
  ofShop: readonly ShopCustomer[],
): Promise<CustomerRecord | ShopCustomer>;
function chooseRecord(
  conversation: string,
  customer: Customer | null,
  ofShop: readonly ShopCustomer[] = [],
): Promise<CustomerRecord | ShopCustomer> {
  strange = conversation;
  shownOfShop = null;
  return new Promise((resolve) => {
    const choose = (chosen: CustomerRecord | ShopCustomer): void => {
      if (!("url" in chosen)) link(conversation, chosen);
      resolve(chosen);
    };
    drawStranger(element("#record"), customer, { choose, ofShop });
  });
}

function showOfShop(customer: ShopCustomer): void {
  strange = null;
  shown = null;
  shownOfShop = customer;
  drawOfShop(element("#record"), customer, () => showRecord(null));
}

function showRecord(customer: CustomerRecord | null): void {
  strange = null;
  looked = null;
  shownOfShop = null;
  shown = customer;
  if (!hasRecords) return drawNoRecords(element("#record"), agent.company);
  drawRecord(element("#record"), customer, {
    agentName: agent.name,
    show: (chosen) => {
      showRecord(chosen);
      phone?.follow(chosen);
    },
    openConversation: (record) => {
      void openConversationOf(record);
      showPart("chat");
    },
    quote: ({ number }) => void gadget.insertText(number),
    phone: phone && {
      psid: phone.psid,
      be: (chosen) => {
        phone.be(chosen);
        showPart("phone");
      },
    },
  });
}

/** Their conversation; the link by which they come, where they never wrote. */
async function openConversationOf(record: CustomerRecord): Promise<void> {
  const { psid, name, orders } = record;
  const conversation = conversationOf(record, pageId);
  if (conversation !== null && (await gadget.openConversation(conversation)).ok) return;
  const ref = orders[0]?.number;
  await gadget.openRecord({ id: psid, name, pageId, ...(ref === undefined ? {} : { ref }) });
}

function besideGadget(): PhoneBeside {
  return new PhoneBeside({
    frame: element<HTMLIFrameElement>("#phone"),
    turn: element("#phone-turn"),
    simulator,
    psid: hasRecords ? null : SECOND_CUSTOMER,
    // The record says whose phone it is.
    changed: () => {
      if (strange === null && shownOfShop === null) showRecord(shown);
    },
  });
}

/** At the simulator a conversation ends with the number of the person whose phone it is. */
function personOf(conversation: string, customer: Customer | null): PhonePerson | null {
  const psid = conversation.split(":")[1];
  return psid === undefined ? null : { psid, name: customer?.label ?? "this customer" };
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
