import { describe, expect, it } from "vitest";
import {
  beganBy,
  hearsFrame,
  isGood,
  isReviewSecret,
  reviewerClaims,
  seesThread,
} from "../../../worker/domain/review-link.ts";
import type { ServerFrame } from "../../../worker/protocol/frames.ts";
import type { Content, Entry } from "../../../worker/protocol/message/entry.ts";

type Told = Pick<Entry, "id" | "at" | "content" | "author">;
const CUSTOMER = { type: "customer" } as const;
const referral = { source: "SHORTLINK", type: "OPEN_THREAD", ref: "review-1" } as const;
const more = { adId: null, adTitle: null, url: null, productId: null };
const START: Content = {
  kind: "postback",
  title: "Get Started",
  payload: "START",
  referral: { ...referral, ...more },
};
const TEXT: Content = { kind: "text", text: "Hello", rest: [], referral: { ...referral, ...more } };
const REFERRAL: Content = {
  kind: "event",
  event: { type: "referral", referral: { ...referral, ...more }, answers: [] },
};
const LINE: Content = { kind: "system", line: { event: "reopened", by: null } };
const told = (...contents: Content[]): Told[] =>
  contents.map((content, at) => ({
    ...{ id: at + 1, at: 1_000 + at, content },
    author: content.kind === "system" ? { type: "system" } : CUSTOMER,
  }));

describe("the ref by which a thread began", () => {
  it("is that of the Get Started that it begins with, whatever the desk wrote before", () => {
    expect(beganBy(told(START, TEXT))).toBe("review-1");
    expect(beganBy(told(LINE, START))).toBe("review-1");
  });

  it("is none where something was before, by Meta's time", () => {
    expect(beganBy(told({ kind: "text", text: "Hi", rest: [] }, START))).toBeNull();
    const [start, text] = told(START, TEXT);
    expect(beganBy([start!, { ...text!, at: 1 }])).toBeNull();
  });

  it("is none of who came back by the link, or wrote by an advertisement", () => {
    expect(beganBy(told(REFERRAL))).toBeNull();
    expect(beganBy(told(TEXT))).toBeNull();
    expect(beganBy([])).toBeNull();
  });
});

describe("what a reviewer sees", () => {
  const scope = { link: "AAAAbbbbCCCC", pageId: "10150001", ref: "review-1", testers: ["77"] };

  it.each([
    ["10150001:1", "review-1", true],
    ["10150001:1", "review-2", false],
    ["10150001:1", null, false],
    ["10150001:77", null, true],
    ["10150002:77", null, false],
    ["10150002:1", "review-1", false],
    ["10150001:770", null, false],
  ])("of %s that began by %s: %s", (conversation, began, sees) => {
    expect(seesThread(scope, conversation, began)).toBe(sees);
  });

  it("of what goes to everybody is their open threads and their Page", () => {
    const open = ["10150001:77"];
    const frame = (it: object): boolean => hearsFrame(scope, open, it as ServerFrame);

    expect(frame({ type: "viewers", conversation: "10150001:77" })).toBe(true);
    expect(frame({ type: "viewers", conversation: "10150001:78" })).toBe(false);
    expect(frame({ type: "page", page: { pageId: "10150001" } })).toBe(true);
    expect(frame({ type: "page", page: { pageId: "10150002" } })).toBe(false);
    for (const type of ["agent", "desk", "templates", "list.closing", "what is new"])
      expect(frame({ type })).toBe(false);
  });
});

describe("a reviewer link", () => {
  it("is good until it ends or is revoked", () => {
    expect(isGood({ endsAt: 10, revokedAt: null }, 9)).toBe(true);
    expect(isGood({ endsAt: 10, revokedAt: null }, 10)).toBe(false);
    expect(isGood({ endsAt: 10, revokedAt: 3 }, 4)).toBe(false);
  });

  it("lets a socket last an hour, and never beyond its own end", () => {
    const link = { link: "AAAAbbbbCCCC", pageId: "1", desk: "main", ref: "r", testers: [] };
    expect(reviewerClaims({ ...link, endsAt: 10 * 3_600_000 }, 0).exp).toBe(3_600_000);
    expect(reviewerClaims({ ...link, endsAt: 5_000 }, 0).exp).toBe(5_000);
  });

  it("has a secret that is like no token of a CRM's", () => {
    expect(isReviewSecret(`review_${"a".repeat(43)}`)).toBe(true);
    expect(isReviewSecret("eyJhbGciOiJIUzI1NiJ9.e30.c2ln")).toBe(false);
    expect(isReviewSecret(`admin_${"a".repeat(43)}`)).toBe(false);
  });
});
