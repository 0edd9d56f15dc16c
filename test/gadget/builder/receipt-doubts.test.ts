import { expect } from "@open-wc/testing";
import { doubtsIn } from "../../../gadget/builder/receipt-doubts.ts";
import type { OutgoingTemplateOf } from "../../../worker/protocol/outgoing/outgoing.ts";

type Receipt = OutgoingTemplateOf<"receipt">;

const aReceipt = (summary: Receipt["summary"], more: Partial<Receipt> = {}): Receipt => ({
  ...{ type: "receipt", recipientName: "Ada", orderNumber: "1", currency: "EUR", paymentMethod: "Card" },
  summary,
  ...more,
});

describe("what a customer would wonder about in a receipt", () => {
  const sums = { subtotal: 31, shippingCost: 4.95, totalTax: 6.83 };

  it("is a total that is not what its parts come to, discounts taken off", () => {
    const adjustments = [{ name: "Voucher", amount: 5 }];

    expect(doubtsIn(aReceipt({ ...sums, totalCost: 37.78 }, { adjustments }))).to.deep.equal([]);
    const [doubt] = doubtsIn(aReceipt({ ...sums, totalCost: 42.78 }, { adjustments }));
    expect(doubt).to.deep.include({ what: "sum" });
    expect(doubt).to.have.property("sum").that.is.closeTo(37.78, 0.001);
  });

  it("is no sum that has yet to be written, or has no parts", () => {
    const none = null as unknown as number;

    expect(doubtsIn(aReceipt({ totalCost: 40 }))).to.deep.equal([]);
    expect(doubtsIn(aReceipt({ ...sums, totalCost: none }))).to.deep.equal([]);
    expect(doubtsIn(aReceipt({ subtotal: none, totalCost: 40 }))).to.deep.equal([]);
  });

  it("is a tax below zero", () => {
    expect(doubtsIn(aReceipt({ totalTax: -1, totalCost: 40 }))).to.deep.equal([{ what: "negativeTax" }]);
  });

  it("is an amount that the currency cannot have", () => {
    const decimals = [{ what: "decimals" }];

    expect(doubtsIn(aReceipt({ totalCost: 40.005 }))).to.deep.equal(decimals);
    expect(doubtsIn(aReceipt({ totalCost: 40.5 }, { currency: "JPY" }))).to.deep.equal(decimals);
    expect(doubtsIn(aReceipt({ totalCost: 40.005 }, { currency: "KWD" }))).to.deep.equal([]);
    expect(doubtsIn(aReceipt({ totalCost: 40.005 }, { currency: "EU" }))).to.deep.equal([]);
    expect(doubtsIn(aReceipt({ totalCost: 0.1 + 0.2 }))).to.deep.equal([]);
  });
});
