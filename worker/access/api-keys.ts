import { bytesOfHex, hex } from "../domain/hex.ts";
import { isMarked, newMarked } from "./marks.ts";

/** `fbk_<desk>_<secret>`: the Worker must know the desk before it can ask it. The secret has a length, so that a desk's name may end in anything. */
const API_KEY = /^fbk_([A-Za-z0-9_-]{1,64})_[0-9a-f]{64}$/;
/** The same somewhere in a text. */
const API_KEY_WITHIN = /fbk_[A-Za-z0-9_-]{1,64}_[0-9a-f]{64}/;

/** A key of 256 bits that has our mark. */
export async function newApiKey(desk: string, secret: string | null): Promise<string> {
  return `fbk_${desk}_${hex(await newMarked(secret, `key ${desk}`, 32))}`;
}

/** Whether a key has our mark for its desk. Those of a version without marks have none, and are good all the same. */
export async function isOwnApiKey(key: string, secrets: readonly string[]): Promise<boolean> {
  const desk = deskOfApiKey(key);
  return desk !== null && (await isMarked(secrets, `key ${desk}`, bytesOfHex(key.slice(-64))));
}

/** The desk whose a key says that it is; null: it is no key. Whether it is good, the desk knows. */
export function deskOfApiKey(token: string): string | null {
  return API_KEY.exec(token)?.[1] ?? null;
}

/** Whether a key stands somewhere in an address. */
export function holdsApiKey(address: string): boolean {
  return API_KEY_WITHIN.test(address);
}
