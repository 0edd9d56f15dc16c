import {
  HOURLY,
  type Counter,
  type Dimension,
  type Hourly,
  type TimeOf,
} from "../../protocol/reports/figures.ts";
import { withTime, merged, type Histogram } from "./histogram.ts";
import type { Fact, Sample } from "./fact.ts";
import { localHour, type LocalHour } from "./local-time.ts";

/**
 * What is known of some time (a day, or a month) and one agent, queue and so on. What is 0 is left out. `codes`: how often a
 * contact was closed with each of the desk's codes; `scores`: how often customers gave each score; `hours`: of what lies in each hour
 * of the day.
 */
export type Cell = {
  counts: Partial<Record<Counter, number>>;
  times: Partial<Record<TimeOf, Histogram>>;
  codes?: Record<string, number>;
  scores?: Record<string, number>;
  hours?: Record<number, Partial<Record<Hourly, number>>>;
};

/** Of a time in which nothing happened. */
export const EMPTY_CELL: Cell = { counts: {}, times: {} };

/** Where a cell is kept. */
export type CellKey = { by: Dimension; id: string; day: string };

/** What a sample adds to the cells of one dimension. */
export type Addition = {
  counts?: readonly Counter[];
  times?: Partial<Record<TimeOf, number>>;
  codes?: readonly string[];
  score?: number;
};

/** Teams of an agent, by `sub`; none where nobody knows them. */
export type TeamsOf = (sub: string) => readonly string[];

/** What a fact adds, and where: each sample counts on the day on which it happened. */
export function additionsOf(
  { samples, page, tagged }: Pick<Fact, "samples" | "page" | "tagged">,
  timeZone: string,
  teamsOf: TeamsOf,
): { key: CellKey; hour: number; add: Addition }[] {
  const at = (sample: Sample, places: readonly { by: Dimension; id: string }[]) => {
    const { day, hour }: LocalHour = localHour(sample.at, timeZone);
    return places.flatMap(({ by, id }) => {
      const add = additionTo(by, sample);
      return add === null ? [] : [{ key: { by, id, day }, hour, add }];
    });
  };
  const tags = [...new Set(tagged?.tags)].map((id) => ({ by: "tag" as const, id }));
  return [
    ...samples.flatMap((sample) => at(sample, placesOf(sample, page, teamsOf))),
    ...(tagged?.samples ?? []).flatMap((sample) => at(sample, tags)),
  ];
}

/** The cell with one thing more, in that hour of its day. */
export function added(
  cell: Cell,
  { counts = [], times = {}, codes = [], score }: Addition,
  hour: number | null,
): Cell {
  const after: Cell = { ...cell, counts: { ...cell.counts }, times: { ...cell.times } };
  for (const counter of counts) after.counts[counter] = (after.counts[counter] ?? 0) + 1;
  for (const [time, ms] of Object.entries(times) as [TimeOf, number][])
    after.times[time] = withTime(after.times[time] ?? {}, ms);
  if (codes.length > 0) after.codes = summed(after.codes ?? {}, countedOnce(codes));
  if (score !== undefined) after.scores = summed(after.scores ?? {}, { [score]: 1 });
  const hourly = counts.filter((counter): counter is Hourly =>
    (HOURLY as readonly string[]).includes(counter),
  );
  if (hour === null || hourly.length === 0) return after;
  return {
    ...after,
    hours: { ...after.hours, [hour]: summed(after.hours?.[hour] ?? {}, countedOnce(hourly)) },
  };
}

/** Of both. It does not matter in which order several are merged. */
export function mergedCells(one: Cell, other: Cell): Cell {
  const times: Cell["times"] = { ...one.times };
  for (const [time, histogram] of Object.entries(other.times) as [TimeOf, Histogram][])
    times[time] = merged(times[time] ?? {}, histogram);
  const [codes, scores] = [either(one.codes, other.codes), either(one.scores, other.scores)];
  return {
    ...{ counts: summed(one.counts, other.counts), times },
    ...(codes === undefined ? {} : { codes }),
    ...(scores === undefined ? {} : { scores }),
    ...mergedHours(one.hours, other.hours),
  };
}

