import type { ReviewScope } from "../domain/review-link.ts";
import { DESK_NAME } from "../protocol/ids.ts";
import type { Role } from "../protocol/rights.ts";

/**
 * What an agent token says, once the Worker has verified it. `exp` in ms; `picture`: where the agent's is, on the web. `teams`: ids of
 * those that the host says they are in; left out where it does not say. `review`: of whom came by a reviewer link, and of nobody else.
 */
export type PassClaims = {
  sub: string;
  name: string;
  desk: string;
  role: Role;
  exp: number;
  picture?: string;
  teams?: string[];
  review?: ReviewScope;
};

/** Who holds a pass. `tabs`: as `welcome` tells it; left out for whoever came by a reviewer link, and by a Worker of before. */
export type PassHolder = PassClaims & { tabs?: string };

/** `<desk>.<secret>`: the Worker must know the desk before it can ask it. Made of subprotocol characters only. */
export function newPass(desk: string): { pass: string; id: string } {
  const id = [...crypto.getRandomValues(new Uint8Array(24))]
    .map((byte) => byte.toString(16).padStart(2, "0"))
    .join("");
  return { pass: `${desk}.${id}`, id };
}

/** Null for what is no pass of ours; whether it is good, the Desk knows. */
export function readPass(pass: string): { desk: string; id: string } | null {
  const [desk, id, ...rest] = pass.split(".");
  if (desk === undefined || id === undefined || rest.length > 0) return null;
  return DESK_NAME.test(desk) && /^[0-9a-f]{48}$/.test(id) ? { desk, id } : null;
}
