import { median, rounded } from "../measuring/statistics.ts";
import type { Running } from "../measuring/workerd.ts";

/** The product, and the least that one object, or a conversation's and a desk's, could do in its place. */
export const SIDES = ["product", "floor", "floorOfTwo"] as const;
type Side = (typeof SIDES)[number];
export type Sides = Record<Side, Running>;
export type PerSide<T> = Record<Side, T>;

export function perSide<T>(make: (side: Side) => T): PerSide<T> {
  return { product: make("product"), floor: make("floor"), floorOfTwo: make("floorOfTwo") };
}

export function medians(values: PerSide<number[]>): PerSide<number> {
  return perSide((side) => median(values[side]));
}

/** Who goes first alternates, so that no side always meets the warmer machine. */
export function inTurn(round: number): Side[] {
  const first = round % SIDES.length;
  return [...SIDES.slice(first), ...SIDES.slice(0, first)];
}

/** The product beside each floor, as figures and as a line for people. */
export function ratiosOf(name: string, values: PerSide<number>): Record<string, number> {
  const { product, floor, floorOfTwo } = values;
  return {
    [`${name}_ratio`]: rounded(product / floor),
    [`${name}_two_objects_ratio`]: rounded(product / floorOfTwo),
  };
}

export function lineOf(what: string, { product, floor, floorOfTwo }: PerSide<number>, unit: string): string {
  const beside = (least: number): string => `${least.toFixed(2)}, ratio ${(product / least).toFixed(2)}`;
  return `${what}: ${product.toFixed(2)} ${unit}; one object ${beside(floor)}; two ${beside(floorOfTwo)}`;
}
