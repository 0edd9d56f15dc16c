import fc from "fast-check";

type Schema = Record<string, unknown>;
type Components = { schemas: Record<string, object> };

const DEPTH_MAX = 6;
/** By name and depth: the document names its shapes again and again. */
const known = new Map<string, fc.Arbitrary<unknown>>();

/** Values as a schema of the document describes them; what it says in words beyond JSON Schema they may break. */
export function valuesOf(schema: object, components: Components, depth = 0): fc.Arbitrary<unknown> {
  const json = schema as Schema;
  const { $ref, anyOf, oneOf, allOf, const: word, enum: words, type } = json;
  const again = (inner: object): fc.Arbitrary<unknown> => valuesOf(inner, components, depth + 1);
  if (typeof $ref === "string") {
    const name = $ref.split("/").at(-1)!;
    const made = known.get(`${name} ${depth}`) ?? again(components.schemas[name]!);
    known.set(`${name} ${depth}`, made);
    return made;
  }
  const some = (anyOf ?? oneOf) as object[] | undefined;
  if (some !== undefined) return fc.oneof(...(depth > DEPTH_MAX ? some.slice(0, 1) : some).map(again));
  if (allOf !== undefined) return again((allOf as object[])[0]!);
  if ("const" in json) return fc.constant(word);
  if (words !== undefined) return fc.constantFrom(...(words as unknown[]));
  switch (type) {
    case "string":
      return textsOf(json);
    case "integer":
    case "number":
      return numbersOf(json);
    case "boolean":
      return fc.boolean();
    case "null":
      return fc.constant(null);
    case "array":
      return listsOf(json, again, depth);
    case "object":
      return objectsOf(json, again, depth);
    default:
      return ANYTHING;
  }
}

/** JSON that nobody asked for. */
export const ANYTHING: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom(
    null,
    true,
    false,
    0,
    -1,
    1e308,
    "",
    "\u0000",
    "\ud800",
    "__proto__",
    [],
    {},
    "x".repeat(5_000),
  ),
  fc.jsonValue({ maxDepth: 3 }),
);

function textsOf({ pattern, format, minLength = 0, maxLength }: Schema): fc.Arbitrary<string> {
  if (format === "uuid") return fc.uuid();
  if (format === "date") return fc.constantFrom("2026-11-30", "2026-02-30", "0000-00-00");
  if (typeof pattern === "string") {
    // Some patterns say what may not follow, of which nothing can be made.
    try {
      return fc.stringMatching(new RegExp(pattern, "u"), { size: "xsmall" });
    } catch {
      return fc.string();
    }
  }
  const max = Math.min((maxLength as number | undefined) ?? 40, 40);
  return fc.string({ minLength: Math.min(minLength as number, max), maxLength: max, unit: "binary" });
}

function numbersOf({ type, minimum, maximum }: Schema): fc.Arbitrary<number> {
  const min = Math.max((minimum as number | undefined) ?? -100, Number.MIN_SAFE_INTEGER);
  const max = Math.min((maximum as number | undefined) ?? min + 10_000, Number.MAX_SAFE_INTEGER);
  if (type === "integer") return fc.integer({ min, max: Math.min(max, min + 2 ** 31) });
  return fc.oneof(fc.integer({ min, max: Math.min(max, min + 2 ** 31) }), fc.double({ noNaN: true }));
}

function listsOf(
  { items = {}, minItems = 0, maxItems }: Schema,
  again: (inner: object) => fc.Arbitrary<unknown>,
  depth: number,
): fc.Arbitrary<unknown[]> {
  const minLength = minItems as number;
  const most = depth > DEPTH_MAX ? minLength : minLength + 2;
  return fc.array(again(items as object), {
    minLength,
    maxLength: Math.min((maxItems as number | undefined) ?? most, most),
  });
}

function objectsOf(
  { properties = {}, required = [], additionalProperties }: Schema,
  again: (inner: object) => fc.Arbitrary<unknown>,
  depth: number,
): fc.Arbitrary<object> {
  if (Object.keys(properties as object).length === 0 && typeof additionalProperties === "object")
    return fc.dictionary(fc.string(), again(additionalProperties as object), { maxKeys: 2 });
  const wanted = new Set(required as string[]);
  const fields = Object.entries(properties as Record<string, object>)
    .filter(([name]) => depth <= DEPTH_MAX || wanted.has(name))
    .map(([name, schema]) => [name, again(schema)] as const);
  return fc.record(Object.fromEntries(fields), {
    requiredKeys: (required as string[]).filter((name) => name in (properties as object)),
    noNullPrototype: true,
  });
}

/** A value with something changed in it, somewhere: a field that is another, one more, or one less. */
export function spoilt(value: unknown): fc.Arbitrary<unknown> {
  if (typeof value !== "object" || value === null) return ANYTHING;
  const keys = Object.keys(value);
  if (keys.length === 0) return ANYTHING;
  return fc.constantFrom(...keys).chain((key) => {
    const own = value as Record<string, unknown>;
    const put = (other: unknown): unknown =>
      Array.isArray(value)
        ? value.map((one: unknown, at) => (String(at) === key ? other : one))
        : { ...own, [key]: other };
    const { [key]: _, ...rest } = own;
    return fc.oneof(
      spoilt(own[key]).map(put),
      ANYTHING.map(put),
      fc.constant(Array.isArray(value) ? [] : rest),
      ANYTHING.map((more) => (Array.isArray(value) ? [...(value as unknown[]), more] : { ...own, more })),
    );
  });
}
