import type { TemplateResult } from "lit";
import type { Media, Quote } from "../../../worker/protocol/content.ts";
import type { Entry } from "../../../worker/protocol/entry.ts";
import type { ConversationId } from "../../../worker/protocol/ids.ts";
import type { MediaKind } from "./media-words.ts";

/** What the parts of an entry are shown with. */
export type ContentView = {
  entry: Entry;
  conversation: ConversationId;
  /** Who wrote it, and the customer, as shown. */
  by: string;
  customer: string;
  /** The app as which this desk answers at Meta. */
  ourApp: string | null;
  /** Buttons that the customer pressed later, by buttonKey(). */
  pressed: ReadonlySet<string>;
};

// The classes are made when their base class is there; these are what others may set.
declare global {
  interface HTMLElementTagNameMap {
    "fb-chat-content": HTMLElement & {
      entry: Entry | null;
      conversation: string;
      customer: string;
      words: TemplateResult | null;
    };
    "fb-chat-media": HTMLElement & {
      media: Media | null;
      kind: MediaKind;
      label: string;
      conversation: string;
      tile: boolean;
    };
    "fb-chat-picture": HTMLElement & { media: string; conversation: string };
    "fb-chat-quote": HTMLElement & { quote: Quote | null; customer: string };
  }
}
