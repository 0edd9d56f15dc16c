import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { PROTOCOL } from "../../worker/protocol/frames.ts";
import { VERSION } from "../../worker/protocol/version.ts";

const changelog = readFileSync("CHANGELOG.md", "utf8");

it("CHANGELOG says of this version which wire it speaks", () => {
  const [, newest = ""] = changelog.split(/^## /m);

  expect(newest).toContain(VERSION);
  expect(newest).toContain(`\`${PROTOCOL}\``);
});

it("CHANGELOG names every class of objects that a version adds, since that one is not deployed in part", () => {
  const wrangler = readFileSync("wrangler.toml", "utf8");
  const migrations = [...wrangler.matchAll(/^tag = "(v\d+)"\nnew_sqlite_classes = \[(.*)\]/gm)];

  expect(migrations.length).toBeGreaterThan(7);
  for (const [, tag = "", classes = ""] of migrations)
    expect(changelog).toContain(`\`${tag}\` (${classes.replaceAll('"', "")})`);
});
