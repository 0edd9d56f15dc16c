import type { ConversationId } from "../../worker/protocol/ids.ts";
import { isBlank } from "../../worker/protocol/message/blank.ts";
import type { DeedTools } from "../session/deed-tools.ts";
import { cursorOf } from "../../worker/protocol/thread/conversation.ts";
import { act } from "../session/deeds.ts";
import { silent } from "../session/silent.ts";
import type { Transfer } from "./transfer-dialog.ts";

/** Gives it on; whoever took it since the agent looked keeps it. */
export function transfer(tools: DeedTools, conversation: ConversationId, given: Transfer): void {
  const summary = tools.store.state.threads[conversation]?.summary;
  const owner = summary ? { owner: summary.owner?.sub ?? null } : {};
  act(tools, conversation, { type: "conversation.transfer", conversation, ...given, ...owner });
}

/** Asks a colleague to help. */
export function invite(
  tools: DeedTools,
  conversation: ConversationId,
  asked: { agent: string; note?: string },
): void {
  act(tools, conversation, { type: "conversation.invite", conversation, ...asked });
}

/** Helps no longer; `agent`: another does not. */
export function leave(tools: DeedTools, conversation: ConversationId, agent?: string): void {
  const who = agent === undefined ? {} : { agent };
  act(tools, conversation, { type: "conversation.leave", conversation, ...who });
}

/** Asks who leads for help; `words` may be empty. */
export function raiseHand(tools: DeedTools, conversation: ConversationId, words: string): void {
  const note = isBlank(words) ? {} : { note: words };
  act(tools, conversation, { type: "conversation.raiseHand", conversation, ...note });
}

/** Help came, or is not needed. */
export function lowerHand(tools: DeedTools, conversation: ConversationId): void {
  act(tools, conversation, { type: "conversation.lowerHand", conversation });
}

/** Whether colleagues are shown from now on that the agent looks at what is on the screen. Where the desk would not, it is as before. */
export function lookAs(
  { store, channel, hooks }: DeedTools,
  conversation: ConversationId,
  isSilent: boolean,
): void {
  const held = store.state.threads[conversation];
  if (!held?.thread) return;
  setSilent(store, conversation, isSilent);
  const as = isSilent ? { as: "silent" as const } : {};
  // The subscription goes on: only what changed since is answered.
  const ask = { type: "thread.open", conversation, cursor: cursorOf(held.thread, held.rev), ...as } as const;
  channel.send(ask, (answer) => {
    if (answer.ok) store.dispatch({ type: "thread.opened", conversation, opened: answer.result });
    // Whoever reconnects opens it anew, as it was wanted.
    else if (answer.refusal.code !== "lost") {
      setSilent(store, conversation, !isSilent);
      hooks.refused("thread.open", conversation, answer.refusal);
    }
  });
}

function setSilent(store: DeedTools["store"], conversation: ConversationId, isSilent: boolean): void {
  if (isSilent) silent.add(conversation);
  else silent.delete(conversation);
  // It is no part of the state: whatever shows the thread looks again.
  const refusal = store.state.threads[conversation]?.notice ?? null;
  store.dispatch({ type: "thread.notice", conversation, refusal });
}
