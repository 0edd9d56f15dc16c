import type { Customer, Summary } from "../../worker/protocol/thread/conversation.ts";
import type { AttributeTold, TagTold } from "../../worker/protocol/tags/tags.ts";
import { answering } from "../late/answering.ts";
import type { FbChatRecord } from "../records/contract.ts";
import type { SeatState } from "./state.ts";

/**
 * A customer: their PSID (`psid`, `id`) with this Page, the record that the conversation is linked to, or else that the page said they
 * are, the tags of the conversation, and what is known of them and of the contact.
 */
export type FbChatKnownCustomer = Customer & {
  id: string;
  psid: string;
  pageId: string;
  record: FbChatRecord | null;
  tags: readonly TagTold[];
  attributes: readonly AttributeTold[];
};

/** Whom a conversation is with, as far as a list or a thread tells. */
export function customerOf(state: SeatState, conversation: string): FbChatKnownCustomer | null {
  const { thread, summary } = state.threads[conversation] ?? {};
  const row = summary ?? state.list.items.find((item) => item.conversation === conversation);
  const customer = thread?.customer ?? row?.customer;
  return customer ? knownCustomer(state, conversation, customer, row) : null;
}

/** The same, of what is told of it elsewhere. */
export function knownCustomer(
  state: SeatState,
  conversation: string,
  customer: Customer,
  { record, tags = [], attributes = [] }: Pick<Summary, "record" | "tags" | "attributes"> = {},
): FbChatKnownCustomer {
  const at = conversation.indexOf(":");
  const psid = conversation.slice(at + 1);
  return {
    ...{ ...customer, id: psid, psid, pageId: conversation.slice(0, at), tags, attributes },
    record: record ?? answering.value?.identified(state, conversation) ?? null,
  };
}
