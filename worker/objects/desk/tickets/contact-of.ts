import type { CountedContact } from "../../../domain/reports/counted.ts";
import type { ConversationRow } from "../list/row.ts";
import type { DeskStore } from "../store.ts";

/** The newest contact of a conversation, by its id; null: the desk knows of none. */
export function contactIdOf(store: Pick<DeskStore, "interactions">, row: ConversationRow): number | null {
  const open = row.contact == null ? null : (JSON.parse(row.contact) as CountedContact);
  return open?.id ?? store.interactions.of(row.name)[0]?.id ?? null;
}
