import { SignJWT } from "jose";
import { beforeEach, describe, expect, it } from "vitest";
import { newApiKey } from "../../../worker/access/api-keys.ts";
import { newWord } from "../../../worker/access/words.ts";
import { networkOf } from "../../../worker/domain/rate/network.ts";
import { RATES } from "../../../worker/domain/rate/rates.ts";
import { newLoginState } from "../../../worker/protocol/admin/login-state.ts";
import { forgetAll } from "../../../worker/remembered.ts";
import { mintToken, newPass } from "../support/agent.ts";
import { AGENT_SECRET, APP_SECRET, ORIGIN } from "../support/env.ts";
import { callWorker, useMeta } from "../support/meta.ts";
import { aProgram } from "../support/program.ts";
import { signedRequest } from "../support/signed-request.ts";
import { bodyOf, signatureOf, textItem } from "../support/webhook.ts";

useMeta();

const HERE = "192.0.2.1";
const ELSEWHERE = "192.0.2.2";
const { burst } = RATES.forged;

type Asked = { path: string; init?: RequestInit };
type Told = { status: number; code: string | undefined; retryAfter: number };

beforeEach(forgetAll);

async function ask({ path, init = {} }: Asked, address = HERE): Promise<Told> {
  const request = new Request(`${ORIGIN}${path}`, init);
  request.headers.set("CF-Connecting-IP", address);
  const response = await callWorker(request);
  const text = response.webSocket === null ? await response.text() : "";
  const { error, code } = (text.startsWith("{") ? JSON.parse(text) : {}) as {
    error?: { code: string };
    code?: string;
  };
  const retryAfter = Number(response.headers.get("Retry-After") ?? 0);
  return { status: response.status, code: error?.code ?? code, retryAfter };
}

const bearer = (path: string, token: string, method = "POST"): Asked => ({
  path,
  init: { method, headers: { Authorization: `Bearer ${token}` } },
});
const socket = (pass: string): Asked => ({
  path: "/socket",
  init: { headers: { Upgrade: "websocket", "Sec-WebSocket-Protocol": `fb-chat.v1, ${pass}` } },
});
const form = (signed: string): RequestInit => ({
  method: "POST",
  body: new URLSearchParams({ signed_request: signed }),
});
const digits = (n: number, length: number): string => n.toString(16).padStart(length, "0");
const letters = (n: number): string => `${"A".repeat(38)}${String(10_000 + n)}`;
const aForgery = "e30.e30.AAAA";

/** What is nobody's, by route: the same of each kind as often as you like. */
const FORGED: Record<string, (n: number) => Asked> = {
  "POST /api/v1/pass, a token": () => bearer("/api/v1/pass", aForgery),
  "POST /api/v1/pass, a reviewer link": (n) => bearer("/api/v1/pass", `review_${letters(n)}`),
  "POST /api/v1/files": () => bearer("/api/v1/files?name=x", aForgery),
  "POST /api/v1/admin/session, a link": () => ({
    path: "/api/v1/admin/session",
    init: { method: "POST", body: JSON.stringify({ secret: "guessed" }) },
  }),
  "POST /api/v1/admin/session, a session": (n) => bearer("/api/v1/admin/session", `admin_${letters(n)}`),
  "POST /api/v1/admin/:command, a token": () => bearer("/api/v1/admin/desk.list", aForgery),
  "POST /api/v1/admin/:command, a session": (n) => bearer("/api/v1/admin/desk.list", `admin_${letters(n)}`),
  "GET /api/v1/pages/:pageId/health": () => bearer("/api/v1/pages/10150001/health", aForgery, "GET"),
  "GET /api/v1/*, a key": (n) => bearer("/api/v1/conversations", `fbk_main_${digits(n, 64)}`, "GET"),
  "GET /api/v1/*, a token": () => bearer("/api/v1/conversations", aForgery, "GET"),
  "GET /socket": (n) => socket(`main.${digits(n, 48)}`),
  "GET /media/file": () => ({ path: "/media/file?link=a.b" }),
  "GET /media/sticker": () => ({ path: "/media/sticker?link=a.b" }),
  "GET /media/public": () => ({ path: "/media/public?file=a.b" }),
  "POST /meta/deauthorize": () => ({ path: "/meta/deauthorize", init: form("a.b") }),
  "POST /meta/data-deletion": () => ({ path: "/meta/data-deletion", init: form("a.b") }),
  "GET /meta/data-deletion/:code": (n) => ({ path: `/meta/data-deletion/${digits(n, 32)}` }),
  "GET /health, a token": () => bearer("/health", aForgery, "GET"),
};

