import type { Entry } from "../../worker/protocol/message/entry.ts";

/** What surveys that are built here call their question ("Customer feedback template", "id"). */
const OURS = "question";

/** The question of the last survey before an entry; empty where none is held here. */
export function askedBefore(entries: Iterable<Entry>, { id }: Pick<Entry, "id">): string {
  let asked = "";
  for (const entry of entries) {
    if (entry.id === id) break;
    const parts = entry.content.kind === "text" ? (entry.content.parts ?? []) : [];
    for (const part of parts) {
      if (part.type !== "template" || part.template !== "customer_feedback") continue;
      asked = part.lines?.find(({ what }) => what === "question")?.value ?? asked;
    }
  }
  return asked;
}

/** What a survey asked, in words: Meta tells of the question by its id and kind alone, as in "question (csat)". */
export function questionOf(told: string, asked: string): string {
  const id = told.replace(/ \((csat|nps|ces|free_form)\)$/, "");
  return id === OURS && asked !== "" ? asked : id;
}
