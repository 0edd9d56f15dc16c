/**
 * Whether a language, one of the gadget's own, takes two texts for the same letters: where it searches, or where it
 * sorts, which some tell apart ("ü" is "ue" to a German who searches, and "u" to one who sorts).
 */
export function sameLetters(language: string): (a: string, b: string) => boolean {
  const search = new Intl.Collator(language, { usage: "search", sensitivity: "base" });
  const sort = new Intl.Collator(language, { sensitivity: "base" });
  return (a, b) => search.compare(a, b) === 0 || sort.compare(a, b) === 0;
}
