import type { CommentThread } from "../../../worker/protocol/comments/comment.ts";
import type { Entry } from "../../../worker/protocol/message/entry.ts";
import type { Summary, Thread } from "../../../worker/protocol/thread/conversation.ts";
import { aDelivery, anEntry, ANNA, aText, byAnna, HOUR, MINUTE, NOW, PAGE } from "./builders.ts";
import type { FakeDesk } from "./fake-desk.ts";

/** Ada asks under a post of the Page how heavy a tent is. */
export const ADA_ASKS = `${PAGE}:90210_5501`;
/** Whom she is in Messenger. */
export const ADA = `${PAGE}:7701`;
export const HER = { id: "7701", name: "Ada Marlow" };
export const OLU = { id: "7702", name: "Olu Adeyemi" };

export const TENTS: NonNullable<CommentThread["post"]> = {
  id: `${PAGE}_90210`,
  text: "Our new tents are in: light, dry, and up in two minutes. Who has tried one?",
  picture: null,
  permalink: `https://www.facebook.com/${PAGE}/posts/90210`,
  at: NOW - 26 * HOUR,
};

export function aCommentThread(change: Partial<CommentThread> = {}): CommentThread {
  return { began: "comment", postId: TENTS.id, post: TENTS, by: HER, root: 1, ...change };
}

/** A comment of somebody's. */
export function aComment(id: number, text: string, change: Partial<Entry> = {}): Entry {
  const author = { type: "customer" as const, person: HER };
  return anEntry(id, {
    at: NOW - 20 * HOUR + id * MINUTE,
    author,
    content: aText(text),
    mid: `90210_${5500 + id}`,
    ...change,
  });
}

/** A comment that the Page wrote here. */
export function aPublicReply(id: number, text: string, change: Partial<Entry> = {}): Entry {
  const delivery = aDelivery({ state: "sent", sentAt: NOW - 19 * HOUR });
  return aComment(id, text, { author: byAnna, delivery, ...change });
}

export const ASKED = [
  aComment(1, "How heavy is it?"),
  aComment(2, "I would like to know as well", { author: { type: "customer", person: OLU } }),
];

/** The desk has her thread. */
export function hasComments(
  desk: FakeDesk,
  entries: Entry[] = ASKED,
  comment: Partial<CommentThread> = {},
  summary: Partial<Summary> = {},
  thread: Partial<Thread> = {},
): void {
  desk.has(
    {
      conversation: ADA_ASKS,
      customer: { name: HER.name, label: HER.name },
      owner: ANNA,
      responseUntil: null,
      activityAt: NOW - 5 * MINUTE,
      preview: { author: "customer", text: "How heavy is it?", agent: null },
      comment: { began: "comment", postId: TENTS.id, by: HER, post: TENTS.text },
      unanswered: 1,
      waitingSince: NOW - 8 * MINUTE,
      ...summary,
    },
    entries,
    {
      window: { responseUntil: null, humanAgentUntil: null },
      comment: aCommentThread(comment),
      ...thread,
    },
  );
}
