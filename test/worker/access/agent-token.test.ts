import { exportJWK, generateKeyPair, SignJWT, type CryptoKey, type JWTHeaderParameters } from "jose";
import { describe, expect, it, vi } from "vitest";
import { ROLES_OF_SINGLE_SECRET, type AgentKey } from "../../../worker/domain/agent-keys.ts";
import { verifyAgentToken } from "../../../worker/access/agent-token.ts";
import { mintToken, requestPass } from "../support/agent.ts";
import { AGENT_SECRET, ORIGIN } from "../support/env.ts";
import { callWorker, useMeta } from "../support/meta.ts";

useMeta();

const encoder = new TextEncoder();
const SECRET = "a-secret-of-a-crm-that-has-32-bytes-or-more";
const OTHER = "another-secret-that-has-32-bytes-or-more-too";

const SINGLE: AgentKey = {
  kid: null,
  alg: "HS256",
  desks: null,
  roles: ROLES_OF_SINGLE_SECRET,
  secret: SECRET,
};
const NORTH: AgentKey = { kid: "north", alg: "HS256", desks: ["north"], roles: ["agent"], secret: OTHER };

const now = (): number => Math.floor(Date.now() / 1000);
const GOOD = { aud: "fb-chat", sub: "kim", name: "Kim Lee", desk: "main", role: "agent" };

type Claims = Record<string, unknown>;

async function sign(
  claims: Claims,
  header: JWTHeaderParameters = { alg: "HS256" },
  secret: string | CryptoKey = SECRET,
): Promise<string> {
  const key = typeof secret === "string" ? encoder.encode(secret) : secret;
  return await new SignJWT({ ...GOOD, iat: now(), exp: now() + 600, ...claims })
    .setProtectedHeader(header)
    .sign(key);
}

async function judge(token: string, keys: AgentKey[] = [SINGLE]): Promise<string> {
  const answer = await verifyAgentToken(token, keys);
  return answer.ok ? "ok" : answer.reason;
}

function unsigned(header: Claims, claims: Claims = {}): string {
  const encode = (value: unknown): string =>
    btoa(JSON.stringify(value)).replaceAll("=", "").replaceAll("+", "-").replaceAll("/", "_");
  return `${encode(header)}.${encode({ ...GOOD, iat: now(), exp: now() + 600, ...claims })}.`;
}

