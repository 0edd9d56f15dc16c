/** Once for all files: the gadget, the demo page and the Worker, built as they are deployed. */
import { rm } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { TestProject } from "vitest/node";
import { buildAssets } from "../../../demo/local/assets.ts";
import { freePort } from "../../../demo/local/ports.ts";
import { BUILT_GADGET, builtWorker } from "../../built.ts";

export default async function build(project: TestProject): Promise<() => Promise<void>> {
  const root = fileURLToPath(new URL(`../../../.state/e2e-${String(process.pid)}`, import.meta.url));
  // A demo page knows where the simulator is from its build.
  const shared = { assets: join(root, "assets"), simulatorPort: await freePort() };
  const own = { assets: join(root, "own-assets"), simulatorPort: await freePort() };
  await buildAssets({ outDir: shared.assets, simulatorPort: shared.simulatorPort, gadget: BUILT_GADGET });
  await buildAssets({ outDir: own.assets, simulatorPort: own.simulatorPort, gadget: shared.assets });
  const bundle = await builtWorker(join(root, "bundle"), shared.assets);
  project.provide("stack", { root, bundle, ...shared, own, hostPort: await freePort() });
  // What serves all files ends a moment after the process that ran them.
  return () => rm(root, { recursive: true, force: true, maxRetries: 20 });
}

type Built = { assets: string; simulatorPort: number };

declare module "vitest" {
  interface ProvidedContext {
    /** Built for what all files share, and `own` for a file that starts everything for itself. */
    stack: Built & { root: string; bundle: string; own: Built; hostPort: number };
  }
}
