import { bytesOfHex, hex } from "../domain/hex.ts";
import type { ReviewScope } from "../domain/review-link.ts";
import { DESK_NAME } from "../protocol/ids.ts";
import type { Role } from "../protocol/rights.ts";
import { isMarked, newMarked } from "./marks.ts";

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

/**
 * `<desk>.<secret>`: the Worker must know the desk before it can ask it. Made of subprotocol characters only, and with our mark, so
 * that the desk is asked of no other while many come.
 */
export async function newPass(desk: string, secret: string | null): Promise<{ pass: string; id: string }> {
  const id = hex(await newMarked(secret, `pass ${desk}`, 24));
  return { pass: `${desk}.${id}`, id };
}

/** Whether a pass has our mark for this desk. */
export async function isOwnPass(
  { desk, id }: { desk: string; id: string },
  secrets: readonly string[],
): Promise<boolean> {
  return await isMarked(secrets, `pass ${desk}`, bytesOfHex(id));
}

/** Null for what is no pass of ours; whether it is good, the Desk knows. */
export function readPass(pass: string): { desk: string; id: string } | null {
  const [desk, id, ...rest] = pass.split(".");
  if (desk === undefined || id === undefined || rest.length > 0) return null;
  return DESK_NAME.test(desk) && /^[0-9a-f]{48}$/.test(id) ? { desk, id } : null;
}
