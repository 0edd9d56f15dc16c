import { DESK_NAME } from "../access/passes.ts";

/** Which object may be fetched until when (ms), and which desk let it be. */
export type MediaGrant = { desk: string; key: string; expiresAt: number };

const PURPOSE = "fb-chat media link v1";
const encoder = new TextEncoder();

/**
 * A path of this Worker that hands out one object, good until `expiresAt` for whoever has it. What it says is in the
 * query, because platform logs leave that out, and readable, because who gets it knows it all; it is signed with a
 * key of this purpose alone.
 */
export async function signMediaLink(secret: string, { desk, key, expiresAt }: MediaGrant): Promise<string> {
  const said = base64Url(encoder.encode(JSON.stringify([desk, key, expiresAt])));
  const signature = await crypto.subtle.sign("HMAC", await keyFrom(secret), encoder.encode(said));
  return `/media/file?link=${said}.${base64Url(new Uint8Array(signature))}`;
}

/** What a link grants; null when it is not ours or over, without telling which. */
export async function readMediaLink(secret: string, link: string, now: number): Promise<MediaGrant | null> {
  const [said, signature, ...rest] = link.split(".");
  if (said === undefined || signature === undefined || rest.length > 0) return null;
  const [grant, bytes] = [grantOf(said), bytesOf(signature)];
  if (grant === null || bytes === null) return null;
  const isOurs = await crypto.subtle.verify("HMAC", await keyFrom(secret), bytes, encoder.encode(said));
  return isOurs && grant.expiresAt > now ? grant : null;
}

/** HKDF (RFC 5869): a key for one purpose tells nothing of the secret, nor of the key for another. */
async function keyFrom(secret: string): Promise<CryptoKey> {
  const base = await crypto.subtle.importKey("raw", encoder.encode(secret), "HKDF", false, ["deriveKey"]);
  const info = encoder.encode(PURPOSE);
  return await crypto.subtle.deriveKey(
    { name: "HKDF", hash: "SHA-256", salt: new Uint8Array(), info },
    base,
    { name: "HMAC", hash: "SHA-256", length: 256 },
    false,
    ["sign", "verify"],
  );
}

/** Read before it is verified, hence with care. */
function grantOf(said: string): MediaGrant | null {
  const bytes = bytesOf(said);
  let value: unknown;
  try {
    value = bytes === null ? null : JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    return null;
  }
  const [desk, key, expiresAt] = Array.isArray(value) ? (value as unknown[]) : [];
  const isGrant = typeof desk === "string" && typeof key === "string" && typeof expiresAt === "number";
  return isGrant && DESK_NAME.test(desk) ? { desk, key, expiresAt } : null;
}

function base64Url(bytes: Uint8Array): string {
  const text = Array.from(bytes, (byte) => String.fromCharCode(byte)).join("");
  return btoa(text).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}

function bytesOf(text: string): Uint8Array<ArrayBuffer> | null {
  try {
    const binary = atob(text.replaceAll("-", "+").replaceAll("_", "/"));
    return Uint8Array.from(binary, (unit) => unit.charCodeAt(0));
  } catch {
    return null;
  }
}
