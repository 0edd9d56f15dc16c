import type { Memory } from "../platform/doors.ts";

/** Says that there may be bytes of files to be looked after: what does it is loaded for that alone. */
export const HAS_BYTES = "fb-chat-has-files";

export function mayHaveFiles(memory: Memory): boolean {
  return memory.get(HAS_BYTES) !== null;
}
