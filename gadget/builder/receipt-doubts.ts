import type { OutgoingTemplateOf } from "../../worker/protocol/outgoing/outgoing.ts";
import { decimalsOf } from "../words/money.ts";

type Receipt = OutgoingTemplateOf<"receipt">;

/**
 * What Messenger takes and a customer would wonder about. `sum`, in units of the currency: what the parts come to, where
 * that is not the total.
 */
export type Doubt = { what: "sum"; sum: number } | { what: "negativeTax" } | { what: "decimals" };

/** In the order in which they are read. Numbers that have yet to be written are null. */
export function doubtsIn({ summary, adjustments = [], elements = [], currency }: Receipt): Doubt[] {
  const { subtotal, shippingCost, totalTax, totalCost } = summary;
  const discounts = adjustments.map(({ amount }) => amount);
  const amounts = [
    ...elements.map(({ price }) => price),
    ...[subtotal, shippingCost, totalTax, totalCost],
    ...discounts,
  ].filter((amount) => typeof amount === "number");
  const scale = 10 ** decimalsOf(currency);
  const sum = numberOf(subtotal) + numberOf(shippingCost) + numberOf(totalTax) - total(discounts);
  const isKnown = typeof subtotal === "number" && typeof totalCost === "number";
  const isOff = isKnown && Math.abs(sum - totalCost) * scale >= 0.5;
  return [
    ...(numberOf(totalTax) < 0 ? [{ what: "negativeTax" } as const] : []),
    ...(amounts.some((amount) => !isWhole(amount * scale)) ? [{ what: "decimals" } as const] : []),
    ...(isOff ? [{ what: "sum", sum } as const] : []),
  ];
}

/** As near as numbers with a point get. */
function isWhole(number: number): boolean {
  return Math.abs(number - Math.round(number)) < 1e-6;
}

function numberOf(amount: number | null | undefined): number {
  return amount ?? 0;
}

function total(amounts: readonly (number | null)[]): number {
  return amounts.reduce<number>((sum, amount) => sum + numberOf(amount), 0);
}
