import { createConfig, lintFromString } from "@redocly/openapi-core";
import openapiTS, { astToString } from "openapi-typescript";
import { readFileSync, writeFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { apiDocument } from "../../worker/http/api/document.ts";

const CLIENT = "test/worker/api/client.d.ts";

describe("the document of the API", () => {
  it("is good OpenAPI, by the strictest rules", async () => {
    const config = await createConfig({ extends: ["recommended-strict"] });
    const problems = await lintFromString({ source: JSON.stringify(apiDocument()), config });
    expect(problems.map(({ ruleId, message }) => `${ruleId}: ${message}`)).toEqual([]);
  });

  it("makes the client that the tests use: `npm run api:client` writes it anew", async () => {
    const types = astToString(await openapiTS(JSON.stringify(apiDocument())));
    if (process.env["API_CLIENT"] === "write") writeFileSync(CLIENT, types);
    expect(readFileSync(CLIENT, "utf8")).toBe(types);
  });
});
