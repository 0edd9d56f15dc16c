import type { Memory } from "./platform.ts";

/** Begins the name of everything that names a customer: none of it stays longer than KEPT_MS, or beyond a logout. */
export const KEPT = "fb-chat ";
/** What the tabs of one browser have told already: one name for each conversation. */
export const TOLD = `${KEPT}told `;

/** `at`: when it was written, in ms since 1970. */
export type Kept = { at: number };

/** Null where there is nothing of that name; anybody may write into the memory of a page. */
export function readKept<T extends Kept>(memory: Memory, name: string): Partial<T> | null {
  try {
    return JSON.parse(memory.get(name) ?? "null") as Partial<T> | null;
  } catch {
    return null;
  }
}
