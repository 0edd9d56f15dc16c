import type { Role } from "../../worker/protocol/rights.ts";

/** Whether somebody of this role decides for others: about what colleagues have, the desk and its Pages. */
export function isInCharge(role: Role | undefined): boolean {
  return role !== undefined && role !== "agent";
}
