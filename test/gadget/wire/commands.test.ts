import { expect } from "@open-wc/testing";
import { REPLY_TIMEOUT_MS } from "../../../gadget/wire/commands.ts";
import { STABLE_MS } from "../../../gadget/wire/connection.ts";
import { READ_MS } from "../../../gadget/session/reading.ts";
import type { CommandType } from "../../../worker/protocol/commands.ts";
import { aConnectedSession } from "../support/a-session.ts";
import { anEntry, aWelcome, BEN, customer, aText, JONAS, MARIA } from "../support/builders.ts";
import { FakeDesk, textOf } from "../support/fake-desk.ts";
import { settled } from "../support/manual-clock.ts";

const texts = (desk: FakeDesk) => desk.sent("message.send").map(textOf);

/** Maria's thread is on the screen, and the socket has held for a while. */
async function atMaria() {
  const desk = new FakeDesk();
  desk.has({ conversation: MARIA }, [anEntry(1)]);
  desk.has({ conversation: JONAS }, [anEntry(1)]);
  const all = await aConnectedSession(desk, MARIA);
  all.seat.tools.reading.seen(MARIA, 1);
  await desk.platform.clock.advance(STABLE_MS);
  const thread = () => all.store.state.threads[MARIA]!;
  return { desk, thread, ...all };
}

