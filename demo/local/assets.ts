/** Builds what the local Worker serves: the gadget as it is deployed, and the demo page beside it. */
import { copyFile, cp, mkdir, rm, watch } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build, type BuildOptions } from "esbuild";
import { build as viteBuild, type InlineConfig } from "vite";
import { watchBundle } from "./watch-bundle.ts";

const DEMO = fileURLToPath(new URL("../", import.meta.url));
const STATIC = [
  "index.html",
  "styles.css",
  "administration/index.html",
  "gallery/index.html",
  "gallery/style.css",
  "recording/index.html",
  "recording/style.css",
  "wallboard/index.html",
];

type AssetsOptions = {
  outDir: string;
  /** Where the demo page finds the simulator, on the host it was itself loaded from. */
  simulatorPort: number;
  /** And the shop; left out or null: there is none. */
  shopPort?: number | null;
  /** The Page at Meta, where it is not the simulator's: then there are no customers' phones. */
  ownPage?: string | null;
  /** A directory that holds the gadget as vite built it before, which then is not built again. */
  gadget?: string | undefined;
};

/** Fills `outDir` from scratch. */
export async function buildAssets(options: AssetsOptions): Promise<void> {
  await prepare(options.outDir);
  if (options.gadget === undefined)
    for (const config of gadgetBuilds(options.outDir)) await viteBuild(config);
  else await cp(options.gadget, options.outDir, { recursive: true });
  await build(demoBuild(options));
}

/** The same, and again whenever something changes. Resolves when all is there for the first time. */
export async function watchAssets(options: AssetsOptions): Promise<void> {
  await prepare(options.outDir);
  const gadget = gadgetBuilds(options.outDir).map(watchGadget);
  await Promise.all([...gadget, watchBundle(demoBuild(options))]);
  void copyOnChange(options.outDir);
}

async function prepare(outDir: string): Promise<void> {
  await rm(outDir, { recursive: true, force: true });
  for (const folder of ["administration", "gallery", "recording", "wallboard"])
    await mkdir(join(outDir, folder), { recursive: true });
  for (const name of STATIC) await copyFile(join(DEMO, name), join(outDir, name));
}

/** The gadget, and the admin, the wallboard and the client beside it. */
function gadgetBuilds(outDir: string): InlineConfig[] {
  const root = fileURLToPath(new URL("../../", import.meta.url));
  return ["vite.config.ts", "vite.admin.config.ts", "vite.wallboard.config.ts", "vite.client.config.ts"].map(
    (name) => ({
      root,
      configFile: join(root, name),
      logLevel: "warn",
      build: { outDir, emptyOutDir: false },
    }),
  );
}

function demoBuild({ outDir, simulatorPort, shopPort = null, ownPage = null }: AssetsOptions): BuildOptions {
  return {
    entryPoints: [
      "main.ts",
      "administration/main.ts",
      "gallery/main.ts",
      "recording/main.ts",
      "wallboard/main.ts",
    ].map((name) => join(DEMO, name)),
    outdir: outDir,
    bundle: true,
    format: "esm",
    splitting: true,
    chunkNames: "demo-chunks/[name]-[hash]",
    tsconfig: join(DEMO, "tsconfig.json"),
    target: "es2023",
    logLevel: "warning",
    define: {
      SIMULATOR_PORT: String(simulatorPort),
      SHOP_PORT: JSON.stringify(shopPort),
      OWN_PAGE: JSON.stringify(ownPage),
    },
  };
}

async function watchGadget(config: InlineConfig): Promise<void> {
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
