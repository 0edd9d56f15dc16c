import { expect } from "@open-wc/testing";
import type { Thread } from "../../../worker/protocol/thread/conversation.ts";
import { connectionStatus } from "../../../gadget/state/state.ts";
import { STABLE_MS } from "../../../gadget/wire/connection.ts";
import { TYPING_REPEAT_MS } from "../../../gadget/session/typing.ts";
import { aConnectedSession } from "../support/a-session.ts";
import { anEntry, aText, aThread, customer, JONAS, MARIA } from "../support/builders.ts";
import { FakeDesk } from "../support/fake-desk.ts";
import { aPass } from "../support/fake-response.ts";

async function atMaria(thread: Partial<Thread> = {}) {
  const desk = new FakeDesk();
  desk.has({ conversation: MARIA }, [anEntry(1)], thread);
  desk.has({ conversation: JONAS }, [anEntry(1)]);
  const all = await aConnectedSession(desk, MARIA);
  await desk.platform.clock.advance(STABLE_MS);
  const entries = () => [...all.store.state.threads[MARIA]!.entries].map(({ id }) => id);
  return { desk, entries, ...all };
}

describe("a gadget that was away", () => {
  it("ends up with what one that stayed has", async () => {
    const { desk, entries, store } = await atMaria();
    await desk.breaks();
    desk.platform.answerPass = () => Promise.reject(new TypeError("network"));
    await desk.platform.clock.advance(20_000);
    desk.conversations.get(MARIA)!.entries.push(anEntry(2), anEntry(3));
    desk.conversations.get(MARIA)!.rev = 3;
    desk.conversations.delete(JONAS);
    desk.platform.answerPass = aPass;

    await desk.platform.clock.advance(20_000);

    expect(connectionStatus(store.state)).to.equal("online");
    expect(entries()).to.deep.equal([1, 2, 3]);
    expect(store.state.list.items.map(({ conversation }) => conversation)).to.deep.equal([MARIA]);
    expect(desk.sent("thread.open").at(-1)?.cursor).to.deep.equal({ epoch: "e1", rev: 1 });
  });

  it("says in its cursor who told it what it holds", async () => {
    const { desk, entries } = await atMaria({ session: "s1" });
    await desk.breaks();
    desk.conversations.get(MARIA)!.entries.push(anEntry(2));
    desk.conversations.get(MARIA)!.rev = 2;

    await desk.platform.clock.advance(1_000);

    expect(entries()).to.deep.equal([1, 2]);
    expect(desk.sent("thread.open").at(-1)?.cursor).to.deep.equal({ epoch: "e1.s1", rev: 1 });
  });

  it("starts a thread afresh whose epoch changed", async () => {
    const { desk, entries } = await atMaria();
    await desk.breaks();
    desk.has({ conversation: MARIA }, [anEntry(5, { rev: 2 })], { epoch: "e2" });

    await desk.platform.clock.advance(1_000);

    expect(entries()).to.deep.equal([5]);
  });
});

describe("a gap in the news", () => {
  it("is closed by opening the thread with the cursor", async () => {
    const { desk, entries } = await atMaria();
    const held = desk.conversations.get(MARIA)!;
    held.entries.push(anEntry(2), anEntry(3));
    held.rev = 3;

    desk.push({
      type: "entries",
      conversation: MARIA,
      fromRev: 2,
      toRev: 3,
      entries: [anEntry(3)],
      thread: aThread(),
    });
    await desk.platform.clock.advance(0);

    expect(entries()).to.deep.equal([1, 2, 3]);
    expect(desk.sent("thread.open").at(-1)?.cursor?.rev).to.equal(1);
  });
});

