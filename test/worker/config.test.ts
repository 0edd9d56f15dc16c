import { createExecutionContext, waitOnExecutionContext } from "cloudflare:test";
import { describe, expect, it, vi } from "vitest";
import {
  SIMULATOR_AGENT_SECRET,
  SIMULATOR_APP_SECRET,
  SIMULATOR_COMPANY_SECRET,
  SIMULATOR_ENCRYPTION_KEY,
  SIMULATOR_OPERATOR_SECRET,
  SIMULATOR_VERIFY_TOKEN,
} from "../../demo/simulator/identities.ts";
import { signMediaLink } from "../../worker/bucket/link.ts";
import { StickerLinks } from "../../worker/bucket/sticker-link.ts";
import { appSecretsOf, configOf, type ConfigFault } from "../../worker/config.ts";
import type { Env } from "../../worker/env.ts";
import worker from "../../worker/index.ts";
import { env, ORIGIN } from "./support/env.ts";
import { newPsid, useMeta } from "./support/meta.ts";
import { signedRequest } from "./support/signed-request.ts";
import { bodyOf, signatureOf, textItem } from "./support/webhook.ts";

useMeta();

const GOOD = {
  FACEBOOK_APP_ID: "200300400500",
  FACEBOOK_APP_SECRET: "planted-app-secret",
  FACEBOOK_VERIFY_TOKEN: "planted-verify-token",
  AGENT_TOKEN_SECRET: "planted-agent-secret-with-32-bytes-or-more",
};
const PLANTED = /planted/;
const KEY = { kid: "k1", alg: "HS256", secret: "planted-key-secret-with-32-bytes-or-more" };
const KEY_OF_32_BYTES = btoa("k".repeat(32));
const RSA = { kid: "k2", alg: "RS256", jwksUrl: "https://login.crm.example/keys" };

type Values = Partial<Record<keyof Env, string | undefined>>;

function anEnv(values: Values = {}): Env {
  const {
    CONVERSATION,
    DESK,
    PAGE,
    DIRECTORY,
    PLACEMENT,
    SEARCH,
    REPORTS,
    WEBHOOKS,
    POST,
    AUDIT,
    BLACK_BOX,
    RELAY,
    MEDIA,
    METRICS,
    VERSION,
  } = env;
  return {
    CONVERSATION,
    DESK,
    PAGE,
    DIRECTORY,
    PLACEMENT,
    SEARCH,
    REPORTS,
    WEBHOOKS,
    POST,
    AUDIT,
    BLACK_BOX,
    RELAY,
    MEDIA,
    METRICS,
    VERSION,
    ...GOOD,
    ...values,
  } as Env;
}

function faultsOf(values: Values): string[] {
  return configOf(anEnv(values)).faults.map(({ name, problem, why }) =>
    why === undefined ? `${name} ${problem}` : `${name} ${problem}: ${why}`,
  );
}

async function call(made: Env, path: string, init: RequestInit = {}): Promise<Response> {
  const ctx = createExecutionContext();
  const response = await worker.fetch(new Request(`${ORIGIN}${path}`, init), made, ctx);
  await waitOnExecutionContext(ctx);
  return response;
}

