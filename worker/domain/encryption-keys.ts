/** A key with which secrets are sealed; its id stands beside what it sealed. */
export type EncryptionKey = { id: string; bytes: Uint8Array<ArrayBuffer> };

/** AES-256. */
const KEY_BYTES = 32;
const KEY_ID = /^[\w-]{1,32}$/;

/**
 * `ENCRYPTION_KEYS`: `id:base64` of 32 bytes, by commas; the first is the current one, the others still open what they
 * sealed. What is wrong never quotes a key, and takes no other key along.
 */
export function readEncryptionKeys(list: string): { keys: EncryptionKey[]; problems: string[] } {
  const keys: EncryptionKey[] = [];
  const problems: string[] = [];
  for (const [at, item] of list.split(",").entries()) {
    const key = readKey(item.trim());
    const problem = typeof key === "string" ? key : keys.some(({ id }) => id === key.id) ? REPEATED : null;
    if (problem !== null) problems.push(`no. ${String(at + 1)} ${problem}`);
    else if (typeof key !== "string") keys.push(key);
  }
  return { keys, problems };
}

const REPEATED = "has the id of one before it";

function readKey(item: string): EncryptionKey | string {
  const colon = item.indexOf(":");
  if (colon < 0) return "is not id:base64";
  const id = item.slice(0, colon);
  if (!KEY_ID.test(id)) return "has an id of other signs than A–Z a–z 0–9 _ -, or of more than 32";
  const bytes = bytesOf(item.slice(colon + 1));
  if (bytes === null) return "is no base64";
  return bytes.length === KEY_BYTES
    ? { id, bytes }
    : `has ${String(bytes.length)} bytes in place of ${String(KEY_BYTES)}`;
}

function bytesOf(base64: string): Uint8Array<ArrayBuffer> | null {
  try {
    return Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0));
  } catch {
    return null;
  }
}
