/**
 * The `state` of a login with Facebook: a secret of the browser that began it, and the origin of its page, to which alone
 * the window of the login hands what Meta said. `<secret>.<origin>`, both base64url.
 */
const SECRET_BYTES = 32;
const LOGIN_STATE = /^([\w-]{43})\.([\w-]{1,400})$/;

export type LoginState = { secret: string; origin: string };

/** A new one for a page of that origin. */
export function newLoginState(origin: string): string {
  return `${base64url(crypto.getRandomValues(new Uint8Array(SECRET_BYTES)))}.${base64url(new TextEncoder().encode(origin))}`;
}

/** Null for what this product did not write. */
export function readLoginState(state: string): LoginState | null {
  const [, secret, encoded] = LOGIN_STATE.exec(state) ?? [];
  if (secret === undefined || encoded === undefined) return null;
  try {
    const letters = atob(encoded.replaceAll("-", "+").replaceAll("_", "/"));
    const origin = new TextDecoder("utf-8", { fatal: true, ignoreBOM: false }).decode(
      Uint8Array.from(letters, (letter) => letter.charCodeAt(0)),
    );
    return URL.parse(origin)?.origin === origin ? { secret, origin } : null;
  } catch {
    return null;
  }
}

/** What the window of the login tells the page that opened it; `code` and `error` are Meta's. */
export type LoginReturn = {
  type: "fb-chat-login";
  state: string;
  code: string | null;
  /** `access_denied` and the like. */
  error: string | null;
  /** `user_denied` where the person said no. */
  reason: string | null;
};

/** Bytes as base64url without padding (RFC 4648, section 5). */
export function base64url(bytes: Uint8Array): string {
  const letters = Array.from(bytes, (byte) => String.fromCharCode(byte)).join("");
  return btoa(letters).replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
}
