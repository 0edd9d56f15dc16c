import type { InboundItem } from "./item.ts";

/** Meta repeats a delivery for 36 hours, and a gadget a command for 24: by then nobody asks for a key again. */
export const ERASED_KEYS_MS = 48 * 60 * 60_000;

/** Nothing that was under way when a thread was erased can still leave a file or a row behind. */
export const SWEEP_AFTER_MS = 15 * 60_000;

/**
 * What the Page had sent when a thread was erased, Meta may put after that: a message that was under way. So long nothing
 * of the Page's own counts as new.
 */
const UNDER_WAY_MS = 2 * 60_000;

/**
 * Whether an item belongs to the thread that was erased at `erasedAt`, by Meta's time of it, so that it must not come back.
 * `isBlank`: nothing new was said since, and what only tells of messages has none to tell of. `isKnown`: it is about a message of the thread
 * that is there now. Times in ms.
 */
export function isOfErased(
  { at, event }: Pick<InboundItem, "at" | "event">,
  { erasedAt, isBlank, isKnown }: { erasedAt: number; isBlank: boolean; isKnown: boolean },
): boolean {
  if (at <= erasedAt) return true;
  switch (event.kind) {
    case "delivery":
    case "read":
    case "change":
      return isBlank;
    case "echo":
      return at <= erasedAt + UNDER_WAY_MS && !isKnown;
    default:
      return false;
  }
}
