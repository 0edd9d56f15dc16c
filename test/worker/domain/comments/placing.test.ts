import { describe, expect, it } from "vitest";
import type { FeedEvent } from "../../../../worker/domain/comments/feed-item.ts";
import { placeEvent, type KnownComment, type Placing } from "../../../../worker/domain/comments/placing.ts";

const POST = "1_9";
const here = (root: string): KnownComment => ({ root, state: "here", isHidden: false });
const quiet: KnownComment = { root: "9_1", state: "quiet", isHidden: false };
const removed: KnownComment = { root: null, state: "removed", isHidden: false };
/** When all of this is told. */
const AT = 1_000;
const unseen: KnownComment = { root: null, state: "unseen", isHidden: true, hiddenAt: AT };
const begun: KnownComment = { root: "9_1", state: "begun", isHidden: false };

function said(more: Partial<Extract<FeedEvent, { kind: "said" }>> = {}): FeedEvent {
  const words = { text: "Hello", rest: [], parts: [], replyTo: null };
  const about = { id: "9_1", parent: null, began: "comment", by: null, isOwn: false, isEdit: false } as const;
  return { kind: "said", ...about, said: words, ...more };
}

const remove: FeedEvent = { kind: "removed", id: "9_1" };
const hide: FeedEvent = { kind: "hidden", id: "9_1", isHidden: true };
const unhide: FeedEvent = { kind: "hidden", id: "9_1", isHidden: false };

type Case = [
  what: string,
  event: FeedEvent,
  known: KnownComment | null,
  around: { parent?: KnownComment; post?: KnownComment },
  placing: Placing,
];

const CASES: Case[] = [
  ["a comment begins a thread", said(), null, {}, { do: "add", root: "9_1" }],
  ["that came before is nothing new", said(), here("9_1"), {}, { do: "nothing" }],
  [
    "an edit changes it",
    said({ isEdit: true }),
    here("9_1"),
    {},
    { do: "change", root: "9_1", change: { type: "edit", text: "Hello" }, now: here("9_1") },
  ],
  [
    "an edit before it begins the thread as it was edited",
    said({ isEdit: true }),
    null,
    {},
    { do: "add", root: "9_1" },
  ],
  ["what was removed before it came never comes", said(), removed, {}, { do: "nothing" }],
  ["nor by an edit", said({ isEdit: true }), removed, {}, { do: "nothing" }],
  ["what was hidden before it came is added", said(), unseen, {}, { do: "add", root: "9_1" }],
  [
    "a reply stands in the thread of its parent",
    said({ parent: "9_0" }),
    null,
    { parent: here("9_0") },
    { do: "add", root: "9_0" },
  ],
  [
    "a reply to a reply, in that of the first",
    said({ parent: "9_5" }),
    null,
    { parent: here("9_0") },
    { do: "add", root: "9_0" },
  ],
  [
    "a reply to what the Page wrote wakes its thread",
    said({ parent: "9_1", id: "9_2" }),
    null,
    { parent: quiet },
    { do: "add", root: "9_1" },
  ],
  ["a reply waits for its parent", said({ parent: "9_0" }), null, {}, { do: "hold", parent: "9_0" }],
  [
    "also where of that nothing but a hiding is known",
    said({ parent: "9_0" }),
    null,
    { parent: unseen },
    { do: "hold", parent: "9_0" },
  ],
  [
    "under what was removed unseen it is gone as well",
    said({ parent: "9_0" }),
    null,
    { parent: removed },
    { do: "nothing" },
  ],
  ["what the Page writes asks nobody", said({ isOwn: true }), null, {}, { do: "keep_quiet" }],
  ["and is kept as it was edited last", said({ isOwn: true, isEdit: true }), quiet, {}, { do: "keep_quiet" }],
  [
    "under a visitor's post it is in that thread",
    said({ isOwn: true }),
    null,
    { post: here(POST) },
    { do: "add", root: POST },
  ],
  ["as is a customer's", said(), null, { post: here(POST) }, { do: "add", root: POST }],
  ["a visitor's post begins its own", said({ id: POST, began: "post" }), null, {}, { do: "add", root: POST }],
  [
    "what is removed is taken back",
    remove,
    here("9_0"),
    {},
    { do: "change", root: "9_0", change: { type: "unsend" }, now: { ...here("9_0"), state: "removed" } },
  ],
  ["before it came that is noted", remove, null, {}, { do: "note", now: removed }],
  ["twice it is nothing", remove, removed, {}, { do: "nothing" }],
  [
    "what is hidden is shown so",
    hide,
    here("9_0"),
    {},
    {
      do: "change",
      root: "9_0",
      change: { type: "hide", isHidden: true },
      now: { ...here("9_0"), isHidden: true, hiddenAt: AT },
    },
  ],
  ["before it came that is noted", hide, null, {}, { do: "note", now: unseen }],
  [
    "what is not hidden stays so, and an older hiding says nothing any more",
    unhide,
    here("9_0"),
    {},
    { do: "note", now: { ...here("9_0"), hiddenAt: AT } },
  ],
  ["as this one", hide, { ...here("9_0"), hiddenAt: AT + 1 }, {}, { do: "nothing" }],
  ["nor what is told twice", hide, { ...here("9_0"), isHidden: true, hiddenAt: AT }, {}, { do: "nothing" }],
  ["what others answered first is filled in", said(), begun, {}, { do: "add", root: "9_1" }],
  ["also where it was edited by then", said({ isEdit: true }), begun, {}, { do: "add", root: "9_1" }],
  [
    "who answers it stands there",
    said({ id: "9_2", parent: "9_1" }),
    null,
    { parent: begun },
    { do: "add", root: "9_1" },
  ],
  ["and it may be removed unseen", remove, begun, {}, { do: "note", now: { ...begun, state: "removed" } }],
  ["what is gone is not hidden", hide, removed, {}, { do: "nothing" }],
];

describe("placeEvent", () => {
  it.each(CASES)("%s", (_what, event, known, { parent = null, post = null }, placing) => {
    expect(placeEvent(event, { postId: POST, toldAt: AT, known, parent, post })).toEqual(placing);
  });
});
