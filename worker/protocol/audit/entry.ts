import * as v from "../values.ts";
import { AUDIT_KINDS } from "./kinds.ts";

const Hash = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/));
const Count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));

/** What a setting was or became. `characters`: a text of so many, which no line holds. `items`: so many of a list. */
const Value = v.union([
  v.string(),
  v.number(),
  v.boolean(),
  v.null(),
  v.strictObject({ characters: Count }),
  v.strictObject({ items: Count }),
]);

/** The newest line of a chain. */
export const AuditHeadShape = v.strictObject({ seq: Count, hash: Hash });

/**
 * What a line says. `seq`: its number in the chain. `at` in ms. `deed`: the command's name, or what else it is called. `by.id`: their `sub`;
 * null where nobody was it. `conversations`: pseudonyms. `about`: other ids. `detail`: a word of the protocol. `from`: of which class the
 * address was.
 */
export const AuditEntryShape = v.strictObject({
  seq: Count,
  at: v.number(),
  kind: v.picklist(AUDIT_KINDS),
  deed: v.string(),
  by: v.strictObject({
    as: v.picklist(["agent", "key", "admin", "meta", "system"]),
    id: v.nullable(v.string()),
    role: v.exactOptional(v.string()),
  }),
  conversations: v.exactOptional(v.array(v.string())),
  about: v.exactOptional(v.record(v.string(), v.union([v.string(), v.number(), v.boolean()]))),
  changes: v.exactOptional(v.array(v.strictObject({ field: v.string(), from: Value, to: Value }))),
  detail: v.exactOptional(v.string()),
  from: v.exactOptional(v.string()),
  hash: Hash,
});
export type AuditEntry = v.InferOutput<typeof AuditEntryShape>;
