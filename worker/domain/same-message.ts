import type { Attachment } from "../protocol/message/content.ts";

/** Where a file is does not matter, what it is called and how large it is does. */
type AnyMedia = { name?: string | null; bytes?: number | null };
type Part = Attachment<AnyMedia | { file: string }>;

/** What a message says, whoever tells of it. */
export type Likeness = { text: string; parts: readonly Part[] };

/** What cannot be words alone. A share may be: Meta shows a link in a text as one. */
const MORE_THAN_WORDS = new Set(["image", "video", "audio", "file", "sticker", "template", "product"]);

/** Whether what Meta's record shows may be this message of ours: by words, kinds, numbers and names. */
export function isSameMessage(ours: Likeness, theirs: Likeness): boolean {
  if (ours.parts.length === 0)
    return isSameText(ours.text, theirs.text) && !theirs.parts.some(({ type }) => MORE_THAN_WORDS.has(type));
  if (ours.parts.length === 1 && isTemplate(ours.parts[0])) return isSameTemplate(ours, theirs);
  return (
    isSameText(ours.text, theirs.text) &&
    ours.parts.length === theirs.parts.length &&
    ours.parts.every((part, index) => isSamePart(part, theirs.parts[index]))
  );
}

function isSamePart(ours: Part, theirs: Part | undefined): boolean {
  if (theirs === undefined || ours.type !== theirs.type) return false;
  if (ours.type === "sticker" && theirs.type === "sticker")
    return theirs.stickerId === null || ours.stickerId === theirs.stickerId;
  if (!("media" in ours) || !("media" in theirs)) return false;
  return isSameName(nameOf(ours.media), nameOf(theirs.media)) && isSameSize(ours, theirs);
}

/** What Meta plays or shows it calls itself, where it has no other name for it. */
const METAS_NAME = /^(image|video|audio(clip)?)-\d+/;

function isSameName(own: string | null, other: string | null): boolean {
  return own === null || other === null || own === other || METAS_NAME.test(other);
}

/** What is there to be saved Meta leaves as it is; all else it makes anew. */
function isSameSize(ours: Part, theirs: Part): boolean {
  if (ours.type !== "file" || theirs.type !== "file") return true;
  const [own, other] = [bytesOf(ours.media), bytesOf(theirs.media)];
  return own === null || other === null || own === other;
}

function bytesOf(media: AnyMedia | { file: string }): number | null {
  return "bytes" in media ? (media.bytes ?? null) : null;
}

function nameOf(media: AnyMedia | { file: string }): string | null {
  return "name" in media ? (media.name ?? null) : null;
}

function isTemplate(part: Part | undefined): boolean {
  return part?.type === "template" || part?.type === "product";
}

/**
 * The record tells of a template what its first card says, or of one with words alone those, as a text ("Conversations
 * API", generic_template; "Utility messages"). What it does not tell cannot speak against it; without a word in common
 * it is another.
 */
function isSameTemplate(ours: Likeness, theirs: Likeness): boolean {
  const own = wordsOf(ours);
  const [other] = theirs.parts;
  if (other === undefined) return theirs.text.trim() !== "" && own.includes(theirs.text.trim());
  if (theirs.parts.length > 1 || !isTemplate(other)) return false;
  const [mine, shown] = [cardsOf(ours.parts[0]), cardsOf(other)];
  const [one, two] = [mine[0]?.subtitle ?? null, shown[0]?.subtitle ?? null];
  if (shown.length > 1 && shown.length !== mine.length) return false;
  // On a receipt's line ours has the price behind it.
  if (one !== null && two !== null && !one.startsWith(two.trim())) return false;
  const words = wordsOf(theirs);
  return words.length === 0 ? own.length === 0 : words.some((word) => own.includes(word));
}

/** What stands first in it, wherever the record may put that. */
function wordsOf({ text, parts: [part] }: Likeness): string[] {
  const said = part?.type === "template" ? (part.text ?? "") : "";
  const all = [text, firstLine(text), said, firstLine(said), cardsOf(part)[0]?.title ?? ""];
  const words = all.map((word) => word.trim());
  return [...new Set(words.filter((word) => word !== ""))];
}

/** The header of a utility message, the title of a grid. */
function firstLine(text: string): string {
  return text.split("\n")[0] ?? "";
}

function cardsOf(part: Part | undefined) {
  if (part?.type === "template") return part.cards;
  return part?.type === "product" ? part.products : [];
}

/** Meta trims what it shows. */
function isSameText(one: string, other: string): boolean {
  return one.trim() === other.trim();
}
