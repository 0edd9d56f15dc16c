import type { CustomerRecord } from "../../protocol/records/record.ts";
import type { ReferenceRefusal } from "../../protocol/references/reference.ts";

/** A reference as its desk keeps it. `usedBy`: the conversation of the first who came by it; "" where they were erased since. Times in ms. */
export type KeptReference = {
  record: CustomerRecord | null;
  expires: number;
  single: boolean;
  usedBy: string | null;
  revokedAt: number | null;
};

/** What is known when somebody comes by a reference. */
export type Coming = {
  /** What its `ref` says, null where it does not open here. */
  sealed: { expires: number } | null;
  /** Null: the desk keeps it no more. */
  kept: KeptReference | null;
  conversation: string;
  /** To whom the conversation is linked by now. */
  linked: CustomerRecord | null;
  /** When they came, ms. */
  at: number;
};

/** Whether it counts. `link`: whom the conversation is to be linked to; null: nobody, or it is. */
export type Verdict =
  { counts: true; link: CustomerRecord | null } | { counts: false; why: ReferenceRefusal };

/** Who comes first has it: nobody else comes by it any more, and they themselves once where it is `single`. */
export function judge({ sealed, kept, conversation, linked, at }: Coming): Verdict {
  if (sealed === null) return no("forged");
  if (kept === null) return no(at > sealed.expires ? "expired" : "unknown");
  const { record, usedBy, revokedAt } = kept;
  if (usedBy !== null && usedBy !== conversation) return no("other_person");
  // Whoever came before it was taken back came in time, however late that is told.
  if (revokedAt !== null && at >= revokedAt) return no("revoked");
  if (at > kept.expires) return no("expired");
  if (usedBy !== null && kept.single) return no("used");
  if (record === null) return { counts: true, link: null };
  if (linked !== null && linked.id !== record.id) return no("other_record");
  return { counts: true, link: linked === null ? record : null };
}

function no(why: ReferenceRefusal): Verdict {
  return { counts: false, why };
}
