import type { ModerationAction, ThreadControlAction } from "../../worker/protocol/thread/acts.ts";
import type { CommandOf } from "../../worker/protocol/commands.ts";
import type { ConversationId } from "../../worker/protocol/ids.ts";
import type { WrapUpGiven } from "../../worker/protocol/thread/commands.ts";
import type { RoutingTold } from "../../worker/protocol/routing/told.ts";
import type { SeatController } from "../shell/seat-controller.ts";
import { desk } from "../state/desk.ts";
import type { DeedTools } from "../session/deed-tools.ts";
import { act } from "../session/deeds.ts";

type HandlingType =
  "conversation.take" | "conversation.release" | "conversation.close" | "conversation.reopen";

/** What the contact was said to be about, where it could not be closed over what the customer asked meanwhile. */
const saidOf = new Map<ConversationId, WrapUpGiven>();

/** What the desk asks for as a contact is closed; null: nothing. */
export function wrapUpOf(seat: Pick<SeatController, "peek">): RoutingTold["wrapUp"] | null {
  const wanted = seat.peek((state) => desk.of(state)?.routing?.wrapUp);
  return wanted === undefined || wanted.codes.length === 0 ? null : wanted;
}

/** Closes it; `wrapUp` null: as it was said to be about before, if it was. */
export function close(
  tools: DeedTools,
  conversation: ConversationId,
  wrapUp: WrapUpGiven | null,
  answered?: (isDone: boolean) => void,
): void {
  const asked = tools.store.state.threads[conversation]?.summary?.asked;
  const said = wrapUp ?? saidOf.get(conversation);
  if (said) saidOf.set(conversation, said);
  const ask = { type: "conversation.close", conversation, asked, ...(said ? { wrapUp: said } : {}) } as const;
  act(tools, conversation, ask, (isDone) => {
    if (isDone) saidOf.delete(conversation);
    answered?.(isDone);
  });
}

/** Puts it aside. */
export function snooze(
  tools: DeedTools,
  conversation: ConversationId,
  when: CommandOf<"conversation.snooze">["when"],
): void {
  act(tools, conversation, { type: "conversation.snooze", conversation, when });
}

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
  if (type === "conversation.close") close(tools, conversation, null, answered);
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
