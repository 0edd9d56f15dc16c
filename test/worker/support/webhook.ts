import { APP_SECRET, ORIGIN, PAGE_ID } from "./env.ts";
import { callWorker } from "./meta.ts";

/** Items of Meta's, as bodies hold them. */
export type Item = Record<string, unknown>;

export function textItem(psid: string, mid: string, text: string, at = Date.now()): Item {
  return { sender: { id: psid }, recipient: { id: PAGE_ID }, timestamp: at, message: { mid, text } };
}

export function echoItem(psid: string, message: Item, at = Date.now()): Item {
  return {
    sender: { id: PAGE_ID },
    recipient: { id: psid },
    timestamp: at,
    message: { is_echo: true, ...message },
  };
}

export function itemOf(psid: string, event: Item, at = Date.now()): Item {
  return { sender: { id: psid }, recipient: { id: PAGE_ID }, timestamp: at, ...event };
}

export function bodyOf(items: Item[], list: "messaging" | "standby" = "messaging", pageId = PAGE_ID): string {
  return JSON.stringify({ object: "page", entry: [{ id: pageId, time: Date.now(), [list]: items }] });
}

export async function signatureOf(body: string | ArrayBuffer, secret = APP_SECRET): Promise<string> {
  const encoder = new TextEncoder();
  const bytes = typeof body === "string" ? encoder.encode(body) : body;
  const algorithm = { name: "HMAC", hash: "SHA-256" };
  const key = await crypto.subtle.importKey("raw", encoder.encode(secret), algorithm, false, ["sign"]);
  const signed = new Uint8Array(await crypto.subtle.sign("HMAC", key, bytes));
  return `sha256=${[...signed].map((byte) => byte.toString(16).padStart(2, "0")).join("")}`;
}

/** POSTs a body signed as Meta signs it. */
export async function post(body: string, path = "/webhook", secret = APP_SECRET): Promise<Response> {
  const signature = await signatureOf(body, secret);
  const headers = { "Content-Type": "application/json", "X-Hub-Signature-256": signature };
  return await callWorker(new Request(`${ORIGIN}${path}`, { method: "POST", body, headers }));
}

export async function postItems(items: Item[]): Promise<Response> {
  return await post(bodyOf(items));
}
