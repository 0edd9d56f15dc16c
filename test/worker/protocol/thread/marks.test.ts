import { describe, expect, it } from "vitest";
import type { Delivery, SendState } from "../../../../worker/protocol/message/entry.ts";
import { markOf } from "../../../../worker/protocol/thread/marks.ts";

function aDelivery(state: SendState, sentAt: number | null): Delivery {
  return {
    command: "c",
    part: 1,
    parts: 1,
    state,
    waiting: null,
    failure: null,
    attempts: 1,
    sentAt,
    settled: null,
  };
}

describe("markOf", () => {
  it.each<[sentAt: number, deliveredAt: number, readAt: number, mark: string]>([
    [100, 0, 0, "sent"],
    [100, 99, 0, "sent"],
    [100, 100, 0, "delivered"],
    [100, 101, 99, "delivered"],
    [100, 100, 100, "read"],
    [100, 200, 300, "read"],
    // What was read was delivered, even if that was never told.
    [100, 0, 100, "read"],
  ])("sent at %i, delivered to %i, read to %i: %s", (sentAt, deliveredAt, readAt, mark) => {
    expect(markOf(aDelivery("sent", sentAt), { deliveredAt, readAt })).toBe(mark);
  });

  it.each<SendState>(["queued", "sending", "unknown", "failed", "withdrawn"])(
    "marks nothing that is %s",
    (state) => {
      expect(markOf(aDelivery(state, 100), { deliveredAt: 200, readAt: 200 })).toBeNull();
    },
  );

  it("marks nothing whose time is not known", () => {
    expect(markOf(aDelivery("sent", null), { deliveredAt: 200, readAt: 200 })).toBeNull();
  });
});
