import type { Said } from "../../../domain/item.ts";
import { contentOf } from "../log/content.ts";
import { showFile } from "../media/targets.ts";
import type { ConversationStore } from "../log/store.ts";

/** A sticker is sent by its number: Meta's link to its picture comes with the echo, and is copied like any other. */
export function adoptSticker(
  { store, now }: { store: ConversationStore; now: number },
  seq: number,
  { parts }: Pick<Said, "parts">,
): void {
  const row = store.entries.bySeq(seq);
  const url = parts.find((part) => part.type === "sticker")?.media.url ?? null;
  if (row?.outgoing !== "sticker" || url === null) return;
  const content = contentOf(row);
  const ours = content.kind === "text" ? content.parts?.find((part) => part.type === "sticker") : undefined;
  if (ours?.media.failure !== "no_link") return;
  store.media.add(ours.media.id, seq, url, now);
  showFile(store, seq, ours.media.id, { state: "copying", failure: null });
}
