import { DESK_NAME } from "../access/passes.ts";

/** Which object may be fetched until when (ms), and which desk let it be. */
export type MediaGrant = { desk: string; key: string; expiresAt: number };

const PURPOSE = "fb-chat media link v1";
const LASTING_PURPOSE = "fb-chat lasting file v1";
const encoder = new TextEncoder();

/**
 * A path of this Worker that hands out one object, good until `expiresAt` for whoever has it. What it says is in the
 * query, because platform logs leave that out, and readable, because who gets it knows it all; it is signed with a
 * key of this purpose alone.
 */
export async function signMediaLink(secret: string, { desk, key, expiresAt }: MediaGrant): Promise<string> {
  const said = base64Url(encoder.encode(JSON.stringify([desk, key, expiresAt])));
  return `/media/file?link=${said}.${await signatureOf(secret, PURPOSE, said)}`;
}

/**
 * A path at which one object is for good, for what Meta fetches and shows again whenever it likes. Nobody can guess it, and
 * once the object is erased there is nothing at it.
 */
export async function signLastingLink(secret: string, key: string): Promise<string> {
  const said = base64Url(encoder.encode(key));
  return `/media/public?file=${said}.${await signatureOf(secret, LASTING_PURPOSE, said)}`;
}

/** The key of what is at a lasting address; null when it is not ours. */
export async function readLastingLink(secret: string, link: string): Promise<string | null> {
  const said = await verified(secret, LASTING_PURPOSE, link);
  return said === null ? null : new TextDecoder().decode(said);
}

/** What a link grants; null when it is not ours or over, without telling which. */
export async function readMediaLink(secret: string, link: string, now: number): Promise<MediaGrant | null> {
  const said = await verified(secret, PURPOSE, link);
  const grant = said === null ? null : grantOf(said);
  return grant !== null && grant.expiresAt > now ? grant : null;
}

/** What a link says, where it was signed for this purpose. */
async function verified(secret: string, purpose: string, link: string): Promise<Uint8Array | null> {
  const [said, signature, ...rest] = link.split(".");
  if (said === undefined || signature === undefined || rest.length > 0) return null;
  const [value, bytes] = [bytesOf(said), bytesOf(signature)];
  if (value === null || bytes === null) return null;
  const key = await keyFrom(secret, purpose);
  return (await crypto.subtle.verify("HMAC", key, bytes, encoder.encode(said))) ? value : null;
}

async function signatureOf(secret: string, purpose: string, said: string): Promise<string> {
  const signature = await crypto.subtle.sign("HMAC", await keyFrom(secret, purpose), encoder.encode(said));
  return base64Url(new Uint8Array(signature));
}

/** HKDF (RFC 5869): a key for one purpose tells nothing of the secret, nor of the key for another. */
async function keyFrom(secret: string, purpose: string): Promise<CryptoKey> {
  const base = await crypto.subtle.importKey("raw", encoder.encode(secret), "HKDF", false, ["deriveKey"]);
  const info = encoder.encode(purpose);
  return await crypto.subtle.deriveKey(
    { name: "HKDF", hash: "SHA-256", salt: new Uint8Array(), info },
    base,
    { name: "HMAC", hash: "SHA-256", length: 256 },
    false,
    ["sign", "verify"],
  );
}

function grantOf(said: Uint8Array): MediaGrant | null {
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder().decode(said));
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
