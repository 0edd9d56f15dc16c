/** How the runners of tests are started by themselves, in which environment, without npm between. */
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Runner } from "../alone/results.ts";
import { ENVIRONMENTS, variablesIn } from "../browser/hostile.ts";

const MODULES = fileURLToPath(new URL("../../node_modules/", import.meta.url));
const SCRIPTS: Readonly<Record<Runner, string>> = {
  "web-test-runner": join(MODULES, "@web", "test-runner", "dist", "bin.js"),
  vitest: join(MODULES, "vitest", "vitest.mjs"),
};
/** Chromium's headless shell, which takes its language from `LANG` as kiosks do, is packaged for this alone. */
const HAS_PACKAGED = process.platform === "linux" && process.arch === "x64";

/** @param name of a set of environments; "": this one as it is */
export function variablesOf(name: string): NodeJS.ProcessEnv {
  const environment = ENVIRONMENTS[name];
  if (environment === undefined) return process.env;
  const browser = HAS_PACKAGED && environment.lang !== undefined ? { CHROME_PATH: "packaged" } : {};
  return { ...variablesIn(environment, process.env), ...browser, HOSTILE: name };
}

/** Runs these files of the gadget or of any project of vitest's; all of the gadget where none is named. */
export function commandOf(runner: Runner, ...files: string[]): string[] {
  const own = {
    "web-test-runner": files.flatMap((file) => ["--files", file]),
    vitest: ["run", ...files],
  };
  return [process.execPath, SCRIPTS[runner], ...own[runner]];
}
