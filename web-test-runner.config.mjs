import { esbuildPlugin } from "@web/dev-server-esbuild";
import { chromeLauncher } from "@web/test-runner-chrome";
import { findChrome } from "./test/browser/chrome.ts";

export default {
  files: "test/gadget/**/*.test.ts",
  nodeResolve: { exportConditions: ["production"] },
  // Without its own esbuild target the plugin would keep what this very browser understands anyway.
  plugins: [esbuildPlugin({ ts: true, json: true, target: "es2022", tsconfig: "gadget/tsconfig.json" })],
  // One page at a time: a browser draws no frames for a page behind another, and tests wait for frames.
  browsers: [chromeLauncher({ launchOptions: await findChrome(), concurrency: 1 })],
  concurrency: 1,
  testFramework: { config: { timeout: 10_000 } },
};
