/**
 * Of which class the address is that a request came from: the version of the protocol, and the country where the platform says it ("ipv6 DE").
 * The address itself is kept nowhere. Null: nothing is known.
 */
export function addressClassOf(headers: Pick<Headers, "get">): string | null {
  const address = headers.get("CF-Connecting-IP");
  const country = headers.get("CF-IPCountry");
  const version = address === null || address === "" ? null : address.includes(":") ? "ipv6" : "ipv4";
  const place = country !== null && /^[A-Z][A-Z0-9]$/.test(country) ? country : null;
  const known = [version, place].filter((it) => it !== null);
  return known.length === 0 ? null : known.join(" ");
}

const SYSTEMS = ["Windows", "Android", "iPhone", "iPad", "Mac OS X", "CrOS", "Linux"];
const BROWSERS = ["Edg", "OPR", "Firefox", "Chrome", "Safari"];

/** A device as far as its browser says what it is: "Firefox Linux". What it does not say is "unknown". */
export function deviceOf(userAgent: string | null): string {
  const named = [BROWSERS, SYSTEMS].flatMap(
    (all) => all.find((it) => userAgent?.includes(it) === true) ?? [],
  );
  return named.length === 0 ? "unknown" : named.join(" ");
}
