import { getExampleNumber, isSupportedCountry, parsePhoneNumberFromString } from "libphonenumber-js/core";
import type { CountryCode } from "libphonenumber-js/core";
import metadata from "libphonenumber-js/min/metadata";
import examples from "libphonenumber-js/mobile/examples";

/** The number as Messenger takes it (E.164), read in a country where it names none; null where there is no such number. */
export function numberOf(text: string, region: string | null): string | null {
  const number = parsePhoneNumberFromString(
    text,
    isCountry(region) ? { defaultCountry: region, extract: false } : { extract: false },
    metadata,
  );
  return number?.isValid() ? number.number : null;
}

/** A number of the country that the text begins with, else of the region; null where neither is known. */
export function exampleFor(text: string, region: string | null): string | null {
  const country = countryOf(text) ?? region;
  if (!isCountry(country)) return null;
  return getExampleNumber(country, examples, metadata)?.number ?? null;
}

/** By its calling code, which is one to three digits; of several countries the largest. */
function countryOf(text: string): CountryCode | undefined {
  const digits = /^\s*(?:\+|00)([\d\s]*)/.exec(text)?.[1]?.replaceAll(/\s/g, "") ?? "";
  const codes = metadata.country_calling_codes as Partial<Record<string, CountryCode[]>>;
  return [1, 2, 3].map((length) => codes[digits.slice(0, length)]?.[0]).find((it) => it !== undefined);
}

function isCountry(region: string | null | undefined): region is CountryCode {
  return region != null && isSupportedCountry(region as CountryCode, metadata);
}
