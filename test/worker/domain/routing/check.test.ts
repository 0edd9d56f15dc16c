import { describe, expect, it } from "vitest";
import type { Attribute } from "../../../../worker/protocol/routing/tags.ts";
import { isBotAddress } from "../../../../worker/bots/endpoint.ts";
import { isRefused, problemsIn } from "../../../../worker/domain/routing/check.ts";
import type { AutomaticReply } from "../../../../worker/protocol/routing/automation.ts";
import { NO_ROUTING, type Hours, type Queue } from "../../../../worker/protocol/routing/config.ts";
import type { RoutingConfig, Rule } from "../../../../worker/protocol/routing/config.ts";
import { WARNED_PROBLEMS } from "../../../../worker/protocol/routing/problems.ts";

const PAGE = "10150001";
const NOW = Date.parse("2026-11-29T19:00:00Z");

const DAY: Hours = {
  ...{ id: "day", name: "Day", timeZone: "Europe/Berlin", holidays: [] },
  week: [{ days: [1, 2, 3], from: "09:00", to: "17:00" }],
};
const FRENCH = { id: "french", name: "French" };
const VIP = { id: "vip", name: "VIP", colour: "purple" as const };
const PLAN: Attribute = {
  ...{ id: "plan", name: "Plan", type: "choice", of: "customer" },
  choices: [{ id: "gold", name: "Gold" }],
};
const KIM = { sub: "kim", name: "Kim", skills: [{ skill: "french", level: 3 }] };

const aQueue = (id: string, more: Partial<Queue> = {}): Queue => ({
  ...{ id, name: id, members: ["kim"], teams: [], choose: "longest_idle", offerSeconds: 30 },
  ...more,
});
const aRule = (id: string, when: Rule["when"], more: Partial<Rule> = {}): Rule => ({
  ...{ id, name: id, when, to: { type: "pool" } },
  ...more,
});
const aReply = (
  on: AutomaticReply["on"],
  text = "Hello",
  more: Partial<AutomaticReply> = {},
): AutomaticReply => ({
  ...{ id: on, on, texts: [{ language: "en", text }] },
  ...more,
});
const aBot = (url: string, then: string | null = null) => ({
  ...{ id: "b", name: "B", url, seconds: 10, words: [], then },
});

const told = (more: Partial<RoutingConfig>) =>
  problemsIn({ ...NO_ROUTING, ...more }, [PAGE], NOW).map(
    ({ path, why, by }) => `${path} ${why}${by === undefined ? "" : ` by ${by}`}`,
  );

it("programs that cannot be asked are told of, and may be saved", () => {
  const bots = [
    aBot("https://10.0.0.1/x"),
    { ...aBot("https://bot.example/"), id: "c", name: "C" },
    aBot("http://a.example/"),
  ];
  const isAskedAt = (url: string): boolean => isBotAddress(url, false);

  const problems = problemsIn({ ...NO_ROUTING, bots }, [PAGE], NOW, {
    isAskedAt,
    hasSecret: (id) => id === "b",
  });

  expect(problems.map(({ path, why }) => `${path} ${why}`)).toEqual([
    ...["bots.2.id same_id", "bots.0.url not_public", "bots.1 no_secret", "bots.2.url not_https"],
  ]);
  expect(problems.map(isRefused)).toEqual([true, false, false, true]);
});

