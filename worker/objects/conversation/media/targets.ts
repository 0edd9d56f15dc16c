import type { Media, MediaFailure } from "../../../protocol/message/content.ts";
import { keepFile, keepPicture, type Kept } from "../../../bucket/keep.ts";
import { keyOf } from "../../../bucket/keys.ts";
import { findFile, withFileChanged } from "./entry-media.ts";
import type { MediaRow } from "./store.ts";
import type { ConversationStore } from "../log/store.ts";

/** Where a copy goes, and who is told what became of it. `ready` and `failed` run inside a transaction. */
export type Target<T> = {
  keep: (bucket: R2Bucket, body: ReadableStream<Uint8Array>) => Promise<T | null>;
  ready: (kept: T) => void;
  failed: (failure: MediaFailure) => void;
};

/** A file of an entry, which shows how it stands. */
export function fileTarget(store: ConversationStore, { id, seq }: MediaRow): Target<Kept> {
  return {
    keep: async (bucket, body) => {
      const entry = store.entries.bySeq(seq);
      const file = entry === null ? null : findFile(entry, id);
      const about = { name: file?.media.name ?? null, isAudio: file?.isAudio ?? false };
      return await keepFile(bucket, keyOf(store.existingThread().conversation, id), body, about);
    },
    ready: ({ mime, bytes }) => {
      store.media.remove(id);
      showFile(store, seq, id, { state: "ready", mime, bytes, failure: null });
    },
    failed: (failure) => {
      store.media.fail(id, Date.now());
      showFile(store, seq, id, { state: "failed", failure });
    },
  };
}

/** Writes what became of a file into its entry, as a change that gadgets hear of. */
export function showFile(store: ConversationStore, seq: number, id: string, change: Partial<Media>): void {
  const entry = store.entries.bySeq(seq);
  if (entry !== null)
    store.inbound.setDetail(seq, store.nextRev(), withFileChanged(entry.detail, id, change));
}

/** The customer's picture. The one before it is shown until there is another, and `replaced` then. */
export function pictureTarget(
  store: ConversationStore,
  { id: row }: MediaRow,
  replaced: (key: string) => void,
): Target<Kept & { id: string }> {
  const { conversation } = store.existingThread();
  return {
    keep: async (bucket, body) => await keepPicture(bucket, (id) => keyOf(conversation, id), body),
    ready: ({ id, mime, bytes }) => {
      store.media.remove(row);
      const profile = store.thread.profile() ?? { askedAt: 0 };
      if (profile.picture?.id === id) return;
      const { customer_name: name } = store.existingThread();
      store.thread.setProfile(name, { ...profile, picture: { id, mime, bytes } }, store.nextRev());
      if (profile.picture !== undefined) replaced(keyOf(conversation, profile.picture.id));
    },
    // It is asked for again with the profile.
    failed: () => store.media.remove(row),
  };
}
