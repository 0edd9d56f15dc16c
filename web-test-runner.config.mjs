import { esbuildPlugin } from "@web/dev-server-esbuild";
import { chromeLauncher } from "@web/test-runner-chrome";
import { findChrome } from "./test/browser/chrome.ts";
import { chosenEnvironment, settle } from "./test/browser/hostile.ts";

const TESTING = "/test/gadget/support/testing.ts";

/** The module stands before the one that it is named like. */
const patience = {
  name: "patience",
  resolveImport: ({ source, context }) =>
    source === "@open-wc/testing" && context.path !== TESTING ? TESTING : undefined,
};

export default {
  files: [
    "test/gadget/**/*.test.ts",
    // They bring each hostile thing along themselves, beside a browser that has everything.
    ...(chosenEnvironment() === null ? [] : ["!test/gadget/platform/**"]),
  ],
  // Packages may have another file for browsers.
  nodeResolve: { browser: true, exportConditions: ["production"] },
  // Without its own esbuild target the plugin would keep what this very browser understands anyway.
  plugins: [
    patience,
    esbuildPlugin({ ts: true, json: true, target: "es2022", tsconfig: "gadget/tsconfig.json" }),
  ],
  // One page at a time: a browser draws no frames for a page behind another, and tests wait for frames.
  browsers: [
    chromeLauncher({
      launchOptions: await findChrome(),
      createPage: async ({ context }) => settle(await context.newPage()),
      concurrency: 1,
    }),
  ],
  // A page says its language; what gadgets do where none does has tests of its own.
  testRunnerHtml: (framework) =>
    `<!doctype html><html lang="en"><body><script type="module" src="${framework}"></script></body></html>`,
  concurrency: 1,
  testFramework: { config: { timeout: 30_000 } },
};
