/** A state directory as files of a repository: databases without their logs, each file compressed. */
import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join, relative } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { gunzipSync, gzipSync } from "node:zlib";

const PACKED = ".gz";
/** Objects, files and Meta's side; not what wrangler keeps beside them. */
const KEPT = /^(?:simulator\.json|worker\/v3\/(?:do|r2)\/.*)$/;
const LOG = /-(?:wal|shm)$/;

/** Copies what a run left in `from`, which nobody uses any more, to `to`. */
export async function pack(from: string, to: string): Promise<void> {
  for (const path of await databasesIn(from)) compact(path);
  for (const path of await filesIn(from)) {
    const name = relative(from, path);
    if (!KEPT.test(name) || LOG.test(name)) continue;
    const target = join(to, name + PACKED);
    await mkdir(dirname(target), { recursive: true });
    await writeFile(target, gzipSync(await readFile(path), { level: 9 }));
  }
}

/** Puts back what {@link pack} took, for a Worker to open. */
export async function unpack(from: string, to: string): Promise<void> {
  for (const path of await filesIn(from)) {
    const target = join(to, relative(from, path).slice(0, -PACKED.length));
    await mkdir(dirname(target), { recursive: true });
    await writeFile(target, gunzipSync(await readFile(path)));
  }
}

/** Databases anywhere below: those of the objects of a class, or all, with the runtime's own. */
export async function databasesIn(directory: string, className?: string): Promise<string[]> {
  const paths = (await filesIn(directory)).filter((path) => path.endsWith(".sqlite"));
  return paths.filter((path) => className === undefined || dirname(path).endsWith(`-${className}`));
}

/** What a query answers over all objects of a class. */
export async function rowsOf(directory: string, className: string, query: string): Promise<object[]> {
  const paths = await databasesIn(directory, className);
  return paths.flatMap((path) => {
    const database = new DatabaseSync(path, { readOnly: true });
    try {
      const has = database.prepare("SELECT 1 FROM sqlite_master WHERE name = 'schema_version'").get();
      return has === undefined ? [] : database.prepare(query).all();
    } finally {
      database.close();
    }
  });
}

/** Brings what the write-ahead log holds into the database itself. */
function compact(path: string): void {
  const database = new DatabaseSync(path);
  database.exec("PRAGMA wal_checkpoint(TRUNCATE)");
  database.exec("VACUUM");
  database.exec("PRAGMA wal_checkpoint(TRUNCATE)");
  database.close();
}

async function filesIn(directory: string): Promise<string[]> {
  const entries = await readdir(directory, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name))
    .sort();
}
