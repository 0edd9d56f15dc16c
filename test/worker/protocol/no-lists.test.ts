import * as v from "valibot";
import { describe, expect, it } from "vitest";
import { Command } from "../../../worker/protocol/commands.ts";
import { ROUTES } from "../../../worker/protocol/api/routes.ts";
import * as values from "../../../worker/protocol/values.ts";
import { everyCommand } from "../support/every-command.ts";

// To valibot a list is an object of which all fields are missing. Here whoever gives one where an object belongs is refused.

declare global {
  interface ImportMeta {
    glob(patterns: readonly string[], how: { eager: true }): Record<string, unknown>;
  }
}

const DECLARED = import.meta.glob(
  [
    "../../../worker/protocol/**/*.ts",
    "../../../worker/domain/agent-keys.ts",
    "../../../worker/bucket/export-link.ts",
  ],
  { eager: true },
);

const OBJECTS = new Set(["object", "strict_object", "loose_object", "object_with_rest", "record", "variant"]);

type Schema = v.GenericSchema & { expects: string };

/** Every schema of an object that can be reached from there, wherever it is held: in a field, a union, a pipe, a table. */
function objectsIn(from: unknown): Schema[] {
  const found: Schema[] = [];
  const seen = new Set<unknown>();
  const left: unknown[] = [from];
  while (left.length > 0) {
    const it = left.pop();
    if (typeof it !== "object" || it === null || seen.has(it)) continue;
    seen.add(it);
    const { kind, type } = it as Partial<Schema>;
    if (kind === "schema" && OBJECTS.has(type ?? "")) found.push(it as Schema);
    left.push(...(it instanceof Map || it instanceof Set ? it.values() : Object.values(it)));
  }
  return found;
}

function isRefused(schema: v.GenericSchema, given: unknown): boolean {
  return !v.safeParse(schema, given).success;
}

/** The same value with one of its objects made a list, for each of these. */
function withList(value: unknown): unknown[] {
  if (Array.isArray(value))
    return value.flatMap((one, at) =>
      withList(one).map((other) => value.map((it: unknown, place) => (place === at ? other : it))),
    );
  if (typeof value !== "object" || value === null) return [];
  const inside = Object.entries(value).flatMap(([name, one]) =>
    withList(one).map((other) => ({ ...value, [name]: other })),
  );
  return [[], ...inside];
}

describe("a list where an object belongs", () => {
  it("is refused by every object that is declared", () => {
    const all = objectsIn(DECLARED);

    expect(all.length).toBeGreaterThan(500);
    expect(all.filter((schema) => !isRefused(schema, []))).toEqual([]);
    expect(all.filter((schema) => !isRefused(schema, ["a"]))).toEqual([]);
  });

  it.each(ROUTES.map(({ name, body, query }) => [name, values.strictObject({ ...body, ...query })] as const))(
    "is refused by %s",
    (_, schema) => {
      expect(objectsIn(schema).filter((it) => !isRefused(it, []))).toEqual([]);
    },
  );

  it("is refused in every place of every command", () => {
    for (const [type, fields] of Object.entries(everyCommand("10150001:1"))) {
      const good = { type, id: crypto.randomUUID(), ...fields };
      expect(isRefused(Command, good), type).toBe(false);
      for (const bad of withList(good)) expect(isRefused(Command, bad), JSON.stringify(bad)).toBe(true);
    }
  });
});

describe("what schemas are made of", () => {
  const inner = values.strictObject({ a: v.exactOptional(v.string()) });

  it.each([
    ["strictObject", inner],
    ["object", values.object({ a: v.exactOptional(v.string()) })],
    ["looseObject", values.looseObject({ a: v.exactOptional(v.string()) })],
    ["record", values.record(v.string(), v.string())],
    [
      "a pipe",
      v.pipe(
        inner,
        v.check(() => true),
      ),
    ],
    ["what may be left out", v.optional(inner)],
    ["what is made of another", v.partial(inner)],
  ])("takes an object and no list: %s", (_, schema) => {
    expect(v.safeParse(schema, { a: "b" })).toMatchObject({ success: true, output: { a: "b" } });
    const { issues = [] } = v.safeParse(schema, ["b"]);
    expect(issues).toMatchObject([
      { type: schema.type === "optional" ? "strict_object" : schema.type, kind: "schema" },
    ]);
    expect(issues[0]?.message).toBe("Invalid type: Expected Object but received Array");
  });

  it("knows the fields of what is made of another", () => {
    expect(v.safeParse(v.omit(inner, ["a"]), { a: "b" }).success).toBe(false);
    expect(v.safeParse(v.omit(inner, ["a"]), {}).success).toBe(true);
  });
});
