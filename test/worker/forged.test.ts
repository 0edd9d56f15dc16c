import { reset } from "cloudflare:test";
import { exportJWK, generateKeyPair, SignJWT, UnsecuredJWT } from "jose";
import { afterEach, describe, expect, it, vi } from "vitest";
import { isOwnApiKey, newApiKey } from "../../worker/access/api-keys.ts";
import { verifyAgentToken } from "../../worker/access/agent-token.ts";
import { readAccess } from "../../worker/access/cloudflare-access.ts";
import { isMarked, newMarked } from "../../worker/access/marks.ts";
import { isOwnPass, readPass } from "../../worker/access/passes.ts";
import { openReference, sealReference } from "../../worker/access/references.ts";
import { tabsSecret } from "../../worker/access/tabs-secret.ts";
import { isOwnWord, newWord } from "../../worker/access/words.ts";
import { readLastingLink, signLastingLink } from "../../worker/bucket/lasting.ts";
import { signExportLink, type ExportGrant } from "../../worker/bucket/export-link.ts";
import { signMediaLink } from "../../worker/bucket/link.ts";
import { StickerLinks } from "../../worker/bucket/sticker-link.ts";
import type { AgentKey } from "../../worker/domain/agent-keys.ts";
import { SESSION_TOKEN_MS } from "../../worker/domain/admin-session.ts";
import { newLoginState } from "../../worker/protocol/admin/login-state.ts";
import { forgetAll } from "../../worker/remembered.ts";
import { mintToken, newPass } from "./support/agent.ts";
import { AGENT_SECRET, APP_SECRET, env, ORIGIN, PAGE_ID, VERIFY_TOKEN } from "./support/env.ts";
import { callWorker, useMeta } from "./support/meta.ts";
import { newKey } from "./support/program.ts";
import { signedRequest } from "./support/signed-request.ts";
import { bodyOf, post, signatureOf, textItem } from "./support/webhook.ts";

useMeta();
afterEach(async () => {
  await reset();
  forgetAll();
});

const ADMIN_LINK_SECRET = "test-admin-link-secret";
const DAY_MS = 86_400_000;
const encoder = new TextEncoder();
const BODY = bodyOf([textItem("7700110033", "m_forged", "Hello")]);

/** What is answered, and what the log tells of it (`event reason`), null where it tells nothing: anybody could fill it. */
type Answered = { status: number; code: string; logged: string | null };
const INVALID = (event: string, reason: string): Answered => ({
  ...{ status: 401, code: "token_invalid", logged: `${event} ${reason}` },
});

/**
 * A kind of credential: one that is good, what it is shown with, and what is answered where it is. `wrong`: how it is not good
 * any more, or never was, and what comes of it then.
 */
type Kind = {
  good: () => Promise<string>;
  show: (shown: string) => Request | Promise<Request>;
  taken: number;
  wrong: Record<string, [make: (good: string) => string | Promise<string>, answered: Answered]>;
};

const bearer = (path: string, token: string, method = "POST"): Request =>
  new Request(`${ORIGIN}${path}`, { method, headers: { Authorization: `Bearer ${token}` } });
const get = (path: string): Request => new Request(`${ORIGIN}${path}`);
const form = (path: string, signed: string): Request =>
  new Request(`${ORIGIN}${path}`, { method: "POST", body: new URLSearchParams({ signed_request: signed }) });

const otherLetter = (text: string, at: number): string =>
  text.slice(0, at) + (text[at] === "A" ? "B" : "A") + text.slice(at + 1);
/** One letter in the middle of its last part, which is a signature or a secret, is another. */
const altered = (text: string): string => otherLetter(text, text.length - 10);
const otherDigit = (text: string): string =>
  text.slice(0, -5) + (text.at(-5) === "0" ? "1" : "0") + text.slice(-4);
const shortened = (text: string): string => text.slice(0, -3);
const later = (ms: number): void => {
  const now = Date.now() + ms;
  vi.spyOn(Date, "now").mockReturnValue(now);
};
const used =
  (kind: () => Kind) =>
  async (good: string): Promise<string> => {
    await (await callWorker(await kind().show(good))).body?.cancel();
    return good;
  };
