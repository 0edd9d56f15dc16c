import type { EncryptionKey } from "../domain/encryption-keys.ts";
import { done, refused, type Outcome } from "../domain/outcome.ts";
import { base64url, bytesOfBase64url } from "../protocol/base64url.ts";
import { REFERENCE_PREFIX } from "../protocol/references/ref.ts";
import { seal, unseal } from "./sealing.ts";

/** Whose a reference is: elsewhere it does not open. */
export type ReferencePlace = { desk: string; page: string };
/** What is sealed in one; what it stands for is kept at its desk, so that links stay short. `expires` in ms. */
export type ReferenceSealed = { id: string; expires: number };

const SEALED = /^([0-9a-f]{16})\.(\d{1,16})$/;

/** The `ref` of a reference: who reads it learns with which key it was sealed, and nothing of what it stands for. */
export async function sealReference(
  keys: readonly EncryptionKey[],
  place: ReferencePlace,
  { id, expires }: ReferenceSealed,
): Promise<Outcome<string, { code: "no_encryption_keys" }>> {
  const sealed = await seal(keys, placeOf(place), `${id}.${String(expires)}`);
  if (!sealed.ok) return refused(sealed.refusal);
  const { keyId, box } = sealed.value;
  const name = new TextEncoder().encode(keyId);
  const bytes = Uint8Array.of(name.length, ...name, ...bytesOf(box));
  return done(REFERENCE_PREFIX + base64url(bytes));
}

/** What is in a `ref`; null for what was made elsewhere, for another Page, or changed. Never throws. */
export async function openReference(
  keys: readonly EncryptionKey[],
  place: ReferencePlace,
  ref: string,
): Promise<ReferenceSealed | null> {
  const bytes = bytesOfBase64url(ref.slice(REFERENCE_PREFIX.length));
  if (!ref.startsWith(REFERENCE_PREFIX) || bytes === null || bytes.length === 0) return null;
  const end = 1 + bytes[0]!;
  const keyId = new TextDecoder().decode(bytes.slice(1, end));
  const box = btoa(String.fromCharCode(...bytes.slice(end)));
  const opened = await unseal(keys, placeOf(place), { keyId, box });
  const [, id, expires] = (opened.ok && SEALED.exec(opened.value)) || [];
  return id === undefined ? null : { id, expires: Number(expires) };
}

function placeOf({ desk, page }: ReferencePlace): { page: string; field: string } {
  return { page, field: `reference:${desk}` };
}

function bytesOf(base64: string): number[] {
  return Array.from(atob(base64), (letter) => letter.charCodeAt(0));
}
