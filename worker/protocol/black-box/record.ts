/** A delivery of Meta's, or a call that was made to Meta. */
export const BOX_KINDS = ["delivery", "call"] as const;
export type BoxKind = (typeof BOX_KINDS)[number];

/**
 * Why something is a dead letter. `item`: no table of its conversation took it, while the storage worked. `not_json`, `no_object`,
 * `other_object`: a signed body that cannot be read. `not_written`: an object could not write, so that Meta was told to deliver again.
 */
export const LETTER_REASONS = ["item", "not_json", "no_object", "other_object", "not_written"] as const;
export type LetterReason = (typeof LETTER_REASONS)[number];

/**
 * What became of it. A delivery: `accepted`. A call: Meta `accepted` or `refused` it, or gave no answer that tells (`no_answer`).
 */
export const BOX_OUTCOMES = ["accepted", "refused", "no_answer"] as const;
export type BoxOutcome = (typeof BOX_OUTCOMES)[number];

/**
 * What is kept of one, without what is in it. `what`: for a call its method, its path without ids and the first fields that it asked for, for a delivery how many items there are of which
 * list. `at`: when it came or began (ms); `tookMs`: until Meta answered, or was answered. `code`, `subcode`: Meta's. `isCut`: what was longer than is kept of an answer was left out.
 */
export type BoxRecord = {
  record: number;
  kind: BoxKind;
  at: number;
  what: string;
  outcome: BoxOutcome;
  code: number | null;
  subcode: number | null;
  tookMs: number | null;
  bytes: number;
  isCut: boolean;
};

/** Where something that was to be kept is not. `full`: the oldest went for want of room; `not_recorded`: the box was not reached; `not_opened`: its key was gone when somebody was erased. */
export const GAP_REASONS = ["full", "not_recorded", "not_opened"] as const;
export type GapReason = (typeof GAP_REASONS)[number];

/** Of so many, between these times (ms). */
export type BoxGap = { from: number; to: number; count: number; why: GapReason };

/**
 * How the box of a Page stands. `hours` null: it is off, and nothing is kept. `since`: when it was switched on (ms). `letters`: how many dead letters wait for
 * somebody. `keyIds`: the keys that what is kept was sealed with.
 */
export type BoxState = {
  hours: number | null;
  since: number | null;
  records: number;
  bytes: number;
  oldestAt: number | null;
  gaps: BoxGap[];
  letters: number;
  keyIds: string[];
};

/** What it says, a part for each that went over the wire: `delivery`; `request` and `answer` of a call; `item`. */
export type BoxPart = { name: "delivery" | "request" | "answer" | "item"; text: string };

/**
 * A dead letter. `firstAt`, `at`: when it came first and last (ms), `tries` times. `conversation`: whose it is, where it is one item. `keptUntil`: then it
 * goes by itself.
 */
export type DeadLetterEntry = {
  letter: number;
  why: LetterReason;
  what: string;
  firstAt: number;
  at: number;
  tries: number;
  bytes: number;
  keptUntil: number;
};
