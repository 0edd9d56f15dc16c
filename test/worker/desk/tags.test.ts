import { describe, expect, it } from "vitest";
import { NO_ROUTING, type RoutingConfig } from "../../../worker/protocol/routing/config.ts";
import type { Attribute, Tag } from "../../../worker/protocol/routing/tags.ts";
import { connect, type TestAgent } from "../support/agent.ts";
import { TestDesk } from "../support/desk.ts";
import { due } from "../support/duties.ts";
import { truthOf } from "../support/mirror.ts";
import { aQueue, RoutedDesk, toQueues } from "../support/routed-desk.ts";
import { ANA, until } from "../support/thread.ts";

const tags: Tag[] = [
  { id: "vip", name: "VIP", colour: "purple" },
  { id: "late", name: "Late", colour: "red" },
];
const attributes: Attribute[] = [
  { id: "plan", name: "Plan", type: "text", of: "customer" },
  { id: "order", name: "Order", type: "text", of: "contact" },
];
const TAGS = { tags, attributes };

async function aDesk(
  config: RoutingConfig = { ...NO_ROUTING, ...TAGS },
): Promise<{ routed: RoutedDesk; kim: TestAgent; conversation: string }> {
  const routed = await RoutedDesk.with(config);
  const kim = await routed.agent("kim");
  return { routed, kim, conversation: await routed.writes("a") };
}

/** What the lines of its thread tell of it. */
async function told(routed: RoutedDesk, psid: string): Promise<unknown[]> {
  await due(routed.stub, "lines");
  const { entries } = await truthOf(routed.desk.nameOf(psid));
  return entries.flatMap(({ content }) =>
    content.kind === "system" && /^(tagged|attributes)$/.test(content.line.event) ? [content.line] : [],
  );
}

/** What every object has, and what readers of JSON leave out beside it. */
const INHERITED = [...Object.getOwnPropertyNames(Object.prototype), "prototype"];

describe("an attribute", () => {
  it.each(INHERITED)("is not called %s by its id, by which nothing would be kept", async (id) => {
    const { routed, kim, conversation } = await aDesk();
    const called: Attribute = { id, name: "Plan", type: "text", of: "customer" };
    const { version } = await routed.ana.ask("routing.get", {});

    const config = { ...NO_ROUTING, attributes: [called] };
    const reply = await routed.ana.command("routing.save", { base: version, config });
    const isKept = reply.ok && reply.result?.saved;
    expect(isKept).toBeFalsy();
    const set = { plan: "Gold", [id]: "x" };
    expect(await kim.refusal("conversation.attributes", { conversation, set })).toBe(
      /^[a-z]+$/.test(id) && id !== "constructor" && id !== "prototype" ? "attribute" : "bad_frame",
    );
    expect(await routed.summary("a")).not.toHaveProperty("attributes");
  });
});

