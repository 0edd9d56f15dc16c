import { describe, expect, it } from "vitest";
import { apiDocument } from "../../../worker/http/api/document.ts";
import { PROBLEMS } from "../../../worker/protocol/api/problems.ts";
import { ROUTES } from "../../../worker/protocol/api/routes.ts";
import { RESOURCES, SCOPES } from "../../../worker/protocol/api/scopes.ts";
import { ORIGIN } from "../support/env.ts";
import { callWorker, useMeta } from "../support/meta.ts";
import { aService } from "../support/program.ts";

useMeta();

const get = (path: string, headers: Record<string, string> = {}): Promise<Response> =>
  callWorker(new Request(`${ORIGIN}${path}`, { headers }));

describe("GET /api/v1/openapi.json", () => {
  it("is the document, for everybody", async () => {
    const response = await get("/api/v1/openapi.json");
    expect(response.headers.get("Content-Type")).toBe("application/json");
    expect(await response.json()).toEqual(JSON.parse(JSON.stringify(apiDocument())));
  });

  it("is not sent to whoever has it", async () => {
    const tag = (await get("/api/v1/openapi.json")).headers.get("ETag") ?? "";
    const again = await get("/api/v1/openapi.json", { "If-None-Match": `"other", ${tag}` });
    expect([again.status, await again.text(), again.headers.get("ETag")]).toEqual([304, "", tag]);
    expect((await get("/api/v1/openapi.json", { "If-None-Match": '"other"' })).status).toBe(200);
  });
});

describe("GET /api", () => {
  it("has every route and every problem to read, runs nothing and loads nothing", async () => {
    const response = await get("/api");
    const page = await response.text();

    for (const { name, scope } of ROUTES) {
      expect(page).toContain(`<article id="${name}">`);
      expect(page).toContain(`<code>${scope}</code>`);
    }
    for (const code of Object.keys(PROBLEMS)) expect(page).toContain(`<tr id="${code}">`);
    expect(page).not.toMatch(/<script|src=|javascript:|style="/);
    const policy = response.headers.get("Content-Security-Policy") ?? "";
    const [styles = ""] = /(?<=<style>)[^<]*/.exec(page) ?? [];
    const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(styles));
    expect(policy).toContain(`style-src 'sha256-${btoa(String.fromCharCode(...new Uint8Array(digest)))}'`);
    expect(policy).toContain("default-src 'none'");
  });

  it("says by which headers a delivery is known, and which a request may have", async () => {
    const page = await (await get("/api")).text();
    const [, events = ""] = page.split('<h2 id="events">');
    for (const name of ["webhook-id", "webhook-timestamp", "webhook-signature"])
      expect(events).toContain(`<td><code>${name}</code><br>header</td>`);
    const articleOf = (name: string): string =>
      page.split(`<article id="${name}">`)[1]?.split("</article>")[0] ?? "";
    expect(articleOf("createWebhook")).toContain("<code>Idempotency-Key</code><br>header?");
    expect(articleOf("listWebhooks")).toContain("<code>If-None-Match</code><br>header?");
  });

  it("links to nothing that is not there", async () => {
    const page = await (await get("/api")).text();
    const ids = new Set([...page.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id));
    for (const [, id] of page.matchAll(/href="#([^"]+)"/g)) expect(ids).toContain(id);
  });
});

type Schema = {
  $ref?: string;
  type?: string;
  maxLength?: number;
  maxItems?: number;
  pattern?: string;
  format?: string;
  enum?: unknown[];
  const?: unknown;
  anyOf?: Schema[];
  oneOf?: Schema[];
  allOf?: Schema[];
  items?: Schema;
  properties?: Record<string, Schema>;
  additionalProperties?: Schema | boolean;
};

