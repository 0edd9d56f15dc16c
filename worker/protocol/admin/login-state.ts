import { base64url, bytesOfBase64url } from "../base64url.ts";

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
  const bytes = bytesOfBase64url(encoded);
  if (bytes === null) return null;
  const origin = new TextDecoder().decode(bytes);
  return URL.parse(origin)?.origin === origin ? { secret, origin } : null;
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
