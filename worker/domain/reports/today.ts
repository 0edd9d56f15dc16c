import { own } from "../../protocol/own.ts";
import { TODAY, TODAY_BY, type TodayFigures, type TodayTold } from "../../protocol/team/live.ts";
import { additionsOf, type Cell, type TeamsOf } from "./cells.ts";
import type { Fact } from "./fact.ts";

/** What was counted of one day, by what it is grouped: cells of which only counts matter here. */
export type DayCounts = { desk: Cell } & Record<
  (typeof TODAY_BY)[number],
  readonly { id: string; cell: Cell }[]
>;

/** Of a day, as it was counted. */
export function todayOf(counted: DayCounts, day: string, timeZone: string): TodayTold {
  const of = (cells: readonly { id: string; cell: Cell }[]): Record<string, TodayFigures> =>
    Object.fromEntries(cells.map(({ id, cell }) => [id, figuresIn(cell)]));
  const { desk, queue, team, page } = counted;
  return { day, timeZone, desk: figuresIn(desk), queue: of(queue), team: of(team), page: of(page) };
}

/** With one fact more, of which only what happened on that day counts. */
export function withFact(today: TodayTold, fact: Fact, teamsOf: TeamsOf): TodayTold {
  let after = today;
  for (const { key, add } of additionsOf(fact, today.timeZone, teamsOf)) {
    const { by, id, day } = key;
    const counts = TODAY.filter((counter) => add.counts?.includes(counter));
    if (day !== today.day || counts.length === 0) continue;
    const group = TODAY_BY.find((it) => it === by);
    if (by === "desk") after = { ...after, desk: plus(after.desk, counts) };
    else if (group !== undefined)
      after = {
        ...after,
        [group]: { ...after[group], [id]: plus(own(after[group], id) ?? NOTHING, counts) },
      };
  }
  return after;
}

const NOTHING: TodayFigures = { contacts: 0, answered: 0, onTime: 0, late: 0, missed: 0 };

function figuresIn({ counts }: Cell): TodayFigures {
  return Object.fromEntries(TODAY.map((counter) => [counter, counts[counter] ?? 0])) as TodayFigures;
}

function plus(figures: TodayFigures, counters: readonly (keyof TodayFigures)[]): TodayFigures {
  const after = { ...figures };
  for (const counter of counters) after[counter] += 1;
  return after;
}
