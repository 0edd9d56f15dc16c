import { derivedBytes, hmacKeyOf } from "../access/derived-key.ts";
import { base64url } from "../protocol/base64url.ts";
import { bytesOfHex, hex } from "../domain/hex.ts";
import { said, signed } from "./link.ts";

const PURPOSE = "fb-chat lasting file v1";
/** Where the keys of lasting addresses lie: no Page has such an id. */
const KEYS_AT = "deployment/lasting-keys.json";
const encoder = new TextEncoder();

/** What lasting addresses are signed with, in hexadecimal: `own`, and what they were signed with before there was one. */
type LastingKeys = { own: string; old: string[] };

/** The bucket in which the files lie, and the app secret of the moment. */
export type LastingPlace = { bucket: R2Bucket; secret: string };

/** By bucket: they never change. */
const known = new WeakMap<R2Bucket, LastingKeys>();

/**
 * A path at which one object is for good, for what Meta fetches and shows again whenever it likes. Nobody can guess it, and
 * once the object is erased there is nothing at it. It outlives a change of the app secret. Rejects where the bucket does not
 * answer.
 */
export async function signLastingLink(place: LastingPlace, key: string): Promise<string> {
  const { own } = await keysOf(place);
  const what = base64url(encoder.encode(key));
  return `/media/public?file=${what}.${await signed(await hmacKeyOf(bytesOfHex(own)), what)}`;
}

/** The key of what is at a lasting address; null when it is not ours. Rejects where the bucket does not answer. */
export async function readLastingLink(place: LastingPlace, link: string): Promise<string | null> {
  const { own, old } = await keysOf(place);
  // Those of a version without a key of its own, made after the keys were written down, or with a secret set back.
  const derived = await derivedBytes(place.secret, PURPOSE);
  for (const bytes of [...[own, ...old].map(bytesOfHex), derived]) {
    const what = await said(await hmacKeyOf(bytes), link);
    if (what !== null) return new TextDecoder().decode(what);
  }
  return null;
}

/** The first to ask makes them: whoever asks at the same time gets the same. */
async function keysOf({ bucket, secret }: LastingPlace): Promise<LastingKeys> {
  const held = known.get(bucket);
  if (held !== undefined) return held;
  let found = await bucket.get(KEYS_AT);
  if (found === null) {
    const own = hex(crypto.getRandomValues(new Uint8Array(32)).buffer);
    const keys: LastingKeys = { own, old: [hex((await derivedBytes(secret, PURPOSE)).buffer)] };
    await bucket.put(KEYS_AT, JSON.stringify(keys), { onlyIf: { etagDoesNotMatch: "*" } });
    found = await bucket.get(KEYS_AT);
  }
  if (found === null) throw new Error("the bucket did not keep the keys of lasting addresses");
  const keys = await found.json<LastingKeys>();
  known.set(bucket, keys);
  return keys;
}
