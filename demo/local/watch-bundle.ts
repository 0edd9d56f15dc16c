/** Bundles again whenever a source changes, into a directory that something else watches too. */
import { mkdir, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import { context, type BuildOptions, type OutputFile } from "esbuild";

/**
 * Resolves when all is there for the first time, with what ends the watching. Files of earlier builds stay: esbuild
 * would remove them, and wrangler, which lists the directory and only then looks at each file, ends where one is gone.
 */
export async function watchBundle(options: BuildOptions): Promise<() => Promise<void>> {
  const { promise, resolve } = Promise.withResolvers<void>();
  const written = new Map<string, string>();
  const writer = {
    name: "keep-earlier-files",
    setup: (hooks: PluginHooks) =>
      hooks.onEnd(async ({ outputFiles = [] }) => {
        await Promise.all(outputFiles.map((file) => write(file, written)));
        resolve();
      }),
  };
  const bundle = await context({ ...options, write: false, plugins: [...(options.plugins ?? []), writer] });
  await bundle.watch();
  await promise;
  return () => bundle.dispose();
}
type PluginHooks = Parameters<NonNullable<BuildOptions["plugins"]>[number]["setup"]>[0];

/** What is as it was is not touched: each change has the Worker load again. */
async function write({ path, hash, contents }: OutputFile, written: Map<string, string>): Promise<void> {
  if (written.get(path) === hash) return;
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, contents);
  written.set(path, hash);
}
