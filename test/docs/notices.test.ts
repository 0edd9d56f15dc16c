import { readFileSync } from "node:fs";
import { build } from "esbuild";
import { expect, it } from "vitest";

/** Every script that is handed out: the gadget, the admin, and the Worker. */
const SCRIPTS = ["gadget/index.ts", "gadget/admin/index.ts", "gadget/admin/page.ts", "worker/index.ts"];

/** The packages of which some code is in a script, with their versions. */
async function bundled(): Promise<string[]> {
  const { metafile } = await build({
    entryPoints: SCRIPTS,
    ...({ bundle: true, splitting: true, format: "esm", write: false, metafile: true } as const),
    ...({ outdir: "dist", platform: "browser", conditions: ["production"], logLevel: "silent" } as const),
    external: ["cloudflare:*", "node:*"],
    loader: { ".css": "empty" },
  });
  const inputs = Object.values(metafile.outputs).flatMap((output) => Object.entries(output.inputs));
  const names = inputs
    .filter(([, { bytesInOutput }]) => bytesInOutput > 0)
    .flatMap(([path]) => /.*node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(path)?.[1] ?? []);
  return [...new Set(names)].sort().map((name) => `${name} ${versionOf(name)}`);
}

function versionOf(name: string): string {
  return (JSON.parse(readFileSync(`node_modules/${name}/package.json`, "utf8")) as { version: string })
    .version;
}

it("THIRD-PARTY-NOTICES names every library whose code is handed out, in its version", async () => {
  const notices = readFileSync("THIRD-PARTY-NOTICES", "utf8");
  const all = await bundled();

  // Less would mean that not everything was found.
  expect(all.length).toBeGreaterThan(8);
  expect(all.filter((library) => !notices.includes(library))).toEqual([]);
  // It bundles all three.
}, 60_000);