describe("the former app secret", () => {
  const FORMER = "planted-former-app-secret";
  const body = bodyOf([textItem(newPsid(), "m_former", "hi")]);
  const statusOf = async (made: Env, secret: string): Promise<number> => {
    const headers = { "X-Hub-Signature-256": await signatureOf(body, secret) };
    return (await call(made, "/webhook", { method: "POST", body, headers })).status;
  };
  const both = (): Env => anEnv({ FACEBOOK_APP_SECRET_FORMER: FORMER });

  it("is good for deliveries beside the new one, until it is taken away", async () => {
    for (const secret of [GOOD.FACEBOOK_APP_SECRET, FORMER])
      expect(await statusOf(both(), secret), secret).toBe(200);
    expect(await statusOf(both(), "a-third")).toBe(403);
    expect(await statusOf(anEnv(), FORMER)).toBe(403);
  });

  it("is good for what Meta tells of a person", async () => {
    const form = new URLSearchParams({ signed_request: await signedRequest("218471", FORMER) });
    const hear = async (made: Env): Promise<number> =>
      (await call(made, "/meta/deauthorize", { method: "POST", body: form })).status;

    expect(await hear(both())).toBe(200);
    expect(await hear(anEnv())).toBe(403);
  });

  it("is good for links to files and stickers that it signed", async () => {
    const grant = { desk: "main", key: "1/2/3", expiresAt: Date.now() + 60_000 };
    const links = [
      await signMediaLink(FORMER, grant),
      await new StickerLinks(FORMER).sign("https://elsewhere.example/sticker.png"),
    ];

    for (const link of links) {
      expect((await call(both(), link)).status, link).not.toBe(403);
      expect((await call(anEnv(), link)).status, link).toBe(403);
    }
    const over = await signMediaLink(FORMER, { ...grant, expiresAt: 1 });
    expect((await call(both(), over)).status).toBe(403);
  });

  it("is no secret by itself, and no second one where it is the same", () => {
    expect(
      appSecretsOf(configOf(anEnv({ FACEBOOK_APP_SECRET: undefined, FACEBOOK_APP_SECRET_FORMER: FORMER }))),
    ).toEqual([]);
    const same = anEnv({ FACEBOOK_APP_SECRET_FORMER: GOOD.FACEBOOK_APP_SECRET });
    expect(appSecretsOf(configOf(same))).toHaveLength(1);
  });
});

