import { derivedBytes, hmacKeyOf } from "./derived-key.ts";

const PURPOSE = "fb-chat mark v1";
const MARK_BYTES = 8;
const encoder = new TextEncoder();

/** By secret: deriving one costs more than a mark. */
const keys = new Map<string, Promise<CryptoKey>>();

/**
 * Random bytes, of which the last eight are made of the others: who has the app secret sees without asking anybody that they are
 * of this deployment, and of this `use`. Whether they are still good for anything an object alone knows. Without a secret they
 * are random all, and work as well.
 */
export async function newMarked(
  secret: string | null,
  use: string,
  length: number,
): Promise<Uint8Array<ArrayBuffer>> {
  const bytes = crypto.getRandomValues(new Uint8Array(length));
  if (secret === null) return bytes;
  bytes.set(await markOf(secret, use, bytes.slice(0, -MARK_BYTES)), length - MARK_BYTES);
  return bytes;
}

/** Whether they were made for this use with one of the secrets. False of those of a version without marks. */
export async function isMarked(
  secrets: readonly string[],
  use: string,
  bytes: Uint8Array<ArrayBuffer>,
): Promise<boolean> {
  if (bytes.length <= MARK_BYTES) return false;
  const [random, mark] = [bytes.slice(0, -MARK_BYTES), bytes.slice(-MARK_BYTES)];
  for (const secret of secrets)
    if (crypto.subtle.timingSafeEqual(await markOf(secret, use, random), mark)) return true;
  return false;
}

async function markOf(secret: string, use: string, random: Uint8Array): Promise<Uint8Array<ArrayBuffer>> {
  let key = keys.get(secret);
  if (key === undefined) keys.set(secret, (key = derivedBytes(secret, PURPOSE).then(hmacKeyOf)));
  const text = Uint8Array.of(...encoder.encode(`${use}\n`), ...random);
  return new Uint8Array(await crypto.subtle.sign("HMAC", await key, text)).slice(0, MARK_BYTES);
}
