import { describe, expect, it } from "vitest";
import { languageAfter, languageOf } from "../../../../worker/domain/language/detect.ts";
import { FIRST_WORDS, NO_LANGUAGE, NOT_KNOWN } from "./first-words.ts";

describe("the language of somebody's first words", () => {
  it.each(Object.entries(FIRST_WORDS))("is known: %s", (language, messages) => {
    const told = messages.map((text) => [text, languageOf(text)]);

    expect(told).toEqual(messages.map((text) => [text, language]));
  });

  it("is not guessed", () => {
    const guessed = [...NO_LANGUAGE, ...NOT_KNOWN].filter((text) => languageOf(text) !== null);

    expect(guessed).toEqual([]);
  });

  it.each([
    ["without accents", "ou est mon colis? je n'ai rien recu", "fr"],
    ["in capitals", "WO IST MEIN PAKET", "de"],
    ["with a typographic apostrophe", "J’ai besoin d’aide", "fr"],
    ["beside a link and a number", "https://shop.example.com/en/the-order 4711 wo ist das", "de"],
    ["with accents as signs of their own", "Où est mon colis".normalize("NFD"), "fr"],
  ])("is known %s", (_, text, language) => {
    expect(languageOf(text)).toBe(language);
  });

  it("is looked for in the first thousand units of a long message", () => {
    expect(languageOf(`${"4711 ".repeat(300)} wo ist mein Paket`)).toBeNull();
    expect(languageOf(`wo ist mein Paket ${"where is it ".repeat(2_000)}`)).toBe("en");
  });
});

describe("the language that a customer writes", () => {
  it.each<[known: string | null, text: string, expected: string | null]>([
    [null, "Hi", null],
    [null, "Bonjour", "fr"],
    ["fr", "ok 👍", "fr"],
    ["fr", "Where?", "fr"],
    ["fr", "Thank you", "fr"],
    ["fr", "Could we go on in English please?", "en"],
    ["en", "多少錢", "zh"],
  ])("was %s, and after “%s” it is %s", (known, text, expected) => {
    expect(languageAfter(known, text)).toBe(expected);
  });
});
