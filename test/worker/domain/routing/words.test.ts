import fc from "fast-check";
import { afterEach, describe, expect, it, vi } from "vitest";
import { route, type Facts } from "../../../../worker/domain/routing/rules.ts";
import { isEmptyWord, Said, stands } from "../../../../worker/domain/routing/words.ts";
import { NO_ROUTING } from "../../../../worker/protocol/routing/config.ts";

/** Signs of which words are quickly made that nearly stand in a text. */
const SIGNS = ["a", "b", "ä", "1", " ", "-", "的", "😀"] as const;
const TEXTS = fc.array(fc.constantFrom(...SIGNS), { maxLength: 12 }).map((it) => it.join(""));

/** The rule as it is said, with no thought of how long it takes; of what holds neither accents nor capitals. */
function standsBetweenNoLetters(keyword: string, text: string): boolean {
  const [signs = [], sought = []] = [text, keyword].map((it) => Array.from(inOne(it)));
  return signs.some((_, at) => {
    const isThere = sought.length > 0 && sought.every((it, i) => signs[at + i] === it);
    const beside = [signs[at - 1], signs[at + sought.length]];
    const isFree = beside.every((it) => it === undefined || !/[\p{L}\p{N}]/u.test(it));
    return isThere && (isFree || sought.includes("的"));
  });
}
const inOne = (text: string): string => text.replaceAll("ä", "a").replace(/ +/g, " ").trim();

/** As many of these as a supervisor may want, none of which is in what the customer writes. */
const MANY = Array.from({ length: 480 }, (_, at) => ({
  ...{ id: `r${String(at)}`, name: "R", when: { keywords: ["a", `e${String(at)}`] } },
  to: { type: "pool" as const },
}));
const FACTS: Facts = {
  ...{ pageId: "1", ref: null, payload: null, text: "a".repeat(2_000), language: null, isReturning: false },
};

afterEach(() => vi.restoreAllMocks());

describe("a keyword", () => {
  it.each<[keyword: string, text: string, expected: boolean]>([
    ["straße", "MEINE STRASSE", true],
    ["strasse", "In der Straße 5", true],
    ["STRAẞE", "strasse", true],
    ["refund", "a re\u200bfund, please", true],
    ["re\u00adfund", "a refund", true],
    ["οδος", "ΟΔΟΣ", true],
    ["money back", "my money\n\n back!", true],
    ["money back", "my moneyback", false],
    ["c++", "is it c++?", true],
    ["c++", "is it c++20?", false],
    ["#1", "we are #1", true],
    ["#1", "we are a#1", false],
    ["tea", "steak or tea", true],
    ["a b a c", "a b a b a c", true],
    ["ต้องการ", "ผมต้องการคืน", true],
    ["\u200b", "a\u200bb", false],
    ["", "", false],
  ])("%o is in %o: %s", (keyword, text, expected) => {
    expect(new Said(text).hasAny([keyword])).toBe(expected);
  });

  it("is found where it stands between no letters, and nowhere else", () => {
    fc.assert(
      fc.property(TEXTS, fc.array(TEXTS, { maxLength: 3 }), (text, keywords) => {
        const expected = keywords.some((it) => standsBetweenNoLetters(it, text));
        expect(new Said(text).hasAny(keywords)).toBe(expected);
      }),
      { numRuns: 2_000 },
    );
  });

  it("of nothing that anybody sees is empty", () => {
    expect(["\u0301", "\u200b\u200d", " ", "ß", "1", "!"].map(isEmptyWord)).toEqual([
      ...[true, true, true, false, false, false],
    ]);
  });
});

describe("to look for keywords", () => {
  it("takes no more steps than twice what was written, also where it nearly stands everywhere", () => {
    let looks = 0;
    const text = Array.from({ length: 2_000 }, (_, at) => (at % 2 === 0 ? "a" : " "));
    const counted = new Proxy(text, {
      get: (them, name, it) => {
        if (typeof name === "string" && /^\d+$/.test(name)) looks += 1;
        return Reflect.get(them, name, it) as unknown;
      },
    });
    const sought = [...text.slice(0, 199), "b"];

    expect(stands(counted, sought, () => true)).toBe(false);
    expect(looks).toBeLessThanOrEqual(2 * text.length);
  });

  it("reads what was written once for all rules, and each keyword once for the document", () => {
    const config = { ...NO_ROUTING, rules: MANY };
    expect(route(config, FACTS, 0).rule).toBeNull();
    const normalized = vi.spyOn(String.prototype, "normalize");

    route(config, FACTS, 0);

    expect(normalized).toHaveBeenCalledTimes(1);
  });
});
