import { COMMENT_PERMISSIONS, MESSAGING_PERMISSIONS } from "../../../demo/simulator/world/options.ts";
import type { Simulator } from "../../../demo/simulator/simulator.ts";
import type { InboundItem } from "../../../worker/domain/item.ts";
import { PAGE_ID } from "./env.ts";
import { aCustomer } from "./meta.ts";
import { TestThread } from "./thread.ts";

/** A thread that begins with a comment of a new customer, which Meta has and whose post told of it. */
export async function aCommentThread(
  meta: Simulator,
  text = "What does it weigh?",
): Promise<{ thread: TestThread; customer: ReturnType<Simulator["customer"]>; id: string; entry: number }> {
  meta.page(PAGE_ID).setPermissions([...MESSAGING_PERMISSIONS, ...COMMENT_PERMISSIONS]);
  const customer = aCustomer(meta);
  const id = customer.comment({ text });
  await meta.takeOutgoing();
  const thread = new TestThread(meta, id);
  await comment(thread, { id, text, by: { id: customer.psid, name: "Ada Marlow" } });
  const { comment: told } = (await thread.read()).thread;
  if (told?.root === undefined) throw new Error("the comment is not there");
  return { thread, customer, id, entry: told.root };
}

/** Under which all of them stand. */
export const POST = {
  id: `${PAGE_ID}_90210`,
  text: "Our new tents are in.",
  permalink: "https://www.facebook.com/90210",
  at: 1_790_000_000_000,
};

type Comment = {
  id: string;
  text: string;
  by: { id: string; name: string | null } | null;
  at?: number;
  post?: typeof POST;
};

/** What somebody says in a thread of comments comes to it. */
export async function comment(
  thread: Pick<TestThread, "psid" | "name" | "stub">,
  { id, text, by, at = Date.now(), post = POST }: Comment,
): Promise<void> {
  const said = { text, rest: [], parts: [], replyTo: null };
  const item: InboundItem = {
    ...{ pageId: PAGE_ID, psid: thread.psid, key: id, at, standby: false, raw: null },
    event: {
      kind: "message",
      mid: id,
      quickReply: null,
      referral: null,
      comment: { by, began: "comment" },
      ...said,
    },
  };
  const context = { post, pictureUrl: null };
  await thread.stub.takeComments(thread.name, { postId: post.id, context, items: [item] });
}
