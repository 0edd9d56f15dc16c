import type { ReferenceRefusal } from "../../protocol/references/reference.ts";
import type { KeptReference } from "./judge.ts";

/**
 * A checkbox on a web site that somebody confirmed (checkbox plugin). `userRef`: what the site calls its session, by which the Page may
 * write, and learns with the answer who it is; `ref`: what the site handed along. `at` in ms.
 */
export type CheckedBox = { userRef: string; ref: string | null; at: number };

/** In place of a `ref`: who came answered what was written to a checkbox. No link has such a one. */
const PREFIX = "checkbox:";

export function nameOfBox(userRef: string): string {
  return PREFIX + userRef;
}

/** The checkbox that is named in place of a `ref`; null: it is a `ref`. */
export function boxNamed(ref: string): string | null {
  return ref.startsWith(PREFIX) ? ref.slice(PREFIX.length) : null;
}

/** Why a reference counts for nothing, as far as that is known while nobody knows who came; null: it will, if nobody else is first. */
export function judgeBox(
  sealed: { expires: number } | null,
  kept: Pick<KeptReference, "expires" | "usedBy" | "revokedAt"> | null,
  at: number,
): ReferenceRefusal | null {
  if (sealed === null) return "forged";
  if (kept === null) return at > sealed.expires ? "expired" : "unknown";
  if (kept.usedBy !== null) return "other_person";
  if (kept.revokedAt !== null && at >= kept.revokedAt) return "revoked";
  return at > kept.expires ? "expired" : null;
}
