import { cloudflareTest } from "@cloudflare/vitest-plugin";
import { mkdirSync } from "node:fs";
import { availableParallelism } from "node:os";
import { defineConfig, type TestProjectInlineConfiguration } from "vitest/config";
import { areResultsWanted } from "./test/alone/results.ts";

// wrangler insists on the directory of the static assets, which only a build fills.
mkdirSync("dist/gadget", { recursive: true });

/** As test/worker/support/env.ts has them. */
const AGENT_KEYS = [
  { kid: "crm", alg: "HS256", secret: "test-crm-secret-of-at-least-32-bytes!!", maxRole: "service" },
  {
    kid: "operators",
    alg: "HS256",
    secret: "test-operator-secret-of-at-least-32-bytes",
    roles: ["operator"],
  },
];

const VARIABLES = {
  FACEBOOK_APP_ID: "200300400500",
  FACEBOOK_APP_SECRET: "test-app-secret",
  FACEBOOK_VERIFY_TOKEN: "test-verify-token",
  AGENT_TOKEN_SECRET: "test-agent-secret-of-at-least-32-bytes",
  AGENT_KEYS: JSON.stringify(AGENT_KEYS),
  ENCRYPTION_KEYS: `test:${btoa("test-encryption-key-of-32-bytes!")}`,
  FACEBOOK_PAGE_ID: "10150001",
  FACEBOOK_PAGE_ACCESS_TOKEN: "EAAtest-page-token",
  FACEBOOK_GRAPH_URL: "https://graph.simulator.test/v27.0",
  ALLOWED_ORIGINS: "https://crm.example",
  // Of "test-admin-link-secret", until 2030.
  ADMIN_LINK: "1f6b47648136e36d6f183692dc41440208399877cbdc6fbc3f1d804dc6ecb4af.1893456000",
  ACCESS_TEAM_DOMAIN: "team.cloudflareaccess.com",
  ACCESS_AUD: "a".repeat(64),
};
// wrangler looks for required secrets here, and warns once per test file where it finds none.
Object.assign(process.env, VARIABLES);

/** What is looked for until it is there. Vitest's own second is over before a busy machine has drawn a page. */
const PATIENCE = { timeout: 90_000 };
/** Of a test; and of its hooks. It says of a test that hangs that it does, and nothing of how fast it is. */
const TIMEOUTS = { testTimeout: 240_000, hookTimeout: 240_000 };

const WORKER_TESTS = "test/worker/**/*.test.ts";
/** They ask for all objects that there are, or for the first thing that is written: what files before them left may still come. */
const ALONE = [
  "test/worker/{erasures,placement,review}.test.ts",
  "test/worker/conversation/erasure.test.ts",
  "test/worker/http/{socket,webhook}.test.ts",
  "test/worker/search/search.test.ts",
];

const RELAYS = "test/worker/relays/*.test.ts";
/** They hold for sockets wherever these end: frames and closes, presence and offers, what is in order, what is told anew. */
const RELAYED = [
  "test/worker/desk/{sockets,presence,offers,list,list-changes,thread,following,tab-lists,sight,team}.test.ts",
  "test/worker/sync/{publish,restore,unwatched}.test.ts",
  RELAYS,
];

function inWorkerd(
  test: TestProjectInlineConfiguration["test"],
  variables: Record<string, string> = {},
): TestProjectInlineConfiguration {
  return {
    plugins: [
      cloudflareTest({
        wrangler: { configPath: "./wrangler.toml" },
        remoteBindings: false,
        miniflare: { bindings: { ...VARIABLES, ...variables } },
      }),
    ],
    test: {
      ...test,
      ...TIMEOUTS,
      expect: { poll: PATIENCE },
      // How much test/worker/sync/envelopes.test.ts tries.
      provide: {
        envelopeRuns: Number(process.env["ENVELOPE_RUNS"] ?? 30),
        envelopeSeed: Number(process.env["ENVELOPE_SEED"] ?? 1),
        // And test/worker/api/fuzz.test.ts.
        apiRuns: Number(process.env["API_RUNS"] ?? 200),
        apiSeed: Number(process.env["API_SEED"] ?? 1),
        // And those of test/worker/fuzz/; 0 seconds: a few runs.
        fuzzSeconds: Number(process.env["FUZZ_SECONDS"] ?? 0),
        fuzzSeed: Number(process.env["FUZZ_SEED"] ?? 1),
      },
    },
  };
}

export default defineConfig({
  test: {
    silent: "passed-only",
    ...(areResultsWanted() ? { reporters: ["default", "./test/alone/vitest-reporter.ts"] } : {}),
    // One file's waiting is another's computing; the default leaves a core idle.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    projects: [
      // Loading the Worker takes longer than most files do: it is loaded once, and each file finds an empty storage.
      inWorkerd({
        ...{ name: "worker", include: [WORKER_TESTS], exclude: [...ALONE, RELAYS] },
        ...{ isolate: false, setupFiles: ["test/worker/support/fresh.ts"] },
      }),
      inWorkerd({ name: "worker-alone", include: ALONE }),
      // What sockets are for, once more with every one of them at a relay.
      inWorkerd(
        {
          ...{ name: "worker-relayed", include: RELAYED },
          ...{ isolate: false, setupFiles: ["test/worker/support/fresh.ts"] },
        },
        { SOCKETS_AT_DESK: "0" },
      ),
      {
        test: {
          name: "docs",
          include: ["test/{docs,alone}/**/*.test.ts"],
          environment: "node",
          ...TIMEOUTS,
        },
      },
      {
        test: {
          name: "simulator",
          include: ["test/{set-up,shop,simulator}/**/*.test.ts"],
          environment: "node",
          ...TIMEOUTS,
          expect: { poll: PATIENCE },
        },
      },
      {
        test: {
          name: "e2e",
          include: ["test/e2e/**/*.test.ts"],
          environment: "node",
          globalSetup: "test/e2e/support/build.ts",
          // One file at a time, on a small machine too.
          fileParallelism: false,
          // In one process, whose Worker, simulator and browser serve all files: test/e2e/support/stack.ts.
          isolate: false,
          ...TIMEOUTS,
          expect: { poll: PATIENCE },
        },
      },
    ],
  },
});
