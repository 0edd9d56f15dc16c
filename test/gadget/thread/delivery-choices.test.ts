import { expect } from "@open-wc/testing";
import { choicesOf, undoSeconds } from "../../../gadget/thread/delivery-choices.ts";
import type { Delivery, FailureCode } from "../../../worker/protocol/message/entry.ts";
import { aDelivery, NOW } from "../support/builders.ts";

const failed = (code: FailureCode): Delivery =>
  aDelivery({ state: "failed", failure: { code, graph: null, help: "nothing" } });

describe("what can be done about a message that failed", () => {
  it("is no other try while Meta's time for a reply is over", () => {
    expect(choicesOf(failed("window_closed"), true, true)).to.deep.equal(["dismissed"]);
    expect(choicesOf(failed("window_closed"), true, false)).to.deep.equal(["retry", "dismissed"]);
    expect(choicesOf(failed("rejected"), true, true)).to.deep.equal(["retry", "dismissed"]);
  });
});

describe("the seconds for which a message is held", () => {
  const held = (until: number) => aDelivery({ state: "queued", waiting: { reason: "undo", until } });

  it("begin with what the desk set, also by a clock that is behind the Worker's", () => {
    expect(undoSeconds(held(NOW + 5_000), NOW)).to.equal(5);
    expect(undoSeconds(held(NOW + 5_000), NOW - 300)).to.equal(5);
  });

  it("end with one, not with none that can be pressed", () => {
    expect(undoSeconds(held(NOW + 200), NOW)).to.equal(1);
    expect(undoSeconds(held(NOW), NOW)).to.equal(0);
  });
});
