/** In place of what opens something. */
export const REDACTED = "[redacted]";

/** Parameters and fields of Meta's that are secrets, or prove that one is known ("Access tokens", "Secure Graph API requests"). */
const SECRET_NAMES =
  "access_token|appsecret_proof|client_secret|fb_exchange_token|input_token|page_access_token|app_secret|verify_token|hub\\.verify_token|signed_request|appsecret|authorization|code_verifier";

/** In a URL or a form. */
const IN_FORM = new RegExp(`((?:^|[?&\\s"'\\\\])(?:${SECRET_NAMES})=)[^&\\s"'\\\\]*`, "gi");
/** In JSON, also where that is quoted within a string of JSON. */
const IN_JSON = new RegExp(
  `((\\\\*)"(?:${SECRET_NAMES})\\2"\\s*:\\s*\\2")(?:(?!\\2")(?:\\\\.|[^\\\\]))*`,
  "gi",
);
const BEARER = /(\bBearer\s+)[\w.~+/|=-]+/gi;
/** As Meta's tokens of users and Pages begin. */
const TOKEN = /\bEAA[A-Za-z0-9]{20,}/g;

/**
 * The same without what opens anything: tokens and proofs by their names, by how they begin, and `secrets` wherever they stand. Never throws. What it was cannot
 * be had back from it.
 */
export function redacted(text: string, secrets: readonly string[] = []): string {
  let told = text;
  for (const secret of secrets)
    if (secret.length >= SECRET_CHARS_MIN)
      for (const form of [secret, encodeURIComponent(secret), JSON.stringify(secret).slice(1, -1)])
        told = told.replaceAll(form, REDACTED);
  return told
    .replace(IN_JSON, `$1${REDACTED}`)
    .replace(IN_FORM, `$1${REDACTED}`)
    .replace(BEARER, `$1${REDACTED}`)
    .replace(TOKEN, REDACTED);
}

/** What is shorter is part of much that is no secret. */
const SECRET_CHARS_MIN = 8;
