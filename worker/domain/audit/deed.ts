import type { Role } from "../../protocol/rights.ts";
import type { AuditKind } from "../../protocol/audit/kinds.ts";

/**
 * Who did something. `agent`: at the desk, by a socket. `key`: a program. `admin`: in the admin, by a session or a token. `meta`: Meta
 * asked for it. `system`: nobody did, it fell due. `id`: their `sub`; null for the last two.
 */
export type AuditWho = { as: "agent" | "key" | "admin" | "meta" | "system"; id: string | null; role?: Role };

/** What a setting was and became: words of the protocol, numbers, ids. Never what is said to customers, and never a secret. */
export type AuditChange = { field: string; from: AuditValue; to: AuditValue };
/** `characters`: a text of so many, which is not told. `items`: so many of a list. */
export type AuditValue =
  string | number | boolean | null | { characters: number } | { items: number } | "secret";

/** Ids of what a deed was about, beside conversations. */
export type AuditAbout = Readonly<Record<string, string | number | boolean>>;

/**
 * What somebody did, as it is handed on to the audit of a desk. `id`: told twice it is written once. `at` in ms. `deed`: the command's
 * name, or what else it is called. `conversations`: by their names, of which a line has pseudonyms alone. `once`: with the first of these
 * conversations it is written once under this. `detail`: a word of the protocol. `from`: of which class the address was.
 */
export type Deed = {
  id: string;
  at: number;
  kind: AuditKind;
  deed: string;
  by: AuditWho;
  conversations?: readonly string[];
  once?: string;
  about?: AuditAbout;
  changes?: readonly AuditChange[];
  detail?: string;
  from?: string;
};

/** What a line says: a deed, with pseudonyms of conversations in place of their names. */
export type AuditFields = Omit<Deed, "conversations" | "once"> & { conversations?: readonly string[] };
