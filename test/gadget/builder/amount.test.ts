import { expect } from "@open-wc/testing";
import { readNumber } from "../../../gadget/builder/amount.ts";
import { decimalSign } from "../../../gadget/words/money.ts";

describe("a number that somebody writes", () => {
  for (const [text, english, german = english] of [
    ["310,00", 310],
    ["310.00", 310],
    ["12,5", 12.5],
    ["1.234", 1.234, 1234],
    ["1,234", 1234, 1.234],
    ["0,500", 0.5],
    ["1,234.50", 1234.5],
    ["1.234,50", 1234.5],
    ["1,234,567", 1_234_567],
    ["12,34,567.8", 1_234_567.8],
    ["1 234,50", 1234.5],
    ["1\u202f234,50", 1234.5],
    ["1’234.50", 1234.5],
    [" -5 ", -5],
    ["−5", -5],
    [".5", 0.5],
    ["5,", 5],
    ["٣١٠٫٥٠", 310.5],
    ["۱٬۲۳۴", 1234],
    ["", null],
    ["-", null],
    [",", null],
    ["12 €", null],
    ["1e5", null],
    ["1,2,3", null],
    ["1,23.4.5", null],
    ["twelve", null],
  ] as const) {
    it(`is ${String(english)} or ${String(german)} where it is "${text}"`, () => {
      expect(readNumber(text, ".")).to.equal(english);
      expect(readNumber(text, ",")).to.equal(german);
    });
  }

  it("has the decimal sign of the language", () => {
    expect(["en", "de", "fr", "es", "zh", "ar-u-nu-latn"].map(decimalSign).join(" ")).to.equal(". , , , . .");
  });
});
