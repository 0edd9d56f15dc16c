import type { Entry } from "../../worker/protocol/message/entry.ts";
import { pageIdOf } from "../../worker/protocol/conversation-name.ts";
import type { ConversationId, EntryId } from "../../worker/protocol/ids.ts";
import type { Outgoing } from "../../worker/protocol/outgoing/outgoing.ts";
import type { DeedTools } from "../session/deed-tools.ts";
import { act, actOnEntry, drop, seenRevOf, textOf, write } from "../session/deeds.ts";
import { unknownFile } from "../state/box-file.ts";
import type { BoxFile } from "../state/box-file.ts";
import { composedOf } from "../state/composed.ts";
import { isPlain, outgoingOf } from "../state/outgoing.ts";
import type { PendingSend, SendCommand } from "../state/state.ts";
import type { CommandRefusal } from "../wire/commands.ts";

/** Keeps what is written. Colleagues and the customer are told that somebody writes, where it is meant for the customer. */
export function draft(
  { store, typing }: DeedTools,
  conversation: ConversationId,
  text: string,
  isForCustomer = true,
): void {
  store.dispatch({ type: "draft", conversation, text });
  if (text === "") typing.stops();
  else if (isForCustomer) typing.writes(conversation);
}

/** The agent went elsewhere, or has sent it. */
export function stopTyping({ typing }: DeedTools): void {
  typing.stops();
}

/** Sends a text, now or as soon as there is a socket. Empties the draft. */
export function send(tools: DeedTools, conversation: ConversationId, text: string): void {
  tools.typing.stops();
  tools.store.dispatch({ type: "draft", conversation, text: "" });
  sendOutgoing(tools, conversation, { kind: "text", text }, text);
}

/**
 * Sends whatever can be sent, now or as soon as there is a socket, as the answer to the message that the agent chose to
 * answer. `said`: what it says, in a few words, for where it is told of.
 */
export function sendOutgoing(
  tools: DeedTools,
  conversation: ConversationId,
  outgoing: Outgoing,
  said: string,
): void {
  const { replyTo } = composedOf(tools.store.state, conversation);
  const isAnswer = replyTo !== null && outgoing.kind !== "utility";
  const sent = isAnswer ? { ...outgoing, replyTo } : outgoing;
  if (isAnswer) replyToMessage(tools, conversation, null);
  const seenRev = seenRevOf(tools, conversation);
  write(tools, { type: "message.send", conversation, seenRev, outgoing: sent }, said);
}

/** Sends what is in the box: the files with the words that stand there, in the order shown. */
export function sendFiles(
  tools: DeedTools,
  conversation: ConversationId,
  files: readonly BoxFile[],
  text: string,
): void {
  tools.typing.stops();
  tools.store.dispatch({ type: "draft", conversation, text: "" });
  files.forEach(rememberFile);
  const named = files.flatMap(({ given }) => (given ? [{ file: given.file }] : []));
  const said = [text, files.map(({ name }) => name).join(" · ")].filter((words) => words !== "").join("\n");
  sendOutgoing(tools, conversation, { kind: "files", files: named, ...(text === "" ? {} : { text }) }, said);
}

/** A public reply left with this picture: it is in the box again where the reply is taken back. */
export function rememberFile(file: BoxFile): void {
  if (file.given) sentFiles.set(file.given.file, file);
}

/** What was sent from this page, by the Worker's name: so that it is in the box again as it was. */
const sentFiles = new Map<string, BoxFile>();

/** The next message answers this one; null: it answers none in particular. */
export function replyToMessage(
  { store }: Pick<DeedTools, "store">,
  conversation: ConversationId,
  replyTo: EntryId | null,
): void {
  store.dispatch({ type: "composed", conversation, change: { replyTo } });
}

/** What was to be opened again is open. */
export function isBackInHand({ store }: DeedTools, conversation: ConversationId): void {
  store.dispatch({ type: "composed", conversation, change: { back: null } });
}

/**
 * Takes back what the desk still holds, and puts the words back into the box, before what is there. Of several
 * parts the first may have left meanwhile: then the words of the others come back.
 */
