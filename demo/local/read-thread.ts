import type { Summary, Thread } from "../../worker/protocol/thread/conversation.ts";
import type { Entry } from "../../worker/protocol/message/entry.ts";
import { HISTORY_PAGE_MAX } from "../../worker/protocol/limits.ts";
import type { DeskClient } from "./desk-client.ts";

/** A whole thread as the desk tells it, first entry first; null when the desk knows no such conversation. */
export async function readThread(
  client: DeskClient,
  conversation: string,
): Promise<{ thread: Thread; summary: Summary; entries: Entry[] } | null> {
  const opened = await client.command("thread.open", { conversation });
  if (!opened.ok) return null;
  const { thread, summary, entries } = opened.result;
  let { more } = opened.result;
  while (more) {
    const [first] = entries;
    if (first === undefined) break;
    const before = { at: first.at, id: first.id };
    const page = await client.ask("thread.history", { conversation, before, limit: HISTORY_PAGE_MAX });
    entries.unshift(...page.entries);
    more = page.more;
  }
  await client.ask("thread.close", { conversation });
  return { thread, summary, entries };
}
