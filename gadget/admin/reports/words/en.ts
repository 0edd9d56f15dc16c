import type { Dimension } from "../../../../worker/protocol/reports/figures.ts";
import type { FigureName } from "../model/columns.ts";
import type { SpanName } from "../model/span.ts";

const figures: Record<FigureName, string> = {
  contacts: "Contacts",
  answered: "Answered",
  firstResponse: "First response",
  response: "Response",
  waiting: "Waiting",
  handling: "Handling",
  service: "In time",
  missed: "Missed offers",
  declined: "Declined offers",
  transferred: "Given on",
  reopened: "Came back",
  closed: "Closed",
  unanswered: "Never answered",
  outbound: "Begun by agents",
  satisfaction: "Satisfaction",
  responseRate: "Surveys answered",
};

const meanings: Record<FigureName, string> = {
  contacts:
    "Contacts that began. Of a queue: that came to wait there. Of an agent or a team: that an agent had.",
  answered: "Contacts that a person answered for the first time. What is automatic answers nobody.",
  firstResponse:
    "From the customer’s first message, or from when a bot handed over, to a person’s first answer.",
  response: "From each message that waits for an answer until a person gives it.",
  waiting: "From when a customer waits until an agent has the conversation.",
  handling: "How long agents had a contact, without what it was put aside. Of an agent: their own part.",
  service: "First answers within the target, of all that were given or should have been.",
  missed: "Offers that an agent did not answer.",
  declined: "Offers that an agent did not want.",
  transferred: "How often a contact went from who had it to a colleague, a team or a queue.",
  reopened: "Contacts that began within 24 hours of the end of the one before; of the agent who had that.",
  closed: "Contacts that were ended.",
  unanswered: "Closed contacts that a customer began and no person answered.",
  outbound: "Contacts in which an agent wrote first.",
  satisfaction:
    "What customers gave, from 1 to 5, on average, and how many they are; of the agent who had the contact when it was closed.",
  responseRate:
    "Of customers who were asked after their contact how satisfied they are, how many said so. Who answers later counts on the day of the answer.",
};

const spans: Record<SpanName, string> = {
  today: "Today",
  week: "7 days",
  month: "28 days",
  custom: "From – to",
};

const by: Record<Dimension, string> = {
  desk: "Nothing",
  agent: "Agents",
  team: "Teams",
  queue: "Queues",
  page: "Pages",
  tag: "Tags",
};

/** What the section on reports says. */
export const reportsEn = {
  figures,
  meanings,
  spans,
  by,
  intro: "What the team did, counted as it happens. Each thing counts on the day on which it happened.",
  clock: (timeZone: string) => `By the clock of the desk: ${timeZone}.`,
  asOf: (time: string) => `As of ${time}.`,
  refresh: "Refresh",
  span: "Time",
  from: "From",
  until: "To",
  backwards: "This ends before it begins.",
  long: (max: string) => `At most ${max} days.`,
  groupBy: "By",
  show: "Show",
  only: (name: string) => `Only ${name}`,
  all: "Show all",
  own: "These are your own figures.",
  none: "Nothing was counted in this time.",
  noneHint: "Contacts are counted from when customers write.",
  total: "Figures",
  /** The median, and what nine of ten are not longer than; the mean, and of how many. */
  spread: (median: string, p90: string) => `${median} (${p90})`,
  mean: (mean: string, count: string) => `${mean} (${count})`,
  spreadHint: "Of times: the median, and in brackets what nine of ten are not longer than.",
  target: (percent: string, seconds: string) => `Target: ${percent} within ${seconds}`,
  noTarget: "No target is set",
  onTime: "In time",
  surveyed: "Asked how satisfied",
  late: "Late",
  byDay: "Contacts by day",
  byHour: "Contacts by hour",
  firstByDay: "First response by day",
  median: "Median",
  asTable: "As a table",
  day: "Day",
  hour: "Hour",
  codes: "What contacts were about",
  code: "Code",
  scores: "Satisfaction",
  score: "Score",
  count: "Number",
  everyone: "Everyone",
  gone: (id: string) => `Not there any more (${id})`,
  leftOut: (n: string) => `${n} more with fewer contacts are not shown.`,
  csv: "Save the table as CSV",
  csvDays: "Save the days as CSV",
  csvMedian: (name: string) => `${name}: median (s)`,
  csvP90: (name: string) => `${name}: 90% (s)`,
  csvCount: (name: string) => `${name}: number`,
  what: "What each figure means",
};

export type ReportsWords = typeof reportsEn;
