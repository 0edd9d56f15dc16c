import { readdir, readFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { gzipSync } from "node:zlib";

/**
 * Bytes, gzipped, of the element's script and of everything that it waits for before it is there: what is loaded later,
 * or beside, is not.
 */
export async function measureScript(entry: string): Promise<number> {
  const seen = new Set<string>();
  let bytes = 0;
  const visit = async (path: string): Promise<void> => {
    if (seen.has(path)) return;
    seen.add(path);
    const text = await readFile(path, "utf8");
    bytes += gzipSync(text).length;
    const imports = [...text.matchAll(/(?:^|[;}\s])(?:import|export)\b[^"'()]*?["'](\.[^"']+)["']/g)];
    const awaited = [...text.matchAll(/\bawait import\(["'](\.[^"']+)["']\)/g)];
    for (const [, specifier] of [...imports, ...awaited])
      if (specifier !== undefined) await visit(join(dirname(path), specifier));
  };
  await visit(entry);
  return bytes;
}

/** Bytes, gzipped, of each script of a build by itself, by its name without the hash. */
export async function measureScripts(folder: string): Promise<Record<string, number>> {
  const names = (await readdir(join(folder, "chunks"))).map((name) => join("chunks", name));
  const measured = ["gadget.js", ...names].map(async (name) => {
    const bytes = gzipSync(await readFile(join(folder, name))).length;
    return [basename(name).replace(/(-[\w-]{8})?\.js$/, ""), bytes] as const;
  });
  return Object.fromEntries(await Promise.all(measured));
}
