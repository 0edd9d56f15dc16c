/** What may follow a language's name where POSIX wrote it: an encoding, a variant ("de_DE.UTF-8@euro"). */
const POSIX_ENDING = /[.@].*/;

export const ENGLISH = new Intl.Locale("en");

/**
 * The language that a name stands for; null where it is none. Java, POSIX and Salesforce write "de_DE", and Chromium
 * hands on what it does not understand of the system ("en-US@posix"): nothing of `Intl` takes either.
 */
export function languageOf(name: string): Intl.Locale | null {
  try {
    return new Intl.Locale(name.replace(POSIX_ENDING, "").replaceAll("_", "-"));
  } catch {
    return null;
  }
}

/** What the person at this browser reads, the dearest first. */
export function languages(): Intl.Locale[] {
  return navigator.languages.map(languageOf).filter((language) => language !== null);
}

/** The tag (BCP 47) of a language as the person at this browser writes it, where they do. */
export function regional(language: Intl.Locale): string {
  return (languages().find((read) => read.language === language.language) ?? language).toString();
}
