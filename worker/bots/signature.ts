/** As a secret is shown: the bytes behind it, in base64 ("Standard Webhooks", symmetric signatures). */
const PREFIX = "whsec_";
const SECRET_BYTES = 32;
const encoder = new TextEncoder();

/** A secret that nobody knows. */
export function newBotSecret(): string {
  return PREFIX + base64(crypto.getRandomValues(new Uint8Array(SECRET_BYTES)));
}

/**
 * The headers by which a program knows that this desk asks it: "Standard Webhooks" (standardwebhooks.com), so that a library of
 * its language can check them. Several secrets sign side by side, by spaces; `now` in ms.
 */
export async function signedHeaders(
  secrets: readonly string[],
  id: string,
  now: number,
  body: string,
): Promise<Record<string, string>> {
  const timestamp = String(Math.floor(now / 1_000));
  const signatures = await Promise.all(secrets.map((it) => signatureOf(it, `${id}.${timestamp}.${body}`)));
  return { "webhook-id": id, "webhook-timestamp": timestamp, "webhook-signature": signatures.join(" ") };
}

async function signatureOf(secret: string, content: string): Promise<string> {
  const bytes = Uint8Array.from(atob(secret.slice(PREFIX.length)), (sign) => sign.charCodeAt(0));
  const algorithm = { name: "HMAC", hash: "SHA-256" };
  const key = await crypto.subtle.importKey("raw", bytes, algorithm, false, ["sign"]);
  return `v1,${base64(new Uint8Array(await crypto.subtle.sign("HMAC", key, encoder.encode(content))))}`;
}

function base64(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes));
}
