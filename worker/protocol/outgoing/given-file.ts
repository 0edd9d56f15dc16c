/** As what Messenger shows a file (Send API, "attachment"). What it shows as none of the others is there to be saved. */
export type FileType = "image" | "video" | "audio" | "file";

/**
 * `POST /api/v1/files`: a file that a message to this customer may hold, for FILE_UNUSED_MS. `mime` and `type` are by its
 * first bytes, `name` is what may be shown of the given one, null for nothing.
 */
export type FileAnswer = { file: string; name: string | null; mime: string; bytes: number; type: FileType };

/** What no message used is removed after this. */
export const FILE_UNUSED_MS = 24 * 60 * 60 * 1000;

/** Files of one conversation that no message has used yet. */
export const FILES_UNUSED_MAX = 100;
