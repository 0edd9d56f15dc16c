import { describe, expect, it } from "vitest";
import { AT_ONCE, SLOW_MS, Turns } from "../../../../worker/domain/webhooks/turns.ts";

const FINE = { failures: 0 };
const three = [{ no: 1 }, { no: 2 }, { no: 3 }];

describe("whose turn it is", () => {
  it("goes round: who was asked longest ago is the next, and who never was before that", () => {
    const turns = new Turns();
    turns.begun(1);
    turns.begun(2);
    expect(turns.inOrder(three).map(({ no }) => no)).toEqual([3, 1, 2]);
    turns.begun(3);
    turns.begun(1);
    expect(turns.inOrder(three).map(({ no }) => no)).toEqual([2, 3, 1]);
  });

  it("gives each its share, and never none", () => {
    const turns = new Turns();
    const shares = [1, 2, 3, 4, 6, 10].map((endpoints) => turns.shareOf(1, FINE, endpoints));
    expect(shares).toEqual([3, 3, 2, 1, 1, 1]);
    for (const endpoints of [2, 3, 6])
      expect(turns.shareOf(1, FINE, endpoints) * endpoints).toBeLessThanOrEqual(AT_ONCE);
  });

  it("gives one thing at a time to who was slow, until it is quick, and to who ails", () => {
    const turns = new Turns();
    turns.answered(1, SLOW_MS + 1);
    expect(turns.shareOf(1, FINE, 2)).toBe(1);
    expect(turns.shareOf(2, FINE, 2)).toBe(3);
    turns.answered(1, SLOW_MS);
    expect(turns.shareOf(1, FINE, 2)).toBe(3);
    expect(turns.shareOf(1, { failures: 3 }, 2)).toBe(1);
  });
});
