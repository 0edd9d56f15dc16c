import * as v from "../values.ts";
import { REFERENCE_KIND_UNITS_MAX, REFERENCE_VALUE_UNITS_MAX } from "../limits.ts";
import { oneLine } from "../one-line.ts";
import type { CustomerRecord } from "../records/record.ts";
import type { ConversationId } from "../ids.ts";

/** Sixteen digits of its own. */
export const ReferenceId = v.pipe(v.string(), v.regex(/^[0-9a-f]{16}$/));
/** What it stands for, in the shop's own word, as agents read it: "Order". */
export const ReferenceKind = oneLine(REFERENCE_KIND_UNITS_MAX);
/** Which one of them. */
export const ReferenceValue = oneLine(REFERENCE_VALUE_UNITS_MAX);

/**
 * Why a reference counts for nothing. `forged`: it is no reference of this desk and Page, or was changed; `unknown`: the desk keeps it no more;
 * `expired`: it came after its end; `used`: it is good once, and the same person came by it before; `other_person`: somebody else
 * was first; `other_record`: who came is linked to another record than it is made for; `revoked`: its maker took it back.
 */
export const REFERENCE_REFUSALS = [
  ...(["forged", "unknown", "expired", "revoked", "used", "other_person", "other_record"] as const),
] as const;
export type ReferenceRefusal = (typeof REFERENCE_REFUSALS)[number];

/**
 * What came of a reference that somebody came by. `reference`: which it is; it, `kind` and `value` are left out of what nobody knows any
 * more; `refused` where it counts. `written`: what the Page wrote to the checkbox by which they came, before it knew who they are.
 */
export type ReferenceOutcome = {
  reference?: string;
  kind?: string;
  value?: string;
  refused?: ReferenceRefusal;
  written?: string;
};

/**
 * A reference as its maker is told it. `ref`: what a link carries, of A–Z a–z 0–9 - and _; `link`: an m.me link with it. Times in ms. `usedBy`:
 * the conversation of the first who came by it; null: nobody did, or they were erased. `revokedAt`: since when nobody comes by it any
 * more, because its maker said so; null: it is as good as it was.
 */
export type ReferenceTold = {
  reference: string;
  ref: string;
  link: string;
  page: string;
  kind: string;
  value: string;
  record: CustomerRecord | null;
  expires: number;
  single: boolean;
  usedBy: ConversationId | null;
  usedAt: number | null;
  revokedAt: number | null;
};
