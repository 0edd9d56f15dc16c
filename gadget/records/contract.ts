import type { CustomerRecord } from "../../worker/protocol/records/record.ts";
import type { FbChatTicket } from "../state/page-additions.ts";
import type { FbChatKnownCustomer } from "../state/known-customer.ts";

/** Whom a conversation is with, in the system of the page: its `id` there, a `name`, and where it is to be seen (http or https). */
export type FbChatRecord = CustomerRecord;

/**
 * A record, with what else agents should read of it: at most 20 attributes, by their names, and at most 20 tickets, the newest first.
 */
export type FbChatIdentity = FbChatRecord & {
  attributes?: Record<string, string | number | boolean>;
  tickets?: readonly FbChatTicket[];
};

/**
 * `name` and `ref` null: not known. `record`: the one that the conversation is linked to, which goes first; null: none is. `signal`
 * aborts once the answer is not waited for any more.
 */
export type FbChatIdentifyAsk = {
  conversation: string;
  pageId: string;
  psid: string;
  name: string | null;
  ref: string | null;
  record: FbChatRecord | null;
  signal: AbortSignal;
};

/** Says who it is that writes; null: nobody that the page knows. */
export type FbChatIdentify = (
  ask: FbChatIdentifyAsk,
) => FbChatIdentity | null | Promise<FbChatIdentity | null>;

/**
 * A record is wanted for a customer. `respondWith` takes it, or a promise of it, within ten minutes; null: none after all. The first
 * answer counts.
 */
export type RecordWanted = {
  conversation: string;
  customer: FbChatKnownCustomer;
  respondWith: (record: FbChatIdentity | null | Promise<FbChatIdentity | null>) => void;
};
