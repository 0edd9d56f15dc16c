import { describe, expect, it } from "vitest";
import { deskStub } from "../../../worker/objects/kernel/stubs.ts";
import { ROUTING_VERSIONS_MAX } from "../../../worker/protocol/limits.ts";
import { NO_ROUTING, type RoutingConfig } from "../../../worker/protocol/routing/config.ts";
import { connect, type TestAgent } from "../support/agent.ts";
import { TestDesk } from "../support/desk.ts";
import { env } from "../support/env.ts";
import { sleepDesk } from "../support/mirror.ts";
import { ANA, KIM } from "../support/thread.ts";

async function anAna(): Promise<{ desk: TestDesk; ana: TestAgent }> {
  const desk = await new TestDesk().attach();
  return { desk, ana: await connect({ ...ANA, desk: desk.name }) };
}

const FRENCH: RoutingConfig = {
  ...NO_ROUTING,
  hours: [
    {
      ...{ id: "day", name: "Day", timeZone: "Europe/Paris", holidays: [] },
      week: [{ days: [1, 2, 3, 4, 5, 6, 7], from: "09:00", to: "18:00" }],
    },
  ],
  queues: [
    {
      ...{ id: "sales", name: "Sales", members: ["kim", "sam"], teams: [], choose: "longest_idle" },
      ...{ offerSeconds: 20, hours: "day" },
    },
  ],
  rules: [
    {
      ...{ id: "ad", name: "The ad in France", when: { refs: ["ad7"], languages: ["fr"] } },
      to: { type: "queue", queue: "sales" },
    },
  ],
};

