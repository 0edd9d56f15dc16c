import type { Entry, SystemLine } from "../../worker/protocol/message/entry.ts";

/** What comes later than the words of threads: nobody says it until then. */
export const oneLine: {
  /** What a message holds beside its words, in one line. Comes with the list, and behind the first thread; null until then. */
  restOf: ((entry: Entry) => string) | null;
  /** Lines of the desk that come with the script that they are about: sayLines() adds to it. */
  lineOf?: (line: SystemLine) => string | undefined;
} = { restOf: null };
