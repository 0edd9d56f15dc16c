import { expect } from "@open-wc/testing";
import { changesBetween } from "../../../../gadget/admin/routing/model/changes.ts";
import { describe as described, ruleSentence } from "../../../../gadget/admin/routing/model/describe.ts";
import { languageOptions } from "../../../../gadget/admin/routing/parts/languages.ts";
import { faultsIn } from "../../../../gadget/admin/routing/model/faults.ts";
import { fromFile, toFile } from "../../../../gadget/admin/routing/model/file.ts";
import { jsonLines, lineOf } from "../../../../gadget/admin/routing/model/json-lines.ts";
import { merged } from "../../../../gadget/admin/routing/model/merge.ts";
import { Names } from "../../../../gadget/admin/routing/model/names.ts";
import { daysOf, weekOf } from "../../../../gadget/admin/routing/model/week.ts";
import { routingEn } from "../../../../gadget/admin/routing/words/en.ts";
import { ROUTING_WORDS } from "../../../../gadget/admin/routing/words/words.ts";
import { speak } from "../../../../gadget/admin/words/words.ts";
import type { RoutingConfig } from "../../../../worker/protocol/routing/config.ts";
import { VERSION } from "../../../../worker/protocol/version.ts";
import { ASKING, KNOWN, ROUTING } from "../support/routing.ts";

const toolsOf = (config: RoutingConfig, from = [config]) => ({
  words: routingEn,
  names: new Names(config, KNOWN, from),
});
const changes = (now: RoutingConfig, before = ROUTING) =>
  changesBetween(described(toolsOf(before, [now, before])), described(toolsOf(now, [now, before]))).map(
    ({ panel, name, state, lines }) =>
      `${panel} ${name} ${state}${lines
        .filter((it) => it.state !== "kept")
        .map((it) => ` ${it.state === "new" ? "+" : "-"}${it.text}`)
        .join("")}`,
  );
const withQueue = (at: number, more: object): RoutingConfig => ({
  ...ROUTING,
  queues: ROUTING.queues.with(at, { ...ROUTING.queues[at]!, ...more }),
});

beforeEach(() => speak("en"));

describe("a rule as a sentence", () => {
  it("says who goes where", () => {
    const said = ROUTING.rules.map((rule) => ruleSentence(toolsOf(ROUTING), rule));

    expect(said).to.deep.equal([
      "Customers who write to “Lamps & Light”, who speak French, and who came by “ad7” or “autumn_*” go to the queue “Sales”.",
      "Customers who say “refund” or “money back” and who write while “Day shift” is open are offered to Ana Ruiz for 1 minute, then to “Help”.",
      "Customers who pressed “ORDER_*” and who write for the first time speak with the bot “Lampbot” first.",
    ]);
  });

  it("says of which tags and attributes", () => {
    const when = { tags: ["vip", "late"], attributes: [{ attribute: "plan", is: ["gold"] }] };
    expect(ruleSentence(toolsOf(ROUTING), { when, to: { type: "pool" } })).to.equal(
      "Customers who are tagged “VIP” or “Waits for the warehouse” and of whom is known Plan: Gold can be taken by everyone.",
    );
  });

  it("says what is asked of an attribute by its type", async () => {
    const said = () => ruleSentence(toolsOf(ASKING), ASKING.rules[0]!);
    expect(said()).to.equal(
      "Customers who are tagged “VIP” and of whom is known Plan: Gold or Silver, Order: 4711, Spent, in euros: from 1,000.5, Customer since: from January 1, 2015, up to December 31, 2019, and Is a company: Yes go to the queue “Sales”.",
    );
    const { rules } = ASKING;
    const known = {
      ...rules[0]!,
      when: { attributes: [{ attribute: "spent" }, { attribute: "b2b", is: [false] }] },
    };
    expect(ruleSentence(toolsOf(ASKING), known)).to.contain("known Spent, in euros and Is a company: No go");

    await speak("ar");
    expect(said()).to.contain("\u2068Plan\u2069: \u2068Gold\u2069");
  });

  it("says so of everyone where it looks at nothing", () => {
    expect(ruleSentence(toolsOf(ROUTING), { when: {}, to: { type: "pool" } })).to.equal(
      "All customers can be taken by everyone.",
    );
  });

  for (const [lang, words] of Object.entries(ROUTING_WORDS))
    it(`has words for every target and condition in ${lang}`, async () => {
      await speak(lang);
      const tools = { words, names: new Names(ROUTING, KNOWN) };
      const targets = [
        ROUTING.otherwise,
        { type: "team", team: "france" },
        { type: "rule", rule: "ad" },
      ] as const;
      const said = [
        ...ROUTING.rules.map((rule) => ruleSentence(tools, rule)),
        ...targets.map((to) => ruleSentence(tools, { when: {}, to })),
      ].join("\n");

      for (const name of [
        "Lamps & Light",
        "ad7",
        "Sales",
        "Day shift",
        "Ana Ruiz",
        "ORDER_*",
        "Lampbot",
        "France",
      ])
        expect(said).to.contain(name);
      expect(said).not.to.contain("undefined");
    });
});

