/** Scripts of package.json that are other tools, one after the other. Those of one file are that file, which says itself how it is called. */
import type { Usage } from "../../demo/local/command-line.ts";

/** `run`: a file of ours or a tool of node_modules with its arguments, or another row by its name. */
export type Step = { run: readonly [string, ...string[]]; folder?: string } | { script: string };

export type Script = Omit<Usage, "call" | "arguments"> & {
  /** The first that fails ends it. */
  steps: readonly [Step, ...Step[]];
  /** What the last one is told beyond that goes on to it, and what that may be. */
  passes?: string;
  /** Set for all steps where they are not set. */
  environment?: Readonly<Record<string, string>>;
};

const VITEST = "options and files of vitest: npx vitest --help";

export const SCRIPTS: Readonly<Record<string, Script>> = {
  check: {
    does: "What a change must pass, and CI runs: formatting, lint, types, tests, the hostile ones, what is made up, builds, a dry deploy. Takes about an hour.",
    steps: [
      { script: "format:check" },
      { script: "lint" },
      { script: "typecheck" },
      { run: ["test/parts.ts"] },
      { run: ["test/hostile/main.ts", "all"] },
      { run: ["test/fuzz.ts"] },
      { script: "build" },
      { script: "deploy:check" },
    ],
    example: "npm run check",
  },
  build: {
    does: "The gadget as it is served, in dist/gadget, and as an npm package, in dist/package.",
    steps: [{ script: "build:gadget" }, { run: ["packaging/build.ts"] }],
    example: "npm run build",
  },
  "build:gadget": {
    does: "The gadget as it is served, with administration, wallboard and client, in dist/gadget.",
    steps: [
      { run: ["vite", "build"] },
      { run: ["vite", "build", "-c", "vite.admin.config.ts"] },
      { run: ["vite", "build", "-c", "vite.wallboard.config.ts"] },
      { run: ["vite", "build", "-c", "vite.client.config.ts"] },
    ],
    example: "npm run build:gadget",
  },
  deploy: {
    does: "Builds the gadget and deploys it with the Worker to Cloudflare: the upgrade of a deployment that is set up. Secrets stay as they are.",
    steps: [{ script: "build:gadget" }, { run: ["wrangler", "deploy"] }],
    passes: "options of wrangler deploy: npx wrangler deploy --help",
    variables: {
      CLOUDFLARE_API_TOKEN: "what wrangler signs in with, where nobody did by npx wrangler login",
    },
    example: "npm run deploy -- --secrets-file secrets.json",
  },
  "deploy:check": {
    does: "Bundles the Worker as it would be deployed, to dist/deploy, and deploys nothing. Needs dist/gadget: npm run build:gadget.",
    steps: [{ run: ["wrangler", "deploy", "--dry-run", "--outdir", "dist/deploy"] }],
    example: "npm run deploy:check",
  },
  lint: {
    does: "What linters find in the whole tree. Ends with 1 where they find something.",
    steps: [{ run: ["eslint", "."] }, { run: ["oxlint", "."] }, { script: "lint:templates" }],
    example: "npm run lint",
  },
  "lint:templates": {
    does: "What is wrong in the gadget's Lit templates. Ends with 1 where there is something.",
    steps: [
      { run: ["lit-analyzer", "*/*.ts", "--strict", "--rules.no-invalid-css", "off"], folder: "gadget" },
    ],
    example: "npm run lint:templates",
  },
  typecheck: {
    does: "The types of everything, each folder with those of its runtime.",
    steps: [
      {
        run: [
          ...(["typescript-7:tsc", "-b", "--singleThreaded", "worker", "gadget", "demo/simulator"] as const),
          ...["demo", "demo/embedding", "packaging", "test", "test/worker", "test/gadget", "test/browser"],
          ...["test/simulator", "test/bench", "test/bench/workers"],
        ],
      },
    ],
    example: "npm run typecheck",
  },
  format: {
    does: "Writes every file as prettier has it.",
    steps: [{ run: ["prettier", "--write", "."] }],
    example: "npm run format",
  },
  "format:check": {
    does: "Names files that are not as prettier has them. Ends with 1 where there are some.",
    steps: [{ run: ["prettier", "--check", "."] }],
    example: "npm run format:check",
  },
  "test:worker": {
    does: "Tests of the Worker in workerd, of the simulator and of what is written down.",
    steps: [
      {
        run: [
          ...(["vitest", "run", "--project", "worker", "--project", "worker-alone"] as const),
          ...["--project", "worker-relayed", "--project", "simulator", "--project", "docs"],
        ],
      },
    ],
    passes: VITEST,
    example: "npm run test:worker -- test/worker/desk",
  },
  "test:gadget": {
    does: "Tests of the gadget in Chromium (CHROME_PATH).",
    steps: [{ run: ["web-test-runner"] }],
    passes: "options of web-test-runner: npx web-test-runner --help",
    example: 'npm run test:gadget -- --files "test/gadget/list/*.test.ts"',
  },
  "test:e2e": {
    does: "Tests of everything together: Worker, simulator, and people in Chromium (CHROME_PATH).",
    steps: [{ run: ["vitest", "run", "--project", "e2e"] }],
    passes: VITEST,
    example: "npm run test:e2e -- test/e2e/media.test.ts",
  },
  "screenshots:year": {
    does:
      "Takes the pictures of docs/operating.md (A year) anew: plays an operator's year on the simulator's clock, and writes a picture of each season to " +
      "docs/pictures/year. Ends with 1 where something in it is not as that page says. Needs Chrome (CHROME_PATH).",
    steps: [{ run: ["vitest", "run", "--project", "e2e", "test/e2e/year.test.ts"] }],
    environment: { PICTURES: "docs/pictures/year" },
    variables: { PICTURES: "another folder for them (otherwise docs/pictures/year)" },
    example: "PICTURES=dist/year npm run screenshots:year",
  },
  "fuzz:api": {
    does: "Asks the API whatever its document allows, and more. Ends with 1 where an answer is not as the document has it.",
    steps: [
      { run: ["vitest", "run", "--silent=false", "--project", "worker", "test/worker/api/fuzz.test.ts"] },
    ],
    environment: { API_RUNS: "10000" },
    variables: {
      API_RUNS: "how many requests (otherwise 10000)",
      FUZZ_SEED: "of what is made up (otherwise one of chance)",
    },
    example: "API_RUNS=500 npm run fuzz:api",
  },
  "api:client": {
    does: "Writes anew what is made of the API's document for the tests: test/worker/api/client.d.ts.",
    steps: [{ run: ["vitest", "run", "--project", "docs", "test/docs/api.test.ts"] }],
    environment: { API_CLIENT: "write" },
    example: "npm run api:client",
  },
};