describe("a command that changes something", () => {
  it("leaves again with the same id when the socket broke before its answer", async () => {
    const { desk, actions, thread } = await atMaria();
    desk.silent.add("message.send");
    actions.send(MARIA, "Hello");
    desk.silent.clear();

    await desk.breaks();
    await desk.platform.clock.advance(1_000);

    const [first, second, ...more] = desk.sent("message.send");
    expect(second).to.deep.equal(first);
    expect(more).to.deep.equal([]);
    expect(thread().sends).to.deep.equal([]);
    expect([...thread().entries].map(({ id }) => id)).to.deep.equal([1, 2]);
  });

  it("is one message when the Worker had it and only the answer was lost", async () => {
    const { desk, actions, thread } = await atMaria();
    desk.silent.add("message.send");
    actions.send(MARIA, "Hello");
    const [command] = desk.sent("message.send");
    await desk.breaks();
    // The Worker did it; nobody heard.
    const delivery = {
      command: command!.id,
      part: 1,
      parts: 1,
      state: "sent" as const,
      waiting: null,
      failure: null,
      attempts: 1,
      sentAt: 1,
      settled: null,
    };
    desk.conversations.get(MARIA)!.entries.push(anEntry(2, { content: aText("Hello"), delivery }));
    desk.conversations.get(MARIA)!.rev = 2;
    desk.silent.clear();

    await desk.platform.clock.advance(1_000);

    expect([...thread().entries].map(({ id }) => id)).to.deep.equal([1, 2]);
    expect(thread().sends).to.deep.equal([]);
  });

  it("written while offline waits and then leaves in order", async () => {
    const { desk, actions, thread } = await atMaria();
    await desk.breaks();

    actions.send(MARIA, "one");
    actions.send(MARIA, "two");
    actions.send(MARIA, "three");
    expect(thread().sends.map(({ phase }) => phase)).to.deep.equal(["waiting", "waiting", "waiting"]);
    expect(texts(desk)).to.deep.equal([]);

    await desk.platform.clock.advance(1_000);
    expect(texts(desk)).to.deep.equal(["one", "two", "three"]);
    expect(thread().sends).to.deep.equal([]);
  });

  it("waits for the one before it in the same conversation, not for others", async () => {
    const { desk, actions } = await atMaria();
    desk.silent.add("message.send");

    actions.send(MARIA, "one");
    actions.send(MARIA, "two");
    actions.handle("conversation.take", JONAS);
    expect(texts(desk)).to.deep.equal(["one"]);
    expect(desk.sent("conversation.take")).to.have.length(1);

    desk.silent.clear();
    desk.answer(desk.sent("message.send")[0]!);
    await desk.platform.clock.advance(0);
    expect(texts(desk)).to.deep.equal(["one", "two"]);
  });

  it("is repeated while the Worker cannot reach the conversation, and keeps its place", async () => {
    const { desk, actions } = await atMaria();
    desk.refuse("message.send", { code: "unavailable" });

    actions.send(MARIA, "one");
    actions.send(MARIA, "two");
    await desk.platform.clock.advance(2_000);

    expect(texts(desk)).to.deep.equal(["one", "one", "two"]);
  });

  it("waits as long as the Worker says when there were too many", async () => {
    const { desk, actions } = await atMaria();
    desk.refuse("message.send", { code: "too_many_commands", retryAfterMs: 400 });
    actions.send(MARIA, "one");

    await desk.platform.clock.advance(399);
    expect(texts(desk)).to.have.length(1);

    await desk.platform.clock.advance(1);
    expect(texts(desk)).to.have.length(2);
  });

  it("never leaves in the name of somebody else who signed in meanwhile", async () => {
    const { desk, actions, told } = await atMaria();
    await desk.breaks();
    actions.send(MARIA, "from Anna");
    desk.welcome = aWelcome({ agent: { ...BEN, presence: "available", role: "agent" } });

    await desk.platform.clock.advance(1_000);

    expect(texts(desk)).to.deep.equal([]);
    expect(told).to.include("message.send: session_changed");
  });

  it("is nobody's once its agent signed out, and leaves in nobody's name later", async () => {
    const { desk, session, told, seat } = await atMaria();
    session.signOut();
    desk.welcome = aWelcome({ agent: { ...BEN, presence: "available", role: "agent" } });

    seat.tools.sender.write(
      { type: "message.send", conversation: MARIA, seenRev: 0, outgoing: { kind: "text", text: "Hello" } },
      "Hello",
      (_type, _conversation, { code }) => told.push(code),
    );
    await settled();
    expect(told).to.include("session_changed");
    session.restart();
    await settled();

    expect(texts(desk)).to.deep.equal([]);
    expect(session.store.state.session?.me.sub).to.equal(BEN.sub);
  });

  it("may have been done when its agent signs out after it left", async () => {
    const { desk, actions, session, told } = await atMaria();
    desk.silent.add("message.send");
    actions.send(MARIA, "Hello");
    actions.send(MARIA, "Behind it");

    session.signOut();

    expect(told.filter((it) => it.startsWith("message.send"))).to.deep.equal(["message.send: lost"]);
    session.restart();
    await settled();
    expect(texts(desk)).to.deep.equal(["Hello"]);
  });

  it("that is larger than a frame may be is refused here", async () => {
    const { desk, actions, thread } = await atMaria();

    actions.send(MARIA, "\u0001".repeat(20_000)); // six bytes each in JSON
    await desk.platform.clock.advance(0);

    expect(texts(desk)).to.deep.equal([]);
    expect(thread().sends[0]?.refusal).to.deep.equal({ code: "too_large" });
  });
});

describe("what is asked for once and may be done twice", () => {
  type All = Awaited<ReturnType<typeof atMaria>>;
  const asks: [CommandType, (all: All) => unknown][] = [
    ["thread.control", ({ actions }) => actions.control(MARIA, "take")],
    ["customer.moderate", ({ actions }) => actions.moderate(MARIA, "block", "threats")],
    [
      "media.retry",
      ({ seat }) => seat.tools.channel.request({ type: "media.retry", conversation: MARIA, media: "1.1" }),
    ],
    ["thread.import", ({ actions }) => actions.importPast(MARIA)],
    ["desk.configure", ({ actions }) => actions.configure({ undoSeconds: 5 })],
  ];

  for (const [type, give] of asks) {
    it(`leaves again with the same id after a cut line: ${type}`, async () => {
      const all = await atMaria();
      const { desk, told } = all;
      desk.silent.add(type);
      void give(all);
      await desk.breaks();
      await desk.platform.clock.advance(1_000);

      const [first, second, ...more] = desk.sent(type);
      expect(first?.type).to.equal(type);
      expect(second).to.deep.equal(first);
      expect(more).to.deep.equal([]);
      expect(told.filter((it) => it.startsWith(type))).to.deep.equal([]);
    });
  }

  it("keeps no message of the conversation waiting", async () => {
    const { desk, actions } = await atMaria();
    desk.silent.add("thread.control");
    actions.control(MARIA, "take");
    actions.send(MARIA, "Hello");
    expect(texts(desk)).to.deep.equal(["Hello"]);
  });
});

