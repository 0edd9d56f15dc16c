import { esbuildPlugin } from "@web/dev-server-esbuild";
import { chromeLauncher } from "@web/test-runner-chrome";
import { findChrome } from "./test/browser/chrome.ts";

export default {
  files: "test/gadget/**/*.test.ts",
  nodeResolve: { exportConditions: ["production"] },
  // Without its own esbuild target the plugin would keep what this very browser understands anyway.
  plugins: [esbuildPlugin({ ts: true, target: "es2022", tsconfig: "gadget/tsconfig.json" })],
  browsers: [chromeLauncher({ launchOptions: await findChrome(), concurrency: 2 })],
  concurrency: 2,
  testFramework: { config: { timeout: 10_000 } },
};
