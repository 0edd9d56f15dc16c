/** What "Deploy to Cloudflare" reads of a repository (Cloudflare's documentation, Deploy to Cloudflare buttons), as far as that can be known here. */
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { SETTINGS } from "../../packaging/set-up/settings.ts";

const read = (path: string): string => readFileSync(path, "utf8");
const asked = [...read(".dev.vars.example").matchAll(/^([A-Z_]+)=(.*)$/gm)];
const manifest = JSON.parse(read("package.json")) as {
  scripts: Record<string, string>;
  cloudflare: { bindings: Record<string, { description: string }> };
};

describe("Deploy to Cloudflare", () => {
  it("asks for every secret that a Worker needs, and for no other: each is taken for needed", () => {
    const needed = SETTINGS.filter(({ isNeeded }) => isNeeded).map(({ name }) => name);

    expect(asked.map(([, name]) => name).sort()).toEqual(needed.sort());
  });

  it("offers no value that somebody might leave as it is", () => {
    expect(asked.map(([, , value]) => value)).toEqual(asked.map(() => ""));
  });

  it("tells of each, and of the bucket, what it is", () => {
    const { bindings } = manifest.cloudflare;

    expect(Object.keys(bindings).sort()).toEqual([...asked.map(([, name]) => name), "MEDIA"].sort());
    for (const { description } of Object.values(bindings)) expect(description.length).toBeGreaterThan(20);
  });

  it("builds and deploys by scripts that are there, and names nothing of anybody's account", () => {
    expect(manifest.scripts).toMatchObject({
      build: expect.stringContaining("build:gadget") as string,
      deploy: expect.stringMatching(/build:gadget && wrangler deploy$/) as string,
    });
    expect(read("wrangler.toml")).not.toMatch(/account_id|zone_id|database_id|\[\[?routes?/);
  });
});
