import * as v from "../values.ts";
import { answer, command } from "../command.ts";
import { EntryId } from "../ids.ts";
import type { InteractionTold } from "../interactions/interaction.ts";
import { HISTORY_PAGE_MAX } from "../limits.ts";
import type { Entry } from "../message/entry.ts";
import { TRANSCRIPT_LANGUAGES } from "../transcripts/transcript.ts";
import type { Summary } from "../thread/conversation.ts";

/** A file of an entry, and where it can be fetched: a path of the Worker, good until `expiresAt` (ms). */
export type ExportedFile = {
  entry: EntryId;
  media: string;
  name: string | null;
  mime: string | null;
  bytes: number | null;
  url: string;
  expiresAt: number;
};

/**
 * A page of all that is kept of a customer: entries, the oldest first, with the files that are kept of them. With the first page, which
 * ends with the newest entry, come their contacts, and the other conversations of the same person. `more`: there are older ones.
 */
export type ExportPage = {
  summary: Summary;
  contacts: InteractionTold[];
  others: Summary[];
  entries: Entry[];
  files: ExportedFile[];
  more: boolean;
};

/** What is kept of a customer, for who asks what that is. */
export const exportCommands = [
  /** The entries shown before `before` (left out: from the end), and who it is. The log tells of each page. */
  command({
    name: "customer.export",
    about: "conversation",
    right: "export_people",
    afterLoss: "ends",
    audit: true,
    fields: {
      before: v.exactOptional(v.strictObject({ at: v.pipe(v.number(), v.finite()), id: EntryId })),
      limit: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(HISTORY_PAGE_MAX)),
    },
    result: answer<ExportPage>(),
  }),
  /**
   * Where all of that can be fetched as a zip of JSON and files, of all conversations of the same person: a path of the Worker, good until
   * `expiresAt` (ms) for whoever has it. `language`: of the pages in it, English where it is left out. The log tells of it, and of how it was fetched. Not
   * where nothing can be signed (`unavailable`).
   */
  command({
    name: "customer.exportLink",
    about: "conversation",
    right: "export_people",
    afterLoss: "ends",
    audit: true,
    fields: { language: v.exactOptional(v.picklist(TRANSCRIPT_LANGUAGES)) },
    result: answer<{ url: string; expiresAt: number }>(),
  }),
] as const;
