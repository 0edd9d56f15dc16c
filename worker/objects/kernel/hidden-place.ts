import { base64url, bytesOfBase64url } from "../../protocol/base64url.ts";

const NONCE_BYTES = 8;
const PLACE_BYTES = 8;

/**
 * Where a search goes on, as agents are told it, so that whoever is told it learns nothing from it: the last text that was looked at may be one that they do not see, and
 * its place is its time.
 */
export async function hiddenPlace(place: number, key: string): Promise<string> {
  const nonce = crypto.getRandomValues(new Uint8Array(NONCE_BYTES));
  const bytes = new Uint8Array(PLACE_BYTES);
  new DataView(bytes.buffer).setFloat64(0, place);
  return base64url(Uint8Array.of(...nonce, ...(await masked(bytes, nonce, key))));
}

/** The place again. Of what was never hidden here it is some place or other, which harms nobody. */
export async function shownPlace(text: string, key: string): Promise<number> {
  const bytes = bytesOfBase64url(text);
  if (bytes?.length !== NONCE_BYTES + PLACE_BYTES) return 0;
  const place = await masked(bytes.slice(NONCE_BYTES), bytes.slice(0, NONCE_BYTES), key);
  const number = new DataView(place.buffer).getFloat64(0);
  return Number.isSafeInteger(number) ? number : 0;
}

async function masked(
  bytes: Uint8Array<ArrayBuffer>,
  nonce: Uint8Array<ArrayBuffer>,
  key: string,
): Promise<Uint8Array<ArrayBuffer>> {
  const hmac = { name: "HMAC", hash: "SHA-256" };
  const imported = await crypto.subtle.importKey(
    "raw",
    bytesOfBase64url(key) ?? new Uint8Array(),
    hmac,
    false,
    ["sign"],
  );
  const mask = new Uint8Array(await crypto.subtle.sign("HMAC", imported, nonce));
  return bytes.map((byte, at) => byte ^ (mask[at] ?? 0));
}