async function refusedOften(forged: (n: number) => Asked): Promise<Told> {
  let told: Told = { status: 0, code: undefined, retryAfter: 0 };
  // One comes back every second; a slow machine needs a few more.
  for (let n = 0; n < 5 * burst && told.status !== 429; n++) told = await ask(forged(n));
  return told;
}

describe("what is nobody's", () => {
  it.each(Object.entries(FORGED))(
    "is refused as such at %s, and held back after a while",
    async (_, forged) => {
      const [first, ...more] = await Promise.all([ask(forged(1)), ask(forged(2), ELSEWHERE)]);
      expect([401, 403, 404]).toContain(first?.status);

      const told = await refusedOften(forged);

      expect(told).toMatchObject({ status: 429, code: "too_many_requests" });
      expect(told.retryAfter).toBeGreaterThan(0);
      // Nobody of another network hears of it.
      expect((await ask(forged(3), ELSEWHERE)).status).toBe(more[0]?.status);
    },
  );

  it("holds back nobody of the same network who has something good, known here or not", async () => {
    const known = await aProgram(["conversations:read"]);
    const anew = await aProgram(["conversations:read"]);
    const [pass, other] = [await newPass(), await newPass()];
    const [token, operator] = [await mintToken(), await mintToken({ role: "operator" })];
    await refusedOften(FORGED["GET /api/v1/*, a key"]!);
    await refusedOften(FORGED["GET /socket"]!);

    for (const program of [known, anew])
      expect(await program.code("GET /conversations", { headers: { "CF-Connecting-IP": HERE } })).toBe("ok");
    for (const one of [pass, other]) expect((await ask(socket(one))).status).toBe(101);
    expect((await ask(bearer("/api/v1/pass", token))).status).toBe(200);
    expect((await ask(bearer("/api/v1/admin/desk.list", operator))).status).toBe(200);
    expect((await ask(bearer("/health", operator, "GET"))).status).not.toBe(429);
    const login = `/oauth/facebook?state=${newLoginState(ORIGIN)}&code=c`;
    expect((await ask({ path: login })).status).toBe(200);
    const signed = await signedRequest("4711");
    expect((await ask({ path: "/meta/data-deletion", init: form(signed) })).status).toBe(200);
  });

  it("is held back by itself where it has our mark and was good once", async () => {
    const over = await newApiKey("main", APP_SECRET);
    const told = await refusedOften(() => bearer("/api/v1/conversations", over, "GET"));
    expect(told).toMatchObject({ status: 429, code: "too_many_requests" });

    // The network of whoever has it is not counted.
    expect((await ask(FORGED["GET /api/v1/*, a key"]!(1))).status).toBe(401);
    const session = await newWord("admin_", APP_SECRET);
    expect((await ask(bearer("/api/v1/admin/desk.list", session))).status).toBe(401);
  });

  it("is held back also where it comes all at once", async () => {
    const all = Array.from({ length: 3 * burst }, (_, n) => ask(FORGED["GET /api/v1/*, a key"]!(n)));
    const codes = (await Promise.all(all)).map(({ code }) => code);

    const invalid = codes.filter((code) => code === "token_invalid").length;
    expect(invalid).toBeGreaterThan(0);
    expect(codes.filter((code) => code === "too_many_requests")).toHaveLength(codes.length - invalid);
    expect(invalid).toBeLessThan(codes.length);
  });

  it("is not what many requests of one good key without a mark are, before anybody knows it", async () => {
    const program = await aProgram(["conversations:read"]);
    const codes = Array.from({ length: 2 * burst }, () => program.code("GET /conversations"));
    expect(new Set(await Promise.all(codes))).toEqual(new Set(["ok"]));
  });

  it("is no token that ended: an office whose host is late is no stranger", async () => {
    const ended = await new SignJWT({ name: "Kim", desk: "main", role: "agent" })
      .setProtectedHeader({ alg: "HS256" })
      .setSubject("kim")
      .setAudience("fb-chat")
      .setIssuedAt("-2h")
      .setExpirationTime("-1h")
      .sign(new TextEncoder().encode(AGENT_SECRET));
    const told = await refusedOften(() => bearer("/api/v1/pass", ended));
    expect(told).toMatchObject({ status: 401, code: "token_invalid" });
  });
});

