// What somebody wrote may be no tag at all, and a browser may know no names.

/** What a language is called in another; its tag where nobody knows a name. */
export function languageNamed(tag: string, said: string): string {
  try {
    return new Intl.DisplayNames([said], { type: "language" }).of(hyphened(tag)) ?? tag;
  } catch {
    return tag;
  }
}

/** The day of a time (ms) by the clock of this browser, written out as in a language: the first of `tags` that is one. */
export function dayWritten(at: number, tags: readonly string[]): string {
  for (const tag of tags) {
    try {
      return new Intl.DateTimeFormat(hyphened(tag), { dateStyle: "long" }).format(at);
    } catch {
      // The next one.
    }
  }
  return new Date(at).toDateString();
}

function hyphened(tag: string): string {
  return tag.replaceAll("_", "-");
}
