import { readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { gzipSync } from "node:zlib";

/** Bytes, gzipped, of the element's script and of everything it imports at once (lazy chunks are not). */
export async function measureScript(entry: string): Promise<number> {
  const seen = new Set<string>();
  let bytes = 0;
  const visit = async (path: string): Promise<void> => {
    if (seen.has(path)) return;
    seen.add(path);
    const text = await readFile(path, "utf8");
    bytes += gzipSync(text).length;
    const imports = [...text.matchAll(/(?:^|[;}\s])(?:import|export)\b[^"'()]*?["'](\.[^"']+)["']/g)];
    for (const [, specifier] of imports)
      if (specifier !== undefined) await visit(join(dirname(path), specifier));
  };
  await visit(entry);
  return bytes;
}