const after =
  (ms: number) =>
  (good: string): string => {
    later(ms);
    return good;
  };

function signedToken(claims: object, secret = AGENT_SECRET, header: object = {}): Promise<string> {
  const now = Math.floor(Date.now() / 1000);
  const said = { sub: "kim", name: "Kim", desk: "main", role: "agent", aud: "fb-chat" };
  return new SignJWT({ ...said, iat: now, exp: now + 600, ...claims })
    .setProtectedHeader({ alg: "HS256", ...header })
    .sign(encoder.encode(secret));
}
const withoutSignature = (): string =>
  new UnsecuredJWT({ sub: "kim", name: "Kim", desk: "main", role: "admin" })
    .setAudience("fb-chat")
    .setIssuedAt()
    .setExpirationTime("10m")
    .encode();
const ago = (seconds: number): number => Math.floor(Date.now() / 1000) - seconds;

async function session(): Promise<string> {
  const body = JSON.stringify({ secret: ADMIN_LINK_SECRET });
  const response = await callWorker(new Request(`${ORIGIN}/api/v1/admin/session`, { method: "POST", body }));
  return (await response.json<{ result: { token: string } }>()).result.token;
}

async function reviewSecret(): Promise<string> {
  const token = await mintToken({ role: "admin", signer: "crm" });
  const body = JSON.stringify({ pageId: PAGE_ID, hours: 24 });
  const headers = { Authorization: `Bearer ${token}` };
  const init = { method: "POST", headers, body };
  const response = await callWorker(new Request(`${ORIGIN}/api/v1/admin/review.create`, init));
  return new URL((await response.json<{ result: { url: string } }>()).result.url).hash.slice(1);
}

const asFile = async (key: string): Promise<string> => {
  await env.MEDIA?.put(key, "x", { httpMetadata: { contentType: "image/png" } });
  return key;
};
const FILE_KEY = `${PAGE_ID}/7700110022/given-0123456789abcdef0123456789abcdef`;
const linkIn = (path: string): string => path.slice(path.indexOf("=") + 1);
const grant = (ms: number, desk = "main") => ({ desk, key: FILE_KEY, expiresAt: Date.now() + ms });
/** To all that is kept of somebody who wrote. */
const exported = async (ms: number): Promise<ExportGrant> => {
  await post(BODY);
  const conversations = [`${PAGE_ID}:7700110033`];
  return { desk: "main", conversations, id: "1", sub: "mia", name: "Mia", expiresAt: Date.now() + ms };
};

const PASS: Kind = {
  good: () => newPass(),
  show: (pass) =>
    new Request(`${ORIGIN}/socket`, {
      headers: { Upgrade: "websocket", "Sec-WebSocket-Protocol": `fb-chat.v1, ${pass}` },
    }),
  taken: 101,
  wrong: {
    forged: [otherDigit, { status: 401, code: "pass_invalid", logged: "socket.refused pass_invalid" }],
    truncated: [shortened, { status: 401, code: "pass_invalid", logged: null }],
    "of another desk": [
      (pass) => `coffee.${pass.split(".")[1] ?? ""}`,
      { status: 401, code: "pass_invalid", logged: "socket.refused pass_invalid" },
    ],
    expired: [after(60_000), { status: 401, code: "pass_invalid", logged: "socket.refused pass_invalid" }],
    replayed: [
      used(() => PASS),
      { status: 401, code: "pass_invalid", logged: "socket.refused pass_invalid" },
    ],
  },
};

const ADMIN_LINK: Kind = {
  good: () => Promise.resolve(ADMIN_LINK_SECRET),
  show: (secret) =>
    new Request(`${ORIGIN}/api/v1/admin/session`, { method: "POST", body: JSON.stringify({ secret }) }),
  taken: 200,
  wrong: {
    forged: [altered, { status: 401, code: "link_invalid", logged: "admin.refused link_invalid" }],
    truncated: [shortened, { status: 401, code: "link_invalid", logged: "admin.refused link_invalid" }],
    expired: [
      (secret) => {
        vi.spyOn(Date, "now").mockReturnValue(Date.UTC(2030, 0, 2));
        return secret;
      },
      { status: 401, code: "link_invalid", logged: "admin.refused link_invalid" },
    ],
    replayed: [used(() => ADMIN_LINK), { status: 401, code: "link_used", logged: "admin.refused link_used" }],
  },
};

