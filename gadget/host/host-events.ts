import type { Customer } from "../../worker/protocol/thread/conversation.ts";
import type { SeatHooks } from "../session/seat.ts";
import {
  FbChatAssignmentEvent,
  FbChatAuthRequiredEvent,
  FbChatConnectionEvent,
  FbChatErrorEvent,
  FbChatMessageFailedEvent,
  FbChatMessageReceivedEvent,
  FbChatMessageSentEvent,
  FbChatNotifyEvent,
  FbChatUnreadEvent,
} from "./events/index.ts";
import { previewOf } from "../people/authors.ts";

/** What the public events need to know of the element that fires them. */
export type EventSource = {
  host: EventTarget;
  /** The conversation that this gadget shows with its entries. */
  shown: () => string | null;
  showsList: () => boolean;
  /** Whom a conversation is with, as far as the gadget knows. */
  customer: (conversation: string) => Customer | null;
  /** The agent's `sub`. */
  me: () => string | null;
  /** Shows a conversation whose notice the agent followed. */
  open: (conversation: string) => void;
};

/** Of the hooks those that come to events. */
type EventHooks = Omit<SeatHooks, "selected" | "looksAt" | "manyNotices">;

/** Turns what the session tells into the public events of a gadget. Those about a thread only where it is shown. */
export function hostEvents(source: EventSource): EventHooks {
  const { host, shown, showsList, me, open } = source;
  const about = (conversation: string) => ({ conversation, customer: source.customer(conversation) });
  const fire = (event: Event) => host.dispatchEvent(event);
  return {
    showsList,
    connection: (status) => fire(new FbChatConnectionEvent({ status })),
    authRequired: (reason) => fire(new FbChatAuthRequiredEvent({ reason })),
    refused: (command, conversation, { code }) => fire(new FbChatErrorEvent({ command, conversation, code })),
    received: (conversation, entry) => {
      if (conversation === shown()) fire(new FbChatMessageReceivedEvent({ ...about(conversation), entry }));
    },
    sent: (conversation, entry) => {
      const { mid } = entry;
      if (conversation === shown() && mid !== null) {
        fire(new FbChatMessageSentEvent({ ...about(conversation), mid, entry }));
      }
    },
    failed: (conversation, entry) => {
      const code = entry.delivery?.failure?.code ?? "unknown";
      if (conversation === shown())
        fire(new FbChatMessageFailedEvent({ ...about(conversation), code, entry }));
    },
    assigned: ({ conversation, customer, owner }, previous) => {
      const mine = owner !== null && owner.sub === me();
      fire(new FbChatAssignmentEvent({ conversation, customer, owner, previous, mine }));
    },
    notice: ({ conversation, customer }, said, looking) => {
      const text = previewOf(said);
      const isOurs = fire(new FbChatNotifyEvent({ conversation, customer, text, looking }));
      const opened = () => {
        open(conversation);
      };
      return isOurs && !looking ? { title: customer.label, text, tag: conversation, opened } : null;
    },
    unread: (unread) => fire(new FbChatUnreadEvent(unread)),
  };
}
