import type { Across } from "../masking/across.ts";
import type { InteractionTold } from "../interactions/interaction.ts";
import type { Summary } from "../thread/conversation.ts";

/** Of a contact of more than that the end is told. */
export const TRANSCRIPT_LINES_MAX = 2_000;

/** What a transcript can be had as: data, a page to read, print and keep, or plain text. */
export const TRANSCRIPT_FORMATS = ["json", "html", "text"] as const;
export type TranscriptFormat = (typeof TRANSCRIPT_FORMATS)[number];

/** In which languages it is written around what was said. */
export const TRANSCRIPT_LANGUAGES = ["en", "de", "es", "fr", "ar", "zh"] as const;
export type TranscriptLanguage = (typeof TRANSCRIPT_LANGUAGES)[number];

/**
 * One message. `at` in ms. `by`: who wrote it: the customer, an agent (`name`), somebody in the Page's own inbox, or another program;
 * of a comment `name` is whoever Meta says wrote it. `text` is empty where it is files alone, and where it was taken back.
 * `failed`: it did not arrive, as far as is known. `note`: agents wrote it to each other. Under a post: `privately`: it is a private reply,
 * all else stands in public; `hidden`: the Page hid it.
 */
export type TranscriptLine = {
  at: number;
  by: "customer" | "agent" | "page_inbox" | "app";
  name: string | null;
  text: string;
  attachments: TranscriptAttachment[];
  takenBack?: true;
  failed?: true;
  note?: true;
  privately?: true;
  hidden?: true;
  across?: Across[];
};

/** A file or template: Meta's type, and what it is called. */
export type TranscriptAttachment = { type: string; name: string | null };

/**
 * What was said in one contact, first to last, and with whom. `timeZone` (IANA): the desk's, in which its times are written. `page`: the Page's name, where it is known. `complete`
 * false: its beginning is left out, for it has more than TRANSCRIPT_LINES_MAX lines.
 */
export type Transcript = {
  summary: Summary;
  contact: InteractionTold;
  page?: string;
  timeZone: string;
  lines: TranscriptLine[];
  complete: boolean;
};

/** The same to read, print and keep. `name`: of a file to keep it in; `type`: of media. */
export type TranscriptDocument = { name: string; type: string; text: string };
