import { describe, expect, it } from "vitest";
import type { PersonTold } from "../../../worker/protocol/persons/person.ts";
import { PERSON_CONVERSATIONS_MAX } from "../../../worker/protocol/limits.ts";
import type { ReferenceTold } from "../../../worker/protocol/references/reference.ts";
import { connect, type TestAgent } from "../support/agent.ts";
import { TestDesk } from "../support/desk.ts";
import { delivered, TestEndpoint } from "../support/endpoint.ts";
import { PAGE_ID } from "../support/env.ts";
import { useMeta } from "../support/meta.ts";
import { aProgram, aService } from "../support/program.ts";
import { RoutedDesk } from "../support/routed-desk.ts";
import { aThread, ANA, KIM, type TestThread, until } from "../support/thread.ts";

const meta = useMeta();

async function threads(count: number): Promise<TestThread[]> {
  const all: TestThread[] = [];
  while (all.length < count) all.push(await aThread(meta.current));
  return all;
}

const merges = (agent: TestAgent, one: TestThread, two: TestThread) =>
  agent.ask("person.merge", { conversation: one.name, other: two.name });
const parts = (agent: TestAgent, one: TestThread, two: TestThread) =>
  agent.ask("person.unmerge", { conversation: one.name, other: two.name });

async function othersOf(agent: TestAgent, thread: TestThread): Promise<string[]> {
  const { others } = await agent.ask("person.read", { conversation: thread.name });
  return others.map(({ conversation }) => conversation).sort();
}
const namesOf = (...all: TestThread[]): string[] => all.map(({ name }) => name).sort();

describe("conversations of one person", () => {
  it("are one customer's once an agent says so, with all that either was one with", async () => {
    const [a, b, c, d] = (await threads(4)) as [TestThread, TestThread, TestThread, TestThread];
    const kim = await connect(KIM);
    await merges(kim, a, b);
    await merges(kim, c, d);
    await merges(kim, b, c);

    expect(await othersOf(kim, a)).toEqual(namesOf(b, c, d));
    expect(await othersOf(kim, d)).toEqual(namesOf(a, b, c));
    const { others } = await kim.ask("person.read", { conversation: a.name });
    expect(others.map(({ person }) => person?.others)).toEqual([3, 3, 3]);
  });

  it("are parted again into those that they were before the newest merge between them", async () => {
    const [a, b, c, d] = (await threads(4)) as [TestThread, TestThread, TestThread, TestThread];
    const kim = await connect(KIM);
    await merges(kim, a, b);
    await merges(kim, c, d);
    await merges(kim, b, c);
    await parts(kim, a, d);

    expect(await othersOf(kim, a)).toEqual(namesOf(b));
    expect(await othersOf(kim, d)).toEqual(namesOf(c));
    await parts(kim, a, b);
    expect(await othersOf(kim, a)).toEqual([]);
    const { others } = await kim.ask("person.read", { conversation: c.name });
    expect(others.map(({ person }) => person?.others)).toEqual([1]);
  });

  it("are merged once, however often and from whichever side, and parted by one", async () => {
    const [a, b, c] = (await threads(3)) as [TestThread, TestThread, TestThread];
    const [kim, ana] = [await connect(KIM), await connect(ANA)];
    await Promise.all([merges(kim, a, b), merges(ana, b, a), merges(kim, b, c), merges(ana, c, a)]);

    expect(await othersOf(kim, a)).toEqual(namesOf(b, c));
    await parts(kim, b, c);
    await parts(kim, b, a);
    await parts(kim, a, c);
    for (const thread of [a, b, c]) expect(await othersOf(kim, thread)).toEqual([]);
  });

  it("stay parted when a merge is given again whose answer was lost", async () => {
    const [a, b] = (await threads(2)) as [TestThread, TestThread];
    const kim = await connect(KIM);
    const id = crypto.randomUUID();
    await a.command(KIM, "person.merge", { other: b.name, id });
    await parts(kim, a, b);
    await a.command(KIM, "person.merge", { other: b.name, id });

    expect(await othersOf(kim, a)).toEqual([]);
  });

  it("are never one with themselves, nor with what is not there", async () => {
    const [a] = (await threads(1)) as [TestThread];
    const kim = await connect(KIM);
    const code = (other: string) => kim.refusal("person.merge", { conversation: a.name, other });

    expect(await code(a.name)).toBe("wrong_state");
    expect(await code(`${PAGE_ID}:1`)).toBe("not_found");
  });

  it("go on with what is under way: a message that is being sent arrives once", async () => {
    const [a, b] = (await threads(2)) as [TestThread, TestThread];
    const kim = await connect(KIM);
    await Promise.all([a.send("On its way", KIM), merges(kim, a, b), b.send("Here too", KIM)]);
    await Promise.all([a.untilStates("sent"), b.untilStates("sent")]);
    await parts(kim, a, b);

    for (const thread of [a, b])
      expect((await thread.read()).entries.filter(({ author }) => author.type === "agent")).toHaveLength(1);
  });
});

