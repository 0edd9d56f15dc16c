import type { Customer, Summary } from "../../worker/protocol/conversation.ts";
import type { SeatHooks } from "../data/seat.ts";
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
} from "../events/index.ts";
import { previewOf } from "./authors.ts";

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
  /** Shows a notice of the gadget's own, where the page did not. */
  notify: (summary: Summary, text: string) => void;
};

/** Turns what the session tells into the public events of a gadget. Those about a thread only where it is shown. */
export function hostEvents(source: EventSource): Omit<SeatHooks, "selected"> {
  const { host, shown, showsList, me, notify } = source;
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
    notice: (summary) => {
      const { conversation, customer, preview } = summary;
      const looking = conversation === shown() && document.hasFocus();
      const text = preview === null ? "" : previewOf(preview);
      const isOurs = fire(new FbChatNotifyEvent({ conversation, customer, text, looking }));
      if (isOurs && !looking) notify(summary, text);
    },
    unread: (unread) => fire(new FbChatUnreadEvent(unread)),
  };
}
