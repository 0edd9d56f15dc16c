import { hasRight } from "../people/rights.ts";
import type { SeatController } from "../shell/seat-controller.ts";
import { desk } from "../state/desk.ts";
import { knows } from "../state/features.ts";
import type { ThreadState } from "../state/state.ts";

/** Whether there are tags to give to it, or to take away, for this agent. */
export function mayTag(seat: SeatController, { summary }: ThreadState): boolean {
  return mayAnswer(seat) && (has(seat, "tags") || (summary?.tags?.length ?? 0) > 0);
}

/** Whether there is something to say of its customer. */
export function mayAttribute(seat: SeatController, { summary }: ThreadState): boolean {
  return mayAnswer(seat) && (has(seat, "attributes") || (summary?.attributes?.length ?? 0) > 0);
}

function mayAnswer(seat: SeatController): boolean {
  const { session, readonly } = seat.peek((state) => state);
  return session !== null && !readonly && knows({ session }, "tags") && hasRight(session, "answer");
}

function has(seat: SeatController, what: "tags" | "attributes"): boolean {
  return (seat.peek(desk.of)?.routing?.[what]?.length ?? 0) > 0;
}