describe("the routing of a desk", () => {
  it("is that nobody wrote any, until somebody does; it outlives the desk's sleep", async () => {
    const { desk, ana } = await anAna();
    expect(await ana.ask("routing.get", {})).toEqual({ version: 0, config: NO_ROUTING, problems: [] });

    expect(await ana.ask("routing.save", { base: 0, config: FRENCH })).toMatchObject({
      saved: true,
      version: 1,
    });
    await sleepDesk(desk.name);

    expect(await ana.ask("routing.get", {})).toMatchObject({ version: 1, config: FRENCH });
  });

  it("is told to agents by its names: as they come, and with each version", async () => {
    const { desk, ana } = await anAna();
    const kim = await connect({ ...KIM, desk: desk.name });
    expect((await kim.welcome()).desk.routing).toBeUndefined();
    const codes = [{ id: "refund", name: "Refund" }];
    const config = { ...FRENCH, wrapUp: { codes, isRequired: true } };

    await ana.ask("routing.save", { base: 0, config });

    await kim.next((frame) => frame.type === "desk");
    const told = {
      ...{ version: 1, teams: [], queues: [{ id: "sales", name: "Sales" }] },
      wrapUp: { codes, isRequired: true },
    };
    expect(kim.frames.findLast((frame) => frame.type === "desk")?.desk.routing).toEqual(told);
    const sam = await connect({ sub: "sam", desk: desk.name });
    expect((await sam.welcome()).desk.routing).toEqual(told);
    await ana.ask("desk.configure", { settings: { undoSeconds: 5 } });
    await sam.next((frame) => frame.type === "desk");
    expect(sam.frames.findLast((frame) => frame.type === "desk")?.desk.routing).toEqual(told);
  });

  it("keeps who wrote what and when, and what it was before can be written again", async () => {
    const { ana } = await anAna();
    await ana.ask("routing.save", { base: 0, config: FRENCH });
    await ana.ask("routing.save", { base: 1, config: NO_ROUTING });

    const { versions } = await ana.ask("routing.versions", {});
    const { config } = await ana.ask("routing.get", { version: 1 });
    await ana.ask("routing.save", { base: 2, config });

    expect(versions).toMatchObject([
      { version: 2, by: { sub: "ana", name: "Ana Ruiz" } },
      { version: 1, by: { sub: "ana", name: "Ana Ruiz" } },
    ]);
    expect(await ana.ask("routing.get", {})).toMatchObject({ version: 3, config: FRENCH });
    expect(await ana.refusal("routing.get", { version: 9 })).toBe("not_found");
  });

  it("forgets the oldest of many versions", async () => {
    const { desk, ana } = await anAna();
    // Not by the socket, which hears only so many commands a second.
    for (let base = 0; base < ROUTING_VERSIONS_MAX + 1; base += 1) {
      const id = crypto.randomUUID();
      const saved = { type: "routing.save", id, base, config: NO_ROUTING } as const;
      expect(await deskStub(env, desk.name).command(desk.name, ANA, saved)).toMatchObject({ ok: true });
    }

    const { versions } = await ana.ask("routing.versions", {});

    expect([versions.length, versions.at(-1)?.version]).toEqual([ROUTING_VERSIONS_MAX, 2]);
  });

  it("is not written over what somebody else wrote meanwhile, nor twice by one command", async () => {
    const { ana } = await anAna();
    const command = { id: crypto.randomUUID(), base: 0, config: FRENCH };
    await ana.ask("routing.save", command);

    const other = { base: 0, config: NO_ROUTING };
    expect(await ana.ask("routing.save", other)).toMatchObject({ saved: false, version: 1 });
    expect(await ana.ask("routing.save", command)).toMatchObject({ saved: true, version: 1 });
    expect((await ana.ask("routing.versions", {})).versions).toHaveLength(1);
  });

  it("is not kept where it names what is gone; of the rest it is warned", async () => {
    const { ana } = await anAna();
    const gone: RoutingConfig = { ...FRENCH, hours: [], queues: [] };
    const empty: RoutingConfig = { ...FRENCH, queues: FRENCH.queues.map((it) => ({ ...it, members: [] })) };

    expect(await ana.ask("routing.save", { base: 0, config: gone })).toEqual({
      ...{ saved: false, version: 0 },
      problems: [{ path: "rules.0.to.queue", why: "gone" }],
    });
    expect(await ana.ask("routing.save", { base: 0, config: empty })).toEqual({
      ...{ saved: true, version: 1 },
      problems: [{ path: "queues.0.members", why: "no_members" }],
    });
  });

  it("is not kept where it is too large to be told in a frame", async () => {
    const { ana } = await anAna();
    const members = Array.from({ length: 260 }, (_, i) => String(i).padEnd(199, "x"));
    const teams = [{ id: "all", name: "All", members }];

    const answer = await ana.ask("routing.save", { base: 0, config: { ...NO_ROUTING, teams } });

    expect(answer).toEqual({ saved: false, version: 0, problems: [{ path: "", why: "too_large" }] });
  });

  it("says where a message goes, and why, without moving any", async () => {
    const { desk, ana } = await anAna();
    await connect({ ...KIM, desk: desk.name });
    await ana.ask("routing.save", { base: 0, config: FRENCH });
    const message = { pageId: desk.pageId, ref: "ad7", language: "fr_FR" };

    const late = { ...message, at: Date.parse("2026-11-29T21:00:00Z") };
    expect(await ana.ask("routing.try", late)).toEqual({
      ...{ rule: { id: "ad", name: "The ad in France" }, because: ["refs", "languages"] },
      ...{
        to: { type: "queue", queue: "sales" },
        isOpen: false,
        members: 2,
        here: 1,
        able: 1,
        needs: [],
        priority: 0,
      },
      language: { tag: "fr-fr", by: "profile" },
    });
    expect(await ana.ask("routing.try", { ...message, language: "de_DE" })).toMatchObject({
      ...{ rule: null, because: [], to: { type: "pool" }, isOpen: true },
    });
    const help = { ...FRENCH.queues[0]!, id: "help", name: "Help" };
    const { hours: _hours, ...always } = help;
    const sales = { ...FRENCH.queues[0]!, overflow: { seconds: 60, to: "help" } };
    const overflowing = { ...FRENCH, queues: [sales, always] };
    expect(await ana.ask("routing.try", { ...late, config: overflowing })).toMatchObject({ goesOn: "help" });
    const early = { ...message, at: Date.parse("2026-11-30T09:00:00Z"), config: overflowing };
    expect(await ana.ask("routing.try", early)).not.toHaveProperty("goesOn");
    const { language: _, ...unread } = { ...late, text: "Bonjour, où est mon colis ?" };
    expect(await ana.ask("routing.try", unread)).toMatchObject({
      rule: { id: "ad" },
      language: { tag: "fr", by: "words" },
    });
    expect(await ana.ask("routing.try", { ...unread, text: "ok" })).not.toHaveProperty("language");
    const draft = { ...message, config: NO_ROUTING };
    expect(await ana.ask("routing.try", draft)).toMatchObject({ rule: null });
  });

  it("says nothing by a draft that would not be kept, nor of a time that is none", async () => {
    const { desk, ana } = await anAna();
    const message = { pageId: desk.pageId };
    const hours = [{ id: "day", name: "Day", timeZone: "Mars/Olympus", week: [], holidays: [] }];

    expect(await ana.refusal("routing.try", { ...message, config: { ...NO_ROUTING, hours } })).toBe(
      "wrong_state",
    );
    expect(await ana.refusal("routing.try", { ...message, at: Number.MAX_SAFE_INTEGER })).toBe("bad_frame");
    expect(await ana.refusal("routing.try", { ...message, language: "\ud800" })).toBe("bad_frame");
    expect(await ana.refusal("routing.try", { pageId: "__proto__" })).toBe("bad_frame");
  });

  it("is forgotten with what people left at a desk that is made for another company", async () => {
    const desk = new TestDesk();
    const ana = await connect({ ...ANA, desk: desk.name });
    await ana.ask("routing.save", { base: 0, config: FRENCH });

    await deskStub(env, desk.name).found(desk.name, true);

    const anew = await connect({ ...ANA, desk: desk.name });
    expect((await anew.ask("routing.get", {})).config).toEqual(NO_ROUTING);
  });
});
