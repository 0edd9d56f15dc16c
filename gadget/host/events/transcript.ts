import type { FbChatKnownCustomer } from "../../state/known-customer.ts";

/**
 * One message. `at` in ms. `by`: who wrote it: the customer, an agent (`name`), somebody in the Page's own inbox, or another program.
 * `text` is empty where it is files alone, and where it was taken back. `failed`: it did not arrive, as far as is known.
 */
export type FbChatTranscriptLine = {
  at: number;
  by: "customer" | "agent" | "page_inbox" | "app";
  name: string | null;
  text: string;
  /** Files and templates: Meta's type, and what it is called. */
  attachments: { type: string; name: string | null }[];
  takenBack?: true;
  failed?: true;
  /** Under a post: nobody reads it but whom it answers; the Page hid it. */
  privately?: true;
  hidden?: true;
};

/**
 * What was said in one contact, first to last: what customers and the Page wrote, and nothing that agents wrote to each other. `interaction`: the
 * contact, as the thread numbers it. `complete` false: its beginning is left out, for it has more than 500 lines or could not be had.
 */
export type FbChatTranscript = {
  conversation: string;
  customer: FbChatKnownCustomer | null;
  interaction: number | null;
  closedAt: number;
  lines: FbChatTranscriptLine[];
  complete: boolean;
};

/** A contact was closed, and this is what was said in it: for the conversation on the screen, and for this agent's own. */
export type FbChatTranscriptEvent = Event & { readonly detail: FbChatTranscript };

declare global {
  interface GlobalEventHandlersEventMap {
    "fb-chat-transcript": FbChatTranscriptEvent;
  }
}
