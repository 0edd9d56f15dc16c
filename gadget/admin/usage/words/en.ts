import type { NotCounted, Priced } from "../../../../worker/protocol/metrics/prices.ts";

/** What the screen of usage and cost says. Amounts, prices and sums are shown as they are told. */
export type UsageWords = {
  title: string;
  what: string;
  allDesks: string;
  noDesk: string;
  reading: (done: string, all: string) => string;
  again: string;
  /** Desks by their names. */
  lost: (names: readonly string[]) => string;
  none: string;
  noneHint: string;
  /** `span`: "12 days". */
  soFar: (span: string) => string;
  month: string;
  noRate: string;
  billed: string;
  /** `price`: of the plan. */
  billedHint: (price: string) => string;
  ratesMissing: (count: string) => string;
  linesTitle: string;
  /** `sum`: "2,000,000 ÷ 1,000,000 × $1.00 = $2.00". */
  used: (sum: string) => string;
  inMonth: (sum: string) => string;
  stored: (sum: string) => string;
  storedSoFar: (span: string, price: string) => string;
  aMonth: (price: string) => string;
  ofFree: (share: string) => string;
  /** What was not used at all. */
  unused: (names: readonly string[]) => string;
  notCountedTitle: string;
  prices: (day: string) => string;
  pages: string;
  lines: Record<Priced, string>;
  notCounted: Record<NotCounted, string>;
};

export const usageEn: UsageWords = {
  title: "Usage and cost",
  what: "What Cloudflare asks for what was used here since the desk counts, and what 30 days at this rate would cost. What an account includes is taken off no desk.",
  allDesks: "All desks together",
  noDesk: "There is no desk yet.",
  reading: (done, all) => `${done} of ${all} desks asked`,
  again: "Reckon anew",
  lost: (names) => `Not in these sums, because they did not answer: ${names.join(", ")}.`,
  none: "Nothing was counted yet.",
  noneHint: "The first message or sign-in begins it.",
  soFar: (span) => `So far, in ${span}`,
  month: "30 days at this rate",
  noRate: "Within the first hour there is no rate.",
  billed: "Of that billed",
  billedHint: (price) =>
    `where the account has nothing else: what the paid plan includes is taken off. The plan itself is ${price} a month.`,
  ratesMissing: (count) => `Desks that have counted for less than an hour, and are in no month: ${count}.`,
  linesTitle: "How it is reckoned",
  used: (sum) => `Used: ${sum}`,
  inMonth: (sum) => `30 days: ${sum}`,
  stored: (sum) => `Lies there now, a month: ${sum}`,
  storedSoFar: (span, price) => `In ${span}: ${price}`,
  aMonth: (price) => `${price} a month`,
  ofFree: (share) => `${share} of what the free plan allows a day`,
  unused: (names) => `Nothing yet: ${names.join(", ")}.`,
  notCountedTitle: "Not counted",
  prices: (day) => `Prices of the Workers Paid plan in US dollars, as of ${day}.`,
  pages: "They stand here:",
  lines: {
    rows_written: "Rows written",
    rows_read: "Rows read",
    object_requests: "Requests to objects",
    object_duration: "Time objects are awake (GB-seconds)",
    storage: "Databases of objects",
    worker_requests: "Requests to the Worker",
    log_events: "Events of the log",
    bucket_writes: "Writes to the bucket (class A)",
    bucket_reads: "Reads of the bucket (class B)",
    bucket_storage: "Files in the bucket (at most)",
    analytics_points: "Points of Analytics Engine",
  },
  notCounted: {
    cpu: "The time that the Worker's scripts compute (CPU): no clock runs for them.",
    own_time: "The same within objects: their time above is what they waited.",
    without_desk: "Requests that are answered without a desk, such as files that are looked at.",
    removed_files:
      "Files that were removed: they are taken off nothing, so the bucket holds at most what is said.",
    before: "What was used, or lay there, before the desk began to count.",
    lost: "What an object had counted, and had yet to tell, when it died.",
  },
};