describe("what is otherwise than before", () => {
  it("is told thing by thing, with what each says now in place of what", () => {
    const now = withQueue(0, { choose: "ring", offerSeconds: 60 });

    expect(changes({ ...now, capacity: 7 })).to.deep.equal([
      "queues Sales changed -Who is asked: Whoever was given nothing for the longest time -An offer stands for: 30 seconds +Who is asked: All who are free at once +An offer stands for: 1 minute",
      "limits Capacity and times changed -Conversations that an agent may have: 5 +Conversations that an agent may have: 7",
    ]);
  });

  it("is one thing where something has another name, and not all that names it", () => {
    expect(changes(withQueue(1, { name: "Support" }))).to.deep.equal([
      "queues Support changed -Help +Support",
    ]);
  });

  it("is nothing where nothing is", () => {
    expect(changes({ ...ROUTING })).to.deep.equal([]);
  });

  it("names what is new and what is gone, and what stands at another place, the fewest", () => {
    const [ad, refund, menu] = ROUTING.rules;
    const fresh = { id: "new", name: "New", when: {}, to: { type: "pool" as const } };

    expect(changes({ ...ROUTING, rules: [refund!, menu!, ad!] })).to.deep.equal([
      "rules The ad in France moved",
    ]);
    expect(changes({ ...ROUTING, rules: [ad!, menu!, fresh] }).map((it) => it.slice(0, 20))).to.deep.equal([
      "rules New new +New +",
      "rules Money back gon",
    ]);
  });
});

describe("two changes of one version", () => {
  it("are put together where they are of different things", () => {
    const mine = { ...withQueue(0, { offerSeconds: 60 }), capacity: 7 };
    const theirs = { ...withQueue(1, { choose: "least_busy" }), graceSeconds: 300 };

    const { config, clashes } = merged(ROUTING, mine, theirs);

    expect(clashes).to.deep.equal([]);
    expect(config.queues.map(({ offerSeconds, choose }) => [offerSeconds, choose])).to.deep.equal([
      [60, "longest_idle"],
      [45, "least_busy"],
    ]);
    expect([config.capacity, config.graceSeconds]).to.deep.equal([7, 300]);
  });

  it("keep what each added, and leave out what one removed", () => {
    const [ad, refund, menu] = ROUTING.rules as [Rule, Rule, Rule];
    const rule = (id: string): Rule => ({ id, name: id, when: {}, to: { type: "pool" } });
    const mine = { ...ROUTING, rules: [ad, rule("mine"), refund, menu] };
    const theirs = { ...ROUTING, rules: [ad, menu, rule("theirs")] };

    const { config, clashes } = merged(ROUTING, mine, theirs);

    expect(clashes).to.deep.equal([]);
    expect(config.rules.map(({ id }) => id)).to.deep.equal(["ad", "mine", "menu", "theirs"]);
  });

  it("clash where both changed one thing otherwise, and not where they did the same", () => {
    const same = merged(ROUTING, { ...ROUTING, capacity: 7 }, { ...ROUTING, capacity: 7 });
    const other = merged(
      ROUTING,
      { ...withQueue(0, { offerSeconds: 60 }), capacity: 7 },
      { ...withQueue(0, { offerSeconds: 90 }), capacity: 8 },
    );

    expect(same).to.deep.include({ clashes: [] });
    expect(other.clashes).to.deep.equal(["queues.sales", "capacity"]);
  });

  it("put together what each changed of one thing, and bring nobody back whom one removed", () => {
    const base = withQueue(0, { members: ["kim", "lina", "sam"] });
    const queueOf = (members: string[], more: object) => ({
      ...base,
      queues: [{ ...base.queues[0]!, members, ...more }, ...base.queues.slice(1)],
    });
    const mine = queueOf(["kim", "lina", "sam", "pia"], { offerSeconds: 60 });
    const theirs = queueOf(["kim", "sam", "ivo"], { choose: "ring" });

    const { config, clashes } = merged(base, mine, theirs);

    expect(clashes).to.deep.equal([]);
    expect(config.queues[0]).to.deep.include({
      members: ["kim", "sam", "ivo", "pia"],
      offerSeconds: 60,
      choose: "ring",
    });
    const clashing = merged(base, queueOf(["kim", "lina", "sam"], { offerSeconds: 60 }), {
      ...queueOf(["kim", "sam"], { offerSeconds: 90 }),
    });
    expect(clashing.clashes).to.deep.equal(["queues.sales"]);
    expect(clashing.config.queues[0], "mine, and nobody of before").to.deep.include({
      members: ["kim", "sam"],
      offerSeconds: 60,
    });
  });

  it("clash where one changed what the other removed, and where both put things in another order", () => {
    const gone = merged(
      ROUTING,
      { ...ROUTING, queues: [ROUTING.queues[1]!] },
      withQueue(0, { offerSeconds: 60 }),
    );
    const [a, b, c] = ROUTING.rules as [Rule, Rule, Rule];
    const order = merged(ROUTING, { ...ROUTING, rules: [b, a, c] }, { ...ROUTING, rules: [c, a, b] });

    expect(gone.clashes).to.deep.equal(["queues.sales"]);
    expect(order.clashes).to.deep.equal(["rules"]);
  });
});
type Rule = RoutingConfig["rules"][number];

