/** Which conversations a record has. A CRM's back end keeps that; here it is this browser, as long as it may. */
import { SIMULATOR_PAGE_ID } from "../simulator/identities.ts";
import { customers, type CustomerRecord } from "./customers.ts";

const KEY = "northwind-conversations";
/** The record (by its PSID at the simulator) of each conversation; where storage is refused it is all there is. */
let links: Record<string, string> = kept();

/** The conversation that a record has with a Page, the one that was linked last; null for none. */
export function conversationOf(record: CustomerRecord, pageId: string): string | null {
  return conversationsOf(record).find((conversation) => conversation.startsWith(`${pageId}:`)) ?? null;
}

/** The record that has this conversation, or that this `ref` was made for: then it has the conversation from now on. */
export function recordOf(conversation: string, ref: string | undefined): CustomerRecord | null {
  const known = customers().find((record) => conversationsOf(record).includes(conversation));
  if (known !== undefined) return known;
  // An order's number stands for what a shop would make up for the purpose: nobody may guess it.
  const meant = customers().find(({ orders }) => orders.some(({ number }) => number === ref));
  if (meant !== undefined) link(conversation, meant);
  return meant ?? null;
}

export function link(conversation: string, { psid }: CustomerRecord): void {
  links = { ...links, [conversation]: psid };
  try {
    localStorage.setItem(KEY, JSON.stringify(links));
  } catch {
    // Until the page is left, then.
  }
}

/** With the simulator's people every record has one from the start. */
export function conversationsOf({ psid }: CustomerRecord): string[] {
  const linked = Object.keys(links).filter((conversation) => links[conversation] === psid);
  return [...linked.reverse(), `${SIMULATOR_PAGE_ID}:${psid}`];
}

function kept(): Record<string, string> {
  try {
    return JSON.parse(localStorage.getItem(KEY) ?? "{}") as Record<string, string>;
  } catch {
    return {};
  }
}
