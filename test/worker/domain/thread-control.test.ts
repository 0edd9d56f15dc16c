import { describe, expect, it } from "vitest";
import { holderAfter, type ControlNews } from "../../../worker/domain/thread-control.ts";
import type { Holder } from "../../../worker/protocol/thread/conversation.ts";

const US = "1";
const us: Holder = { by: "us", appId: US, at: 10 };
const other: Holder = { by: "other", appId: "2", at: 10 };
const someone: Holder = { by: "other", appId: null, at: 10 };
const nobody: Holder = { by: "nobody", appId: null, at: 10 };

const standby = (acceptedAt: number | null): ControlNews => ({ type: "standby", acceptedAt });

describe("who holds the thread", () => {
  it.each<[before: Holder | null, news: ControlNews, after: Partial<Holder> | null]>([
    [null, { type: "pass", to: US }, us],
    [null, { type: "take", to: "2" }, other],
    [us, { type: "take", to: "2" }, other],
    [other, { type: "pass", to: US }, us],
    [other, { type: "pass", to: null }, nobody],
    [other, { type: "pass", to: "2" }, null],
    [null, standby(null), someone],
    [us, standby(null), someone],
    [other, standby(null), null],
    [us, standby(-4_980), someone],
    [us, standby(-4_979), null],
    [us, standby(20), null],
    [null, standby(20), null],
    [us, { type: "refused" }, someone],
    [other, { type: "refused" }, null],
    [other, { type: "accepted" }, us],
    [us, { type: "accepted" }, null],
    [null, { type: "accepted" }, null],
    [someone, { type: "pass", to: "2" }, other],
    [other, { type: "delivered_to_us" }, us],
    [other, { type: "admin_text" }, us],
    [null, { type: "delivered_to_us" }, null],
    [null, { type: "admin_text" }, null],
    [nobody, { type: "delivered_to_us" }, null],
  ])("%j, then %j: %j", (before, news, after) => {
    expect(holderAfter(before, news, US, 20)).toEqual(after === null ? null : { ...after, at: 20 });
  });

  it("is not what older news says", () => {
    expect(holderAfter(us, { type: "take", to: "2" }, US, 9)).toBeNull();
  });

  it("is never us where our own app is not known", () => {
    expect(holderAfter(null, { type: "pass", to: "2" }, null, 20)?.by).toBe("other");
  });
});
