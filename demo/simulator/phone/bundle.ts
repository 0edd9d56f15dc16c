/** Builds the phone page in memory when the server starts. */
import { readFile } from "node:fs/promises";
import { basename } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

export type PhoneFile = {
  type: string;
  content: string;
};

/** One after the other, as the page's one style sheet. */
const STYLES = ["phone.css", "thread.css", "composer.css", "panel.css", "wall.css"];

/** The page's files by path; the page itself is `/`. */
export async function buildPhonePage(): Promise<ReadonlyMap<string, PhoneFile>> {
  const source = (name: string): string => fileURLToPath(new URL(name, import.meta.url));
  const bundle = await build({
    entryPoints: [source("./phone.ts"), source("./line.ts")],
    bundle: true,
    format: "esm",
    target: "es2023",
    write: false,
    outdir: source("./"),
  });
  const script = (name: string): PhoneFile => ({
    type: "text/javascript; charset=utf-8",
    content: bundle.outputFiles.find(({ path }) => basename(path) === name)?.text ?? "",
  });
  return new Map([
    ["/", { type: "text/html; charset=utf-8", content: await readFile(source("./index.html"), "utf8") }],
    [
      "/phone.css",
      {
        type: "text/css; charset=utf-8",
        content: (await Promise.all(STYLES.map((name) => readFile(source(`./${name}`), "utf8")))).join("\n"),
      },
    ],
    ["/phone.js", script("phone.js")],
    ["/phone-line.js", script("line.js")],
  ]);
}
