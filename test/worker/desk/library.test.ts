import { describe, expect, it } from "vitest";
import { deskStub } from "../../../worker/objects/kernel/stubs.ts";
import type { Macro, MacroStep } from "../../../worker/protocol/library/macro.ts";
import type { SavedTemplate } from "../../../worker/protocol/library/saved-template.ts";
import {
  TEMPLATE_BYTES_MAX,
  TEMPLATE_NAME_UNITS_MAX,
  TEMPLATES_OF_AGENT_MAX,
  TEMPLATES_OF_DESK_MAX,
} from "../../../worker/protocol/limits.ts";
import type { Outgoing } from "../../../worker/protocol/outgoing/outgoing.ts";
import { NO_ROUTING } from "../../../worker/protocol/routing/config.ts";
import { connect, type TestAgent } from "../support/agent.ts";
import { TestDesk } from "../support/desk.ts";
import { env } from "../support/env.ts";
import { SAMPLES } from "../support/outgoing.ts";
import { restore, snapshotOf } from "../support/restore.ts";
import { rowsOf } from "../support/storage.ts";

const KIM = { sub: "kim", name: "Kim Lee" };
const SAM = { sub: "sam", name: "Sam Fox" };
const ANA = { sub: "ana", name: "Ana Ruiz", role: "supervisor" } as const;

const HELLO: Outgoing = { kind: "text", text: "Hello {{customer.first_name}}" };

async function aDesk(): Promise<{ desk: string; kim: TestAgent; ana: TestAgent }> {
  const { name: desk } = await new TestDesk().attach();
  return { desk, kim: await connect({ ...KIM, desk }), ana: await connect({ ...ANA, desk }) };
}

async function listOf(agent: TestAgent): Promise<SavedTemplate[]> {
  return (await agent.ask("templates.list", {})).templates;
}

const namesOf = async (agent: TestAgent): Promise<string[]> => (await listOf(agent)).map(({ name }) => name);

const mine = (name: string, outgoing: Outgoing = HELLO) => ({ name, scope: "mine" as const, outgoing });
const everyones = (name: string, outgoing: Outgoing = HELLO) => ({
  name,
  scope: "desk" as const,
  outgoing,
});

