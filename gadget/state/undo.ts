import type { Entry } from "../../worker/protocol/message/entry.ts";
import type { ThreadState } from "./state.ts";

/** The newest message of this agent that the desk still holds, so that they can take it back. */
export function heldOf({ entries }: Pick<ThreadState, "entries">, me: string): Entry | null {
  for (const page of entries.pages.slice(-2).toReversed()) {
    const held = page.entries.findLast((entry) => isHeld(entry) && isBy(entry, me));
    if (held) return held;
  }
  return null;
}

/** Whether all of what was sent with it was taken back. */
export function isTakenBack({ entries }: Pick<ThreadState, "entries">, { id, at }: Entry): boolean {
  return entries.get({ id, at })?.delivery?.state === "withdrawn";
}

function isHeld({ delivery }: Entry): boolean {
  return delivery?.state === "queued" && delivery.waiting?.reason === "undo";
}

function isBy({ author }: Entry, me: string): boolean {
  return author.type === "agent" && author.sub === me;
}
