import type { Env } from "../../../env.ts";
import { personIn, prefixOfPage } from "../../../bucket/keys.ts";
import { deskStub, pageStub } from "../../kernel/stubs.ts";

/** Every conversation of a Page of which anything is known: at its desk, at the Page itself, and in the bucket. */
export async function conversationsOfPage(env: Env, pageId: string): Promise<string[]> {
  const { conversations, desks } = await pageStub(env, pageId).conversations(pageId);
  const listed = await Promise.all(
    desks.map(async (desk) => await deskStub(env, desk).conversationsOf(desk, pageId)),
  );
  return [...new Set([...conversations, ...listed.flat(), ...(await inBucket(env, pageId))])];
}

async function inBucket({ MEDIA: bucket }: Env, pageId: string): Promise<string[]> {
  if (bucket === undefined) return [];
  const prefix = prefixOfPage(pageId);
  const found: string[] = [];
  let cursor: string | undefined;
  do {
    const listed: R2Objects = await bucket.list({
      prefix,
      delimiter: "/",
      ...(cursor === undefined ? {} : { cursor }),
    });
    found.push(...listed.delimitedPrefixes.map((folder) => `${pageId}:${personIn(folder)}`));
    cursor = listed.truncated ? listed.cursor : undefined;
  } while (cursor !== undefined);
  return found;
}
