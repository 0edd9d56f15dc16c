import * as v from "../values.ts";
import { costOf, type Cost } from "./cost.ts";
import { NOT_COUNTED, PRICES, PRICES_OF, priceOf, type Priced } from "./prices.ts";
import type { MetricsTold } from "./told.ts";

const Amount = v.pipe(v.number(), v.minValue(0));

/** What a desk costs, with all that its arithmetic needs. */
export const CostShape = v.strictObject({
  days: Amount,
  pricesOf: v.string(),
  dollars: Amount,
  monthDollars: v.nullable(Amount),
  ratesMissing: v.pipe(v.number(), v.safeInteger(), v.minValue(0)),
  lines: v.array(
    v.strictObject({
      what: v.picklist(Object.keys(PRICES) as Priced[]),
      ...{ used: Amount, price: Amount, per: Amount, dollars: Amount },
      ...{ month: v.nullable(Amount), monthDollars: v.nullable(Amount), ofFree: v.nullable(Amount) },
    }),
  ),
  notCounted: v.array(v.picklist(NOT_COUNTED)),
});

/** What was counted, as what it costs. */
export function costTold(told: MetricsTold): v.InferOutput<typeof CostShape> {
  const cost: Cost = costOf(told);
  return {
    ...cost,
    pricesOf: PRICES_OF,
    lines: cost.lines.map((line) => {
      const { dollars: price, per } = priceOf(line.what);
      return { ...line, price, per };
    }),
    notCounted: [...NOT_COUNTED],
  };
}
