import { expect, it } from "vitest";
import { isToldBy, triedAgain } from "../../../worker/domain/tried-reaction.ts";

it("counts the first try of the same reaction, and the newest of another", () => {
  const first = triedAgain(null, { emoji: "😆", since: 1 });

  expect(triedAgain(first, { emoji: "😆", since: 5 })).toEqual({ emoji: "😆", since: 1 });
  expect(triedAgain(first, { emoji: null, since: 5 })).toEqual({ emoji: null, since: 5 });
});

it("is told by what Meta says of that time or later, and not by what it says of an earlier one", () => {
  const tried = { emoji: "😆", since: 5 };

  expect([4, 5, 6].map((at) => isToldBy(tried, at))).toEqual([false, true, true]);
});
