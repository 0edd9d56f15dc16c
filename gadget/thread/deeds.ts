import type { ModerationAction, ThreadControlAction } from "../../worker/protocol/thread/acts.ts";
import type { ConversationId } from "../../worker/protocol/ids.ts";
import type { DeedTools } from "../session/deed-tools.ts";
import { act } from "../session/deeds.ts";

type HandlingType =
  "conversation.take" | "conversation.release" | "conversation.close" | "conversation.reopen";

/** Takes, releases, closes or reopens; the list and the header follow the Worker's word, and `answered` is told of it. */
export function handle(
  tools: DeedTools,
  type: HandlingType,
  conversation: ConversationId,
  answered?: (isDone: boolean) => void,
): void {
  const summary = tools.store.state.threads[conversation]?.summary;
  // Decided over what the agent saw: what the customer asked since, or before this was repeated, stays open, and who
  // took it since keeps it.
  if (type === "conversation.close")
    act(tools, conversation, { type, conversation, asked: summary?.asked }, answered);
  else if (type === "conversation.take") {
    const owner = summary && (summary.owner?.sub ?? null);
    act(tools, conversation, { type, conversation, owner }, answered);
  } else act(tools, conversation, { type, conversation }, answered);
}

/** Takes, releases, passes or asks for the thread at Meta. */
export function control(
  tools: DeedTools,
  conversation: ConversationId,
  action: ThreadControlAction,
  to: string | null = null,
): void {
  act(tools, conversation, { type: "thread.control", conversation, action, ...(to === null ? {} : { to }) });
}

/** Blocks or unblocks the customer, or calls the conversation spam; the reason is kept in the thread. */
export function moderate(
  tools: DeedTools,
  conversation: ConversationId,
  action: ModerationAction,
  reason: string,
): void {
  act(tools, conversation, { type: "customer.moderate", conversation, action, reason });
}

/** The agent read what was refused. */
export function dismissNotice({ store }: DeedTools, conversation: ConversationId): void {
  store.dispatch({ type: "thread.notice", conversation, refusal: null });
}

/** The agent looks at the thread, in a window that has the focus. */
export function looksAt({ store, seen }: DeedTools, conversation: ConversationId): void {
  const thread = store.state.threads[conversation];
  if (thread?.phase === "ready") seen.looksAt(thread, store.state);
}