describe("who may be the same person", () => {
  it("has the same record, or came by a reference to the same", async () => {
    const [a, b, c, d] = (await threads(4)) as [TestThread, TestThread, TestThread, TestThread];
    const kim = await connect(KIM);
    const crm = await aService();
    const record = { id: "4711", name: "Maria Lopez" };
    for (const { name: conversation } of [a, b]) await kim.ask("conversation.link", { conversation, record });
    for (const thread of [a, c, d]) {
      const value = thread === d ? "u-8" : "u-7";
      const { ref } = await crm.get<ReferenceTold>("POST /references", { body: { kind: "User", value } });
      thread.customer.followLink(ref);
      await thread.deliver();
    }
    const suggested = async () =>
      (await kim.ask("person.read", { conversation: a.name })).suggested.map(({ summary, why }) => [
        summary.conversation,
        why,
      ]);

    await until(async () =>
      expect(await suggested()).toEqual([
        [b.name, "record"],
        [c.name, "reference"],
      ]),
    );
    await merges(kim, a, b);
    expect(await suggested()).toEqual([[c.name, "reference"]]);
  });
});

describe("programs", () => {
  it("merge and part, and are told of both conversations", async () => {
    const [a, b] = (await threads(2)) as [TestThread, TestThread];
    const crm = await aService();
    const endpoint = await new TestEndpoint().added({ events: ["customer.merged", "customer.unmerged"] });
    const path = `/customers/${a.name}/person`;
    await crm.get(`PUT ${path}/${b.name}`);
    expect((await crm.get<PersonTold>(`GET ${path}`)).others).toMatchObject([{ conversation: b.name }]);
    await crm.get(`PUT ${path}/${b.name}`);
    await crm.get(`DELETE ${path}/${b.name}`);
    await crm.get(`DELETE ${path}/${b.name}`);

    await until(async () => {
      await delivered();
      expect(endpoint.arrived).toHaveLength(4);
    });
    const told = endpoint.arrived.map(({ body: { type, data } }) => {
      const { conversation, other, conversations, by } = data;
      return { type, conversation, other, conversations, by };
    });
    const by = { sub: "crm", name: "CRM" };
    const [ofA, ofB] = [
      { conversation: a.name, other: b.name },
      { conversation: b.name, other: a.name },
    ];
    expect(told).toEqual([
      { type: "customer.merged", ...ofA, conversations: [b.name], by },
      { type: "customer.merged", ...ofB, conversations: [a.name], by },
      { type: "customer.unmerged", ...ofA, conversations: [], by },
      { type: "customer.unmerged", ...ofB, conversations: [], by },
    ]);
  });

  it("are told no words of other conversations that their key does not read", async () => {
    const [a, b] = (await threads(2)) as [TestThread, TestThread];
    await (await aService()).get(`PUT /customers/${a.name}/person/${b.name}`);
    const reader = await aProgram(["customers:read"]);

    const { others } = await reader.get<PersonTold>(`GET /customers/${a.name}/person`);
    expect(others).toMatchObject([{ conversation: b.name, preview: null }]);
    expect(await reader.code(`DELETE /customers/${a.name}/person/${b.name}`)).toBe("scope_missing");
  });
});

