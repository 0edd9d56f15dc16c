import { expect } from "@open-wc/testing";
import { STABLE_MS } from "../../../gadget/data/connection.ts";
import { aConnectedSession } from "../support/a-session.ts";
import { aDelivery, ANNA, anEntry, BEN, byAnna, byBen, JONAS, MARIA, NOW } from "../support/builders.ts";
import { FakeDesk } from "../support/fake-desk.ts";
import { settled } from "../support/manual-clock.ts";

async function atMaria() {
  const desk = new FakeDesk();
  desk.has({ conversation: MARIA }, [anEntry(1)]);
  desk.has({ conversation: JONAS }, [anEntry(1)]);
  const all = await aConnectedSession(desk, MARIA);
  await desk.platform.clock.advance(STABLE_MS);
  const tells = async (name: string) => {
    await settled();
    return all.told.filter((line) => line.startsWith(name));
  };
  return { desk, tells, ...all };
}

describe("news of one's own messages", () => {
  it("say once that Meta took one, and with which mid", async () => {
    const { desk, actions, tells } = await atMaria();
    actions.send(MARIA, "Hello");
    await settled();
    expect(await tells("sent")).to.deep.equal([]);

    desk.changes(MARIA, [{ id: 2, mid: "m_2", delivery: aDelivery({ state: "sent", sentAt: NOW }) }]);
    desk.changes(MARIA, [{ id: 2, mid: "m_2", delivery: aDelivery({ state: "sent", sentAt: NOW + 1 }) }]);

    expect(await tells("sent")).to.deep.equal(["sent m_2"]);
  });

  it("say it also when the message is known as sent by the time it is known at all", async () => {
    const { desk, actions, tells } = await atMaria();
    desk.silent.add("message.send");
    actions.send(MARIA, "Hello");
    const command = desk.sent("message.send")[0]!.id;

    const delivery = aDelivery({ command, state: "sent", sentAt: NOW });
    desk.changes(MARIA, [{ author: byAnna, mid: "m_2", delivery }]);

    expect(await tells("sent")).to.deep.equal(["sent m_2"]);
  });

  it("say that one failed, and that nobody can tell", async () => {
    const { desk, actions, tells } = await atMaria();
    actions.send(MARIA, "one");
    actions.send(MARIA, "two");
    await settled();

    desk.changes(MARIA, [
      { id: 2, delivery: aDelivery({ state: "failed", failure: { code: "rejected", graph: null } }) },
      { id: 3, delivery: aDelivery({ state: "unknown" }) },
    ]);

    expect(await tells("failed")).to.deep.equal(["failed 2", "failed 3"]);
  });

  it("are neither a colleague's nor of before", async () => {
    const { desk, tells } = await atMaria();

    desk.changes(MARIA, [
      { author: byBen, delivery: aDelivery({ command: "other", state: "sent" }) },
      { author: byAnna, delivery: aDelivery({ command: "older", state: "sent" }) },
    ]);

    expect(await tells("sent")).to.deep.equal([]);
  });
});

describe("news of owners", () => {
  it("say who has a conversation now, and who had it", async () => {
    const { desk, tells } = await atMaria();

    desk.changesRow(MARIA, { owner: BEN });

    expect(await tells("assigned")).to.deep.equal(["assigned ben, was anna"]);
  });

  it("say that a conversation came that was not in the list", async () => {
    const { desk, tells } = await atMaria();
    desk.has({ conversation: "10150001:7003", owner: BEN });

    desk.changesRow("10150001:7003", { owner: ANNA });

    expect(await tells("assigned")).to.deep.equal(["assigned anna, was undefined"]);
  });

  it("are not told of what happened while the line was down", async () => {
    const { desk, tells } = await atMaria();
    await desk.breaks();
    const held = desk.conversations.get(JONAS)!;
    held.summary = { ...held.summary, owner: BEN, version: 9 };

    await desk.platform.clock.advance(5_000);

    expect(await tells("assigned")).to.deep.equal([]);
  });
});

describe("news of customers", () => {
  it("ask for notice and tell what waits", async () => {
    const { desk, tells } = await atMaria();

    desk.customerWrites(JONAS, "Hello?");

    expect(await tells("notice")).to.deep.equal(["notice Hello?"]);
    expect(await tells("unread")).to.deep.equal(["unread 1/1"]);
  });

  it("ask for no notice where a colleague answers", async () => {
    const { desk, tells } = await atMaria();
    desk.changesRow(MARIA, { owner: BEN });

    desk.customerWrites(MARIA, "Hello?");

    expect(await tells("notice")).to.deep.equal([]);
  });
});
