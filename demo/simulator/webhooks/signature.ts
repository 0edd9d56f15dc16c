/** HMACs with the app secret: over webhook bodies (Webhooks, validating payloads) and access tokens (`appsecret_proof`, Page subscriptions). */

type Hash = "SHA-256" | "SHA-1";

const keys = new Map<string, Promise<CryptoKey>>();

/** Lowercase hex of the HMAC of `text` in UTF-8. */
export async function hmacHex(hash: Hash, secret: string, text: string): Promise<string> {
  const utf8 = new TextEncoder();
  const name = `${hash}:${secret}`;
  let key = keys.get(name);
  if (key === undefined) {
    key = crypto.subtle.importKey("raw", utf8.encode(secret), { name: "HMAC", hash }, false, ["sign"]);
    keys.set(name, key);
  }
  const mac = await crypto.subtle.sign("HMAC", await key, utf8.encode(text));
  return Array.from(new Uint8Array(mac), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** Both headers Meta sends; receivers should look at the first. */
export async function signatureHeaders(secret: string, body: string): Promise<Record<string, string>> {
  return {
    "X-Hub-Signature-256": `sha256=${await hmacHex("SHA-256", secret, body)}`,
    "X-Hub-Signature": `sha1=${await hmacHex("SHA-1", secret, body)}`,
  };
}
