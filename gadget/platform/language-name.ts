/** What the language `code` (`en_US`, `de`) is called in another; as it is where the browser knows no such language. */
export function languageName(code: string, said: string): string {
  try {
    const names = new Intl.DisplayNames([said], { type: "language" });
    return names.of(code.replaceAll("_", "-")) ?? code;
  } catch {
    return code;
  }
}