describe("a template", () => {
  it.each(Object.entries(SAMPLES))("%s is kept as it was given", async (name, outgoing) => {
    const { kim } = await aDesk();

    await kim.ask("template.save", mine(name, outgoing));

    const [kept] = await listOf(kim);
    expect(kept).toEqual({
      ...{ template: kept?.template, name, scope: "mine", by: KIM, outgoing },
      ...{ madeAt: kept?.madeAt, changedAt: kept?.madeAt },
    });
  });

  it("of the desk is everyone's, one of an agent's theirs alone", async () => {
    const { desk, kim, ana } = await aDesk();
    await ana.ask("template.save", everyones("All"));
    await ana.ask("template.save", mine("Ana's"));
    await kim.ask("template.save", mine("Kim's"));

    expect(await namesOf(kim)).toEqual(["All", "Kim's"]);
    expect(await namesOf(ana)).toEqual(["All", "Ana's"]);
    expect(await namesOf(await connect({ ...SAM, desk }))).toEqual(["All"]);
  });

  it("has a name that can be told apart from the others of its scope", async () => {
    const { kim, ana } = await aDesk();
    await kim.ask("template.save", mine("Hours"));
    const [kept] = await listOf(kim);

    for (const name of ["hours", "\u202eHOURS", "Ho\u00adurs", "\uff28ours"])
      expect(await kim.command("template.save", mine(name))).toMatchObject({
        refusal: { code: "not_kept", path: "name", why: "not_allowed" },
      });
    await ana.ask("template.save", everyones("Hours"));
    await kim.ask("template.save", { ...mine("hours"), template: kept?.template ?? "" });
    expect(await namesOf(kim)).toEqual(["hours", "Hours"]);
  });

  it("takes the place of what it is saved over, and keeps who made it", async () => {
    const { kim, ana } = await aDesk();
    await ana.ask("template.save", everyones("All"));
    const [before] = await listOf(ana);
    const other = await connect({
      sub: "bo",
      name: "Bo Ek",
      role: "admin",
      desk: (await ana.welcome()).desk.name,
    });

    const sticker = SAMPLES.sticker;
    await other.ask("template.save", { template: before?.template ?? "", ...everyones("Thumb", sticker) });

    const [after, ...more] = await listOf(kim);
    expect(more).toEqual([]);
    expect(after).toMatchObject({
      template: before?.template,
      name: "Thumb",
      outgoing: sticker,
      by: before?.by,
    });
    expect(after?.madeAt).toBe(before?.madeAt);
  });

  it("is not replaced by who did not see what it is by now, a macro as little, unless they say so", async () => {
    const { desk, ana } = await aDesk();
    const bo = await connect({ sub: "bo", name: "Bo Ek", role: "supervisor", desk });
    const steps = (text: string): MacroStep[] => [{ do: "reply", outgoing: { kind: "text", text } }];
    await ana.ask("template.save", everyones("All"));
    await ana.ask("macro.save", { name: "Thanks", scope: "desk", steps: steps("Thanks") });
    const { templates, macros } = await ana.ask("templates.list", {});
    const [template, macro] = [templates[0]!, macros[0]!];
    const of = { template: template.template, base: template.changedAt };
    const ofMacro = { macro: macro.macro, base: macro.changedAt, name: "Thanks", scope: "desk" as const };

    await ana.ask("template.save", { ...of, ...everyones("Ana's") });
    await ana.ask("macro.save", { ...ofMacro, steps: steps("Ana's") });

    const isChanged = { refusal: { code: "wrong_state", state: "changed" } };
    expect(await bo.command("template.save", { ...of, ...everyones("Bo's") })).toMatchObject(isChanged);
    expect(await bo.command("macro.save", { ...ofMacro, steps: steps("Bo's") })).toMatchObject(isChanged);
    expect(await namesOf(bo)).toEqual(["Ana's"]);
    const [seen] = await listOf(bo);
    await bo.ask("template.save", { ...of, base: seen?.changedAt ?? 0, ...everyones("Bo's") });
    await ana.ask("template.save", { template: of.template, ...everyones("Ana's again") });
    expect(await namesOf(bo)).toEqual(["Ana's again"]);
  });

  it("becomes everyone's, and an agent's own again", async () => {
    const { kim, ana } = await aDesk();
    await ana.ask("template.save", mine("Mine"));
    const [{ template } = { template: "" }] = await listOf(ana);

    await ana.ask("template.save", { template, ...everyones("Ours") });
    expect(await namesOf(kim)).toEqual(["Ours"]);
    await ana.ask("template.save", { template, ...mine("Mine") });

    expect(await namesOf(kim)).toEqual([]);
    expect(await namesOf(ana)).toEqual(["Mine"]);
  });

  it("is listed with what Messenger would refuse of it, which is nowhere kept", async () => {
    const { desk, kim } = await aDesk();
    const template = {
      type: "button",
      text: "x".repeat(641),
      buttons: [{ type: "postback", title: "{{t}}" }],
    };
    await kim.ask("template.save", mine("Long", { kind: "template", template } as Outgoing));

    const [kept] = await listOf(kim);
    expect(kept?.faults).toEqual([{ path: "template.text", why: "too_long", limit: 640 }]);
    const [row] = await rowsOf(deskStub(env, desk), "SELECT * FROM template");
    expect(JSON.stringify(row)).not.toContain("too_long");
  });

  it("goes when it is deleted", async () => {
    const { kim } = await aDesk();
    await kim.ask("template.save", mine("One"));
    await kim.ask("template.save", mine("Two"));
    const [{ template } = { template: "" }] = await listOf(kim);

    await kim.ask("template.delete", { template: template.toUpperCase() });

    expect(await namesOf(kim)).toEqual(["Two"]);
    expect(await kim.refusal("template.delete", { template })).toBe("not_found");
  });
});

