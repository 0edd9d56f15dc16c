import { readFileSync } from "node:fs";
import { build } from "esbuild";

/** Every script that is handed out: the gadget, the administration, the wallboard, the client, and the Worker. */
const SCRIPTS = [
  ...["gadget/index.ts", "gadget/admin/index.ts", "gadget/admin/page.ts", "worker/index.ts"],
  ...["gadget/parts/index.ts", "gadget/wallboard/index.ts", "gadget/client/index.ts"],
];

/** A package of which some code is in a script. */
export type Shipped = { name: string; version: string };

/** Those packages, by name: bundled as the build does, and nothing written. */
export async function shippedPackages(): Promise<Shipped[]> {
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
  return [...new Set(names)].sort().map((name) => ({ name, version: versionOf(name) }));
}

function versionOf(name: string): string {
  return (JSON.parse(readFileSync(`node_modules/${name}/package.json`, "utf8")) as { version: string })
    .version;
}
