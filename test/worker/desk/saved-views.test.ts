import { describe, expect, it } from "vitest";
import { VIEW_COUNT_MAX, VIEWS_OF_AGENT_MAX } from "../../../worker/protocol/limits.ts";
import { NO_ROUTING, type RoutingConfig } from "../../../worker/protocol/routing/config.ts";
import type { SavedView, ViewScope } from "../../../worker/protocol/saved-views/saved-view.ts";
import type { Summary } from "../../../worker/protocol/thread/conversation.ts";
import { connect, type TestAgent } from "../support/agent.ts";
import { ListMirror, TestDesk } from "../support/desk.ts";
import { until } from "../support/thread.ts";

const KIM = { sub: "kim", name: "Kim Lee" };
const SAM = { sub: "sam", name: "Sam Fox" };
const ANA = { sub: "ana", name: "Ana Ruiz", role: "supervisor" } as const;
const NOW = Date.now();
const MINUTE = 60_000;

const TEAMS: Pick<RoutingConfig, "teams"> = { teams: [{ id: "north", name: "North", members: ["kim"] }] };

type All = { desk: TestDesk; kim: TestAgent; sam: TestAgent; ana: TestAgent };

async function aDesk(): Promise<All> {
  const desk = await new TestDesk().attach();
  const [kim, sam, ana] = await Promise.all([KIM, SAM, ANA].map((it) => connect({ ...it, desk: desk.name })));
  return { desk, kim: kim!, sam: sam!, ana: ana! };
}

async function configure(ana: TestAgent, change: Partial<RoutingConfig>): Promise<void> {
  const { version: base } = await ana.ask("routing.get", {});
  await ana.ask("routing.save", { base, config: { ...NO_ROUTING, ...change } });
}

const aView = (name: string, change: Partial<SavedView> & { base?: number | null } = {}) => {
  const list = { view: "open", sort: "latest", filter: {} } as const;
  return {
    saved: crypto.randomUUID(),
    base: null,
    name,
    scope: "mine" as ViewScope,
    ...list,
    ...change,
  };
};

const psids = (items: Iterable<Summary>): string[] =>
  [...items].map(({ conversation }) => conversation.split(":")[1] ?? "");
const viewsOf = async (agent: TestAgent): Promise<SavedView[]> => (await agent.ask("views.list", {})).views;
const namesOf = async (agent: TestAgent): Promise<string[]> => (await viewsOf(agent)).map(({ name }) => name);