const TEAMS = { ...NO_ROUTING, teams: [{ id: "shop", name: "Shop", members: ["kim"] }] };

/** A desk with the team "shop", in which Kim is. */
async function aDeskWithTeam(): Promise<{ desk: string; kim: TestAgent; ana: TestAgent; sam: TestAgent }> {
  const { desk, kim, ana } = await aDesk();
  await ana.ask("routing.save", { base: 0, config: TEAMS });
  return { desk, kim, ana, sam: await connect({ ...SAM, desk }) };
}
const teams = (name: string, outgoing: Outgoing = HELLO) => ({
  ...{ name, scope: "team" as const, team: "shop", outgoing },
});

describe("a team's template", () => {
  it("is of who is in it, and of who sets up the desk; whoever leaves loses it", async () => {
    const { desk, kim, ana, sam } = await aDeskWithTeam();
    await ana.ask("template.save", teams("Shop's"));

    expect(await namesOf(kim)).toEqual(["Shop's"]);
    expect(await namesOf(ana)).toEqual(["Shop's"]);
    expect(await namesOf(sam)).toEqual([]);
    const [{ template } = { template: "" }] = await listOf(kim);
    expect(await sam.refusal("template.delete", { template })).toBe("not_found");
    expect(await kim.refusal("template.delete", { template })).toBe("not_allowed");
    const [shop] = TEAMS.teams;
    await ana.ask("routing.save", { base: 1, config: { ...TEAMS, teams: [{ ...shop!, members: ["sam"] }] } });

    expect(await namesOf(kim)).toEqual([]);
    expect(await namesOf(sam)).toEqual(["Shop's"]);
    expect(await namesOf(await connect({ sub: "pat", name: "Pat", desk, teams: ["shop"] }))).toEqual([
      "Shop's",
    ]);
  });

  it("is told to them alone when it changes", async () => {
    const { kim, ana, sam } = await aDeskWithTeam();
    const told = ({ frames }: TestAgent): number => frames.filter(({ type }) => type === "templates").length;

    await ana.ask("template.save", teams("Shop's"));
    await kim.next(({ type }) => type === "templates");
    await sam.ask("presence.set", { presence: "away" });

    expect([told(kim), told(sam)]).toEqual([1, 0]);
  });

  it("is of a team that there is, and only of a team", async () => {
    const { ana } = await aDeskWithTeam();
    const refused = async (change: object): Promise<object> => {
      const reply = await ana.command("template.save", { ...teams("No"), ...change });
      return reply.ok ? {} : reply.refusal;
    };

    const { team: _, ...nobodys } = teams("No");
    const reply = await ana.command("template.save", nobodys);
    expect(reply).toMatchObject({ refusal: { code: "not_kept", path: "team", why: "missing" } });
    expect(await refused({ team: "gone" })).toMatchObject({ path: "team", why: "not_allowed" });
    expect(await refused({ scope: "desk" })).toMatchObject({ path: "team", why: "not_allowed" });
  });

  it("outlives its team for who sets up the desk, who can give it to everyone", async () => {
    const { kim, ana } = await aDeskWithTeam();
    await ana.ask("template.save", teams("Shop's"));
    await ana.ask("routing.save", { base: 1, config: NO_ROUTING });

    const [{ template } = { template: "" }] = await listOf(ana);
    expect(await namesOf(kim)).toEqual([]);
    await ana.ask("template.save", { template, ...teams("Renamed") });
    await ana.ask("template.save", { template, ...everyones("All") });

    expect(await namesOf(kim)).toEqual(["All"]);
  });
});

