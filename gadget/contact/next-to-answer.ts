import type { Summary } from "../../worker/protocol/thread/conversation.ts";
import type { ListState } from "../state/state.ts";

/**
 * Of the rows that are loaded, whose customer is to be answered next by `me`: who waits longest, or in a list by Meta's time whose
 * ends soonest; what a colleague has is theirs, and what is put aside waits for its time. Null: nobody waits. `closed` is out of it, though the list may not know yet.
 */
export function nextToAnswer(
  { items, sort }: Pick<ListState, "items" | "sort">,
  me: string,
  closed: string,
): string | null {
  const key = ({ waitingSince, responseUntil }: Summary): number =>
    (sort === "window" ? responseUntil : waitingSince) ?? Infinity;
  const waiting = items.filter(
    ({ conversation, status, owner, finer, waitingSince }) =>
      conversation !== closed &&
      status === "open" &&
      waitingSince !== null &&
      finer?.state !== "snoozed" &&
      (owner === null || owner.sub === me),
  );
  return waiting.toSorted((a, b) => key(a) - key(b))[0]?.conversation ?? null;
}
