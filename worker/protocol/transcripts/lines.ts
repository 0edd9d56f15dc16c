import type { Attachment } from "../message/content.ts";
import { byShownOrder, type Entry } from "../message/entry.ts";
import type { TranscriptAttachment, TranscriptLine } from "./transcript.ts";

/**
 * The lines of a contact among these entries: what customers and the Page wrote. `withNotes`: and what agents wrote to each other. What
 * was read from Meta's record on demand is of no contact. "all": whatever contact they are of, or none.
 */
export function linesOf(
  entries: Iterable<Entry>,
  interaction: number | null | "all",
  withNotes = false,
): TranscriptLine[] {
  return [...entries]
    .filter(
      (entry) =>
        interaction === "all" ||
        (entry.interaction === interaction && !entry.merged && entry.fetched !== "imported"),
    )
    .toSorted(byShownOrder)
    .flatMap((entry) => (withNotes ? noteOf(entry) : null) ?? lineOf(entry) ?? []);
}

function lineOf(entry: Entry): TranscriptLine | null {
  const { at, author, delivery, changes } = entry;
  const said = saidIn(entry);
  if (author.type === "system" || said === null || delivery?.state === "withdrawn") return null;
  const isTakenBack = changes?.isUnsent === true;
  return {
    ...{ at, by: author.type, name: nameOf(author) },
    ...(isTakenBack ? { text: "", attachments: [], takenBack: true as const } : said),
    ...(delivery?.state === "failed" ? { failed: true as const } : {}),
    ...(isPrivate(entry) ? { privately: true as const } : {}),
    ...(changes?.isHidden === true ? { hidden: true as const } : {}),
  };
}

function noteOf({ at, content }: Entry): TranscriptLine | null {
  if (content.kind !== "system" || content.line.event !== "note") return null;
  const { by, text, across, takenBack } = content.line;
  return {
    ...{ at, by: "agent", name: by.name, text, attachments: [], note: true },
    ...(across === undefined ? {} : { across }),
    ...(takenBack === undefined ? {} : { takenBack: true }),
  };
}

/** Of customers the thread says it, but in comments, where several write. */
function nameOf(author: Entry["author"]): string | null {
  if (author.type === "agent") return author.name;
  return author.type === "customer" ? (author.person?.name ?? null) : null;
}

/** Whether nobody but whom it answers reads it, though the thread is public. */
function isPrivate({ content }: Entry): boolean {
  return content.kind === "text" && content.privateTo !== undefined;
}

/** What it says; null: it is no message. */
function saidIn({ content }: Entry): Pick<TranscriptLine, "text" | "attachments" | "across"> | null {
  switch (content.kind) {
    case "text":
      return {
        ...{ text: content.text, attachments: (content.parts ?? []).map(attachmentOf) },
        ...(content.across === undefined ? {} : { across: content.across }),
      };
    case "quick_reply":
      return { text: content.text, attachments: [] };
    case "postback":
      return { text: content.title, attachments: [] };
    default:
      return null;
  }
}

function attachmentOf(part: Attachment): TranscriptAttachment {
  switch (part.type) {
    case "image":
    case "video":
    case "audio":
    case "file":
      return { type: part.type, name: part.media.name };
    case "template": {
      const titles = part.cards.flatMap(({ title }) => title ?? []);
      return { type: part.template, name: part.text ?? (titles.length > 0 ? titles.join(" · ") : null) };
    }
    case "location":
    case "share":
      return { type: part.type, name: part.title };
    case "product":
      return { type: part.type, name: part.products.flatMap(({ title }) => title ?? []).join(" · ") || null };
    default:
      return { type: part.type, name: null };
  }
}
