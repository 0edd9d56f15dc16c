import type { Entry } from "../../worker/protocol/message/entry.ts";
import type { ConversationId, Rev } from "../../worker/protocol/ids.ts";
import type { AskOf, CommandAnswer, CommandRefusal } from "../wire/commands.ts";
import type { PendingSend, SendCommand } from "../state/state.ts";
import type { DeedTools } from "./deed-tools.ts";

/** What is done with a whole conversation, or its Page, and answered with nothing that is shown. */
type ActType =
  | "conversation.take"
  | "conversation.release"
  | "conversation.close"
  | "conversation.reopen"
  | "conversation.snooze"
  | "conversation.transfer"
  | "conversation.invite"
  | "conversation.leave"
  | "conversation.raiseHand"
  | "conversation.lowerHand"
  | "comment.act"
  | "comment.edit"
  | "conversation.tag"
  | "conversation.attributes"
  | "conversation.link"
  | "note.add"
  | "page.retryHumanAgent"
  | "thread.control"
  | "customer.moderate";

/** What is done with one message of the agent's. */
type EntryAct = AskOf<"message.withdraw"> | AskOf<"message.confirm"> | AskOf<"message.settle">;

/** What comes of it follows as news of the thread, or as a notice in it; `answered` is told whether it was done. */
export function act<T extends ActType>(
  tools: DeedTools,
  conversation: ConversationId,
  ask: AskOf<T>,
  answered: (isDone: boolean) => void = () => {},
): void {
  tools.channel.send(ask, (answer) => {
    if (!answer.ok) tellRefusal(tools, ask.type, conversation, answer.refusal);
    answered(answer.ok);
  });
}

/** The message is busy until the Worker answers; then it is as the answer says, or a notice tells why not. */
export function actOnEntry(
  tools: DeedTools,
  command: EntryAct,
  done: (answer: { result: { entries: Entry[] } }) => void = () => {},
  saidAs: (refusal: CommandRefusal) => CommandRefusal = (refusal) => refusal,
): void {
  const { store, channel } = tools;
  const { conversation, entry, type } = command;
  store.dispatch({ type: "entry.busy", conversation, entry, busy: true });
  channel.send(command, (answer: CommandAnswer<typeof type>) => {
    store.dispatch({ type: "entry.busy", conversation, entry, busy: false });
    if (answer.ok) {
      store.dispatch({ type: "entries.answered", conversation, entries: answer.result.entries });
      done(answer);
    } else tellRefusal(tools, type, conversation, saidAs(answer.refusal));
  });
}

/** Up to where the agent read: what the Worker guards a reply with. */
export function seenRevOf({ store }: Pick<DeedTools, "store">, conversation: ConversationId): Rev {
  return store.state.threads[conversation]?.seenRev ?? 0;
}

/** Gives a message to the Worker, as a local echo until it is answered. */
export function write(
  { sender, hooks }: Pick<DeedTools, "sender" | "hooks">,
  command: SendCommand,
  text: string,
): void {
  sender.write(command, text, hooks.refused);
}

/** Repeats a refused send, knowing what the refusal said is new; what was written after it leaves behind it. */
export function sendAnyway(tools: Pick<DeedTools, "store" | "sender" | "hooks">, pending: PendingSend): void {
  const { command, refusal } = pending;
  const told = refusal?.code === "changed" ? refusal.rev : 0;
  const seenRev = Math.max(seenRevOf(tools, command.conversation), told);
  // It may have left after all, and nobody heard: the same id makes sure that it does so once.
  tools.sender.again(pending, seenRev, tools.hooks.refused, refusal?.code === "stale");
}

/** Forgets a refused send. */
export function drop({ store }: Pick<DeedTools, "store">, pending: PendingSend): void {
  store.dispatch({ type: "send.dropped", conversation: pending.command.conversation, id: pending.id });
}

/** The words of an entry, nothing where it has none. */
export function textOf(entry: Entry): string {
  return entry.content.kind === "text" ? entry.content.text : "";
}

/** Says in the thread what the Worker refused, and tells the page. */
export function tellRefusal(
  { store, hooks }: Pick<DeedTools, "store" | "hooks">,
  type: string,
  conversation: ConversationId,
  refusal: CommandRefusal,
): void {
  store.dispatch({ type: "thread.notice", conversation, refusal });
  hooks.refused(type, conversation, refusal);
}
