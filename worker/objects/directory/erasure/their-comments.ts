import type { Env } from "../../../env.ts";
import { partsOfName } from "../../../protocol/ids.ts";
import { deskStub, pageStub } from "../../kernel/stubs.ts";

/**
 * These conversations, and with them the threads of comments that their people began: Meta calls somebody by the same id under a post of
 * the Page and in Messenger. Whom Meta does not name under a post is found by nobody.
 */
export async function withTheirComments(env: Env, conversations: readonly string[]): Promise<string[]> {
  const people = new Map<string, string[]>();
  for (const { pageId, psid } of conversations.map(partsOfName))
    people.set(pageId, [...(people.get(pageId) ?? []), psid]);
  const found = await Promise.all([...people].map(([pageId, of]) => begunBy(env, pageId, of)));
  return [...new Set([...conversations, ...found.flat()])];
}

async function begunBy(env: Env, pageId: string, people: readonly string[]): Promise<string[]> {
  const { desks } = await pageStub(env, pageId).conversations(pageId);
  const listed = await Promise.all(
    desks.map(async (desk) => await deskStub(env, desk).commentsBy(desk, pageId, people)),
  );
  return listed.flat();
}
