import { describe, expect, it } from "vitest";
import { acrossIn, isSparedPart, mayHoldPart } from "../../../../worker/domain/masking/across.ts";
import { rulesFor } from "../../../../worker/domain/masking/hide.ts";
import { DEFAULT_MASKING } from "../../../../worker/protocol/masking/masking.ts";

describe("a part of a number", () => {
  it("is found whether the rest of it stands before or behind, and says which part it is", () => {
    expect(acrossIn("1111 1111 yes", ["it is 4111 1111"], [])).toEqual([
      { kind: "card", from: 0, to: 9, before: 8, signs: 16 },
    ]);
    expect(acrossIn("it is 4111 1111", [], ["1111 1111"])).toEqual([
      { kind: "card", from: 6, to: 15, before: 0, signs: 16 },
    ]);
    expect(acrossIn("1111", ["4111", "1111"], ["1111"])).toEqual([
      { kind: "card", from: 0, to: 4, before: 8, signs: 16 },
    ]);
    expect(acrossIn("0532 0130 00 ok", ["DE89 3704 0044"], [])).toEqual([
      { kind: "iban", from: 0, to: 12, before: 12, signs: 22 },
    ]);
  });

  it("is none where it proves nothing, or stands alone", () => {
    expect(acrossIn("1111 1112", ["4111 1111"], [])).toEqual([]);
    expect(acrossIn("4111 1111 1111 1111", [], [])).toEqual([]);
    expect(acrossIn("4111 1111 1111 1111", ["hello"], [])).toEqual([]);
  });

  it("is looked for in no text without digits", () => {
    expect(["hello", null, "1 of 2"].map(mayHoldPart)).toEqual([false, false, false]);
    expect(["4111", "\u0664\u0661"].map(mayHoldPart)).toEqual([true, true]);
  });
});

describe("a part of what a desk never hides", () => {
  const own = rulesFor({
    ...DEFAULT_MASKING,
    spared: ["4111 1111 1111 1111", "DE89 3704 0044 0532 0130 00"],
  });
  const part = { kind: "card", from: 3, to: 12, before: 8, signs: 16 } as const;

  it("is known by where in it that part stands, however it is written", () => {
    expect(isSparedPart(part, "is 1111-1111 ok", own)).toBe(true);
    expect(isSparedPart({ ...part, kind: "iban", to: 15, signs: 22 }, "is de89.3704.00", own)).toBe(false);
    expect(
      isSparedPart({ ...part, kind: "iban", to: 15, before: 0, signs: 22 }, "is de89.3704.00", own),
    ).toBe(true);
  });

  it("is none of another number, nor of one of which it is not told", () => {
    expect(isSparedPart(part, "is 1111 1129 ok", own)).toBe(false);
    expect(isSparedPart({ ...part, signs: 15 }, "is 1111 1111 ok", own)).toBe(false);
    expect(isSparedPart({ ...part, before: 0 }, "is 1111 1111 ok", own)).toBe(false);
    expect(isSparedPart({ kind: "card", from: 3, to: 12 }, "is 1111 1111 ok", own)).toBe(false);
  });
});
