import type { Attachment, SystemLine } from "../message/content.ts";
import type { Entry } from "../message/entry.ts";
import type { EntryId } from "../ids.ts";

/**
 * What people look through a conversation for: messages with `files` (pictures, videos, recordings, documents), with `links`
 * (addresses in their words, or shared), and `notes` of colleagues.
 */
export const GATHERED = ["files", "links", "notes"] as const;
export type Gathered = (typeof GATHERED)[number];

/** Some of them, the newest first. `before`: where to go on; null: the beginning was reached. */
export type GatheredPage = { entries: Entry[]; before: { at: number; id: EntryId } | null };

/** What may be an address; whoever shows it looks closer. */
const MAYBE_ADDRESS = /:\/\/|www\./i;

/**
 * Whether an entry has something of a kind that people look through a conversation for. What was taken back, by the customer or
 * before it left, has none.
 */
export function isGathered({ content, changes, delivery, merged }: Entry, what: Gathered): boolean {
  if (merged || changes?.isUnsent === true || delivery?.state === "withdrawn") return false;
  if (content.kind === "system") return what === "notes" && isNote(content.line);
  if (content.kind !== "text") return false;
  const parts = content.parts ?? [];
  switch (what) {
    case "files":
      return parts.some(isFile);
    case "links":
      return MAYBE_ADDRESS.test(content.text) || parts.some(isShared);
    case "notes":
      return false;
  }
}

function isNote(line: SystemLine): boolean {
  return line.event === "note" && line.takenBack === undefined;
}

/** A sticker is a picture of Meta's, and no file of anybody's. */
function isFile({ type }: Attachment): boolean {
  return type === "image" || type === "video" || type === "audio" || type === "file";
}

function isShared(part: Attachment): boolean {
  return part.type === "share" && part.url !== null;
}
