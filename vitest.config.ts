import { cloudflareTest } from "@cloudflare/vitest-plugin";
import { mkdirSync } from "node:fs";
import { defineConfig } from "vitest/config";

// wrangler insists on the directory of the static assets, which only a build fills.
mkdirSync("dist/gadget", { recursive: true });

export default defineConfig({
  test: {
    projects: [
      {
        plugins: [
          cloudflareTest({
            wrangler: { configPath: "./wrangler.toml" },
            remoteBindings: false,
            miniflare: {
              bindings: {
                FACEBOOK_APP_ID: "200300400500",
                FACEBOOK_APP_SECRET: "test-app-secret",
                FACEBOOK_VERIFY_TOKEN: "test-verify-token",
                AGENT_TOKEN_SECRET: "test-agent-secret-of-at-least-32-bytes",
                FACEBOOK_PAGE_ID: "10150001",
                FACEBOOK_PAGE_ACCESS_TOKEN: "EAAtest-page-token",
                FACEBOOK_GRAPH_URL: "https://graph.simulator.test/v26.0",
                ALLOWED_ORIGINS: "https://crm.example",
              },
            },
          }),
        ],
        test: { name: "worker", include: ["test/worker/**/*.test.ts"] },
      },
      { test: { name: "simulator", include: ["test/simulator/**/*.test.ts"], environment: "node" } },
    ],
  },
});
