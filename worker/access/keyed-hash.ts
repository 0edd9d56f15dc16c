import type { EncryptionKey } from "../domain/encryption-keys.ts";
import { base64url } from "../protocol/base64url.ts";
import { derivedBytes, hmacKeyOf } from "./derived-key.ts";

/** Half of what HMAC-SHA-256 gives: nobody meets another's by chance. */
const HASH_BYTES = 16;
const encoder = new TextEncoder();

/** Derived once per isolate, by key and place. */
const derived = new WeakMap<EncryptionKey, Map<string, Promise<CryptoKey>>>();
/** Where there is no key at all: what is found by it is not sealed either. */
const NO_KEY: EncryptionKey = { id: "", bytes: new Uint8Array() };

/**
 * What stands for each of these ids in an index: who has the database alone neither reads them nor can try whose they are. `place`: two of them have another
 * for the same id. With the current key, the first.
 */
export async function keyedHashes(
  keys: readonly EncryptionKey[],
  place: string,
  ids: readonly string[],
): Promise<string[]> {
  const key = await hashKey(keys[0] ?? NO_KEY, place);
  return await Promise.all(ids.map((id) => hashed(key, id)));
}

/** What may stand for this id: with each key that there is. */
export async function hashesOf(keys: readonly EncryptionKey[], place: string, id: string): Promise<string[]> {
  return await Promise.all([...keys, NO_KEY].map(async (key) => hashed(await hashKey(key, place), id)));
}

async function hashed(key: CryptoKey, id: string): Promise<string> {
  const bytes = await crypto.subtle.sign("HMAC", key, encoder.encode(id));
  return base64url(new Uint8Array(bytes).slice(0, HASH_BYTES));
}

function hashKey(key: EncryptionKey, place: string): Promise<CryptoKey> {
  const known = derived.get(key) ?? new Map<string, Promise<CryptoKey>>();
  derived.set(key, known);
  let made = known.get(place);
  if (made === undefined) {
    const secret = `${key.id}:${base64url(key.bytes)}`;
    made = derivedBytes(secret, `what is looked for in ${place}`).then(hmacKeyOf);
    known.set(place, made);
  }
  return made;
}