export function undo(tools: DeedTools, conversation: ConversationId, { id, delivery }: Entry): void {
  const takenBack = ({ result: { entries } }: { result: { entries: Entry[] } }): void => {
    const parts = entries.filter((entry) => entry.delivery?.state === "withdrawn");
    const whole = parts.length === delivery?.parts ? tools.sender.sentBy(delivery.command) : null;
    if (whole) backIntoHand(tools, whole.command, whole.text, null);
    else backIntoBox(tools, conversation, parts.map(textOf).join("\n"));
  };
  actOnEntry(tools, { type: "message.withdraw", conversation, entry: id }, takenBack, (refusal) =>
    refusal.code === "wrong_state" ? { code: "undo_too_late" } : refusal,
  );
}

/**
 * Takes a refused send back into hand, to be changed, and what was written after it, which would come before it. What was built
 * goes into hand one at a time: where some of it is behind, that is judged anew.
 */
export function edit(tools: DeedTools, pending: PendingSend): void {
  const { sends } = tools.store.state.threads[pending.command.conversation] ?? { sends: [] };
  const behind = sends.slice(sends.findIndex(({ id }) => id === pending.id) + 1);
  const taken = [pending, ...(behind.every(goesIntoBox) ? behind : [])].toReversed();
  // The last first: what nothing is behind any more would leave.
  for (const send of taken) drop(tools, send);
  for (const { command, text, refusal } of taken) backIntoHand(tools, command, text, refusal);
}

function goesIntoBox({ phase, command }: PendingSend): boolean {
  if (phase === "asked" || command.type !== "message.send") return false;
  const outgoing = outgoingOf(command);
  return isPlain(outgoing) || outgoing?.kind === "files";
}

/** Meta may let people of this Page write for 7 days by now: the next reply tries it. */
export function retryHumanAgent(tools: DeedTools, conversation: ConversationId): void {
  act(tools, conversation, { type: "page.retryHumanAgent", pageId: pageIdOf(conversation) });
}

/** Makes a colleague's conversation the agent's own: whoever took it meanwhile keeps it. */
export function takeToAnswer(tools: DeedTools, conversation: ConversationId): void {
  const summary = tools.store.state.threads[conversation]?.summary;
  const owner = summary && (summary.owner?.sub ?? null);
  act(tools, conversation, { type: "conversation.take", conversation, owner });
}

/** Words go into the box, before what is written there; what was built is opened again by whoever shows the box. */
function backIntoHand(
  tools: DeedTools,
  command: SendCommand,
  text: string,
  refusal: CommandRefusal | null,
): void {
  const { conversation } = command;
  const outgoing = outgoingOf(command);
  if (outgoing !== null && "replyTo" in outgoing) {
    replyToMessage(tools, conversation, outgoing.replyTo);
  }
  if (outgoing === null || isPlain(outgoing)) backIntoBox(tools, conversation, text);
  else if (outgoing.kind === "public_reply") {
    if (outgoing.file !== undefined) filesBack(tools, conversation, [outgoing.file]);
    backIntoBox(tools, conversation, outgoing.text ?? "");
  }
  // Into the box of its own: in the other one everybody would read it.
  else if (outgoing.kind === "private_reply") backIntoBox(tools, privateBox(conversation), text);
  else if (outgoing.kind === "files") {
    filesBack(
      tools,
      conversation,
      outgoing.files.map(({ file }) => file),
    );
    if (outgoing.text !== undefined) backIntoBox(tools, conversation, outgoing.text);
  } else tools.store.dispatch({ type: "composed", conversation, change: { back: { outgoing, refusal } } });
}

/** Before those that are in the box. */
function filesBack({ store }: DeedTools, conversation: ConversationId, names: readonly string[]): void {
  const held = composedOf(store.state, conversation).files;
  const files = names.map((file) => sentFiles.get(file) ?? unknownFile(file));
  store.dispatch({ type: "composed", conversation, change: { files: [...files, ...held] } });
}

/** Under which name the words of a private reply to a comment are kept. */
export function privateBox(conversation: ConversationId): string {
  return `${conversation} private`;
}

function backIntoBox({ store }: DeedTools, conversation: ConversationId, text: string): void {
  if (text === "") return;
  const written = store.state.drafts[conversation] ?? "";
  // Not by draft(): nobody writes at this moment.
  const both = written === "" ? text : `${text}\n${written}`;
  store.dispatch({ type: "draft", conversation, text: both });
}
