/**
 * Something that happened with a contact, in ms. `agent`: whose it is, by `sub`; null: nobody's of this desk. `queue`: the place
 * where the customer waited last (routing/places.ts), left out where there is none.
 */
export type Sample = { at: number; queue?: string } & (
  | { kind: "begun"; by: "customer" | "agent" }
  /** It began within a day of the end of the one before, which `agent` had. */
  | { kind: "reopened"; agent: string | null }
  /** It came to wait in `queue`. */
  | { kind: "queued" }
  /** An agent has it. `ms`: how long its customer waited for that; left out where nobody did. */
  | { kind: "taken"; agent: string; ms?: number }
  /** An offer, or a question to take over, that an agent did not answer, or declined. */
  | { kind: "missed"; agent: string }
  | { kind: "declined"; agent: string }
  /** An agent had it, and gave it on, or a colleague took it. */
  | { kind: "transferred"; agent: string }
  /** The first answer, and whether it came within the target of the place (`isOnTime`; left out where there is none). */
  | { kind: "answered"; agent: string | null; ms: number; isOnTime?: boolean }
  /** An answer to what a customer waited for, the first included. */
  | { kind: "responded"; agent: string | null; ms: number }
  /** An agent has it no more, and had it for `ms` together, but for what it was put aside. */
  | { kind: "held"; agent: string; ms: number }
  /** It is over. `ms`: as of `held`, by all who had it. `isOnTime` false: nobody answered, and there is a target. */
  | {
      kind: "closed";
      agent: string | null;
      ms: number;
      isUnanswered: boolean;
      codes: string[];
      isOnTime?: false;
    }
  /** It is over, and its customer was asked how satisfied they are. */
  | { kind: "surveyed"; agent: string | null }
  /** Its customer said how satisfied they are. */
  | { kind: "rated"; agent: string | null; score: number }
);
export type SampleKind = Sample["kind"];

/** What happens with a contact that is over. */
export function isAfterIt({ kind }: Pick<Sample, "kind">): boolean {
  return kind === "surveyed" || kind === "rated";
}

/**
 * What of a contact is to be counted, once. `key`: the contact's, random, so that nothing of it tells who the customer is. `at`:
 * later than that of every fact of it before, and not before its newest sample. `isLast`: the contact is over; what is told
 * of it later is a repetition, but for whether its customer was asked how satisfied they are, and what they said. `tagged`: what counts by the tags that it had at its end, and
 * by nothing else.
 */
export type Fact = {
  key: string;
  begunAt: number;
  at: number;
  page: string;
  isLast?: true;
  tagged?: { tags: readonly string[]; samples: readonly Sample[] };
  samples: readonly Sample[];
};
