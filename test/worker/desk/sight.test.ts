import { describe, expect, it } from "vitest";
import { COMMANDS, type CommandType } from "../../../worker/protocol/commands.ts";
import type { ServerFrame } from "../../../worker/protocol/frames.ts";
import { may } from "../../../worker/protocol/rights.ts";
import { NO_ROUTING, type RoutingConfig } from "../../../worker/protocol/routing/config.ts";
import { connect, type TestAgent } from "../support/agent.ts";
import { everyCommand } from "../support/every-command.ts";
import { aQueue, RoutedDesk } from "../support/routed-desk.ts";
import { rowsOf } from "../support/storage.ts";
import { due } from "../support/duties.ts";
import { until } from "../support/thread.ts";

const A = { id: "a", name: "Sales", members: ["kim", "sam"] };
const B = { id: "b", name: "Service", members: ["pia"] };

/** Kim and Sam are of one team with a queue, Pia of another; whoever says "service" goes to Pia's, "all" to everyone. */
const CONFIG: RoutingConfig = {
  ...NO_ROUTING,
  teams: [A, B],
  queues: [
    aQueue({ id: "qa", name: "Sales", members: [], teams: ["a"] }),
    aQueue({ id: "qb", name: "Service", members: [], teams: ["b"] }),
  ],
  rules: [
    { id: "b", name: "Service", when: { keywords: ["service"] }, to: { type: "queue", queue: "qb" } },
    { id: "c", name: "All", when: { keywords: ["all"] }, to: { type: "pool" } },
  ],
  otherwise: { type: "queue", queue: "qa" },
  whoSees: "teams",
};

const aDesk = (more: Partial<RoutingConfig> = {}): Promise<RoutedDesk> =>
  RoutedDesk.with({ ...CONFIG, ...more });

/** A customer who says that word, and what somebody must not read. */
async function says(routed: RoutedDesk, psid: string, word = "sales"): Promise<string> {
  await routed.desk.tell(psid, { at: Date.now(), text: `${word}, the secret of ${psid}` });
  return routed.desk.nameOf(psid);
}

/** An agent without offers in the way, who looks at the list and hears the news. */
async function looking(
  routed: RoutedDesk,
  sub: string,
  view: "open" | "closed" = "open",
): Promise<TestAgent> {
  const agent = await routed.agentWithoutOffers(sub);
  await agent.ask("news.open", {});
  await agent.ask("list.open", { view, length: 50 });
  return agent;
}

/** Every command about that conversation which an agent may give at all. */
const commandsAbout = (conversation: string) =>
  Object.entries(everyCommand(conversation)).filter(
    ([type, fields]) =>
      "conversation" in fields && COMMANDS.some(({ name, right }) => name === type && may("agent", right)),
  );

const toldOf = (agent: TestAgent, psid: string): ServerFrame[] =>
  agent.frames.filter((frame) => JSON.stringify(frame).includes(psid));
const listed = async (
  agent: TestAgent,
  view: "open" | "closed" | "mine" | "unassigned" = "open",
): Promise<string[]> =>
  (await agent.ask("list.open", { view, length: 50 })).items
    .map(({ conversation }) => conversation.split(":")[1] ?? "")
    .sort();

/** All that was sent to a socket before is there. */
const heard = async (agent: TestAgent): Promise<void> => {
  await agent.ask("templates.list", {});
};

/** The fields of a command that is given by an id of before. */
function withId<Fields extends object>(fields: Fields, id: string): Fields {
  return { ...fields, id };
}

