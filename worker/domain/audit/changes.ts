import type { AuditChange, AuditValue } from "./deed.ts";

/** Of one deed; what is more is counted. */
const CHANGES_MAX = 60;
const VALUE_UNITS_MAX = 200;

/** What customers are told, by how its setting is called: of such a text its length alone is told. */
const TEXT =
  /^(texts?|\w+Text|question|title|subtitle|button|more|words?|message|greeting|note|description)$/;
/** What is told nobody, nor any sign of it. */
const SECRET = /secret|token|password|credential/i;

/** What is set otherwise now, by where it stands: `queues[sales].hours`. Of what is in lists under ids each is compared with itself. */
export function changesBetween(before: unknown, after: unknown): AuditChange[] {
  const changes: AuditChange[] = [];
  compare("", [], before, after, changes);
  if (changes.length <= CHANGES_MAX) return changes;
  const more: AuditChange = { field: "…", from: null, to: { items: changes.length - CHANGES_MAX } };
  return [...changes.slice(0, CHANGES_MAX), more];
}

function compare(
  field: string,
  path: readonly string[],
  before: unknown,
  after: unknown,
  found: AuditChange[],
): void {
  if (JSON.stringify(before) === JSON.stringify(after)) return;
  const [one, two] = [branchesOf(before), branchesOf(after)];
  if (one === null || two === null || isSecret(path)) {
    found.push({ field, from: valueOf(path, before), to: valueOf(path, after) });
    return;
  }
  for (const [key, [left, right]] of paired(one, two))
    compare(
      `${field}${key.startsWith("[") || field === "" ? "" : "."}${key}`,
      [...path, key],
      left,
      right,
      found,
    );
}

/** What of it is compared by itself: fields, and what has an id. Null: it is one value. */
function branchesOf(value: unknown): Map<string, unknown> | null {
  if (Array.isArray(value)) {
    const named = value.map((it: unknown) => [idOf(it), it] as const);
    const ids = new Set(named.map(([id]) => id));
    if (value.length > 0 && (ids.has(null) || ids.size < value.length)) return null;
    return new Map(named.map(([id, it]) => [`[${String(id)}]`, it]));
  }
  return typeof value === "object" && value !== null ? new Map(Object.entries(value)) : null;
}

function idOf(it: unknown): string | null {
  const id = typeof it === "object" && it !== null && "id" in it ? it.id : null;
  return typeof id === "string" ? id : null;
}

function paired(one: Map<string, unknown>, two: Map<string, unknown>): Map<string, [unknown, unknown]> {
  const keys = new Set([...one.keys(), ...two.keys()]);
  return new Map([...keys].map((key) => [key, [one.get(key), two.get(key)]]));
}

function isSecret(path: readonly string[]): boolean {
  return path.some((key) => SECRET.test(key));
}

function valueOf(path: readonly string[], value: unknown): AuditValue {
  if (value === undefined || value === null) return null;
  if (isSecret(path)) return "secret";
  if (typeof value === "number" || typeof value === "boolean") return value;
  const isText = path.some((key) => TEXT.test(key));
  if (typeof value === "string") return isText ? { characters: value.length } : wordOf(value);
  if (!Array.isArray(value)) return { items: Object.keys(value).length };
  const isPlain = value.every((it) => typeof it === "string" || typeof it === "number");
  const joined = isPlain && !isText ? value.join(", ") : "";
  return joined !== "" && joined.length <= VALUE_UNITS_MAX ? joined : { items: value.length };
}

/** Of an address nothing behind "?" and no sign-in, where secrets stand. */
function wordOf(value: string): AuditValue {
  const url = /^https?:/i.test(value) ? URL.parse(value) : null;
  const word = url === null ? value : `${url.origin}${url.pathname}`;
  return word.length <= VALUE_UNITS_MAX ? word : { characters: word.length };
}
