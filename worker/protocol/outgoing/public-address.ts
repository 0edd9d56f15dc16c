/** Private, local and reserved (RFC 6890): the first bits of an address, and how many of them count. */
const CLOSED_V4: readonly (readonly [from: string, bits: number])[] = [
  ["0.0.0.0", 8],
  ["10.0.0.0", 8],
  ["100.64.0.0", 10],
  ["127.0.0.0", 8],
  ["169.254.0.0", 16],
  ["172.16.0.0", 12],
  ["192.0.0.0", 24],
  ["192.0.2.0", 24],
  ["192.168.0.0", 16],
  ["198.18.0.0", 15],
  ["198.51.100.0", 24],
  ["203.0.113.0", 24],
  ["224.0.0.0", 3],
];

/** Names that lead nowhere from outside (RFC 6761, RFC 6762, RFC 8375, and what networks use by custom). */
const CLOSED_NAMES = /(^|\.)(localhost|local|internal|intranet|lan|home\.arpa|test|invalid|onion)$/;

/**
 * Signs that have no place in an address: a browser drops or encodes them, so that it leads elsewhere than it reads, or
 * nobody sees them. White space, controls, marks that turn the order of letters around, halves of signs.
 */
const NOT_PLAIN =
  /[\p{White_Space}\p{Cc}\p{Cs}\p{Default_Ignorable_Code_Point}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\u2800\\]/u;

/** Whether an address is written in signs that all are seen, and that lead where they read. */
export function isPlainAddress(address: string): boolean {
  return !NOT_PLAIN.test(address);
}

/** Whether somebody outside could fetch it: at a public host (below), by https at its usual port. */
export function isPublicAddress(url: URL): boolean {
  return url.protocol === "https:" && url.port === "" && isAtPublicHost(url);
}

/**
 * Whether somebody outside could reach it: without a name and password, at a host that is no private one as far as its name
 * tells. Where a name leads to is the network's to know: a Worker cannot ask, and reaches no private network either.
 */
export function isAtPublicHost({ hostname, username, password }: URL): boolean {
  if (username !== "" || password !== "") return false;
  const host = hostname.toLowerCase();
  // Dots at the end say nothing to a reader, and lead where the name without them does.
  if (host.endsWith(".") || host.includes("..")) return false;
  // Of addresses of version 6 those alone that are given out (RFC 4291), without what stands for one of version 4, and without
  // 2001::/23, where protocols have theirs (RFC 2928).
  if (host.startsWith("["))
    return /^\[2[0-9a-f]{3}:/.test(host) && !/^\[(2001:(db8|1?[0-9a-f]{0,2}):|2002:)/.test(host);
  if (isV4(host))
    return !CLOSED_V4.some(
      ([from, bits]) => numberOf(host) >>> (32 - bits) === numberOf(from) >>> (32 - bits),
    );
  return host.includes(".") && !CLOSED_NAMES.test(host);
}

/** However it was written: a URL has it with dots. */
function isV4(host: string): boolean {
  return /^\d{1,3}(\.\d{1,3}){3}$/.test(host);
}

function numberOf(host: string): number {
  return host.split(".").reduce((sum, part) => sum * 256 + Number(part), 0);
}
