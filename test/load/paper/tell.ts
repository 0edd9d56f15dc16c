import { OBJECT_GIGABYTES, priceOf, type Priced } from "../../../worker/protocol/metrics/prices.ts";
import { aMessage, aMonth, aSecond, LARGE, MEASURED, monthsUntilFull } from "./large.ts";

/** Units of what is counted in bytes are bytes; of the others, times. */
const NAMES: Partial<Record<Priced, string>> = {
  rows_written: "rows written",
  rows_read: "rows read",
  object_requests: "requests to objects",
  object_duration: "time objects are awake, GB-s",
  storage: "databases, after the first month",
  worker_requests: "requests to the Worker",
  log_events: "events of the log",
  bucket_writes: "writes of the bucket",
  bucket_reads: "reads of the bucket",
  bucket_storage: "files, after the first month",
};

/** Rows of the table in docs/operating.md: what, a second, a month, the price, dollars a month. */
export function largeRows(): string[][] {
  const { lines, dollars } = ofMonth();
  return [
    ...lines.flatMap(({ what, month, monthDollars }) => {
      const name = NAMES[what];
      if (name === undefined || month === null || monthDollars === null) return [];
      const { dollars: price, per, isStored = false } = priceOf(what);
      const perS = month / MONTH_S;
      return [
        [
          name,
          isStored ? bytes(perS) : large(perS),
          isStored ? bytes(month) : large(month),
          `$${String(price)} for ${isStored ? bytes(per) : large(per)}`,
          usd(monthDollars),
        ],
      ];
    }),
    ["together", "", "", "", usd(dollars)],
  ];
}

/** Sentences of the chapter that hold figures, as they must stand there. */
export function largeFigures(): string[] {
  const per = aSecond();
  const { dollars, billed, lines } = ofMonth();
  const messages = LARGE.messagesPerS * MONTH_S;
  const logs = lines.find(({ what }) => what === "log_events")?.monthDollars ?? NaN;
  const share = (rows: number): string => `${String(Math.round((rows / MEASURED.rowsWritten) * 100))} %`;
  const { rowsOf } = MEASURED;
  return [
    `${large(MEASURED.questions)} messages of customers and ${large(MEASURED.answers)} of agents in ${String(MEASURED.conversations)} conversations`,
    `${aMessage(MEASURED.rowsWritten).toFixed(1)} rows written, ${aMessage(MEASURED.objectRequests).toFixed(1)} requests to objects, ${aMessage(MEASURED.workerRequests).toFixed(1)} to the Worker, ${aMessage(MEASURED.logEvents).toFixed(1)} events of the log and ${aMessage(MEASURED.cpuMs).toFixed(0)} ms of CPU`,
    `${large(Math.round(per.questionsPerS))} of customers and ${large(Math.round(per.answersPerS))} of agents`,
    `${large(Math.round(per.newConversationsPerS))} conversations begin each second`,
    `${large(Math.round(per.agents / 100) * 100)} agents, ${String(Math.round(per.agents / LARGE.desks))} at each desk`,
    `${share(rowsOf.conversation)} of the rows are conversations', ${share(rowsOf.desk)} desks', ${share(rowsOf.audit)} the audit's, ${share(rowsOf.search)} the index's`,
    `$${((dollars / messages) * 1_000_000).toFixed(0)} for a million messages`,
    `takes off ${usd(dollars - billed)}`,
    `${String(OBJECT_GIGABYTES * 1_000)} MB`,
    `${usd(logs)} of it`,
    `${bytes(MEASURED.storedOf.conversation / MEASURED.conversations)} each`,
    `after ${String(Math.floor(monthsUntilFull(1)))} months`,
    `with ten Pages after ${monthsUntilFull(10).toFixed(1)}`,
    `${String(Math.round(aMessage(MEASURED.storedOf.search)))} bytes of each text`,
    `${String(Math.ceil(LARGE.messagesPerS / LARGE.objectPerS))} desks are the least`,
    `${String(Math.round((aMessage(MEASURED.cpuMs) * LARGE.messagesPerS) / 1_000))} cores`,
  ];
}

const MONTH_S = 30 * 24 * 60 * 60;

function ofMonth() {
  const { lines, monthDollars, billed } = aMonth();
  return { lines, dollars: monthDollars ?? NaN, billed };
}

function usd(value: number): string {
  return `$${Math.round(value).toLocaleString("en")}`;
}

/** Three digits, and what they are of. */
function large(value: number): string {
  for (const [size, name] of [
    [1e9, " billion"],
    [1e6, " million"],
  ] as const)
    if (value >= size) return `${digits(value / size)}${name}`;
  return value >= 100 ? Math.round(value).toLocaleString("en") : digits(value);
}

function bytes(value: number): string {
  for (const [size, name] of [
    [1e12, "TB"],
    [1e9, "GB"],
    [1e6, "MB"],
    [1e3, "kB"],
  ] as const)
    if (value >= size) return `${digits(value / size)} ${name}`;
  return `${digits(value)} bytes`;
}

function digits(value: number): string {
  return String(Number(value.toPrecision(3)));
}
