import { expect } from "@open-wc/testing";
import { cameBy } from "../../../gadget/customer/came-by.ts";
import type { ReferenceOutcome } from "../../../worker/protocol/references/reference.ts";
import { anEntry, aText } from "../support/builders.ts";

const SEALED = "fbr1_c2VhbGVk";
const says = (id: number, outcome: ReferenceOutcome) =>
  anEntry(id, {
    author: { type: "system" },
    content: { kind: "event", event: { type: "reference", ...outcome } },
  });
const order = (value: string) => ({ reference: "0".repeat(16), kind: "Order", value });

describe("by what a customer came", () => {
  it("is the mark of their link", () => {
    expect(cameBy("order-1234", [says(1, order("1001"))])).to.equal("order-1234");
    expect(cameBy(undefined, [says(1, order("1001"))])).to.equal("");
  });

  it("is what their last reference stands for, and never its seal", () => {
    const entries = [anEntry(1, { content: aText("Hello") }), says(2, order("1001")), says(3, order("1002"))];

    expect(cameBy(SEALED, entries)).to.equal("Order 1002");
    expect(cameBy(SEALED, [...entries, says(4, { written: "Your cart is kept" })])).to.equal("Order 1002");
    expect(cameBy(SEALED, [])).to.equal("");
  });

  it("is nothing where that one does not count", () => {
    const entries = [says(1, order("1001")), says(2, { ...order("1002"), refused: "other_person" })];

    expect(cameBy(SEALED, entries)).to.equal("");
  });
});
