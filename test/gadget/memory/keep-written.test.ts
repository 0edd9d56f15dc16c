import { expect } from "@open-wc/testing";
import { keptPrefix } from "../../../gadget/memory/kept-names.ts";
import { KEPT_MS } from "../../../gadget/memory/keep-written.ts";
import { STALE_SEND_MS } from "../../../worker/protocol/limits.ts";
import { aConnectedSession } from "../support/a-session.ts";
import { anEntry, aWelcome, BEN, byBen, HOUR, JONAS, MARIA } from "../support/builders.ts";
import { FakeDesk, textOf } from "../support/fake-desk.ts";
import { FakeMemory } from "../support/fake-platform.ts";
import { settled } from "../support/manual-clock.ts";

function aDesk() {
  const desk = new FakeDesk();
  desk.has({ conversation: MARIA }, [anEntry(1)]);
  desk.has({ conversation: JONAS }, [anEntry(1)]);
  return desk;
}

/** Maria's conversation in a tab, without a line from now on. */
async function anOfflineTab(desk = aDesk()) {
  const all = await aConnectedSession(desk, MARIA);
  desk.platform.answerPass = () => Promise.reject(new TypeError("network"));
  await desk.breaks();
  return { desk, ...all };
}

/** The browser is closed, and opened again `after` ms later on the same memory. */
async function anotherLife(before: FakeDesk, after = 60_000, conversation: string | null = MARIA) {
  before.platform.memory.close();
  const desk = aDesk();
  desk.welcome = before.welcome;
  desk.platform.memory = new FakeMemory("tab-2", before.platform.memory);
  desk.platform.clock.now = before.platform.clock.now + after;
  const all = await aConnectedSession(desk, conversation);
  await settled();
  const texts = () => desk.sent("message.send").map(textOf);
  return { desk, texts, ...all };
}

/** A tab that told of a message of Maria's. */
async function aTabThatTold() {
  const desk = aDesk();
  desk.platform.memory.set("fb-chat-notices", "on");
  desk.platform.notifier.permission = "granted";
  const all = await aConnectedSession(desk, MARIA);
  desk.customerWrites(MARIA, "Hello");
  await settled();
  expect(desk.platform.notifier.shown).to.have.length(1);
  return { desk, ...all };
}

/** Names of what names a customer. */
const kept = ({ platform }: FakeDesk) => platform.memory.names("fb-chat ");

