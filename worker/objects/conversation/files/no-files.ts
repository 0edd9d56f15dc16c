import type { FilePlaces } from "../../../graph/outgoing/message.ts";

/** Of a message that holds none. */
export const NO_FILES: FilePlaces = {
  urlOf: (file) => file,
  attachmentOf: (file) => ({ type: "file", id: file }),
};
