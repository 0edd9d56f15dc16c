import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  hide,
  hideAcross,
  hideCut,
  hideHalves,
  rulesFor,
  spansIn,
  type HideRules,
} from "../../../../worker/domain/masking/hide.ts";
import { HIDDEN } from "../../../../worker/protocol/masking/hidden.ts";
import { DEFAULT_MASKING, type MaskKind, type Masking } from "../../../../worker/protocol/masking/masking.ts";

function rules(more: Partial<Masking> = {}) {
  return rulesFor({ ...DEFAULT_MASKING, isOn: true, countries: ["DE"], ...more });
}

/** Said so that what is hidden stands in braces. */
function expectShown(said: readonly string[], by: HideRules): void {
  for (const one of said)
    expect.soft(hide(one.replaceAll(/[{}]/g, ""), by).text).toBe(one.replaceAll(/\{[^}]*\}/g, HIDDEN));
}

describe("what is hidden", () => {
  it("is the number of a card, however people part it", () => {
    expectShown(
      [
        "My card is {4111 1111 1111 1111}, thanks",
        "{4111-1111-1111-1111}",
        "{4111.1111.1111.1111}",
        "{4111111111111111} 12/27 123",
        "{4111\n1111\n1111\n1111}",
        "{3782 822463 10005} is an American Express",
        "{30569309025904}",
        "{4222222222222}",
        "{4 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1}",
        "{41 11 11 11 11 11 11 11}",
        "for 123 {4111 1111 1111 1111}",
        "card{4111111111111111}",
        "VISA{4111111111111111}",
        "•{4111111111111111}",
        "{4111111111111111}²",
        "{4111111111111111}x",
        "{4111 1111 1111 1111}exp1227cvv123",
        "{4111111111111111}_1227",
        "order INV{4111111111111111}",
        "卡号{4111111111111111}谢谢",
        "رقم البطاقة {٤١١١ ١١١١ ١١١١ ١١١١}",
        "{۴۱۱۱۱۱۱۱۱۱۱۱۱۱۱۱}",
        "{４１１１　１１１１　１１１１　１１１１}",
        "{4111\u200b1111\u200b1111\u200b1111}",
        "{4111\u00a01111\u20111111\u20131111}",
        "{𝟒𝟏𝟏𝟏𝟏𝟏𝟏𝟏𝟏𝟏𝟏𝟏𝟏𝟏𝟏𝟏}",
        // Each digit on a key.
        `{${"4111111111111111".split("").join("\ufe0f\u20e3")}}\ufe0f\u20e3`,
        "https://shop.example/pay?card={4111111111111111}",
      ],
      rules(),
    );
  });

  it("is an account's number", () => {
    expectShown(
      [
        "IBAN {DE89 3704 0044 0532 0130 00} danke",
        "{DE89370400440532013000}",
        "{de89 3704 0044 0532 0130 00}",
        "{GB29-NWBK-6016-1331-9268-19}",
        "{NO93 8601 1117 947}.",
        "{AE07 0331 2345 6789 0123 456}",
        "IBAN{DE89370400440532013000}",
        "•{DE89370400440532013000}",
        "{DE89 3704 0044 0532 0130 00}danke",
      ],
      rules(),
    );
  });

  it("is an address of mail, and nothing around it", () => {
    expectShown(
      [
        "write to {kim.lee+shop@example.com}.",
        "<{kim@example.co.uk}>",
        "{kim@example.com}.{4111111111111111}",
        "mailto:{kim@example.com}?subject=hi",
        "https://shop.example/unsubscribe?mail={kim@example.com}&x=1",
        "https://shop.example/unsubscribe?mail={kim%40example.com}&x=1",
        "我的邮箱是{kim@example.com}谢谢",
        "{jürgen@müller.example}",
        "{用户@例子.测试}",
        "{kim＠example．com}",
        "'{kim@example.com}'",
      ],
      rules(),
    );
  });

  it("is a phone's number", () => {
    expectShown(
      [
        "call {+49 151 23456789} please",
        "•{0151 23456789}",
        "{+49 (0)30 1234567}",
        "{0049 30 1234567}",
        "{030 1234567} / {0151 23456789}",
        "{0151-23456789}",
        "{(030) 1234567}",
        "{+1 202-555-0143}",
        "{+٩٦٦ ٥٠ ١٢٣ ٤٥٦٧}",
        "اتصل بي على {٠٠٩٦٦٥٠١٢٣٤٥٦٧}",
      ],
      rules(),
    );
  });

  it("is a phone's number of a country without a nought before it where it is parted", () => {
    expectShown(["{202-555-0143}", "{(202) 555-0143}", "order 2025550143"], rules({ countries: ["US"] }));
  });

  it("is nothing that only looks so", () => {
    for (const said of [
      "order 1234567890123456 of yesterday",
      "order AB4111111111111112 or 4111111111111112x",
      "order 4111 1111 1111 1112",
      "41111111111111110 and 04111111111111111",
      "on 01.12.2026 at 10:30",
      "from 03.05.2026 to 31.12.2026, 08:00-17:30",
      "from 03.05.2026-31.12.2026",
      "2026-12-01 10:30:15",
      "12/24/2026 and 24/12/26",
      "it costs 1.234.567,89 € or 1,234,567.89 USD",
      "1 000 000 000 Dong, 12 345 678 EUR",
      "1733045999123",
      "8944 5000 0000 0000 001",
      "tracking 1Z999AA10123456784",
      "00340434161094042557",
      "DE89 3704",
      "DE88 3704 0044",
      "meet @ eight, @kim and a@b",
      "12345 Berlin, Hauptstraße 12",
      "invoice #0301234567",
      "4 pieces, 10 boxes, 250 g",
      "••••••",
    ])
      expect.soft(hide(said, rules()).text).toBe(said);
  });

  it("is no account's number where it does not prove itself, or is of no country", () => {
    const only = rules({ kinds: ["iban"] });
    for (const said of ["DE88 3704 0044 0532 0130 00", "DE8937040044053201300", "XX89370400440532013000"])
      expect.soft(hide(said, only).text).toBe(said);
  });

  it("is no account's number within what is made of letters and digits, and no card's within an account's number", () => {
    for (const said of ["x9DE89370400440532013000", "DE89370400440532013000x9", "a_DE89370400440532013000"])
      expect.soft(hide(said, rules({ kinds: ["iban"] })).text).toBe(said);
    // By its digits alone it passes for a card's.
    expect(hide("60539007887551", rules({ kinds: ["card"] })).text).toBe(HIDDEN);
    expect(hide("BE60539007887551", rules({ kinds: ["card"] })).text).toBe("BE60539007887551");
  });

  it("tells which kinds, in their order", () => {
    const { hidden } = hide("4111111111111111 kim@example.com KD-123456", rules({ patterns: [KD] }));
    expect(hidden).toEqual(["card", "email", "own"]);
  });

  it("is what a desk wants hidden, and no other", () => {
    const text = "4111111111111111 kim@example.com";
    expect(hide(text, rules({ kinds: ["email"] })).text).toBe(`4111111111111111 ${HIDDEN}`);
    expect(hide(text, rules({ kinds: [] })).text).toBe(text);
  });

  it("spares what is the desk's own, however it is written", () => {
    const own = rules({ spared: ["+49 30 1234567", "Help@Shop.example"] });
    const text = "call 030/1234567 or write to help@shop.example";
    expect(hide(text, own).text).toBe(text);
    expect(hide("call 030/1234568", own).text).toBe(`call ${HIDDEN}`);
    const order = rules({ spared: ["INV4111111111111111"] });
    expect(hide("order INV4111 1111 1111 1111", order).text).toBe("order INV4111 1111 1111 1111");
  });
});

