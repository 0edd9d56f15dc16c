import type { ConversationId } from "../../worker/protocol/ids.ts";
import type { Entry } from "../../worker/protocol/message/entry.ts";
import type { FbChatKnownCustomer } from "./known-customer.ts";
import { lateSlice } from "./late-slice.ts";

/** What a button of the page's is about. `message` null: the conversation as a whole. */
export type FbChatActionContext = {
  conversation: string;
  customer: FbChatKnownCustomer | null;
  message: Entry | null;
};

/**
 * A button of the page's. `id` tells it from the others. `icon`: the path of a drawing of 24 by 24 (`d` of SVG), whose lines are drawn; left
 * out, the label stands there. `where`: at the head of the conversation, at a message, or at the box. `when` says whether it is shown: at once, and
 * nothing but true will do; left out, always. What `run` answers is waited for up to 30 seconds, after which `signal` aborts.
 */
export type FbChatAction = {
  id: string;
  label: string;
  icon?: string;
  where: "header" | "message" | "composer";
  when?: (context: FbChatActionContext) => boolean;
  run: (context: FbChatActionContext & { signal: AbortSignal }) => unknown;
};

/** A ticket in the page's system. `state` in the page's words, as agents read it; `url` of http or https. */
export type FbChatTicket = { id: string; title: string; url?: string; state?: string };

/** What becomes of what the page was asked for in one conversation. `failed`: the label of the action that did not work last. */
export type PageDoing = {
  failed: string | null;
  ticket: { phase: "asking" | "failed" } | { phase: "told"; ticket: FbChatTicket } | null;
  tickets: readonly FbChatTicket[];
};

export const NOTHING_DONE: PageDoing = { failed: null, ticket: null, tickets: [] };

type Doings = Readonly<Record<ConversationId, PageDoing>>;

/** So many conversations are kept; of those before them nothing is said any more. */
const KEPT_MAX = 500;

/** Nothing of it is kept beyond the page: whose tickets there are the page says. */
export const pageDoings = lateSlice<Doings>("pageDoings", {}, (held, update) => {
  if (update.type === "thread.erased") {
    const { [update.conversation]: erased, ...others } = held;
    return erased === undefined ? held : others;
  }
  if (update.type !== "page.does") return held;
  const { [update.about]: before = NOTHING_DONE, ...others } = held;
  const kept = Object.entries(others).slice(1 - KEPT_MAX);
  return { ...Object.fromEntries(kept), [update.about]: { ...before, ...update.change } };
});
