import { filesIn, type NamedFile } from "../protocol/outgoing/files.ts";
import type { FileType } from "../protocol/outgoing/given-file.ts";
import type { Outgoing } from "../protocol/outgoing/outgoing.ts";

/**
 * How Meta gets the files of one message. What is shown by itself is uploaded before (Attachment Upload API); pictures of cards,
 * quick replies and albums Meta takes by address alone.
 */
export function uploadedFiles(outgoing: Outgoing): NamedFile[] {
  if (!isUploaded(outgoing)) return [];
  return filesIn(outgoing).filter(({ path }) => !path.startsWith("quickReplies"));
}

/** The others: Meta fetches them from the Worker. */
export function fetchedFiles(outgoing: Outgoing): NamedFile[] {
  const uploaded = new Set(uploadedFiles(outgoing).map(({ path }) => path));
  return filesIn(outgoing).filter(({ path }) => !uploaded.has(path));
}

/** Meta counts it among audio and video, of which a Page may send fewer ("rate limits"). */
export function isAudioVideo(outgoing: Outgoing, typeOf: (file: string) => FileType): boolean {
  return uploadedFiles(outgoing).some(({ file }) => ["audio", "video"].includes(typeOf(file)));
}

/** Several files of one message are an album. */
function isUploaded(outgoing: Outgoing): boolean {
  if (outgoing.kind === "files") return outgoing.files.length === 1;
  return outgoing.kind === "template" && outgoing.template.type === "media";
}