const KD = { id: "kd", name: "Customer number", pattern: "KD-######" };

describe("own patterns", () => {
  const find = (pattern: string, text: string): string =>
    hide(text, rules({ kinds: [], patterns: [{ ...KD, pattern }] })).text;

  it("find what is written as they are, in small letters too, and no part of something longer", () => {
    expect(find("KD-######", "KD-123456 and kd-654321, not KD-1234567 or XKD-123456")).toBe(
      `${HIDDEN} and ${HIDDEN}, not KD-1234567 or XKD-123456`,
    );
    expect(find("KD-######", "•KD-123456 ••KD-123456")).toBe(`•${HIDDEN} ••KD-123456`);
    expect(find("KD-######", "KD‑١٢٣٤٥٦")).toBe(HIDDEN);
    expect(find("@@####", "AB1234 A11234")).toBe(`${HIDDEN} A11234`);
    expect(find("**##-X", "a1 22-x z922-X")).toBe(`a1 22-x ${HIDDEN}`);
    expect(find("\\####-A", "#123-A 1123-A")).toBe(`${HIDDEN} 1123-A`);
  });

  it("take no longer for the worst text", () => {
    const all = Array.from({ length: 20 }, (_, at) => ({
      ...KD,
      id: `p${String(at)}`,
      pattern: "*".repeat(39) + "#",
    }));
    expect(hide(`${"a".repeat(20_000)}!`, rules({ kinds: [], patterns: all })).hidden).toEqual([]);
  });
});

