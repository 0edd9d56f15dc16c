/** One attempt at one webhook, and the times of the next ones (Webhooks, acknowledgement). */
import type { Clock } from "../clock.ts";
import type { AppState } from "../world/state.ts";
import { signatureHeaders } from "./signature.ts";
import type { SignedWebhook, Webhook } from "./webhook.ts";

/** A receiver has five seconds; App-Review guidance says 20, the webhook page 5. */
export const ANSWER_WITHIN_MS = 5_000;

/**
 * "Immediately, then a few more times with decreasing frequency". Meta publishes no numbers; these end shortly
 * before the hour after which the Page is unsubscribed.
 */
export const RETRY_DELAYS_MS: readonly number[] = [
  0, 1_000, 4_000, 15_000, 60_000, 180_000, 300_000, 600_000, 900_000, 1_200_000,
];

export type Deliver = (request: Request) => Promise<Response>;

export async function signWebhook(webhook: Webhook, app: AppState): Promise<SignedWebhook> {
  const secret = webhook.signature === "wrong" ? `not-${app.appSecret}` : app.appSecret;
  const signature = webhook.signature === "missing" ? {} : await signatureHeaders(secret, webhook.body);
  return {
    id: webhook.id,
    kind: webhook.kind,
    url: app.callbackUrl,
    body: webhook.body,
    headers: {
      "Content-Type": "application/json",
      "User-Agent": "facebookexternalua",
      "facebook-api-version": "v27.0",
      ...signature,
    },
  };
}

/** POSTs and answers the HTTP status; null for a time-out or a lost connection. Only 200 is a success. */
export async function attempt(signed: SignedWebhook, deliver: Deliver, clock: Clock): Promise<number | null> {
  const timeout = new AbortController();
  const answered = (async () => {
    const { url, body, headers } = signed;
    const response = await deliver(
      new Request(url, { method: "POST", body, headers, signal: timeout.signal, redirect: "manual" }),
    );
    // An unread body would keep the connection busy.
    await response.arrayBuffer();
    return response.status;
  })().catch(() => null);
  return await new Promise((resolve) => {
    const cancel = clock.after(ANSWER_WITHIN_MS, () => {
      timeout.abort();
      resolve(null);
    });
    void answered.then((status) => {
      cancel();
      resolve(status);
    });
  });
}
