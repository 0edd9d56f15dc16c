import { expect, it } from "vitest";
import { commentTo, entryTo } from "../../../../worker/domain/api/told.ts";
import { inItsKind, newlyLinked } from "../../../../worker/domain/webhooks/happened.ts";
import type { Scope } from "../../../../worker/protocol/api/scopes.ts";
import type { CommentSummary } from "../../../../worker/protocol/comments/comment.ts";
import type { Entry } from "../../../../worker/protocol/message/entry.ts";
import type { Summary } from "../../../../worker/protocol/thread/conversation.ts";

const ADA = { id: "7700110022", name: "Ada Marlow" };
const COMMENT: CommentSummary = { began: "comment", postId: "1_901", by: ADA, post: "Our new tents are in." };
const ENTRY: Entry = {
  ...{ id: 2, rev: 2, at: 1, interaction: 1, mid: "901_5501", delivery: null, merged: false },
  author: { type: "customer", person: ADA },
  content: { kind: "text", text: "What does it weigh?", rest: [] },
};

it.each<[scopes: Scope[], by: boolean, post: boolean]>([
  [["messages:read"], false, true],
  [["customers:read"], true, false],
  [["messages:read", "customers:read"], true, true],
])("a program of %j is told who wrote under a post: %s, and what it says: %s", (scopes, by, post) => {
  expect(commentTo(scopes, COMMENT)).toEqual({
    ...COMMENT,
    by: by ? ADA : null,
    post: post ? COMMENT.post : null,
  });
  expect(entryTo(scopes)(ENTRY).author).toEqual({ type: "customer", person: by ? ADA : null });
});

it("what is said under a post is told as that, and what is said in Messenger as a message", () => {
  const told = { type: "message.received", id: "evt_1" } as const;

  expect(inItsKind("1:901_5501", told)).toEqual({ type: "comment.added", id: "evt_1" });
  expect(inItsKind("1:7700110022", told)).toEqual(told);
});

it("a conversation that a private reply opened is told once", () => {
  const row = (messenger?: string[]) =>
    ({ comment: { ...COMMENT, ...(messenger && { messenger }) } }) as unknown as Summary;

  expect(newlyLinked(row(), row(["1:77"]))).toEqual(["1:77"]);
  expect(newlyLinked(row(["1:77"]), row(["1:77", "1:78"]))).toEqual(["1:78"]);
  expect(newlyLinked(row(["1:77"]), row(["1:77"]))).toEqual([]);
  expect(newlyLinked(null, row(["1:77"]))).toEqual(["1:77"]);
});