describe("a list that is narrowed", () => {
  it("holds what passes all that is named, and keeps to it as things change", async () => {
    const { desk, kim } = await aDesk();
    await desk.tell("a", { at: NOW - 3, language: "fr" });
    await desk.tell("b", { at: NOW - 2, language: "fr" });
    await desk.tell("c", { at: NOW - 1 });
    const mirror = new ListMirror(kim, "kim");
    const filter = { language: "fr", owner: null };

    mirror.start(await kim.ask("list.open", { view: "open", filter, length: 10 }));
    expect(psids(mirror.shown)).toEqual(["b", "a"]);
    await kim.ask("conversation.take", { conversation: desk.nameOf("b") });
    await desk.tell("c", { at: NOW, language: "fr" });

    await until(() => expect(psids(mirror.shown)).toEqual(["c", "a"]));
  });

  it("is asked for by its filter alone when it is paged through", async () => {
    const { desk, kim } = await aDesk();
    for (let n = 0; n < 6; n++)
      await desk.tell(n, { at: NOW + n, responseUntil: NOW + (n % 2 === 0 ? 30 : 300) * MINUTE });
    const filter = { endsWithin: 60 };

    const first = await kim.ask("list.open", { view: "inbox", sort: "window", filter, length: 2 });
    const next = await kim.ask("list.more", { length: 5 });

    expect([psids(first.items), first.more]).toEqual([["0", "2"], true]);
    expect([psids(next.items), next.more]).toEqual([["4"], false]);
    expect(first.filter).toEqual(filter);
  });

  it("reaches what a team has and waits for, and is asked for anew when others are in it", async () => {
    const { desk, kim, sam, ana } = await aDesk();
    await configure(ana, TEAMS);
    await desk.tell("a", { at: NOW - 2 });
    await desk.tell("b", { at: NOW - 1 });
    await kim.ask("conversation.take", { conversation: desk.nameOf("a") });
    await sam.ask("conversation.take", { conversation: desk.nameOf("b") });
    const open = { view: "open", filter: { team: "north" }, length: 10 } as const;

    const before = await ana.ask("list.open", open);
    expect([psids(before.items), before.team]).toEqual([["a"], { members: ["kim"], places: ["team:north"] }]);
    const anew = ana.next(({ type }) => type === "sight");
    await configure(await connect({ ...ANA, desk: desk.name }), {
      teams: [{ id: "north", name: "North", members: ["sam"] }],
    });
    await anew;

    expect(psids((await ana.ask("list.open", open)).items)).toEqual(["b"]);
    expect((await ana.ask("list.open", { ...open, filter: { team: "south" } })).items).toEqual([]);
  });

  it("by priority has who waits in a queue earlier by it", async () => {
    const { desk, kim, ana } = await aDesk();
    const queue = { members: [], teams: [], choose: "longest_idle" as const, offerSeconds: 60 };
    await configure(ana, {
      queues: [{ id: "vip", name: "VIP", ...queue }],
      rules: [
        { id: "r", name: "R", when: { languages: ["fr"] }, to: { type: "queue", queue: "vip" }, priority: 3 },
      ],
    });
    await desk.tell("a", { at: NOW - 20 * MINUTE });
    await desk.tell("b", { at: NOW - 1 * MINUTE, language: "fr" });

    const { items } = await kim.ask("list.open", { view: "open", sort: "priority", length: 10 });

    expect(psids(items)).toEqual(["b", "a"]);
    expect(items[0]?.finer).toEqual({ state: "queued", queue: "vip", priority: 3 });
    const filter = { queue: "vip", state: "queued" } as const;
    expect(psids((await kim.ask("list.open", { view: "open", filter, length: 10 })).items)).toEqual(["b"]);
  });
});

