import { createRemoteJWKSet, errors, jwtVerify } from "jose";
import * as v from "../protocol/values.ts";

/** Cloudflare Access before `/admin`: whose keys sign (`acme.cloudflareaccess.com`), and for which application. */
export type AccessApplication = { teamDomain: string; audience: string };

/** The header in which Access tells who came through ("Validate JWTs"). */
export const ACCESS_HEADER = "Cf-Access-Jwt-Assertion";

const ALGORITHM = "RS256";
const SKEW_S = 60;

const Claims = v.object({ email: v.pipe(v.string(), v.email(), v.maxLength(320)) });

/** For the log. */
export type AccessRefusal = "invalid" | "expired" | "no_email" | "keys_unavailable";

const keySets = new Map<string, ReturnType<typeof createRemoteJWKSet>>();

/**
 * Whom Access let through, by their e-mail address in small letters: signature by the team's own keys (fetched from it, cached),
 * issuer and application checked. Service tokens of Access have no address, and are nobody here.
 */
export async function readAccess(
  assertion: string,
  { teamDomain, audience }: AccessApplication,
): Promise<{ ok: true; email: string } | { ok: false; reason: AccessRefusal }> {
  const issuer = `https://${teamDomain}`;
  try {
    const { payload } = await jwtVerify(assertion, keySetOf(issuer), {
      algorithms: [ALGORITHM],
      issuer,
      audience,
      clockTolerance: SKEW_S,
      requiredClaims: ["exp"],
    });
    const claims = v.safeParse(Claims, payload);
    return claims.success
      ? { ok: true, email: claims.output.email.toLowerCase() }
      : { ok: false, reason: "no_email" };
  } catch (error) {
    return { ok: false, reason: reasonOf(error) };
  }
}

function reasonOf(error: unknown): AccessRefusal {
  if (error instanceof errors.JWTExpired) return "expired";
  const isOurs = error instanceof errors.JOSEError && !(error instanceof errors.JWKSTimeout);
  // What is no answer of the team's tells nothing of the assertion.
  return isOurs && !(error instanceof errors.JWKSInvalid) && error.code !== "ERR_JOSE_GENERIC"
    ? "invalid"
    : "keys_unavailable";
}

function keySetOf(issuer: string): ReturnType<typeof createRemoteJWKSet> {
  let set = keySets.get(issuer);
  if (set === undefined)
    keySets.set(issuer, (set = createRemoteJWKSet(new URL(`${issuer}/cdn-cgi/access/certs`))));
  return set;
}
