import { may, type Right } from "../../worker/protocol/rights.ts";
import type { Session } from "../state/state.ts";

/** Whether the agent has a right: as the Worker said, and where an older one said nothing of it, by their role. */
export function hasRight(session: Pick<Session, "me" | "rights"> | null, right: Right): boolean {
  if (session === null) return false;
  return session.rights?.includes(right) ?? may(session.me.role, right);
}
