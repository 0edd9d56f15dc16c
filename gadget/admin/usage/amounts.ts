import { priceOf, type Priced } from "../../../worker/protocol/metrics/prices.ts";
import { dateIn, measureIn } from "../../platform/measures.ts";
import { amountIn, dollarsIn, priceIn, shareIn } from "../../platform/money.ts";
import { spoken } from "../words/words.ts";

// Numbers, shares and money as the administrator's language writes them.

const HOURS = 24;
const MINUTES = 24 * 60;
const PAID_MIN = 0.0001;
const GIGABYTE = 1_000_000_000;

export const dollars = (n: number): string => dollarsIn(spoken.lang, n);
/** The same of what is paid: behind four digits nothing is. */
export const paid = (n: number): string => (n > 0 && n < PAID_MIN ? `< ${dollars(PAID_MIN)}` : dollars(n));
export const amount = (n: number): string => amountIn(spoken.lang, n);
export const share = (of: number): string => shareIn(spoken.lang, of);
/** "November 30, 2026", of `2026-11-30`. */
export const longDate = (day: string): string => dateIn(spoken.lang, day);

/** "12 days", "3 hours", "40 minutes": how long it was counted. */
export function lastingDays(days: number): string {
  if (days >= 1) return measureIn(spoken.lang, Math.floor(days * 10) / 10, "day");
  const hours = Math.floor(days * HOURS);
  if (hours > 0) return measureIn(spoken.lang, hours, "hour");
  return measureIn(spoken.lang, Math.floor(days * MINUTES), "minute");
}

/** How a line comes to its dollars: "2,000,000 ÷ 1,000,000 × $1.00 = $2.00", of what is stored "3 GB × $0.20 = $0.60". */
export function arithmetic(what: Priced, used: number, comesTo: number): string {
  const { dollars: price, per, isStored = false } = priceOf(what);
  const times = priceIn(spoken.lang, price);
  const sum = isStored
    ? `${amount(used / GIGABYTE)} GB × ${times}`
    : `${amount(used)} ÷ ${amount(per)} × ${times}`;
  return `${sum} = ${dollars(comesTo)}`;
}
