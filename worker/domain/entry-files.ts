import type { Attachment, Media, TextContent } from "../protocol/message/content.ts";

/** A file of an entry. `isAudio`: its message calls it a recording. */
export type EntryFile = { media: Media; isAudio: boolean };

/** The files of a message, in its order: those that it sends, and pictures of its cards and of what it offers to tap. */
export function filesIn({
  parts = [],
  quickReplies = [],
}: Pick<TextContent, "parts" | "quickReplies">): EntryFile[] {
  return [...parts.flatMap(filesOf), ...quickReplies.flatMap(({ image }) => pictureOf(image))];
}

function filesOf(part: Attachment): EntryFile[] {
  switch (part.type) {
    case "image":
    case "video":
    case "audio":
    case "file":
    case "sticker":
      return [{ media: part.media, isAudio: part.type === "audio" }];
    case "product":
    case "template": {
      const cards = part.type === "product" ? part.products : part.cards;
      return cards.flatMap(({ image }) => pictureOf(image));
    }
    default:
      return [];
  }
}

function pictureOf(image: Media | null): EntryFile[] {
  return image === null ? [] : [{ media: image, isAudio: false }];
}
