/** Bundles again whenever a source changes, into a directory that something else watches too. */
import { watch, type FSWatcher } from "node:fs";
import { mkdir, writeFile } from "node:fs/promises";
import { dirname, resolve, sep } from "node:path";
import { context, type BuildOptions, type OutputFile } from "esbuild";

/** An editor writes a file in several steps. */
const SETTLES_MS = 100;

/**
 * Resolves when all is there for the first time, with what ends the watching. Files of earlier builds stay: esbuild would remove them, and
 * wrangler, which lists the directory and only then looks at each file, ends where one is gone.
 *
 * The folders of sources are watched here and not by esbuild, whose process outlives whoever began it while it watches: it asks now and then
 * whether somebody is there, and where they end between question and answer it waits for that forever.
 */
export async function watchBundle(options: BuildOptions): Promise<() => Promise<void>> {
  const entries = Object.values(options.entryPoints ?? []).filter((entry) => typeof entry === "string");
  const written = new Map<string, string>();
  const watched = new Map<string, FSWatcher>();
  const bundle = await context({ ...options, write: false, metafile: true });
  let timer: NodeJS.Timeout | undefined;
  let building = Promise.resolve();

  const build = async (): Promise<void> => {
    try {
      const { outputFiles, metafile } = await bundle.rebuild();
      await Promise.all(outputFiles.map((file) => write(file, written)));
      follow(Object.keys(metafile.inputs));
    } catch {
      // It printed what does not compile; the next change is the next chance, at first of what it begins with.
      if (watched.size === 0) follow(entries);
    }
  };
  const later = (): void => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      building = building.then(build);
    }, SETTLES_MS);
  };
  const follow = (sources: readonly string[]): void => {
    for (const folder of new Set(sources.map((source) => dirname(resolve(source)))))
      if (!watched.has(folder) && !folder.includes(`${sep}node_modules${sep}`))
        // One that is removed comes again with a file that is imported from it.
        watched.set(
          folder,
          watch(folder, later).on("error", () => watched.delete(folder)),
        );
  };

  await build();
  return async () => {
    clearTimeout(timer);
    for (const one of watched.values()) one.close();
    await building;
    await bundle.dispose();
  };
}

/** What is as it was is not touched: each change has the Worker load again. */
async function write({ path, hash, contents }: OutputFile, written: Map<string, string>): Promise<void> {
  if (written.get(path) === hash) return;
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, contents);
  written.set(path, hash);
}
