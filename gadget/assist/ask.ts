import type { Entry } from "../../worker/protocol/message/entry.ts";
import { isBlank } from "../../worker/protocol/message/blank.ts";
import type { ThreadState } from "../state/state.ts";
import type { FbChatAssistAsk, FbChatAssistMessage } from "./provider.ts";
import { ANSWER_MS, orAborted } from "./translate.ts";

/** So many of the newest messages are handed out. */
const MESSAGES_MAX = 100;
const SUGGESTIONS_MAX = 5;

/** What customer and Page said in the messages that are loaded, the newest last: no notes, and nothing that was taken back. */
export function messagesOf(thread: ThreadState): FbChatAssistMessage[] {
  return [...thread.entries].flatMap(messageOf).slice(-MESSAGES_MAX);
}

function messageOf({ author, content, changes, delivery, at, merged }: Entry): FbChatAssistMessage[] {
  const isGone = merged || changes?.isUnsent === true || delivery?.state === "withdrawn";
  const isSaid = content.kind === "text" || content.kind === "quick_reply";
  if (isGone || !isSaid || author.type === "system" || isBlank(content.text)) return [];
  return [{ by: author.type === "customer" ? "customer" : "page", text: content.text, at }];
}

/** Asks what the page does; null: it failed, or said nothing of use. Rejects only where `signal` is aborted. */
export async function asked<T>(
  does: (ask: FbChatAssistAsk) => Promise<unknown>,
  thread: ThreadState,
  language: string | null,
  { signal, read }: { signal: AbortSignal; read: (answer: unknown) => T | null },
): Promise<T | null> {
  const limited = AbortSignal.any([signal, AbortSignal.timeout(ANSWER_MS)]);
  const { conversation } = thread;
  const customer = thread.thread?.customer ?? null;
  try {
    const ask = { conversation, customer, messages: messagesOf(thread), language, signal: limited };
    return read(await orAborted(does(ask), limited));
  } catch {
    signal.throwIfAborted();
    return null;
  }
}

/** Those that can be sent. */
export function suggestionsOf(answer: unknown): string[] {
  const all: unknown[] = Array.isArray(answer) ? answer : [];
  return all
    .filter((one): one is string => typeof one === "string" && !isBlank(one))
    .slice(0, SUGGESTIONS_MAX);
}

export function wordsOf(answer: unknown): string | null {
  return typeof answer === "string" && !isBlank(answer) ? answer : null;
}
