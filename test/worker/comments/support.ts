import { runDurableObjectAlarm, runInDurableObject } from "cloudflare:test";
import { COMMENT_PERMISSIONS, MESSAGING_PERMISSIONS } from "../../../demo/simulator/world/options.ts";
import type { Simulator } from "../../../demo/simulator/simulator.ts";
import type { Post } from "../../../worker/objects/post/post.ts";
import { pageStub, postStub } from "../../../worker/objects/kernel/stubs.ts";
import { COMMENT_FIELDS } from "../../../worker/protocol/page/webhook-field-names.ts";
import type { Entry } from "../../../worker/protocol/message/entry.ts";
import { env, ORIGIN, PAGE_ID } from "../support/env.ts";
import { post } from "../support/webhook.ts";
import { aCustomer, deliverAll } from "../support/meta.ts";
import { TestThread, until } from "../support/thread.ts";

/** The post that comments stand under where none is named. */
export const POST_ID = `${PAGE_ID}_90210`;

/** Somebody wants comments of this Page, and Meta lets them be read and answered. */
export async function takeComments(meta: Simulator): Promise<void> {
  meta.page(PAGE_ID).setPermissions([...MESSAGING_PERMISSIONS, ...COMMENT_PERMISSIONS]);
  const page = pageStub(env, PAGE_ID);
  const fields = new Set([...(await page.wantedFields(PAGE_ID)), "messages", ...COMMENT_FIELDS]);
  const mended = await page.setFields(PAGE_ID, [...fields], null);
  if (!mended.ok) throw new Error("the fields were refused");
  const registered = await page.repair(PAGE_ID, "register_webhook", ORIGIN);
  if (!registered.ok) throw new Error("the app was refused");
}

/** A thread that begins with a comment of a new customer. */
export async function aComment(
  meta: Simulator,
  text = "What does it weigh?",
): Promise<{ thread: TestThread; customer: ReturnType<Simulator["customer"]>; id: string }> {
  await takeComments(meta);
  const customer = aCustomer(meta);
  const id = customer.comment({ text });
  const thread = new TestThread(meta, id);
  await deliverAll(meta);
  await untilSaid(thread, 1);
  return { thread, customer, id };
}

/** Until the thread holds so many entries, lines of the desk not counted. */
export async function untilSaid(thread: TestThread, count: number): Promise<Entry[]> {
  return await until(async () => {
    const said = (await thread.whole()).filter(({ content }) => content.kind !== "system");
    if (said.length !== count) throw new Error(`${String(said.length)} entries, not ${String(count)}`);
    return said;
  });
}

/** One event of the feed as Meta tells it; `value` beside the ids. */
export async function deliverFeed(
  value: Record<string, unknown>,
  { field = "feed", at = Date.now() }: { field?: string; at?: number } = {},
): Promise<void> {
  const entry = { id: PAGE_ID, time: Math.floor(at / 1000), changes: [{ field, value }] };
  const response = await post(JSON.stringify({ object: "page", entry: [entry] }));
  if (response.status !== 200) throw new Error(`webhook answered ${String(response.status)}`);
}

let commentCount = 0;

/** A comment as Meta tells of it, under an id that no other test of this file uses. */
export function aCommentValue(
  more: Record<string, unknown> = {},
): { comment_id: string } & Record<string, unknown> {
  commentCount += 1;
  return {
    ...{ item: "comment", verb: "add", post_id: POST_ID, parent_id: POST_ID },
    comment_id: `90210_7${String(100_000 + commentCount)}`,
    ...{ message: "Hello?", created_time: Math.floor(Date.now() / 1000) },
    ...more,
  };
}

/** Runs the alarm of a post now, if one is set. */
export async function alarmOfPost(postId = POST_ID): Promise<boolean> {
  return await runDurableObjectAlarm(postStub(env, `${PAGE_ID}:${postId}`));
}

/** Looks into a post, past its door. */
export async function insidePost<T>(
  look: (post: Post, state: DurableObjectState) => T | Promise<T>,
  postId = POST_ID,
): Promise<T> {
  const stub = postStub(env, `${PAGE_ID}:${postId}`);
  return await runInDurableObject(stub as unknown as DurableObjectStub<Post>, look);
}

/** "Ada Marlow: What does it weigh?", of each entry that is no line. */
export function told(entries: readonly Entry[]): string[] {
  return entries.flatMap(({ author, content, changes }) => {
    if (content.kind !== "text") return [];
    const who =
      author.type === "customer"
        ? (author.person?.name ?? "somebody")
        : author.type === "agent"
          ? author.name
          : author.type;
    const marks = [changes?.edits && "edited", changes?.isUnsent && "removed", changes?.isHidden && "hidden"];
    const after = marks.filter((mark) => typeof mark === "string");
    const open = content.privateTo === undefined ? "" : " (private)";
    return [`${who}${open}: ${content.text}${after.length > 0 ? ` [${after.join()}]` : ""}`];
  });
}
