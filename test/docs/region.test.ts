import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";

/** Every script of the Worker, as it is written, by its path. */
const SOURCES = new Map(
  readdirSync("worker", { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".ts"))
    .map((name) => {
      const path = join("worker", name);
      return [path, readFileSync(path, "utf8")] as const;
    }),
);

/** By which an object is addressed, or made. */
const ADDRESSES =
  /\.(getByName|idFromName|idFromString|newUniqueId|getExisting)\s*\(|\b(?:env|this\.env)\.[A-Z_]+\.get\s*\(/;

const WITHIN: Readonly<Record<string, string>> = {
  // Where the jurisdiction is named on every call.
  "worker/objects/kernel/stubs.ts": "place()",
  // The one that records it: in which jurisdiction the others are is not known before it was asked.
  "worker/objects/kernel/placement.ts": "placementOf()",
};

/** Of the bucket, which has its jurisdiction by its binding (wrangler.toml), and no object. */
const isOfBucket = (line: string): boolean => line.includes("MEDIA");

it("no object is addressed without the jurisdiction, but the one that records it", () => {
  const found = [...SOURCES].flatMap(([path, text]) =>
    text
      .split("\n")
      .filter((line) => ADDRESSES.test(line) && !isOfBucket(line))
      .map(() => path),
  );

  expect(SOURCES.size).toBeGreaterThan(300);
  expect([...new Set(found)].sort()).toEqual(Object.keys(WITHIN).sort());
});

it("whoever is addressed there is so within the jurisdiction", () => {
  const stubs = SOURCES.get("worker/objects/kernel/stubs.ts") ?? "";
  const [before = "", place = ""] = stubs.split("function place<");
  expect(ADDRESSES.test(before)).toBe(false);
  expect(place).toContain("namespace.jurisdiction(jurisdiction)");
  const doors = [...before.matchAll(/^export function \w+Stub\([^]*?^}/gm)].map(([text]) => text);
  expect(doors.length).toBeGreaterThan(6);
  for (const door of doors) expect(door).toContain("return place(env, env.");
});
