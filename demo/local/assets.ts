/** Builds what the local Worker serves: the gadget as it is deployed, and the demo page beside it. */
import { copyFile, cp, mkdir, rm, watch } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build, type BuildOptions } from "esbuild";
import { build as viteBuild, type InlineConfig } from "vite";
import { watchBundle } from "./watch-bundle.ts";

const DEMO = fileURLToPath(new URL("../", import.meta.url));
/** What vite makes of it. */
const GADGET = ["gadget.js", "gadget", "chunks", "_headers"];
const STATIC = ["index.html", "styles.css", "gallery/index.html", "gallery/style.css"];

type AssetsOptions = {
  outDir: string;
  /** Where the demo page finds the simulator, on the host it was itself loaded from. */
  simulatorPort: number;
  /** The Page at Meta, where it is not the simulator's: then there are no customers' phones. */
  ownPage?: string | null;
  /** A directory that holds the gadget as vite built it before, which then is not built again. */
  gadget?: string | undefined;
};

/** Fills `outDir` from scratch. */
export async function buildAssets(options: AssetsOptions): Promise<void> {
  await prepare(options.outDir);
  if (options.gadget === undefined) await viteBuild(gadgetBuild(options.outDir));
  else await copyGadget(options.gadget, options.outDir);
  await build(demoBuild(options));
}

/** The same, and again whenever something changes. Resolves when all is there for the first time. */
export async function watchAssets(options: AssetsOptions): Promise<void> {
  await prepare(options.outDir);
  await Promise.all([watchGadget(options.outDir), watchBundle(demoBuild(options))]);
  void copyOnChange(options.outDir);
}

async function copyGadget(from: string, to: string): Promise<void> {
  for (const name of GADGET) await cp(join(from, name), join(to, name), { recursive: true });
}

async function prepare(outDir: string): Promise<void> {
  await rm(outDir, { recursive: true, force: true });
  await mkdir(join(outDir, "gallery"), { recursive: true });
  for (const name of STATIC) await copyFile(join(DEMO, name), join(outDir, name));
}

function gadgetBuild(outDir: string): InlineConfig {
  return {
    root: fileURLToPath(new URL("../../", import.meta.url)),
    logLevel: "warn",
    build: { outDir, emptyOutDir: false },
  };
}

function demoBuild({ outDir, simulatorPort, ownPage = null }: AssetsOptions): BuildOptions {
  return {
    entryPoints: [join(DEMO, "main.ts"), join(DEMO, "gallery/main.ts")],
    outdir: outDir,
    bundle: true,
    format: "esm",
    splitting: true,
    chunkNames: "demo-chunks/[name]-[hash]",
    tsconfig: join(DEMO, "tsconfig.json"),
    target: "es2023",
    logLevel: "warning",
    define: { SIMULATOR_PORT: String(simulatorPort), OWN_PAGE: JSON.stringify(ownPage) },
  };
}

async function watchGadget(outDir: string): Promise<void> {
  const config = gadgetBuild(outDir);
  const watcher = await viteBuild({ ...config, build: { ...config.build, watch: {} } });
  if (!("on" in watcher)) throw new Error("vite answered with a build instead of a watcher");
  await new Promise<void>((resolve) => {
    watcher.on("event", (event) => {
      // Vite prints the error itself; the next change is the next chance.
      if (event.code === "END" || event.code === "ERROR") resolve();
    });
  });
}

async function copyOnChange(outDir: string): Promise<void> {
  for await (const { filename } of watch(DEMO, { recursive: true })) {
    if (filename === null || !STATIC.includes(filename)) continue;
    // An editor may replace a file by way of none.
    await copyFile(join(DEMO, filename), join(outDir, filename)).catch(() => undefined);
  }
}
