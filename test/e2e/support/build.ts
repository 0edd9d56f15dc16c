/** Once for all files: the gadget, the demo page and the Worker, built as they are deployed. */
import { rm } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { TestProject } from "vitest/node";
import { buildAssets } from "../../../demo/local/assets.ts";
import { bundleWorker } from "../../../demo/local/bundle.ts";
import { freePort } from "../../../demo/local/ports.ts";

export default async function build(project: TestProject): Promise<() => Promise<void>> {
  const root = fileURLToPath(new URL(`../../../.state/e2e-${String(process.pid)}`, import.meta.url));
  const assets = join(root, "assets");
  // The demo page knows where the simulator is from its build, so all files use the same port in turn.
  const simulatorPort = await freePort();
  await buildAssets({ outDir: assets, simulatorPort });
  project.provide("stack", {
    root,
    assets,
    simulatorPort,
    bundle: await bundleWorker(join(root, "bundle"), assets),
  });
  return () => rm(root, { recursive: true, force: true });
}

declare module "vitest" {
  interface ProvidedContext {
    stack: { root: string; assets: string; bundle: string; simulatorPort: number };
  }
}
