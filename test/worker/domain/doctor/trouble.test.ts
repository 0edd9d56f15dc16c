import { describe, expect, it } from "vitest";
import { troubleOf } from "../../../../worker/domain/doctor/trouble.ts";
import type { Check, CheckName, CheckReason } from "../../../../worker/protocol/admin/doctor.ts";
import type { PageTrouble } from "../../../../worker/protocol/frames.ts";

const SINCE = Date.UTC(2026, 10, 20);
const END = SINCE + 3 * 24 * 60 * 60_000;

const wrong = (check: CheckName, reason: CheckReason, more: Partial<Check> = {}): Check => ({
  ...{ check, reason, state: "attention", since: SINCE },
  ...more,
});

describe("what agents are told of findings", () => {
  it.each<[string, Check[], PageTrouble["stops"] | null]>([
    ["a token that does not work stops both", [wrong("token", "expired")], "both"],
    ["a permission stops both", [wrong("permissions", "not_granted")], "both"],
    ["one for history alone is not theirs", [wrong("permissions", "history_closed")], null],
    [
      "the task of messaging stops sending",
      [wrong("tasks", "tasks_missing", { names: ["MESSAGING"] })],
      "sending",
    ],
    ["another task stops receiving", [wrong("tasks", "tasks_missing", { names: ["MANAGE"] })], "receiving"],
    ["a webhook elsewhere stops receiving", [wrong("webhook", "elsewhere")], "receiving"],
    [
      "the field of messages stops receiving",
      [wrong("fields", "fields_missing", { names: ["messages"] })],
      "receiving",
    ],
    ["another field is not theirs", [wrong("fields", "fields_missing", { names: ["message_reads"] })], null],
    ["a block stops sending", [wrong("standing", "blocked")], "sending"],
    ["a warning stops nothing", [wrong("standing", "warned")], null],
    [
      "one that stops sending, and one receiving",
      [wrong("standing", "blocked"), wrong("app", "wrong_secret")],
      "both",
    ],
    ["an end that is near", [wrong("token_end", "ends_soon", { at: END })], "soon"],
    ["a clock that is off is not theirs", [wrong("clock", "clock_off", { amount: 90 })], null],
    [
      "what is good or not known",
      [wrong("token", "no_end", { state: "good" }), wrong("app", "no_answer", { state: "unknown" })],
      null,
    ],
  ])("%s", (_what, checks, stops) => {
    expect(troubleOf(checks)?.stops ?? null).toBe(stops);
  });

  it("is told since the first of what stops, and of an end when the nearest is", () => {
    const later = SINCE + 60_000;
    const ends = [
      wrong("token_end", "ends_soon", { at: END + 1 }),
      wrong("data_access", "ends_soon", { at: END, since: later }),
    ];

    expect(troubleOf(ends)).toEqual({ stops: "soon", since: SINCE, at: END });
    expect(troubleOf([...ends, wrong("handshake", "handshake_refused", { since: later })])).toEqual({
      ...{ stops: "receiving", since: later },
    });
  });
});
