import type { Cost } from "../../../worker/protocol/metrics/cost.ts";
import type { Findings } from "../ledger.ts";
import type { LoadOptions } from "../plan.ts";
import type { Span } from "../timeline.ts";

/** Times of a run, in ms: all of it, and each interval. */
export type Latency = { whole: Span; spans: Span[] };

/** What was looked at every interval. Null: not to be seen from here. */
export type Sample = {
  atMs: number;
  /** Customers' messages and answers since the one before, a second. */
  questionsPerS: number;
  answersPerS: number;
  /** Messages that should have been written by then and were not, because so many had no answer yet. */
  behind: number;
  /** Of the Worker's process. `cpu`: cores that it kept busy. */
  workerBytes: number | null;
  workerCpu: number | null;
  /** Of the process that plays everybody. */
  playersBytes: number;
};

/** A whole run, as the JSON beside the report has it. */
export type LoadReport = {
  /** When it began, in ms since 1970. */
  startedAt: number;
  /** How long customers wrote, in ms, and how long it took until nothing was under way. */
  wroteMs: number;
  settledMs: number;
  /** Somebody stopped it before its time. */
  isStopped: boolean;
  /** "a Worker of its own", or the address of one. */
  where: string;
  machine: string;
  options: LoadOptions;
  ratePlanned: number;
  questions: number;
  answers: number;
  conversations: number;
  /** Null: it was stopped before anybody looked. */
  findings: Findings | null;
  latency: { customerToAgent: Latency; agentToGraph: Latency; webhook: Latency };
  samples: Sample[];
  /** Whatever went wrong, by what it was, and how often. */
  errors: Record<string, number>;
  /** Null: nobody may read what the desks counted. `rowsRead` and the others: of all desks. */
  cost: (Cost & { perMillion: number }) | null;
  /** Of objects, by class. */
  counted: Record<
    "rowsWritten" | "rowsRead" | "objectRequests" | "storageBytes",
    Record<string, number>
  > | null;
  /** CPU of the Worker's process from the first message until nothing was under way, in ms; null: not to be seen from here. */
  workerCpuMs: number | null;
  cannot: string[];
};

/** Why a run counts as failed, in sentences; none where it is well. */
export function faultsOf({ findings, questions }: Pick<LoadReport, "findings" | "questions">): string[] {
  if (questions === 0) return ["Nobody wrote."];
  if (findings === null) return ["Nobody looked whether everything arrived."];
  const { lost, doubled, outOfOrder, strange, unread } = findings;
  return [
    [lost, "lost"],
    [doubled, "doubled"],
    [outOfOrder, "out of order"],
    [strange, "never sent, and there"],
    [unread, "conversations that cannot be read"],
  ].flatMap(([count, what]) => (count === 0 ? [] : [`${String(count)} ${String(what)}`]));
}
