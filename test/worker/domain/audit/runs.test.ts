import { describe, expect, it } from "vitest";
import {
  judgedAt,
  judgedUntil,
  RUN_CUSTOMERS_MIN,
  RUN_MS,
  runsIn,
  type SentLine,
} from "../../../../worker/domain/audit/runs.ts";

const AT = RUN_MS * 1_000;
const MINUTE = 60_000;
const CRM = { as: "key", id: "api:crm", role: "service" } as const;
const KIM = { as: "agent", id: "kim", role: "agent" } as const;

/** So many messages, each to another customer, a second apart. */
const messages = (count: number, more: Partial<SentLine> = {}): SentLine[] =>
  Array.from({ length: count }, (_, n) => ({
    ...{ at: AT + n * 1_000, deed: "message.send", by: CRM, conversations: [`c_${String(n)}`] },
    ...more,
  }));

describe("who wrote to many", () => {
  it("wrote to so many different customers in one span, and not one fewer", () => {
    expect(runsIn(messages(RUN_CUSTOMERS_MIN - 1))).toEqual([]);
    expect(runsIn([...messages(RUN_CUSTOMERS_MIN), ...messages(3)])).toEqual([
      {
        ...{ by: CRM, span: 1_000, from: AT, until: AT + (RUN_CUSTOMERS_MIN - 1) * 1_000 },
        ...{ messages: RUN_CUSTOMERS_MIN + 3, customers: RUN_CUSTOMERS_MIN },
      },
    ]);
  });

  it("is nobody who wrote often to few, nor two who wrote to some each", () => {
    expect(runsIn(messages(80, { conversations: ["c_one"] }))).toEqual([]);
    expect(runsIn([...messages(20), ...messages(20, { by: KIM })])).toEqual([]);
  });

  it("is nobody who reacted, tried again, or was the system", () => {
    for (const more of [
      { deed: "message.react" },
      { deed: "message.retry" },
      { by: { as: "system", id: null } as const },
    ])
      expect(runsIn(messages(60, more))).toEqual([]);
  });

  it("has a line of each span, whoever looks when", () => {
    const long = Array.from({ length: 2 }, (_, span) =>
      messages(40).map((one) => ({ ...one, at: one.at + span * RUN_MS })),
    ).flat();
    expect(runsIn(long).map(({ span, customers }) => [span, customers])).toEqual([
      [1_000, 40],
      [1_001, 40],
    ]);
  });
});

it("a span is judged once it is over, and what is handed on late has come", () => {
  expect(judgedAt(AT)).toBe(AT + RUN_MS + 2 * MINUTE);
  expect(judgedUntil(judgedAt(AT) - 1)).toBe(AT);
  expect(judgedUntil(judgedAt(AT))).toBe(AT + RUN_MS);
});
