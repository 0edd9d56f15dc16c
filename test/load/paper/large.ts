import { billedOf, costOf, MONTH_DAYS, type Cost } from "../../../worker/protocol/metrics/cost.ts";
import { PREFIX } from "../../../worker/protocol/metrics/families.ts";
import { OBJECT_GIGABYTES } from "../../../worker/protocol/metrics/prices.ts";
import type { MetricsTold } from "../../../worker/protocol/metrics/told.ts";

/**
 * What a message takes, customers' and agents' together, as a load run counted it. Regenerate:
 * `npm run load -- --pages 4 --desks 2 --agents 12 --conversations 100 --minutes 2.5 --rate 6 --seed 7`.
 */
export const MEASURED = {
  questions: 823,
  answers: 706,
  conversations: 100,
  rowsWritten: 29193,
  /** Of these, by class of objects. */
  rowsOf: { conversation: 15698, desk: 8835, audit: 1903, search: 1887, reports: 630, page: 240 },
  rowsRead: 131824,
  objectRequests: 8569,
  storageBytes: 16060416,
  workerRequests: 2422,
  logEvents: 14212,
  /** Of the whole process, Worker and objects, on two cores that others used as well. */
  cpuMs: 18_900,
  /** What databases grew to, by class; `desks`: of so many. */
  storedOf: { conversation: 13_598_720, desk: 1_208_320, audit: 491_520, search: 368_640 },
  desks: 2,
} as const;

/** What is assumed beside it, in words in docs/operating.md. */
export const LARGE = {
  /** Of customers and agents together. */
  messagesPerS: 1_000,
  pages: 1_000,
  /** One for each Page, or for ten of them. */
  desks: 1_000,
  /** A conversation's object is awake for a customer's message, and for an answer with its echo and receipts; most of it waits for Meta. */
  awakeMs: { question: 60, answer: 500 },
  /** Of customers' messages, those with a file; its bytes; how often it is looked at. */
  files: { share: 0.05, bytes: 200_000, looks: 1 },
  /** What one object's database may hold, and a safe number of messages a second that one desk or Page takes (docs/operating.md). */
  databaseBytesMax: 10_000_000_000,
  objectPerS: 200,
  /** An agent answers once in so many seconds, on average of a day's busy hours. */
  secondsPerAnswer: 30,
} as const;

const MONTH_S = MONTH_DAYS * 24 * 60 * 60;

/** Of what was counted in all, what one message takes. */
export function aMessage(count: number): number {
  return count / (MEASURED.questions + MEASURED.answers);
}

/** Months until the index of a desk with so many Pages is full, if nothing is removed. What it holds of one text is at the most what it has grown by. */
export function monthsUntilFull(pagesOfDesk: number): number {
  const bytesPerS = aMessage(MEASURED.storedOf.search) * (LARGE.messagesPerS / LARGE.pages) * pagesOfDesk;
  return LARGE.databaseBytesMax / bytesPerS / MONTH_S;
}

/** How much of everything a second of it takes. */
export function aSecond() {
  const { questions, answers, conversations, ...counted } = MEASURED;
  const perS = (count: number): number => aMessage(count) * LARGE.messagesPerS;
  const questionsPerS = perS(questions);
  const answersPerS = perS(answers);
  return {
    questionsPerS,
    answersPerS,
    newConversationsPerS: perS(conversations),
    rowsWritten: perS(counted.rowsWritten),
    rowsRead: perS(counted.rowsRead),
    objectRequests: perS(counted.objectRequests),
    storageBytes: perS(counted.storageBytes),
    workerRequests: perS(counted.workerRequests),
    logEvents: perS(counted.logEvents),
    /** Conversations are awake for what they do, desks all the time. */
    awakeS:
      (questionsPerS * LARGE.awakeMs.question + answersPerS * LARGE.awakeMs.answer) / 1_000 + LARGE.desks,
    files: questionsPerS * LARGE.files.share,
    agents: answersPerS * LARGE.secondsPerAnswer,
  };
}

/** A month of it, as the administration would reckon it. `billed`: without what the plan includes. */
export function aMonth(): Cost & { billed: number; gigabyteSeconds: number } {
  const per = aSecond();
  const total = (family: string, perS: number, labels: Record<string, string> = {}) => ({
    ...{ name: PREFIX + family, type: "counter" as const, unit: "", help: "" },
    samples: [{ suffix: "_total", labels, value: perS * MONTH_S }],
  });
  const told: MetricsTold = {
    since: 0,
    at: MONTH_S * 1_000,
    families: [
      total("rows_written", per.rowsWritten),
      total("rows_read", per.rowsRead),
      total("object_requests", per.objectRequests),
      total("object_active_seconds", per.awakeS),
      total("storage_bytes", per.storageBytes),
      total("worker_requests", per.workerRequests),
      total("log_events", per.logEvents),
      total("bucket_operations", per.files, { class: "A" }),
      total("bucket_operations", per.files * LARGE.files.looks, { class: "B" }),
      total("bucket_written_bytes", per.files * LARGE.files.bytes),
    ],
  };
  const cost = costOf(told);
  return { ...cost, billed: billedOf(cost) ?? NaN, gigabyteSeconds: per.awakeS * MONTH_S * OBJECT_GIGABYTES };
}
