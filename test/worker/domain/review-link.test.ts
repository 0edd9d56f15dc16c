import { describe, expect, it } from "vitest";
import {
  beganBy,
  entriesSeen,
  hearsFrame,
  isGood,
  isReviewSecret,
  pageSeen,
  reviewerClaims,
  linkSightOf,
  summarySeen,
} from "../../../worker/domain/review-link.ts";
import type { ServerFrame } from "../../../worker/protocol/frames.ts";
import type { DeskLine, NoteLine } from "../../../worker/protocol/message/content.ts";
import type { Finer } from "../../../worker/protocol/thread/state.ts";
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
    expect(beganBy(told(START, TEXT))).toEqual({ ref: "review-1", at: 1_000 });
    expect(beganBy(told(LINE, START))).toEqual({ ref: "review-1", at: 1_001 });
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
    ["10150001:1", "review-1", { since: 9 }],
    ["10150001:1", "review-2", null],
    ["10150001:1", null, null],
    ["10150001:77", null, { since: null }],
    ["10150001:77", "review-1", { since: null }],
    ["10150002:77", null, null],
    ["10150002:1", "review-1", null],
    ["10150001:770", null, null],
  ])("of %s that began by %s: %o", (conversation, ref, sight) => {
    expect(linkSightOf(scope, conversation, ref === null ? null : { ref, at: 9 })).toEqual(sight);
  });

  it("of what goes to everybody is their open threads and their Page", () => {
    const open = ["10150001:77"];
    const frame = (it: object): boolean => hearsFrame(scope, open, it as ServerFrame);

    expect(frame({ type: "viewers", conversation: "10150001:77" })).toBe(true);
    expect(frame({ type: "viewers", conversation: "10150001:78" })).toBe(false);
    expect(frame({ type: "page", page: { pageId: "10150001" } })).toBe(true);
    expect(frame({ type: "page", page: { pageId: "10150002" } })).toBe(false);
    for (const type of ["entries", "agent", "desk", "templates", "list.closing", "what is new"])
      expect(frame({ type })).toBe(false);
  });
});

