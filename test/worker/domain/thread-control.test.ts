import { describe, expect, it } from "vitest";
import { holderAfter, type ControlNews } from "../../../worker/domain/thread-control.ts";
import type { Holder } from "../../../worker/protocol/conversation.ts";

const US = "1";
const us: Holder = { by: "us", appId: US, at: 10 };
const other: Holder = { by: "other", appId: "2", at: 10 };
const someone: Holder = { by: "other", appId: null, at: 10 };
const nobody: Holder = { by: "nobody", appId: null, at: 10 };

describe("who holds the thread", () => {
  it.each<[before: Holder | null, news: ControlNews, after: Partial<Holder> | null]>([
    [null, { type: "pass", to: US }, us],
    [null, { type: "take", to: "2" }, other],
    [us, { type: "take", to: "2" }, other],
    [other, { type: "pass", to: US }, us],
    [other, { type: "pass", to: null }, nobody],
    [other, { type: "pass", to: "2" }, null],
    [null, { type: "standby" }, someone],
    [us, { type: "standby" }, someone],
    [other, { type: "standby" }, null],
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
