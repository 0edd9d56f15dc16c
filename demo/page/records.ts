/**
 * How a CRM and the gadget know each other: whose conversation it is, and buttons of the CRM's own. Tickets are the shop's, and who is
 * linked may be its customer, whose record is in its back office.
 */
import type { Customer, FbChatAction, FbChatGadget, FbChatIdentity } from "../../gadget/index.ts";
import { createCustomer, customers, type CustomerRecord } from "./customers.ts";
import { link, recordOf } from "./links.ts";
import type { ShopCustomer } from "./shop.ts";
import { addNote } from "./notes.ts";

type RecordsAround = {
  show: (record: CustomerRecord) => void;
  /** Something of the record of this PSID is other than it was. */
  changed: (psid: string) => void;
  showOfShop: (record: ShopCustomer) => void;
  /** Asks the agent whose conversation it is: the CRM's own customers, and the shop's. */
  choose: (conversation: string, customer: Customer) => Promise<CustomerRecord | ShopCustomer>;
};

/** lucide: package, notebook-pen */
const PARCEL = "M16.5 9.4 7.55 4.24M21 8l-9-5-9 5v8l9 5 9-5zM3.3 7 12 12l8.7-5M12 22V12";
const NOTE = "M4 4h16v16H4zM8 9h8M8 13h8M8 17h4";

export function connectRecords(
  gadget: FbChatGadget,
  { show, showOfShop, changed, choose }: RecordsAround,
): void {
  // Of every conversation, so that each record shows what is said.
  gadget.subscribe = "all";
  gadget.identify = ({ conversation, ref }) => {
    const record = recordOf(conversation, ref ?? undefined);
    return record === null ? null : identityOf(record);
  };
  gadget.addEventListener("fb-chat-open-record", (event) => {
    const record = customers().find(({ psid }) => psid === event.detail.record.id);
    // One of the shop's back office opens there, by its own address.
    if (record === undefined) return;
    event.preventDefault();
    show(record);
  });
  gadget.addEventListener("fb-chat-link-record", ({ detail: { conversation, customer, respondWith } }) => {
    respondWith(choose(conversation, customer).then((record) => shownAs(record)));
  });
  gadget.addEventListener("fb-chat-create-record", ({ detail: { conversation, customer, respondWith } }) => {
    const record = createCustomer(customer.psid, customer.label);
    link(conversation, record);
    respondWith(shownAs(record));
  });
  gadget.actions = [latestOrder(gadget), keepAsNote(changed)];

  function shownAs(record: CustomerRecord | ShopCustomer): FbChatIdentity {
    if ("url" in record) {
      showOfShop(record);
      return { id: record.id, name: record.name, url: record.url };
    }
    show(record);
    return identityOf(record);
  }
}

/** Their record by the name that the CRM files it under. */
function identityOf({ psid, name, tier, town, orders }: CustomerRecord): FbChatIdentity {
  const [first = name, ...last] = name.split(" ");
  return {
    id: psid,
    name: last.length === 0 ? first : `${last.join(" ")}, ${first}`,
    attributes: { Tier: tier, ...(town === "" ? {} : { Town: town }), Orders: orders.length },
  };
}

/** Writes how their latest order stands into the agent's answer. */
function latestOrder(gadget: FbChatGadget): FbChatAction {
  const orderOf = (id?: string) => customers().find(({ psid }) => psid === id)?.orders[0];
  return {
    ...{ id: "latest-order", label: "How their latest order stands", icon: PARCEL, where: "composer" },
    when: ({ customer }) => orderOf(customer?.record?.id) !== undefined,
    run: async ({ customer }) => {
      const order = orderOf(customer?.record?.id);
      if (order !== undefined)
        await gadget.insertText(`Your order ${order.number} (${order.item}) is ${order.state}.`);
    },
  };
}

/** Keeps what somebody wrote, beside what colleagues noted. */
function keepAsNote(changed: RecordsAround["changed"]): FbChatAction {
  return {
    ...{ id: "keep-as-note", label: "Keep on the record", icon: NOTE, where: "message" },
    when: ({ customer, message }) => customer?.record != null && message?.content.kind === "text",
    run: ({ customer, message }) => {
      const psid = customer?.record?.id;
      if (psid === undefined || message?.content.kind !== "text") return;
      addNote(psid, { by: "From Messenger", text: message.content.text });
      changed(psid);
    },
  };
}
