import type { Entry } from "../../worker/protocol/message/entry.ts";
import type { ConversationId } from "../../worker/protocol/ids.ts";

/** What the parts of an entry are shown with. */
export type ContentView = {
  entry: Entry;
  conversation: ConversationId;
  /** Who wrote it, and the customer, as shown. */
  by: string;
  customer: string;
  /** The app as which this desk answers at Meta. */
  ourApp: string | null;
  /** What the survey asked that this answers; empty of all else. */
  asked: string;
  /** Buttons that the customer pressed later, by buttonKey(). */
  pressed: ReadonlySet<string>;
};
