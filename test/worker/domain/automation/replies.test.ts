import { describe, expect, it } from "vitest";
import {
  filled,
  mayBeSaid,
  replyFor,
  timeInWords,
  wordsFor,
} from "../../../../worker/domain/automation/replies.ts";
import { closedHoursOf } from "../../../../worker/domain/automation/closed-hours.ts";
import { placeOf } from "../../../../worker/domain/routing/places.ts";
import { route } from "../../../../worker/domain/routing/rules.ts";
import type { AutomaticReply } from "../../../../worker/protocol/routing/automation.ts";
import { NO_ROUTING, type Hours, type RoutingConfig } from "../../../../worker/protocol/routing/config.ts";

const at = (iso: string): number => Date.parse(iso);
const TEXTS = [
  { language: "en", text: "Hello" },
  { language: "pt-BR", text: "Oi" },
  { language: "fr", text: "Bonjour" },
  { language: "fr-CA", text: "Allô" },
];
const reply: AutomaticReply = { id: "a", on: "received", texts: TEXTS };

describe("the words of a reply", () => {
  it.each<[string | null, string]>([
    [null, "Hello"],
    ["fr_FR", "Bonjour"],
    ["fr_CA", "Allô"],
    ["pt_PT", "Oi"],
    ["pt_BR", "Oi"],
    ["ja_JP", "Hello"],
  ])("for a customer of %s", (locale, expected) => {
    expect(wordsFor(TEXTS, locale).text).toBe(expected);
  });

  it("say when somebody is there, by the wall clock of the hours, in the language of the words", () => {
    const opens = { at: at("2026-11-30T08:00:00Z"), timeZone: "Europe/Berlin" };
    const now = at("2026-11-29T20:00:00Z");
    const say = (language: string, text: string): string => filled({ language, text }, { opens }, now);

    expect(say("en", "We open {opens}.")).toBe("We open Monday 09:00 AM.");
    expect(say("de_DE", "Wieder da: {opens}")).toBe("Wieder da: Montag, 09:00");
    expect(say("fr", "{opens} ({opens})")).toBe("lundi 09:00 (lundi 09:00)");
    expect(timeInWords(opens.at, opens.timeZone, "de", opens.at - 60_000)).toBe("09:00");
    expect(timeInWords(opens.at, opens.timeZone, "de", now - 20 * 24 * 3600_000)).toContain("30. November");
    expect(timeInWords(opens.at, "Asia/Kathmandu", "de", now)).toContain("13:45");
    expect(say("not a tag!", "{opens}")).toBe("Monday 09:00 AM");
  });

  it("count in the signs of the language, and say nothing of what nobody knows", () => {
    const here = (language: string): string => filled({ language, text: "{position}!" }, { position: 12 }, 0);

    expect([here("en"), here("ar-EG")]).toEqual(["12!", "١٢!"]);
    expect(filled({ language: "en", text: "We open {opens} again. {x}" }, {}, 0)).toBe("We open again. {x}");
    expect(filled({ language: "en", text: "{opens}" }, {}, 0)).toBe("");
  });
});

describe("a reply", () => {
  it("is said once in a contact, and not again within its span", () => {
    const may = (said: { at: number; contact: number } | null, againSeconds?: number): boolean =>
      mayBeSaid({ ...reply, ...(againSeconds === undefined ? {} : { againSeconds }) }, said, 7, 100_000);

    expect(may(null)).toBe(true);
    expect(may({ at: 0, contact: 7 })).toBe(false);
    expect(may({ at: 99_999, contact: 3 })).toBe(true);
    expect(may({ at: 40_001, contact: 3 }, 60)).toBe(false);
    expect(may({ at: 40_000, contact: 3 }, 60)).toBe(true);
  });

  it("is for those who wait at its queues, where it names some", () => {
    const sales: AutomaticReply = { ...reply, id: "sales", queues: ["sales"] };

    expect(replyFor([sales, reply], "received", "sales")?.id).toBe("sales");
    expect(replyFor([sales, reply], "received", "help")?.id).toBe("a");
    expect(replyFor([sales], "received", null)).toBeNull();
    expect(replyFor([reply], "closed", null)).toBeNull();
    expect(replyFor(undefined, "received", null)).toBeNull();
  });
});

describe("the hours because of which nobody is on", () => {
  const day: Hours = {
    ...{ id: "day", name: "Day", timeZone: "UTC", holidays: [] },
    week: [{ days: [1, 2, 3, 4, 5], from: "09:00", to: "17:00" }],
  };
  const shared = { name: "S", members: ["kim"], teams: [], choose: "ring", offerSeconds: 20 } as const;
  const queue = { ...shared, members: [...shared.members], teams: [], id: "s" };
  const closed = { id: "r", name: "R", when: { hours: { id: "day", are: "closed" } } } as const;
  const config: RoutingConfig = {
    ...NO_ROUTING,
    hours: [day],
    queues: [
      { ...queue, hours: "day" },
      { ...queue, id: "n" },
      { ...queue, id: "o", hours: "day", overflow: { seconds: 5, to: null } },
    ],
  };
  const facts = { pageId: "1", ref: null, payload: null, text: "", language: null, isReturning: false };
  const [sunday, monday] = [at("2026-11-29T12:00:00Z"), at("2026-11-30T12:00:00Z")];
  const of = (more: Partial<RoutingConfig>, key: string, now: number): string | null => {
    const whole = { ...config, ...more };
    const place = placeOf(whole, key);
    if (place === null) throw new Error("no such place");
    return closedHoursOf(whole, { ...route(whole, facts, now), place }, now)?.id ?? null;
  };

  it("are those of the queue, of one before it, or of the rule", () => {
    const toQueue = (id: string) => ({ otherwise: { type: "queue", queue: id } }) as const;

    expect([of(toQueue("s"), "s", sunday), of(toQueue("s"), "s", monday)]).toEqual(["day", null]);
    expect([of(toQueue("o"), "pool:", sunday), of(toQueue("o"), "pool:", monday)]).toEqual(["day", null]);
    expect(of(toQueue("n"), "n", sunday)).toBeNull();
    const rules = [{ ...closed, when: { hours: { ...closed.when.hours } }, to: { type: "pool" } as const }];
    expect([of({ rules }, "pool:", sunday), of({ rules }, "pool:", monday)]).toEqual(["day", null]);
  });
});
