import { describe, expect, it } from "vitest";
import { mintToken, newPass, requestPass, upgrade } from "../support/agent.ts";
import { ORIGIN } from "../support/env.ts";
import { callWorker, useMeta } from "../support/meta.ts";

useMeta();

const CRM = "https://crm.example";

const REFUSED = [
  ["an origin that is not listed", "https://evil.example"],
  ["a sandboxed page", "null"],
  ["a listed name on another port", "https://crm.example:8443"],
  ["a listed name without encryption", "http://crm.example"],
  ["a name that begins like a listed one", "https://crm.example.evil.example"],
  ["a name below a listed one", "https://a.crm.example"],
] as const;

async function passFrom(origin: string | null, token?: string | null): Promise<Response> {
  const used = token === undefined ? await mintToken() : token;
  return await requestPass(used, origin === null ? {} : { Origin: origin });
}

describe("POST /api/v1/pass", () => {
  it("lets a page of a listed origin read the answer, for every answer", async () => {
    const answers = [await passFrom(CRM), await passFrom(CRM, null), await passFrom(CRM, "forged")];

    expect(answers.map(({ status }) => status)).toEqual([200, 401, 401]);
    for (const { headers } of answers) {
      expect(headers.get("Access-Control-Allow-Origin")).toBe(CRM);
      expect(headers.get("Access-Control-Allow-Credentials")).toBeNull();
      expect(headers.get("Vary")).toContain("Origin");
      expect(headers.get("Cache-Control")).toBe("no-store");
    }
  });

  it("lets a page of its own origin in", async () => {
    expect((await passFrom(ORIGIN)).status).toBe(200);
  });

  it("lets a program in, which has no origin", async () => {
    const response = await passFrom(null);

    expect(response.status).toBe(200);
    expect(response.headers.get("Access-Control-Allow-Origin")).toBeNull();
  });

  it.each(REFUSED)("refuses %s before it looks at the token", async (_name, origin) => {
    const response = await passFrom(origin);

    expect(response.status).toBe(403);
    expect(await response.json()).toEqual({ error: { code: "origin_not_allowed" } });
    expect(response.headers.get("Access-Control-Allow-Origin")).toBeNull();
  });
});

describe("OPTIONS /api/v1/pass", () => {
  const preflight = (origin: string): Promise<Response> =>
    callWorker(
      new Request(`${ORIGIN}/api/v1/pass`, {
        method: "OPTIONS",
        headers: {
          Origin: origin,
          "Access-Control-Request-Method": "POST",
          "Access-Control-Request-Headers": "authorization",
        },
      }),
    );

  it("lets a browser at a listed origin send its token", async () => {
    const { status, headers } = await preflight(CRM);

    expect(status).toBe(204);
    expect(headers.get("Access-Control-Allow-Origin")).toBe(CRM);
    expect(headers.get("Access-Control-Allow-Methods")).toContain("POST");
    expect(headers.get("Access-Control-Allow-Headers")?.toLowerCase()).toContain("authorization");
  });

  it.each(REFUSED)("refuses %s", async (_name, origin) => {
    const { status, headers } = await preflight(origin);

    expect(status).toBe(403);
    expect(headers.get("Access-Control-Allow-Origin")).toBeNull();
  });
});

describe("GET /socket", () => {
  it.each([CRM, ORIGIN])("opens for a page of %s", async (origin) => {
    const response = await upgrade(await newPass(), { Origin: origin });

    expect(response.status).toBe(101);
    response.webSocket?.accept();
    response.webSocket?.close();
  });

  it.each(REFUSED)("refuses %s and leaves the pass unused", async (_name, origin) => {
    const pass = await newPass();

    expect((await upgrade(pass, { Origin: origin })).status).toBe(403);

    const response = await upgrade(pass);
    expect(response.status).toBe(101);
    response.webSocket?.accept();
    response.webSocket?.close();
  });
});
