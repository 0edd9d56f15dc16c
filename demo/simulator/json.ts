/** JSON as values, and a parser that keeps ids whole. */

export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
export type JsonObject = { [key: string]: Json };

export function isObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/**
 * Parses JSON; an integer beyond 2^53 comes back as its digits. Meta's servers have 64-bit integers, so
 * `{"id": 77001100220033104}` names that person there and must not be rounded here.
 * @throws SyntaxError when the text is not JSON.
 */
export function parseJson(text: string): Json {
  const keepDigits = (_key: string, value: Json, context?: { source?: string }): Json =>
    typeof value === "number" && Number.isInteger(value) && !Number.isSafeInteger(value)
      ? (context?.source ?? String(value))
      : value;
  return JSON.parse(text, keepDigits) as Json;
}

/** Like {@link parseJson}, but null for text that is not JSON. */
export function tryParseJson(text: string): Json {
  try {
    return parseJson(text);
  } catch {
    return null;
  }
}
