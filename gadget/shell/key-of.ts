import type { LetterShortcut } from "../state/preferences.ts";
import type { SeatController } from "./seat-controller.ts";

/** The key that does the same as a line of a menu, where single keys do something. */
export function keyOf(seat: SeatController, does: LetterShortcut): { shortcut?: string } {
  const { usesShortcuts, letters } = seat.peek(({ preferences }) => preferences);
  return usesShortcuts ? { shortcut: letters[does] } : {};
}
