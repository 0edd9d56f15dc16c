import { primaryOf, tagOf } from "./tags.ts";

/** A customer's language as BCP 47 has it ("fr", "pt-br"), and what tells it: their profile at Meta, or the words that they wrote. */
export type Spoken = { tag: string; by: "profile" | "words" };

/** Languages that are written so alike that what the profile says goes before what a few words seem to be. */
const ALIKE: readonly (readonly string[])[] = [
  ["no", "da"],
  ["cs", "sk"],
  ["id", "ms"],
  ["hr", "sr", "bs"],
  ["bg", "mk"],
  ["pt", "gl"],
  ["es", "ca", "gl"],
  ["hi", "mr", "ne"],
  ["fa", "ur", "ar"],
];

/**
 * Which language a customer is answered in, null: not known. What they write goes before their profile, which tells the language
 * of their phone: who has it in English and writes French wants French. The profile's is taken where the words agree with it, as
 * it knows the country, and where they do not tell. `locale`: Meta's, "fr_CA"; `language`: languageOf() their words.
 */
export function spokenBy({ locale, language }: { locale?: string; language?: string }): Spoken | null {
  if (locale === undefined) return language === undefined ? null : { tag: language, by: "words" };
  const profile = { tag: tagOf(locale), by: "profile" } as const;
  if (language === undefined) return profile;
  const told = primaryOf(locale);
  const isSame = told === primaryOf(language);
  const isAlike = ALIKE.some((some) => some.includes(told) && some.includes(language));
  return isSame || isAlike ? profile : { tag: language, by: "words" };
}
