import { base64url, bytesOfBase64url } from "../protocol/base64url.ts";
import { isMarked, newMarked } from "./marks.ts";

/** What these begin with says what they are: a session's token, and the secret of a reviewer link. */
export type WordKind = "admin_" | "review_";

/** A secret of 256 bits that has our mark. */
export async function newWord(kind: WordKind, secret: string | null): Promise<string> {
  return `${kind}${base64url(await newMarked(secret, kind, 32))}`;
}

/** Whether it has our mark. */
export async function isOwnWord(kind: WordKind, word: string, secrets: readonly string[]): Promise<boolean> {
  const bytes = word.startsWith(kind) ? bytesOfBase64url(word.slice(kind.length)) : null;
  return bytes !== null && (await isMarked(secrets, kind, bytes));
}
