import type { Figures, Spread } from "../../../../worker/protocol/reports/figures.ts";
import type { Report, ReportGroup } from "../../../../worker/protocol/reports/report.ts";

const MINUTE = 60_000;

export function aSpread(medianMs: number, p90Ms = medianMs * 4, count = 10): Spread {
  return { count, medianMs, p90Ms };
}

/** Of a time in which nothing happened, but for what is named. */
export function aFigures(more: Partial<Figures> = {}): Figures {
  return {
    ...{ contacts: 0, outbound: 0, answered: 0, onTime: 0, late: 0, missed: 0, declined: 0 },
    ...{ transferred: 0, reopened: 0, closed: 0, unanswered: 0, surveyed: 0 },
    ...{ firstResponse: null, response: null, waiting: null, handling: null, codes: {}, scores: {} },
    ...more,
  };
}

function aGroup(id: string, name: string | null, contacts: number): ReportGroup {
  return {
    ...{ id, name },
    figures: aFigures({
      ...{ contacts, answered: contacts - 2, onTime: contacts - 6, late: 4, missed: 3, declined: 1 },
      ...{ transferred: 2, reopened: 1, closed: contacts - 1, unanswered: 1, outbound: 2 },
      firstResponse: aSpread(41_000, 3 * MINUTE + 10_000),
      response: aSpread(52_000),
      waiting: aSpread(20_000),
      handling: aSpread(9 * MINUTE, 50 * MINUTE),
      scores: { 5: 6, 4: 3, 1: 1 },
    }),
  };
}

const GROUPS: Partial<Record<string, ReportGroup[]>> = {
  agent: [
    aGroup("kim", "Kim Lee", 120),
    aGroup("sam", "Sam Fox", 80),
    aGroup("lina", "لينا حداد", 31),
    aGroup("gone", null, 9),
  ],
  queue: [
    { ...aGroup("sales", "Sales", 140), target: { seconds: 30, percent: 99 } },
    aGroup("pool:", "", 60),
  ],
};

/** A week of a desk, or of one of its groups. */
export function aReport({ from = "2026-11-14", until = "2026-11-20", by = "agent", only = "" } = {}): Report {
  const days: Report["days"] = [];
  for (
    let at = Date.parse(`${from}T00:00:00Z`);
    at <= Date.parse(`${until}T00:00:00Z`);
    at += 1_440 * MINUTE
  ) {
    const n = days.length;
    const contacts = 20 + ((n * 13) % 17);
    days.push({
      ...{
        day: new Date(at).toISOString().slice(0, 10),
        contacts,
        answered: contacts - 3,
        closed: contacts - 4,
      },
      ...{ onTime: contacts - 7, late: 4, firstResponse: aSpread(30_000 + ((n * 7) % 5) * 9_000) },
    });
  }
  const groups = (GROUPS[by] ?? []).filter(({ id }) => only === "" || id === only);
  return {
    ...{ timeZone: "Europe/Berlin", today: "2026-11-20", days, groups, groupsLeftOut: 0, isOwn: false },
    total: {
      ...(groups[0]?.figures ?? aGroup("", "", 240).figures),
      codes: { refund: 40, delivery: 21, old: 2 },
    },
    hours: Array.from({ length: 24 }, (_, hour) => {
      const contacts = hour < 7 || hour > 21 ? 0 : 14 - Math.abs(14 - hour);
      return { hour, contacts, answered: Math.max(0, contacts - 2), closed: contacts };
    }),
    codes: { refund: "Refund", delivery: "Delivery" },
    target: { seconds: 60, percent: 98 },
  };
}

/** Nothing was counted yet. */
export function noReport(): Report {
  const nothing = { contacts: 0, answered: 0, closed: 0 };
  return {
    ...aReport(),
    total: aFigures(),
    days: aReport().days.map(({ day }) => ({ day, ...nothing, onTime: 0, late: 0, firstResponse: null })),
    hours: aReport().hours.map(({ hour }) => ({ hour, ...nothing })),
    groups: [],
    target: null,
  };
}
