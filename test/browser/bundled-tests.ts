/** A plugin of @web/test-runner that hands out the tests of the gadget bundled, in chunks that they share. */
import { context, type BuildContext, type Plugin as BuildPlugin } from "esbuild";
import { globSync } from "node:fs";
import { relative, sep } from "node:path";
import { fileURLToPath } from "node:url";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
/** Where chunks are asked for, and what stands for the module of that name. */
const CHUNKS = "bundled";
const PATIENT = { name: "@open-wc/testing", by: "test/gadget/support/testing.ts" };
/** What the server of the runner makes up itself. */
const OF_THE_RUNNER = "/__*";

type Served = { body: string; type: "js" | "json" };
type Started = { config: { watch?: boolean } };
type Asked = { path: string };

/**
 * Each test file is a page of its own, which unbundled would load hundreds of modules. Files keep their addresses; what a
 * test asks for by its address is served as it is.
 */
export function bundledTests(pattern: string) {
  let building: BuildContext<{ write: false }> | null = null;
  let built: Promise<ReadonlyMap<string, string>> | null = null;
  let isWatching = false;

  async function build(): Promise<ReadonlyMap<string, string>> {
    building ??= await context({
      entryPoints: globSync(pattern, { cwd: ROOT }),
      absWorkingDir: ROOT,
      outdir: ROOT,
      outbase: ROOT,
      chunkNames: `${CHUNKS}/[name]-[hash]`,
      ...{ write: false, bundle: true, splitting: true, format: "esm", target: "es2022", sourcemap: true },
      ...{ conditions: ["production"], tsconfig: "gadget/tsconfig.json", external: [OF_THE_RUNNER] },
      plugins: [patience],
      logLevel: "warning",
    });
    const { outputFiles } = await building.rebuild();
    return new Map(
      outputFiles.map(({ path, text }) => [`/${relative(ROOT, path).split(sep).join("/")}`, text]),
    );
  }

  return {
    name: "bundled-tests",
    serverStart({ config }: Started): void {
      isWatching = config.watch === true;
    },
    async serverStop(): Promise<void> {
      await building?.dispose();
    },
    async serve({ path }: Asked): Promise<Served | undefined> {
      const isTest = path.endsWith(".test.ts");
      if (isTest && isWatching) built = null;
      if (!isTest && !path.startsWith(`/${CHUNKS}/`) && !path.endsWith(".test.js.map")) return undefined;
      const body = (await (built ??= build())).get(isTest ? path.replace(/\.ts$/, ".js") : path);
      return body === undefined ? undefined : { body, type: path.endsWith(".map") ? "json" : "js" };
    },
  };
}

/** The module stands before the one that it is named like. */
const patience: BuildPlugin = {
  name: "patience",
  setup(build) {
    const own = fileURLToPath(new URL(`../../${PATIENT.by}`, import.meta.url));
    build.onResolve({ filter: new RegExp(`^${PATIENT.name}$`) }, ({ importer }) =>
      importer === own ? undefined : { path: own },
    );
  },
};
