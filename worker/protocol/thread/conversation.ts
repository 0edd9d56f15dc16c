import type { Across } from "../masking/across.ts";
import type { CommentSummary, CommentThread } from "../comments/comment.ts";
import type { Person } from "../message/entry.ts";
import type { ConversationId, Cursor, EntryId, MediaId, Rev } from "../ids.ts";
import type { Marks } from "./marks.ts";
import type { CustomerRecord } from "../records/record.ts";
import type { AttributeTold, TagTold } from "../tags/tags.ts";
import type { PersonMarks } from "../persons/person.ts";
import type { TicketMarks } from "../tickets/ticket.ts";
import type { Finer } from "./state.ts";
import type { ListFilter, TeamReach } from "../list/filter.ts";
import type { View } from "../list/views.ts";
import type { Mentioned } from "../notes/mention.ts";

/** Until when the desk may write. Null: the customer has not written yet. */
export type SendWindow = {
  /** End of the 24 hours after the customer's last message, in ms. */
  responseUntil: number | null;
  /** End of the 7 days for a person's reply, if the Page has the Human Agent feature: PageState.humanAgent. */
  humanAgentUntil: number | null;
};

/**
 * The customer as far as Meta tells. `label` is always there: the name, or "Messenger user ·1234". `picture` names a
 * copy for `media.link`, another one for each new picture; `locale` is of their profile at Meta, like "de_DE". `language` is the one
 * that they write, where their words told it: a primary subtag of BCP 47, like "de". `ref` is what the last link, advertisement or
 * plugin that they came by had as such, at most 2,083 characters.
 */
export type Customer = {
  name: string | null;
  label: string;
  picture?: MediaId;
  locale?: string;
  language?: string;
  ref?: string;
};

/** One contact with a customer, from opening to closing: what reports and tickets refer to. */
export type Interaction = { id: number; openedAt: number; closedAt: number | null };

/** What is true of a thread as a whole; sent with every change of its entries. */
export type Thread = {
  conversation: ConversationId;
  epoch: string;
  /** Of those who told it; belongs into cursors. Left out by an older Worker. */
  session?: string;
  customer: Customer;
  marks: Marks;
  window: SendWindow;
  /** Meta said that this person cannot be reached; ends when they write again. */
  unavailable: boolean;
  interaction: Interaction | null;
  /** Which app may answer at Meta; left out until Meta told of it. */
  holder?: Holder;
  /** An agent blocked this customer. */
  blocked?: Blocked;
  /** Whatever its age it is kept, and nobody erases it, because somebody said so. */
  hold?: Hold;
  /** Meta refused this customer something by its rules for Europe and Japan (10/2018336). */
  europeRules?: true;
  /** Of a thread of kind `comment` (kind.ts) alone. */
  comment?: CommentThread;
  /** Whether Meta's record holds `more` than was imported of it; left out until somebody asked (`thread.import`). */
  past?: "more" | "complete";
};

/** Between epoch and session in a cursor. */
export const CURSOR_SESSION = ".";

/** The cursor of who holds a thread up to `rev`. */
export function cursorOf({ epoch, session }: Pick<Thread, "epoch" | "session">, rev: Rev): Cursor {
  return { epoch: session === undefined ? epoch : `${epoch}${CURSOR_SESSION}${session}`, rev };
}

/** `nobody`: idle, then the Page's default app may write. `appId` null: not known which. `at` in ms. */
export type Holder = { by: "us" | "other" | "nobody"; appId: string | null; at: number };
/** Who blocked the customer, when (ms) and why. */
export type Blocked = { at: number; by: Person; reason: string };

/** Who had the conversation kept (a legal hold), when (ms) and why. */
export type Hold = { at: number; by: Person; reason: string };

/** Of the conversation's last interaction; a customer who writes opens a closed one. */
export type Status = "open" | "closed";