describe("what the agent wrote", () => {
  it("is there again in the next life of the page: drafts, each with its conversation", async () => {
    const { desk, actions } = await anOfflineTab();
    actions.draft(MARIA, "Half a sent");
    actions.draft(JONAS, "Gone again");
    actions.draft(JONAS, "");

    const { store } = await anotherLife(desk);

    expect(store.state.drafts).to.deep.equal({ [MARIA]: "Half a sent" });
  });

  it("leaves in order, once each, with the ids it had", async () => {
    const { desk, actions, navigation, store: first } = await anOfflineTab();
    navigation.select(JONAS);
    navigation.select(MARIA);
    actions.send(MARIA, "one");
    await desk.platform.clock.advance(10);
    actions.send(JONAS, "two");
    await desk.platform.clock.advance(10);
    actions.send(MARIA, "three");
    const ids = Object.values(first.state.threads).flatMap(({ sends }) => sends.map(({ id }) => id));

    const next = await anotherLife(desk);

    expect(next.texts()).to.deep.equal(["one", "two", "three"]);
    expect(next.desk.sent("message.send").map(({ id }) => id)).to.have.members(ids);
    expect(next.store.state.threads[MARIA]?.sends).to.deep.equal([]);
    expect((await anotherLife(next.desk)).texts()).to.deep.equal([]);
  });

  it("that the gadget of the version before kept leaves once, as that one wrote it", async () => {
    const id = "0b0e64f1-1c1f-4a0a-9d57-0d3d8c6d4f4e";
    const { desk, store } = await anOfflineTab();
    const { memory } = desk.platform;
    const command = {
      type: "message.send",
      conversation: MARIA,
      seenRev: 1,
      text: "Good morning",
      writtenHere: [],
    };
    const kept = { at: desk.platform.now(), tab: memory.tab, command, text: "Good morning" };
    memory.set(`${keptPrefix("https://chat.example", store.state)}send ${id}`, JSON.stringify(kept));

    const next = await anotherLife(desk);

    expect(next.desk.sent("message.send")).to.deep.equal([{ ...command, id }]);
    expect((await anotherLife(next.desk)).desk.sent("message.send")).to.deep.equal([]);
  });

  it("that the Worker took before the page was closed leaves no second time", async () => {
    const desk = aDesk();
    const { actions } = await aConnectedSession(desk, MARIA);
    desk.silent.add("message.send");
    actions.send(MARIA, "Hello");
    const command = desk.sent("message.send")[0]!;

    const next = await anotherLife(desk);

    expect(next.desk.sent("message.send")[0]).to.deep.equal(command);
  });

  it("is asked about first when it is older than a quarter of an hour", async () => {
    const { desk, actions, navigation, store } = await anOfflineTab();
    navigation.select(JONAS);
    actions.send(JONAS, "Good morning");
    const { id } = store.state.threads[JONAS]!.sends[0]!;

    const next = await anotherLife(desk, STALE_SEND_MS + 1);
    const [held] = next.store.state.threads[JONAS]!.sends;
    expect(held).to.deep.include({ phase: "refused", refusal: { code: "stale" } });
    expect(next.texts()).to.deep.equal([]);

    next.actions.sendAnyway(held!);
    await settled();
    expect(next.texts()).to.deep.equal(["Good morning"]);
    expect(next.desk.sent("message.send")[0]?.id).to.equal(id);
  });

  it("is asked about first also in a page that was offline that long", async () => {
    const { desk, actions, store } = await anOfflineTab();
    actions.send(MARIA, "Good morning");

    await desk.platform.clock.advance(STALE_SEND_MS + 1);
    desk.platform.answerPass = aDesk().platform.answerPass;
    await desk.platform.clock.advance(60_000);

    expect(desk.sent("message.send")).to.deep.equal([]);
    expect(store.state.threads[MARIA]?.sends[0]?.refusal).to.deep.equal({ code: "stale" });
  });

  it("is asked about first where the clock was put back meanwhile, and is gone where it was by a day", async () => {
    const { desk, actions } = await anOfflineTab();
    actions.send(MARIA, "Good morning");

    const next = await anotherLife(desk, -STALE_SEND_MS - 1);
    expect(next.store.state.threads[MARIA]!.sends[0]?.refusal).to.deep.equal({ code: "stale" });
    expect(next.texts()).to.deep.equal([]);

    const much = await anotherLife(next.desk, -KEPT_MS);
    expect(much.store.state.threads[MARIA]!.sends).to.deep.equal([]);
    expect(kept(much.desk)).to.deep.equal([]);
  });

  it("is guarded by what the agent had seen when they wrote it", async () => {
    const { desk, actions, seat } = await anOfflineTab();
    seat.tools.reading.seen(MARIA, 1);
    actions.send(MARIA, "Hello");

    const next = await anotherLife(desk);
    next.desk.changes(MARIA, [{ author: byBen }]);

    expect(next.desk.sent("message.send")[0]?.seenRev).to.equal(1);
  });

  it("is gone after a day", async () => {
    const { desk, actions } = await anOfflineTab();
    actions.send(MARIA, "Hello");
    actions.draft(MARIA, "Half a sent");

    const { store } = await anotherLife(desk, KEPT_MS);

    expect(store.state.drafts).to.deep.equal({});
    expect(store.state.threads[MARIA]?.sends).to.deep.equal([]);
    expect(kept(desk)).to.deep.equal([]);
  });

  it("is remembered as told for a day, where a notice told of it", async () => {
    const { desk } = await aTabThatTold();
    expect(kept(desk)).to.have.length(1);
    expect(kept(desk)[0]).to.match(new RegExp(`^fb-chat told .*anna ${MARIA}$`));

    await anotherLife(desk, KEPT_MS);

    expect(kept(desk)).to.deep.equal([]);
  });

  it("is neither seen nor sent by somebody else, and is there for its writer", async () => {
    const { desk, actions } = await anOfflineTab();
    actions.send(MARIA, "from Anna");
    actions.draft(MARIA, "Half a sent");
    const anna = desk.welcome;
    desk.welcome = aWelcome({ agent: { ...BEN, presence: "available", role: "agent" } });

    const ben = await anotherLife(desk);
    expect(ben.texts()).to.deep.equal([]);
    expect(ben.store.state.drafts).to.deep.equal({});

    ben.desk.welcome = anna;
    expect((await anotherLife(ben.desk)).texts()).to.deep.equal(["from Anna"]);
  });

  it("does not mix with another desk's", async () => {
    const { desk, actions } = await anOfflineTab();
    actions.draft(MARIA, "Half a sent");
    desk.welcome = aWelcome({ scope: "sales" });

    const { store } = await anotherLife(desk);

    expect(store.state.drafts).to.deep.equal({});
  });

  it("is erased when the agent signs out, and whom a notice told of", async () => {
    const { desk, actions, session } = await aTabThatTold();
    actions.send(MARIA, "Hello");
    actions.draft(MARIA, "Half a sent");

    session.signOut();

    expect([...desk.platform.memory.texts.keys()]).to.deep.equal(["fb-chat-notices"]);
  });

  it("is erased also before the Worker said who signs out, what somebody else wrote is not", async () => {
    const { desk, actions } = await anOfflineTab();
    actions.draft(MARIA, "from Anna");
    desk.welcome = aWelcome({ agent: { ...BEN, presence: "available", role: "agent" } });
    const ben = await anotherLife(desk);
    ben.actions.draft(JONAS, "from Ben");
    const { memory } = ben.desk.platform;
    const next = aDesk();
    next.platform.memory = memory;
    next.platform.answerPass = () => Promise.reject(new TypeError("network"));
    const { session } = await aConnectedSession(next, MARIA);

    session.signOut();
    session.signOut();

    expect([...memory.texts.values()].join())
      .to.include("from Anna")
      .and.not.include("from Ben");
  });

  it("leaves what the page keeps alone, whatever was written into ours", async () => {
    const desk = aDesk();
    const { memory } = desk.platform;
    memory.set("fb-chat-last https://chat.example", "");
    memory.set("crm", "the page's own");
    desk.platform.answerPass = () => Promise.reject(new TypeError("network"));
    const { session } = await aConnectedSession(desk);

    session.signOut();

    expect([...memory.texts.keys()]).to.deep.equal(["crm"]);
  });

  it("stays with its tab while that is open", async () => {
    const { desk, actions } = await anOfflineTab();
    actions.send(MARIA, "Hello");
    const second = aDesk();
    second.platform.memory = new FakeMemory("tab-2", desk.platform.memory);

    await aConnectedSession(second, MARIA);
    await settled();

    expect(second.sent("message.send")).to.deep.equal([]);
  });

  it("survives a memory that holds nonsense", async () => {
    const { desk, actions } = await anOfflineTab();
    actions.draft(MARIA, "Half a sent");
    const { texts } = desk.platform.memory;
    const [name = ""] = kept(desk);
    texts.set(name.replace("draft", "send"), "{");
    const at = desk.platform.clock.now;
    texts.set(`${name}2`, JSON.stringify({ at, text: 7 }));
    texts.set(name.replace("draft", "send2"), JSON.stringify({ at, tab: "t", text: "x", command: 7 }));
    const command = { type: "conversation.close", conversation: MARIA };
    texts.set(name.replace("draft ", "send x"), JSON.stringify({ at, tab: "t", text: "x", command }));

    const { store, texts: left, desk: next } = await anotherLife(desk, HOUR);

    expect(left()).to.deep.equal([]);
    expect(next.sent("conversation.close")).to.deep.equal([]);
    expect(store.state.threads[MARIA]?.sends).to.deep.equal([]);

    expect(store.state.drafts).to.deep.equal({ [MARIA]: "Half a sent" });
  });
});
