import { describe, expect, it } from "vitest";
import { deskStub } from "../../../worker/objects/kernel/stubs.ts";
import type { SavedTemplate } from "../../../worker/protocol/library/saved-template.ts";
import {
  TEMPLATE_BYTES_MAX,
  TEMPLATE_NAME_UNITS_MAX,
  TEMPLATES_OF_AGENT_MAX,
  TEMPLATES_OF_DESK_MAX,
} from "../../../worker/protocol/limits.ts";
import type { Outgoing } from "../../../worker/protocol/outgoing/outgoing.ts";
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
    ["files", { kind: "files", files: [picture] }, { path: "files[0].file", why: "not_allowed" }],
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
        "INSERT INTO template SELECT ?, owner, name, outgoing, by_sub, by_name, made_at, changed_at FROM template WHERE id = ?",
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
