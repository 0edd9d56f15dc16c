import { describe, expect, it } from "vitest";
import {
  judgeWindow,
  shownWindow,
  windowNeedsOf,
  type HumanAgent,
  type WindowNeeds,
} from "../../../worker/domain/send-window.ts";
import type { Outgoing } from "../../../worker/protocol/outgoing/outgoing.ts";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const AT = Date.UTC(2026, 10, 1, 12);
const NEVER_AS_IT_IS = { earliest: { asItIs: null, utility: AT } };

const RESPONSE = "RESPONSE";
const TAG = "HUMAN_AGENT";

function judge(
  age: number,
  humanAgent: HumanAgent,
  byPerson = true,
  needs: WindowNeeds["needs"] = "window",
): string | number | null {
  const judged = judgeWindow(AT, humanAgent, { byPerson, needs }, AT + age);
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
      expect(judgeWindow(null, humanAgent, { byPerson: true, needs: "window" }, AT)).toEqual({
        ok: false,
        refusal: { code: "window_closed", closedAt: null, ...NEVER_AS_IT_IS, personUntil: null },
      });
    },
  );

  it.each<[what: string, humanAgent: HumanAgent, WindowNeeds, days: number, until: number | null]>([
    ["a program's words", "unknown", { byPerson: false, needs: "window" }, 2, AT + 5 * DAY],
    ["a program's words after 7 days", "yes", { byPerson: false, needs: "window" }, 8, null],
    ["where the Page has not the feature", "no", { byPerson: false, needs: "window" }, 2, null],
    ["a person's words", "yes", { byPerson: true, needs: "window" }, 8, null],
    ["a sticker", "yes", { byPerson: false, needs: "response_window" }, 2, null],
  ])("says when %s could go, and until when a person's (%s)", (_, humanAgent, needs, days, personUntil) => {
    expect(judgeWindow(AT - days * DAY, humanAgent, needs, AT)).toMatchObject({
      refusal: { ...NEVER_AS_IT_IS, personUntil },
    });
  });
});

describe("what a message needs of the window", () => {
  const card = { type: "product", products: ["1"] } as const;

  it.each<[outgoing: Outgoing, age: number, expected: string | number]>([
    [{ kind: "sticker", stickerId: "1" }, DAY, RESPONSE],
    [{ kind: "sticker", stickerId: "1" }, DAY + 1, AT + DAY],
    [{ kind: "text", text: "Yes", replyTo: 3 }, DAY, RESPONSE],
    [{ kind: "text", text: "Yes", replyTo: 3 }, DAY + 1, AT + DAY],
    [{ kind: "template", template: { ...card, products: ["1"] }, replyTo: 3 }, DAY + 1, AT + DAY],
    [{ kind: "template", template: { ...card, products: ["1"] } }, DAY + 1, TAG],
    [{ kind: "utility", name: "order", language: "en" }, DAY - 1, "UTILITY"],
    [{ kind: "utility", name: "order", language: "en" }, 30 * DAY, "UTILITY"],
  ])("%j after %i ms: %s", (outgoing, age, expected) => {
    expect(judge(age, "yes", true, windowNeedsOf(outgoing))).toBe(expected);
  });

  it("is nothing for a utility message, also to somebody who never wrote", () => {
    const judged = judgeWindow(null, "no", { byPerson: false, needs: "nothing" }, AT);

    expect(judged).toEqual({ ok: true, value: { messagingType: "UTILITY" } });
  });
});

describe("shownWindow", () => {
  it("tells the end of the 24 hours, and of the 7 days of a person", () => {
    expect(shownWindow(AT)).toEqual({ responseUntil: AT + DAY, humanAgentUntil: AT + 7 * DAY });
  });

  it("tells nothing of a customer who never wrote", () => {
    expect(shownWindow(null)).toEqual({ responseUntil: null, humanAgentUntil: null });
  });
});