/**
 * Two lines of a list: what was written last, and by whom. What has no words of its own has an empty `text`, and in
 * `what` the kind of its first part (part-kind.ts), the type of its event, or of an unsupported item. `agent`: the name of who wrote it,
 * where it was an agent, or under a post another than whom the thread is with.
 */
export type Preview = {
  author: "customer" | "agent" | "page" | "app" | "system";
  text: string;
  agent: string | null;
  what?: string;
  /** How many of them, where there are several: 5 pictures. */
  count?: number;
  /** Of its text. Where that was cut, it may end behind it. */
  across?: Across[];
};

/** One row of the list. `version` grows with each change; a smaller one is older news. */
export type Summary = {
  conversation: ConversationId;
  version: number;
  customer: Customer;
  status: Status;
  owner: Person | null;
  /** Its finer state, see stateOf(); left out where `status` and `owner` tell it, and by an older Worker. */
  finer?: Finer;
  /** Somebody wants help with it, since `at` (ms); what they said stands in the thread. Left out where nobody does. */
  raised?: { by: Person; at: number };
  /** Whom notes of it mention; left out where they mention nobody, and by an older Worker. */
  mentions?: Mentioned[];
  /** What agents say of it, in the order in which they did; left out where they say nothing, and by an older Worker. */
  tags?: readonly TagTold[];
  attributes?: readonly AttributeTold[];
  /** Whom it is with in the system of the page around the gadget; left out where nobody linked it, and by an older Worker. */
  record?: CustomerRecord;
  /** Tickets that another system keeps of it; left out where there are none, and by an older Worker. */
  tickets?: TicketMarks;
  /** Other conversations of the same person; left out where nobody merged them, and by an older Worker. */
  person?: PersonMarks;
  /** Of a conversation of kind `comment` (kind.ts) alone. */
  comment?: CommentSummary;
  /** Of one in Messenger: threads of comments that were answered there in private, oldest first; left out for none. */
  comments?: ConversationId[];
  /** Time of the newest entry, in ms: what lists are sorted by. */
  activityAt: number;
  preview: Preview | null;
  /** Customer entries since anyone last answered; counts to UNANSWERED_MAX, then stands. */
  unanswered: number;
  /** When the oldest of them was written, null when none waits. */
  waitingSince: number | null;
  responseUntil: number | null;
  /** A message of ours failed, or is unknown, and nobody dealt with it. */
  failed: boolean;
  /** Id of the newest entry that asks for an answer, 0 for none: what `conversation.close` closes over. */
  asked: EntryId | 0;
};

/** Counting further would cost a row for each message of somebody who writes without end. */
export const UNANSWERED_MAX = 50;

/** Conversations whose customers wait for an answer, and the messages that they wait with. */
export type Unanswered = { conversations: number; messages: number };
/** What waits for an answer of the agent's own, and of nobody's in particular. */
export type Unread = { mine: Unanswered; unassigned: Unanswered };

/**
 * How a list is sorted, and what it lists of its view: `latest` everything, newest activity first; `waiting` those
 * whose customer waits for an answer, longest first; `window` those of which an end of Meta's time lay ahead when it was
 * opened, soonest first: of the 24 hours, then of the 7 days where the list has `onTimeOnly` and their Page is not among
 * them; `priority` what `waiting` lists, each step of a priority counting for PRIORITY_STEP_MS of waiting.
 */
export type Sort = "latest" | "waiting" | "window" | "priority";

/**
 * A list that a socket has open. `openedAt` is the Worker's time of `list.open`, in ms. `onTimeOnly`: Pages that Meta
 * refused the 7 days by then, at most ON_TIME_ONLY_MAX, where both ends were asked for; left out by an older Worker.
 * `team`: what the team reaches that the filter names; left out where it names none, or one that there is not.
 */
export type ListScope = {
  view: View;
  sort: Sort;
  openedAt: number;
  onTimeOnly?: readonly string[];
  filter?: ListFilter;
  team?: TeamReach;
};

/** Where a row stands in a list: smaller keys first, the name decides between equals. */
export type Place = { key: number; conversation: ConversationId };
