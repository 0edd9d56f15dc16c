import { describe, expect, it } from "vitest";
import { nextEnd, type WindowEnd } from "../../../../worker/protocol/thread/window-ends.ts";

const HOUR = 60 * 60 * 1000;
const DAY = 24 * HOUR;
/** The end of the 24 hours. */
const END = 1_795_000_000_000;

describe("nextEnd", () => {
  it.each<[string, responseUntil: number | null, mayBeLate: boolean, now: number, WindowEnd | null]>([
    ["of the 24 hours, while they run", END, true, END - 1, { kind: "response", at: END }],
    ["of the 7 days, after them", END, true, END, { kind: "human_agent", at: END + 6 * DAY }],
    [
      "of the 7 days, to their last",
      END,
      true,
      END + 6 * DAY - 1,
      { kind: "human_agent", at: END + 6 * DAY },
    ],
    ["none, after the 7 days", END, true, END + 6 * DAY, null],
    ["of the 24 hours, where the Page has no more", END, false, END - 1, { kind: "response", at: END }],
    ["none after 24 hours, where the Page has no more", END, false, END, null],
    ["none, before the customer wrote", null, true, END, null],
  ])("is %s", (_name, responseUntil, mayBeLate, now, end) => {
    expect(nextEnd(responseUntil, mayBeLate, now)).toEqual(end);
  });
});