describe("a shortcut", () => {
  it("is one of its scope, in whatever letters; and of another scope as well", async () => {
    const { kim, ana } = await aDesk();
    await ana.ask("template.save", { ...everyones("All"), shortcut: "Grüße" });
    await ana.ask("template.save", { ...mine("Ana's"), shortcut: "grüße" });
    await kim.ask("template.save", { ...mine("Kim's"), shortcut: "GRÜSSE" });

    const reply = await ana.command("template.save", { ...everyones("Other"), shortcut: "GRÜßE" });

    expect(reply).toMatchObject({ refusal: { code: "not_kept", path: "shortcut", why: "not_allowed" } });
    expect((await listOf(ana)).map(({ shortcut }) => shortcut)).toEqual(["grüße", "grüße"]);
  });

  it("stays where nothing is said of it, as languages do, and goes", async () => {
    const { kim } = await aDesk();
    const others = [{ language: "de", outgoing: { kind: "text", text: "Hallo" } as const }];
    await kim.ask("template.save", { ...mine("One"), shortcut: "one", language: "en", others });
    const [{ template } = { template: "" }] = await listOf(kim);

    await kim.ask("template.save", { template, ...mine("Renamed") });
    expect(await listOf(kim)).toMatchObject([{ name: "Renamed", shortcut: "one", language: "en", others }]);
    await kim.ask("template.save", { template, ...mine("One"), shortcut: null, language: null, others: [] });

    const [after] = await listOf(kim);
    expect(Object.keys(after ?? {})).not.toContain("shortcut");
    expect(Object.keys(after ?? {})).not.toContain("others");
  });

  it.each(["", "two words", "/x", "x".repeat(33), "a\u202eb"])("is not %j", async (shortcut) => {
    const { kim } = await aDesk();
    expect(await kim.refusal("template.save", { ...mine("No"), shortcut })).toBe("bad_frame");
  });
});

describe("a template in several languages", () => {
  const de = { language: "de", outgoing: { kind: "text", text: "Hallo" } as const };

  it.each([
    ["twice the same", { language: "de_DE", others: [{ ...de, language: "de-de" }] }, "others"],
    ["the first unnamed", { others: [de] }, "language"],
    [
      "a file in one of them that nobody gave",
      { language: "en", others: [{ ...de, outgoing: { kind: "files", files: [{ file: "given-file" }] } }] },
      "others[0].files[0].file",
    ],
    [
      "together too large",
      {
        language: "en",
        others: [{ ...de, outgoing: { kind: "text", text: "x".repeat(TEMPLATE_BYTES_MAX - 100) } }],
      },
      "",
    ],
  ])("is refused: %s", async (_, change, path) => {
    const { kim } = await aDesk();

    const reply = await kim.command("template.save", { ...mine("No"), ...change } as never);

    expect(reply).toMatchObject({ ok: false, refusal: { code: "not_kept", path } });
    expect(await listOf(kim)).toEqual([]);
  });
});

describe("a macro", () => {
  const STEPS: MacroStep[] = [
    { do: "close", codes: ["sold"] },
    { do: "tag", add: ["vip"] },
    { do: "reply", outgoing: { kind: "text", text: "Thank you" } },
  ];
  const macrosOf = async (agent: TestAgent): Promise<Macro[]> =>
    (await agent.ask("templates.list", {})).macros;

  it("is kept in the order in which it is done, found by its scope, replaced and deleted", async () => {
    const { kim, ana } = await aDesk();
    await ana.ask("macro.save", { name: "Done", scope: "desk", shortcut: "done", steps: STEPS });

    const [kept] = await macrosOf(kim);
    expect(kept).toMatchObject({ name: "Done", scope: "desk", shortcut: "done", by: { sub: "ana" } });
    expect(kept?.steps).toEqual(STEPS.toReversed());
    expect(await listOf(kim)).toEqual([]);
    const macro = kept?.macro ?? "";
    expect(await kim.refusal("macro.save", { macro, name: "Mine", scope: "mine", steps: STEPS })).toBe(
      "not_allowed",
    );
    await ana.ask("macro.save", {
      macro,
      name: "Aside",
      scope: "mine",
      steps: [{ do: "aside", until: "message" }],
    });
    expect(await macrosOf(kim)).toEqual([]);
    expect(await macrosOf(ana)).toMatchObject([{ macro, name: "Aside", shortcut: "done" }]);
    await ana.ask("template.delete", { template: macro });
    expect(await macrosOf(ana)).toEqual([]);
  });

  it("is no template, and has no file that nobody gave", async () => {
    const { kim } = await aDesk();
    await kim.ask("macro.save", { name: "Done", scope: "mine", steps: [{ do: "close" }] });
    const [{ macro } = { macro: "" }] = await macrosOf(kim);

    const asTemplate = await kim.command("template.save", { template: macro, ...mine("No") });
    expect(asTemplate).toMatchObject({ refusal: { code: "not_kept", path: "kind" } });
    const outgoing = { kind: "files" as const, files: [{ file: "given-file" }] };
    const withFile = await kim.command("macro.save", {
      ...{ name: "No", scope: "mine", steps: [{ do: "reply", outgoing }] },
    });
    expect(withFile).toMatchObject({ refusal: { code: "not_kept", path: "steps[0].files[0].file" } });
  });

  it.each([
    [[]],
    [[{ do: "close" }, { do: "close" }]],
    [[{ do: "close" }, { do: "aside", until: "hour" }]],
    [
      [
        { do: "reply", outgoing: HELLO },
        { do: "reply", outgoing: HELLO },
      ],
    ],
    [[{ do: "erase" }]],
  ])("does not do %j", async (steps) => {
    const { kim } = await aDesk();
    expect(await kim.refusal("macro.save", { name: "No", scope: "mine", steps } as never)).toBe("bad_frame");
  });
});

