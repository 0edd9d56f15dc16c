/** Integers of 16 or more digits outside of strings may be beyond 2^53. */
const MAY_HOLD_LONG_NUMBER = /[:[,]\s*-?\d{16}/;

/** `JSON.parse` hands the source text of a primitive to its reviver; TypeScript's library does not know yet. */
type ReviverContext = { source?: string };

/**
 * Parses JSON so that ids sent as numbers stay exact: integers beyond 2^53 become strings of their digits.
 * Throws SyntaxError on anything that is not JSON. A text nested too deep for a reviver is read without one.
 */
export function parseLossless(text: string): unknown {
  if (!MAY_HOLD_LONG_NUMBER.test(text)) return JSON.parse(text);
  const keepDigits = (_key: string, value: unknown, context?: ReviverContext): unknown => {
    const isInexact = typeof value === "number" && Number.isInteger(value) && !Number.isSafeInteger(value);
    return isInexact && context?.source !== undefined && /^-?\d+$/.test(context.source)
      ? context.source
      : value;
  };
  try {
    return JSON.parse(text, keepDigits);
  } catch (error) {
    if (error instanceof RangeError) return JSON.parse(text);
    throw error;
  }
}

/** JSON in ASCII alone, so that it can be cut at any character and stored without losing a lone surrogate. */
export function toAsciiJson(value: unknown): string {
  return JSON.stringify(value).replace(
    /[\u007f-\uffff]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}

export type JsonObject = { [key: string]: unknown };

export function isObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Reads an own property only: a body with the key `__proto__` must not reach Object.prototype. */
export function field(value: unknown, name: string): unknown {
  return isObject(value) && Object.hasOwn(value, name) ? value[name] : undefined;
}

export function objectAt(value: unknown, name: string): JsonObject | null {
  const found = field(value, name);
  return isObject(found) ? found : null;
}

export function stringAt(value: unknown, name: string): string | null {
  const found = field(value, name);
  return typeof found === "string" ? found : null;
}

export function listAt(value: unknown, name: string): unknown[] {
  const found = field(value, name);
  return Array.isArray(found) ? found : [];
}

/** Ids come as strings, or as numbers in some events ("Identifiers": app_id, attachment_id). */
export function idAt(value: unknown, name: string): string | null {
  const found = field(value, name);
  if (typeof found === "string") return found === "" ? null : found;
  return typeof found === "number" && Number.isFinite(found) ? String(found) : null;
}
