/** What this Node runs for a row of table.ts, in order. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Script } from "./table.ts";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
/** Of tools whose package has another name. */
const PACKAGES: Readonly<Record<string, string>> = { "web-test-runner": "@web/test-runner" };

export type Words = { words: string[]; folder: string };

/** @param args what the last one is told beyond. @throws Error where a row or a tool is named that there is not */
export function wordsOf(
  name: string,
  scripts: Readonly<Record<string, Script>>,
  args: readonly string[] = [],
): Words[] {
  const script = scripts[name];
  if (script === undefined) throw new Error(`There is no script "${name}".`);
  const all = script.steps.flatMap((step): Words[] => {
    if ("script" in step) return wordsOf(step.script, scripts);
    const [tool, ...told] = step.run;
    return [{ words: [fileOf(tool), ...told], folder: join(ROOT, step.folder ?? "") }];
  });
  all.at(-1)?.words.push(...args);
  return all;
}

/** A file of ours; or of a tool, `package:name` where the package has several or others have the same. */
function fileOf(tool: string): string {
  if (tool.endsWith(".ts")) return join(ROOT, tool);
  const [before = "", name = before] = tool.split(":");
  const folder = join(ROOT, "node_modules", PACKAGES[before] ?? before);
  const { bin } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) as {
    bin: string | Record<string, string>;
  };
  const file = typeof bin === "string" ? bin : bin[name];
  if (file === undefined) throw new Error(`${before} has no command "${name}".`);
  return join(folder, file);
}
