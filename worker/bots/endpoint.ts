import * as v from "../protocol/values.ts";
import { isLocalHost } from "../config.ts";
import { BOT_ANSWER_BYTES_MAX, BOT_REASON_UNITS_MAX } from "../protocol/limits.ts";
import { BotAnswer, type BotRequest } from "../protocol/bots/wire.ts";
import type { BotFault } from "../protocol/message/content.ts";
import { cutText } from "../protocol/message/cut-text.ts";
import { faultsIn } from "../protocol/outgoing/faults.ts";
import { isAtPublicHost } from "../protocol/outgoing/public-address.ts";
import { signedHeaders } from "./signature.ts";

/**
 * What came of asking a program. `slow`: nothing within its seconds. `failed`: it may do better the next time. `nonsense`: it
 * would say the same again. `fault` quotes nothing of the answer.
 */
export type BotSaid =
  | { kind: "answered"; answer: BotAnswer }
  | { kind: "slow" }
  | { kind: "failed" | "nonsense"; fault: BotFault };

/** Where and how a program is asked. `ms`: how long it may take. `isLocal`: the whole deployment is on this machine. */
export type BotAddress = { url: string; secrets: readonly string[]; ms: number; isLocal: boolean };

/**
 * Whether a Worker may ask there: by https at a public host, or where all is on one machine by http at that machine itself. An
 * address is an administrator's, and must not make the Worker look into a network that it stands in.
 */
export function isBotAddress(address: string, isLocal: boolean): boolean {
  const url = URL.parse(address);
  if (url === null || url.username !== "" || url.password !== "") return false;
  if (url.protocol === "https:" && isAtPublicHost(url)) return true;
  return isLocal && (url.protocol === "http:" || url.protocol === "https:") && isLocalHost(url);
}

/** Asks once. Never throws; follows nothing, and reads no more than BOT_ANSWER_BYTES_MAX. */
export async function askBot(
  { url, secrets, ms, isLocal }: BotAddress,
  request: BotRequest,
  now: number,
): Promise<BotSaid> {
  if (!isBotAddress(url, isLocal)) return { kind: "nonsense", fault: { code: "bad_address" } };
  if (secrets.length === 0) return { kind: "nonsense", fault: { code: "no_secret" } };
  const body = JSON.stringify(request);
  // Not AbortSignal.timeout: its timer would keep the object in memory long after the answer came.
  const patience = new AbortController();
  const timer = setTimeout(() => patience.abort(), ms);
  try {
    const response = await fetch(url, {
      method: "POST",
      headers: {
        "Content-Type": "application/json",
        ...(await signedHeaders(secrets, request.id, now, body)),
      },
      body,
      redirect: "manual",
      signal: patience.signal,
    });
    return await readSaid(response);
  } catch {
    return patience.signal.aborted ? { kind: "slow" } : { kind: "failed", fault: { code: "not_reached" } };
  } finally {
    clearTimeout(timer);
  }
}

async function readSaid(response: Response): Promise<BotSaid> {
  const { status } = response;
  if (status === 408 || status === 425 || status === 429 || status >= 500) {
    await response.body?.cancel();
    return { kind: "failed", fault: { code: "status", detail: String(status) } };
  }
  if (!response.ok) {
    await response.body?.cancel();
    return { kind: "nonsense", fault: { code: "status", detail: String(status) } };
  }
  const text = await textOf(response);
  if (text === null) return { kind: "nonsense", fault: { code: "too_large" } };
  return text.trim() === "" ? { kind: "answered", answer: { messages: [] } } : answerIn(text);
}

function answerIn(text: string): BotSaid {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { kind: "nonsense", fault: { code: "bad_answer" } };
  }
  const parsed = v.safeParse(BotAnswer, value);
  if (!parsed.success) {
    const path = v.getDotPath(parsed.issues[0]) ?? "";
    // A field that there is not has the name that the program gives it.
    const isPlain = /^[\w.]{1,60}$/.test(path);
    return { kind: "nonsense", fault: { code: "bad_answer", ...(isPlain ? { detail: path } : {}) } };
  }
  const { messages, handOver, ...said } = parsed.output;
  for (const [at, outgoing] of messages.entries()) {
    const [fault] = faultsIn(outgoing);
    if (fault !== undefined)
      return {
        kind: "nonsense",
        fault: { code: "not_sendable", detail: `messages.${String(at)}.${fault.path}` },
      };
  }
  const reason =
    handOver?.reason === undefined ? {} : { reason: cutText(handOver.reason, BOT_REASON_UNITS_MAX) };
  return {
    kind: "answered",
    answer: {
      messages,
      ...said,
      ...(handOver === undefined ? {} : { handOver: { ...handOver, ...reason } }),
    },
  };
}

/** Null where there is more of it than anybody reads. */
async function textOf(response: Response): Promise<string | null> {
  if (Number(response.headers.get("Content-Length") ?? 0) > BOT_ANSWER_BYTES_MAX) {
    await response.body?.cancel();
    return null;
  }
  const body = response.body as ReadableStream<Uint8Array> | null;
  if (body === null) return "";
  const reader = body.getReader();
  const decoder = new TextDecoder();
  let [text, bytes] = ["", 0];
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return text + decoder.decode();
    bytes += value.byteLength;
    if (bytes > BOT_ANSWER_BYTES_MAX) {
      await reader.cancel();
      return null;
    }
    text += decoder.decode(value, { stream: true });
  }
}