describe("the check of the document", () => {
  it.each<[what: string, more: Partial<RoutingConfig>, expected: string[]]>([
    ["an agent who is there twice", { agents: [KIM, KIM], skills: [FRENCH] }, ["agents.1.sub same_id"]],
    ["a skill that is gone", { agents: [KIM] }, ["agents.0.skills.0.skill gone"]],
    [
      "a skill that an agent has twice",
      { skills: [FRENCH], agents: [{ ...KIM, skills: [...KIM.skills, { skill: "french", level: 1 }] }] },
      ["agents.0.skills.1.skill same_id"],
    ],
    [
      "tags and attributes of one id, and a choice without any",
      {
        tags: [VIP, VIP],
        attributes: [PLAN, { ...PLAN, type: "text" }, { ...PLAN, id: "way", name: "Way", choices: [] }],
        priorities: [{ id: "p", priority: 3 }],
      },
      [
        ...["tags.1.id same_id", "attributes.1.id same_id", "attributes.1.choices no_effect"],
        ...["attributes.2.choices no_choice", "priorities.0 no_effect"],
      ],
    ],
    [
      "tags and attributes that are gone, or take no such value",
      {
        tags: [VIP],
        attributes: [PLAN, { id: "age", name: "Age", type: "number", of: "customer" }],
        rules: [
          aRule("r", {
            tags: ["vip", "gone"],
            attributes: [
              { attribute: "gone" },
              { attribute: "plan", is: ["gold", "lead", true], from: "2026-01-01" },
              { attribute: "age", from: 18, to: "2026-01-01" },
            ],
          }),
        ],
        priorities: [{ id: "p", tags: ["gone"], priority: 3 }],
      },
      [
        ...["rules.0.when.tags.1 gone", "rules.0.when.attributes.0.attribute gone"],
        ...["rules.0.when.attributes.1.is.1 gone", "rules.0.when.attributes.1.is.2 wrong_type"],
        ...["rules.0.when.attributes.1.from wrong_type", "rules.0.when.attributes.2.to wrong_type"],
        "priorities.0.tags.0 gone",
      ],
    ],
    [
      "names that cannot be told apart, each list by itself",
      {
        tags: [VIP, { ...VIP, id: "other", name: "v\u200bip" }],
        attributes: [
          { id: "vip", name: VIP.name, type: "text", of: "customer" },
          { ...PLAN, id: "a", name: "Plan" },
          {
            ...PLAN,
            id: "b",
            name: "\u00a0PLAN",
            choices: [
              { id: "x", name: "One" },
              { id: "y", name: "one" },
            ],
          },
        ],
        teams: [
          { id: "a", name: "Care", members: ["kim"] },
          { id: "b", name: "Care ", members: ["kim"] },
        ],
        wrapUp: {
          codes: [
            { id: "a", name: "Ⅳ" },
            { id: "b", name: "IV" },
          ],
          isRequired: false,
        },
        agents: [
          { sub: "kim", name: "Kim" },
          { sub: "kim2", name: "Kim" },
        ],
      },
      [
        ...["teams.1.name same_name", "tags.1.name same_name", "attributes.2.name same_name"],
        ...["wrapUp.codes.1.name same_name", "attributes.2.choices.1.name same_name"],
      ],
    ],
    [
      "bounds between which no value is",
      {
        attributes: [
          { id: "spent", name: "Spent", type: "number", of: "customer" },
          { id: "since", name: "Since", type: "date", of: "customer" },
        ],
        rules: [
          aRule("r", {
            attributes: [
              { attribute: "spent", from: 3, to: 2 },
              { attribute: "spent", from: 3, to: 3 },
              { attribute: "spent", is: [1, 2], from: 3 },
              { attribute: "spent", is: [1, 3], from: 3 },
              { attribute: "since", from: "2020-01-01", to: "2019-12-31" },
            ],
          }),
        ],
      },
      [
        ...["rules.0.when.attributes.0.to no_value", "rules.0.when.attributes.2.from no_value"],
        "rules.0.when.attributes.4.to no_value",
      ],
    ],
    [
      "a rule behind one for all whose plan is known, and one for whoever has one of more tags",
      {
        tags: [VIP, { ...VIP, id: "late", name: "Late" }],
        attributes: [PLAN],
        rules: [
          aRule("wide", { attributes: [{ attribute: "plan" }] }),
          aRule("narrow", { attributes: [{ attribute: "plan", is: ["gold"] }], tags: ["vip"] }),
          aRule("tagged", { tags: ["vip"] }),
          aRule("more", { tags: ["vip", "late"] }),
        ],
      },
      ["rules.1 never_fits by wide"],
    ],
    ["hours that nothing uses", { hours: [DAY] }, ["hours.0 no_effect"]],
    [
      "hours that a queue or a rule uses",
      {
        hours: [DAY, { ...DAY, id: "night" }],
        queues: [aQueue("a", { hours: "day" })],
        rules: [aRule("r", { hours: { id: "night", are: "closed" } })],
      },
      [],
    ],
    ["skills of one id", { skills: [FRENCH, FRENCH] }, ["skills.1.id same_id"]],
    [
      "reasons of one id",
      {
        awayReasons: [FRENCH, FRENCH],
        decline: { reasons: [FRENCH, FRENCH], isRequired: false },
        wrapUp: { codes: [FRENCH, FRENCH], isRequired: false },
      },
      ["awayReasons.1.id same_id", "decline.reasons.1.id same_id", "wrapUp.codes.1.id same_id"],
    ],
    [
      "a reason that is required where there is none",
      { decline: { reasons: [], isRequired: true }, wrapUp: { codes: [], isRequired: true } },
      ["decline.isRequired no_choice", "wrapUp.isRequired no_choice"],
    ],
    [
      "spans that overlap on a day that both have",
      { hours: [{ ...DAY, week: [...DAY.week, { days: [3, 4], from: "16:00", to: "20:00" }] }] },
      ["hours.0.week.1 overlaps"],
    ],
    [
      "spans of other days, and one that begins as another ends",
      {
        hours: [
          {
            ...DAY,
            week: [
              ...DAY.week,
              { days: [4], from: "16:00", to: "20:00" },
              { days: [1], from: "17:00", to: "24:00" },
            ],
          },
        ],
        queues: [aQueue("a", { hours: "day" })],
      },
      [],
    ],
    [
      "a holiday that is there twice, and one whose spans overlap",
      {
        hours: [
          {
            ...DAY,
            holidays: [
              {
                date: "2026-12-24",
                open: [
                  { from: "09:00", to: "12:00" },
                  { from: "11:00", to: "13:00" },
                ],
              },
              { date: "2026-12-24", open: [] },
            ],
          },
        ],
      },
      ["hours.0.holidays.0.open.1 overlaps", "hours.0.holidays.1.date same_date"],
    ],
    [
      "a queue of teams that nobody is in but by a token",
      { teams: [{ id: "t", name: "T", members: [] }], queues: [aQueue("a", { members: [], teams: ["t"] })] },
      ["queues.0.members only_by_token"],
    ],
    [
      "a rule to a team that nobody is in but by a token",
      {
        teams: [{ id: "t", name: "T", members: [] }],
        rules: [aRule("a", {}, { to: { type: "team", team: "t" } })],
      },
      ["rules.0.to.team only_by_token"],
    ],
    [
      "a queue that rings, and assigns",
      { queues: [aQueue("a", { choose: "ring", offer: "assign" })] },
      ["queues.0.offer no_effect"],
    ],
    [
      "a need for a skill that is gone",
      { queues: [aQueue("a", { needs: [{ skill: "x", level: 1 }] })] },
      ["queues.0.needs.0.skill gone"],
    ],
    [
      "a need that none of the queue's agents meets",
      {
        ...{ skills: [FRENCH], agents: [KIM, { sub: "sam", name: "Sam" }] },
        queues: [
          aQueue("a", { needs: [{ skill: "french", level: 3 }] }),
          aQueue("b", { needs: [{ skill: "french", level: 4 }] }),
          aQueue("c", { members: ["sam"], needs: [{ skill: "french", level: 1 }] }),
        ],
        rules: [
          aRule("r", {}, { to: { type: "queue", queue: "c" }, needs: [{ skill: "french", level: 1 }] }),
        ],
      },
      ["queues.1.needs.0 unmet", "queues.2.needs.0 unmet", "rules.0.needs.0 unmet"],
    ],
    [
      "a need that somebody meets whom a token may put into the queue's team",
      {
        ...{ skills: [FRENCH], agents: [KIM], teams: [{ id: "t", name: "T", members: ["sam"] }] },
        queues: [aQueue("a", { members: [], teams: ["t"], needs: [{ skill: "french", level: 3 }] })],
      },
      [],
    ],
    [
      "rules behind ones that are wider",
      {
        rules: [
          aRule("a", { refs: ["autumn_*"], languages: ["fr"] }),
          aRule("b", { refs: ["autumn_1"], languages: ["fr_CA"] }),
          aRule("c", { refs: ["autumn_1", "ad7"], languages: ["fr"] }),
          aRule("d", { payloads: ["ORDER_1"] }),
          aRule("e", { payloads: ["ORDER_*"] }),
        ],
      },
      ["rules.1 never_fits by a"],
    ],
    [
      "replies of which nothing brings the occasion about",
      {
        queues: [aQueue("a")],
        replies: [
          aReply("closed_hours", "We open {opens}"),
          aReply("still_there"),
          aReply("position", "{position}", { queues: [] }),
        ],
      },
      ["replies.0.on never_said", "replies.1.on never_said", "replies.2.on never_said"],
    ],
    [
      "replies that all can be said",
      {
        hours: [DAY],
        queues: [aQueue("a", { hours: "day" })],
        autoClose: { afterSeconds: 7200, warnSeconds: 3600 },
        replies: [
          aReply("closed_hours", "We open {opens}"),
          aReply("still_there"),
          aReply("position", "{position}"),
          aReply("received"),
          aReply("closed"),
        ],
      },
      [],
    ],
    [
      "a reply with a queue that is gone, a language twice, and a word that stands for nothing",
      {
        replies: [
          {
            ...aReply("received", "Hello", { queues: ["x"] }),
            texts: [
              { language: "fr", text: "Bonjour {name}" },
              { language: "FR", text: "Salut {opens}" },
            ],
          },
        ],
      },
      [
        "replies.0.queues.0 gone",
        "replies.0.texts.1.language same_id",
        "replies.0.texts.0.text unknown_word by {name}",
        "replies.0.texts.1.text unknown_word by {opens}",
      ],
    ],
    [
      "a warning before closing that nobody words",
      { autoClose: { afterSeconds: 7200, warnSeconds: 3600 } },
      ["autoClose.warnSeconds no_reply"],
    ],
    [
      "a warning that comes before all silence",
      { autoClose: { afterSeconds: 3600, warnSeconds: 3600 } },
      ["autoClose.warnSeconds too_early"],
    ],
    [
      "a warning later than Meta lets anybody write",
      { autoClose: { afterSeconds: 86_400, warnSeconds: 60 }, replies: [aReply("still_there")] },
      [],
    ],
    ["a program by http", { bots: [aBot("http://bot.example/")] }, ["bots.0.url not_https"]],
    [
      "a program on this machine",
      { bots: [aBot("http://127.0.0.1:9000/"), aBot("http://localhost/")] },
      ["bots.1.id same_id"],
    ],
    [
      "a program with a queue that is gone",
      { bots: [aBot("https://bot.example/", "x")] },
      ["bots.0.then gone"],
    ],
    [
      "words of accents alone",
      {
        rules: [aRule("r", { keywords: ["order", "\u0301"] })],
        bots: [{ ...aBot("https://bot.example/"), words: ["\u0650"] }],
      },
      ["rules.0.when.keywords.1 empty_word", "bots.0.words.0 empty_word"],
    ],
    [
      "a department with a team that is gone, of a Page that is none, while everybody sees all",
      { departments: [{ pages: [PAGE, "1"], teams: ["x"] }] },
      ["departments.0.teams.0 gone", "departments.0.pages.1 no_page", "departments no_effect"],
    ],
    [
      "a Page of two departments",
      {
        ...{ whoSees: "teams", teams: [{ id: "t", name: "T", members: ["kim"] }] },
        departments: [
          { pages: [PAGE], teams: ["t"] },
          { pages: [PAGE], teams: ["t"] },
        ],
      },
      ["departments.1.pages.0 same_id"],
    ],
    [
      "a Page of no department while agents see their teams'",
      { whoSees: "teams" },
      [`whoSees open_to_all by ${PAGE}`],
    ],
  ])("%s", (_what, more, expected) => {
    expect(told(more)).toEqual(expected);
  });

  it("refuses what cannot be meant, and warns of the rest", () => {
    const config = {
      ...NO_ROUTING,
      ...{ hours: [{ ...DAY, timeZone: "Mars/Base" }], whoSees: "teams" as const },
    };

    const refused = problemsIn(config, [PAGE], NOW).map((it) => isRefused(it));

    expect(refused).toEqual([true, false]);
    expect(WARNED_PROBLEMS.some((why) => isRefused({ path: "", why }))).toBe(false);
  });
});
