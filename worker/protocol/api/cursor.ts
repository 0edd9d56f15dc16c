import * as v from "../values.ts";
import { base64url, bytesOfBase64url } from "../base64url.ts";

/** Longer than any that was given. */
const CURSOR_UNITS_MAX = 1_000;

/** Where a list goes on, as a word that says nothing to whoever carries it. */
export function cursorOf(place: unknown): string {
  return base64url(new TextEncoder().encode(JSON.stringify(place)));
}

/** A cursor, read as the place that it was made of. */
export function cursorTo<S extends v.GenericSchema>(place: S) {
  return v.pipe(v.string(), v.maxLength(CURSOR_UNITS_MAX), v.transform(read), place);
}

/** Null for what is no cursor, which is no place. */
function read(text: string): unknown {
  const bytes = bytesOfBase64url(text);
  try {
    return bytes === null ? null : JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    return null;
  }
}