describe("a thread", () => {
  it("that is left is closed at the Worker, and opened with its cursor on return", async () => {
    const { desk, navigation, store } = await atMaria();

    navigation.select(JONAS);
    await desk.platform.clock.advance(0);
    expect(desk.sent("thread.close").map(({ conversation }) => conversation)).to.deep.equal([MARIA]);

    navigation.select(MARIA);
    expect(store.state.threads[MARIA]?.entries).to.have.length(1); // at once, from memory
    await desk.platform.clock.advance(0);
    expect(desk.sent("thread.open").at(-1)).to.deep.include({
      conversation: MARIA,
      cursor: { epoch: "e1", rev: 1 },
    });
  });

  it("that cannot be reached is asked for again", async () => {
    const { desk, navigation, store } = await atMaria();
    desk.refuse("thread.open", { code: "unavailable" });
    navigation.select(JONAS);

    await desk.platform.clock.advance(2_000);

    expect(store.state.threads[JONAS]?.phase).to.equal("ready");
  });

  it("that is not at this desk says so and does not ask again", async () => {
    const { desk, navigation, store } = await atMaria();
    navigation.select("10150001:nobody");

    await desk.platform.clock.advance(60_000);

    expect(store.state.threads["10150001:nobody"]?.refusal).to.deep.equal({ code: "not_found" });
    expect(desk.sent("thread.open")).to.have.length(2);
  });

  it("that did not exist is opened with its first message, and when it is turned to again", async () => {
    const { desk, navigation, store } = await atMaria();
    navigation.select(JONAS_NEW);
    await desk.platform.clock.advance(60_000);
    expect(store.state.threads[JONAS_NEW]?.phase).to.equal("refused");

    const { summary } = desk.has({ conversation: JONAS_NEW }, [anEntry(1)]);
    desk.push({ type: "list.upsert", summary });
    await desk.platform.clock.advance(0);
    expect(store.state.threads[JONAS_NEW]?.phase).to.equal("ready");

    navigation.select(ANOTHER_NEW);
    await desk.platform.clock.advance(0);
    navigation.select(MARIA);
    desk.has({ conversation: ANOTHER_NEW }, [anEntry(1)]);
    navigation.select(ANOTHER_NEW);
    await desk.platform.clock.advance(0);
    expect(store.state.threads[ANOTHER_NEW]?.phase).to.equal("ready");
  });
});

const JONAS_NEW = "10150001:newcomer";
const ANOTHER_NEW = "10150001:newcomer2";

describe("what the host is told", () => {
  it("is each message of the customer once, however often it comes", async () => {
    const { desk, told } = await atMaria();
    const [entry] = desk.changes(MARIA, [{ author: customer, content: aText("Hello?") }]);
    await desk.platform.clock.advance(0);

    desk.push({
      type: "entries",
      conversation: MARIA,
      fromRev: 1,
      toRev: 2,
      entries: [entry!],
      thread: aThread(),
    });
    await desk.breaks();
    await desk.platform.clock.advance(1_000);

    expect(told.filter((line) => line.startsWith("received"))).to.deep.equal(["received 2"]);
  });

  it("is nothing about the messages that were there when the thread was opened", async () => {
    const { told } = await atMaria();

    expect(told.filter((line) => line.startsWith("received"))).to.deep.equal([]);
  });
});

describe("typing", () => {
  it("is reported seldom while the agent writes, and ended when the box is empty", async () => {
    const { desk, actions } = await atMaria();
    const reports = () => desk.sent("typing").map(({ typing }) => typing);

    actions.draft(MARIA, "H");
    actions.draft(MARIA, "He");
    expect(reports()).to.deep.equal([true]);

    await desk.platform.clock.advance(TYPING_REPEAT_MS);
    actions.draft(MARIA, "Hel");
    expect(reports()).to.deep.equal([true, true]);

    actions.draft(MARIA, "");
    actions.stopTyping();
    expect(reports()).to.deep.equal([true, true, false]);
  });

  it("ends when the agent goes to another conversation", async () => {
    const { desk, actions, navigation } = await atMaria();
    actions.draft(MARIA, "H");

    navigation.select(JONAS);

    expect(desk.sent("typing").at(-1)).to.deep.include({ conversation: MARIA, typing: false });
  });
});
