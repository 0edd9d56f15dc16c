/**
 * `npm run code:write -- NAME [COMMIT]`: builds the Worker and the gadget as they were at a commit, or are at HEAD, and
 * keeps both beside the state that this version left, in test/state/versions/NAME/code, for later versions to be run
 * beside (test/e2e/two-versions.test.ts) and served by (test/e2e/old-state.test.ts). Dependencies are those of today.
 */
import { execFile } from "node:child_process";
import { readdirSync } from "node:fs";
import { mkdir, rm, symlink } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { oneOf, readCommandLine, slip } from "../../demo/local/command-line.ts";
import { packCode } from "./code.ts";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const VERSIONS = join(ROOT, "test/state/versions");
const { positionals } = readCommandLine(
  {
    call: "npm run code:write -- NAME [COMMIT]",
    does:
      "Builds the Worker and the gadget as they were at a commit, with the dependencies of today, and keeps both in test/state/versions/NAME/code: later " +
      "versions are run beside them (test/e2e/two-versions.test.ts). Takes a minute. Changes nothing else in the tree.",
    arguments: {
      NAME: `the state that this version left: one of ${readdirSync(VERSIONS).join(", ")}`,
      "[COMMIT]": "what git takes for one: a hash, a tag, a branch (otherwise HEAD)",
    },
    example: "npm run code:write -- state-version-5 v0.1.0",
  },
  {},
);
const [name = "", commit = "HEAD"] = positionals;
const version = join(VERSIONS, oneOf("NAME", name, readdirSync(VERSIONS)));
const run = promisify(execFile);
const sources = join(ROOT, ".state", `code-${String(process.pid)}`);
// Before anything is written.
await run("git", ["rev-parse", "--verify", "--end-of-options", `${commit}^{commit}`], { cwd: ROOT }).catch(
  () => slip(`COMMIT is "${commit}"; git knows no commit of that name.`),
);

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
