import { reset } from "cloudflare:test";
import { exportJWK, generateKeyPair, SignJWT } from "jose";
import { afterEach, describe, expect, it, vi } from "vitest";
import { SESSION_MS, SESSION_TOKEN_MS } from "../../../worker/domain/admin-session.ts";
import { mintToken } from "../support/agent.ts";
import { ORIGIN } from "../support/env.ts";
import { callWorker, useMeta } from "../support/meta.ts";

useMeta();

afterEach(() => reset());

const LINK = "test-admin-link-secret";
const TEAM = "https://team.cloudflareaccess.com";

type Told = { status: number; token: string; expiresAt: number; code: string };

async function enter(body: object | null, headers: Record<string, string> = {}): Promise<Told> {
  const init = { method: "POST", headers, ...(body === null ? {} : { body: JSON.stringify(body) }) };
  const response = await callWorker(new Request(`${ORIGIN}/api/v1/admin/session`, init));
  const { result, error } = await response.json<{
    result?: { token: string; expiresAt: number };
    error?: { code: string };
  }>();
  const { token = "", expiresAt = 0 } = result ?? {};
  return { status: response.status, token, expiresAt, code: error?.code ?? "" };
}

const bearer = (token: string): Record<string, string> => ({ Authorization: `Bearer ${token}` });

async function command(name: string, token: string, fields: object = {}): Promise<number> {
  const init = { method: "POST", headers: bearer(token), body: JSON.stringify(fields) };
  return (await callWorker(new Request(`${ORIGIN}/api/v1/admin/${name}`, init))).status;
}

function later(ms: number): void {
  const now = Date.now() + ms;
  vi.spyOn(Date, "now").mockReturnValue(now);
}

describe("the one-time link", () => {
  it("lets an operator in, for 15 minutes", async () => {
    const before = Date.now();
    const session = await enter({ secret: LINK });

    expect(session).toMatchObject({
      status: 200,
      token: expect.stringMatching(/^admin_[\w-]{43}$/) as string,
    });
    expect(session.expiresAt - before).toBeGreaterThanOrEqual(SESSION_TOKEN_MS);
    expect(await command("administrator.list", session.token)).toBe(200);
    later(SESSION_TOKEN_MS + 1_000);
    expect(await command("administrator.list", session.token)).toBe(401);
  });

  it("is good once, also for two who open it at the same moment", async () => {
    const both = await Promise.all([enter({ secret: LINK }), enter({ secret: LINK })]);
    const third = await enter({ secret: LINK });

    expect(both.map(({ status }) => status).sort()).toEqual([200, 401]);
    expect(third).toMatchObject({ status: 401, code: "link_used" });
  });

  it.each([
    ["another secret", () => enter({ secret: "guessed" })],
    ["what the setting holds", () => enter({ secret: "0".repeat(64) })],
    [
      "one that is too old",
      () => {
        vi.spyOn(Date, "now").mockReturnValue(1_893_456_000_000);
        return enter({ secret: LINK });
      },
    ],
  ])("is not %s", async (_, open) => {
    expect(await open()).toMatchObject({ status: 401, code: "link_invalid" });
  });
});

describe("Cloudflare Access", () => {
  async function comes(email: string): Promise<Record<string, string>> {
    const { privateKey, publicKey } = await generateKeyPair("RS256", { extractable: true });
    const keys = [{ ...(await exportJWK(publicKey)), kid: "k1", alg: "RS256", use: "sig" }];
    vi.mocked(fetch).mockImplementation(() => Promise.resolve(Response.json({ keys })));
    const now = Math.floor(Date.now() / 1000);
    const assertion = await new SignJWT({ iss: TEAM, aud: ["a".repeat(64)], email, exp: now + 600 })
      .setProtectedHeader({ alg: "RS256", kid: "k1" })
      .sign(privateKey);
    return { "Cf-Access-Jwt-Assertion": assertion };
  }

  it("lets in who is on the list, as what they are there, and for as long as they are", async () => {
    const { token: operator } = await enter({ secret: LINK });
    const ann = { email: "ann@acme.example", role: "admin", desk: "main" };
    expect(await command("administrator.set", operator, ann)).toBe(200);
    const access = await comes("Ann@Acme.example");

    const session = await enter(null, access);

    expect(session.status).toBe(200);
    expect(await command("page.list", session.token)).toBe(200);
    expect(await command("administrator.list", session.token)).toBe(403);
    expect(await command("administrator.remove", operator, { email: "ann@acme.example" })).toBe(200);
    expect(await command("page.list", session.token)).toBe(401);
    expect((await enter(null, bearer(session.token))).status).toBe(401);
    expect(await enter(null, access)).toMatchObject({ status: 403, code: "not_listed" });
  });

  it("knows nobody without its own word", async () => {
    expect(await enter(null)).toMatchObject({ status: 401, code: "access_unknown" });
    expect(await enter(null, { "Cf-Access-Jwt-Assertion": "no.token" })).toMatchObject({
      status: 401,
      code: "access_unknown",
    });
  });
});

describe("a session", () => {
  it("goes on with the next token, and the former is good until its end", async () => {
    const first = await enter({ secret: LINK });
    later(SESSION_TOKEN_MS - 1_000);

    const second = await enter(null, bearer(first.token));

    expect(second.status).toBe(200);
    expect(second.token).not.toBe(first.token);
    expect(await command("desk.list", first.token)).toBe(200);
    later(2_000);
    expect(await command("desk.list", first.token)).toBe(401);
    expect(await command("desk.list", second.token)).toBe(200);
    expect(await enter(null, bearer(first.token))).toMatchObject({ status: 401, code: "session_ended" });
  });

  it("ends after half a day, however often it goes on", async () => {
    let { token } = await enter({ secret: LINK });
    const began = Date.now();
    let hours = 0;
    for (; hours < 100; hours++) {
      later(SESSION_TOKEN_MS - 1_000);
      const next = await enter(null, bearer(token));
      if (next.status !== 200) break;
      token = next.token;
    }

    expect(Date.now() - began).toBeGreaterThan(SESSION_MS - SESSION_TOKEN_MS);
    expect(Date.now() - began).toBeLessThan(SESSION_MS + SESSION_TOKEN_MS);
  });

  it("ends by its own wish, with every token that it had", async () => {
    const { token: former } = await enter({ secret: LINK });
    const { token } = await enter(null, bearer(former));

    const init = { method: "DELETE", headers: bearer(token) };
    expect((await callWorker(new Request(`${ORIGIN}/api/v1/admin/session`, init))).status).toBe(204);

    for (const one of [token, former]) {
      expect(await command("desk.list", one)).toBe(401);
      expect((await enter(null, bearer(one))).status).toBe(401);
    }
  });

  it("is none of an agent's token, nor a token for a socket", async () => {
    const { token } = await enter({ secret: LINK });

    expect(await enter(null, bearer(await mintToken({ role: "admin" })))).toMatchObject({
      status: 401,
      code: "session_ended",
    });
    const pass = { method: "POST", headers: bearer(token) };
    expect((await callWorker(new Request(`${ORIGIN}/api/v1/pass`, pass))).status).toBe(401);
  });

  it("is begun from no page that is not listed", async () => {
    expect(await enter({ secret: LINK }, { Origin: "https://evil.example" })).toMatchObject({
      status: 403,
      code: "origin_not_allowed",
    });
    expect((await enter({ secret: LINK })).status).toBe(200);
  });

  it.each([{ secret: "" }, { secret: 7 }, { secret: LINK, more: 1 }])("is not begun by %j", async (body) => {
    expect(await enter(body)).toMatchObject({ status: 400, code: "bad_command" });
  });
});
