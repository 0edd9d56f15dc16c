import { mediaOfFile } from "../../../bucket/keys.ts";
import { payloadsOf, withPayloads } from "../../../domain/made-payloads.ts";
import { isWordsAlone } from "../../../domain/outgoing-parts.ts";
import { shownOf, type ShownSource } from "../../../domain/shown-outgoing.ts";
import type { Media } from "../../../protocol/message/content.ts";
import type { Outgoing } from "../../../protocol/outgoing/outgoing.ts";
import type { FileStore } from "../files/store.ts";
import { targetOf } from "../comments/thread.ts";
import { storedOutgoing, withPrivateTo, type StoredContent } from "../log/content.ts";
import { quoteOfEntry } from "../log/quotes.ts";
import type { ConversationStore } from "../log/store.ts";
import { newMedia } from "../media/store.ts";

/** What the thread shows of a message of ours: what the customer will see, with the payloads that it leaves with. */
export function saidOf(
  store: ConversationStore,
  { seq, nonce }: { seq: number; nonce: string },
  outgoing: Outgoing,
): Pick<StoredContent, "text" | "detail"> {
  if (isWordsAlone(outgoing)) return { text: outgoing.text, detail: null };
  const { files } = store;
  const filled = withPayloads(outgoing, payloadsOf({ entry: seq, nonce }));
  const shown = shownOf(filled, (file) => files.typeOf(file));
  const replyTo = "replyTo" in outgoing ? outgoing.replyTo : undefined;
  const quote = replyTo === undefined ? null : quoteOfEntry(store, replyTo);
  let count = 0;
  const said = storedOutgoing(shown, quote, (source) => {
    const id = `${String(seq)}.${String((count += 1))}`;
    return "file" in source ? mediaOfGiven(files, source.file) : mediaOf(id, source);
  });
  if (outgoing.kind !== "private_reply") return said;
  return { ...said, detail: withPrivateTo(said.detail, targetOf(store, outgoing)?.seq ?? seq) };
}

/** It lies in the bucket from the beginning, under a name of its own. */
function mediaOfGiven(files: FileStore, file: string): Media {
  const { name = null, mime = null, bytes = null } = files.find(file) ?? {};
  return { id: mediaOfFile(file), state: "ready", name, mime, bytes, failure: null };
}

/** Pictures that lie elsewhere on the web are not copied; a sticker's comes with its echo. */
function mediaOf(id: string, source: Exclude<ShownSource, { file: string }>): Media {
  if (source.url === null) return newMedia(id, { url: null });
  return { ...newMedia(id, source), state: "failed", failure: "host_not_allowed" };
}