describe("a week", () => {
  it("is the same after it was taken apart into days", () => {
    const { week } = ROUTING.hours[0]!;

    expect(weekOf(daysOf(week))).to.deep.equal(week);
  });
});

describe("what has not the form of a document", () => {
  it("is told at its place, and why", () => {
    const wrong = { ...withQueue(0, { name: " ", offerSeconds: 0 }), capacity: 900, missedMax: undefined };

    expect(faultsIn(wrong).map(({ path, why }) => `${path} ${why}`)).to.deep.equal([
      "queues.0.name missing",
      "queues.0.offerSeconds too_small",
      "capacity too_large_number",
      "missedMax missing",
    ]);
    expect(faultsIn(ROUTING)).to.deep.equal([]);
  });
});

describe("the languages that one chooses from", () => {
  it("all have a name", () => {
    const unnamed = languageOptions().filter(({ label }) => /^[a-z]{2,3}\b/.test(label));

    expect(unnamed).to.deep.equal([]);
  });
});

describe("the lines of a file", () => {
  it("are those where each place begins", () => {
    const text = '{\n  "a": [1,\n    {"b":\n      "x\\"]"}],\n "c": null\n}';
    const read = jsonLines(text);

    expect(read.ok && [...read.lines]).to.deep.equal([
      ["", 1],
      ["a", 2],
      ["a.0", 2],
      ["a.1", 3],
      ["a.1.b", 4],
      ["c", 5],
    ]);
    expect(read.ok && lineOf(read.lines, "a.1.gone.far")).to.equal(3);
  });

  for (const [text, line] of [
    ['{\n"a": 1,\n}', 3],
    ["[1,\n2", 2],
    ['{"a"\n\n1}', 3],
    ["", 1],
    ['{"a": 1} x', 1],
    [`${"[".repeat(40)}${"]".repeat(40)}`, 1],
  ] as const)
    it(`are those where it stops being JSON: ${JSON.stringify(text.slice(0, 12))}`, () => {
      expect(jsonLines(text)).to.deep.equal({ ok: false, line });
    });
});

describe("a file", () => {
  it("holds what it was written with", () => {
    const read = fromFile(toFile(ROUTING));

    expect(read.ok && read.config).to.deep.equal(ROUTING);
  });

  it("may be the document alone", () => {
    const read = fromFile(JSON.stringify(ROUTING));

    expect(read.ok && [read.config, read.at]).to.deep.equal([ROUTING, ""]);
  });

  it("is refused with the line of what has not its form", () => {
    const text = toFile(withQueue(1, { offerSeconds: "x" }));
    const read = fromFile(text);

    expect(read.ok || read.why).to.equal("faults");
    if (read.ok || read.why !== "faults") return;
    const [fault] = read.faults;
    const line = lineOf(read.lines, `${read.at}${fault!.path}`);
    expect(text.split("\n")[line - 1]).to.contain('"offerSeconds": "x"');
  });

  for (const [why, text] of [
    ["not_json", "{"],
    ["not_ours", "[]"],
    ["not_ours", '{"teams": 1}'],
    ["not_ours", "3"],
    ["too_big", " ".repeat(300_000)],
    ["newer", toFile(ROUTING).replace(`"${VERSION}"`, '"99.0.0"')],
    ["newer", toFile(ROUTING).replace('"format": 1', '"format": 2')],
  ] as const)
    it(`is refused as ${why}`, () => {
      const read = fromFile(text);

      expect(read.ok || read.why).to.equal(why);
    });
});
