import { describe, expect, it } from "vitest";
import { endOfSilence, type Quiet, type Warned } from "../../../worker/domain/silence.ts";

const RULE = { afterSeconds: 600, warnSeconds: 60 };
const SAID = 1_000_000;
const END = SAID + 600_000;
const WARNING = END - 60_000;

function quiet(more: Partial<Quiet> = {}): Quiet {
  const preview = { author: "agent", text: "Anything else?", agent: "Kim Lee" } as const;
  const row = { activityAt: SAID, waitingSince: null, failed: false, asked: 3, preview };
  return { ...row, state: "assigned", ownedAt: 5, ...more };
}

function step(at: number, more: Partial<Quiet> = {}, warned: Warned | null = null, rule = RULE): string {
  const told = endOfSilence(quiet(more), warned, rule, at);
  return told.step === "wait" ? `wait ${String(told.until - SAID)}` : told.step;
}

const WARNED: Warned = { at: WARNING, since: SAID, asked: 3 };
/** What the desk said by itself. */
const ASKED_BY_DESK = {
  activityAt: WARNING + 5,
  preview: { author: "agent", text: "Are you still there?", agent: "" },
} as const;

describe("a silence", () => {
  it("ends by a question, and then by the close", () => {
    expect(step(SAID)).toBe("wait 540000");
    expect(step(WARNING - 1)).toBe("wait 540000");
    expect(step(WARNING)).toBe("warn");
    expect(step(END - 1, ASKED_BY_DESK, WARNED)).toBe("wait 600000");
    expect(step(END, ASKED_BY_DESK, WARNED)).toBe("close");
  });

  it("ends without a question, where none could be asked, as late as with one", () => {
    expect(step(END - 1, {}, WARNED)).toBe("wait 600000");
    expect(step(END, {}, WARNED)).toBe("close");
    expect(endOfSilence(quiet(), null, { afterSeconds: 600 }, END - 1)).toEqual({ step: "wait", until: END });
    expect(endOfSilence(quiet(), null, { afterSeconds: 600 }, END)).toEqual({ step: "close" });
  });

  it("begins anew with whatever anybody says after the question", () => {
    const answered = { activityAt: WARNING + 9, asked: 4 };
    expect(step(END, answered, WARNED)).toBe(`wait ${String(answered.activityAt - SAID + 540_000)}`);
    // The customer asked nothing, and an agent said something.
    expect(step(END, { activityAt: WARNING + 9 }, WARNED)).toContain("wait");
    // They asked, and the desk alone spoke since.
    expect(step(END, { ...ASKED_BY_DESK, asked: 4 }, WARNED)).toContain("wait");
  });

  it("begins with who was given the conversation", () => {
    expect(step(END, { ownedAt: END - 5 })).toContain("wait");
  });

  it.each<[string, Partial<Quiet>]>([
    ["the customer waits", { waitingSince: SAID }],
    ["it was put aside", { state: "snoozed" }],
    ["it is offered", { state: "offered" }],
    ["it is closed", { state: "closed" }],
    ["something was not delivered", { failed: true }],
    [
      "a program has yet to say something",
      { state: "bot", preview: { author: "customer", text: "Hi", agent: null } },
    ],
    ["a program has it, and nothing was said", { state: "bot", preview: null }],
  ])("is none where %s", (_, more) => {
    expect(step(END * 2, more)).toBe("forget");
    expect(step(END * 2, more, WARNED)).toBe("forget");
  });

  it("ends also where nobody has it, and where a program spoke last", () => {
    expect(step(WARNING, { state: "queued", ownedAt: 0 })).toBe("warn");
    expect(step(WARNING, { state: "bot", waitingSince: SAID })).toBe("warn");
  });
});
