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

  it("gives each resource a name and each class of objects a migration, for nobody is asked for one", () => {
    const wrangler = read("wrangler.toml").replaceAll(/^#.*$/gm, "");
    const classes = [...wrangler.matchAll(/class_name = "(\w+)"/g)].map(([, name]) => name);
    const migrated = [...wrangler.matchAll(/new_sqlite_classes = \[(.*)\]/g)].flatMap(([, list = ""]) =>
      [...list.matchAll(/"(\w+)"/g)].map(([, name]) => name),
    );
    const tables = [...wrangler.matchAll(/^\[\[(\w+)\]\]$/gm)].map(([, name]) => name);

    expect(wrangler).toMatch(/^name = "[\w-]+"$/m);
    expect(wrangler).toMatch(/^compatibility_date = "\d{4}-\d\d-\d\d"$/m);
    expect(migrated.sort()).toEqual(classes.sort());
    // A resource of another kind wants defaults of its own here.
    expect([...new Set(tables)].sort()).toEqual(["migrations", "r2_buckets"]);
    expect(wrangler).toMatch(/^bucket_name = "[\w-]+"$/m);
  });

  it("builds with what the lock file installs, on the Node that is tested with, whatever Cloudflare's image has", () => {
    const { packages } = JSON.parse(read("package-lock.json")) as {
      packages: Record<string, { version: string }>;
    };

    for (const tool of ["vite", "wrangler", "esbuild"])
      expect(packages).toHaveProperty([`node_modules/${tool}`]);
    expect(read(".node-version").trim()).toBe(packages["node_modules/node"]?.version);
  });
});
