import { describe, expect, it } from "vitest";
import { excerptOf, marksIn } from "../../../../worker/domain/search/excerpt.ts";
import { matchOf, termsOf, TERMS_MAX } from "../../../../worker/domain/search/query.ts";
import { indexable } from "../../../../worker/domain/search/tokens.ts";

const match = (typed: string): string | null => matchOf(termsOf(typed), []);

describe("matchOf", () => {
  it.each([
    ["words by their beginning", "refund invo", '{words} : (("refund" *) AND ("invo" *))'],
    ["a single letter as it is", "a", '{words} : (("a"))'],
    ["words in quotes as they are", '"late refund" now', '{words} : (("late refund") AND ("now" *))'],
    ["quotes of other languages", "„zu spät“", '{words} : (("zu spat"))'],
    ["a quote that is not closed as none", 'my "late', '{words} : (("my" *) AND ("late" *))'],
    ["both spellings", "Müller", '{words} : (("muller" * OR "mueller" *))'],
    ["signs without spaces one after the other", "東京都", '{words} : (("東京 京都"))'],
    ["an emoji", "👍🏽", '{words} : (("👍"))'],
    [
      "no operators",
      "NEAR(a b) OR -c* ^d",
      '{words} : (("near" *) AND ("a") AND ("b") AND ("or" *) AND ("c") AND ("d"))',
    ],
    ["what is said twice once", "late LATE", '{words} : (("late" *))'],
  ])("looks for %s", (_what, typed, expected) => {
    expect(match(typed)).toBe(expected);
  });

  it.each(["", " ", '"', '""', "*", "-", "()", "\ud83d", "\u200f", "“”"])(
    "looks for nothing in %j",
    (typed) => {
      expect(match(typed)).toBeNull();
    },
  );

  it("names lists of which one is enough", () => {
    expect(matchOf(termsOf("a"), [["p1"], ["customer", "agent"]])).toBe(
      '{words} : (("a")) AND {facets} : ("p1") AND {facets} : ("customer" OR "agent")',
    );
  });

  it.each([
    ["all that begins so", "refu", ["refund", "refuse"], '{words} : (("refund" OR "refuse"))'],
    ["the last of what joins", "東京refu", ["refund"], '{words} : (("東京") AND ("refund"))'],
    ["what is not there, where nothing begins so", "refu", [], '{words} : (("refu"))'],
    ["a beginning of which there is too much", "refu", null, '{words} : (("refu" *))'],
  ])("spells out %s", (_what, typed, begun, expected) => {
    expect(matchOf(termsOf(typed), [], () => begun)).toBe(expected);
  });

  it("spells out nothing that the index has a list of", () => {
    expect(matchOf(termsOf("ref"), [], () => ["reference"])).toBe('{words} : (("ref" *))');
  });

  it("looks for no more words than it may", () => {
    const typed = Array.from({ length: 5_000 }, (_, n) => `w${String(n)}`).join(" ");

    expect(termsOf(typed)).toHaveLength(TERMS_MAX);
  });
});

describe("excerptOf", () => {
  const marked = (text: string, typed: string): string => {
    const { text: shown, marks } = excerptOf(indexable(text), termsOf(typed));
    return [...marks]
      .reverse()
      .reduce((all, { from, to }) => `${all.slice(0, from)}[${all.slice(from, to)}]${all.slice(to)}`, shown);
  };

  it.each([
    ["the whole word of a beginning", "Your refunds are late", "refu", "Your [refunds] are late"],
    ["accents and capitals as they are", "CRÈME brûlée", "creme", "[CRÈME] brûlée"],
    ["either spelling", "Frau Mueller, Herr Müller", "müller", "Frau [Mueller], Herr [Müller]"],
    ["several signs as one", "東京都庁へ", "東京都", "[東京都]庁へ"],
    ["a single sign", "東京と京都", "京", "東[京]と[京]都"],
    ["an emoji", "gut 👍🏽", "👍", "gut [👍]🏽"],
    [
      "words in quotes only where they follow each other",
      "late refund, refund late",
      '"refund late"',
      "late refund, [refund late]",
    ],
    ["right-to-left words", "طلبي متأخر", "متاخر", "طلبي [متأخر]"],
    ["one line", "a\nb\n\nrefund", "refund", "a b  [refund]"],
  ])("marks %s", (_what, text, typed, expected) => {
    expect(marked(text, typed)).toBe(expected);
  });

  it("cuts a long text around what was found, and no sign in two", () => {
    const family = "👨‍👩‍👧";
    const text = `${family.repeat(60)} refund ${family.repeat(60)}`;

    const { text: shown, marks } = excerptOf(text, termsOf("refund"));

    expect(shown.length).toBeLessThan(200);
    expect(shown.slice(marks[0]?.from, marks[0]?.to)).toBe("refund");
    expect(shown.startsWith(`…${family}`)).toBe(true);
    expect(shown.isWellFormed()).toBe(true);
  });

  it("marks what overlaps as one", () => {
    expect(marksIn("refund", termsOf("refu refund"))).toEqual([{ from: 0, to: 6 }]);
  });
});
