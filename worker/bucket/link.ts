import { derivedBytes, hmacKeyOf } from "../access/derived-key.ts";
import { base64url, bytesOfBase64url } from "../protocol/base64url.ts";
import { DESK_NAME } from "../protocol/ids.ts";

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
  const text = base64url(encoder.encode(JSON.stringify([desk, key, expiresAt])));
  return `/media/file?link=${text}.${await signed(await keyFrom(secret, PURPOSE), text)}`;
}

/** What a link grants that one of the secrets signed; null when it is not ours or over, without telling which. */
export async function readMediaLink(
  secrets: readonly string[],
  link: string,
  now: number,
): Promise<MediaGrant | null> {
  for (const secret of secrets) {
    const text = await said(await keyFrom(secret, PURPOSE), link);
    const grant = text === null ? null : grantOf(text);
    if (grant !== null) return grant.expiresAt > now ? grant : null;
  }
  return null;
}

/** What a link says, where it was signed with this key; null where not. */
export async function said(key: CryptoKey, link: string): Promise<Uint8Array | null> {
  const [text, signature, ...rest] = link.split(".");
  if (text === undefined || signature === undefined || rest.length > 0) return null;
  const [value, bytes] = [bytesOfBase64url(text), bytesOfBase64url(signature)];
  if (value === null || bytes === null) return null;
  return (await crypto.subtle.verify("HMAC", key, bytes, encoder.encode(text))) ? value : null;
}

/** The signature of what a link says. */
export async function signed(key: CryptoKey, text: string): Promise<string> {
  return base64url(new Uint8Array(await crypto.subtle.sign("HMAC", key, encoder.encode(text))));
}

async function keyFrom(secret: string, purpose: string): Promise<CryptoKey> {
  return await hmacKeyOf(await derivedBytes(secret, purpose));
}

function grantOf(text: Uint8Array): MediaGrant | null {
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder().decode(text));
  } catch {
    return null;
  }
  const [desk, key, expiresAt] = Array.isArray(value) ? (value as unknown[]) : [];
  const isGrant = typeof desk === "string" && typeof key === "string" && typeof expiresAt === "number";
  return isGrant && DESK_NAME.test(desk) ? { desk, key, expiresAt } : null;
}