describe("views that are kept", () => {
  it("are one's own, one's teams' and the desk's, each in their order; a supervisor has every team's", async () => {
    const { kim, sam, ana } = await aDesk();
    await configure(ana, TEAMS);
    await ana.ask("view.save", aView("All", { scope: "desk" }));
    await ana.ask("view.save", aView("North's", { scope: { team: "north" } }));
    await kim.ask("view.save", aView("Kim's first"));
    await kim.ask("view.save", aView("Kim's second"));

    expect(await namesOf(kim)).toEqual(["Kim's first", "Kim's second", "North's", "All"]);
    expect(await namesOf(sam)).toEqual(["All"]);
    expect(await namesOf(ana)).toEqual(["North's", "All"]);
    const [first, second] = await viewsOf(kim);
    await kim.ask("view.move", { saved: second!.saved, before: first!.saved });
    expect(await namesOf(kim)).toEqual(["Kim's second", "Kim's first", "North's", "All"]);
  });

  it("of others are changed by who may supervise, and are not there for whom they are not", async () => {
    const { kim, sam, ana } = await aDesk();
    await configure(ana, TEAMS);
    const shared = aView("North's", { scope: { team: "north" } });
    await ana.ask("view.save", shared);
    const own = aView("Kim's");
    await kim.ask("view.save", own);
    const [{ changedAt: base } = { changedAt: 0 }] = await viewsOf(ana);

    expect(await kim.refusal("view.save", { ...shared, base, name: "Mine now" })).toBe("not_allowed");
    expect(await kim.refusal("view.save", aView("All", { scope: "desk" }))).toBe("not_allowed");
    expect(await kim.refusal("view.move", { saved: shared.saved, before: null })).toBe("not_allowed");
    expect(await kim.refusal("view.delete", { saved: shared.saved })).toBe("not_allowed");
    expect(await sam.refusal("view.delete", { saved: own.saved })).toBe("not_found");
    expect(await ana.refusal("view.save", { ...own, base: 1 })).toBe("not_found");
    expect(await ana.refusal("view.save", aView("South's", { scope: { team: "south" } }))).toBe("not_found");
    await ana.ask("view.delete", { saved: shared.saved });
    expect(await namesOf(kim)).toEqual(["Kim's"]);
  });

  it("keep what who saved first said, where two save the same", async () => {
    const { ana, desk } = await aDesk();
    const bea = await connect({ sub: "bea", name: "Bea Oz", role: "supervisor", desk: desk.name });
    const view = aView("All", { scope: "desk" });
    await ana.ask("view.save", view);
    const [kept] = await viewsOf(bea);
    const base = kept!.changedAt;

    expect(await ana.ask("view.save", { ...view, base, name: "Ana's" })).toEqual({ saved: true });
    expect(await bea.ask("view.save", { ...view, base, name: "Bea's" })).toEqual({ saved: false });
    expect(await bea.ask("view.save", { ...view, name: "Bea's, new" })).toEqual({ saved: false });

    expect(await namesOf(bea)).toEqual(["Ana's"]);
  });

  it("have names that can be told apart, of each whose they are", async () => {
    const { kim, ana } = await aDesk();
    const first = aView("Late answers");
    await kim.ask("view.save", first);

    expect(await kim.command("view.save", aView("late\u200b\u00a0ANSWERS"))).toMatchObject({
      refusal: { code: "not_kept", path: "name", why: "not_allowed" },
    });
    await ana.ask("view.save", aView("Late answers", { scope: "desk" }));
    const [, kept] = (await viewsOf(kim)).toSorted((a, b) => a.changedAt - b.changedAt);
    expect(kept?.scope).toBe("desk");
    const mine = (await viewsOf(kim)).find(({ saved }) => saved === first.saved);
    expect(await kim.refusal("view.save", { ...first, sort: "waiting", base: mine?.changedAt ?? 0 })).toBe(
      "ok",
    );
    expect(await namesOf(kim)).toEqual(["Late answers", "Late answers"]);
  });

  it("tell those who may open them that they changed, and nobody else", async () => {
    const { kim, sam, ana } = await aDesk();
    await configure(ana, TEAMS);
    const heard: string[] = [];
    for (const [name, agent] of Object.entries({ kim, sam, ana }))
      agent.listeners.add(({ type }) => {
        if (type === "views") heard.push(name);
      });
    await kim.ask("view.save", aView("Kim's"));
    await ana.ask("view.save", aView("North's", { scope: { team: "north" } }));
    await sam.ask("views.list", {});

    await until(() => expect(heard.sort()).toEqual(["ana", "kim", "kim"]));
  });

  it("say how much they hold of what the agent sees, up to a number", async () => {
    const { desk, kim, ana } = await aDesk();
    for (let n = 0; n < VIEW_COUNT_MAX + 1; n++) await desk.tell(n, { at: NOW + n });
    await desk.tell("fr", { at: NOW, language: "fr" });
    await ana.ask("view.save", aView("French", { scope: "desk", filter: { language: "fr" } }));
    await ana.ask("view.save", aView("All", { scope: "desk" }));

    const { views } = await kim.ask("views.list", { counts: true });

    expect(views.map(({ name, count }) => [name, count])).toEqual([
      ["French", { n: 1 }],
      ["All", { n: VIEW_COUNT_MAX, isLeast: true }],
    ]);
    await configure(ana, {
      ...TEAMS,
      whoSees: "teams",
      departments: [{ pages: [desk.pageId], teams: ["north"] }],
    });
    const sam = await connect({ ...SAM, desk: desk.name });
    expect((await sam.ask("views.list", { counts: true })).views.map(({ count }) => count?.n)).toEqual([
      0, 0,
    ]);
  });

  it("are so many, and go with the agent whose they are", async () => {
    const { kim, ana, desk } = await aDesk();
    for (let n = 0; n < VIEWS_OF_AGENT_MAX; n++) await kim.ask("view.save", aView(`View ${String(n)}`));

    expect(await kim.command("view.save", aView("One more"))).toMatchObject({
      ok: false,
      refusal: { code: "not_kept", why: "too_many", limit: VIEWS_OF_AGENT_MAX },
    });
    await ana.ask("agent.remove", { agent: "kim", to: { everyone: true } });
    const again = await connect({ ...KIM, desk: desk.name });
    expect(await namesOf(again)).toEqual([]);
  });
});
