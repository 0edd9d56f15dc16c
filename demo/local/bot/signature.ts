import { createHmac, timingSafeEqual } from "node:crypto";

/** Of which time a question may be, around now (ms): what was caught on its way is not to be said again later. */
const AGE_MS_MAX = 5 * 60_000;

/**
 * Whether a desk asks who signed with this secret: docs/bots.md, "Who asks". `body`: as it came; `secret`: as it was shown; `now`
 * in ms.
 */
export function isFromDesk(headers: Headers, body: string, secret: string, now: number): boolean {
  const [id, timestamp] = [headers.get("webhook-id"), headers.get("webhook-timestamp")];
  const signatures = headers.get("webhook-signature");
  if (id === null || timestamp === null || signatures === null) return false;
  if (!(Math.abs(now - Number(timestamp) * 1_000) <= AGE_MS_MAX)) return false;
  const key = Buffer.from(secret.replace(/^whsec_/, ""), "base64");
  const wanted = createHmac("sha256", key).update(`${id}.${timestamp}.${body}`).digest();
  return signatures.split(" ").some((it) => {
    const given = Buffer.from(it.replace(/^v1,/, ""), "base64");
    return given.length === wanted.length && timingSafeEqual(given, wanted);
  });
}