describe("a command without an answer", () => {
  it("makes the gadget open another socket", async () => {
    const { desk, actions } = await atMaria();
    desk.silent.add("message.send");
    actions.send(MARIA, "Hello");

    await desk.platform.clock.advance(REPLY_TIMEOUT_MS);

    expect(desk.platform.sockets).to.have.length(2);
    expect(desk.sent("message.send")).to.have.length(2);
  });
});

describe("the reply guard", () => {
  it("is given what was on the screen, not what came unseen", async () => {
    const { desk, actions } = await atMaria();
    desk.changes(MARIA, [{ author: customer, content: aText("Wait!") }]);
    await desk.platform.clock.advance(0);

    actions.send(MARIA, "Hello");

    expect(desk.sent("message.send")[0]?.seenRev).to.equal(1);
  });

  it("is passed by sending anyway, with the rev that the refusal told", async () => {
    const { desk, actions, thread } = await atMaria();
    desk.refuse("message.send", { code: "changed", rev: 7, entries: [anEntry(7)] });
    actions.send(MARIA, "Hello");
    await desk.platform.clock.advance(0);

    actions.sendAnyway(thread().sends[0]!);
    await desk.platform.clock.advance(0);

    expect(desk.sent("message.send").map(({ seenRev }) => seenRev)).to.deep.equal([1, 7]);
    expect(thread().sends).to.deep.equal([]);
  });

  it("gives the text back to be edited, before what was written since", async () => {
    const { desk, actions, thread, store } = await atMaria();
    desk.refuse("message.send", { code: "changed", rev: 7, entries: [] });
    actions.send(MARIA, "Hello");
    await desk.platform.clock.advance(0);
    actions.draft(MARIA, "and more");

    actions.edit(thread().sends[0]!);

    expect(store.state.drafts[MARIA]).to.equal("Hello\nand more");
    expect(thread().sends).to.deep.equal([]);
  });
});

describe("what came while the agent was there", () => {
  const sentSeen = (desk: FakeDesk) => desk.sent("message.send").map(({ seenRev }) => seenRev);

  it("counts as read after it was on the screen for a while, and not before", async () => {
    const { desk, thread, actions, seat } = await atMaria();
    desk.changes(MARIA, [{}]);
    await settled();
    seat.tools.reading.seen(MARIA, thread().rev);
    actions.send(MARIA, "one");

    await desk.platform.clock.advance(READ_MS);
    actions.send(MARIA, "two");

    expect(sentSeen(desk)).to.deep.equal([1, 2]);
  });

  it("counts from when it came, though more comes meanwhile", async () => {
    const { desk, thread, actions, seat } = await atMaria();
    for (const _ of [1, 2]) {
      desk.changes(MARIA, [{}]);
      await settled();
      seat.tools.reading.seen(MARIA, thread().rev);
      await desk.platform.clock.advance(READ_MS / 2);
    }

    actions.send(MARIA, "one");

    expect(sentSeen(desk)).to.deep.equal([2]);
  });

  it("does not count as read where the agent turned away before", async () => {
    const { desk, thread, actions, navigation, seat } = await atMaria();
    desk.changes(MARIA, [{}]);
    await settled();
    seat.tools.reading.seen(MARIA, thread().rev);
    navigation.select(JONAS);
    await desk.platform.clock.advance(READ_MS);
    navigation.select(MARIA);
    await settled();

    actions.send(MARIA, "one");

    expect(sentSeen(desk)).to.deep.equal([1]);
  });
});