describe("what is parted", () => {
  it("is hidden where it begins in one message and ends in another", () => {
    expect(hideAcross(["it is 4111 1111", "1111 1111", "thanks"], rules()).map(({ text }) => text)).toEqual([
      `it is ${HIDDEN}`,
      HIDDEN,
      "thanks",
    ]);
    expect(hideAcross(["order 4111 1111", "1111 1112"], rules()).map(({ text }) => text)).toEqual([
      "order 4111 1111",
      "1111 1112",
    ]);
  });

  it("is no address that two messages make by chance", () => {
    expect(hideAcross(["I am kim", "@example.com"], rules()).map(({ text }) => text)).toEqual([
      "I am kim",
      "@example.com",
    ]);
  });

  it("is hidden at the end of a text that was cut", () => {
    expect(hideCut("my card is 4111 1111 11", rules()).text).toBe(`my card is ${HIDDEN}`);
    expect(hideCut("write to kim@exam", rules()).text).toBe(`write to ${HIDDEN}`);
    expect(hideCut("IBAN DE89 3704 0044", rules()).text).toBe(`IBAN ${HIDDEN}`);
    expect(hideCut("my order of 12.11.", rules()).text).toBe(`my order of ${HIDDEN}`);
    expect(hideCut("nothing to hide", rules()).text).toBe("nothing to hide");
  });

  it("is called what it may be of what the desk hides, where a text was cut, and stays where it is none of that", () => {
    const cut = (text: string, kinds: MaskKind[]) => hideCut(text, rules({ kinds }));
    expect(cut("my number 20 12 34", ["email"])).toEqual({ text: "my number 20 12 34", hidden: [] });
    expect(cut("write to kim@exam", ["card", "email"])).toEqual({
      text: `write to ${HIDDEN}`,
      hidden: ["email"],
    });
    expect(cut("write to kim@exam", ["card"]).hidden).toEqual([]);
    expect(cut("call 0151 23456…", ["phone"])).toEqual({ text: `call ${HIDDEN}…`, hidden: ["phone"] });
    expect(cut("IBAN DE89 3704 0044", ["card", "iban"])).toEqual({
      text: `IBAN ${HIDDEN}`,
      hidden: ["iban"],
    });
  });

  it("is hidden at both ends of a text that is told without those around it, but for four digits", () => {
    const shown = (text: string, more = {}) => hideHalves(text, rules(more)).text;
    expect(shown("it is 4111 1111")).toBe(`it is ${HIDDEN}`);
    expect(shown("1111 1111 yes")).toBe(`${HIDDEN} yes`);
    expect(shown("DE89 3704 0044")).toBe(HIDDEN);
    expect(shown("it ends with 1111")).toBe("it ends with 1111");
    expect(shown("order 48213 came")).toBe("order 48213 came");
    expect(shown("it is 4111 1111", { kinds: ["email"] })).toBe("it is 4111 1111");
  });

  it.each(["\t", "\r\n", "\n", "\v", "\f", "\u0085", "\u2028", "\u2029", "\u00a0"])(
    "is a number where %j parts it",
    (parts) => {
      expect(hide(["4111", "1111", "1111", "1111"].join(parts), rules()).text).toBe(HIDDEN);
      expect(hide(["DE89", "3704", "0044", "0532", "0130", "00"].join(parts), rules()).text).toBe(HIDDEN);
    },
  );

  it.each(["\t", "\u00a0"])("is a phone's number where %j parts it: a line is something else", (parts) => {
    expect(hide(["+49", "30", "901820"].join(parts), rules()).text).toBe(HIDDEN);
  });
});

const PARTS = [
  "4111111111111111",
  "4111 1111",
  "kim@example.com",
  "DE89 3704 0044 0532 0130 00",
  "+49 151 23456789",
  "KD-123456",
  "0151",
  " ",
  "\n",
  "\t",
  "\r\n",
  "\u2028",
  ".",
  "-",
  "٤١١١",
  "•",
  HIDDEN,
  "a",
  "Z9",
  "(",
  ")",
  "/",
  "@",
  "00",
  "€",
  "1",
];
const texts = fc.oneof(
  fc.array(fc.constantFrom(...PARTS), { maxLength: 12 }).map((parts) => parts.join("")),
  fc.string({ unit: "grapheme" }),
);

describe("any text", () => {
  const all = rules({ patterns: [KD], countries: ["DE", "US"] });

  it("is as it was outside of what is hidden", () => {
    fc.assert(
      fc.property(texts, (text) => {
        const spans = spansIn(text, all);
        const shown = hide(text, all).text;
        let rest = "";
        let at = 0;
        for (const { from, to } of spans) {
          expect(from).toBeGreaterThanOrEqual(at);
          expect(to).toBeGreaterThan(from);
          rest += text.slice(at, from) + HIDDEN;
          at = to;
        }
        expect(shown).toBe(rest + text.slice(at));
      }),
      { numRuns: 500 },
    );
  });

  it("is hidden once and for all", () => {
    fc.assert(
      fc.property(texts, (text) => {
        const once = hide(text, all).text;
        expect(hide(once, all)).toEqual({ text: once, hidden: [] });
      }),
      { numRuns: 500 },
    );
  });

  it("is hidden in part where it is hidden as a whole", () => {
    fc.assert(
      fc.property(fc.array(texts, { minLength: 1, maxLength: 4 }), (parts) => {
        const shown = hideAcross(parts, all);
        expect(shown).toHaveLength(parts.length);
        for (const [at, part] of parts.entries())
          if (hide(part, all).hidden.length > 0) expect(shown[at]?.hidden.length).toBeGreaterThan(0);
      }),
      { numRuns: 200 },
    );
  });
});