describe("who is one person", () => {
  it("is taken along with the names of their other conversations", async () => {
    const [a, b] = (await threads(2)) as [TestThread, TestThread];
    const crm = await aService();
    await crm.get(`PUT /customers/${a.name}/person/${b.name}`);

    const { others } = await crm.get<PersonTold>(`GET /customers/${a.name}/export`);
    expect(others.map(({ conversation }) => conversation)).toEqual([b.name]);
  });

  it("is erased whole or in part, as whoever asks for it must say", async () => {
    const [a, b, c] = (await threads(3)) as [TestThread, TestThread, TestThread];
    const crm = await aService();
    for (const { name } of [b, c]) await crm.get(`PUT /customers/${a.name}/person/${name}`);
    const erased = async (thread: TestThread) => await crm.code(`GET /customers/${thread.name}`);

    expect(await crm.code(`POST /customers/${a.name}/erasure`)).toBe("wrong_state");
    await crm.get(`POST /customers/${a.name}/erasure`, { body: { others: "keep" } });
    await until(async () => expect(await erased(a)).toBe("not_found"));
    expect([await erased(b), await erased(c)]).toEqual(["ok", "ok"]);
    await crm.get(`POST /customers/${b.name}/erasure`, { body: { others: "erase" } });
    await until(async () => expect([await erased(b), await erased(c)]).toEqual(["not_found", "not_found"]));
  });
});

async function aDesk(): Promise<RoutedDesk> {
  const desk = await new TestDesk().attach();
  return new RoutedDesk(desk, await connect({ ...ANA, desk: desk.name }));
}

describe("a person of whom something leaves", () => {
  it("stays one with the rest, and is told of as so many", async () => {
    const desk = await aDesk();
    const [a, b, c] = [await desk.writes("a"), await desk.writes("b"), await desk.writes("c")];
    const crm = await aService(desk.desk.name);
    for (const other of [a, c]) await crm.get(`PUT /customers/${b}/person/${other}`);
    await desk.stub.erase(desk.desk.name, b, null);

    expect((await crm.get<PersonTold>(`GET /customers/${a}/person`)).others).toMatchObject([
      { conversation: c, person: { others: 1 } },
    ]);
    await desk.stub.erase(desk.desk.name, c, null);
    expect((await desk.summary("a")).person).toBeUndefined();
    expect(await crm.code(`PUT /customers/${a}/person/${c}`)).toBe("not_found");
  });

  it("goes along to another desk with those of the same Page, and is parted from the others", async () => {
    const [from, to] = [await aDesk(), await aDesk()];
    const [a, b, stays] = [await from.writes("a"), await from.writes("b"), await from.writes("c")];
    const [before, after] = [await aService(from.desk.name), await aService(to.desk.name)];
    const foreign = await to.writes("z");
    expect(await before.code(`PUT /customers/${a}/person/${foreign}`)).toBe("not_found");
    await before.get(`PUT /customers/${a}/person/${b}`);
    await before.get(`PUT /customers/${b}/person/${stays}`);

    const { pageId } = from.desk;
    const rows = await from.stub.handOver(from.desk.name, [a, b]);
    await to.stub.attach(to.desk.name, { pageId, pause: null, generation: 2 });
    await to.stub.takeOver(to.desk.name, pageId, 2, rows);
    await from.stub.detach(from.desk.name, pageId, 2);

    expect((await after.get<PersonTold>(`GET /customers/${a}/person`)).others).toMatchObject([
      { conversation: b, person: { others: 1 } },
    ]);
  });

  it("has no more conversations than fit", async () => {
    const desk = await aDesk();
    const crm = await aService(desk.desk.name);
    const first = await desk.writes("p0");
    for (let at = 1; at < PERSON_CONVERSATIONS_MAX; at++)
      await crm.get(`PUT /customers/${first}/person/${await desk.writes(`p${String(at)}`)}`);

    expect(await crm.code(`PUT /customers/${first}/person/${await desk.writes("more")}`)).toBe("wrong_state");
  });
});
