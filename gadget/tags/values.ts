import type { DeskState } from "../../worker/protocol/frames.ts";
import type { AttributeTold } from "../../worker/protocol/tags/tags.ts";
import { dateFormat, numberFormat } from "../words/exact-times.ts";

/** What is known by an attribute, as the desk calls it now, or called it then. */
export function attributeWords(
  { id, name, type, value, choice }: AttributeTold,
  desk: DeskState | null,
  answers: { yes: string; no: string },
): { name: string; said: string } {
  const now = desk?.routing?.attributes?.find((it) => it.id === id);
  const chosen = now?.choices?.find((it) => it.id === value)?.name ?? choice;
  return {
    name: now?.name ?? name,
    said: type === "choice" && chosen ? chosen : valueWords(value, type, answers),
  };
}

/** A value in words; of a `choice` its id. */
export function valueWords(
  value: AttributeTold["value"],
  type: AttributeTold["type"],
  { yes, no }: { yes: string; no: string },
): string {
  if (typeof value === "boolean") return value ? yes : no;
  if (typeof value === "number") return numberFormat({ maximumFractionDigits: 20 }).format(value);
  if (type !== "date") return value;
  return dateFormat({ dateStyle: "medium", timeZone: "UTC" }).format(Date.parse(`${value}T00:00:00Z`));
}
