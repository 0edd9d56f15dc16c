import { exportJWK, generateKeyPair, SignJWT, type CryptoKey } from "jose";
import { describe, expect, it, vi } from "vitest";
import { readAccess, type AccessApplication } from "../../../worker/access/cloudflare-access.ts";
import { useMeta } from "../support/meta.ts";

useMeta();

const AUDIENCE = "a".repeat(64);
const now = (): number => Math.floor(Date.now() / 1000);

/** A team of its own for each test: what a team's keys are is kept. */
let teams = 0;
async function aTeam(): Promise<{ application: AccessApplication; privateKey: CryptoKey }> {
  const teamDomain = `team-${String(++teams)}.cloudflareaccess.com`;
  const { privateKey, publicKey } = await generateKeyPair("RS256", { extractable: true });
  const jwk = { ...(await exportJWK(publicKey)), kid: "k1", alg: "RS256", use: "sig" };
  vi.mocked(fetch).mockImplementation((input) => {
    const asked = input instanceof Request ? input.url : String(input);
    return asked === `https://${teamDomain}/cdn-cgi/access/certs`
      ? Promise.resolve(Response.json({ keys: [jwk] }))
      : Promise.reject(new TypeError("no network here"));
  });
  return { application: { teamDomain, audience: AUDIENCE }, privateKey };
}

async function assertion(
  { teamDomain }: AccessApplication,
  key: CryptoKey,
  claims: Record<string, unknown> = {},
): Promise<string> {
  const said = { iss: `https://${teamDomain}`, aud: [AUDIENCE], email: "Ann@Acme.example" };
  return await new SignJWT({ ...said, iat: now(), exp: now() + 600, ...claims })
    .setProtectedHeader({ alg: "RS256", kid: "k1" })
    .sign(key);
}

describe("readAccess", () => {
  it("tells who came through, in small letters", async () => {
    const { application, privateKey } = await aTeam();

    expect(await readAccess(await assertion(application, privateKey), application)).toEqual({
      ok: true,
      email: "ann@acme.example",
    });
  });

  it.each<[what: string, claims: Record<string, unknown>, reason: string]>([
    ["of another team", { iss: "https://other.cloudflareaccess.com" }, "invalid"],
    ["of another application", { aud: ["b".repeat(64)] }, "invalid"],
    ["for nobody", { aud: undefined }, "invalid"],
    ["that has ended", { exp: now() - 120 }, "expired"],
    ["without an end", { exp: undefined }, "invalid"],
    ["of a program", { email: undefined }, "no_email"],
    ["of an address that is none", { email: "ann" }, "no_email"],
  ])("refuses what is %s", async (_, claims, reason) => {
    const { application, privateKey } = await aTeam();

    const read = await readAccess(await assertion(application, privateKey, claims), application);

    expect(read).toEqual({ ok: false, reason });
  });

  it("refuses what another key signed, another algorithm, and what is no token", async () => {
    const { application } = await aTeam();
    const { privateKey: stranger } = await generateKeyPair("RS256");
    const shared = await new SignJWT({ email: "ann@acme.example", aud: [AUDIENCE], exp: now() + 600 })
      .setProtectedHeader({ alg: "HS256", kid: "k1" })
      .sign(new TextEncoder().encode("a-secret-that-somebody-guessed-for-the-team"));

    for (const token of [await assertion(application, stranger), shared, "no.token", ""])
      expect(await readAccess(token, application)).toEqual({ ok: false, reason: "invalid" });
  });

  it("refuses while the team's keys cannot be had, and says so", async () => {
    const { application, privateKey } = await aTeam();
    vi.mocked(fetch).mockRejectedValue(new TypeError("no network here"));

    expect(await readAccess(await assertion(application, privateKey), application)).toEqual({
      ok: false,
      reason: "keys_unavailable",
    });
  });

  it("refuses while a page of somebody else answers in place of the keys", async () => {
    const { application, privateKey } = await aTeam();
    vi.mocked(fetch).mockResolvedValue(new Response("<html>", { status: 200 }));

    expect(await readAccess(await assertion(application, privateKey), application)).toEqual({
      ok: false,
      reason: "keys_unavailable",
    });
  });
});
