import type { Mutation } from "./mutation.ts";

const POSTS = "test/worker/comments/posts.test.ts";
const REPLIES = "test/worker/comments/replies.test.ts";
const THREADS = "test/worker/comments/threads.test.ts";
const PLACING = "worker/domain/comments/placing.ts";
const KIND = "worker/objects/conversation/kinds/comment.ts";
const POST = "worker/objects/post/post.ts";

/** Comments: each in its thread, once and in order; what is public and what is private are never taken for each other. */
export const COMMENTS: readonly Mutation[] = [
  {
    breaks: "of a comment: one that was removed before it came comes all the same",
    file: PLACING,
    from: '  if (known?.state === "removed") return NOTHING;\n  if (known?.state === "quiet")',
    to: '  if (known?.state === "quiet")',
    caughtBy: { file: POSTS, test: "a removal before its comment lets it never come" },
  },
  {
    breaks: "of a comment: a reply before its parent is lost",
    file: POST,
    from: "    for (const waiting of this.#store.release(id)) this.#apply(waiting);\n  }\n\n  /** Somebody answers",
    to: "  }\n\n  /** Somebody answers",
    caughtBy: { file: POSTS, test: "a reply before its parent waits for it" },
  },
  {
    breaks: "of a comment: what the Page wrote itself begins a thread",
    file: PLACING,
    from: 'return isOwn && began === "comment" ? { do: "keep_quiet" } : { do: "add", root: id };',
    to: 'return isOwn && began === "review" ? { do: "keep_quiet" } : { do: "add", root: id };',
    caughtBy: { file: POSTS, test: "begins no thread before somebody answers it, and then its own" },
  },
  {
    breaks: "of a comment: a Page of which nobody wants comments keeps them",
    file: POST,
    from: "    if (!(await this.#isOn(pageId))) return { isOff: true };\n",
    to: "    await this.#isOn(pageId);\n",
    caughtBy: { file: POSTS, test: "keeps nothing of them" },
  },
  {
    breaks: "of a comment: our public reply is taken for one of Business Suite",
    file: "worker/objects/conversation/comments/own.ts",
    from: 'row.outgoing !== "public_reply"',
    to: 'row.outgoing !== "text"',
    caughtBy: { file: REPLIES, test: "is known by its echo where its answer was lost" },
  },
  {
    breaks: "of a comment: it waits for an answer although it is deleted",
    file: "worker/domain/kinds.ts",
    from: "asksWhenGone: false",
    to: "asksWhenGone: true",
    caughtBy: {
      file: "test/worker/comments/threads.test.ts",
      test: "waits for nothing once it is deleted, and those of others wait as before",
    },
  },
  {
    breaks: "of a comment: a second private reply leaves",
    file: "worker/protocol/comments/private-reply.ts",
    from: '  if (standing.length > 0) return { ok: false, why: standing.every(isUnderWay) ? "under_way" : "answered" };\n',
    to: "",
    caughtBy: { file: REPLIES, test: "is one: twice at once, one is refused, and the phone shows one" },
  },
  {
    breaks: "of a comment: a private reply leaves after 7 days",
    file: "worker/protocol/comments/private-reply.ts",
    from: "return now < until ?",
    to: "return now < until * 2 ?",
    caughtBy: { file: REPLIES, test: "is refused after 7 days, and told so before" },
  },
  {
    breaks: "of a comment: a private reply of unknown outcome is not looked for at Meta",
    file: KIND,
    from: "items: [...(await privateOnes(reader, store)), ...items]",
    to: "items",
    caughtBy: {
      file: REPLIES,
      test: "whose answer and echo were lost is known by the comment, and not sent twice",
    },
  },
  {
    breaks: "of a comment: the echo of a private reply tells its thread nothing",
    file: "worker/objects/conversation/comments/links.ts",
    from: '  store.parcels.add(`${pageId}:${thread}`, { kind: "arrived", mid, at, metadata: named, psid });\n',
    to: "  void [pageId, at, named, psid, mid];\n",
    caughtBy: { file: REPLIES, test: "whose answer was lost is known by its echo, which is its agent's" },
  },
  {
    breaks: "of a comment: the conversation in Messenger knows nothing of its private reply",
    file: "worker/objects/conversation/comments/links.ts",
    from: "  store.parcels.add(messenger, {",
    to: "  void ({",
    caughtBy: {
      file: REPLIES,
      test: "opens the conversation in Messenger, and each of the two knows the other",
    },
  },
  {
    breaks: "of a comment: what Messenger alone takes may be sent under it",
    file: "worker/objects/conversation/outbox/sendable.ts",
    from: "    ...kindFaults(store, outgoing),\n",
    to: "",
    caughtBy: {
      file: REPLIES,
      test: "is a public or a private reply, and nothing of Messenger's; nor the other way round",
    },
  },
  {
    breaks: "of a comment: who wrote it is not told",
    file: "worker/objects/conversation/log/entry-row.ts",
    from: 'id === "" ? null : { id, name }',
    to: 'id === "" ? undefined : { id, name }',
    caughtBy: { file: THREADS, test: "is of nobody known where Meta does not say whose it is" },
  },
];
