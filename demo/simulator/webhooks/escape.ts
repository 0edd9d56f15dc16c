/**
 * JSON as Meta writes it in webhooks (Webhooks, validating payloads): everything beyond ASCII as `\uXXXX` in lowercase hex, an emoji
 * as two of them, and `/` as `\/`. The signature covers exactly this text, so a receiver that parses and
 * writes the body again before checking fails on the first umlaut, emoji or URL.
 */
import type { Json } from "../json.ts";

export function toMetaJson(value: Json): string {
  return JSON.stringify(value)
    .replaceAll("/", "\\/")
    .replace(/[\u0080-\uffff]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`);
}
