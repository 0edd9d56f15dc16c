import { remembered } from "./remembered.ts";

/**
 * What an isolate used beside its objects' own work: lines of the log, operations and bytes of the bucket, points of Analytics Engine, and how often it asked where
 * the data lies: that object must call nobody, for it may be in another jurisdiction than all others.
 */
export type Used = {
  lines: number;
  classA: number;
  classB: number;
  bytes: number;
  points: number;
  placements: number;
};

const NOTHING: Used = { lines: 0, classA: 0, classB: 0, bytes: 0, points: 0, placements: 0 };

const used = remembered((): Used => ({ ...NOTHING }));

/**
 * Something was used, for whichever desk. An isolate serves several, and what it used is told by the next object in it that tells anything:
 * the sum of all desks is right, and the share of each as good as that allows.
 */
export function use(what: keyof Used, by = 1): void {
  used()[what] += by;
}

/** All since it was asked last. */
export function takeUsed(): Used {
  const all = { ...used() };
  Object.assign(used(), NOTHING);
  return all;
}
