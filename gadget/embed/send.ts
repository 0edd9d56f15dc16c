import { pageIdOf } from "../../worker/protocol/conversation-name.ts";
import { isDoubted, windowState } from "../compose/send-window.ts";
import type { FbChatSent, ToDoWith } from "../features/page-methods.ts";
import { seenRevOf } from "../session/deeds.ts";
import { readOutgoing } from "../session/read-outgoing.ts";
import type { CommandAnswer } from "../wire/commands.ts";
import { selectedThread } from "../state/state.ts";

/**
 * Sends in the conversation on the screen what the page wants to be sent, as if its agent had: in its place behind what they wrote, guarded
 * by what they have seen. What is in the box stays.
 */
export async function send({ seat }: ToDoWith, given: unknown): Promise<FbChatSent> {
  const { state } = seat.store;
  const thread = selectedThread(state);
  const outgoing = readOutgoing(given);
  if (!thread?.thread) return { ok: false, code: "no_conversation" };
  if (state.readonly) return { ok: false, code: "readonly" };
  if (outgoing === null) return { ok: false, code: "bad_frame" };
  const { conversation, entries, barred } = thread;
  const page = state.pages[pageIdOf(conversation)];
  const window = windowState(thread.thread, page, seat.now(), isDoubted(entries), barred);
  if (!window.open && outgoing.kind !== "utility") return { ok: false, code: "window_closed" };
  const { tools } = seat;
  const { sender, platform, hooks } = tools;
  const command = {
    type: "message.send",
    conversation,
    seenRev: seenRevOf(tools, conversation),
    outgoing,
  } as const;
  const said = "text" in outgoing && typeof outgoing.text === "string" ? outgoing.text : "";
  return new Promise((resolve) => {
    const answered = (answer: CommandAnswer<"message.send">) => {
      resolve(
        answer.ok ? { ok: true, entries: answer.result.entries } : { ok: false, code: answer.refusal.code },
      );
    };
    sender.write(command, said, hooks.refused, { id: platform.uuid(), answered });
  });
}
