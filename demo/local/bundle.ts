import { execFile } from "node:child_process";
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));

/** The Worker as `wrangler deploy` would upload it, in `outDir`. Answers the path of its main module. */
export async function bundleWorker(outDir: string, assets: string): Promise<string> {
  await mkdir(assets, { recursive: true });
  const wrangler = join(ROOT, "node_modules", "wrangler", "bin", "wrangler.js");
  const args = [wrangler, "deploy", "--dry-run", "--outdir", outDir, "--assets", assets];
  const quiet = { CI: "1", DO_NOT_TRACK: "1", WRANGLER_SEND_METRICS: "false", WRANGLER_WRITE_LOGS: "false" };
  await promisify(execFile)(process.execPath, args, { cwd: ROOT, env: { ...process.env, ...quiet } });
  return join(outDir, "index.js");
}
