import { expect } from "@open-wc/testing";
import { WRITTEN_HERE_MAX } from "../../../worker/protocol/limits.ts";
import { aConnectedSession } from "../support/a-session.ts";
import { anEntry, anOlderWelcome, aWelcome, BEN, JONAS, MARIA } from "../support/builders.ts";
import { FakeDesk, textOf } from "../support/fake-desk.ts";
import { FakeMemory } from "../support/fake-platform.ts";
import { settled } from "../support/manual-clock.ts";

/** A tab of one browser; `beside` is another one of it. */
async function aTab(beside?: FakeMemory, welcome?: FakeDesk["welcome"]) {
  const desk = new FakeDesk();
  desk.has({ conversation: MARIA }, [anEntry(1)]);
  desk.has({ conversation: JONAS }, [anEntry(1)]);
  if (welcome) desk.welcome = welcome;
  const memory = beside ? new FakeMemory("tab-2", beside) : desk.platform.memory;
  desk.platform.memory = memory;
  const all = await aConnectedSession(desk, MARIA);
  await settled();
  const draft = (conversation = MARIA) => all.store.state.drafts[conversation];
  const texts = () => desk.sent("message.send").map(textOf);
  return { desk, memory, draft, texts, ...all };
}

describe("a draft in two tabs of one agent", () => {
  it("is the same in both, letter by letter", async () => {
    const one = await aTab();
    const other = await aTab(one.memory);

    one.actions.draft(MARIA, "Hel");
    one.actions.draft(MARIA, "Hello");
    expect(other.draft()).to.equal("Hello");

    other.actions.draft(MARIA, "Hello Maria");
    other.actions.draft(JONAS, "Hello Jonas");
    expect([one.draft(), one.draft(JONAS)]).to.deep.equal(["Hello Maria", "Hello Jonas"]);
  });

  it("that was sent in one is not there to be sent again in the other", async () => {
    const one = await aTab();
    one.actions.draft(MARIA, "Order 7 left today");
    const other = await aTab(one.memory);
    expect(other.draft()).to.equal("Order 7 left today");

    one.actions.send(MARIA, "Order 7 left today");

    expect(other.draft()).to.equal("");
    expect([...one.texts(), ...other.texts()]).to.deep.equal(["Order 7 left today"]);
    expect(one.memory.names("fb-chat ").filter((name) => name.includes("draft"))).to.deep.equal([]);
  });

  it("is written once, by the tab it was written in", async () => {
    const one = await aTab();
    const other = await aTab(one.memory);
    const kept: string[] = [];
    other.memory.set = (name) => kept.push(name);

    one.actions.draft(MARIA, "Hello");

    expect(other.draft()).to.equal("Hello");
    expect(kept).to.deep.equal([]);
  });

  it("stays where it is written when it is kept no longer", async () => {
    const one = await aTab();
    const other = await aTab(one.memory);
    one.actions.draft(MARIA, "Hello");

    for (const name of one.memory.names("fb-chat ")) one.memory.remove(name);

    expect([one.draft(), other.draft()]).to.deep.equal(["Hello", "Hello"]);
  });

  it("is neither another agent's nor another desk's", async () => {
    const one = await aTab();
    const ben = await aTab(one.memory, aWelcome({ agent: { ...BEN, presence: "available", role: "agent" } }));
    const sales = await aTab(one.memory, aWelcome({ scope: "sales" }));

    one.actions.draft(MARIA, "from Anna");

    expect([ben.draft(), sales.draft()]).to.deep.equal([undefined, undefined]);
  });

  it("is not what somebody else wrote under its name", async () => {
    const one = await aTab();
    one.actions.draft(MARIA, "Hello");
    const other = await aTab(one.memory);
    const [name] = one.memory.names("fb-chat ").filter((kept) => kept.includes("draft"));

    for (const text of ["{", "null", '{"text":7}', "[]"]) one.memory.set(name!, text);

    expect(other.draft()).to.equal("Hello");
  });
});

describe("what a message is guarded by", () => {
  const guards = ({ desk }: { desk: FakeDesk }) =>
    desk.sent("message.send").map(({ id, writtenHere }) => ({ id, writtenHere }));

  it("are the messages of its own tab, and of no other", async () => {
    const one = await aTab();
    const other = await aTab(one.memory);

    one.actions.send(MARIA, "one");
    one.actions.send(JONAS, "to Jonas");
    one.actions.send(MARIA, "two");
    other.actions.send(MARIA, "three");
    await settled();

    const [first, jonas, second] = guards(one);
    expect([first!.writtenHere, jonas!.writtenHere, second!.writtenHere]).to.deep.equal([
      [],
      [],
      [first!.id],
    ]);
    expect(guards(other).map(({ writtenHere }) => writtenHere)).to.deep.equal([[]]);
  });

  it("are the newest of them, where there are many", async () => {
    const one = await aTab();

    for (let n = 0; n <= WRITTEN_HERE_MAX; n++) one.actions.send(MARIA, String(n));
    one.actions.send(MARIA, "last");
    await settled();

    const ids = guards(one).map(({ id }) => id);
    expect(guards(one).at(-1)!.writtenHere).to.deep.equal(ids.slice(1, -1));
  });

  it("are left out, in the same place of the line, where a Worker does not know of them", async () => {
    const one = await aTab();
    one.desk.silent.add("message.send");
    one.actions.send(MARIA, "one");
    one.actions.send(MARIA, "two");
    one.desk.silent.clear();
    one.desk.welcome = anOlderWelcome();
    one.session.restart();
    await settled();

    expect(one.texts()).to.deep.equal(["one", "one", "two"]);
    const [first, again] = guards(one);
    expect(first!.writtenHere).to.deep.equal([]);
    expect(again).to.deep.equal({ id: first!.id, writtenHere: undefined });
    const said = one.desk.sent("message.send").map(({ outgoing, text }) => outgoing ?? text);
    expect(said).to.deep.equal([{ kind: "text", text: "one" }, "one", "two"]);
    expect(one.store.state.threads[MARIA]?.sends).to.deep.equal([]);
  });
});
