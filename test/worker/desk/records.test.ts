import { describe, expect, it } from "vitest";
import { NO_ROUTING, type RoutingConfig } from "../../../worker/protocol/routing/config.ts";
import { RECORD_ADDRESS_UNITS_MAX, RECORD_NAME_UNITS_MAX } from "../../../worker/protocol/limits.ts";
import { connect, type TestAgent } from "../support/agent.ts";
import { TestDesk } from "../support/desk.ts";
import { rowsOf } from "../support/storage.ts";
import { RoutedDesk } from "../support/routed-desk.ts";
import { ANA } from "../support/thread.ts";

const MARIA = { id: "4711", name: "Maria Lopez", url: "https://crm.example.com/people/4711" };

async function aDesk(
  config: RoutingConfig = { ...NO_ROUTING },
): Promise<{ routed: RoutedDesk; kim: TestAgent; conversation: string }> {
  const routed = await RoutedDesk.with(config);
  return { routed, kim: await routed.agent("kim"), conversation: await routed.writes("a") };
}

/** The conversations that are linked to a record, as an agent finds them. */
async function found(agent: TestAgent, record: string): Promise<string[]> {
  const { conversations } = await agent.ask("record.find", { record });
  return conversations.map(({ conversation }) => conversation);
}

describe("a record of another system", () => {
  it("stands in the row of the conversation that is linked to it, for everybody, until another takes its place", async () => {
    const { routed, kim, conversation } = await aDesk();

    await kim.ask("conversation.link", { conversation, record: MARIA });
    expect((await routed.summary("a")).record).toEqual(MARIA);

    await routed.ana.ask("conversation.link", { conversation, record: { id: "12", name: "M. Lopez" } });
    expect((await routed.summary("a")).record).toEqual({ id: "12", name: "M. Lopez" });
    await kim.ask("conversation.link", { conversation, record: null });
    expect(await routed.summary("a")).not.toHaveProperty("record");
  });

  it("finds its conversations, the one with the newest entry first, and no longer those that were linked to another", async () => {
    const { routed, kim, conversation } = await aDesk();
    const other = await routed.writes("b");
    await kim.ask("conversation.link", { conversation: other, record: MARIA });
    await kim.ask("conversation.link", { conversation, record: MARIA });
    await routed.desk.tell("b", { at: Date.now() + 60_000 });

    expect(await found(kim, "4711")).toEqual([other, conversation]);
    await kim.ask("conversation.link", { conversation: other, record: { id: "12", name: "Ben" } });
    expect(await found(kim, "4711")).toEqual([conversation]);
    expect(await found(kim, "12")).toEqual([other]);
    expect(await found(kim, "nobody")).toEqual([]);
  });

  it("goes on into the next contact, and stays beside tags and attributes", async () => {
    const tags = [{ id: "vip", name: "VIP", colour: "purple" as const }];
    const contact = (id: number) => ({
      contact: { id, begunAt: id * 1_000, begunBy: "customer" as const, answeredAt: null },
    });
    const { routed, kim, conversation } = await aDesk({ ...NO_ROUTING, tags });
    await routed.desk.tell("a", { at: Date.now(), ...contact(1) });
    await kim.ask("conversation.link", { conversation, record: MARIA });
    await kim.ask("conversation.tag", { conversation, add: ["vip"] });

    await kim.ask("conversation.close", { conversation });
    await routed.desk.tell("a", { at: Date.now(), ...contact(2) });

    const summary = await routed.summary("a");
    expect(summary.record).toEqual(MARIA);
    expect(summary.tags).toHaveLength(1);
  });

  it("is not linked once more by the same command, after somebody linked another", async () => {
    const { routed, kim, conversation } = await aDesk();
    const id = crypto.randomUUID();
    await kim.ask("conversation.link", { conversation, record: MARIA, id });
    await routed.ana.ask("conversation.link", { conversation, record: null });

    await kim.ask("conversation.link", { conversation, record: MARIA, id });

    expect(await routed.summary("a")).not.toHaveProperty("record");
  });

  it("is forgotten with the customer, also by what finds it", async () => {
    const { routed, kim, conversation } = await aDesk();
    await kim.ask("conversation.link", { conversation, record: MARIA });

    await routed.stub.erase(routed.desk.name, conversation, null);

    expect(
      await rowsOf(routed.stub, "SELECT * FROM record_link WHERE conversation = ?", conversation),
    ).toEqual([]);
    await routed.desk.tell("a", { at: Date.now() });
    const { items } = await kim.ask("list.open", { view: "open", length: 50 });
    expect(JSON.stringify(items)).not.toContain("Lopez");
    expect(await found(kim, "4711")).toEqual([]);
  });

  it("moves with the Page to another desk, which finds it", async () => {
    const { routed, kim, conversation } = await aDesk();
    await kim.ask("conversation.link", { conversation, record: MARIA });
    const rows = await routed.stub.handOver(routed.desk.name, [conversation]);
    const other = await new TestDesk().attach();
    const there = new RoutedDesk(other, await connect({ ...ANA, desk: other.name }));

    await there.stub.attach(other.name, { pageId: routed.desk.pageId, pause: null, generation: 2 });
    await there.stub.takeOver(other.name, routed.desk.pageId, 2, rows);

    expect(await found(there.ana, "4711")).toEqual([conversation]);
  });

  it("finds nothing that its agent does not see", async () => {
    const { routed, kim, conversation } = await aDesk();
    await routed.agent("sam");
    await routed.ana.ask("conversation.link", { conversation, record: MARIA });
    await routed.ana.ask("conversation.assign", { conversation, to: "sam" });
    expect(await found(kim, "4711")).toEqual([conversation]);

    await routed.configure({ ...NO_ROUTING, whoSees: "teams" });

    expect(await found(kim, "4711")).toEqual([]);
    expect(await found(routed.ana, "4711")).toEqual([conversation]);
  });

  it.each([
    ["an address of a script", { url: "javascript:alert(1)" }],
    ["what is no address", { url: "4711" }],
    ["an address with a password", { url: "https://kim:secret@crm.example.com" }],
    ["too long an address", { url: `https://crm.example.com/${"x".repeat(RECORD_ADDRESS_UNITS_MAX)}` }],
    ["a name of which nothing is to be seen", { name: " \u200b " }],
    ["too long a name", { name: "x".repeat(RECORD_NAME_UNITS_MAX + 1) }],
    ["no id", { id: "" }],
    ["what nobody asked for", { more: "x" }],
  ])("is refused with %s", async (_, wrong) => {
    const { kim, conversation } = await aDesk();

    const record = { ...MARIA, ...wrong };

    expect(await kim.refusal("conversation.link", { conversation, record })).toBe("bad_frame");
  });
});
