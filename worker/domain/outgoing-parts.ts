import { SEND_TEXT_UNITS_MAX } from "../protocol/limits.ts";
import { splitText } from "../protocol/message/split-text.ts";
import type { FileType } from "../protocol/outgoing/given-file.ts";
import { ALBUM_IMAGES_MAX } from "../protocol/outgoing/limits.ts";
import type { Outgoing, OutgoingOf, QuickReply } from "../protocol/outgoing/outgoing.ts";

/** What is to be known of the files of a message. `takesAlbums`: Meta can fetch pictures, and takes several as one message. */
export type FilesAtHand = { typeOf: (file: string) => FileType; takesAlbums: boolean };

/**
 * The messages that it takes at Meta, in the order in which they leave. The first carries the quote, for it is what
 * answers; the last the quick replies, for they are gone with the message that follows.
 */
export function partsToSend(outgoing: Outgoing, at: FilesAtHand): Outgoing[] {
  const whole = wellFormed(outgoing);
  switch (whole.kind) {
    case "text":
      return textsOf(whole);
    case "files":
      return filesOf(whole, at);
    case "sticker":
    case "template":
    case "utility":
    case "public_reply":
    case "private_reply":
      return [whole];
  }
}

/** Whether it is words and nothing else, of which all is told by the text. */
export function isWordsAlone(outgoing: Outgoing): outgoing is OutgoingOf<"text"> {
  return outgoing.kind === "text" && outgoing.quickReplies === undefined && outgoing.replyTo === undefined;
}

function textsOf({ text, ...common }: OutgoingOf<"text">): Outgoing[] {
  return shared(wordsOf(text), common);
}

/** The words first; pictures beside each other are one album. */
function filesOf({ files, text, ...common }: OutgoingOf<"files">, at: FilesAtHand): Outgoing[] {
  const groups: OutgoingOf<"files">["files"][] = [];
  for (const named of files) {
    const last = groups.at(-1);
    const isPicture = at.typeOf(named.file) === "image";
    const isBeside = last?.[0] !== undefined && at.typeOf(last[0].file) === "image";
    if (at.takesAlbums && isPicture && isBeside && last.length < ALBUM_IMAGES_MAX) last.push(named);
    else groups.push([named]);
  }
  const parts = groups.map((group) => ({ kind: "files", files: group }) as const);
  return shared([...(text === undefined ? [] : wordsOf(text)), ...parts], common);
}

function wordsOf(text: string): Pick<OutgoingOf<"text">, "kind" | "text">[] {
  return splitText(text, SEND_TEXT_UNITS_MAX).map((part) => ({ kind: "text", text: part }));
}

/** Each part with its share of what goes with the whole. */
function shared(
  parts: readonly (OutgoingOf<"text"> | OutgoingOf<"files">)[],
  { quickReplies, replyTo }: { quickReplies?: QuickReply[]; replyTo?: number },
): Outgoing[] {
  return parts.map((part, index) => ({
    ...part,
    ...(index === 0 && replyTo !== undefined ? { replyTo } : {}),
    ...(index === parts.length - 1 ? given({ quickReplies }) : {}),
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
