import { describe, expect, it } from "vitest";
import { hasGoneBack, newSession, type Mark } from "../../../worker/domain/timeline.ts";

describe("hasGoneBack", () => {
  const now = { id: "now", startedAt: 10 };

  it.each<[what: string, told: Mark, expected: boolean]>([
    ["as much as there was when this session began", { session: "before", count: 10 }, false],
    ["less", { session: "before", count: 3 }, false],
    ["more, by a session before", { session: "before", count: 11 }, true],
    ["more, by this session", { session: "now", count: 11 }, false],
    ["more, by who did not say", { session: null, count: 11 }, false],
    ["nothing", { session: null, count: 0 }, false],
  ])("of somebody who was told %s", (_what, told, expected) => {
    expect(hasGoneBack(now, told)).toBe(expected);
  });
});

describe("newSession", () => {
  it("is another for each instance", () => {
    const ids = Array.from({ length: 100 }, () => newSession(0).id);

    expect(new Set(ids).size).toBe(100);
    for (const id of ids) expect(id).toMatch(/^[0-9a-f]{12}$/);
  });
});
