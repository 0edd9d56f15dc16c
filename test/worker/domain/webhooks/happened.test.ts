import * as v from "valibot";
import { describe, expect, it } from "vitest";
import { eventsOfLine, idOf, newMarks } from "../../../../worker/domain/webhooks/happened.ts";
import { WEBHOOK_EVENTS } from "../../../../worker/protocol/webhooks/events.ts";
import { WebhookEventId } from "../../../../worker/protocol/webhooks/webhook.ts";

it.each(WEBHOOK_EVENTS)("%s has an id by which it can be had again", (type) => {
  const id = idOf("0b8f6d6e-6d4f-4d0c-9b6b-0d9b7a1f6a11", type, Number.MAX_SAFE_INTEGER);

  expect(v.is(WebhookEventId, id), id).toBe(true);
});

describe("a line that somebody wrote by giving it on", () => {
  const by = { sub: "kim", name: "Kim" };

  it.each([
    [
      { event: "assigned", to: { sub: "sam", name: "Sam" }, by, why: "transfer" } as const,
      "conversation.assigned",
    ],
    [{ event: "queued", queue: "Sales", by, why: "transfer" } as const, "conversation.queued"],
  ])("is told as that, and as where it is now", (line, where) => {
    expect(eventsOfLine(line)).toEqual(["conversation.transferred", where]);
    expect(eventsOfLine({ ...line, why: "assign" })).toEqual([where]);
  });
});

describe("how far a customer has read", () => {
  const now = Date.UTC(2026, 10, 20);
  const DAY_MS = 24 * 60 * 60_000;
  const marks = { deliveredAt: now - 30 * DAY_MS, readAt: now - DAY_MS };

  it("is told once, and where nobody remembers only if it is of these days", () => {
    expect(newMarks(null, marks, now)).toEqual([{ type: "message.read", upTo: marks.readAt }]);
    expect(newMarks(marks, marks, now)).toEqual([]);
    expect(newMarks({ deliveredAt: 0, readAt: 0 }, marks, now)).toHaveLength(2);
  });
});
