import type { Customer } from "../../worker/protocol/thread/conversation.ts";

/** What was said, by the customer or by anybody of the Page. Notes between colleagues are none of it. `at` in ms. */
export type FbChatAssistMessage = { by: "customer" | "page"; text: string; at: number };

/** `signal` aborts when the agent wants it no more, or after 30 seconds. */
type Ask = { conversation: string; signal: AbortSignal };

/** `from` null: it could not be told. Languages are tags of BCP 47 ("de"). */
export type FbChatTranslateAsk = Ask & { text: string; from: string | null; to: string };

/** `messages`: those that are loaded, the newest last, at most 100. `language`: that of the answer; null: not known. */
export type FbChatAssistAsk = Ask & {
  customer: Customer | null;
  messages: readonly FbChatAssistMessage[];
  language: string | null;
};

/**
 * What a page does for its agents with what is written. Each may be left out, and then there is no button for it. Nothing of it is
 * sent by itself: agents read it, change it, and send it.
 */
export type FbChatAssistProvider = {
  /** Where the browser itself translates between the two languages, it is not asked. */
  translate?: (ask: FbChatTranslateAsk) => Promise<string>;
  /** Replies that the agent may choose from; the first five count. */
  suggest?: (ask: FbChatAssistAsk) => Promise<string[]>;
  /** What the conversation was about, for the agent, in their language. */
  summarize?: (ask: FbChatAssistAsk) => Promise<string>;
};
