import { describe, expect, it } from "vitest";
import { judgeWindow, shownWindow, type HumanAgent } from "../../../worker/domain/send-window.ts";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const AT = Date.UTC(2026, 10, 1, 12);

const RESPONSE = "RESPONSE";
const TAG = "HUMAN_AGENT";

function judge(age: number, humanAgent: HumanAgent, byPerson = true): string | number | null {
  const judged = judgeWindow(AT, humanAgent, byPerson, AT + age);
  if (!judged.ok) return judged.refusal.closedAt;
  return judged.value.messagingType === "MESSAGE_TAG" ? judged.value.tag : judged.value.messagingType;
}

describe("judgeWindow", () => {
  it.each<[age: number, humanAgent: HumanAgent, byPerson: boolean, expected: string | number]>([
    [0, "yes", true, RESPONSE],
    [0, "no", false, RESPONSE],
    [-30_000, "unknown", true, RESPONSE],
    [DAY, "yes", true, RESPONSE],
    [DAY, "yes", false, RESPONSE],
    [DAY + 1, "yes", true, TAG],
    [DAY + 1, "unknown", true, TAG],
    [DAY + 1, "no", true, AT + DAY],
    [DAY + 1, "yes", false, AT + DAY],
    [DAY + 1, "unknown", false, AT + DAY],
    [7 * DAY, "yes", true, TAG],
    [7 * DAY, "unknown", true, TAG],
    [7 * DAY + 1, "yes", true, AT + 7 * DAY],
    [7 * DAY + 1, "unknown", true, AT + DAY],
    [7 * DAY + 1, "no", true, AT + DAY],
  ])(
    "judges %i ms after the customer, Human Agent %s, by a person: %s",
    (age, humanAgent, byPerson, expected) => {
      expect(judge(age, humanAgent, byPerson)).toBe(expected);
    },
  );

  it.each<HumanAgent>(["unknown", "yes", "no"])(
    "refuses whoever never wrote (Human Agent %s)",
    (humanAgent) => {
      expect(judgeWindow(null, humanAgent, true, AT)).toEqual({
        ok: false,
        refusal: { code: "window_closed", closedAt: null },
      });
    },
  );
});

describe("shownWindow", () => {
  it("tells the end of the 24 hours, and of the 7 days of a person", () => {
    expect(shownWindow(AT)).toEqual({ responseUntil: AT + DAY, humanAgentUntil: AT + 7 * DAY });
  });

  it("tells nothing of a customer who never wrote", () => {
    expect(shownWindow(null)).toEqual({ responseUntil: null, humanAgentUntil: null });
  });
});