describe("an agent who sees what is of their teams", () => {
  it("is told nothing of another team's customer: by no list, count, news or frame", async () => {
    const routed = await aDesk();
    const [kim, pia] = [await looking(routed, "kim"), await looking(routed, "pia")];
    const conversation = await says(routed, "ada-l", "service");
    await pia.ask("thread.open", { conversation });
    await pia.ask("conversation.take", { conversation });
    await pia.ask("typing", { conversation, typing: true });
    await pia.ask("conversation.snooze", { conversation, when: { onMessage: true } });
    await says(routed, "ada-l", "service");
    await pia.ask("conversation.close", { conversation });
    await says(routed, "ada-l", "service");

    await until(() => expect(toldOf(pia, "ada-l").length).toBeGreaterThan(5));
    await until(() => expect(kim.frames.some(({ type }) => type === "list.counts")).toBe(true));
    await heard(kim);
    expect(toldOf(kim, "ada-l")).toEqual([]);
    for (const view of ["open", "closed", "mine", "unassigned"] as const) {
      const { items, counts } = await kim.ask("list.open", { view, length: 50 });
      expect([items, counts]).toEqual([
        [],
        { mine: 0, unassigned: 0, open: 0, closed: 0, aside: 0, all_aside: 0, mentions: 0 },
      ]);
    }
    const { unread, missed } = await kim.ask("news.open", { since: 0 });
    expect([unread.unassigned.conversations, missed]).toEqual([0, []]);
    const counted = kim.frames.findLast((it) => it.type === "list.counts");
    expect(counted).toMatchObject({ counts: { open: 0 }, unread: { unassigned: { conversations: 0 } } });
  });

  it("finds no other team's customer by any command, and leaves them as they are", async () => {
    const routed = await aDesk();
    const conversation = await says(routed, "ada-l", "service");
    const kim = await routed.agentWithoutOffers("kim");
    const rows = (): Promise<unknown> => rowsOf(routed.stub, "SELECT * FROM conversation");
    const before = await rows();
    const answers = new Map<string, string>();
    for (const [type, fields] of commandsAbout(conversation))
      answers.set(type, await kim.outcome(type as CommandType, fields));

    expect(answers.size).toBeGreaterThan(20);
    expect([...answers].filter(([, code]) => code !== "not_found")).toEqual([]);
    expect(await rows()).toEqual(before);
    expect(toldOf(kim, "ada-l")).toEqual([]);
  });

  it("is told by no command that it is there: what is not there is answered alike", async () => {
    const routed = await aDesk();
    const kim = await routed.agentWithoutOffers("kim");
    const wrong: string[] = [];
    for (const [type, fields] of commandsAbout(routed.desk.nameOf("nobody"))) {
      const code = await kim.outcome(type as CommandType, fields);
      if (code !== "not_found") wrong.push(`${type}: ${code}`);
    }
    expect(wrong).toEqual([]);
  });

  it("is not told that notes mention them where they see it no more", async () => {
    const routed = await aDesk();
    const conversation = await says(routed, "ada-l", "service");
    const kim = await routed.agentWithoutOffers("kim");
    const isMentioned = async () =>
      (await kim.ask("list.open", { view: "inbox", length: 1 })).counts.mentioned;
    const sql = "INSERT INTO mention (sub, conversation, is_read) VALUES ('kim', ?, 1)";
    await rowsOf(routed.stub, sql, conversation);

    expect(await isMentioned()).toBeUndefined();
    await routed.ana.ask("conversation.assign", { conversation, to: "kim" });
    expect(await isMentioned()).toBe(true);
  });

  it("finds it by no id of another command that had its effect either", async () => {
    const routed = await aDesk();
    const conversation = await says(routed, "ada-l", "service");
    const kim = await routed.agentWithoutOffers("kim");
    const id = crypto.randomUUID();
    await kim.command("presence.set", { id, presence: "away" });

    const codes = new Map<string, string>();
    for (const [type, fields] of commandsAbout(conversation))
      codes.set(type, await kim.outcome(type as CommandType, withId(fields, id)));

    expect([...codes].filter(([, code]) => code !== "not_found")).toEqual([]);
  });

  it("is given nothing of it with a pass, and no place for a file", async () => {
    const routed = await aDesk();
    const conversation = await says(routed, "ada-l", "service");
    const { stub } = routed;
    const claims = {
      sub: "kim",
      name: "Kim",
      desk: routed.desk.name,
      role: "agent" as const,
      exp: Date.now() + 60_000,
    };
    const id = crypto.randomUUID();
    const opens = [
      { type: "thread.open", id, conversation } as const,
      { type: "list.open", id, view: "open", length: 50 } as const,
    ];

    const issued = await stub.issuePass(routed.desk.name, claims, opens);
    expect(issued).toMatchObject({ ok: true, answer: { ahead: { threads: [], list: { items: [] } } } });
    expect(JSON.stringify(issued)).not.toContain("ada-l");
    expect(await stub.beginFile(routed.desk.name, claims, conversation)).toMatchObject({
      ok: false,
      refusal: { code: "not_found" },
    });
  });

  it("sees what waits for their teams, what colleagues have and had, their own, and what is everyone's", async () => {
    const routed = await aDesk();
    const [kim, sam, pia] = [
      await routed.agentWithoutOffers("kim"),
      await routed.agentWithoutOffers("sam"),
      await routed.agentWithoutOffers("pia"),
    ];
    for (const psid of ["1", "2", "3"]) await says(routed, psid);
    for (const psid of ["4", "5"]) await says(routed, psid, "service");
    await says(routed, "6", "all");
    const nameOf = (psid: string): { conversation: string } => ({ conversation: routed.desk.nameOf(psid) });
    await sam.ask("conversation.take", nameOf("2"));
    await sam.ask("conversation.take", nameOf("3"));
    await sam.ask("conversation.close", nameOf("3"));
    await pia.ask("conversation.take", nameOf("4"));

    expect([await listed(kim), await listed(kim, "closed")]).toEqual([["1", "2", "6"], ["3"]]);
    expect([await listed(sam), await listed(sam, "closed")]).toEqual([["1", "2", "6"], ["3"]]);
    expect([await listed(pia), await listed(pia, "closed")]).toEqual([["4", "5", "6"], []]);
    expect([await listed(routed.ana), await listed(routed.ana, "closed")]).toEqual([
      ["1", "2", "4", "5", "6"],
      ["3"],
    ]);
    const { counts } = await kim.ask("list.open", { view: "open", length: 1 });
    expect(counts).toEqual({
      mine: 0,
      unassigned: 2,
      open: 3,
      closed: 1,
      aside: 0,
      all_aside: 0,
      mentions: 0,
    });
    expect((await sam.ask("list.open", { view: "open", length: 1 })).counts.mine).toBe(1);
  });

  it("is asked of nothing that waits nowhere yet: the rules say first whose it is", async () => {
    const routed = await aDesk();
    const [kim, pia] = [await looking(routed, "kim"), await looking(routed, "pia")];
    await says(routed, "ada-l", "service");
    await heard(kim);

    expect(toldOf(kim, "ada-l")).toEqual([]);
    const upserts = toldOf(pia, "ada-l").filter(({ type }) => type !== "list.counts");
    expect(upserts).toHaveLength(1);
    expect(JSON.stringify(upserts)).toContain('"isFirst":true');
    expect(JSON.stringify(upserts)).toContain("the secret of ada-l");
  });
});

