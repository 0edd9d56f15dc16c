/** Bytes as base64url without padding (RFC 4648, section 5). */
export function base64url(bytes: Uint8Array): string {
  const letters = Array.from(bytes, (byte) => String.fromCharCode(byte)).join("");
  return btoa(letters).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}

/**
 * The bytes of base64url; null for what has other letters, or is none. Also for other spellings of the same bytes: bits at the end
 * that stand for nothing would let what is sealed or signed be changed and still be good.
 */
export function bytesOfBase64url(text: string): Uint8Array<ArrayBuffer> | null {
  const bytes = bytesInAnySpelling(text);
  return bytes !== null && base64url(bytes) === text ? bytes : null;
}

/** The same of what others wrote, as they spell it. */
export function bytesInAnySpelling(text: string): Uint8Array<ArrayBuffer> | null {
  if (!/^[\w-]*$/.test(text)) return null;
  try {
    const letters = atob(text.replaceAll("-", "+").replaceAll("_", "/"));
    return Uint8Array.from(letters, (letter) => letter.charCodeAt(0));
  } catch {
    return null;
  }
}
