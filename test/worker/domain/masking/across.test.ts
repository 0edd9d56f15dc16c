import { describe, expect, it } from "vitest";
import { acrossIn, mayHoldPart } from "../../../../worker/domain/masking/across.ts";

describe("a part of a number", () => {
  it("is found whether the rest of it stands before or behind", () => {
    expect(acrossIn("1111 1111 yes", ["it is 4111 1111"], [])).toEqual([{ kind: "card", from: 0, to: 9 }]);
    expect(acrossIn("it is 4111 1111", [], ["1111 1111"])).toEqual([{ kind: "card", from: 6, to: 15 }]);
    expect(acrossIn("1111", ["4111", "1111"], ["1111"])).toEqual([{ kind: "card", from: 0, to: 4 }]);
    expect(acrossIn("0532 0130 00 ok", ["DE89 3704 0044"], [])).toEqual([{ kind: "iban", from: 0, to: 12 }]);
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