describe("verifyAgentToken", () => {
  it.each([
    ["https://people.example/kim.png", "https://people.example/kim.png"],
    ["http://people.example/kim.png", undefined],
    ["javascript:alert(1)", undefined],
    [7, undefined],
    [`https://people.example/${"k".repeat(2_048)}`, undefined],
  ])("takes the agent's picture where it is one that Meta may fetch: %s", async (picture, taken) => {
    const answer = await verifyAgentToken(await sign({ picture }), [SINGLE]);

    expect(answer.ok && answer.claims.picture).toBe(taken);
  });

  it.each([
    [
      ["sales", "sales", "night-shift"],
      ["sales", "night-shift"],
    ],
    [["Sales EMEA", "a/b", ""], []],
    [
      Array.from({ length: 60 }, (_, i) => `t${String(i)}`),
      Array.from({ length: 50 }, (_, i) => `t${String(i)}`),
    ],
    [undefined, undefined],
  ])("takes of the agent's teams what may be the id of one, each once: %s", async (teams, taken) => {
    const answer = await verifyAgentToken(await sign({ teams }), [SINGLE]);

    expect(answer.ok && answer.claims.teams).toEqual(taken);
  });

  it("hands over what a good token says", async () => {
    const exp = now() + 600;

    expect(await verifyAgentToken(await sign({ exp }), [SINGLE])).toEqual({
      ok: true,
      claims: { sub: "kim", name: "Kim Lee", desk: "main", role: "agent", exp: (exp + 60) * 1000 },
      isSingleSecret: true,
    });
  });

  it.each<[name: string, claims: Claims, verdict: string]>([
    ["teams that are no list", { teams: "sales" }, "teams_invalid"],
    ["an hour of life", { iat: now(), exp: now() + 3600 }, "ok"],
    ["a second more than an hour of life", { iat: now(), exp: now() + 3601 }, "lifetime_too_long"],
    ["a life that began long ago", { iat: now() - 7200, exp: now() + 60 }, "lifetime_too_long"],
    ["a clock half a minute ahead", { iat: now() + 30, exp: now() + 600 }, "ok"],
    ["a clock two minutes ahead", { iat: now() + 120, exp: now() + 600 }, "not_yet_valid"],
    ["an end half a minute ago", { iat: now() - 600, exp: now() - 30 }, "ok"],
    ["an end two minutes ago", { iat: now() - 600, exp: now() - 120 }, "expired"],
    ["a start in two minutes", { nbf: now() + 120 }, "nbf_invalid"],
    ["no end", { exp: undefined }, "exp_invalid"],
    ["no issue time", { iat: undefined }, "iat_invalid"],
    ["an end that is text", { exp: String(now() + 600) }, "exp_invalid"],
    ["another audience", { aud: "crm" }, "aud_invalid"],
    ["no audience", { aud: undefined }, "aud_invalid"],
    ["our audience among others", { aud: ["crm", "fb-chat"] }, "ok"],
    ["no subject", { sub: undefined }, "sub_invalid"],
    ["an empty subject", { sub: "" }, "sub_invalid"],
    ["a subject of 200 characters", { sub: "s".repeat(200) }, "ok"],
    ["a subject of 201 characters", { sub: "s".repeat(201) }, "sub_invalid"],
    ["a subject that is a number", { sub: 7 }, "sub_invalid"],
    ["no name", { name: undefined }, "name_invalid"],
    ["a name of 201 characters", { name: "n".repeat(201) }, "name_invalid"],
    ["no desk", { desk: undefined }, "desk_invalid"],
    ["a desk with a dot", { desk: "a.b" }, "desk_invalid"],
    ["a desk with a slash", { desk: "a/b" }, "desk_invalid"],
    ["a desk of 65 characters", { desk: "d".repeat(65) }, "desk_invalid"],
    ["a list of desks", { desk: ["main"] }, "desk_invalid"],
    ["a role that there is not", { role: "owner" }, "role_invalid"],
    ["a role in capitals", { role: "Agent" }, "role_invalid"],
    ["no role", { role: undefined }, "role_invalid"],
    ["claims that nobody asked for", { admin: true }, "ok"],
  ])("judges %s", async (_name, claims, verdict) => {
    expect(await judge(await sign(claims))).toBe(verdict);
  });

  it.each<[name: string, token: string | (() => Promise<string>), verdict: string]>([
    ["nothing", "", "malformed"],
    ["words", "hello", "malformed"],
    ["two parts", "a.b", "malformed"],
    ["a header that is no JSON", "!!!.e30.AA", "malformed"],
    ["the algorithm none", unsigned({ alg: "none" }), "algorithm_not_allowed"],
    ["the algorithm None", unsigned({ alg: "None" }), "algorithm_not_allowed"],
    ["no algorithm", unsigned({ typ: "JWT" }), "malformed"],
    ["another secret", () => sign({}, { alg: "HS256" }, OTHER), "signature_invalid"],
    ["another algorithm with the right secret", () => sign({}, { alg: "HS512" }), "algorithm_not_allowed"],
    [
      "a signature cut off",
      async () => `${(await sign({})).split(".").slice(0, 2).join(".")}.`,
      "signature_invalid",
    ],
    [
      "claims exchanged under a good signature",
      async () => {
        const [header, , signature] = (await sign({})).split(".");
        return `${header ?? ""}.${unsigned({}, { role: "admin" }).split(".")[1] ?? ""}.${signature ?? ""}`;
      },
      "signature_invalid",
    ],
  ])("refuses %s", async (_name, token, verdict) => {
    const text = typeof token === "string" ? token : await token();

    expect(await judge(text)).toBe(verdict);
  });

  it("keeps a key to its desks and to its roles", async () => {
    const north = (claims: Claims): Promise<string> =>
      sign({ desk: "north", ...claims }, { alg: "HS256", kid: "north" }, OTHER);

    expect(await judge(await north({}), [NORTH])).toBe("ok");
    expect(await judge(await north({ desk: "main" }), [NORTH])).toBe("desk_not_allowed");
    expect(await judge(await north({ desk: "North" }), [NORTH])).toBe("desk_not_allowed");
    expect(await judge(await north({ role: "supervisor" }), [NORTH])).toBe("role_not_allowed");
    const supervisors: AgentKey = { ...NORTH, roles: ["agent", "supervisor"] };
    const roles = ["agent", "supervisor", "admin", "operator", "service"];
    const verdicts = await Promise.all(
      roles.map(async (role) => judge(await north({ role }), [supervisors])),
    );
    expect(verdicts).toEqual(["ok", "ok", "role_not_allowed", "role_not_allowed", "role_not_allowed"]);
    expect(await judge(await north({}), [{ ...NORTH, desks: [] }])).toBe("desk_not_allowed");
    // What it may sign is a list: nothing follows from the place of a role in it, or in another.
    const services: AgentKey = { ...NORTH, roles: ["service", "operator"] };
    const others = await Promise.all(roles.map(async (role) => judge(await north({ role }), [services])));
    expect(others).toEqual(["role_not_allowed", "role_not_allowed", "role_not_allowed", "ok", "ok"]);
  });

  it("lets the single secret sign for everybody but an operator", async () => {
    const roles = ["agent", "supervisor", "admin", "service", "operator"];

    const verdicts = await Promise.all(roles.map(async (role) => judge(await sign({ role }))));

    expect(verdicts).toEqual(["ok", "ok", "ok", "ok", "role_not_allowed"]);
  });

  it("takes the key that the token names, never another that would fit", async () => {
    const both = [NORTH, { ...NORTH, kid: "south", secret: SECRET, desks: ["south"] }];
    const token = await sign({ desk: "north" }, { alg: "HS256", kid: "south" }, OTHER);

    expect(await judge(token, both)).toBe("signature_invalid");
    expect(await judge(await sign({}, { alg: "HS256", kid: "west" }), both)).toBe("unknown_key");
    expect(await judge(await sign({}), both)).toBe("unknown_key");
    expect(await judge(await sign({}, { alg: "HS256", kid: "west" }), [...both, SINGLE])).toBe("ok");
  });
});

