/** What Meta posts as `signed_request` when a person removes the app, or wants their data deleted (Facebook Login). */
import { bytesInAnySpelling } from "../protocol/base64url.ts";
import { idAt, parseLossless, stringAt } from "./json.ts";

const ALGORITHM = "HMAC-SHA256";
/** A request of Meta's is a few hundred characters. */
export const SIGNED_REQUEST_CHARS_MAX = 8_192;

/** `userId` is the person's id for the app, which is none of Messenger's. `issuedAt` in ms; null where Meta does not say. */
export type SignedRequest = { userId: string; issuedAt: number | null };

/**
 * The request, where one of `secrets` signed it: `<signature>.<payload>`, both base64url, the signature over the payload
 * as text. Null for all else, of which nobody learns why.
 */
export async function readSignedRequest(
  text: string,
  secrets: readonly string[],
): Promise<SignedRequest | null> {
  if (text.length > SIGNED_REQUEST_CHARS_MAX) return null;
  const [signature, payload, ...rest] = text.split(".");
  if (signature === undefined || payload === undefined || rest.length > 0) return null;
  const [given, said] = [bytesInAnySpelling(signature), bytesInAnySpelling(payload)];
  if (given === null || said === null) return null;
  const isSigned = await Promise.all(secrets.map((secret) => isSignedBy(secret, given, payload)));
  return isSigned.includes(true) ? readPayload(said) : null;
}

async function isSignedBy(
  secret: string,
  signature: Uint8Array<ArrayBuffer>,
  payload: string,
): Promise<boolean> {
  const encoder = new TextEncoder();
  const algorithm = { name: "HMAC", hash: "SHA-256" };
  const key = await crypto.subtle.importKey("raw", encoder.encode(secret), algorithm, false, ["verify"]);
  return await crypto.subtle.verify("HMAC", key, signature, encoder.encode(payload));
}

function readPayload(bytes: Uint8Array): SignedRequest | null {
  let value: unknown;
  try {
    value = parseLossless(new TextDecoder().decode(bytes));
  } catch {
    return null;
  }
  // The signature was checked as this one; what names another was not meant to be.
  if (stringAt(value, "algorithm")?.toUpperCase() !== ALGORITHM) return null;
  const userId = idAt(value, "user_id");
  if (userId === null) return null;
  const seconds = Number(idAt(value, "issued_at") ?? NaN);
  return { userId, issuedAt: Number.isSafeInteger(seconds) && seconds > 0 ? seconds * 1000 : null };
}
