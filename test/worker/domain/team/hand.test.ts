import { describe, expect, it } from "vitest";
import type { Actor } from "../../../../worker/domain/ownership.ts";
import { lowerHand, raiseHand, type Hand } from "../../../../worker/domain/team/hand.ts";
import type { Standing } from "../../../../worker/domain/states/standing.ts";

const kim: Actor = { sub: "kim", name: "Kim Lee", role: "agent" };
const sam: Actor = { sub: "sam", name: "Sam Fox", role: "agent" };
const ana: Actor = { sub: "ana", name: "Ana Ruiz", role: "supervisor" };
const KIM = { sub: "kim", name: "Kim Lee" };

const KIMS: Standing = { state: "assigned", owner: KIM };
const HAND: Hand = { by: KIM, at: 5, note: "May I refund it?" };

describe("a hand", () => {
  it("is raised with who wants help, since when, and with which words, which stand in the thread", () => {
    expect(raiseHand(KIMS, null, { by: kim, note: "May I refund it?", now: 5 })).toEqual({
      ok: true,
      value: {
        hand: HAND,
        lines: [{ event: "raised", by: KIM, note: "May I refund it?", why: "raise" }],
        isSame: false,
      },
    });
  });

  it.each<[string, Hand | null, Actor, string | undefined, boolean]>([
    ["by somebody who has said so already", HAND, kim, HAND.note, true],
    ["by who has something else to say", HAND, kim, undefined, false],
    ["by a colleague", HAND, sam, HAND.note, false],
  ])("raised once more %s", (_name, hand, by, note, isSame) => {
    expect(raiseHand(KIMS, hand, { by, note, now: 9 })).toMatchObject({ value: { isSame } });
  });

  it("is raised with nothing that is closed", () => {
    const outcome = raiseHand({ state: "closed" }, null, { by: kim, note: undefined, now: 5 });
    expect(outcome).toEqual({ ok: false, refusal: { code: "wrong_state", state: "closed" } });
  });

  it.each<[string, Standing, Actor, boolean]>([
    ["who asked", { state: "queued", wait: null }, kim, true],
    ["who has the conversation", { state: "assigned", owner: { sub: "sam", name: "Sam Fox" } }, sam, true],
    ["who leads", KIMS, ana, true],
    ["nobody else", KIMS, sam, false],
  ])("is lowered by %s", (_name, standing, by, isAllowed) => {
    const lines = [{ event: "lowered", by: { sub: by.sub, name: by.name }, why: "lower" }];
    expect(lowerHand(standing, HAND, by)).toEqual(
      isAllowed
        ? { ok: true, value: { hand: null, lines, isSame: false } }
        : { ok: false, refusal: { code: "not_allowed" } },
    );
  });

  it("that nobody raised is lowered by anyone, which changes nothing", () => {
    expect(lowerHand(KIMS, null, sam)).toMatchObject({ value: { isSame: true, lines: [] } });
  });
});
