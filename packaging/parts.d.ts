/**
 * What <fb-chat-gadget> consists of, as elements which a page lays out as it likes: parts with the same server, token
 * provider and group follow one another. Importing it defines them.
 */
import type { FbChatGadget } from "fb-chat-gadget";

/** Properties, methods and events are those of the gadget, as far as a part goes. */
type Part = HTMLElement &
  Omit<FbChatGadget, keyof HTMLElement | "view"> & {
    /** Parts with the same name follow one another; without one, all in the document that have none. */
    group: string | null;
  };
declare const PartElement: new () => Part;

/** The list of conversations. */
export declare class FbChatList extends PartElement {}

/** A conversation, without the box to answer. */
export declare class FbChatThread extends PartElement {}

/** The box to answer. */
export declare class FbChatComposer extends PartElement {}

/** What is known of the customer. */
export declare class FbChatCustomer extends PartElement {}

/** The agent's name, and the switch between available and away. */
export declare class FbChatPresence extends PartElement {}

/** The parts, by their tags. */
export type FbChatParts = Pick<
  HTMLElementTagNameMap,
  "fb-chat-list" | "fb-chat-thread" | "fb-chat-composer" | "fb-chat-customer" | "fb-chat-presence"
>;

declare global {
  interface HTMLElementTagNameMap {
    "fb-chat-list": FbChatList;
    "fb-chat-thread": FbChatThread;
    "fb-chat-composer": FbChatComposer;
    "fb-chat-customer": FbChatCustomer;
    "fb-chat-presence": FbChatPresence;
  }
}
