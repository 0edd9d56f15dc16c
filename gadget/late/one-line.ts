import type { Entry } from "../../worker/protocol/message/entry.ts";

/** What a message holds beside its words, in one line. Comes with the list, and behind the first thread; null until then. */
export const oneLine: { restOf: ((entry: Entry) => string) | null } = { restOf: null };
