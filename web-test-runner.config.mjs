import { esbuildPlugin } from "@web/dev-server-esbuild";
import { defaultReporter } from "@web/test-runner";
import { chromeLauncher } from "@web/test-runner-chrome";
import { areResultsWanted } from "./test/alone/results.ts";
import { failedFiles } from "./test/alone/web-test-reporter.ts";
import { findChrome } from "./test/browser/chrome.ts";
import { bundledTests } from "./test/browser/bundled-tests.ts";
import { chosenEnvironment, settle } from "./test/browser/hostile.ts";

const TESTS = "test/gadget/**/*.test.ts";

export default {
  files: [
    TESTS,
    // Those of platform/ bring each hostile thing along themselves, beside a browser that has everything. What every state
    // looks like is asked in languages of the tests' own: around it nothing is otherwise than in the other files.
    ...(chosenEnvironment() === null ? [] : ["!test/gadget/platform/**", "!test/gadget/**/states.test.ts"]),
  ],
  // Packages may have another file for browsers.
  nodeResolve: { browser: true, exportConditions: ["production"] },
  // Without its own esbuild target the plugin would keep what this very browser understands anyway.
  plugins: [
    bundledTests(TESTS),
    esbuildPlugin({ ts: true, json: true, target: "es2022", tsconfig: "gadget/tsconfig.json" }),
  ],
  reporters: [defaultReporter(), ...(areResultsWanted() ? [failedFiles()] : [])],
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
  // Some files draw every state of the gadget: a busy machine takes its time.
  ...{ browserStartTimeout: 120_000, testsStartTimeout: 120_000, testsFinishTimeout: 10 * 60_000 },
  testFramework: { config: { timeout: 120_000 } },
};
