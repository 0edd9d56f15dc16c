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
