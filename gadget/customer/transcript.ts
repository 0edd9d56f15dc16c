import type { EntryId } from "../../worker/protocol/ids.ts";
import {
  TRANSCRIPT_LANGUAGES,
  type TranscriptDocument,
  type TranscriptLanguage,
} from "../../worker/protocol/transcripts/transcript.ts";
import { documentOf } from "../../worker/protocol/transcripts/transcript-document.ts";
import { openMenu } from "../shell/menu.ts";
import type { SeatController } from "../shell/seat-controller.ts";
import { written } from "../words/strings.ts";
import { words } from "./words.ts";

const CHOICES = ["print", "page", "text", "page_notes"] as const;
type Choice = (typeof CHOICES)[number];
/** As long as a tab may take to read it (ms). */
const KEPT_MS = 60_000;

/**
 * Asks at its button as what a contact is wanted, and gives it: a page in a tab of its own, from where it is printed, or a file. Answers
 * "failed" where it could not be had, null where nothing was chosen.
 */
export async function keepTranscript(
  button: HTMLElement,
  seat: SeatController,
  conversation: string,
  contact: EntryId,
): Promise<"kept" | "failed" | null> {
  const w = words().transcript;
  const items = CHOICES.map((choice) => ({ choice, label: w[choice] }));
  const chosen = await openMenu(button, w.title, items);
  if (chosen === null) return null;
  const notes = chosen === "page_notes" ? { notes: true } : {};
  const command = { type: "interaction.transcript", conversation, contact, ...notes } as const;
  const answer = await seat.tools.channel.request(command);
  if (!answer.ok) return "failed";
  give(documentOf(answer.result, chosen === "text" ? "text" : "html", language()), chosen);
  return "kept";
}

function language(): TranscriptLanguage {
  return TRANSCRIPT_LANGUAGES.find((it) => it === written.lang) ?? "en";
}

/** The page itself lets nothing run and loads nothing, whoever's words are in it. */
function give({ name, type, text }: TranscriptDocument, choice: Choice): void {
  const address = URL.createObjectURL(new Blob([text], { type }));
  const link = document.createElement("a");
  link.href = address;
  if (choice === "print") Object.assign(link, { target: "_blank", rel: "noopener" });
  else link.download = name;
  link.click();
  // A tab reads it after the press is over.
  setTimeout(() => {
    URL.revokeObjectURL(address);
  }, KEPT_MS);
}
