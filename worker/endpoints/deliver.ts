import { signedHeaders } from "../bots/signature.ts";
import { cutText } from "../protocol/message/cut-text.ts";
import {
  WEBHOOK_ANSWER_BYTES_MAX,
  WEBHOOK_ANSWER_UNITS_MAX,
  WEBHOOK_TIMEOUT_MS,
} from "../protocol/webhooks/limits.ts";
import { isLoopback, isWebhookAddress, type WebhookFault } from "../protocol/webhooks/webhook.ts";

/** What answered says of itself is of no interest to whoever waits for the next event. */
const ANSWER_READ_MS = 1_000;
const USER_AGENT = "fb-chat-webhooks/1";

/** `secrets`: the newest first. `isLocal`: the whole deployment is on this machine. */
export type Endpoint = { url: string; secrets: readonly string[]; isLocal: boolean };

/**
 * What came of one delivery. `ok`: it arrived. `status` null: there was no answer, and `fault` says why. `ms`: until then.
 * `answer`: how it began. `retryAfterMs`: after how long the endpoint wants to be asked again; null: it does not say.
 */
export type Delivered = {
  ok: boolean;
  status: number | null;
  fault: WebhookFault | null;
  ms: number;
  answer: string;
  retryAfterMs: number | null;
};

/** Whether events may be delivered there: this machine's own addresses only where all of the deployment is on it. */
export function mayDeliverTo(address: string, isLocal: boolean): boolean {
  if (!isWebhookAddress(address)) return false;
  return isLocal || !isLoopback(new URL(address));
}

/** Delivers once, signed as "Standard Webhooks" has it. Never throws; follows nothing, and reads no more than it says. */
export async function deliver(
  { url, secrets, isLocal }: Endpoint,
  { id, body }: { id: string; body: string },
): Promise<Delivered> {
  const begunAt = Date.now();
  const failed = (fault: WebhookFault): Delivered => ({
    ...{ ok: false, status: null, fault, ms: Date.now() - begunAt, answer: "", retryAfterMs: null },
  });
  if (!mayDeliverTo(url, isLocal)) return failed("bad_address");
  if (secrets.length === 0) return failed("no_secret");
  // Not AbortSignal.timeout: its timer would keep the object in memory long after the answer came.
  const patience = new AbortController();
  const timer = setTimeout(() => patience.abort(), WEBHOOK_TIMEOUT_MS);
  try {
    const response = await fetch(url, {
      method: "POST",
      headers: {
        "Content-Type": "application/json",
        "User-Agent": USER_AGENT,
        ...(await signedHeaders(secrets, id, begunAt, body)),
      },
      body,
      // Whoever answers could else lead anywhere, with the body and its signature.
      redirect: "manual",
      signal: patience.signal,
    });
    const ms = Date.now() - begunAt;
    const { status, ok } = response;
    const isRedirect = status >= 300 && status < 400;
    const retryAfterMs = retryAfterOf(response);
    const answer = await beginningOf(response);
    return { ok, status, fault: isRedirect ? "redirect" : null, ms, answer, retryAfterMs };
  } catch {
    return failed(patience.signal.aborted ? "slow" : "not_reached");
  } finally {
    clearTimeout(timer);
  }
}

/** How an answer begins: what comes slowly, or is more, is not waited for. */
async function beginningOf(response: Response): Promise<string> {
  const reader = (response.body as ReadableStream<Uint8Array> | null)?.getReader();
  if (reader === undefined) return "";
  const decoder = new TextDecoder();
  let [text, bytes] = ["", 0];
  const timer = setTimeout(() => void reader.cancel().catch(() => undefined), ANSWER_READ_MS);
  try {
    while (bytes < WEBHOOK_ANSWER_BYTES_MAX) {
      const { done, value } = await reader.read();
      if (done) break;
      text += decoder.decode(value.subarray(0, WEBHOOK_ANSWER_BYTES_MAX - bytes), { stream: true });
      bytes += value.byteLength;
    }
    await reader.cancel();
  } catch {
    // It broke off: what it said until then is known.
  } finally {
    clearTimeout(timer);
  }
  return cutText(text, WEBHOOK_ANSWER_UNITS_MAX);
}

/** Of RFC 9110, section 10.2.3, in seconds alone. */
function retryAfterOf(response: Response): number | null {
  const text = response.headers.get("Retry-After") ?? "";
  return /^\d{1,6}$/.test(text) ? Number(text) * 1_000 : null;
}
