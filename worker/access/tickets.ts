import type { Role } from "../protocol/rights.ts";

/** What an agent token says, once the Worker has verified it. `exp` in ms. */
export type TicketClaims = { sub: string; name: string; desk: string; role: Role; exp: number };

/** Names of desks are part of tickets and of object names. */
export const DESK_NAME = /^[A-Za-z0-9_-]{1,64}$/;

/** `<desk>.<secret>`: the Worker must know the desk before it can ask it. Made of subprotocol characters only. */
export function newTicket(desk: string): { ticket: string; id: string } {
  const id = [...crypto.getRandomValues(new Uint8Array(24))]
    .map((byte) => byte.toString(16).padStart(2, "0"))
    .join("");
  return { ticket: `${desk}.${id}`, id };
}

/** Null for what is no ticket of ours; whether it is good, the Desk knows. */
export function readTicket(ticket: string): { desk: string; id: string } | null {
  const [desk, id, ...rest] = ticket.split(".");
  if (desk === undefined || id === undefined || rest.length > 0) return null;
  return DESK_NAME.test(desk) && /^[0-9a-f]{48}$/.test(id) ? { desk, id } : null;
}
