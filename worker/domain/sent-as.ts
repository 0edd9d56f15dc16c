import { FILE_BYTES_MAX, IMAGE_BYTES_MAX } from "../protocol/outgoing/limits.ts";
import type { FileType } from "../protocol/outgoing/given-file.ts";

/**
 * What Messenger shows or plays. Meta names no formats for the Send API; these are what its clients make, and what its
 * help pages say they play. Whatever else leaves as a file to be saved: Meta refuses what is not of the type that the
 * message says (100/2018047).
 */
const SENT_AS = new Map<string, FileType>(
  Object.entries({
    "image/jpeg": "image",
    "image/png": "image",
    "image/gif": "image",
    "video/mp4": "video",
    "video/quicktime": "video",
    "video/x-msvideo": "video",
    "audio/mpeg": "audio",
    "audio/mp4": "audio",
    "audio/aac": "audio",
    "audio/wav": "audio",
  }),
);

/** As what a file of this type leaves (Send API, "attachment", `type`). */
export function sentAs(mime: string): FileType {
  return SENT_AS.get(mime) ?? "file";
}

/** How large it may be, in bytes. */
export function bytesMaxOf(type: FileType): number {
  return type === "image" ? IMAGE_BYTES_MAX : FILE_BYTES_MAX;
}
