import { describe, expect, it } from "vitest";
import { judge, type Coming, type KeptReference } from "../../../../worker/domain/references/judge.ts";

const MARIA = { id: "4711", name: "Maria Lopez" };
const BEN = { id: "12", name: "Ben Kay" };
const kept = (more: Partial<KeptReference> = {}): KeptReference => ({
  ...{ record: null, expires: 100, single: false, usedBy: null, revokedAt: null },
  ...more,
});
const coming = (more: Partial<Coming>): Coming => ({
  ...{ sealed: { expires: 100 }, kept: kept(), conversation: "1:2", linked: null, at: 100 },
  ...more,
});

describe("who comes by a reference", () => {
  it.each<[what: string, more: Partial<Coming>, expected: string | null]>([
    ["is the first", {}, null],
    ["comes again", { kept: kept({ usedBy: "1:2" }) }, null],
    ["is to be linked", { kept: kept({ record: MARIA }) }, "Maria Lopez"],
    ["is linked by now", { kept: kept({ record: MARIA }), linked: MARIA }, null],
    ["came with one that does not open", { sealed: null }, "forged"],
    ["came with one that is kept no more", { kept: null }, "unknown"],
    ["came with one that is kept no more, and over", { kept: null, at: 101 }, "expired"],
    ["came a moment too late", { at: 101 }, "expired"],
    ["comes again by what is good once", { kept: kept({ usedBy: "1:2", single: true }) }, "used"],
    ["comes second", { kept: kept({ usedBy: "1:3" }) }, "other_person"],
    ["comes second, and too late", { kept: kept({ usedBy: "1:3" }), at: 101 }, "other_person"],
    ["comes behind one who was erased", { kept: kept({ usedBy: "" }) }, "other_person"],
    ["comes once it was taken back", { kept: kept({ revokedAt: 100 }) }, "revoked"],
    ["came just before it was taken back", { kept: kept({ revokedAt: 101 }) }, null],
    ["comes second by what was taken back", { kept: kept({ usedBy: "1:3", revokedAt: 1 }) }, "other_person"],
    ["is linked to somebody else", { kept: kept({ record: MARIA }), linked: BEN }, "other_record"],
  ])("who %s", (_what, more, expected) => {
    const verdict = judge(coming(more));
    expect(verdict.counts ? (verdict.link?.name ?? null) : verdict.why).toBe(expected);
  });
});