describe("Meta's webhook", () => {
  it("is held back by nothing: not for many, nor for forged ones before", async () => {
    const body = bodyOf([textItem("7700110099", "m_rates", "Hello")]);
    const signature = await signatureOf(body);
    const init = { method: "POST", body, headers: { "X-Hub-Signature-256": signature } };
    const forged = { method: "POST", body, headers: { "X-Hub-Signature-256": `sha256=${"0".repeat(64)}` } };

    for (let n = 0; n < 2 * burst; n++)
      expect((await ask({ path: "/webhook", init: forged })).status).toBe(403);
    await refusedOften(FORGED["GET /media/file"]!);
    for (let n = 0; n < 2 * burst; n++) expect((await ask({ path: "/webhook", init })).status).toBe(200);
  });
});

describe("whoever has something good", () => {
  const OFTEN: [keyof typeof RATES, (token: string) => Asked][] = [
    ["files", (token) => bearer("/api/v1/files?name=x", token)],
    ["admin", (token) => bearer("/api/v1/admin/nothing.there", token)],
    ["admin", (token) => bearer("/api/v1/pages/1/health", token, "GET")],
    ["health", (token) => bearer("/health", token, "POST")],
    ["passes", (token) => bearer("/api/v1/pass", token)],
    ["api", (token) => bearer("/api/v1/conversations?limit=x", token, "GET")],
  ];

  it.each(OFTEN)("has so many of %s, and others have theirs", async (rate, asked) => {
    // What is asked often does as little as it can.
    const role = rate === "api" ? "service" : rate === "health" ? "agent" : "admin";
    const [token, other] = [
      await mintToken({ sub: `${rate}-1`, role }),
      await mintToken({ sub: `${rate}-2`, role }),
    ];
    let told: Told = { status: 0, code: undefined, retryAfter: 0 };
    for (let n = 0; n < 5 * RATES[rate].burst && told.status !== 429; n += 20) {
      const some = await Promise.all(Array.from({ length: 20 }, () => ask(asked(token))));
      told = some.find(({ status }) => status === 429) ?? some[0]!;
    }
    expect(told.status).toBe(429);
    expect(told.retryAfter).toBeGreaterThan(0);
    expect((await ask(asked(other))).status).not.toBe(429);
  });

  it("asks for health by their token where their network asks too often without", async () => {
    const asks = Array.from({ length: RATES.health.burst + 60 }, () => ask({ path: "/health" }));
    const all = await Promise.all(asks);
    expect(all.filter(({ status }) => status === 429).length).toBeGreaterThan(0);
    expect((await ask({ path: "/health" }, ELSEWHERE)).status).not.toBe(429);
    const token = await mintToken({ role: "supervisor" });
    expect((await ask(bearer("/health", token, "GET"))).status).not.toBe(429);
  });
});

describe("a network", () => {
  it.each([
    ["192.0.2.1", "192.0.2.1"],
    ["2001:db8:0:7::1", "2001:db8:0:7"],
    ["2001:0DB8::1", "2001:db8:0:0"],
    ["2001:db8:1:2:3:4:5:6", "2001:db8:1:2"],
    ["::1", "0:0:0:0"],
    ["", ""],
  ])("of %s is %s", (address, network) => {
    expect(networkOf(address)).toBe(network);
  });
});