const KINDS: Record<string, Kind> = {
  "an agent token": {
    good: () => signedToken({}),
    show: (token) => bearer("/api/v1/pass", token),
    taken: 200,
    wrong: {
      forged: [() => signedToken({}, "x".repeat(40)), INVALID("pass.refused", "signature_invalid")],
      altered: [altered, INVALID("pass.refused", "signature_invalid")],
      truncated: [(token) => token.split(".").slice(0, 2).join("."), INVALID("pass.refused", "malformed")],
      "without a signature (alg none)": [withoutSignature, INVALID("pass.refused", "algorithm_not_allowed")],
      "of another algorithm": [
        () => signedToken({}, AGENT_SECRET, { alg: "HS384" }),
        INVALID("pass.refused", "algorithm_not_allowed"),
      ],
      "of another deployment (audience)": [
        () => signedToken({ aud: "other" }),
        INVALID("pass.refused", "aud_invalid"),
      ],
      "of a role that its key may not sign": [
        () => signedToken({ role: "operator" }),
        INVALID("pass.refused", "role_not_allowed"),
      ],
      expired: [() => signedToken({ iat: ago(700), exp: ago(100) }), INVALID("pass.refused", "expired")],
      "good for too long": [
        () => signedToken({ exp: ago(-DAY_MS / 1000) }),
        INVALID("pass.refused", "lifetime_too_long"),
      ],
    },
  },
  "a pass": PASS,
  "the admin link": ADMIN_LINK,
  "an admin session": {
    good: session,
    show: (token) => bearer("/api/v1/admin/desk.list", token),
    taken: 200,
    wrong: {
      forged: [altered, INVALID("admin.refused", "session_ended")],
      "with our mark, and nobody's": [
        () => newWord("admin_", APP_SECRET),
        INVALID("admin.refused", "session_ended"),
      ],
      truncated: [shortened, INVALID("admin.refused", "malformed")],
      expired: [after(SESSION_TOKEN_MS + 1_000), INVALID("admin.refused", "session_ended")],
      left: [
        async (token) => {
          await callWorker(bearer("/api/v1/admin/session", token, "DELETE"));
          return token;
        },
        INVALID("admin.refused", "session_ended"),
      ],
    },
  },
  "an API key": {
    good: async () => (await newKey(["conversations:read"], "main", Date.now() + DAY_MS)).key,
    show: (key) => bearer("/api/v1/conversations", key, "GET"),
    taken: 200,
    wrong: {
      forged: [otherDigit, INVALID("api.refused", "key_unknown")],
      "with our mark, and nobody's": [
        () => newApiKey("main", APP_SECRET),
        INVALID("api.refused", "key_unknown"),
      ],
      truncated: [shortened, INVALID("api.refused", "malformed")],
      "of another desk": [(key) => key.replace("_main_", "_coffee_"), INVALID("api.refused", "key_unknown")],
      expired: [after(2 * DAY_MS), INVALID("api.refused", "key_unknown")],
    },
  },
  "a reviewer link": {
    good: reviewSecret,
    show: (secret) => bearer("/api/v1/pass", secret),
    taken: 200,
    wrong: {
      forged: [altered, INVALID("pass.refused", "review_ended")],
      truncated: [shortened, INVALID("pass.refused", "malformed")],
      expired: [after(2 * DAY_MS), INVALID("pass.refused", "review_ended")],
    },
  },
  "a media link": {
    good: async () =>
      linkIn(await signMediaLink(APP_SECRET, { ...grant(60_000), key: await asFile(FILE_KEY) })),
    show: (link) => get(`/media/file?link=${link}`),
    taken: 200,
    wrong: {
      forged: [
        async () => linkIn(await signMediaLink("x", grant(60_000))),
        { status: 403, code: "link_invalid", logged: null },
      ],
      altered: [altered, { status: 403, code: "link_invalid", logged: null }],
      truncated: [shortened, { status: 403, code: "link_invalid", logged: null }],
      expired: [after(120_000), { status: 403, code: "link_invalid", logged: null }],
      "of a sticker": [
        async () => linkIn(await new StickerLinks(APP_SECRET).sign("https://x.fbcdn.net/a")),
        { status: 403, code: "link_invalid", logged: null },
      ],
    },
  },
  "an export link": {
    good: async () => linkIn(await signExportLink(APP_SECRET, await exported(60_000))),
    show: (link) => get(`/export?link=${link}`),
    taken: 200,
    wrong: {
      forged: [
        async () => linkIn(await signExportLink("x", await exported(60_000))),
        { status: 403, code: "link_invalid", logged: null },
      ],
      altered: [altered, { status: 403, code: "link_invalid", logged: null }],
      truncated: [shortened, { status: 403, code: "link_invalid", logged: null }],
      expired: [after(120_000), { status: 403, code: "link_invalid", logged: null }],
      "of a file": [
        async () => linkIn(await signMediaLink(APP_SECRET, grant(60_000))),
        { status: 403, code: "link_invalid", logged: null },
      ],
    },
  },
  "a sticker's link": {
    good: async () => linkIn(await new StickerLinks(APP_SECRET).sign("https://elsewhere.example/a")),
    show: (link) => get(`/media/sticker?link=${link}`),
    // Ours; and what is not at Meta is not fetched all the same.
    taken: 502,
    wrong: {
      forged: [
        async () => linkIn(await new StickerLinks("x").sign("https://x.fbcdn.net/a")),
        { status: 403, code: "link_invalid", logged: null },
      ],
      altered: [altered, { status: 403, code: "link_invalid", logged: null }],
      truncated: [shortened, { status: 403, code: "link_invalid", logged: null }],
      "of a file": [
        async () => linkIn(await signMediaLink(APP_SECRET, grant(60_000))),
        { status: 403, code: "link_invalid", logged: null },
      ],
    },
  },
  "the state of a login": {
    good: () => Promise.resolve(newLoginState(ORIGIN)),
    show: (state) => get(`/oauth/facebook?state=${state}&code=c`),
    taken: 200,
    wrong: {
      truncated: [(state) => state.split(".")[0] ?? "", { status: 400, code: "state_invalid", logged: null }],
      "of a page that is not listed": [
        () => newLoginState("https://evil.example"),
        { status: 403, code: "origin_not_allowed", logged: null },
      ],
      "of no page": [
        () => newLoginState("javascript:alert(1)"),
        { status: 400, code: "state_invalid", logged: null },
      ],
    },
  },
  "the signature of a webhook": {
    good: async () => await signatureOf(BODY),
    show: (signature) =>
      new Request(`${ORIGIN}/webhook`, {
        method: "POST",
        headers: { "X-Hub-Signature-256": signature },
        body: BODY,
      }),
    taken: 200,
    wrong: {
      forged: [
        otherDigit,
        { status: 403, code: "signature_mismatch", logged: "webhook.refused signature_mismatch" },
      ],
      truncated: [
        shortened,
        { status: 403, code: "signature_mismatch", logged: "webhook.refused signature_mismatch" },
      ],
      "of another body": [
        () => signatureOf("{}"),
        { status: 403, code: "signature_mismatch", logged: "webhook.refused signature_mismatch" },
      ],
      "by the old hash": [
        (signature) => signature.replace("sha256=", "sha1="),
        { status: 403, code: "signature_mismatch", logged: "webhook.refused signature_mismatch" },
      ],
    },
  },
  "the verify token": {
    good: () => Promise.resolve(VERIFY_TOKEN),
    show: (token) => get(`/webhook?hub.mode=subscribe&hub.challenge=1&hub.verify_token=${token}`),
    taken: 200,
    wrong: {
      forged: [altered, { status: 403, code: "verify_token_mismatch", logged: null }],
      truncated: [shortened, { status: 403, code: "verify_token_mismatch", logged: null }],
    },
  },
  "a signed_request": {
    good: () => signedRequest("4711"),
    show: (signed) => form("/meta/data-deletion", signed),
    taken: 200,
    wrong: {
      forged: [
        () => signedRequest("4711", "x"),
        { status: 403, code: "signature_mismatch", logged: "meta.refused signature_mismatch" },
      ],
      truncated: [
        shortened,
        { status: 403, code: "signature_mismatch", logged: "meta.refused signature_mismatch" },
      ],
      "of another person": [
        async (signed) =>
          `${signed.split(".")[0] ?? ""}.${(await signedRequest("4712")).split(".")[1] ?? ""}`,
        { status: 403, code: "signature_mismatch", logged: "meta.refused signature_mismatch" },
      ],
    },
  },
  "the code of a deletion": {
    good: async () => {
      const response = await callWorker(form("/meta/data-deletion", await signedRequest("4711")));
      return (await response.json<{ confirmation_code: string }>()).confirmation_code;
    },
    show: (code) => get(`/meta/data-deletion/${code}`),
    taken: 200,
    wrong: {
      forged: [otherDigit, { status: 404, code: "not_found", logged: null }],
      truncated: [shortened, { status: 404, code: "not_found", logged: null }],
    },
  },
  "a wallboard's token": {
    good: () => mintToken({ role: "wallboard", signer: "crm" }),
    show: (token) => bearer("/api/v1/admin/desk.list", token),
    // Good, and for a screen alone.
    taken: 403,
    wrong: {
      forged: [
        () => signedToken({ role: "wallboard" }, "x".repeat(40)),
        INVALID("admin.refused", "signature_invalid"),
      ],
      altered: [altered, INVALID("admin.refused", "signature_invalid")],
    },
  },
};

