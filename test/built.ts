/**
 * What is built once for many runs of tests (`.ci/run`): `BUILT_GADGET` and `BUILT_PACKAGE` are the directories that
 * `npm run build` fills, `BUILT_WORKER` the main module that `npm run deploy:check` leaves. All absolute; where one is
 * missing, its tests build for themselves.
 */
import { bundleWorker } from "../demo/local/bundle.ts";

export const BUILT_GADGET = process.env["BUILT_GADGET"];
export const BUILT_PACKAGE = process.env["BUILT_PACKAGE"];

/** The main module of the Worker as it is deployed, else built in `outDir`; `assets`: see {@link bundleWorker}. */
export async function builtWorker(outDir: string, assets: string): Promise<string> {
  return process.env["BUILT_WORKER"] ?? (await bundleWorker(outDir, assets));
}
