import type { Env } from "../../../env.ts";
import { partsOfName } from "../../../protocol/ids.ts";
import type { Hold } from "../../../protocol/thread/conversation.ts";
import { kindOf } from "../../../protocol/thread/kind.ts";
import { conversationStub, deskStub, pageStub } from "../../kernel/stubs.ts";

/** A hold, and which thread is under it. */
export type HeldThread = Hold & { conversation: string };

/** Threads that are looked through in one turn, and how many of them at once. */
const LOOKED_AT_ONCE = 200;
const ASKED_AT_ONCE = 20;

/**
 * Empties what somebody wrote in threads of comments of their Page that others began, of those behind `after` (null: from the first). Which
 * these are nobody keeps: all are asked. Answers of how many entries, and behind which it goes on; null: nowhere. `hold`: there it stopped.
 */
export async function forgetInThreadsOfOthers(
  env: Env,
  person: string,
  after: string | null,
): Promise<{ entries: number; after: string | null; hold?: HeldThread }> {
  const { pageId, psid } = partsOfName(person);
  // A comment is nobody's address.
  if (kindOf(person) === "comment") return { entries: 0, after: null };
  const { desks } = await pageStub(env, pageId).conversations(pageId);
  const listed = await Promise.all(
    desks.map((desk) => deskStub(env, desk).commentsAfter(desk, pageId, after, LOOKED_AT_ONCE + 1)),
  );
  const behind = [...new Set(listed.flat())].sort();
  let [entries, last] = [0, after ?? ""];
  const names = behind.slice(0, LOOKED_AT_ONCE);
  for (let at = 0; at < names.length; at += ASKED_AT_ONCE) {
    const some = names.slice(at, at + ASKED_AT_ONCE);
    const told = await Promise.all(some.map((name) => forgetIn(env, name, psid)));
    entries += told.reduce((sum, one) => sum + one.entries, 0);
    const hold = told.find((one) => one.hold !== undefined)?.hold;
    if (hold !== undefined) return { entries, after: last, hold };
    last = some.at(-1) ?? last;
  }
  return { entries, after: behind.length > names.length ? last : null };
}

async function forgetIn(
  env: Env,
  name: string,
  person: string,
): Promise<{ entries: number; hold?: HeldThread }> {
  for (let entries = 0; ;) {
    const told = await conversationStub(env, name).forgetWordsOf(name, person);
    entries += told.entries;
    if (told.hold !== undefined) return { entries, hold: { ...told.hold, conversation: name } };
    if (told.isAll) return { entries };
  }
}
