import { isSurveyAnswer } from "../../worker/protocol/message/survey-answer.ts";
import type { Summary } from "../../worker/protocol/thread/conversation.ts";
import type { FbChatKnownCustomer } from "../state/known-customer.ts";
import { fire } from "../session/fire.ts";
import { embed } from "../late/embed.ts";
import type { Entry } from "../../worker/protocol/message/entry.ts";
import type { DeedTools } from "../session/deed-tools.ts";
import type { NewsHooks } from "../news/news.ts";
import { askedOf } from "../people/one-line.ts";
import type { ActionHooks, ChatNavigation } from "../session/navigation.ts";
import { words } from "../words/action-words.ts";
import type { Said } from "./said.ts";

/** What the public events need to know of the element that fires them. */
export type EventSource = {
  host: Element;
  /** The conversation that this gadget shows with its entries. */
  shown: () => string | null;
  showsList: () => boolean;
  looksAt: () => string | null;
  /** Whom a conversation is with, as far as the gadget knows. */
  customer: (conversation: string) => FbChatKnownCustomer | null;
  /** The same, of a row. */
  customerIn: (row: Summary) => FbChatKnownCustomer;
  /** The agent's `sub`. */
  me: () => string | null;
  navigation: () => ChatNavigation | undefined;
  /** Null where the gadget is in no page. */
  tools: () => DeedTools | null;
  /** Who has a conversation that is open, or had it last, by `sub`. */
  ownerOf: (conversation: string) => string | null;
  said: Said;
};

/** What a page is told once there is something that tells it. */
export type ToldHooks = NewsHooks & Pick<ActionHooks, "refused">;

/** Turns news, and what was refused, into the public events of a gadget. Those about a thread only where it is shown. */
export function tellHost(source: EventSource): ToldHooks {
  const { host, shown, showsList, looksAt, me, navigation, customerIn, said } = source;
  const about = (conversation: string) => ({ conversation, customer: source.customer(conversation) });
  /** Told once what tells it is there. */
  const ofContact = (conversation: string, entry: Entry) => {
    const [whom, owner] = [about(conversation), source.ownerOf(conversation)];
    void embed.load();
    embed.whenThere(({ tellOfContact }) => {
      tellOfContact(source, whom, entry, owner);
    });
  };
  return {
    showsList,
    looksAt,
    refused: (command, conversation, { code }) =>
      fire(host, "fb-chat-error", { command, conversation, code }, false),
    received: (conversation, entry) => {
      if (conversation !== shown()) return;
      if (isSurveyAnswer(entry.content)) ofContact(conversation, entry);
      else said.received(about(conversation), entry);
    },
    written: (conversation, entry) => {
      if (conversation === shown() && isClosed(entry)) ofContact(conversation, entry);
    },
    sent: (conversation, entry) => {
      if (conversation === shown()) said.sent(about(conversation), entry);
    },
    failed: (conversation, entry) => {
      if (conversation === shown()) said.failed(about(conversation), entry);
    },
    assigned: (row, previous) => {
      const { conversation, owner } = row;
      const customer = customerIn(row);
      const mine = owner !== null && owner.sub === me();
      fire(host, "fb-chat-assignment", { conversation, customer, owner, previous, mine }, false);
    },
    notice: (row, asked, looking) => {
      const { conversation } = row;
      const customer = customerIn(row);
      const text = askedOf(asked);
      const isOurs = fire(host, "fb-chat-notify", { conversation, customer, text, looking }, true);
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
      const { summary, queue, since } = told;
      const { conversation } = summary;
      const customer = customerIn(summary);
      const until = "until" in told ? told.until : null;
      const about = {
        conversation,
        customer,
        queue,
        since,
        until,
        text: askedOf(told.said),
      };
      if (!fire(host, "fb-chat-offer", about, true)) return null;
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
    unread: (unread) => fire(host, "fb-chat-unread", unread, false),
  };
}

function isClosed({ content }: Entry): boolean {
  return content.kind === "system" && content.line.event === "closed";
}
