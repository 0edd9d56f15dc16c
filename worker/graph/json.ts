/** Outside of strings, integers of 16 or more digits may be beyond 2^53, and three digits of exponent beyond all. */
const MAY_HOLD_INEXACT = /[:[,]\s*-?(?:\d{16}|[\d.]+e\+?\d{3})/i;
/** The next string, or the next number of a list or an object. */
const STRING_OR_NUMBER = /"|(?<=[:[,]\s*)-?(?:0|[1-9]\d*)(?:\.\d+)?(?:e[+-]?\d+)?(?=\s*[,\]}])/gi;

/**
 * Parses JSON so that what came as a number stays exact: integers beyond 2^53, and numbers beyond all, become strings
 * of what was written. Throws SyntaxError on anything that is not JSON. Of a name given twice the last one counts.
 */
export function parseLossless(text: string): unknown {
  // Not by a reviver: it is recursive, and a single item nested too deep would cost all others their digits.
  return JSON.parse(MAY_HOLD_INEXACT.test(text) ? withInexactQuoted(text) : text);
}

function withInexactQuoted(text: string): string {
  const pieces: string[] = [];
  let kept = 0;
  STRING_OR_NUMBER.lastIndex = 0;
  for (let found = STRING_OR_NUMBER.exec(text); found !== null; found = STRING_OR_NUMBER.exec(text)) {
    const [token] = found;
    if (token === '"') STRING_OR_NUMBER.lastIndex = endOfString(text, found.index);
    else if (isInexact(token)) {
      pieces.push(text.slice(kept, found.index), '"', token, '"');
      kept = found.index + token.length;
    }
  }
  return pieces.join("") + text.slice(kept);
}

function isInexact(number: string): boolean {
  const value = Number(number);
  return /^-?\d+$/.test(number) ? !Number.isSafeInteger(value) : !Number.isFinite(value);
}

/** Behind the quote that closes the string which opens at `start`. */
function endOfString(text: string, start: number): number {
  for (let end = text.indexOf('"', start + 1); end !== -1; end = text.indexOf('"', end + 1)) {
    let escapes = 0;
    while (text[end - 1 - escapes] === "\\") escapes += 1;
    if (escapes % 2 === 0) return end + 1;
  }
  return text.length;
}

/** JSON in ASCII alone, so that it can be cut at any character and stored without losing a lone surrogate. */
export function toAsciiJson(value: unknown): string {
  return JSON.stringify(value).replace(
    /[\u007f-\uffff]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}

/** An object of JSON, of which nothing is known yet. */
export type JsonObject = { [key: string]: unknown };

/** Neither an array nor null. */
export function isObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Reads an own property only: a body with the key `__proto__` must not reach Object.prototype. */
export function field(value: unknown, name: string): unknown {
  return isObject(value) && Object.hasOwn(value, name) ? value[name] : undefined;
}

/** An own property that is an object, else null. */
export function objectAt(value: unknown, name: string): JsonObject | null {
  const found = field(value, name);
  return isObject(found) ? found : null;
}

/** An own property that is a string, else null. */
export function stringAt(value: unknown, name: string): string | null {
  const found = field(value, name);
  return typeof found === "string" ? found : null;
}

/** An own property that is a list, else an empty one. */
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
