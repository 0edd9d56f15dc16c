import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { shippedPackages } from "../../packaging/supply/shipped.ts";

it("THIRD-PARTY-NOTICES names every library whose code is handed out, in its version", async () => {
  const notices = readFileSync("THIRD-PARTY-NOTICES", "utf8");
  const all = await shippedPackages();

  // Less would mean that not everything was found.
  expect(all.length).toBeGreaterThan(8);
  expect(all.filter(({ name, version }) => !notices.includes(`${name} ${version}`))).toEqual([]);
  // It bundles all of them.
}, 60_000);
