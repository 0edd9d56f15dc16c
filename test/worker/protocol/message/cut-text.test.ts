import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cutText } from "../../../../worker/protocol/message/cut-text.ts";

const graphemes = new Intl.Segmenter(undefined, { granularity: "grapheme" });

describe("cutText", () => {
  it("leaves a text alone that fits", () => {
    expect(cutText("Hello", 5)).toBe("Hello");
    expect(cutText("", 5)).toBe("");
  });

  it.each([
    ["an emoji", "👍"],
    ["a skin tone", "👍🏽"],
    ["a family", "👨‍👩‍👧‍👦"],
    ["a flag", "🇩🇪"],
    ["a flag of a region", "🏴󠁧󠁢󠁳󠁣󠁴󠁿"],
    ["an accent of its own", "e\u0301\u0323"],
    ["a syllable of Devanagari", "क्षि"],
    ["a syllable of jamo", "\u1112\u1161\u11ab"],
  ])("leaves %s out rather than cut it", (_name, sign) => {
    for (let units = 1; units < sign.length; units += 1) {
      expect(cutText(`abc${sign}def`, 3 + units)).toBe("abc");
    }
    expect(cutText(`abc${sign}def`, 3 + sign.length)).toBe(`abc${sign}`);
  });

  it("cuts a sign that alone is longer, between code points", () => {
    expect(cutText(`a${"\u0301".repeat(500)}`, 140)).toHaveLength(140);
    expect(cutText(`👩${"\u200d👩".repeat(50)}`, 7)).toBe("👩\u200d👩\u200d");
  });

  it("shows half a pair that came so as what it is", () => {
    expect(cutText("a\ud83d", 5)).toBe("a\ufffd");
  });

  it("is the beginning of the text, well formed, and as long as may be", () => {
    const texts = fc.oneof(fc.string({ unit: "grapheme" }), fc.string({ unit: "binary" }));
    fc.assert(
      fc.property(texts, fc.integer({ min: 2, max: 20 }), (given, max) => {
        const text = given.toWellFormed();

        const cut = cutText(text, max);

        expect(text.startsWith(cut)).toBe(true);
        expect(cut.isWellFormed()).toBe(true);
        expect(cut.length).toBeLessThanOrEqual(max);
        if (cut.length === text.length) return;
        const next = graphemes.segment(text).containing(cut.length);
        if (next?.index === cut.length) expect(cut.length + next.segment.length).toBeGreaterThan(max);
        else expect(next?.index).toBe(0);
      }),
      { numRuns: 400 },
    );
  });

  it("reads no more than it keeps", () => {
    const text = "e\u0301".repeat(500_000);

    for (let time = 0; time < 2_000; time += 1) cutText(text, 140);

    expect(cutText(text, 141)).toHaveLength(140);
  });
});