describe("what agents say of a conversation", () => {
  it("stands in its row and in its thread, with who said it", async () => {
    const { routed, kim, conversation } = await aDesk();

    await kim.ask("conversation.tag", { conversation, add: ["vip", "late"] });
    await kim.ask("conversation.attributes", { conversation, set: { plan: "Gold" } });

    const by = { sub: "kim", name: "kim" };
    expect(await routed.summary("a")).toMatchObject({
      tags: [
        { id: "vip", name: "VIP" },
        { id: "late", name: "Late" },
      ],
      attributes: [{ id: "plan", name: "Plan", of: "customer", type: "text", value: "Gold" }],
    });
    expect(await told(routed, "a")).toMatchObject([
      { event: "tagged", by, added: [{ id: "vip" }, { id: "late" }] },
      { event: "attributes", by, set: [{ id: "plan", value: "Gold" }] },
    ]);
  });

  it("narrows a list, which a row enters and leaves as it is said", async () => {
    const { routed, kim, conversation } = await aDesk();
    await routed.writes("b");
    const filter = { tags: ["vip"] };
    expect((await routed.ana.ask("list.open", { view: "open", filter, length: 50 })).items).toEqual([]);

    await kim.ask("conversation.tag", { conversation, add: ["vip"] });
    await until(() => expect(routed.ana.frames.some((it) => it.type === "list.upsert")).toBe(true));
    const { items } = await routed.ana.ask("list.open", { view: "open", filter, length: 50 });
    expect(items.map((it) => it.conversation)).toEqual([conversation]);

    await kim.ask("conversation.tag", { conversation, remove: ["vip"] });
    await until(() => expect(routed.ana.frames.some((it) => it.type === "list.gone")).toBe(true));
  });

  it("is told to whoever has the list open, and outlives its instance and news of the customer", async () => {
    const { routed, kim, conversation } = await aDesk();
    await routed.ana.ask("list.open", { view: "open", length: 50 });

    await kim.ask("conversation.tag", { conversation, add: ["vip"] });

    await until(() =>
      expect(routed.ana.frames.some((it) => JSON.stringify(it).includes('"name":"VIP"'))).toBe(true),
    );
    await routed.wakes();
    await routed.writes("a");
    expect((await routed.summary("a")).tags).toEqual([{ id: "vip", name: "VIP" }]);
  });

  it("is kept of both, where two say something at once", async () => {
    const { routed, kim, conversation } = await aDesk();
    const sam = await routed.agent("sam");

    await Promise.all([
      kim.ask("conversation.tag", { conversation, add: ["vip"] }),
      sam.ask("conversation.tag", { conversation, add: ["late"] }),
      kim.ask("conversation.attributes", { conversation, set: { plan: "Gold" } }),
      sam.ask("conversation.attributes", { conversation, set: { order: "4711" } }),
    ]);

    const summary = await routed.summary("a");
    expect(summary.tags?.map(({ id }) => id).sort()).toEqual(["late", "vip"]);
    expect(summary.attributes?.map(({ id }) => id).sort()).toEqual(["order", "plan"]);
  });

  it("is not said once more by the same command, also after somebody took it back", async () => {
    const { routed, kim, conversation } = await aDesk();
    const id = crypto.randomUUID();
    await kim.ask("conversation.tag", { conversation, add: ["vip"], id });
    await routed.ana.ask("conversation.tag", { conversation, remove: ["vip"] });

    await kim.ask("conversation.tag", { conversation, add: ["vip"], id });

    expect(await routed.summary("a")).not.toHaveProperty("tags");
    expect(await told(routed, "a")).toHaveLength(2);
  });

  it("stays readable once the desk has it no more", async () => {
    const { routed, kim, conversation } = await aDesk();
    await kim.ask("conversation.tag", { conversation, add: ["vip"] });

    await routed.configure({ ...NO_ROUTING });

    expect((await routed.summary("a")).tags).toEqual([{ id: "vip", name: "VIP" }]);
    expect(await kim.refusal("conversation.tag", { conversation, add: ["late"] })).toBe("tag");
    expect(await kim.refusal("conversation.attributes", { conversation, set: { plan: "x" } })).toBe(
      "attribute",
    );
    expect(await kim.refusal("conversation.tag", { conversation, remove: ["vip"] })).toBe("ok");
  });

  it("is forgotten with who it is of", async () => {
    const { routed, kim, conversation } = await aDesk();
    await kim.ask("conversation.attributes", { conversation, set: { plan: "Gold" } });

    await routed.stub.erase(routed.desk.name, conversation, null);
    await routed.desk.tell("a", { at: Date.now() });

    const { items } = await kim.ask("list.open", { view: "open", length: 50 });
    expect(JSON.stringify(items)).not.toContain("Gold");
  });

  it("is told to a desk that the Page moves to", async () => {
    const { routed, kim, conversation } = await aDesk();
    await kim.ask("conversation.tag", { conversation, add: ["vip"] });
    const rows = await routed.stub.handOver(routed.desk.name, [conversation]);
    const other = await new TestDesk().attach();
    const there = new RoutedDesk(other, await connect({ ...ANA, desk: other.name }));

    await there.stub.attach(other.name, { pageId: routed.desk.pageId, pause: null, generation: 2 });
    await there.stub.takeOver(other.name, routed.desk.pageId, 2, rows);

    const { items } = await there.ana.ask("list.open", { view: "open", length: 50 });
    expect(items).toMatchObject([{ conversation, tags: [{ id: "vip", name: "VIP" }] }]);
  });
});

