import { FRAME_BYTES_MAX } from "../../protocol/limits.ts";

/** Whether a frame is longer than FRAME_BYTES_MAX, as UTF-8. */
export function isTooLarge(frame: string): boolean {
  // No unit is more than three bytes of UTF-8.
  if (frame.length * 3 <= FRAME_BYTES_MAX) return false;
  return frame.length > FRAME_BYTES_MAX || new TextEncoder().encode(frame).length > FRAME_BYTES_MAX;
}