describe("what else tells of another team's customer", () => {
  it("is silent when Meta's time for them ends, and when their Page goes", async () => {
    const routed = await aDesk();
    const [kim, pia] = [await looking(routed, "kim"), await looking(routed, "pia")];
    const now = Date.now();
    await routed.desk.tell("ada-l", { at: now, text: "service", responseUntil: now + 60_000 });

    await due(routed.stub, "closings");
    await pia.next((it) => it.type === "list.closing");
    await routed.stub.detach(routed.desk.name, routed.desk.pageId, 2);
    await pia.next((it) => it.type === "list.gone");
    await heard(kim);

    expect(toldOf(kim, "ada-l")).toEqual([]);
  });

  it("is silent to who is in its team no more, by the newest token that they show", async () => {
    const routed = await aDesk();
    const conversation = await says(routed, "ada-l", "service");
    const { name: desk } = routed.desk;
    const zoe = await connect({ sub: "zoe", name: "Zoe", desk, teams: ["b"], understands: "list.changes" });
    await zoe.ask("list.open", { view: "open", length: 50 });
    const claims = {
      sub: "zoe",
      name: "Zoe",
      desk,
      role: "agent" as const,
      exp: Date.now() + 60_000,
      teams: ["a"],
    };
    const opens = [{ type: "list.open", id: crypto.randomUUID(), view: "open", length: 50 } as const];

    const issued = await routed.stub.issuePass(desk, claims, opens);

    expect(issued).toMatchObject({ ok: true, answer: { ahead: { list: { items: [] } } } });
    await zoe.next((it) => it.type === "sight");
    expect(await zoe.refusal("thread.open", { conversation })).toBe("not_found");
  });
});

