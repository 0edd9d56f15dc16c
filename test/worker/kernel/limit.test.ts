import { describe, expect, it } from "vitest";
import { limitOf, STATEMENT_UNITS_MAX, statementsOf } from "../../../worker/objects/kernel/limit.ts";

describe("a limit in a statement", () => {
  it("is a whole number from 0 on, and nothing else gets into SQL", () => {
    expect([0, 1, 200, Number.MAX_SAFE_INTEGER].map(limitOf)).toEqual(["0", "1", "200", "9007199254740991"]);
    for (const wrong of [-1, 1.5, NaN, Infinity, 1e300, "1; DROP TABLE entry" as unknown as number])
      expect(() => limitOf(wrong)).toThrow(RangeError);
  });
});

it("gives each statement as many texts as it may be given, in their order, and a longer one alone", () => {
  const [half, short, long] = [STATEMENT_UNITS_MAX / 2 - 1, 1, STATEMENT_UNITS_MAX + 1].map((units) =>
    "x".repeat(units),
  );

  expect(statementsOf([])).toEqual([]);
  expect(statementsOf([half!, half!, short!, long!, short!, short!])).toEqual([
    [half, half],
    [short],
    [long],
    [short, short],
  ]);
});
