import { SEND_TEXT_UNITS_MAX } from "../protocol/limits.ts";
import { splitText } from "../protocol/message/split-text.ts";
import type { Outgoing, OutgoingOf, QuickReply } from "../protocol/outgoing/outgoing.ts";

/**
 * The messages that it takes at Meta, in the order in which they leave. The first carries the quote, for it is what
 * answers; the last the quick replies, for they are gone with the message that follows.
 */
export function partsToSend(outgoing: Outgoing): Outgoing[] {
  const whole = wellFormed(outgoing);
  switch (whole.kind) {
    case "text":
      return textsOf(whole);
    case "files":
    case "sticker":
    case "template":
    case "utility":
      return [whole];
  }
}

/** Whether it is words and nothing else, of which all is told by the text. */
export function isWordsAlone(outgoing: Outgoing): outgoing is OutgoingOf<"text"> {
  return outgoing.kind === "text" && outgoing.quickReplies === undefined && outgoing.replyTo === undefined;
}

function textsOf({ kind, text, quickReplies, replyTo }: OutgoingOf<"text">): Outgoing[] {
  const texts = splitText(text, SEND_TEXT_UNITS_MAX);
  return texts.map((part, index) => ({
    kind,
    text: part,
    ...(index === 0 && replyTo !== undefined ? { replyTo } : {}),
    ...(index === texts.length - 1 ? given({ quickReplies }) : {}),
  }));
}

function given({ quickReplies }: { quickReplies: QuickReply[] | undefined }): {
  quickReplies?: QuickReply[];
} {
  return quickReplies === undefined ? {} : { quickReplies };
}

/** Half a surrogate pair is no character: neither SQLite nor Meta would give it back. */
function wellFormed<T>(value: T): T {
  if (typeof value === "string") return value.toWellFormed() as T;
  if (Array.isArray(value)) return value.map(wellFormed) as T;
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, it]) => [name, wellFormed(it)])) as T;
}
