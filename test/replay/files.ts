/** The bodies below a directory, single items wrapped into what Meta would have sent them in. */
import { readdir, readFile } from "node:fs/promises";
import { dirname, join, relative, resolve } from "node:path";

export type Body = {
  /** Path below the directory. */
  name: string;
  text: string;
  isFragment: boolean;
};

/** Which list of an entry a single item belongs to, by the `shape` that INDEX.tsv gives it. */
const LIST_OF_SHAPE: Readonly<Record<string, string>> = {
  event: "messaging",
  fragment: "messaging",
  change: "changes",
};

/** Every .json and .txt file below `directory`, in the order of their names; with `pageId`, items in their envelope. */
export async function bodiesBelow(directory: string, pageId: string | null = null): Promise<Body[]> {
  const root = resolve(directory);
  const shapes = await readShapes(root);
  const names = (await readdir(root, { recursive: true })).filter((name) => /\.(json|txt)$/.test(name));
  const bodies: Body[] = [];
  for (const name of names.sort()) {
    const path = join(root, name);
    const text = new TextDecoder().decode(await readFile(path));
    const shape = shapes.of(path);
    const wrapped = shape === null || pageId === null ? null : wrap(text.trim(), shape, pageId);
    bodies.push({ name, text: wrapped ?? text, isFragment: wrapped !== null });
  }
  return bodies;
}

function wrap(text: string, shape: string, pageId: string): string | null {
  const list = LIST_OF_SHAPE[shape];
  const items = text.startsWith("[") ? text : `[${text}]`;
  if (shape === "entry") return `{"object":"page","entry":${items}}`;
  if (list === undefined) return null;
  const time = String(Date.now());
  return `{"object":"page","entry":[{"id":"${pageId}","time":${time},"${list}":${items}}]}`;
}

/** INDEX.tsv lies at the head of the collection, one or more folders up. */
async function readShapes(root: string): Promise<{ of: (path: string) => string | null }> {
  for (let folder = root, up = 0; up < 4; folder = dirname(folder), up++) {
    const index = await readFile(join(folder, "INDEX.tsv"), "utf8").catch(() => null);
    if (index === null) continue;
    const [head = "", ...rows] = index.split("\n");
    const [file, shape] = ["file", "shape"].map((name) => head.split("\t").indexOf(name));
    const shapes = new Map(rows.map((row) => [row.split("\t")[file ?? 0], row.split("\t")[shape ?? 1]]));
    return { of: (path) => shapes.get(relative(folder, path).replaceAll("\\", "/")) ?? null };
  }
  return { of: () => null };
}