describe("what a reviewer sees of a thread's entries", () => {
  const entry = (at: number, more: Partial<Entry> = {}): Entry => ({
    ...{ id: at, rev: at, at, author: CUSTOMER, content: { kind: "text", text: "Hello", rest: [] } },
    ...{ interaction: null, mid: null, delivery: null, merged: false, ...more },
  });
  const people = { to: { sub: "sam", name: "Sam Roy" }, by: { sub: "kim", name: "Kim Lee" } };
  const line = { event: "assigned", ...people, note: "Mind him", why: "assign" } as const;
  const assigned = entry(12, { author: { type: "system" }, content: { kind: "system", line } });

  it("is, where it began by the link, what was since, and nothing of Meta's record", () => {
    const before = [entry(8), entry(9, { fetched: "recovered" }), entry(11, { fetched: "imported" })];
    const since = [entry(10), entry(12), entry(13, { fetched: "recovered" })];
    expect(entriesSeen({ since: 10 }, [...before, ...since])).toEqual(since);
    expect(entriesSeen({ since: null }, [...before, ...since])).toEqual([...before, ...since]);
  });

  it("is no note of an agent's, in the thread of a tester either", () => {
    const { note: _, ...bare } = line;
    for (const since of [10, null]) {
      expect(entriesSeen({ since }, [assigned])).toEqual([
        { ...assigned, content: { kind: "system", line: bare } },
      ]);
    }
  });

  it("is no note for colleagues, and none of the words with which something is given on", () => {
    const { sub, name } = people.by;
    const by = { sub, name };
    const ofLine = (told: DeskLine | NoteLine): Entry =>
      entry(12, { author: { type: "system" }, content: { kind: "system", line: told } });
    type Given = Extract<DeskLine, { event: "transferring" | "invited" | "queued" }>;
    const asked: Given = { event: "transferring", to: [people.to], place: "", by, why: "transfer" };
    const invited: Given = { event: "invited", to: people.to, by, why: "invite" };
    const queued: Given = { event: "queued", queue: "", by, why: "transfer" };

    const vip = { id: "vip", name: "VIP" };
    for (const own of [
      { event: "note", by, text: "Mind him" },
      { event: "tagged", by, added: [vip] },
      { event: "attributes", by, set: [], unset: [vip] },
    ] as const)
      expect(entriesSeen({ since: null }, [ofLine(own as DeskLine | NoteLine)])).toEqual([]);
    for (const bare of [asked, invited, queued])
      expect(entriesSeen({ since: null }, [ofLine({ ...bare, note: "Mind him" })])).toEqual([ofLine(bare)]);
  });

  it("is nothing of what the desk calls its places, rules, reasons and codes", () => {
    const { sub, name } = people.by;
    const by = { sub, name };
    const told: DeskLine[] = [
      { event: "closed", by, codes: [{ id: "refund", name: "SECRET" }], note: "SECRET", why: "close" },
      { event: "closed", by, codes: [{ id: "refund", name: "SECRET" }], why: "close" },
      { event: "passed", from: [by], by, reason: "SECRET", why: "decline" },
      { event: "queued", queue: "SECRET", rule: "SECRET", by: null, why: "rule" },
      { event: "transferring", to: [by], place: "SECRET", by, why: "transfer" },
    ];

    for (const line of told) {
      const seen = entriesSeen({ since: null }, [
        entry(12, { author: { type: "system" }, content: { kind: "system", line } }),
      ]);
      expect(seen).toHaveLength(1);
      expect(JSON.stringify(seen)).not.toContain("SECRET");
    }
  });

  it("is no quote of what was before, nor of what does not say when it was", () => {
    const quote = { mid: "m", entry: 3, by: "customer", text: "A secret" } as const;
    const bare = { mid: "m", entry: null, by: null, text: null };
    const quoting = (replyTo: object, since: number | null): unknown =>
      entriesSeen({ since }, [
        entry(12, { content: { kind: "text", text: "Yes", rest: [], replyTo: replyTo as typeof quote } }),
      ])[0]?.content;
    expect(quoting({ ...quote, at: 9 }, 10)).toMatchObject({ replyTo: bare });
    expect(quoting(quote, 10)).toMatchObject({ replyTo: bare });
    expect(quoting({ ...quote, at: 10 }, 10)).toMatchObject({ replyTo: quote });
    expect(quoting(quote, null)).toMatchObject({ replyTo: quote });
  });

  it("has no more where the page reaches beyond the beginning, or nothing is left of it", () => {
    const moreOf = (...entries: Entry[]): unknown => pageSeen({ since: 10 }, { entries, more: true }).more;
    expect(moreOf(entry(9), entry(10))).toBe(false);
    expect(moreOf(entry(11, { fetched: "imported" }))).toBe(false);
    expect(moreOf(entry(10), entry(11))).toBe(true);
  });
});

describe("what a reviewer sees of a row of the list", () => {
  const KIM = { sub: "kim", name: "Kim Lee" };
  const transfer = { by: KIM, to: [KIM], until: 5 };
  it.each<[finer: Finer | undefined, shown: Finer | undefined]>([
    [undefined, undefined],
    [{ state: "bot", name: "Shop bot" }, { state: "bot" }],
    [
      { state: "queued", queue: "angry-ones" },
      { state: "queued", queue: "" },
    ],
    [
      { state: "offered", queue: "team:5:sales", to: [KIM], until: 5 },
      { state: "offered", queue: "", to: [KIM], until: 5 },
    ],
    [
      { state: "assigned", transfer: { ...transfer, place: "Angry ones" }, invited: [KIM] },
      { state: "assigned", transfer: { ...transfer, place: "" }, invited: [KIM] },
    ],
    [
      { state: "snoozed", until: 5, onMessage: true },
      { state: "snoozed", until: 5, onMessage: true },
    ],
  ])("is of %j where it stands", (finer, shown) => {
    const row = { conversation: "1:2", ...(finer === undefined ? {} : { finer }) };

    expect(summarySeen(row).finer).toEqual(shown);
  });

  it("is nothing of what agents say of the customer", () => {
    const row = { tags: [{ id: "vip", name: "VIP" }], attributes: [], asked: 3 };
    expect(summarySeen(row)).toEqual({ asked: 3 });
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