describe("configOf", () => {
  it("seals with the first encryption key, and goes on with those that are right", () => {
    const list = `new:${KEY_OF_32_BYTES},broken,old:${KEY_OF_32_BYTES}`;

    const { encryptionKeys } = configOf(anEnv({ ENCRYPTION_KEYS: list }));

    expect(encryptionKeys.map(({ id }) => id)).toEqual(["new", "old"]);
    expect(configOf(anEnv()).encryptionKeys).toEqual([]);
  });

  it("finds nothing wrong with what is required, and talks to Meta", () => {
    const config = configOf(anEnv());

    expect(config.faults).toEqual([]);
    expect(config.graphUrl).toBe("https://graph.facebook.com/v27.0");
    expect(config.page).toBeNull();
  });

  it.each<[name: string, values: Values, faults: string[]]>([
    [
      "nothing at all",
      {
        FACEBOOK_APP_ID: undefined,
        FACEBOOK_APP_SECRET: undefined,
        FACEBOOK_VERIFY_TOKEN: undefined,
        AGENT_TOKEN_SECRET: undefined,
      },
      [
        "FACEBOOK_APP_ID missing",
        "FACEBOOK_APP_SECRET missing",
        "FACEBOOK_VERIFY_TOKEN missing",
        "AGENT_TOKEN_SECRET missing",
      ],
    ],
    [
      "blank values",
      { FACEBOOK_APP_SECRET: "  ", FACEBOOK_VERIFY_TOKEN: "\n" },
      ["FACEBOOK_APP_SECRET missing", "FACEBOOK_VERIFY_TOKEN missing"],
    ],
    [
      "a short agent secret",
      { AGENT_TOKEN_SECRET: "x".repeat(31) },
      ["AGENT_TOKEN_SECRET too_short: has 31 bytes of at least 32"],
    ],
    ["an agent secret of 32 bytes in 16 characters", { AGENT_TOKEN_SECRET: "ü".repeat(16) }, []],
    ["a Page without a token", { FACEBOOK_PAGE_ID: "10150001" }, ["FACEBOOK_PAGE_ACCESS_TOKEN missing"]],
    ["a token without a Page", { FACEBOOK_PAGE_ACCESS_TOKEN: "planted" }, ["FACEBOOK_PAGE_ID missing"]],
    [
      "a Page id that is a name",
      { FACEBOOK_PAGE_ID: "northwind", FACEBOOK_PAGE_ACCESS_TOKEN: "planted" },
      ["FACEBOOK_PAGE_ID invalid: is no number: Meta shows the id beside the name"],
    ],
    [
      "an app id that is a name",
      { FACEBOOK_APP_ID: "fb-chat" },
      ["FACEBOOK_APP_ID invalid: is no number: Meta shows the id beside the name"],
    ],
    ["no bucket for files", { MEDIA: undefined }, ["MEDIA missing"]],
    [
      "a Graph URL that is none",
      { FACEBOOK_GRAPH_URL: "graph" },
      ["FACEBOOK_GRAPH_URL invalid: is no address with https:// and a host"],
    ],
    [
      "a Graph URL without encryption",
      { FACEBOOK_GRAPH_URL: "http://graph.example/v27.0" },
      ["FACEBOOK_GRAPH_URL invalid: is not https, and not on this machine"],
    ],
    ["a public address with a slash at its end", { PUBLIC_URL: " https://chat.example/ " }, []],
    ["a public address on this machine", { PUBLIC_URL: "http://127.0.0.1:8787" }, []],
    ...["chat.example", "http://chat.example", "https://chat.example/fb"].map(
      (address): [string, Values, string[]] => [
        `a public address like ${address}`,
        { PUBLIC_URL: address },
        ["PUBLIC_URL invalid: is no address with https://, a host, and no path"],
      ],
    ),
    ["a Graph URL on this machine", { FACEBOOK_GRAPH_URL: "http://localhost:8788/v27.0/" }, []],
    [
      "origins with a slash, in a list",
      { ALLOWED_ORIGINS: "https://a.example, https://crm.example/" },
      ["ALLOWED_ORIGINS invalid: no. 2 ends with a slash: leave it out"],
    ],
    [
      "origins with a path",
      { ALLOWED_ORIGINS: "https://crm.example/app" },
      ["ALLOWED_ORIGINS invalid: no. 1 has a path: leave it out"],
    ],
    [
      "hosts without a scheme",
      { ALLOWED_ORIGINS: "crm.example,crm.example:8443" },
      [
        "ALLOWED_ORIGINS invalid: no. 1 is no origin: https:// and a host, with a port where there is one; " +
          "no. 2 is no origin: https:// and a host, with a port where there is one",
      ],
    ],
    [
      "origins in capital letters",
      { ALLOWED_ORIGINS: "https://CRM.example" },
      [
        "ALLOWED_ORIGINS invalid: no. 1 is not written as browsers do: small letters, no user, no port that goes " +
          "without saying",
      ],
    ],
    [
      "origins with a star",
      { ALLOWED_ORIGINS: "*" },
      ["ALLOWED_ORIGINS invalid: no. 1 stands for all: name each origin"],
    ],
    [
      "the origin null",
      { ALLOWED_ORIGINS: "null" },
      ["ALLOWED_ORIGINS invalid: no. 1 is of pages that have no origin"],
    ],
    ["several origins", { ALLOWED_ORIGINS: " https://crm.example,,https://a.example:8443 " }, []],
    [
      "a place that there is not",
      { LOCATION_HINT: "moon" },
      ["LOCATION_HINT invalid: is none of wnam, enam, sam, weur, eeur, apac, apac-ne, apac-se, oc, afr, me"],
    ],
    [
      "a law that there is not",
      { DATA_JURISDICTION: "mars" },
      ["DATA_JURISDICTION invalid: is none of eu, fedramp, us"],
    ],
    [
      "a bucket of a law that there is not",
      { MEDIA_JURISDICTION: "mars" },
      ["MEDIA_JURISDICTION invalid: is none of eu, fedramp, us, none"],
    ],
    ["a bucket of none", { MEDIA_JURISDICTION: "none" }, []],
    [
      "sockets at the desk, in words",
      { SOCKETS_AT_DESK: "many" },
      ["SOCKETS_AT_DESK invalid: is no number from 0 to 32000"],
    ],
    [
      "too many of them",
      { SOCKETS_AT_DESK: "32001" },
      ["SOCKETS_AT_DESK invalid: is no number from 0 to 32000"],
    ],
    ["none of them, and some", { SOCKETS_AT_DESK: "0" }, []],
    ["a place and a law", { LOCATION_HINT: "weur", DATA_JURISDICTION: "eu" }, []],
    ["Access", { ACCESS_TEAM_DOMAIN: "acme.cloudflareaccess.com", ACCESS_AUD: "a".repeat(64) }, []],
    ["half of Access", { ACCESS_TEAM_DOMAIN: "acme.cloudflareaccess.com" }, ["ACCESS_AUD missing"]],
    [
      "another's domain and no tag",
      { ACCESS_TEAM_DOMAIN: "acme.cloudflareaccess.com.evil.example", ACCESS_AUD: "planted" },
      [
        "ACCESS_TEAM_DOMAIN invalid: is not <team>.cloudflareaccess.com",
        "ACCESS_AUD invalid: is no tag of 64 signs 0–9 a–f",
      ],
    ],
    ["a link for the first administrator", { ADMIN_LINK: `${"0".repeat(64)}.1791878400` }, []],
    [
      "a link that is a secret itself",
      { ADMIN_LINK: "planted" },
      ["ADMIN_LINK invalid: was not written by npm run admin"],
    ],
    ["a login of this machine", { FACEBOOK_LOGIN_URL: "http://localhost:8788/v27.0/dialog/oauth" }, []],
    [
      "a login without transport security",
      { FACEBOOK_LOGIN_URL: "http://login.example/dialog" },
      ["FACEBOOK_LOGIN_URL invalid: is no address with https:// and a host"],
    ],
    [
      "a configuration of the login that is no number",
      { FACEBOOK_LOGIN_CONFIG_ID: "planted" },
      ["FACEBOOK_LOGIN_CONFIG_ID invalid: is no number: Meta shows the id beside the name"],
    ],
    ["two encryption keys", { ENCRYPTION_KEYS: `b:${KEY_OF_32_BYTES}, a:${KEY_OF_32_BYTES}` }, []],
    [
      "encryption keys that are none",
      {
        ENCRYPTION_KEYS: `planted,a b:${KEY_OF_32_BYTES},a:!,a:cGxhbnRlZA==,a:${KEY_OF_32_BYTES},a:${KEY_OF_32_BYTES},`,
      },
      [
        "ENCRYPTION_KEYS invalid: no. 1 is not id:base64; no. 2 has an id of other signs than A–Z a–z 0–9 _ -, or of more than 32; no. 3 is no base64; no. 4 has 7 bytes in place of 32; no. 6 has the id of one before it; no. 7 is not id:base64",
      ],
    ],
    ["agent keys alone", { AGENT_TOKEN_SECRET: undefined, AGENT_KEYS: JSON.stringify([KEY, RSA]) }, []],
    ["agent keys that are no JSON", { AGENT_KEYS: "[{" }, ["AGENT_KEYS invalid: is no JSON"]],
    ["agent keys that are no list", { AGENT_KEYS: JSON.stringify(KEY) }, ["AGENT_KEYS invalid: is no list"]],
    [
      "no agent keys in the list",
      { AGENT_TOKEN_SECRET: undefined, AGENT_KEYS: "[]" },
      ["AGENT_TOKEN_SECRET missing"],
    ],
    [
      "an agent key without an id",
      { AGENT_KEYS: JSON.stringify([{ ...KEY, kid: undefined }]) },
      ['AGENT_KEYS invalid: no. 1 has no "kid"'],
    ],
    [
      "an agent key of algorithm none",
      { AGENT_KEYS: JSON.stringify([{ ...KEY, alg: "none" }]) },
      [
        "AGENT_KEYS invalid: no. 1 alg is none of HS256, HS384, HS512, RS256, RS384, RS512, PS256, PS384, PS512, ES256, ES384, ES512, EdDSA",
      ],
    ],
    [
      "an agent key with a short secret",
      { AGENT_KEYS: JSON.stringify([{ ...KEY, secret: "short" }]) },
      ["AGENT_KEYS invalid: no. 1 secret has less than 32 bytes"],
    ],
    [
      "an HMAC key with a key set",
      { AGENT_KEYS: JSON.stringify([{ ...KEY, jwksUrl: RSA.jwksUrl }]) },
      ["AGENT_KEYS invalid: no. 1 HS algorithms take no jwksUrl, all others do"],
    ],
    [
      "an RSA key with a secret",
      { AGENT_KEYS: JSON.stringify([{ ...KEY, alg: "RS256" }]) },
      [
        "AGENT_KEYS invalid: no. 1 HS algorithms take a secret, all others do not; no. 1 HS algorithms take no jwksUrl, all others do",
      ],
    ],
    [
      "a key set without encryption",
      { AGENT_KEYS: JSON.stringify([{ ...RSA, jwksUrl: "http://login.example" }]) },
      ["AGENT_KEYS invalid: no. 1 jwksUrl is not https"],
    ],
    [
      "an agent key with a role that there is not",
      { AGENT_KEYS: JSON.stringify([{ ...KEY, maxRole: "owner" }]) },
      ["AGENT_KEYS invalid: no. 1 maxRole is none of agent, supervisor, admin, service"],
    ],
    [
      "an agent key up to the operator, whom only a list of roles names",
      { AGENT_KEYS: JSON.stringify([{ ...KEY, maxRole: "operator" }]) },
      ["AGENT_KEYS invalid: no. 1 maxRole is none of agent, supervisor, admin, service"],
    ],
    [
      "an agent key of roles that there are not",
      { AGENT_KEYS: JSON.stringify([{ ...KEY, roles: ["agent", "owner"] }]) },
      [
        "AGENT_KEYS invalid: no. 1 roles has one that is none of agent, supervisor, admin, operator, service, wallboard",
      ],
    ],
    [
      "an agent key with both",
      { AGENT_KEYS: JSON.stringify([{ ...KEY, roles: ["agent"], maxRole: "agent" }]) },
      ["AGENT_KEYS invalid: no. 1 has roles and maxRole"],
    ],
    [
      "an agent key with a misspelt field",
      { AGENT_KEYS: JSON.stringify([{ ...KEY, desk: ["main"] }]) },
      ["AGENT_KEYS invalid: no. 1 has a field that is not known"],
    ],
  ])("names what is wrong with %s", (_name, values, faults) => {
    expect(faultsOf(values)).toEqual(faults);
  });

  it("gives an agent key the lowest role unless it says more", () => {
    const { agentKeys } = configOf(
      anEnv({ AGENT_TOKEN_SECRET: undefined, AGENT_KEYS: JSON.stringify([KEY]) }),
    );

    expect(agentKeys).toMatchObject([{ kid: "k1", roles: ["agent"], desks: null }]);
  });

  it.each([
    [{ maxRole: "agent" }, ["agent"]],
    [{ maxRole: "supervisor" }, ["agent", "wallboard", "supervisor"]],
    [{ maxRole: "admin" }, ["agent", "wallboard", "supervisor", "admin"]],
    [{ maxRole: "service" }, ["agent", "wallboard", "supervisor", "admin", "service"]],
    [{ roles: ["operator"] }, ["operator"]],
    [{ roles: [] }, []],
  ])("lets an agent key of %j sign for %j", (fields, roles) => {
    const { agentKeys } = configOf(anEnv({ AGENT_KEYS: JSON.stringify([{ ...KEY, ...fields }]) }));

    expect(agentKeys[0]?.roles).toEqual(roles);
  });

  it("lets no origin in that is not an origin", () => {
    const { allowedOrigins } = configOf(anEnv({ ALLOWED_ORIGINS: "null,*,https://crm.example" }));

    expect([...allowedOrigins]).toEqual(["https://crm.example"]);
  });

  it("has no use for a Page with a wrong id", () => {
    expect(configOf(anEnv({ FACEBOOK_PAGE_ID: "x", FACEBOOK_PAGE_ACCESS_TOKEN: "planted" })).page).toBeNull();
  });

  const SIMULATOR: Values = {
    FACEBOOK_APP_SECRET: SIMULATOR_APP_SECRET,
    FACEBOOK_VERIFY_TOKEN: SIMULATOR_VERIFY_TOKEN,
    AGENT_TOKEN_SECRET: SIMULATOR_AGENT_SECRET,
    AGENT_KEYS: JSON.stringify(
      [SIMULATOR_AGENT_SECRET, SIMULATOR_OPERATOR_SECRET, SIMULATOR_COMPANY_SECRET].map((secret, at) => ({
        ...{ ...KEY, secret },
        kid: String(at),
      })),
    ),
    ENCRYPTION_KEYS: `simulator:${btoa(SIMULATOR_ENCRYPTION_KEY)}`,
  };

  it.each([
    undefined,
    "https://graph.facebook.com/v27.0",
    "https://GRAPH.facebook.com",
    "https://graph.facebook.com./v27.0",
  ])("refuses the simulator's values at %s", (url) => {
    const config = configOf(anEnv({ ...SIMULATOR, FACEBOOK_GRAPH_URL: url }));

    expect(config.faults.map(({ name, problem }) => `${name} ${problem}`)).toEqual([
      "FACEBOOK_APP_SECRET simulator_value",
      "FACEBOOK_VERIFY_TOKEN simulator_value",
      "AGENT_TOKEN_SECRET simulator_value",
      ...Array.from({ length: 3 }, () => "AGENT_KEYS simulator_value"),
      "ENCRYPTION_KEYS simulator_value",
    ]);
    expect(config).toMatchObject({ appSecret: null, verifyToken: null, agentKeys: [], encryptionKeys: [] });
  });

  it("takes the simulator's values at the simulator", () => {
    expect(faultsOf({ ...SIMULATOR, FACEBOOK_GRAPH_URL: "http://localhost:8788/v27.0" })).toEqual([]);
  });
});

