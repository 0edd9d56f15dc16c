import * as v from "../values.ts";
import { answer, command } from "../command.ts";
import { ConversationId, Time } from "../ids.ts";
import type { AuditEntry } from "./entry.ts";
import { AUDIT_KINDS } from "./kinds.ts";
import { AUDIT_DAYS_MAX, AUDIT_DAYS_MIN, AUDIT_LINES_MAX, AUDIT_PAGE_MAX } from "./limits.ts";

const Seq = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const upTo = (max: number) => v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(max));
const Id = v.pipe(v.string(), v.minLength(1), v.maxLength(320));
/** As lines name the customer of a conversation. */
const Pseudonym = v.pipe(v.string(), v.regex(/^c_[\w-]{20}$/));

/** The newest line of the chain; see AuditEntry. */
type Head = { seq: number; hash: string };

/**
 * The newest first. `next`: the number before which to go on; null: that was all. `conversations`: names of those that pseudonyms stand for, as
 * far as anybody knows; `names`: of agents, by their `sub`. `days`: so long lines are kept.
 */
export type AuditFound = {
  deeds: AuditEntry[];
  next: number | null;
  head: Head | null;
  conversations: Record<string, string>;
  names: Record<string, string>;
  days: number;
};

/** What was done at the desk, in a chain of lines to which lines are only added. */
export const auditCommands = [
  /**
   * Looks through it: for a kind of deed, who did it (a `sub`), what it was about (a conversation by its name or pseudonym, or another id), and
   * when (ms, `to` exclusive). A page may have fewer lines than `limit`, or none, and go on by `next`.
   */
  command({
    name: "audit.read",
    about: "desk",
    right: "read_audit",
    afterLoss: "ends",
    audit: false,
    fields: {
      kind: v.exactOptional(v.picklist(AUDIT_KINDS)),
      who: v.exactOptional(Id),
      of: v.exactOptional(v.union([Pseudonym, ConversationId])),
      about: v.exactOptional(Id),
      from: v.exactOptional(Time),
      to: v.exactOptional(Time),
      before: v.exactOptional(Seq),
      limit: upTo(AUDIT_PAGE_MAX),
    },
    result: answer<AuditFound>(),
  }),
  /** Lines as they are written, in their order, behind `after` (left out: from the beginning): JSON Lines, which `next` goes on with. */
  command({
    name: "audit.export",
    about: "desk",
    right: "read_audit",
    afterLoss: "ends",
    audit: true,
    fields: { after: v.exactOptional(Seq), limit: upTo(AUDIT_LINES_MAX) },
    result: answer<{ lines: string[]; next: number | null; head: Head | null }>(),
  }),
  /** So many days lines are kept; `was`: before. */
  command({
    name: "audit.keep",
    about: "desk",
    right: "read_audit",
    afterLoss: "ends",
    audit: true,
    fields: {
      days: v.pipe(v.number(), v.integer(), v.minValue(AUDIT_DAYS_MIN), v.maxValue(AUDIT_DAYS_MAX)),
    },
    result: answer<{ days: number; was: number }>(),
  }),
] as const;
