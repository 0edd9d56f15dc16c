import { isBlank } from "./message/blank.ts";
import { URL_UNITS_MAX } from "./outgoing/limits.ts";
import { isAtPublicHost, isPlainAddress } from "./outgoing/public-address.ts";

/** A fault of what stands at a path below; `limit` is the number that it breaks. */
export type Found<W extends string> = { at: string; why: W; limit?: number };

/** Some words, of at most `max` UTF-16 units. */
export function words(at: string, text: string, max: number): Found<"missing" | "too_long">[] {
  return isBlank(text) ? [{ at, why: "missing" }] : optional(at, text, max);
}

/** The same where there may be none. */
export function optional(at: string, text: string | undefined, max: number): Found<"too_long">[] {
  return text !== undefined && text.length > max ? [{ at, why: "too_long", limit: max }] : [];
}

type AddressFault = Found<"missing" | "too_long" | "not_plain" | "not_https" | "not_public">;

/** What Meta fetches or opens within Messenger. */
export function link(at: string, url: string): AddressFault[] {
  return reachable(at, url, /^https:$/);
}

/** What opens in the customer's browser. */
export function webLink(at: string, url: string): AddressFault[] {
  return reachable(at, url, /^https?:$/);
}

function reachable(at: string, url: string, scheme: RegExp): AddressFault[] {
  if (isBlank(url)) return [{ at, why: "missing" }];
  if (url.length > URL_UNITS_MAX) return [{ at, why: "too_long", limit: URL_UNITS_MAX }];
  if (!isPlainAddress(url)) return [{ at, why: "not_plain" }];
  const parsed = URL.parse(url);
  if (parsed === null || !scheme.test(parsed.protocol)) return [{ at, why: "not_https" }];
  return isAtPublicHost(parsed) ? [] : [{ at, why: "not_public" }];
}

/** Faults of each, at its place. */
export function each<T, W extends string>(all: readonly T[], faults: (item: T) => Found<W>[]): Found<W>[] {
  return all.flatMap((item, index) => within(`[${String(index)}]`, faults(item)));
}

/** The same faults, seen from further out. */
export function within<W extends string>(at: string, faults: readonly Found<W>[]): Found<W>[] {
  return faults.map((fault) => ({ ...fault, at: joined(at, fault.at) }));
}

function joined(outer: string, inner: string): string {
  return inner === "" || inner.startsWith("[") ? outer + inner : `${outer}.${inner}`;
}
