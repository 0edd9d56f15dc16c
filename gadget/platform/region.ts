/** The country of a locale such as "de_DE" or "de", as far as it can be guessed. */
export function regionOf(locale: string): string | null {
  try {
    return new Intl.Locale(locale.replaceAll("_", "-")).maximize().region ?? null;
  } catch {
    return null;
  }
}
