import { filesIn, type EntryFile } from "../../../domain/entry-files.ts";
import type { Media, TextContent } from "../../../protocol/message/content.ts";
import type { EntryRow } from "../log/entry-row.ts";

/** The entry whose file has this id; null for one of no entry. */
export function entryOfMedia(id: string): number | null {
  const seq = Number(id.split(".")[0]);
  return Number.isSafeInteger(seq) ? seq : null;
}

/** The file of this id as its message shows it; null also when the customer took the message back. */
export function fileOf(row: Pick<EntryRow, "kind" | "detail" | "changes">, id: string): EntryFile | null {
  const changes = JSON.parse(row.changes ?? "{}") as { isUnsent?: true };
  return changes.isUnsent === true ? null : findFile(row, id);
}

/** Also of a message that was taken back: what it said is kept. */
export function findFile(row: Pick<EntryRow, "kind" | "detail">, id: string): EntryFile | null {
  // What other kinds keep there is not ours to read: the payload of a quick reply is whatever its app made of it.
  if (row.kind !== "text") return null;
  return filesIn(contentsOf(row.detail)).find(({ media }) => media.id === id) ?? null;
}

/** The entry's `detail` with this file changed. */
export function withFileChanged(detail: string | null, id: string, change: Partial<Media>): string {
  const contents = contentsOf(detail);
  for (const { media } of filesIn(contents)) if (media.id === id) Object.assign(media, change);
  return JSON.stringify(contents);
}

type Contents = Pick<TextContent, "parts" | "quickReplies">;

function contentsOf(detail: string | null): Contents {
  return JSON.parse(detail ?? "{}") as Contents;
}
