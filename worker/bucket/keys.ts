import { partsOfName } from "../protocol/ids.ts";

/** All that is kept in the bucket of one conversation begins with this, so that erasure finds it. */
export function keyPrefixOf(conversation: string): string {
  const { pageId, psid } = partsOfName(conversation);
  // Ids are opaque: one that holds a slash must not lie within another's folder.
  return `${pageId}/${encodeURIComponent(psid.toWellFormed())}/`;
}

/** Where a file lies in the bucket. */
export function keyOf(conversation: string, media: string): string {
  return keyPrefixOf(conversation) + media;
}
