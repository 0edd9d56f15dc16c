/** What somebody is about to buy: a cookie of their browser's, and so whatever anybody wrote into it. */
import { productOf, type Product } from "./catalogue.ts";

export type Line = { product: string; name: string; count: number; price: number };
type Basket = ReadonlyMap<string, number>;

/** Of one product. */
const COUNT_MAX = 20;

/** Reads `tent:1.stove:2`; what is no product or no number is left out. */
export function readBasket(text: string): Basket {
  const basket = new Map<string, number>();
  for (const part of text.split(".")) {
    const [id = "", count = ""] = part.split(":");
    if (productOf(id) !== null && /^\d{1,2}$/.test(count) && Number(count) > 0)
      basket.set(id, Math.min(Number(count), COUNT_MAX));
  }
  return basket;
}

export function writeBasket(basket: Basket): string {
  return [...basket].map(([id, count]) => `${id}:${String(count)}`).join(".");
}

/** One more of a product (`by` 1) or one less (-1). */
export function changed(basket: Basket, product: Product, by: 1 | -1): Basket {
  const count = Math.min((basket.get(product.id) ?? 0) + by, COUNT_MAX);
  const others = [...basket].filter(([id]) => id !== product.id || count > 0);
  return new Map(count > 0 ? new Map(others).set(product.id, count) : others);
}

/** At today's prices, in the order in which they were put in. */
export function linesOf(basket: Basket): Line[] {
  return [...basket].flatMap(([id, count]) => {
    const product = productOf(id);
    return product === null ? [] : [{ product: id, name: product.name, count, price: product.price }];
  });
}

export function totalOf(lines: readonly Line[]): number {
  return lines.reduce((sum, { count, price }) => sum + count * price, 0);
}

export function countOf(basket: Basket): number {
  return [...basket.values()].reduce((sum, count) => sum + count, 0);
}