describe("GET /health", () => {
  it("is well when nothing is wrong", async () => {
    const { FACEBOOK_PAGE_ID, FACEBOOK_PAGE_ACCESS_TOKEN } = env;
    const response = await call(anEnv({ FACEBOOK_PAGE_ID, FACEBOOK_PAGE_ACCESS_TOKEN }), "/health");

    expect(response.status).toBe(200);
    expect(await response.json()).toMatchObject({ ok: true, faults: [], counts: { pages: 1 } });
    expect(response.headers.get("Cache-Control")).toBe("no-store");
  });

  it("says that there is no Page at all", async () => {
    const response = await call(anEnv(), "/health");

    expect(response.status).toBe(503);
    expect(await response.json()).toMatchObject({
      ok: false,
      faults: [{ name: "FACEBOOK_PAGE_ID", problem: "missing" }],
      counts: { pages: 0 },
    });
  });

  it("names wrong values, and never shows one", async () => {
    const logged = vi.spyOn(console, "error").mockImplementation(() => undefined);
    const made = anEnv({
      FACEBOOK_APP_SECRET: "",
      FACEBOOK_GRAPH_URL: "planted-url",
      ALLOWED_ORIGINS: "planted-origin",
      AGENT_KEYS: '[{"secret":"planted"}]',
      LOCATION_HINT: "planted-place",
      FACEBOOK_PAGE_ID: "planted-page",
    });

    const response = await call(made, "/health");
    const text = await response.text();

    expect(response.status).toBe(503);
    expect((JSON.parse(text) as { faults: ConfigFault[] }).faults.map((fault) => fault.name).sort()).toEqual([
      "AGENT_KEYS",
      "ALLOWED_ORIGINS",
      "FACEBOOK_APP_SECRET",
      "FACEBOOK_GRAPH_URL",
      "FACEBOOK_PAGE_ACCESS_TOKEN",
      "FACEBOOK_PAGE_ID",
      "LOCATION_HINT",
    ]);
    expect(text).not.toMatch(PLANTED);
    const lines = logged.mock.calls.flat().map(String);
    expect(lines.filter((line) => line.includes("config.fault"))).toHaveLength(7);
    expect(lines.join()).not.toMatch(PLANTED);
  });
});

