import type { Customer } from "../../worker/protocol/thread/conversation.ts";
import {
  FbChatAssignmentEvent,
  FbChatErrorEvent,
  FbChatMessageFailedEvent,
  FbChatMessageReceivedEvent,
  FbChatMessageSentEvent,
  FbChatNotifyEvent,
  FbChatOfferEvent,
  FbChatUnreadEvent,
} from "../host/events/index.ts";
import type { NewsHooks } from "../news/news.ts";
import { previewOf } from "../people/one-line.ts";
import type { ActionHooks, ChatNavigation } from "../session/navigation.ts";
import { words } from "../words/action-words.ts";

/** What the public events need to know of the element that fires them. */
export type EventSource = {
  host: Element;
  /** The conversation that this gadget shows with its entries. */
  shown: () => string | null;
  showsList: () => boolean;
  looksAt: () => string | null;
  /** Whom a conversation is with, as far as the gadget knows. */
  customer: (conversation: string) => Customer | null;
  /** The agent's `sub`. */
  me: () => string | null;
  navigation: () => ChatNavigation | undefined;
};

/** What a page is told once there is something that tells it. */
export type ToldHooks = NewsHooks & Pick<ActionHooks, "refused">;

/** Turns news, and what was refused, into the public events of a gadget. Those about a thread only where it is shown. */
export function tellHost(source: EventSource): ToldHooks {
  const { host, shown, showsList, looksAt, me, navigation } = source;
  const about = (conversation: string) => ({ conversation, customer: source.customer(conversation) });
  const fire = (event: Event) => host.dispatchEvent(event);
  return {
    showsList,
    looksAt,
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
      // The agent followed it.
      const opened = () => {
        navigation()?.select(conversation);
      };
      return isOurs && !looking ? { title: customer.label, text, tag: conversation, opened } : null;
    },
    noted: ({ conversation, customer }, text) => ({
      ...{ title: customer.label, text, tag: conversation },
      opened: () => {
        navigation()?.select(conversation);
      },
    }),
    offered: (told, { title, text }) => {
      const { summary, queue, since, said } = told;
      const { conversation, customer } = summary;
      const until = "until" in told ? told.until : null;
      const about = { conversation, customer, queue, since, until, text: previewOf(said) };
      if (!fire(new FbChatOfferEvent(about))) return null;
      // An offer is taken by its card, which is above whatever is shown.
      const opened = () => {
        if (until === null) navigation()?.select(conversation);
      };
      return { title, text, tag: conversation, opened };
    },
    manyNotices: (n, more) => ({
      ...words().manyWrote(n, more),
      tag: host.localName,
      opened: () => {
        navigation()?.showView("inbox");
      },
    }),
    unread: (unread) => fire(new FbChatUnreadEvent(unread)),
  };
}