function mergedHours(one: Cell["hours"], other: Cell["hours"]): Pick<Cell, "hours"> {
  if (one === undefined || other === undefined) {
    const hours = one ?? other;
    return hours === undefined ? {} : { hours };
  }
  const hours = { ...one };
  for (const [hour, counts] of Object.entries(other))
    hours[Number(hour)] = summed(hours[Number(hour)] ?? {}, counts);
  return { hours };
}

/** Where a sample counts; nowhere twice. */
function placesOf(sample: Sample, page: string, teamsOf: TeamsOf): { by: Dimension; id: string }[] {
  const agent = "agent" in sample ? sample.agent : null;
  const place = sample.queue ?? null;
  const team = place?.startsWith("team:") === true ? place.slice("team:".length) : null;
  // Who waits for one agent waits in no queue.
  const queue = place === null || team !== null || place.startsWith("agent:") ? null : place;
  const teams = new Set([...(agent === null ? [] : teamsOf(agent)), ...(team === null ? [] : [team])]);
  const of = (by: Dimension, ids: Iterable<string>) => [...ids].map((id) => ({ by, id }));
  return [
    ...of("desk", [""]),
    ...of("agent", agent === null ? [] : [agent]),
    ...of("team", teams),
    ...of("queue", queue === null ? [] : [queue]),
    ...of("page", [page]),
  ];
}

/**
 * What a sample says of the desk, an agent and so on; null: nothing. A contact comes to the desk, to a Page or by a tag when it
 * begins, to a queue when it waits there, and to an agent or a team when an agent has it.
 */
function additionTo(by: Dimension, sample: Sample): Addition | null {
  switch (sample.kind) {
    case "begun":
      if (isOfPeople(by) || by === "queue") return null;
      return { counts: sample.by === "agent" ? ["contacts", "outbound"] : ["contacts"] };
    case "queued":
      return by === "queue" ? { counts: ["contacts"] } : null;
    case "taken":
      return {
        counts: isOfPeople(by) ? ["contacts"] : [],
        times: sample.ms === undefined ? {} : { waiting: sample.ms },
      };
    case "answered": {
      const { isOnTime, ms } = sample;
      const service = isOnTime === undefined ? [] : ([isOnTime ? "onTime" : "late"] as const);
      return { counts: ["answered", ...service], times: { firstResponse: ms } };
    }
    case "responded":
      return { times: { response: sample.ms } };
    case "held":
      // Of the desk and so on: with the end of the contact, by all who had it.
      return isOfPeople(by) ? { times: { handling: sample.ms } } : null;
    case "closed": {
      const { isUnanswered, isOnTime, ms, codes } = sample;
      const counts: Counter[] = ["closed"];
      if (isUnanswered) counts.push("unanswered");
      if (isOnTime === false) counts.push("late");
      return { counts, codes, times: isOfPeople(by) || ms === 0 ? {} : { handling: ms } };
    }
    case "rated":
      return { score: sample.score };
    case "reopened":
    case "missed":
    case "declined":
    case "transferred":
    case "surveyed":
      return { counts: [sample.kind] };
  }
}

function isOfPeople(by: Dimension): boolean {
  return by === "agent" || by === "team";
}

function summed<K extends string>(
  one: Partial<Record<K, number>>,
  other: Partial<Record<K, number>>,
): Record<K, number> {
  const sum = { ...one } as Record<K, number>;
  for (const [key, count] of Object.entries(other) as [K, number][])
    sum[key] = (Object.hasOwn(sum, key) ? sum[key] : 0) + count;
  return sum;
}

function either(
  one: Record<string, number> | undefined,
  other: Record<string, number> | undefined,
): Record<string, number> | undefined {
  return one === undefined || other === undefined ? (one ?? other) : summed(one, other);
}

function countedOnce<K extends string>(keys: readonly K[]): Record<K, number> {
  return Object.fromEntries(keys.map((key) => [key, 1])) as Record<K, number>;
}