describe("verifyAgentToken with a key set", () => {
  const url = "https://login.crm.example/keys";

  async function serveKeys(): Promise<{ privateKey: CryptoKey; publicText: string }> {
    const { privateKey, publicKey } = await generateKeyPair("RS256", { extractable: true });
    const jwk = await exportJWK(publicKey);
    vi.mocked(fetch).mockImplementation((input) => {
      const asked = input instanceof Request ? input.url : String(input);
      if (!asked.startsWith(url)) return Promise.reject(new TypeError("no network here"));
      return Promise.resolve(Response.json({ keys: [{ ...jwk, kid: "rsa", alg: "RS256", use: "sig" }] }));
    });
    return { privateKey, publicText: JSON.stringify(jwk) };
  }

  it("verifies with the public key, and takes that key for no secret", async () => {
    const { privateKey, publicText } = await serveKeys();
    const key: AgentKey = {
      kid: "rsa",
      alg: "RS256",
      desks: null,
      roles: ["admin", "agent"],
      jwksUrl: `${url}/1`,
    };
    const header = { alg: "RS256", kid: "rsa" };

    expect(await judge(await sign({}, header, privateKey), [key])).toBe("ok");
    expect(await judge(await sign({}, { alg: "HS256", kid: "rsa" }, publicText), [key])).toBe(
      "algorithm_not_allowed",
    );
    const { privateKey: stranger } = await generateKeyPair("RS256");
    expect(await judge(await sign({}, header, stranger), [key])).toBe("signature_invalid");
    expect(
      await judge(await sign({}, { alg: "PS256", kid: "rsa" }, (await generateKeyPair("PS256")).privateKey), [
        key,
      ]),
    ).toBe("algorithm_not_allowed");
  });

  it("refuses while the key set cannot be read, and says nothing of it", async () => {
    const { privateKey } = await serveKeys();
    vi.mocked(fetch).mockRejectedValue(new TypeError("no network here"));
    const key: AgentKey = {
      kid: "rsa",
      alg: "RS256",
      desks: null,
      roles: ["admin", "agent"],
      jwksUrl: `${url}/2`,
    };

    expect(await judge(await sign({}, { alg: "RS256", kid: "rsa" }, privateKey), [key])).toBe(
      "keys_unavailable",
    );
  });
});

function requestPassBy(body: string): Promise<Response> {
  return callWorker(new Request(`${ORIGIN}/api/v1/pass`, { method: "POST", body }));
}

describe("POST /api/v1/pass", () => {
  it.each<[name: string, header: string | null]>([
    ["no header", null],
    ["another scheme", "Basic a2ltOmxlZQ=="],
    ["no token", "Bearer "],
    ["a token with spaces", "Bearer a b"],
    ["a token of 9,000 characters", `Bearer ${"a".repeat(9_000)}`],
    ["the secret itself", `Bearer ${AGENT_SECRET}`],
  ])("refuses %s without a reason", async (_name, header) => {
    const response = await requestPass(null, header === null ? {} : { Authorization: header });

    expect(response.status).toBe(401);
    expect(await response.json()).toEqual({ error: { code: "token_invalid" } });
  });

  it("takes the token as its body, for which a browser asks nothing beforehand", async () => {
    const response = await requestPassBy(await mintToken());

    expect(response.status).toBe(200);
  });

  it.each(["\n", "\r\n", " ", "\t"])(
    "takes it with %j around it, as back ends end their answers",
    async (space) => {
      const token = await mintToken();

      expect((await requestPassBy(space + token + space)).status).toBe(200);
    },
  );

  it.each<[name: string, body: string]>([
    ["no body", ""],
    ["a token with spaces", "a b"],
    ["a token of 9,000 characters", "a".repeat(9_000)],
    ["the secret itself", AGENT_SECRET],
  ])("refuses %s as its body without a reason", async (_name, body) => {
    const response = await requestPassBy(body);

    expect(response.status).toBe(401);
    expect(await response.json()).toEqual({ error: { code: "token_invalid" } });
  });

  it("answers every refused token alike", async () => {
    const tokens = [await sign({}), unsigned({ alg: "none" }), "x.y.z"];

    for (const token of tokens) {
      const response = await requestPass(token);
      expect([response.status, await response.json()]).toEqual([401, { error: { code: "token_invalid" } }]);
    }
  });

  it("takes the scheme in any case", async () => {
    const response = await requestPass(null, { Authorization: `bearer ${await mintToken()}` });

    expect(response.status).toBe(200);
  });
});
