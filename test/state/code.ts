/** A version's own code as files of a repository: its Worker, and of its gadget what lists, threads and answers need. */
import { existsSync } from "node:fs";
import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join, relative } from "node:path";
import { brotliCompressSync, brotliDecompressSync, constants } from "node:zlib";

const PACKED = ".br";
const WORKER = "worker.js";
/** Scripts that a page loads to read and to answer; what they import by name comes along. */
const LOADED = /^(?:core|list|beside|answering)-/;

/** Whether the code of the version in this directory of `versions/` was kept. */
export const hasCode = (version: string): boolean => existsSync(join(version, "code", WORKER + PACKED));

/** Puts the main module of its Worker at `to`. */
export async function unpackWorker(version: string, to: string): Promise<void> {
  await unpackFile(join(version, "code", WORKER + PACKED), to);
}

/** Puts the scripts of its gadget into `to`, where `gadget.js` loads the others from. */
export async function unpackGadget(version: string, to: string): Promise<void> {
  const from = join(version, "code", "gadget");
  for (const name of await readdir(from, { recursive: true })) {
    if (name.endsWith(PACKED)) await unpackFile(join(from, name), join(to, name.slice(0, -PACKED.length)));
  }
}

/** Keeps both: `worker` is the main module as it would be uploaded, `gadget` the directory that the build fills. */
export async function packCode(version: string, worker: string, gadget: string): Promise<void> {
  const code = join(version, "code");
  // Where the sources of that version lay is nobody's business here.
  const main = (await readFile(worker, "utf8")).replace(/^\/\/# sourceMappingURL=.*$/m, "");
  await packFile(main, join(code, WORKER));
  for (const path of await scriptsOf(gadget))
    await packFile(await readFile(path), join(code, "gadget", relative(gadget, path)));
}

async function scriptsOf(gadget: string): Promise<string[]> {
  const chunks = join(gadget, "chunks");
  const first = (await readdir(chunks)).filter((name) => LOADED.test(name));
  const found = new Set([join(gadget, "gadget.js"), ...first.map((name) => join(chunks, name))]);
  // A set goes on over what is added meanwhile.
  for (const path of found) {
    for (const [, imported = ""] of (await readFile(path, "utf8")).matchAll(/(?:from|import) ?"(\.[^"]+)"/g))
      found.add(join(dirname(path), imported));
  }
  return [...found];
}

async function packFile(content: string | Buffer, target: string): Promise<void> {
  const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_LGWIN]: 24 };
  await mkdir(dirname(target), { recursive: true });
  await writeFile(target + PACKED, brotliCompressSync(content, { params }));
}

async function unpackFile(from: string, to: string): Promise<void> {
  await mkdir(dirname(to), { recursive: true });
  await writeFile(to, brotliDecompressSync(await readFile(from)));
}