describe("somebody else's template", () => {
  it("is not there for a colleague, not even in charge", async () => {
    const { kim, ana } = await aDesk();
    await kim.ask("template.save", mine("Kim's"));
    const [{ template } = { template: "" }] = await listOf(kim);

    expect(await ana.refusal("template.save", { template, ...everyones("Taken") })).toBe("not_found");
    expect(await ana.refusal("template.delete", { template })).toBe("not_found");
    expect(await namesOf(kim)).toEqual(["Kim's"]);
  });

  it("is not there for another desk", async () => {
    const { kim, ana } = await aDesk();
    await ana.ask("template.save", everyones("All"));
    const [{ template } = { template: "" }] = await listOf(kim);
    const { name: desk } = await new TestDesk().attach();
    const eve = await connect({ ...ANA, desk });
    const heard = eve.frames.length;

    expect(await listOf(eve)).toEqual([]);
    expect(await eve.refusal("template.save", { template, ...everyones("Taken") })).toBe("not_found");
    expect(await eve.refusal("template.delete", { template })).toBe("not_found");
    await ana.ask("template.delete", { template });
    await eve.ask("presence.set", { presence: "away" });

    expect(eve.frames.slice(heard).filter(({ type }) => type === "templates")).toEqual([]);
  });
});

describe("what is no template", () => {
  const picture = { file: "given-file" };
  const cards = { type: "generic", elements: [{ title: "Jacket", image: picture }] };
  const cases: [why: string, outgoing: Outgoing, told: object][] = [
    [
      "a file that nobody gave",
      { kind: "files", files: [picture] },
      { path: "files[0].file", why: "no_such_file" },
    ],
    [
      "an uploaded picture",
      { kind: "template", template: cards } as Outgoing,
      { path: "template.elements[0].image.file", why: "not_allowed" },
    ],
    ["a quote", { ...HELLO, replyTo: 1 }, { path: "replyTo", why: "not_allowed" }],
    [
      "a utility message",
      { kind: "utility", name: "order", language: "en" },
      { path: "kind", why: "not_allowed" },
    ],
    [
      "one too large",
      { kind: "text", text: "ü".repeat(TEMPLATE_BYTES_MAX / 2) },
      { path: "", why: "too_large", limit: TEMPLATE_BYTES_MAX },
    ],
  ];

  it.each(cases)("%s: is refused with the reason, and nothing of it is kept", async (_, outgoing, told) => {
    const { kim } = await aDesk();

    const reply = await kim.command("template.save", mine("No", outgoing));

    expect(reply).toMatchObject({ ok: false, refusal: { code: "not_kept", ...told } });
    expect(await listOf(kim)).toEqual([]);
  });

  it.each(["", "  ", "\u202e\n", "x".repeat(TEMPLATE_NAME_UNITS_MAX + 1)])(
    "has the name %j",
    async (name) => {
      const { kim } = await aDesk();
      expect(await kim.refusal("template.save", mine(name))).toBe("bad_frame");
    },
  );

  it("the largest there may be is one", async () => {
    const { kim } = await aDesk();
    const bare = JSON.stringify({ kind: "text", text: "" }).length;
    const text = "x".repeat(TEMPLATE_BYTES_MAX - bare);
    expect(await kim.refusal("template.save", mine("Large", { kind: "text", text }))).toBe("ok");
    expect(await kim.refusal("template.save", mine("Large", { kind: "text", text: `${text}x` }))).toBe(
      "not_kept",
    );
  });
});