describe("a Page of a department", () => {
  const departments = (pageId: string): Partial<RoutingConfig> => ({
    departments: [{ pages: [pageId], teams: ["b"] }],
  });

  it("is its teams' alone: what is everyone's there is theirs, and so are its commands", async () => {
    const routed = await aDesk();
    await routed.configure({ ...CONFIG, ...departments(routed.desk.pageId) });
    const [kim, pia] = [await looking(routed, "kim"), await looking(routed, "pia")];
    await says(routed, "6", "all");
    const sales = await says(routed, "7");
    await heard(kim);

    expect(toldOf(kim, "secret of 6")).toEqual([]);
    expect([await listed(kim), await listed(pia)]).toEqual([["7"], ["6", "7"]]);
    const page = { pageId: routed.desk.pageId };
    expect(await kim.refusal("page.retryHumanAgent", page)).toBe("ok");
    await routed.ana.ask("conversation.close", { conversation: sales });
    expect(await kim.refusal("page.retryHumanAgent", page)).toBe("not_found");
    expect(await pia.refusal("page.retryHumanAgent", page)).toBe("ok");
  });

  it("takes its conversations out of sight, and brings them back, as the document is written", async () => {
    const routed = await aDesk();
    const kim = await looking(routed, "kim");
    const conversation = await says(routed, "6", "all");
    await kim.next((it) => JSON.stringify(it).includes("secret of 6"));
    await kim.ask("thread.open", { conversation });

    await routed.configure({ ...CONFIG, ...departments(routed.desk.pageId) });

    await kim.next((it) => it.type === "sight");
    expect(kim.frames).toContainEqual({ type: "thread.gone", conversation });
    expect(await listed(kim)).toEqual([]);
    expect(await kim.refusal("thread.open", { conversation })).toBe("not_found");
    const from = kim.frames.length;
    await routed.configure(CONFIG);
    await kim.next((it) => it.type === "sight", from);
    expect(await listed(kim)).toEqual(["6"]);
  });
});

