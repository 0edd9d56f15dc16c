import { describe, expect, it } from "vitest";
import {
  afterList,
  afterNothing,
  afterPassing,
  afterPiece,
  begun,
  isOfConversation,
  restMs,
  stopped,
  wantedOf,
  toldOf,
  type ImportState,
} from "../../../worker/domain/page-import.ts";

const NOW = Date.UTC(2026, 9, 14, 9);
const MINUTE = 60_000;
const refused = (code: number) => ({ why: "refused", error: { code, subcode: null } }) as const;

const BEGUN = begun(null, "Mia", NOW);
const LISTED = afterList(BEGUN, { added: 2, after: null }, NOW);

describe("an import of a Page's past", () => {
  it("reads conversations once the list is at its end, and is done with the last", () => {
    const halfway = afterList(BEGUN, { added: 50, after: "next" }, NOW);
    expect(halfway).toMatchObject({ state: "listing", found: 50, after: "next", dueAt: NOW });
    expect(LISTED).toMatchObject({ state: "reading", found: 2 });

    const more = afterPiece(LISTED, { imported: 25, more: true, isShort: false }, true, NOW);
    expect(more).toMatchObject({ state: "reading", done: 0, messages: 25 });
    const first = afterPiece(more, { imported: 5, more: false, isShort: true }, false, NOW);
    expect(first).toMatchObject({ state: "reading", done: 1, short: 1, messages: 30 });
    const last = afterPiece(first, { imported: 0, more: false, isShort: false }, true, NOW + MINUTE);
    expect(last).toMatchObject({ state: "done", done: 2, endedAt: NOW + MINUTE, dueAt: null });
  });

  it("is done at once where Meta lists nobody", () => {
    expect(afterList(BEGUN, { added: 0, after: null }, NOW)).toMatchObject({ state: "done", found: 0 });
  });

  it("is of what was said since a time, which it keeps until another is given", () => {
    const since = begun(null, "Mia", NOW, NOW - MINUTE);
    expect(toldOf(since, NOW)).toMatchObject({ since: NOW - MINUTE });
    const halted = { ...stopped(since, NOW), found: 3 };
    expect(begun(halted, "Tom", NOW + 1)).toMatchObject({ since: NOW - MINUTE, found: 3 });
    expect(begun(halted, "Tom", NOW + 1, NOW - MINUTE)).toMatchObject({ found: 3 });
    expect(begun(halted, "Tom", NOW + 1, NOW)).toMatchObject({ since: NOW, found: 0, startedAt: NOW + 1 });
    expect(begun({ ...since, state: "done" }, "Tom", NOW)).not.toHaveProperty("since");
    expect(begun(since, "Tom", NOW, NOW)).toBe(since);
  });

  it("wants those of Meta's list alone that are as new, and ends it behind them", () => {
    const [fresh, unknown, old] = [{ updatedAt: NOW }, { updatedAt: null }, { updatedAt: NOW - MINUTE }];
    expect(wantedOf({ since: NOW }, [fresh, unknown])).toEqual({ wanted: [fresh, unknown], isEnd: false });
    expect(wantedOf({ since: NOW }, [fresh, old])).toEqual({ wanted: [fresh], isEnd: true });
    expect(wantedOf({}, [fresh, old])).toEqual({ wanted: [fresh, old], isEnd: false });
  });

  it("goes on where it was stopped, and begins anew where it was done", () => {
    const halted = stopped(LISTED, NOW);
    expect(halted).toMatchObject({ state: "stopped", dueAt: null, endedAt: NOW });
    expect(begun(halted, "Tom", NOW + 1)).toEqual({ ...LISTED, by: "Tom", dueAt: NOW + 1 });
    expect(stopped({ ...LISTED, state: "done" }, NOW)).toMatchObject({ state: "done" });
    expect(begun({ ...LISTED, state: "done" }, "Tom", NOW + 1)).toMatchObject({ state: "listing", found: 0 });
    expect(begun(LISTED, "Tom", NOW + 1)).toBe(LISTED);
  });

  it.each<[string, Parameters<typeof afterNothing>[1], Partial<ImportState>]>([
    ["until Meta's own time", { why: "busy", retryAt: NOW + 7 }, { wait: "meta", dueAt: NOW + 7 }],
    ["for the Page, which cannot be read", { why: "busy", retryAt: null }, { wait: "page" }],
    ["for the Page, which the refusal paused", refused(190), { wait: "page" }],
    ["a little where nobody answered", { why: "no_answer" }, { wait: "meta", dueAt: NOW + 15_000, tries: 1 }],
  ])("waits %s", (_name, why, expected) => {
    expect(afterNothing(LISTED, why, NOW)).toMatchObject({ state: "reading", ...expected });
  });

  it("waits longer each time that nobody answers, and never more than ten minutes", () => {
    let state = LISTED;
    const waits = Array.from({ length: 20 }, () => {
      state = afterNothing(state, { why: "no_answer" }, NOW);
      return (state.dueAt ?? 0) - NOW;
    });
    expect(waits.slice(0, 3)).toEqual([15_000, 30_000, 60_000]);
    expect(Math.max(...waits)).toBe(10 * MINUTE);
  });

  it("begins Meta's list anew once where its place is lost, and fails by any other refusal", () => {
    const halfway = afterList(BEGUN, { added: 50, after: "old" }, NOW);
    const anew = afterNothing(halfway, refused(100), NOW);
    expect(anew).toMatchObject({ state: "listing", after: null, found: 50 });
    expect(afterNothing({ ...anew, after: "old" }, refused(100), NOW)).toMatchObject({ state: "failed" });
    expect(afterNothing(halfway, refused(10), NOW)).toMatchObject({
      state: "failed",
      error: { code: 10 },
      endedAt: NOW,
    });
  });

  it("blames one conversation for a refusal, and for many silences", () => {
    expect(isOfConversation(refused(100), LISTED)).toBe(true);
    expect(isOfConversation(refused(190), LISTED)).toBe(false);
    expect(isOfConversation({ why: "no_answer" }, { tries: 1 })).toBe(false);
    expect(isOfConversation({ why: "no_answer" }, { tries: 2 })).toBe(true);
    expect(isOfConversation({ why: "busy", retryAt: null }, { tries: 9 })).toBe(false);
    expect(afterPassing(LISTED, true, NOW)).toMatchObject({ state: "done", done: 1, unread: 1 });
  });

  it("leaves the more of Meta's budget to others the less is left of it", () => {
    expect(restMs(1_000, 0)).toBe(0);
    expect(restMs(1_000, 85)).toBe(1_000);
    expect(restMs(1_000, 100)).toBe(19_000);
  });

  it("tells of a wait while it lasts", () => {
    const waiting = afterNothing(LISTED, { why: "busy", retryAt: NOW + 7 }, NOW);
    expect(toldOf(waiting, NOW).wait).toEqual({ for: "meta", until: NOW + 7 });
    expect(toldOf(waiting, NOW + 7)).not.toHaveProperty("wait");
  });
});
