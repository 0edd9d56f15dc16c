import { expect } from "@open-wc/testing";
import * as acting from "../../../gadget/session/acting.ts";
import { handle } from "../../../gadget/thread/deeds.ts";
import { decide } from "../../../gadget/thread/entry-deeds.ts";
import { Later } from "../../../gadget/late/later.ts";
import { aDelivery, anEntry, aWelcome, BEN, byAnna, MARIA } from "../support/builders.ts";
import { FakeDesk } from "../support/fake-desk.ts";
import { FakeMemory } from "../support/fake-platform.ts";
import { aConnectedSession, allThere } from "../support/a-session.ts";
import { settled } from "../support/manual-clock.ts";

const failed = anEntry(1, { author: byAnna, delivery: aDelivery({ state: "failed" }) });

/** Maria's thread, with a message that failed, before the script of what an agent does has come. */
async function beforeItIsThere(memory = new FakeMemory()) {
  const desk = new FakeDesk();
  desk.platform.memory = memory;
  desk.has({ conversation: MARIA }, [failed]);
  let give = () => {};
  const part = new Later(
    () =>
      new Promise<typeof acting>((resolve) => {
        give = () => {
          resolve(acting);
        };
      }),
  );
  void part.load();
  const { seat, session, store, told } = await aConnectedSession(desk, MARIA, { ...allThere, acting: part });
  const comes = async () => {
    give();
    await settled();
  };
  return { desk, comes, seat, session, store, told };
}

/** A page that was closed with a draft in it; answers what the browser kept. */
async function anEarlierLife(): Promise<FakeMemory> {
  const desk = new FakeDesk();
  const { actions } = await aConnectedSession(desk, MARIA);
  actions.draft(MARIA, "Half a sent");
  desk.platform.memory.close();
  return desk.platform.memory;
}

describe("what an agent does before that part is loaded", () => {
  it("is done once it is there, in the order it was asked for", async () => {
    const { desk, seat, comes } = await beforeItIsThere();
    seat.act((tools) => {
      decide(tools, "retry", MARIA, failed);
    });
    seat.act((tools) => {
      handle(tools, "conversation.close", MARIA);
    });
    await settled();
    expect(desk.commands.map(({ type }) => type)).to.not.include("message.retry");

    await comes();

    const done = desk.commands.filter(({ type }) => /retry|close/.test(type));
    expect(done.map(({ type }) => type)).to.deep.equal(["message.retry", "conversation.close"]);
  });

  it("is not done in the name of somebody else who signed in meanwhile", async () => {
    const { desk, seat, session, comes } = await beforeItIsThere();
    seat.act((tools) => {
      decide(tools, "retry", MARIA, failed);
    });
    desk.welcome = aWelcome({ agent: { ...BEN, presence: "available", role: "agent" } });
    session.restart();
    await settled();

    await comes();

    expect(desk.sent("message.retry")).to.deep.equal([]);
  });

  it("brings back what was written in an earlier life of the page", async () => {
    const memory = await anEarlierLife();
    const { store, comes } = await beforeItIsThere(new FakeMemory("tab-2", memory));
    expect(store.state.drafts).to.deep.equal({});

    await comes();

    expect(store.state.drafts).to.deep.equal({ [MARIA]: "Half a sent" });
  });

  it("is forgotten on a logout all the same", async () => {
    const memory = await anEarlierLife();
    const { session } = await beforeItIsThere(new FakeMemory("tab-2", memory));

    session.signOut();

    expect(memory.names("fb-chat ")).to.deep.equal([]);
  });
});

describe("what happens before that part is loaded", () => {
  it("is told once it is there, in its order", async () => {
    const { desk, told, comes } = await beforeItIsThere();
    desk.customerWrites(MARIA, "Hello");
    desk.changes(MARIA, [{ id: 1, delivery: aDelivery({ state: "failed" }) }]);
    desk.changesRow(MARIA, { owner: BEN });
    await settled();
    expect(told).to.deep.equal(["connecting", "catching-up", "online"]);

    await comes();

    expect(told.slice(3)).to.deep.equal(["received 2", "notice Hello", "assigned ben, was anna"]);
  });
});
