import { base64url, bytesOfBase64url } from "../protocol/base64url.ts";
import type { Role } from "../protocol/rights.ts";

/**
 * What tabs of one agent know, and nobody else on their page's origin: the same for each token of theirs at this desk and in this
 * role, and from it nobody finds another's. `key`: the desk's own, base64url.
 */
export async function tabsSecret(
  key: string,
  { desk, role, sub }: { desk: string; role: Role; sub: string },
): Promise<string> {
  const bytes = bytesOfBase64url(key) ?? new Uint8Array();
  const hmac = { name: "HMAC", hash: "SHA-256" };
  const imported = await crypto.subtle.importKey("raw", bytes, hmac, false, ["sign"]);
  const told = new TextEncoder().encode(JSON.stringify(["tabs", desk, role, sub]));
  return base64url(new Uint8Array(await crypto.subtle.sign("HMAC", imported, told)));
}
