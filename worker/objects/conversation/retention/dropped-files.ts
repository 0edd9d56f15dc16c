import { fileOfMedia } from "../../../bucket/keys.ts";
import { filesIn } from "../../../domain/entry-files.ts";
import type { TextContent } from "../../../protocol/message/content.ts";
import type { ConversationStore } from "../log/store.ts";

/**
 * Lets go of the files of a message, but for the bytes of those that a message beside `seqs` shows as well. Answers their ids. The alarm takes them out of the bucket,
 * where the thread knows of something to retain.
 */
export function dropFilesOf(
  store: ConversationStore,
  detail: string | null,
  seqs: readonly number[],
): string[] {
  const contents = JSON.parse(detail ?? "{}") as Pick<TextContent, "parts" | "quickReplies">;
  const ids = filesIn(contents).flatMap(({ media }) => (media.state === "ready" ? [media.id] : []));
  for (const id of ids)
    if (!store.retention.isShownElsewhere(id, seqs)) store.retention.dropFile(id, fileOfMedia(id));
  return ids;
}
