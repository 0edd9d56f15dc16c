import { describe, expect, it } from "vitest";
import { indexable, indexedWords, tokensOf } from "../../../../worker/domain/search/tokens.ts";

const words = (text: string): string[] => tokensOf(indexable(text)).map(({ word }) => word);

describe("tokensOf", () => {
  it.each([
    ["small letters, without accents", "Crème BRÛLÉE", ["creme", "brulee"]],
    ["letters of their own", "Straße Øresund Łódź", ["strasse", "oresund", "lodz"]],
    ["numbers and what is joined to them", "Order #4711-B", ["order", "4711", "b"]],
    ["words of an address", "kim@example.com", ["kim", "example", "com"]],
    ["Arabic without its vowel signs and its stretcher", "مَـرْحَبًا", ["مرحبا"]],
    ["Hebrew without points", "שָׁלוֹם", ["שלום"]],
    ["Greek with either sigma", "ΛΟΓΟΣ λόγος", ["λογοσ", "λογοσ"]],
    ["Cyrillic", "Привет", ["привет"]],
    ["vowels of Indian scripts, which are no accents", "नमस्ते", ["नमस्ते"]],
    ["pairs of signs where there are no spaces", "東京都", ["東京", "京都"]],
    ["a single sign", "猫", ["猫"]],
    ["kana of half the width as of the whole", "ｶﾞﾗｽ ガラス", ["ガラ", "ラス", "ガラ", "ラス"]],
    ["Korean by pairs", "주문번호", ["주문", "문번", "번호"]],
    ["two scripts beside each other", "iPhoneケース", ["iphone", "ケー", "ース"]],
    ["an emoji of any colour", "👍🏽👍 ❤️❤", ["👍", "👍", "❤", "❤"]],
    ["a family as who is in it", "👨‍👩‍👧", ["👨", "👩", "👧"]],
    ["flags", "🇩🇪🇫🇷", ["🇩🇪", "🇫🇷"]],
    ["no soft hyphen", "Ver\u00adsand", ["versand"]],
    ["nothing of half a sign", "\ud83d word \ude00", ["word"]],
    ["nothing of what is not to be seen", "\u200b\u200f \ufe0f", []],
  ])("reads %s", (_what, text, expected) => {
    expect(words(text)).toEqual(expected);
  });

  it("says where each stands in the text", () => {
    const text = indexable("Grüße an 東京都 👍🏽");

    const stands = tokensOf(text).map(({ from, to }) => text.slice(from, to));

    expect(stands).toEqual(["Grüße", "an", "東京", "京都", "👍"]);
  });
});

describe("indexedWords", () => {
  it("has other spellings and single signs behind the words", () => {
    expect(indexedWords(indexable("Müller in 東京"))).toBe("muller in 東京 mueller 東 京");
  });

  it("says the same of a text however it was composed", () => {
    expect(indexedWords(indexable("Cafe\u0301"))).toBe(indexedWords(indexable("Café")));
  });
});
