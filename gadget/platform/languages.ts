/** What may follow a language's name where POSIX wrote it: an encoding, a variant ("de_DE.UTF-8@euro"). */
const POSIX_ENDING = /[.@].*/;

/** English as browsers mostly name it: that needs no `Intl` to be understood, whose first use takes a while. */
const ENGLISH = /^en(-(?!xa)[a-z]{2})?$/i;

/** Whether it is English that a page names, or where it names nothing what the person reads best. */
export function isEnglish(named: string): boolean {
  return ENGLISH.test(named || (navigator.languages[0] ?? ""));
}

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

/** English as the person at this browser writes it; where they do not, as it is named. */
export function regionalEnglish(named: string): string {
  return regional((ENGLISH.test(named) ? languageOf(named) : null) ?? new Intl.Locale("en"));
}
