import { describe, expect, it } from "vitest";
import { spokenBy } from "../../../../worker/domain/language/spoken.ts";
import { isLanguage, primaryOf } from "../../../../worker/domain/language/tags.ts";

describe("a customer's language", () => {
  it.each<[what: string, customer: Parameters<typeof spokenBy>[0], expected: ReturnType<typeof spokenBy>]>([
    ["not known", {}, null],
    ["the profile's where words do not tell", { locale: "fr_CA" }, { tag: "fr-ca", by: "profile" }],
    ["the words' where Meta tells no profile", { language: "fr" }, { tag: "fr", by: "words" }],
    [
      "the words' of whose phone is in another",
      { locale: "en_US", language: "fr" },
      { tag: "fr", by: "words" },
    ],
    [
      "the profile's, with its country, where both agree",
      { locale: "fr_CA", language: "fr" },
      { tag: "fr-ca", by: "profile" },
    ],
    [
      "the profile's where words are of one that is written alike",
      { locale: "nb_NO", language: "da" },
      { tag: "nb-no", by: "profile" },
    ],
  ])("is %s", (_, customer, expected) => {
    expect(spokenBy(customer)).toEqual(expected);
  });
});

describe("a language that a rule or a reply names", () => {
  it.each([
    ["fr", "fr", true],
    ["fr", "fr_CA", true],
    ["fr-CA", "fr_CA", true],
    ["fr-CA", "fr", false],
    ["fr-CA", "fr_FR", false],
    ["no", "nb_NO", true],
    ["nb", "no", true],
    ["fil", "tl_PH", true],
    ["f", "fr", false],
    ["fr", "fro", false],
  ])("%s is %s: %s", (sought, spoken, expected) => {
    expect(isLanguage(sought, spoken)).toBe(expected);
  });

  it.each(["constructor", "valueOf"])("is no language that every object knows (%s)", (given) => {
    expect(primaryOf(given)).toBe(given.toLowerCase());
  });
});