const EVENTS = /"event":"([^"]+)"(?:.*?"reason":"([^"]+)")?/;

async function answered(request: Request): Promise<Answered> {
  const lines: string[] = [];
  const spies = (["log", "info", "warn", "error"] as const).map((method) =>
    vi.spyOn(console, method).mockImplementation((line: unknown) => lines.push(String(line))),
  );
  const response = await callWorker(request);
  const text = response.webSocket === null ? await response.text() : "";
  for (const spy of spies) spy.mockRestore();
  const { error, code } = (text.startsWith("{") ? JSON.parse(text) : {}) as {
    error?: { code: string };
    code?: string;
  };
  const told = lines.flatMap((line) => {
    const [, event = "", reason] = EVENTS.exec(line) ?? [];
    return event.endsWith(".refused") && reason !== undefined ? [`${event} ${reason}`] : [];
  });
  return { status: response.status, code: error?.code ?? code ?? "", logged: told[0] ?? null };
}

describe.each(Object.entries(KINDS))("%s", (_, { good, show, taken, wrong }) => {
  it("is taken where it is good", async () => {
    const response = await callWorker(await show(await good()));
    await response.body?.cancel();
    expect(response.status).toBe(taken);
  });

  it.each(Object.entries(wrong))("is refused where it is %s", async (_how, [make, expected]) => {
    const shown = await make(await good());
    expect(await answered(await show(shown))).toEqual(expected);
  });
});

describe("what no route takes by itself", () => {
  it("an agent token of an asymmetric key is none where its public key signed it as a secret", async () => {
    const { publicKey, privateKey } = await generateKeyPair("RS256", { extractable: true });
    const jwk = { ...(await exportJWK(publicKey)), kid: "idp", alg: "RS256", use: "sig" };
    const jwksUrl = "https://idp.example/keys";
    vi.mocked(fetch).mockImplementation(() => Promise.resolve(Response.json({ keys: [jwk] })));
    const key: AgentKey = { kid: "idp", alg: "RS256", desks: null, roles: ["agent"], jwksUrl };
    const said = { sub: "kim", name: "Kim", desk: "main", role: "agent", aud: "fb-chat" };
    const [iat, exp] = [ago(0), ago(-600)];
    const asymmetric = await new SignJWT({ ...said, iat, exp })
      .setProtectedHeader({ alg: "RS256", kid: "idp" })
      .sign(privateKey);
    const confused = await signedToken({}, JSON.stringify(jwk), { kid: "idp" });
    const { privateKey: stranger } = await generateKeyPair("RS256");
    const forged = await new SignJWT({ ...said, iat, exp })
      .setProtectedHeader({ alg: "RS256", kid: "idp" })
      .sign(stranger);

    const judged = await Promise.all(
      [asymmetric, confused, forged, altered(asymmetric)].map((it) => verifyAgentToken(it, [key])),
    );
    expect(judged.map((it) => (it.ok ? "ok" : it.reason))).toEqual([
      "ok",
      "algorithm_not_allowed",
      "signature_invalid",
      "signature_invalid",
    ]);
  });

  it("an assertion of Cloudflare Access is none without its team's key", async () => {
    const application = { teamDomain: "forged.cloudflareaccess.com", audience: "a".repeat(64) };
    vi.mocked(fetch).mockImplementation(() => Promise.resolve(Response.json({ keys: [] })));
    const unsigned = new UnsecuredJWT({ email: "ann@acme.example" })
      .setAudience(application.audience)
      .setIssuer(`https://${application.teamDomain}`)
      .setExpirationTime("10m")
      .encode();
    const confused = await signedToken({ email: "ann@acme.example", aud: [application.audience] });
    for (const assertion of [unsigned, confused, "a.b.c", ""])
      expect(await readAccess(assertion, application)).toEqual({ ok: false, reason: "invalid" });
  });

  it("a lasting link is none that another bucket's key signed, altered or cut", async () => {
    const place = { bucket: env.MEDIA!, secret: APP_SECRET };
    const link = linkIn(await signLastingLink(place, FILE_KEY));
    const media = linkIn(await signMediaLink(APP_SECRET, grant(60_000)));
    expect(await readLastingLink(place, link)).toBe(FILE_KEY);
    for (const wrong of [altered(link), shortened(link), media, "", "."])
      expect(await readLastingLink(place, wrong)).toBeNull();
  });

  it("a reference opens at its own desk and Page alone", async () => {
    const keys = [{ id: "k", bytes: new Uint8Array(32).fill(7) }];
    const place = { desk: "main", page: PAGE_ID };
    const sealed = await sealReference(keys, place, { id: "0123456789abcdef", expires: 1 });
    const ref = sealed.ok ? sealed.value : "";
    expect(await openReference(keys, place, ref)).not.toBeNull();
    for (const [where, what] of [
      [{ ...place, desk: "coffee" }, ref],
      [{ ...place, page: "10150009" }, ref],
      [place, altered(ref)],
      [place, shortened(ref)],
    ] as const)
      expect(await openReference(keys, where, what)).toBeNull();
  });

  it("the secret of tabs is another for another desk, role, agent and key", async () => {
    const whose = { desk: "main", role: "agent", sub: "kim" } as const;
    const key = btoa("k".repeat(32)).replaceAll("=", "");
    const all = await Promise.all([
      tabsSecret(key, whose),
      tabsSecret(key, { ...whose, desk: "coffee" }),
      tabsSecret(key, { ...whose, role: "admin" }),
      tabsSecret(key, { ...whose, sub: "ana" }),
      tabsSecret(btoa("l".repeat(32)).replaceAll("=", ""), whose),
    ]);
    expect(new Set(all).size).toBe(all.length);
  });

  it("a mark is none of another desk, kind or deployment, and the former secret's is ours", async () => {
    const pass = readPass(await newPass())!;
    const key = await newApiKey("main", APP_SECRET);
    const word = await newWord("admin_", APP_SECRET);
    expect(await isOwnPass(pass, ["new", APP_SECRET])).toBe(true);
    expect(await isOwnApiKey(key, [APP_SECRET])).toBe(true);
    expect(await isOwnWord("admin_", word, [APP_SECRET])).toBe(true);
    for (const isOwn of [
      isOwnPass({ ...pass, desk: "mein" }, [APP_SECRET]),
      isOwnPass(pass, ["new"]),
      isOwnPass(pass, []),
      isOwnApiKey(key.replace("_main_", "_mein_"), [APP_SECRET]),
      isOwnApiKey(await newApiKey("main", null), [APP_SECRET]),
      isOwnWord("review_", word.replace("admin_", "review_"), [APP_SECRET]),
      isOwnWord("admin_", altered(word), [APP_SECRET]),
      isMarked([APP_SECRET], "x", new Uint8Array(8)),
    ])
      expect(await isOwn).toBe(false);
    expect(await newMarked(APP_SECRET, "x", 24)).not.toEqual(await newMarked(APP_SECRET, "x", 24));
  });
});
