import type { Summary } from "../../worker/protocol/thread/conversation.ts";
import type { Person } from "../../worker/protocol/message/entry.ts";
import type { Asked } from "../../worker/protocol/frames.ts";
import type { ConversationId } from "../../worker/protocol/ids.ts";
import type { ChatState } from "../state/state.ts";

/**
 * What a changed row means where the Worker does not say so, because it is older than that: read off what was known of
 * it. `last` is the state before it.
 */
export function rowNews(last: ChatState, row: Summary): { asked?: Asked; previousOwner?: Person | null } {
  const { list, session } = last;
  const me = session?.me.sub;
  // Before the connection caught up, differences are of some time ago, and of windows that were not there.
  if (!last.caughtUp || me === undefined) return {};
  const old = rowsOf(last).get(row.conversation);
  if (old ? old.version >= row.version : list.phase !== "ready") return {};
  // A row that was not in a whole list of mine was not mine.
  const isWhole = list.floor === null && list.sort === "latest";
  const cameToMe = isWhole && list.view === "mine" && row.owner?.sub === me;
  const isHandedOver = old ? old.owner?.sub !== row.owner?.sub : cameToMe;
  const { preview, asked, activityAt } = row;
  const isAsking = preview?.author === "customer" && asked > (old?.asked ?? 0) && row.unanswered > 0;
  return {
    ...(isHandedOver ? { previousOwner: old?.owner ?? null } : {}),
    ...(isAsking ? { asked: { at: activityAt, said: preview } } : {}),
  };
}

/** What is known of conversations, by the list and by the threads that are open. */
function rowsOf({ list, threads }: ChatState): Map<ConversationId, Summary> {
  const rows = new Map<ConversationId, Summary>();
  for (const { summary, phase } of Object.values(threads)) {
    if (summary && phase === "ready") rows.set(summary.conversation, summary);
  }
  for (const row of list.items) {
    const known = rows.get(row.conversation);
    if (!known || known.version < row.version) rows.set(row.conversation, row);
  }
  return rows;
}
