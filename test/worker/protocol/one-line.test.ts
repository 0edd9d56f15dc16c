import * as v from "valibot";
import { describe, expect, it } from "vitest";
import { ADMIN_COMMANDS } from "../../../worker/protocol/admin/commands.ts";
import { RoutingConfig } from "../../../worker/protocol/routing/config.ts";
import { HandedNote } from "../../../worker/protocol/thread/words.ts";

/** A mark that turns what follows around, a line of its own, a sign without width, half a character. */
const NAME = " Sa\u202ele\ns\u200b \ud83d ";
const KEPT = "Sale s \ufffd";

const named = { id: "a", name: NAME };
const DOCUMENT = {
  teams: [{ ...named, members: [] }],
  hours: [
    {
      ...{ ...named, timeZone: "UTC", week: [] },
      holidays: [{ date: "2026-12-25", name: NAME, open: [] }],
    },
  ],
  queues: [{ ...named, members: [], teams: [], choose: "ring", offerSeconds: 20 }],
  rules: [{ ...named, when: { keywords: [NAME], refs: [NAME], payloads: [NAME] }, to: { type: "pool" } }],
  otherwise: { type: "pool" },
  ...{ capacity: 5, missedMax: 3, graceSeconds: 60 },
  agents: [{ sub: "kim", name: NAME }],
  skills: [named],
  awayReasons: [named],
  decline: { reasons: [named], isRequired: false },
  wrapUp: { codes: [named], isRequired: false },
  bots: [{ ...named, url: "https://bot.example", seconds: 5, words: [NAME], then: null }],
};

function namesIn(value: unknown, key = ""): string[] {
  if (Array.isArray(value)) return value.flatMap((it) => namesIn(it, key));
  if (typeof value === "object" && value !== null)
    return Object.entries(value).flatMap(([at, it]) => namesIn(it, at));
  return typeof value === "string" && ["name", "keywords", "refs", "payloads", "words", "label"].includes(key)
    ? [value]
    : [];
}

describe("a name that an administrator gives", () => {
  it("is kept as it can stand in a line of others' words, wherever the routing document has one", () => {
    const names = namesIn(v.parse(RoutingConfig, DOCUMENT));

    expect(names).toHaveLength(namesIn(DOCUMENT).length);
    expect(new Set(names)).toEqual(new Set([KEPT]));
  });

  it("is so where a desk or a Page is named", () => {
    const labelled = ADMIN_COMMANDS.filter(({ fields }) => "label" in fields);

    expect(labelled.length).toBeGreaterThan(1);
    for (const { fields } of labelled) {
      const { label } = fields as { label: v.GenericSchema };
      expect(v.parse(label, NAME)).toBe(KEPT);
    }
  });

  it.each(["", " ", "\u202e", "\u200b\n"])("is not %j, of which nothing is to be seen", (name) => {
    const { success } = v.safeParse(RoutingConfig, { ...DOCUMENT, skills: [{ id: "a", name }] });

    expect(success).toBe(false);
  });
});

describe("what somebody writes", () => {
  it("keeps its lines, and no half of a character", () => {
    expect(v.parse(HandedNote, " one\ntwo \ud83d ")).toBe("one\ntwo \ufffd");
  });
});

describe("a holiday", () => {
  it.each([
    ["2028-02-29", true],
    ["2026-02-29", false],
    ["2026-02-30", false],
    ["2026-04-31", false],
    ["2026-12-32", false],
    ["2026-13-01", false],
    ["0000-01-01", true],
    ["24 December", false],
  ])("of %s is one: %s", (date, expected) => {
    const hours = [{ id: "a", name: "A", timeZone: "UTC", week: [], holidays: [{ date, open: [] }] }];

    expect(v.safeParse(RoutingConfig, { ...DOCUMENT, hours }).success).toBe(expected);
  });
});
