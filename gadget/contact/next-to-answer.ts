import type { Summary } from "../../worker/protocol/thread/conversation.ts";
import type { ListState } from "../state/state.ts";

/**
 * Of the rows that are loaded, whose customer is to be answered next by `me`: who waits longest, or in a list by Meta's time whose
 * ends soonest; what a colleague has is theirs. Null: nobody waits. `closed` is out of it, though the list may not know yet.
 */
export function nextToAnswer(
  { items, sort }: Pick<ListState, "items" | "sort">,
  me: string,
  closed: string,
): string | null {
  const key = ({ waitingSince, responseUntil }: Summary): number =>
    (sort === "window" ? responseUntil : waitingSince) ?? Infinity;
  const waiting = items.filter(
    ({ conversation, status, owner, waitingSince }) =>
      conversation !== closed &&
      status === "open" &&
      waitingSince !== null &&
      (owner === null || owner.sub === me),
  );
  return waiting.toSorted((a, b) => key(a) - key(b))[0]?.conversation ?? null;
}