describe("a Worker with a wrong configuration", () => {
  it("tells Meta and browsers no more than that it does not serve", async () => {
    vi.spyOn(console, "error").mockImplementation(() => undefined);
    const made = anEnv({
      FACEBOOK_APP_SECRET: "",
      FACEBOOK_VERIFY_TOKEN: "",
      AGENT_TOKEN_SECRET: "planted-short",
    });

    const answers = await Promise.all([
      call(made, "/webhook", { method: "POST", body: "{}" }),
      call(made, "/webhook?hub.mode=subscribe&hub.challenge=1&hub.verify_token="),
      call(made, "/api/v1/pass", { method: "POST", headers: { Authorization: "Bearer a.b.c" } }),
    ]);

    for (const answer of answers) {
      expect(answer.status).toBe(503);
      expect(await answer.json()).toEqual({ error: { code: "not_configured" } });
    }
  });

  it("never takes an empty secret for a signature", async () => {
    vi.spyOn(console, "error").mockImplementation(() => undefined);
    const made = anEnv({ FACEBOOK_APP_SECRET: undefined });
    const headers = { "X-Hub-Signature-256": `sha256=${"0".repeat(64)}` };

    expect((await call(made, "/webhook", { method: "POST", body: "{}", headers })).status).toBe(503);
  });

  it("lets a page of a listed origin read why it gets no pass", async () => {
    vi.spyOn(console, "error").mockImplementation(() => undefined);
    const made = anEnv({ AGENT_TOKEN_SECRET: undefined, ALLOWED_ORIGINS: "https://crm.example" });

    const response = await call(made, "/api/v1/pass", {
      method: "POST",
      headers: { Origin: "https://crm.example" },
    });

    expect(response.status).toBe(503);
    expect(response.headers.get("Access-Control-Allow-Origin")).toBe("https://crm.example");
  });
});
