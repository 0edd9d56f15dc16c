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

it("docs/operating.md says where each binding's data lies, and how logs are done without", () => {
  const wrangler = readFileSync("wrangler.toml", "utf8");
  const bindings = [...wrangler.matchAll(/\bname = "([A-Z_]+)"|\bbinding = "([A-Z_]+)"/g)].map(
    ([, object, other]) => object ?? other ?? "",
  );
  const [, lies = ""] =
    /^## Where data lies\n([^]*?)^## /m.exec(readFileSync("docs/operating.md", "utf8")) ?? [];
  const rows = lies.split("\n").filter((line) => line.startsWith("| "));

  expect(bindings.length).toBeGreaterThan(12);
  // Which version runs is no data of anybody's.
  const kept = bindings.filter((name) => name !== "VERSION");
  expect(kept.filter((name) => !rows.some((row) => row.includes(`\`${name}\``)))).toEqual([]);
  for (const setting of ["DATA_JURISDICTION", "MEDIA_JURISDICTION", "invocation_logs", "redact_query_string"])
    expect(lies).toContain(setting);
  expect(wrangler).toMatch(/^redact_query_string = true$/m);
});
