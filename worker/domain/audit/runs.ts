import type { AuditWho } from "./deed.ts";

/** So many different customers within RUN_MS are more than anybody answers one by one. */
export const RUN_CUSTOMERS_MIN = 25;
export const RUN_MS = 10 * 60_000;
/** What was done is handed on within a minute, and later where the audit was out of reach: so long nobody judges. */
const LATE_MS = 2 * 60_000;

/** Deeds by which a message leaves for a customer. */
const SENDING: ReadonlySet<string> = new Set(["message.send", "checkbox.write"]);

/** Of a line of the kind `sent`: what is read of it. */
export type SentLine = {
  at: number;
  deed: string;
  by: AuditWho;
  conversations?: readonly string[];
};

/** One who wrote to many within a span: since when, until when (ms), how many messages, to how many customers. */
export type BulkRun = {
  by: AuditWho;
  span: number;
  from: number;
  until: number;
  messages: number;
  customers: number;
};

/** Until which time (ms, exclusive) lines can be judged by now. */
export function judgedUntil(now: number): number {
  return Math.floor((now - LATE_MS) / RUN_MS) * RUN_MS;
}

/** When lines of that time can be judged, in ms. */
export function judgedAt(at: number): number {
  return (Math.floor(at / RUN_MS) + 1) * RUN_MS + LATE_MS;
}

/**
 * Who wrote to many, whatever they did it with: a macro again and again, a program's updates of orders, messages for a campaign. Spans are those of
 * the clock, so that the same lines are the same runs whenever they are looked at.
 */
export function runsIn(lines: readonly SentLine[]): BulkRun[] {
  const runs = new Map<string, BulkRun & { whom: Set<string> }>();
  for (const { at, deed, by, conversations = [] } of lines) {
    if (!SENDING.has(deed) || by.id === null) continue;
    const span = Math.floor(at / RUN_MS);
    const key = JSON.stringify([by.as, by.id, span]);
    const run = runs.get(key) ?? {
      by,
      span,
      from: at,
      until: at,
      messages: 0,
      customers: 0,
      whom: new Set(),
    };
    runs.set(key, run);
    run.messages += 1;
    for (const one of conversations) run.whom.add(one);
    run.from = Math.min(run.from, at);
    run.until = Math.max(run.until, at);
  }
  return [...runs.values()]
    .filter(({ whom }) => whom.size >= RUN_CUSTOMERS_MIN)
    .map(({ whom, ...run }) => ({ ...run, customers: whom.size }));
}
