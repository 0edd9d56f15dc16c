/**
 * `npm run code:write -- NAME [COMMIT]`: builds the Worker and the gadget as they were at a commit, or are at HEAD, and
 * keeps both beside the state that this version left, in test/state/versions/NAME/code, for later versions to be run
 * beside (test/e2e/two-versions.test.ts) and served by (test/e2e/old-state.test.ts). Dependencies are those of today.
 */
import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdir, rm, symlink } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { readCommandLine, refuse } from "../../demo/local/command-line.ts";
import { packCode } from "./code.ts";

const USAGE = "npm run code:write -- NAME [COMMIT], for instance state-version-5 HEAD";
const { positionals } = readCommandLine(USAGE, { allowPositionals: true });
const [name = "", commit = "HEAD", ...more] = positionals;
const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const version = join(ROOT, "test/state/versions", name);
if (!/^[\w-]+$/.test(name) || !existsSync(version) || more.length > 0)
  refuse(`Beside which state? One of test/state/versions.\n${USAGE}`);
const run = promisify(execFile);
const sources = join(ROOT, ".state", `code-${String(process.pid)}`);

try {
  await mkdir(sources, { recursive: true });
  const archive = `${sources}.tar`;
  await run("git", ["archive", "--output", archive, commit], { cwd: ROOT });
  await run("tar", ["-xf", archive, "-C", sources]);
  await rm(archive);
  await symlink(join(ROOT, "node_modules"), join(sources, "node_modules"));
  const tool = async (path: string, ...args: string[]): Promise<void> => {
    await run(process.execPath, [join(ROOT, "node_modules", path), ...args], { cwd: sources });
  };
  await tool("vite/bin/vite.js", "build", "--outDir", "gadget-built", "--emptyOutDir");
  const upload = ["deploy", "--dry-run", "--minify", "--outdir", "uploaded", "--assets", "gadget-built"];
  await tool("wrangler/bin/wrangler.js", ...upload);
  await rm(join(version, "code"), { recursive: true, force: true });
  await packCode(version, join(sources, "uploaded/index.js"), join(sources, "gadget-built"));
  console.log(`${join(version, "code")} is there.`);
} finally {
  await rm(sources, { recursive: true, force: true });
}
