import { HISTORY_PAGE_MAX } from "../../worker/protocol/limits.ts";
import type { ConversationId } from "../../worker/protocol/ids.ts";
import type { DeedTools } from "../session/deed-tools.ts";
import { tellRefusal } from "../session/deeds.ts";

/** Loads the page of history before the first entry held; nothing happens while one is under way. */
export function loadOlder(
  tools: Pick<DeedTools, "store" | "channel" | "hooks">,
  conversation: ConversationId,
): void {
  const { store, channel } = tools;
  const thread = store.state.threads[conversation];
  if (!thread?.floor || thread.history === "asked" || thread.phase !== "ready") return;
  const before = thread.floor;
  store.dispatch({ type: "history.asked", conversation });
  const ask = { type: "thread.history", conversation, before, limit: HISTORY_PAGE_MAX } as const;
  channel.send(ask, (answer) => {
    if (answer.ok) {
      store.dispatch({ type: "history.answered", conversation, before, page: answer.result });
      return;
    }
    store.dispatch({ type: "history.lost", conversation });
    tellRefusal(tools, ask.type, conversation, answer.refusal);
  });
}

/** Has the Worker fetch the next older messages of Meta's own record; nothing happens while that is under way. */
export function importPast(tools: DeedTools, conversation: ConversationId): void {
  const { store, channel } = tools;
  const thread = store.state.threads[conversation];
  if (!thread || thread.floor || thread.isImporting || thread.phase !== "ready") return;
  store.dispatch({ type: "thread.importing", conversation, isImporting: true });
  channel.send({ type: "thread.import", conversation }, (answer) => {
    store.dispatch({ type: "thread.importing", conversation, isImporting: false });
    if (!answer.ok) tellRefusal(tools, "thread.import", conversation, answer.refusal);
  });
}
