import type { ConversationId } from "../../worker/protocol/ids.ts";
import type { Note } from "./deeds.ts";

/** Notes that are begun, by conversation: apart from what is written for its customer, whichever of the two is shown. */
export const noteDrafts = new Map<ConversationId, Note>();

export const EMPTY_NOTE: Note = { text: "", people: [] };