describe("what is known of a contact", () => {
  const contact = (id: number) => ({
    contact: { id, begunAt: id * 1_000, begunBy: "customer" as const, answeredAt: null },
  });

  it("ends with it and stands in what is told of it, while what is known of the customer goes on", async () => {
    const { routed, kim, conversation } = await aDesk();
    await routed.desk.tell("a", { at: Date.now(), ...contact(1) });
    await kim.ask("conversation.tag", { conversation, add: ["vip"] });
    await kim.ask("conversation.attributes", { conversation, set: { plan: "Gold", order: "4711" } });
    const open = await kim.ask("interactions.list", { conversation });
    expect(open.interactions).toMatchObject([{ tags: [{ id: "vip" }], attributes: [{ id: "order" }] }]);

    await kim.ask("conversation.close", { conversation });
    await kim.ask("conversation.attributes", { conversation, set: { order: "4712" } });
    await routed.desk.tell("a", { at: Date.now(), ...contact(2) });

    const { interactions } = await kim.ask("interactions.list", { conversation });
    expect(interactions).toMatchObject([
      { id: 2, closed: null, tags: [{ id: "vip" }] },
      { id: 1, tags: [{ id: "vip" }], attributes: [{ id: "order", value: "4712" }] },
    ]);
    expect(interactions[0]).not.toHaveProperty("attributes");
    expect((await routed.summary("a")).attributes?.map(({ id }) => id)).toEqual(["plan"]);
  });
});

describe("rules by what is said of a customer", () => {
  const when = { tags: ["vip"] };
  const rules = [{ id: "vips", name: "VIPs", when, to: { type: "queue" as const, queue: "best" } }];
  const queues = [aQueue(), aQueue({ id: "best", name: "Best" })];

  it("lead them elsewhere when they write again", async () => {
    const routed = await RoutedDesk.with(toQueues(queues, { ...TAGS, rules }));
    const kim = await routed.agentWithoutOffers("kim");
    const conversation = await routed.writes("a");
    expect(await routed.standing("a")).toBe("queued sales");
    await kim.ask("conversation.tag", { conversation, add: ["vip"] });
    await kim.ask("conversation.take", { conversation });
    await kim.ask("conversation.close", { conversation });
    kim.close();
    await routed.wakes();

    await routed.writes("a");

    await until(async () => expect(await routed.standing("a")).toBe("queued best"));
  });

  it("are tried with what would be said", async () => {
    const routed = await RoutedDesk.with(
      toQueues(queues, { ...TAGS, rules, priorities: [{ id: "p", tags: ["vip"], priority: 4 }] }),
    );
    const tried = await routed.ana.ask("routing.try", { pageId: routed.desk.pageId, tags: ["vip"] });
    expect(tried).toMatchObject({ rule: { id: "vips" }, because: ["tags"], priority: 4 });
  });

  it("bring who waits before others as soon as it is said, and as the document says it", async () => {
    const priorities = [{ id: "p", tags: ["vip"], priority: 2 }];
    const config = toQueues([aQueue({ members: ["sam"] })], { ...TAGS, priorities });
    const routed = await RoutedDesk.with(config);
    await routed.writes("first", Date.now() - 60_000);
    const conversation = await routed.writes("second");
    await routed.ana.ask("conversation.tag", { conversation, add: ["vip"] });

    const sam = await routed.agent("sam");

    await until(async () => expect(await routed.standing("second")).toBe("offered sam"));
    expect(await routed.standing("first")).toBe("queued sales");
    sam.close();
    await until(async () => expect(await routed.standing("second")).toBe("queued sales"));
    await routed.configure({ ...config, priorities: [] });
    await routed.agent("sam");
    await until(async () => expect(await routed.standing("first")).toBe("offered sam"));
  });
});