describe("a conversation that comes and goes", () => {
  it("is gone for who sees it no more, and new, with what the customer asks, for who sees it now", async () => {
    const routed = await aDesk();
    const [kim, pia] = [await looking(routed, "kim"), await looking(routed, "pia")];
    const conversation = await says(routed, "ada-l");
    await kim.next((it) => JSON.stringify(it).includes("secret of ada-l"));
    await kim.ask("thread.open", { conversation });
    await kim.ask("conversation.take", { conversation });
    const from = kim.frames.length;

    await kim.ask("conversation.assign", { conversation, to: "pia" });

    const gone = await kim.next((it) => it.type === "thread.gone", from);
    expect(gone).toEqual({ type: "thread.gone", conversation });
    expect(JSON.stringify(kim.frames.slice(from))).not.toContain("list.upsert");
    expect(JSON.stringify(kim.frames.slice(from))).toContain(`"list.gone","conversation":"${conversation}"`);
    expect(await listed(kim)).toEqual([]);
    const came = await pia.next((it) => JSON.stringify(it).includes("secret of ada-l"));
    expect(JSON.stringify(came)).toContain('"previousOwner":{"sub":"kim"');
    expect((await pia.ask("thread.open", { conversation })).viewers.map(({ sub }) => sub)).toEqual(["pia"]);
  });

  it("tells who had it before them nothing of what comes later", async () => {
    const routed = await aDesk();
    const kim = await looking(routed, "kim");
    const conversation = await says(routed, "ada-l");
    await kim.ask("thread.open", { conversation });
    await kim.ask("conversation.take", { conversation });
    await routed.ana.ask("conversation.assign", { conversation, to: "ana" });
    await kim.next((it) => it.type === "thread.gone");
    const from = kim.frames.length;

    await routed.desk.tell("ada-l", { at: Date.now(), text: "a later secret" });
    await routed.ana.ask("conversation.close", { conversation });
    await says(routed, "ada-l", "service");
    await heard(kim);

    expect(JSON.stringify(kim.frames.slice(from))).not.toContain("ada-l");
  });

  it("comes back to its team with the customer's next words, for whom the thread never closed", async () => {
    const routed = await aDesk();
    const [kim, sam] = [await looking(routed, "kim"), await routed.agentWithoutOffers("sam")];
    const conversation = await says(routed, "ada-l");
    await sam.ask("conversation.take", { conversation });
    await sam.ask("conversation.close", { conversation });
    sam.close();
    await kim.ask("thread.open", { conversation });
    const from = kim.frames.length;

    await says(routed, "ada-l");

    await kim.next((it) => it.type === "entries", from);
    await heard(kim);
    const told = JSON.stringify(kim.frames.slice(from));
    expect(told).not.toContain("thread.gone");
    expect(told).toContain("the secret of ada-l");
    expect(await listed(kim)).toEqual(["ada-l"]);
  });

  it("is in sight of a new member of its owner's team, and out of it once they left", async () => {
    const routed = await aDesk();
    const conversation = await says(routed, "ada-l", "service");
    const zoe = await connect({
      sub: "zoe",
      name: "Zoe",
      desk: routed.desk.name,
      understands: "list.changes",
    });
    await zoe.ask("list.open", { view: "open", length: 50 });
    const pia = await routed.agentWithoutOffers("pia");
    await pia.ask("conversation.take", { conversation });
    expect(await listed(zoe)).toEqual([]);

    await connect({ sub: "zoe", name: "Zoe", desk: routed.desk.name, teams: ["b"] });
    await zoe.next((it) => it.type === "sight");
    expect(await listed(zoe)).toEqual(["ada-l"]);
    await zoe.ask("thread.open", { conversation });
    const from = zoe.frames.length;
    await connect({ sub: "zoe", name: "Zoe", desk: routed.desk.name, teams: ["a"] });
    await zoe.next((it) => it.type === "thread.gone", from);
    expect(await listed(zoe)).toEqual([]);
  });

  it("of whoever joins a team by their token comes in sight of it", async () => {
    const routed = await aDesk();
    const conversation = await says(routed, "6", "all");
    const zoe = await connect({
      sub: "zoe",
      name: "Zoe",
      desk: routed.desk.name,
      understands: "list.changes",
    });
    await zoe.ask("conversation.take", { conversation });
    const pia = await looking(routed, "pia");
    expect(await listed(pia)).toEqual([]);
    const from = pia.frames.length;

    await connect({ sub: "zoe", name: "Zoe", desk: routed.desk.name, teams: ["b"] });

    await pia.next((it) => JSON.stringify(it).includes("list.upsert"), from);
    expect(pia.frames.slice(from).some(({ type }) => type === "sight")).toBe(false);
    expect(await listed(pia)).toEqual(["6"]);
    await connect({ sub: "zoe", name: "Zoe", desk: routed.desk.name, teams: [] });
    await pia.next((it) => JSON.stringify(it).includes("list.gone"), from);
    expect(await listed(pia)).toEqual([]);
  });

  it("whose last member leaves the team is seen by who is in charge, and by the next member", async () => {
    const routed = await aDesk();
    await says(routed, "ada-l", "service");
    const zoe = await routed.agentWithoutOffers("zoe");
    await routed.configure({ ...CONFIG, teams: [A, { ...B, members: [] }] });

    expect([await listed(zoe), await listed(routed.ana)]).toEqual([[], ["ada-l"]]);
    await routed.configure({ ...CONFIG, teams: [A, { ...B, members: ["zoe"] }] });
    expect(await listed(zoe)).toEqual(["ada-l"]);
  });
});
