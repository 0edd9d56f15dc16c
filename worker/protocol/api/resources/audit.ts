import * as v from "../../values.ts";
import { AuditEntryShape, AuditHeadShape } from "../../audit/entry.ts";
import { AUDIT_LINES_MAX, AUDIT_PAGE_MAX } from "../../audit/limits.ts";
import { RESULTS } from "../../results/results.ts";
import { cursorOf, cursorTo } from "../cursor.ts";
import { fieldsOf, route } from "../route.ts";

const LIMIT = 50;
const JSON_LINES = "application/jsonl";
const upTo = (max: number) => v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(max));
const limitTo = (max: number) => v.optional(upTo(max), LIMIT);
const Seq = v.pipe(v.number(), v.safeInteger(), v.minValue(0));

const read = fieldsOf("audit.read", "kind", "who", "of", "about", "from", "to");

/** What was done at the desk. Customers are named by pseudonyms alone. */
export const auditRoutes = [
  route({
    name: "listAudit",
    method: "GET",
    path: "/audit",
    scope: "audit:read",
    summary: "What was done at the desk, the newest first",
    description:
      "Of a conversation (`of`: its id, or the pseudonym that lines have), of one who did it (`who`), of a kind, about another id, and when (`from`, `to`: milliseconds since 1970). A page may have fewer lines than `limit`, or none: `next` goes on with older ones; null: that was all.",
    command: "audit.read",
    query: { ...read, limit: limitTo(AUDIT_PAGE_MAX), cursor: v.exactOptional(cursorTo(Seq)) },
    fields: ({ cursor, ...question }) => ({
      ...question,
      ...(cursor === undefined ? {} : { before: cursor }),
    }),
    answer: v.strictObject({
      ...{ items: v.array(AuditEntryShape), next: v.nullable(v.string()), head: v.nullable(AuditHeadShape) },
    }),
    told: ({ deeds, next, head }) => ({ items: deeds, next: next === null ? null : cursorOf(next), head }),
  }),
  route({
    name: "exportAudit",
    method: "GET",
    path: "/audit/lines",
    scope: "audit:read",
    summary: "Its lines as they were written, the oldest first: a file of them can be verified",
    description:
      "With `format=jsonl` all of them in one answer (JSON Lines), which is written as it is read, `limit` lines at a time: it breaks off where it cannot be read to its end. Else write each of `lines` as a line of a file, and ask again with `after` set to `next` until that is null. `npm run verify-audit` says whether the file is whole; keep `head` elsewhere for it.",
    command: "audit.export",
    query: {
      ...fieldsOf("audit.export", "after"),
      limit: v.exactOptional(upTo(AUDIT_LINES_MAX)),
      format: v.optional(v.picklist(["json", "jsonl"]), "json"),
    },
    fields: ({ format, limit = format === "jsonl" ? AUDIT_LINES_MAX : LIMIT, ...given }) => ({
      ...given,
      limit,
    }),
    answer: RESULTS["audit.export"],
    told: (result) => result,
    document: ({ lines }, { format }) =>
      format === "json"
        ? null
        : { name: "audit.jsonl", type: JSON_LINES, text: lines.map((line) => `${line}\n`).join("") },
    documents: [JSON_LINES],
    goesOn: ({ next }) => (next === null ? null : { after: next }),
  }),
];
