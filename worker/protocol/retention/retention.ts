import * as v from "../values.ts";
import { RETENTION_DAYS_MAX, RETENTION_DAYS_MIN } from "../limits.ts";

/** Whole days. Meta repeats a delivery for 36 hours: what is still under way is not removed before it came. */
const Days = v.pipe(v.number(), v.integer(), v.minValue(RETENTION_DAYS_MIN), v.maxValue(RETENTION_DAYS_MAX));

/**
 * After how many days what a desk keeps is removed by itself; what is left out is kept. All of it is counted from when it was written,
 * but of `contacts` and `comments`, which are counted from when the last was written or the contact was closed, whichever is later.
 */
export const Retention = v.strictObject({
  /** Messages, notes and lines of threads in Messenger, with their files. */
  messages: v.exactOptional(Days),
  /** Files of messages; the messages stay. */
  media: v.exactOptional(Days),
  /** Items as Meta delivered them, for what the log does not say. */
  raw: v.exactOptional(Days),
  /** Conversations in Messenger that are closed, as a whole: it is as if their customers had never written. */
  contacts: v.exactOptional(Days),
  /** Threads of comments that are closed, as a whole. */
  comments: v.exactOptional(Days),
  /** What the index holds of what was said. */
  search: v.exactOptional(Days),
  /** Figures by agent, team, queue, Page and tag; those of the whole desk stay. */
  reports: v.exactOptional(Days),
});
export type Retention = v.InferOutput<typeof Retention>;

/** Kinds of what is kept, in the order in which they are shown. */
export const RETENTION_KINDS = [
  "messages",
  "media",
  "raw",
  "contacts",
  "comments",
  "search",
  "reports",
] as const satisfies readonly (keyof Retention)[];
export type RetentionKind = (typeof RETENTION_KINDS)[number];

/** Why a conversation is left as it is, whatever its age. */
export const RETENTION_SPARED = ["open", "unsent", "held"] as const;
export type RetentionSpared = (typeof RETENTION_SPARED)[number];

/** How much of a kind would go, and when the oldest of it is from (ms); null for none. */
export type RetentionCount = { kind: RetentionKind; count: number; oldest: number | null };

/**
 * What would be removed of the conversations that were looked at: `after`, where it is not null, goes on with the next ones. `spared`: how
 * many of them are left as they are, by reason. `total` conversations are at the desk; with the first answer alone.
 */
export type RetentionPreview = {
  counts: RetentionCount[];
  spared: { why: RetentionSpared; count: number }[];
  looked: number;
  total: number | null;
  after: string | null;
};

/**
 * How the desk is set, and how far it is with it: when it last began to look through all that it has, and when it was through (ms); null:
 * never.
 */
export type RetentionState = { retention: Retention; beganAt: number | null; endedAt: number | null };
