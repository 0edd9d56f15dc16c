/** What the page hears of its customers' conversations, whether they are open or not: on each record, as long as the page is there. */
import type { FbChatEventMap } from "../../gadget/index.ts";

export type Activity = { at: number; who: string; words: string; conversation: string };

/** `who`: null where it is the customer, whom Meta may have named only later. */
type Line = Omit<Activity, "who"> & { who: string | null };

const LINES_MAX = 50;
const lines = new Map<string, Line[]>();

type Heard = {
  conversation: string;
  entry?: { content: object };
  codes?: { name: string }[];
  score?: number;
};

/** In the words of a record's page. */
const WORDS: Partial<Record<keyof FbChatEventMap, (heard: Heard) => Pick<Line, "who" | "words">>> = {
  "fb-chat-message-received": ({ entry }) => ({ who: null, words: textOf(entry) }),
  "fb-chat-message-sent": ({ entry }) => ({ who: "You", words: textOf(entry) }),
  "fb-chat-message-failed": ({ entry }) => ({ who: "Not sent", words: textOf(entry) }),
  "fb-chat-conversation-closed": ({ codes = [] }) => ({
    who: "Closed",
    words: codes.map(({ name }) => name).join(", "),
  }),
  "fb-chat-satisfaction": ({ score }) => ({ who: null, words: `gave ${String(score)} of 5` }),
};

/** `told`: of whose conversation there is something new. */
export function followActivity(told: (conversation: string) => void): void {
  for (const [name, wordsOf] of Object.entries(WORDS)) {
    document.addEventListener(name as keyof FbChatEventMap, ({ detail }) => {
      const heard = detail as unknown as Heard;
      const { conversation } = heard;
      const line = { at: Date.now(), conversation, ...wordsOf(heard) };
      lines.set(conversation, [line, ...(lines.get(conversation) ?? [])].slice(0, LINES_MAX));
      told(conversation);
    });
  }
}

/** The newest first, of all conversations of one customer, by the name that their record has. */
export function activityIn(conversations: readonly string[], name: string): Activity[] {
  return [...new Set(conversations)]
    .flatMap((conversation) => lines.get(conversation) ?? [])
    .sort((a, b) => b.at - a.at)
    .slice(0, LINES_MAX)
    .map((line) => ({ ...line, who: line.who ?? name }));
}

function textOf(entry: Heard["entry"]): string {
  const { content } = entry ?? {};
  const text = content && "text" in content ? content.text : null;
  return typeof text === "string" && text !== "" ? text : "sent something else";
}
