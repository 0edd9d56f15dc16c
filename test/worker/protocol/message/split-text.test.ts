import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isBlank } from "../../../../worker/protocol/message/blank.ts";
import { splitText } from "../../../../worker/protocol/message/split-text.ts";

const graphemes = new Intl.Segmenter(undefined, { granularity: "grapheme" });

function withoutUnseen(text: string): string {
  return Array.from(text)
    .filter((sign) => !isBlank(sign))
    .join("");
}

function graphemesOf(text: string): string[] {
  return [...graphemes.segment(text)].map(({ segment }) => segment);
}

describe("splitText", () => {
  it("leaves a text alone that fits, but for the space behind it and the empty lines before it", () => {
    expect(splitText(" \n  Hello,\n\n  you  ", 2000)).toEqual(["  Hello,\n\n  you"]);
    expect(splitText("x".repeat(2000), 2000)).toEqual(["x".repeat(2000)]);
  });

  it("cuts one unit above the limit", () => {
    expect(splitText("x".repeat(2001), 2000).map((part) => part.length)).toEqual([2000, 1]);
  });

  it("keeps what lines are indented by, also where it cuts", () => {
    const text = "  1. one two\n     - three\n  2. four five\n     - six";

    expect(splitText(text, 30)).toEqual(["  1. one two\n     - three", "  2. four five\n     - six"]);
  });

  it("makes no part of which nothing would be seen", () => {
    expect(splitText(`one${"\u200b".repeat(40)}two`, 20)).toEqual([
      `one${"\u200b".repeat(17)}`,
      `${"\u200b".repeat(3)}two`,
    ]);
    expect(splitText(`${" ".repeat(50)}two`, 20)).toEqual(["two"]);
  });

  it.each(["", " ", "\n\n\t\u00a0\u3000\ufeff", "\u200b\u2800"])(
    "makes no part of blank text %j",
    (blank) => {
      expect(splitText(blank, 2000)).toEqual([]);
    },
  );

  it.each([
    ["paragraph", "One two. Three\nfour five\n\nsix. seven eight", 30, "One two. Three\nfour five"],
    ["line", "One two. Three four\nfive. six seven eight", 30, "One two. Three four"],
    ["sentence", "One two three four. Five six seven eight", 30, "One two three four."],
    ["question", "One two three four? Five six seven eight", 30, "One two three four?"],
    ["closing quote", "One two “three four.” Five six seven eight", 30, "One two “three four.”"],
    ["word", "One two three four five six seven eight", 30, "One two three four five six"],
    ["Arabic question", "هل وصل طلبي اليوم صباحا؟ أريد أن أعرف أين هو", 30, "هل وصل طلبي اليوم صباحا؟"],
    ["Chinese full stop", "我的订单在哪里呢。我想知道它什么时候到我这里来", 12, "我的订单在哪里呢。"],
  ])("ends the first part at the end of a %s", (_what, text, max, first) => {
    expect(splitText(text, max)[0]).toBe(first);
  });

  it("ends a part at a paragraph whose lines end as Windows ends them", () => {
    const text = "One two. Three\r\nfour five\r\n\r\nsix. seven eight";

    expect(splitText(text, 40)).toEqual(["One two. Three\r\nfour five", "six. seven eight"]);
  });

  it("keeps a closing quote with the Chinese sentence it ends", () => {
    const text = "她说：「我的订单在哪里呢。」我想知道它什么时候到我这里来";

    expect(splitText(text, 18)[0]).toBe("她说：「我的订单在哪里呢。」");
  });

  it("does not cut between a full stop and the mark that combines with it", () => {
    const text = `${"我".repeat(8)}。\u0301${"我".repeat(10)}`;

    expect(splitText(text, 12)[0]).toBe(`${"我".repeat(8)}。\u0301我我`);
  });

  it("does not end a part at a paragraph that would leave it tiny", () => {
    const text = `Hi\n\n${"word ".repeat(20)}`;

    expect(splitText(text, 50)[0]?.length).toBeGreaterThan(25);
  });

  it("does not take a number's or a name's dot for the end of a sentence", () => {
    const text = `${"a".repeat(16)} 3.14159265 and www.example.org more`;

    expect(splitText(text, 30)[0]).toBe(`${"a".repeat(16)} 3.14159265`);
  });

  it.each([
    ["families joined by ZWJ", "👨‍👩‍👧‍👦"],
    ["flags", "🇩🇪"],
    ["flags of regions", "🏴󠁧󠁢󠁳󠁣󠁴󠁿"],
    ["skin tones", "👍🏽"],
    ["combining marks", "e\u0301\u0323"],
    ["Hangul jamo", "\u1112\u1161\u11ab"],
    ["Devanagari conjuncts", "क्षि"],
    ["keycaps", "1\ufe0f\u20e3"],
  ])("never cuts inside %s", (_what, grapheme) => {
    const text = grapheme.repeat(4000 / grapheme.length + 3);

    const parts = splitText(text, 2000);

    expect(parts.join("")).toBe(text);
    expect(parts.flatMap(graphemesOf)).toEqual(graphemesOf(text));
    for (const part of parts) expect(part.length).toBeLessThanOrEqual(2000);
  });

  it("fills parts of a text without any space or sentence", () => {
    const text = "訂".repeat(4500);

    expect(splitText(text, 2000).map((part) => part.length)).toEqual([2000, 2000, 500]);
  });

  it("cuts a grapheme that is longer than a part, between code points", () => {
    const text = `a${"\u0301".repeat(4500)}`;
    const family = `👩${"\u200d👩".repeat(1500)}`;

    expect(splitText(text, 2000).map((part) => part.length)).toEqual([2000, 2000, 501]);
    for (const part of splitText(family, 2000)) expect(part.isWellFormed()).toBe(true);
    expect(withoutUnseen(splitText(family, 2000).join(""))).toBe("👩".repeat(1501));
  });

  it("keeps every character in order, fits every part, and cuts no grapheme that fits", () => {
    const pieces = fc.oneof(
      fc.string({ unit: "grapheme", maxLength: 12 }),
      fc.string({ unit: "binary", maxLength: 6 }).map((text) => text.toWellFormed()),
      fc.constantFrom(
        " ",
        "  ",
        "\n",
        "\n\n",
        "\r\n\r\n",
        ". ",
        "。",
        "! ",
        "\u00a0",
        "👨‍👩‍👧‍👦",
        "🇩🇪🇫🇷",
        "e\u0301",
      ),
    );
    const texts = fc.array(pieces, { maxLength: 60 }).map((all) => all.join("").toWellFormed());

    fc.assert(
      fc.property(texts, fc.integer({ min: 2, max: 80 }), (text, max) => {
        const parts = splitText(text, max);

        expect(withoutUnseen(parts.join(""))).toBe(withoutUnseen(text));
        let at = 0;
        for (const part of parts) {
          expect(part.length).toBeLessThanOrEqual(max);
          expect(part.trimEnd()).toBe(part);
          expect(part).not.toMatch(/^[^\S\n]*\n/);
          expect(isBlank(part)).toBe(false);
          expect(part.isWellFormed()).toBe(true);
          const before = at;
          at = text.indexOf(part, at);
          expect(at).toBeGreaterThanOrEqual(before);
          expect(isBlank(text.slice(before, at))).toBe(true);
          const around = at < text.length ? graphemes.segment(text).containing(at) : undefined;
          const isWhole = around?.index === at || /^\s/u.test(around?.segment ?? "");
          if (!isWhole) expect(around?.segment.length).toBeGreaterThan(max);
          at += part.length;
        }
      }),
      { numRuns: 1_000 },
    );
  });

  it("splits the longest text that a command may carry without delay", () => {
    const text = "wort ".repeat(4_000);

    const parts = splitText(text, 2_000);

    expect(parts).toHaveLength(10);
  });
});
