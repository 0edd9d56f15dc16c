import { describe, expect, it } from "vitest";
import { endOfOffer } from "../../../../worker/domain/states/offer-ended.ts";
import type { DeskLine } from "../../../../worker/protocol/message/content.ts";

const [KIM, SAM] = [
  { sub: "kim", name: "Kim" },
  { sub: "sam", name: "Sam" },
];

describe("endOfOffer", () => {
  it.each<[string, DeskLine[], ReturnType<typeof endOfOffer>]>([
    [
      "another accepted",
      [{ event: "assigned", to: SAM, by: SAM, why: "accept" }],
      { why: "accept", by: SAM, to: SAM },
    ],
    [
      "they declined",
      [{ event: "passed", from: [KIM], by: KIM, why: "decline" }],
      { why: "decline", by: KIM },
    ],
    ["another declined", [{ event: "passed", from: [SAM], by: SAM, why: "decline" }], null],
    [
      "nobody answered, and it went on",
      [
        { event: "passed", from: [KIM, SAM], by: null, why: "expire" },
        { event: "queued", queue: "Help", by: null, why: "overflow" },
      ],
      { why: "expire", by: null },
    ],
    [
      "it was put aside by who took it",
      [
        { event: "assigned", to: SAM, by: SAM, why: "snooze" },
        { event: "snoozed", by: SAM, until: null, onMessage: true, why: "snooze" },
      ],
      { why: "snooze", by: SAM, to: SAM },
    ],
    [
      "the colleague took it back",
      [{ event: "returned", to: SAM, from: [KIM], by: SAM, why: "take" }],
      { why: "take", by: SAM },
    ],
    ["the desk withdrew it", [], null],
    ["an older Worker wrote no reason", [{ event: "released", by: null }], null],
  ])("says what became of it where %s", (_, lines, end) => {
    expect(endOfOffer(lines, "kim")).toEqual(end);
  });
});
