import type { Summary } from "../../worker/protocol/conversation.ts";
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
  /** The agent's `sub`. */
  me: () => string | null;
  /** Shows a notice of the gadget's own, where the page did not. */
  notify: (summary: Summary, text: string) => void;
};

/** Turns what the session tells into the public events of a gadget. Those about a thread only where it is shown. */
export function hostEvents({ host, shown, showsList, me, notify }: EventSource): Omit<SeatHooks, "selected"> {
  const fire = (event: Event) => host.dispatchEvent(event);
  return {
    showsList,
    connection: (status) => fire(new FbChatConnectionEvent({ status })),
    authRequired: (reason) => fire(new FbChatAuthRequiredEvent({ reason })),
    refused: (command, conversation, { code }) => fire(new FbChatErrorEvent({ command, conversation, code })),
    received: (conversation, entry) => {
      if (conversation === shown()) fire(new FbChatMessageReceivedEvent({ conversation, entry }));
    },
    sent: (conversation, entry) => {
      const { mid } = entry;
      if (conversation === shown() && mid !== null) {
        fire(new FbChatMessageSentEvent({ conversation, mid, entry }));
      }
    },
    failed: (conversation, entry) => {
      const code = entry.delivery?.failure?.code ?? "unknown";
      if (conversation === shown()) fire(new FbChatMessageFailedEvent({ conversation, code, entry }));
    },
    assigned: (conversation, owner, previous) => {
      const mine = owner !== null && owner.sub === me();
      fire(new FbChatAssignmentEvent({ conversation, owner, previous, mine }));
    },
    notice: (summary) => {
      const { conversation, customer, preview } = summary;
      const looking = conversation === shown() && document.hasFocus();
      const text = preview === null ? "" : previewOf(preview);
      const isOurs = fire(new FbChatNotifyEvent({ conversation, customer: customer.label, text, looking }));
      if (isOurs && !looking) notify(summary, text);
    },
    unread: (unread) => fire(new FbChatUnreadEvent(unread)),
  };
}
