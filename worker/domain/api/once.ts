import { hex } from "../hex.ts";

/** For so long a request with an Idempotency-Key is answered as the first time, in ms. */
export const CALL_KEPT_MS = 25 * 60 * 60_000;

/** By what a command is compared with another of the same Idempotency-Key: all that it says but its id, which is made up for each. */
export async function sumOf(command: { id: string }): Promise<string> {
  return hex(await digest(JSON.stringify({ ...command, id: null })));
}

/**
 * The id of a command that has an Idempotency-Key: the same each time, so that what a command's id is known by holds where an
 * instance died before it knew what came of it. A UUID of version 8 (RFC 9562).
 */
export async function idOfCall(sub: string, key: string, sum: string): Promise<string> {
  const bytes = new Uint8Array(await digest(JSON.stringify([sub, key, sum]))).slice(0, 16);
  bytes[6] = (bytes[6]! & 0x0f) | 0x80;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  return hex(bytes).replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
}

async function digest(text: string): Promise<ArrayBuffer> {
  return await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text));
}
