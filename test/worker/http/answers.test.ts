import { describe, expect, it } from "vitest";
import table from "../../../worker/index.ts?raw";
import { mintToken } from "../support/agent.ts";
import { ORIGIN, PAGE_ID, VERIFY_TOKEN } from "../support/env.ts";
import { callWorker, useMeta } from "../support/meta.ts";
import { bodyOf, signatureOf } from "../support/webhook.ts";

useMeta();

const VERIFICATION = `hub.mode=subscribe&hub.challenge=7&hub.verify_token=${VERIFY_TOKEN}`;
const EMPTY = bodyOf([]);

type Init = { method?: string; headers?: Record<string, string>; body?: string };

/** Every route, as it is well answered and as it is refused. */
const ANSWERS: [status: number, path: string, init?: Init | (() => Promise<Init>)][] = [
  [200, `/webhook?${VERIFICATION}`],
  [403, "/webhook?hub.mode=subscribe&hub.challenge=7&hub.verify_token=wrong"],
  [400, "/webhook"],
  [200, `/webhook/${PAGE_ID}?${VERIFICATION}`],
  [404, `/webhook/4711?${VERIFICATION}`],
  [
    200,
    "/webhook",
    async () => ({
      method: "POST",
      body: EMPTY,
      headers: { "X-Hub-Signature-256": await signatureOf(EMPTY) },
    }),
  ],
  [403, "/webhook", { method: "POST", body: EMPTY }],
  [404, "/webhook/4711", { method: "POST", body: EMPTY }],
  [204, "/api/v1/pass", { method: "OPTIONS", headers: { Origin: ORIGIN } }],
  [403, "/api/v1/pass", { method: "OPTIONS", headers: { Origin: "https://evil.example" } }],
  [
    200,
    "/api/v1/pass",
    async () => ({ method: "POST", headers: { Authorization: `Bearer ${await mintToken()}` } }),
  ],
  [401, "/api/v1/pass", { method: "POST" }],
  [401, "/api/v1/ticket", { method: "POST" }],
  [404, "/api/v1/pass"],
  [200, "/api"],
  [200, "/api/v1/openapi.json"],
  [401, "/api/v1/conversations"],
  [401, "/api/v1/conversations", { headers: { Authorization: "Bearer none" } }],
  [401, "/api/v1/files?conversation=1:2", { method: "POST", body: "a" }],
  [401, "/api/v1/admin/desk.list", { method: "POST" }],
  [401, "/api/v1/admin/routing.get", { method: "POST" }],
  [401, "/api/v1/pages/10150001/health"],
  [401, "/api/v1/pages/10150001/check", { method: "POST" }],
  [401, "/api/v1/admin/session", { method: "POST" }],
  [204, "/api/v1/admin/session", { method: "DELETE" }],
  [400, "/oauth/facebook"],
  [403, "/meta/deauthorize", { method: "POST", body: "signed_request=a.b" }],
  [403, "/meta/data-deletion", { method: "POST", body: "signed_request=a.b" }],
  [404, "/meta/data-deletion/none"],
  [426, "/socket"],
  [
    401,
    "/socket",
    { headers: { Upgrade: "websocket", "Sec-WebSocket-Protocol": `fb-chat.v1, main.${"0".repeat(48)}` } },
  ],
  [403, "/export?link=x"],
  [403, "/media/file?link=x"],
  [404, "/media/public?file=x"],
  [403, "/media/sticker?link=x"],
  [200, "/health"],
  [401, "/health", { headers: { Authorization: "Bearer none" } }],
  [401, "/health", { method: "POST" }],
  [404, "/nowhere"],
  [404, "/"],
  [404, "/health", { method: "DELETE" }],
];

async function ask(
  path: string,
  init: Init | (() => Promise<Init>) = {},
  origin = ORIGIN,
): Promise<Response> {
  return await callWorker(new Request(`${origin}${path}`, typeof init === "function" ? await init() : init));
}

describe("every answer", () => {
  it.each(ANSWERS)(
    "%d of %s lets no browser guess what it is, and keeps it to https",
    async (status, path, init) => {
      const response = await ask(path, init);

      expect(response.status).toBe(status);
      expect(response.headers.get("X-Content-Type-Options")).toBe("nosniff");
      expect(response.headers.get("Strict-Transport-Security")).toBe("max-age=31536000");
    },
  );

  it("says nothing of https where it came without", async () => {
    const response = await ask("/health", {}, "http://localhost:8787");

    expect(response.headers.has("Strict-Transport-Security")).toBe(false);
    expect(response.headers.get("X-Content-Type-Options")).toBe("nosniff");
  });
});

describe("HEAD", () => {
  it.each(ANSWERS.filter(([, , init]) => typeof init !== "function" && init?.method === undefined))(
    "is answered %d at %s as GET is, without the body",
    async (status, path, init) => {
      const headers = typeof init === "object" ? (init.headers ?? {}) : {};
      const get = await ask(path, { headers });
      const head = await ask(path, { method: "HEAD", headers });

      expect(head.status).toBe(status);
      expect(await head.text()).toBe("");
      const told = ({ headers: all }: Response) =>
        [...all].filter(([name]) => name !== "content-length").toSorted();
      expect(told(head)).toEqual(told(get));
    },
  );
});

it("a test looks at every route there is", () => {
  const routes = [...table.matchAll(/^(?:router\.)?(?:get|post|options|delete)\("([^"]+)"/gm)].map(
    (match) => match[1] ?? "",
  );

  expect(routes.length).toBeGreaterThan(8);
  for (const route of routes) {
    const pattern = new RegExp(`^${route.replaceAll(/:\w+/g, "[^/]+").replace("*", ".+")}$`);
    expect(
      ANSWERS.some(([, path]) => pattern.test(path.split("?")[0] ?? "")),
      route,
    ).toBe(true);
  }
});