/** Places of what may be as long as it likes, or be anything. */
function boundless(schema: Schema, place: string, seen: readonly string[] = []): string[] {
  const { $ref, items, properties = {}, additionalProperties: more } = schema;
  if ($ref !== undefined) {
    if (seen.includes($ref)) return [];
    const named = apiDocument().components.schemas[$ref.split("/").at(-1)!] as Schema;
    return boundless(named, place, [...seen, $ref]);
  }
  const choices = [...(schema.anyOf ?? []), ...(schema.oneOf ?? []), ...(schema.allOf ?? [])];
  const isChosen = schema.enum !== undefined || schema.const !== undefined || schema.format !== undefined;
  // A pattern is of an id, and counts.
  const isBound = isChosen || schema.pattern !== undefined || schema.maxLength !== undefined;
  const isText = schema.type === "string" && !isBound;
  const isList = schema.type === "array" && schema.maxItems === undefined;
  return [
    ...(isText || isList || Object.keys(schema).length === 0 ? [place] : []),
    ...choices.flatMap((it) => boundless(it, place, seen)),
    ...Object.entries(properties).flatMap(([name, it]) => boundless(it, `${place}.${name}`, seen)),
    ...(typeof more === "object" ? boundless(more, `${place}.*`, seen) : []),
    ...(items === undefined ? [] : boundless(items, `${place}[]`, seen)),
  ];
}

describe("each request of the document", () => {
  it("says how long every text and list may be", () => {
    const places = Object.values(apiDocument().paths).flatMap((methods) =>
      Object.values(methods).flatMap(({ operationId, parameters, requestBody }) => [
        ...parameters.flatMap((it) =>
          "$ref" in it ? [] : boundless(it.schema as Schema, `${operationId} ${it.name}`),
        ),
        ...boundless(
          (requestBody?.content["application/json"]?.schema ?? { type: "null" }) as Schema,
          operationId,
        ),
      ]),
    );
    expect(places).toEqual([]);
  });

  it("says what values attributes take", () => {
    const { requestBody } = apiDocument().paths["/conversations/{conversation}/attributes"]!["patch"]!;
    const { properties } = requestBody!.content["application/json"]!.schema as Schema;
    const value = (properties!["set"]!.additionalProperties as Schema).anyOf!;
    expect(JSON.stringify(value)).toContain('"boolean"');
    expect(JSON.stringify(value)).toContain('"maxLength":200');
  });
});

describe("each event of the document", () => {
  it("is signed, and says by what", () => {
    const { webhooks, components } = apiDocument();
    for (const [type, { post }] of Object.entries(webhooks)) {
      expect(post.description, type).toContain("Standard Webhooks");
      const names = post.parameters.map((one) => ("$ref" in one ? one.$ref.split("/").at(-1)! : ""));
      const headers = names.map((name) => components.parameters[name]);
      expect(headers, type).toMatchObject([
        { name: "webhook-id", in: "header", required: true },
        { name: "webhook-timestamp", in: "header", required: true },
        { name: "webhook-signature", in: "header", required: true },
      ]);
    }
  });
});

describe("the routes", () => {
  it("have names, addresses and scopes of their own, and no scope is there for nothing", () => {
    expect(new Set(ROUTES.map(({ name }) => name)).size).toBe(ROUTES.length);
    expect(new Set(ROUTES.map(({ method, path }) => `${method} ${path}`)).size).toBe(ROUTES.length);
    // By it what other scopes let be read is whole; nothing is asked for by it alone.
    const all = [...new Set<string>(ROUTES.map(({ scope }) => scope)), "masked:read"];
    expect(all.sort()).toEqual([...SCOPES].sort());
    expect([...new Set(SCOPES.map((scope) => scope.split(":")[0]))].sort()).toEqual(
      Object.keys(RESOURCES).sort(),
    );
    for (const { name, method, scope } of ROUTES)
      expect(scope.endsWith(":read"), name).toBe(method === "GET");
  });
});

describe("what is read", () => {
  it("is not sent again as long as it is the same", async () => {
    const program = await aService();
    const first = await program.ask("GET /conversations");
    const tag = first.headers.get("ETag") ?? "";
    const again = await program.ask("GET /conversations", { headers: { "If-None-Match": tag } });
    expect([again.status, again.body]).toEqual([304, null]);
  });
});
