import type { Content, Entry, SystemLine } from "../../protocol/message/entry.ts";
import type { Attachment, Card, MessengerEvent } from "../../protocol/message/content.ts";
import { cutText } from "../../protocol/message/cut-text.ts";
import { isBlank } from "../../protocol/message/blank.ts";
import { indexable } from "./tokens.ts";

/** Of one entry no more is indexed, in UTF-16 units: the longest note. */
export const INDEXED_UNITS_MAX = 4_000;

/** What of an entry people look for, as it is indexed; null for nothing: it is none of the thread, was taken back, or has no words. */
export function indexedText({ content, changes, delivery, merged }: Entry): string | null {
  if (merged || changes?.isUnsent === true || delivery?.state === "withdrawn") return null;
  const words = wordsOf(content).filter((text) => text !== null && !isBlank(text));
  // What is too long for one row is cut before it is composed, which may make it longer by little.
  return words.length === 0 ? null : indexable(cutText(words.join("\n"), INDEXED_UNITS_MAX));
}

/** Whether it is for colleagues alone. */
export function isForColleagues({ content }: Pick<Entry, "content">): boolean {
  return content.kind === "system";
}

function wordsOf(content: Content): (string | null)[] {
  switch (content.kind) {
    case "text":
      return [content.text, ...content.rest, ...(content.parts ?? []).flatMap(wordsOfPart)];
    case "quick_reply":
      return [content.text];
    case "postback":
      return [content.title, content.card ?? null];
    case "event":
      return wordsOfEvent(content.event);
    case "system":
      return wordsOfLine(content.line);
    case "unsupported":
      return [];
  }
}

function wordsOfPart(part: Attachment): (string | null)[] {
  switch (part.type) {
    case "image":
    case "video":
    case "audio":
    case "file":
      return [part.media.name];
    case "location":
    case "share":
      return [part.title];
    case "product":
      return part.products.flatMap(wordsOfCard);
    case "template":
      return [part.text, ...part.cards.flatMap(wordsOfCard), ...(part.lines ?? []).map(({ value }) => value)];
    case "sticker":
    case "appointment_booking":
    case "other":
      return [];
  }
}

function wordsOfCard({ title, subtitle }: Card): (string | null)[] {
  return [title, subtitle];
}

function wordsOfEvent(event: MessengerEvent): (string | null)[] {
  switch (event.type) {
    case "referral":
    case "feedback":
    case "customer_information":
      return event.answers.map(({ answer }) => answer);
    case "order":
      return [event.note, ...event.products.map(({ name }) => name)];
    // Agents look for an order by its number.
    case "reference":
      return [event.value ?? null];
    case "ticket":
      return [event.ticket ?? null, event.title];
    case "coupon":
      return [event.code];
    case "admin_text":
      return [event.text];
    default:
      return [];
  }
}

/** What somebody wrote with it. What the desk says by itself nobody looks for. */
function wordsOfLine(line: SystemLine): (string | null)[] {
  if (line.event === "note") return [line.text];
  return "note" in line ? [line.note ?? null] : [];
}
