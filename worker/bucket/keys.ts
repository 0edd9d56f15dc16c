import { partsOfName } from "../protocol/ids.ts";

const GIVEN = "file.";
/** With this begin the names of pictures of who or what a conversation is with, beside files of its entries. */
export const PICTURES = "picture.";

/** All that is kept in the bucket of one conversation begins with this, so that erasure finds it. */
export function keyPrefixOf(conversation: string): string {
  const { pageId, psid } = partsOfName(conversation);
  // Ids are opaque: one that holds a slash must not lie within another's folder.
  return `${pageId}/${encodeURIComponent(psid.toWellFormed())}/`;
}

/** All that is kept in the bucket of a Page's conversations begins with this. */
export function prefixOfPage(pageId: string): string {
  return `${pageId}/`;
}

/** Whose conversation the last folder of a prefix is. */
export function personIn(prefix: string): string {
  return decodeURIComponent(prefix.replace(/\/$/, "").split("/").at(-1) ?? "");
}

/** Where a file lies in the bucket. */
export function keyOf(conversation: string, media: string): string {
  return keyPrefixOf(conversation) + media;
}

/** Under which name a file lies that an agent gave, by the id that POST /api/v1/files answered. It is one of MediaId. */
export function mediaOfFile(file: string): string {
  return `${GIVEN}${file}`;
}

/** The other way; null for what is no file that an agent gave. */
export function fileOfMedia(media: string): string | null {
  return media.startsWith(GIVEN) ? media.slice(GIVEN.length) : null;
}

/** Where a file lies that a template of a desk sends: beside all Pages, none of which has such an id. */
export function keyOfTemplateFile(desk: string, file: string): string {
  return `desks/${desk}/${mediaOfFile(file)}`;
}
