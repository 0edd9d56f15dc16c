/** Builds the scripts of the plugins in memory when the server starts. */
import { readFile } from "node:fs/promises";
import { basename } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import type { PhoneFile } from "../phone/bundle.ts";

const SCRIPT = "text/javascript; charset=utf-8";

/** By path; `/sdk.js` is what a site loads, as a plain script like Meta's. */
export async function buildPlugins(): Promise<ReadonlyMap<string, PhoneFile>> {
  const source = (name: string): string => fileURLToPath(new URL(name, import.meta.url));
  const bundle = await build({
    entryPoints: [source("./sdk.ts"), source("./frame.ts")],
    bundle: true,
    format: "iife",
    target: "es2023",
    write: false,
    outdir: source("./"),
  });
  const script = (name: string): PhoneFile => ({
    type: SCRIPT,
    content: bundle.outputFiles.find(({ path }) => basename(path) === name)?.text ?? "",
  });
  return new Map([
    ["/sdk.js", script("sdk.js")],
    ["/plugins/frame.js", script("frame.js")],
    [
      "/plugins/frame.css",
      { type: "text/css; charset=utf-8", content: await readFile(source("./frame.css"), "utf8") },
    ],
  ]);
}
