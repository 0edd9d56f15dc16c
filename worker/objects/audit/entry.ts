import type { AuditEntry } from "../../protocol/audit/entry.ts";

/** What the first lines of a chain leave out. */
const NOBODY = { as: "system", id: null } as const;

/** What a line says, for who reads it. */
export function entryOf(text: string): AuditEntry {
  const line = JSON.parse(text) as AuditEntry & {
    id?: string;
    prev?: string;
    format?: number;
    desk?: string;
  };
  const { id: _id, prev: _prev, format: _format, desk: _desk, ...told } = line;
  return { ...told, by: (told as Partial<AuditEntry>).by ?? NOBODY };
}
