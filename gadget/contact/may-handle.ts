import { transferOf } from "../../worker/protocol/thread/state.ts";
import { hasRight } from "../people/rights.ts";
import type { SeatController } from "../shell/seat-controller.ts";
import { knows } from "../state/features.ts";
import type { ThreadState } from "../state/state.ts";

/** Whether the contact is this agent's to end, or to put off. */
export function mayHandle(seat: SeatController, { summary }: ThreadState): boolean {
  const session = seat.peek((state) => state.session);
  if (!summary || !session || summary.status === "closed") return false;
  const isTheirs = summary.owner === null || summary.owner.sub === session.me.sub;
  return isTheirs || hasRight(session, "act_for_colleagues");
}

/** Whether this agent may put it aside. */
export function mayPutAside(seat: SeatController, thread: ThreadState): boolean {
  return mayHandle(seat, thread) && seat.peek((state) => knows(state, "assign"));
}

/** Whether this agent may give it on, and nobody was asked to take it yet. */
export function mayGive(seat: SeatController, { summary }: ThreadState): boolean {
  const session = seat.peek((state) => state.session);
  if (summary?.status !== "open" || !session || !knows({ session }, "transfer")) return false;
  const isTheirs = summary.owner?.sub === session.me.sub || hasRight(session, "act_for_colleagues");
  return isTheirs && hasRight(session, "answer") && transferOf(summary) === null;
}
