import { PREFIX, traitsOf } from "../../protocol/metrics/families.ts";
import { readSeries, type Tally } from "./series.ts";

/** Analytics Engine takes so many of one invocation ("limits"). */
const POINTS_MAX = 200;

/** A point as Analytics Engine takes it. */
export type Point = { indexes: string[]; blobs: string[]; doubles: number[] };

/**
 * What was counted since the last time, as points: index1 the desk, blob1 the family as metrics name it, then its labels in their order (of a
 * histogram the bucket last, by its upper bound), double1 how much more. What the edge tells itself is left out.
 */
export function pointsOf(desk: string, tally: Tally): Point[] {
  return Object.entries(tally)
    .flatMap(([series, value]) => {
      const read = readSeries(series);
      if (read === null || traitsOf(read.family).by === "edge") return [];
      const { buckets = [] } = traitsOf(read.family);
      const part = read.part === null ? [] : [boundOf(buckets, read.part)];
      return [{ indexes: [desk], blobs: [PREFIX + read.family, ...read.words, ...part], doubles: [value] }];
    })
    .slice(0, POINTS_MAX);
}

function boundOf(buckets: readonly number[], part: string): string {
  return part === "sum" ? part : String(buckets[Number(part)] ?? "+Inf");
}
