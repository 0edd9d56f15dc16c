/** The country of a locale such as "de_DE" or "de", as far as it can be guessed. */
export function regionOf(locale: string): string | null {
  try {
    return new Intl.Locale(locale.replaceAll("_", "-")).maximize().region ?? null;
  } catch {
    return null;
  }
}

/** What the country `code` ("DE") is called in a language; as it is where the browser knows no such country. */
export function countryName(code: string, said: string): string {
  try {
    return new Intl.DisplayNames([said], { type: "region" }).of(code) ?? code;
  } catch {
    return code;
  }
}
