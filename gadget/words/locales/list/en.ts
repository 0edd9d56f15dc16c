import type { Sort } from "../../../../worker/protocol/thread/conversation.ts";
import type { View } from "../../../../worker/protocol/list/views.ts";
import { wordTools } from "../../word-tools.ts";

const { count } = wordTools("en");

const VIEWS: Record<View, string> = {
  inbox: "Inbox",
  mine: "Mine",
  unassigned: "Unassigned",
  open: "Open",
  closed: "Closed",
  aside: "Aside",
  all_aside: "All aside",
  mentions: "Mentions",
};

const EMPTY: Record<View, string> = {
  inbox: "Nothing is assigned to you, and nobody is waiting for an owner.",
  mine: "Nothing is assigned to you.",
  unassigned: "Nobody is waiting for an owner.",
  open: "No open conversations.",
  closed: "No closed conversations.",
  aside: "You put nothing aside.",
  all_aside: "Nobody put anything aside.",
  mentions: "No note mentions you.",
};

const EMPTY_SORT: Record<Exclude<Sort, "latest" | "priority">, string> = {
  waiting: "Nobody waits for an answer here.",
  window: "No window is open here.",
};

/** The words of the list, which come with it. */
export const list = {
  views: VIEWS,
  viewsLabel: "Conversations",
  viewCount: (n: number) => count(n, "conversation", "conversations"),
  emptyView: EMPTY,
  elsewhere: {
    unassigned: (n: number) =>
      count(n, "conversation waits for an owner.", "conversations wait for an owner."),
    mine: (n: number) => count(n, "conversation is yours.", "conversations are yours."),
    open: (n: number) => count(n, "conversation is with colleagues.", "conversations are with colleagues."),
  },
  showThem: "Show them",
  showAll: "Show all",
  showMore: "Show more",
  emptySort: EMPTY_SORT,
  unanswered: (n: number, isMore: boolean) => `${n}${isMore ? " or more" : ""} unanswered`,
  failed: "Not delivered",
  /** The customer wrote since. */
  /** Where it is held, in public. */
  comment: "Comment under a post",
  answeredPrivately: "Answered in private",
  cameFromComment: "Came from a comment",
  mentionsYou: "A note mentions you",
  tickets: (n: number) => (n === 1 ? "Ticket open" : `${n} open tickets`),
  ticketAsked: "Ticket asked for",
  failedBefore: "A reply was not delivered",
  leftList: "No longer in this list",
  paused: "Sending is paused",
  waits: (since: string) => `Waits ${since}`,
  closesIn: (left: string) => `${left} left to reply`,
  draft: (text: string) => `Draft: ${text}`,
  ring: {
    open: "Meta lets you reply",
    soon: "Meta's time for a reply ends soon",
    late: "Meta's 24 hours are over; a person may still reply",
    closed: "Meta's time for a reply is over, or has not begun",
  },
  preview: (author: string | null, text: string) => (author === null ? text : `${author}: ${text}`),
};

export type ListWords = typeof list;
