import type { Memory } from "../platform/doors.ts";
import { LAST } from "./kept-names.ts";

/** `at`: when it was written, in ms since 1970. */
export type Kept = { at: number };

/** Null where there is nothing of that name; anybody may write into the memory of a page. */
export function readKept<T extends Kept>(memory: Memory, name: string): Partial<T> | null {
  return parseKept(memory.get(name) ?? "null");
}

export function parseKept<T extends Kept>(text: string): Partial<T> | null {
  try {
    return JSON.parse(text) as Partial<T> | null;
  } catch {
    return null;
  }
}

/** From now on what stands under `prefix` is that of the agent who was last. */
export function keepLast(memory: Memory, server: string, prefix: string): void {
  memory.set(LAST + server, prefix);
}
