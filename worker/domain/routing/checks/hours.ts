import type { Hours, RoutingConfig } from "../../../protocol/routing/config.ts";
import type { RoutingProblem } from "../../../protocol/routing/problems.ts";
import { isTimeZone, neverOpens } from "../hours.ts";

type Span = { from: string; to: string };

/** What is wrong with business hours, and with the clock by which days are counted. */
export function hoursProblems(config: RoutingConfig, now: number): RoutingProblem[] {
  const { hours, timeZone } = config;
  const isUnknown = timeZone !== undefined && !isTimeZone(timeZone);
  return [
    ...hours.flatMap((it, at) => {
      const path = `hours.${String(at)}`;
      const found = problemsOf(it, path, now);
      if (found.length > 0 || isUsed(config, it)) return found;
      return [{ path, why: "no_effect" as const }];
    }),
    ...(isUnknown ? [{ path: "timeZone", why: "no_time_zone" as const }] : []),
  ];
}

/** Whether a queue opens by them, or a rule looks at them. */
function isUsed({ queues, rules }: RoutingConfig, { id }: Hours): boolean {
  return queues.some(({ hours }) => hours === id) || rules.some(({ when }) => when.hours?.id === id);
}

function problemsOf(hours: Hours, path: string, now: number): RoutingProblem[] {
  const { week, holidays } = hours;
  const dates = holidays.map(({ date }) => date);
  return [
    ...(isTimeZone(hours.timeZone) ? [] : [{ path: `${path}.timeZone`, why: "no_time_zone" as const }]),
    ...week.flatMap((span, i) => [
      ...backwards(span, `${path}.week.${String(i)}`),
      ...overlapping(
        span,
        week.slice(0, i).filter(({ days }) => days.some((day) => span.days.includes(day))),
        `${path}.week.${String(i)}`,
      ),
    ]),
    ...holidays.flatMap(({ date, open }, i) => [
      ...(dates.indexOf(date) < i
        ? [{ path: `${path}.holidays.${String(i)}.date`, why: "same_date" as const }]
        : []),
      ...open.flatMap((span, j) => {
        const place = `${path}.holidays.${String(i)}.open.${String(j)}`;
        return [...backwards(span, place), ...overlapping(span, open.slice(0, j), place)];
      }),
    ]),
    ...(neverOpens(hours, now) ? [{ path, why: "never_opens" as const }] : []),
  ];
}

function backwards({ from, to }: Span, path: string): RoutingProblem[] {
  return from < to ? [] : [{ path, why: "ends_before_it_begins" }];
}

function overlapping({ from, to }: Span, others: readonly Span[], path: string): RoutingProblem[] {
  return others.some((it) => from < it.to && it.from < to) ? [{ path, why: "overlaps" }] : [];
}
