import type { Person } from "../message/entry.ts";
import type { Scope } from "./scopes.ts";

/** Keys of one desk. */
export const API_KEYS_MAX = 100;
/** Longest name of one, in UTF-16 units. */
export const API_KEY_NAME_UNITS_MAX = 80;

/**
 * A key of a program, without its secret, which nobody is told twice. `key`: its id. Times in ms; `endsAt` null: it does not end;
 * `usedAt` null: it never was, else to the minute.
 */
export type ApiKeyEntry = {
  key: string;
  name: string;
  scopes: Scope[];
  by: Person;
  madeAt: number;
  endsAt: number | null;
  usedAt: number | null;
};
