import { describe, expect, it } from "vitest";
import { isRefused, problemsIn } from "../../../../worker/domain/routing/check.ts";
import { route, type Facts } from "../../../../worker/domain/routing/rules.ts";
import {
  NO_ROUTING,
  type Conditions,
  type Queue,
  type RoutingConfig,
  type Rule,
} from "../../../../worker/protocol/routing/config.ts";
import { WARNED_PROBLEMS } from "../../../../worker/protocol/routing/problems.ts";

const PAGE = "10150001";
/** Sunday, eight in the evening in Berlin. */
const NOW = Date.parse("2026-11-29T19:00:00Z");
const FACTS: Facts = {
  ...{ pageId: PAGE, ref: "ad7", payload: "ORDER_42", text: "Where is my Order?", language: "fr_CA" },
  isReturning: false,
};
const DAY = {
  ...{ id: "day", name: "Day", timeZone: "Europe/Berlin", holidays: [] },
  week: [{ days: [1, 2, 3, 4, 5], from: "09:00", to: "17:00" }],
};

function aQueue(id: string, more: Partial<Queue> = {}): Queue {
  const shared = { id, name: id, members: ["kim"], teams: [] };
  return { ...shared, choose: "longest_idle", offerSeconds: 20, ...more };
}
const aRule = (id: string, when: Conditions, queue = "sales"): Rule => ({
  ...{ id, name: id, when, to: { type: "queue", queue } },
});
function aConfig(more: Partial<RoutingConfig>): RoutingConfig {
  return { ...NO_ROUTING, hours: [DAY], queues: [aQueue("sales"), aQueue("help")], ...more };
}

describe("a rule", () => {
  it.each<[when: Conditions, facts: Partial<Facts>, expected: boolean]>([
    [{}, {}, true],
    [{ pages: [PAGE] }, {}, true],
    [{ pages: ["1"] }, {}, false],
    [{ kinds: ["messenger"] }, {}, true],
    [{ kinds: ["comment"] }, {}, false],
    [{ kinds: ["comment"] }, { postId: "10150001_901" }, true],
    [{ kinds: ["messenger"] }, { postId: "10150001_901" }, false],
    [{ kinds: ["messenger", "comment"] }, { postId: "10150001_901" }, true],
    [{ posts: ["10150001_901"] }, {}, false],
    [{ posts: ["10150001_901"] }, { postId: "10150001_901" }, true],
    [{ posts: ["10150001_901"] }, { postId: "10150001_902" }, false],
    [{ refs: ["ad7"] }, {}, true],
    [{ refs: ["ad"] }, {}, false],
    [{ refs: ["ad*"] }, {}, true],
    [{ refs: ["ad7"] }, { ref: null }, false],
    [{ payloads: ["CANCEL", "ORDER_*"] }, {}, true],
    [{ payloads: ["ORDER_*"] }, { payload: null }, false],
    [{ keywords: ["order"] }, {}, true],
    [{ keywords: ["order"] }, { text: "At the border" }, false],
    [{ keywords: ["order"] }, { text: "the border order" }, true],
    [{ keywords: ["ou est"] }, { text: "Où est-il ?" }, true],
    [{ keywords: ["\u0301"] }, {}, false],
    [{ keywords: ["\u0650\u0651", "order"] }, {}, true],
    [{ keywords: ["订单"] }, { text: "我的订单在哪里" }, true],
    [{ languages: ["fr"] }, {}, true],
    [{ languages: ["fr-CA"] }, {}, true],
    [{ languages: ["fr-FR"] }, {}, false],
    [{ languages: ["fr"] }, { language: null }, false],
    [{ languages: ["f"] }, {}, false],
    [{ hours: { id: "day", are: "closed" } }, {}, true],
    [{ hours: { id: "day", are: "open" } }, {}, false],
    [{ hours: { id: "gone", are: "closed" } }, {}, false],
    [{ returning: true }, {}, false],
    [{ returning: false }, {}, true],
    [{ pages: [PAGE], languages: ["de"] }, {}, false],
  ])("with %o of %o: %s", (when, facts, expected) => {
    const { rule } = route(aConfig({ rules: [aRule("it", when)] }), { ...FACTS, ...facts }, NOW);

    expect(rule !== null).toBe(expected);
  });

  it("that fits first wins, and says by what", () => {
    const rules = [
      aRule("german", { languages: ["de"] }),
      aRule("ad", { refs: ["ad7"], languages: ["fr"] }, "help"),
      aRule("all", {}),
    ];

    const { rule, because, to } = route(aConfig({ rules }), FACTS, NOW);

    expect([rule?.id, because, to]).toEqual(["ad", ["refs", "languages"], { type: "queue", queue: "help" }]);
  });

  it("that leads to another rule goes where that one does, whatever that one asks for", () => {
    const rules: Rule[] = [
      { ...aRule("ad", { refs: ["ad7"] }), to: { type: "rule", rule: "german" } },
      aRule("german", { languages: ["de"] }, "help"),
    ];

    const { rule, to } = route(aConfig({ rules }), FACTS, NOW);

    expect([rule?.id, to]).toEqual(["ad", { type: "queue", queue: "help" }]);
  });

  it("that does not fit leaves it to what the desk does otherwise", () => {
    const { rule, to } = route(NO_ROUTING, FACTS, NOW);

    expect([rule, to]).toEqual([null, { type: "pool" }]);
  });
});

