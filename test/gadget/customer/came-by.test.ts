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

  it("is what their references stand for, the last three, the last first, and never their seals", () => {
    const entries = [anEntry(1, { content: aText("Hello") }), says(2, order("1001")), says(3, order("1002"))];

    expect(cameBy(SEALED, entries)).to.equal("Order 1002, Order 1001");
    const more = [...entries, says(4, { written: "Your cart is kept" }), says(5, order("1001"))];
    expect(cameBy(SEALED, more)).to.equal("Order 1001, Order 1002");
    const many = ["1003", "1004"].map((value, at) => says(6 + at, order(value)));
    expect(cameBy(SEALED, [...entries, ...many])).to.equal("Order 1004, Order 1003, Order 1002");
    expect(cameBy(SEALED, [])).to.equal("");
  });

  it("is none that does not count, which takes nothing from those that do", () => {
    const refused = says(2, { ...order("1002"), refused: "other_person" });

    expect(cameBy(SEALED, [says(1, order("1001")), refused])).to.equal("Order 1001");
    expect(cameBy(SEALED, [refused])).to.equal("");
  });
});
