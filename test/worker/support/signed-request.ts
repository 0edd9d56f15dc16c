import { base64url } from "../../../worker/protocol/base64url.ts";
import { APP_SECRET } from "./env.ts";

/** What Meta says of a person, signed as it signs it (Facebook Login, "parsing the signed request"). */
export async function signedRequest(userId: string, secret = APP_SECRET): Promise<string> {
  const encoder = new TextEncoder();
  const said = JSON.stringify({ algorithm: "HMAC-SHA256", issued_at: 1_791_878_400, user_id: userId });
  const payload = base64url(encoder.encode(said));
  const algorithm = { name: "HMAC", hash: "SHA-256" };
  const key = await crypto.subtle.importKey("raw", encoder.encode(secret), algorithm, false, ["sign"]);
  const signature = await crypto.subtle.sign("HMAC", key, encoder.encode(payload));
  return `${base64url(new Uint8Array(signature))}.${payload}`;
}