describe("the number of templates", () => {
  it.each([
    ["mine", TEMPLATES_OF_AGENT_MAX],
    ["desk", TEMPLATES_OF_DESK_MAX],
  ] as const)("of scope %s ends, and those that are there can still be changed", async (scope, limit) => {
    const { desk, ana } = await aDesk();
    const owner = scope === "mine" ? ANA.sub : null;
    await ana.ask("template.save", { name: "First", scope, outgoing: HELLO });
    const [{ template } = { template: "" }] = await listOf(ana);
    for (let more = 1; more < limit; more++)
      await rowsOf(
        deskStub(env, desk),
        "INSERT INTO template (id, owner, name, outgoing, by_sub, by_name, made_at, changed_at) SELECT ?, owner, name, outgoing, by_sub, by_name, made_at, changed_at FROM template WHERE id = ?",
        crypto.randomUUID(),
        template,
      );

    const reply = await ana.command("template.save", { name: "One more", scope, outgoing: HELLO });
    expect(reply).toMatchObject({ ok: false, refusal: { code: "not_kept", path: "scope", limit } });
    await ana.ask("template.save", { template, name: "Changed", scope, outgoing: HELLO });

    const sql = "SELECT COUNT(*) AS count FROM template WHERE owner IS ?";
    expect(await rowsOf(deskStub(env, desk), sql, owner)).toEqual([{ count: limit }]);
    const other = scope === "mine" ? "desk" : "mine";
    expect(await ana.refusal("template.save", { name: "Other", scope: other, outgoing: HELLO })).toBe("ok");
    const move = { template, name: "Moved", scope: other, outgoing: HELLO } as const;
    expect(await ana.refusal("template.save", move)).toBe("ok");
    expect(await ana.refusal("template.save", { ...move, name: "One more", template, scope })).toBe("ok");
  });
});

describe("agents at the desk", () => {
  it("are told when what they may use changed, and of nothing else", async () => {
    const { kim, ana } = await aDesk();
    const told = (agent: TestAgent): number => agent.frames.filter(({ type }) => type === "templates").length;

    await ana.ask("template.save", everyones("All"));
    await kim.next(({ type }) => type === "templates");
    await ana.ask("template.save", mine("Ana's"));
    const [all] = await listOf(ana);
    await kim.ask("presence.set", { presence: "away" });
    expect([told(kim), told(ana)]).toEqual([1, 2]);

    await ana.ask("template.delete", { template: all?.template ?? "" });
    await kim.ask("presence.set", { presence: "available" });
    expect([told(kim), told(ana)]).toEqual([2, 3]);
  });
});

describe("a desk that went back", () => {
  it("has the templates of then, and takes new ones", async () => {
    const { desk, kim } = await aDesk();
    await kim.ask("template.save", mine("Then"));
    const then = await snapshotOf(deskStub(env, desk));
    await kim.ask("template.save", mine("Since"));

    await restore(deskStub(env, desk), then);
    const again = await connect({ ...KIM, desk });

    expect(await namesOf(again)).toEqual(["Then"]);
    await again.ask("template.save", mine("After"));
    expect(await namesOf(again)).toEqual(["Then", "After"]);
  });
});