describe("the document", () => {
  it.each<[what: string, more: Partial<RoutingConfig>, expected: string[]]>([
    ["that is right", { rules: [aRule("a", { pages: [PAGE] }), aRule("b", {})] }, []],
    ["with an id twice", { queues: [aQueue("a"), aQueue("a")] }, ["queues.1.id same_id"]],
    ["of a queue that is gone", { otherwise: { type: "queue", queue: "x" } }, ["otherwise.queue gone"]],
    ["of a rule to a queue that is gone", { rules: [aRule("a", {}, "x")] }, ["rules.0.to.queue gone"]],
    [
      "of an agent with a queue that is gone",
      { otherwise: { type: "agent", agent: "kim", seconds: 20, then: "x" } },
      ["otherwise.then gone"],
    ],
    ["of a team that is gone", { queues: [aQueue("a", { teams: ["x"] })] }, ["queues.0.teams.0 gone"]],
    ["of hours that are gone", { queues: [aQueue("a", { hours: "x" })] }, ["queues.0.hours gone"]],
    [
      "of a loop of overflows",
      {
        queues: [
          aQueue("a", { overflow: { seconds: 60, to: "b" } }),
          aQueue("b", { overflow: { seconds: 60, to: "a" } }),
          aQueue("c", { overflow: { seconds: 60, to: "a" } }),
        ],
      },
      ["queues.0.overflow.to loop", "queues.1.overflow.to loop"],
    ],
    ["of a bot that is gone", { otherwise: { type: "bot", bot: "x" } }, ["otherwise.bot gone"]],
    ["of another rule that is gone", { otherwise: { type: "rule", rule: "x" } }, ["otherwise.rule gone"]],
    [
      "of rules that lead in a circle",
      {
        rules: [
          { id: "a", name: "A", when: { payloads: ["x"] }, to: { type: "rule", rule: "b" } },
          { id: "b", name: "B", when: { refs: ["x"] }, to: { type: "rule", rule: "a" } },
        ],
      },
      ["rules.0.to.rule loop", "rules.1.to.rule loop"],
    ],
    [
      "of a queue without members",
      { queues: [aQueue("a", { members: [] })] },
      ["queues.0.members no_members"],
    ],
    [
      "of hours that are over",
      {
        hours: [
          { ...DAY, week: [], holidays: [{ date: "2026-11-28", open: [{ from: "09:00", to: "10:00" }] }] },
        ],
      },
      ["hours.0 never_opens"],
    ],
    [
      "of hours of today",
      {
        queues: [aQueue("sales", { hours: "day" })],
        hours: [
          { ...DAY, week: [], holidays: [{ date: "2026-11-29", open: [{ from: "09:00", to: "10:00" }] }] },
        ],
      },
      [],
    ],
    ["of hours that never open", { hours: [{ ...DAY, week: [] }] }, ["hours.0 never_opens"]],
    ["of no time zone", { hours: [{ ...DAY, timeZone: "Mars/Base" }] }, ["hours.0.timeZone no_time_zone"]],
    ["of no time zone for reports", { timeZone: "Mars/Base" }, ["timeZone no_time_zone"]],
    [
      "of hours that end before they begin",
      { hours: [{ ...DAY, week: [{ days: [1], from: "22:00", to: "06:00" }] }] },
      ["hours.0.week.0 ends_before_it_begins"],
    ],
    [
      "of a Page of another desk",
      { rules: [aRule("a", { pages: ["1"] })] },
      ["rules.0.when.pages.0 no_page"],
    ],
    [
      "of a rule behind one that takes everything",
      { rules: [aRule("a", {}), aRule("b", { refs: ["x"] })] },
      ["rules.1 never_fits by a"],
    ],
    [
      "of a rule behind one that takes all of it",
      {
        rules: [
          aRule("a", { languages: ["fr", "de"] }),
          aRule("b", { languages: ["fr"], refs: ["x"] }),
          aRule("c", { languages: ["fr", "es"] }),
        ],
      },
      ["rules.1 never_fits by a"],
    ],
  ])("%s", (_what, more, expected) => {
    const problems = problemsIn(aConfig({ hours: [], ...more }), [PAGE], NOW);

    expect(
      problems.map(({ path, why, by }) => `${path} ${why}${by === undefined ? "" : ` by ${by}`}`),
    ).toEqual(expected);
    const isKept = expected.every((it) => WARNED_PROBLEMS.some((why) => it.includes(` ${why}`)));
    expect(problems.some(isRefused)).toBe(!isKept);
  });
});
