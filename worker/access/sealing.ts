import type { EncryptionKey } from "../domain/encryption-keys.ts";
import { done, refused, type Outcome } from "../domain/outcome.ts";

/** A secret as it is stored. `keyId`: with which of `ENCRYPTION_KEYS` it was sealed. */
export type Sealed = { keyId: string; box: string };

/** What a secret was sealed for: in another's row, or in another field, it does not open. */
export type Place = { page: string; field: string };

/**
 * Why a secret does not open. `key_missing`: no key of that id is in `ENCRYPTION_KEYS` any more. `not_opened`: the key of that
 * id is another one, or what was stored is not what was sealed for this place.
 */
export type UnsealRefusal = { code: "key_missing" | "not_opened"; keyId: string };

/** AES-GCM: an initialization vector is never used again, so that each sealing draws its own. */
const IV_BYTES = 12;

/** Imported once per isolate, and not to be read out again. */
const imported = new WeakMap<EncryptionKey, Promise<CryptoKey>>();

/** Seals with the current key, the first. Refused where there is none. */
export async function seal(
  keys: readonly EncryptionKey[],
  place: Place,
  secret: string,
): Promise<Outcome<Sealed, { code: "no_encryption_keys" }>> {
  const sealed = await sealBytes(keys, place, new Uint8Array(new TextEncoder().encode(secret)));
  if (!sealed.ok) return sealed;
  const { keyId, box } = sealed.value;
  return done({ keyId, box: btoa(String.fromCharCode(...box)) });
}

/** The same of what may be long, as bytes. */
export async function sealBytes(
  keys: readonly EncryptionKey[],
  place: Place,
  plain: Uint8Array<ArrayBuffer>,
): Promise<Outcome<{ keyId: string; box: Uint8Array<ArrayBuffer> }, { code: "no_encryption_keys" }>> {
  const current = keys[0];
  if (current === undefined) return refused({ code: "no_encryption_keys" });
  const iv = crypto.getRandomValues(new Uint8Array(IV_BYTES));
  const sealed = await crypto.subtle.encrypt(algorithmOf(iv, place), await cryptoKey(current), plain);
  const box = new Uint8Array(IV_BYTES + sealed.byteLength);
  box.set(iv);
  box.set(new Uint8Array(sealed), IV_BYTES);
  return done({ keyId: current.id, box });
}

/** Opens with the key that sealed it, whichever place in the list that has by now. Never throws for what is stored. */
export async function unseal(
  keys: readonly EncryptionKey[],
  place: Place,
  { keyId, box }: Sealed,
): Promise<Outcome<string, UnsealRefusal>> {
  try {
    const bytes = Uint8Array.from(atob(box), (sign) => sign.charCodeAt(0));
    const opened = await unsealBytes(keys, place, { keyId, box: bytes });
    return opened.ok ? done(new TextDecoder().decode(opened.value)) : opened;
  } catch {
    return refused({ code: keys.some(({ id }) => id === keyId) ? "not_opened" : "key_missing", keyId });
  }
}

/** The same of what was sealed as bytes. */
export async function unsealBytes(
  keys: readonly EncryptionKey[],
  place: Place,
  { keyId, box }: { keyId: string; box: Uint8Array<ArrayBuffer> },
): Promise<Outcome<Uint8Array<ArrayBuffer>, UnsealRefusal>> {
  const key = keys.find(({ id }) => id === keyId);
  if (key === undefined) return refused({ code: "key_missing", keyId });
  try {
    const algorithm = algorithmOf(box.slice(0, IV_BYTES), place);
    const opened = await crypto.subtle.decrypt(algorithm, await cryptoKey(key), box.slice(IV_BYTES));
    return done(new Uint8Array(opened));
  } catch {
    return refused({ code: "not_opened", keyId });
  }
}

function algorithmOf(iv: Uint8Array<ArrayBuffer>, { page, field }: Place): SubtleCryptoEncryptAlgorithm {
  return { name: "AES-GCM", iv, additionalData: new TextEncoder().encode(JSON.stringify([page, field])) };
}

function cryptoKey(key: EncryptionKey): Promise<CryptoKey> {
  let made = imported.get(key);
  if (made === undefined) {
    made = crypto.subtle.importKey("raw", key.bytes, "AES-GCM", false, ["encrypt", "decrypt"]);
    imported.set(key, made);
  }
  return made;
}
