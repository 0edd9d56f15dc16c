/** Of ISO 3166-1 none: names for several countries, for none, and for tests (CLDR has them among its regions). */
const NO_COUNTRIES = new Set(["EU", "EZ", "QO", "UN", "XA", "XB", "ZZ"]);

let currencies: ReadonlySet<string> | null = null;
let regions: Intl.DisplayNames | null = null;

/** A currency of ISO 4217, in capitals. */
export function isCurrency(code: string): boolean {
  currencies ??= new Set(Intl.supportedValuesOf("currency"));
  return currencies.has(code);
}

/** A country of ISO 3166-1, in two capitals. */
export function isCountry(code: string): boolean {
  if (!/^[A-Z]{2}$/.test(code) || NO_COUNTRIES.has(code)) return false;
  regions ??= new Intl.DisplayNames("en", { type: "region", fallback: "none" });
  return regions.of(code) !== undefined;
}
