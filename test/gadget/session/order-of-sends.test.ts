import { expect } from "@open-wc/testing";
import { STALE_SEND_MS } from "../../../worker/protocol/limits.ts";
import type { Refusal } from "../../../worker/protocol/refusals.ts";
import { aConnectedSession } from "../support/a-session.ts";
import { anEntry, MARIA } from "../support/builders.ts";
import { FakeDesk, textOf } from "../support/fake-desk.ts";
import { FakeMemory } from "../support/fake-platform.ts";
import { settled } from "../support/manual-clock.ts";

const changed: Refusal = { code: "changed", rev: 7, entries: [] };

function aDesk() {
  const desk = new FakeDesk();
  desk.has({ conversation: MARIA }, [anEntry(1)]);
  return desk;
}

/** Maria's conversation in a page that has it before its agent's eyes. */
async function atMaria(desk = aDesk()) {
  const all = await aConnectedSession(desk, MARIA);
  all.seat.tools.reading.seen(MARIA, 1);
  await settled();
  const sends = () => all.store.state.threads[MARIA]?.sends ?? [];
  const held = () => sends().map(({ text, phase }) => `${text} ${phase}`);
  const left = () => desk.sent("message.send").map(textOf);
  return { desk, sends, held, left, ...all };
}

/** The page is gone, and another one opens on what it kept. */
async function another(before: FakeDesk, prepare: (desk: FakeDesk) => void = () => {}) {
  before.platform.memory.close();
  const desk = aDesk();
  desk.platform.memory = new FakeMemory("tab-2", before.platform.memory);
  desk.platform.clock.now = before.platform.clock.now + 1_000;
  prepare(desk);
  return atMaria(desk);
}

/** "one" is on its way, "two" waits for it, and the answer is that somebody wrote meanwhile. */
async function stopped() {
  const all = await atMaria();
  const { desk, actions } = all;
  desk.silent.add("message.send");
  actions.send(MARIA, "one");
  actions.send(MARIA, "two");
  desk.silent.clear();
  desk.refuse("message.send", changed);
  desk.answer(desk.sent("message.send")[0]!);
  await settled();
  return all;
}

describe("what is written behind a message that was refused", () => {
  it("waits until its agent decided, whether it was on its way or is written later", async () => {
    const { actions, held, left } = await stopped();

    actions.send(MARIA, "three");
    await settled();

    expect(left()).to.deep.equal(["one"]);
    expect(held()).to.deep.equal(["one refused", "two waiting", "three waiting"]);
  });

  it("leaves behind it in its order when that leaves anyway, guarded by what its agent was told", async () => {
    const { desk, actions, sends, left } = await stopped();
    actions.send(MARIA, "three");

    actions.sendAnyway(sends()[0]!);
    await settled();

    expect(left()).to.deep.equal(["one", "one", "two", "three"]);
    const [, again, ...behind] = desk.sent("message.send");
    expect([again!, ...behind].map(({ seenRev }) => seenRev)).to.deep.equal([7, 7, 7]);
    for (const { writtenHere } of behind) expect(writtenHere).to.include(again!.id);
    expect(sends()).to.deep.equal([]);
  });

  it("is judged anew when that is discarded, by what had been seen when it was written", async () => {
    const { desk, actions, sends, held, left } = await stopped();
    desk.refuse("message.send", changed);
    actions.send(MARIA, "three");

    actions.drop(sends()[0]!);
    await settled();

    expect(left()).to.deep.equal(["one", "two"]);
    expect(desk.sent("message.send")[1]?.seenRev).to.equal(1);
    expect(held()).to.deep.equal(["two refused", "three waiting"]);
  });

  it("comes back into the box behind it, where that is taken back to be changed", async () => {
    const { actions, sends, left, store } = await stopped();

    actions.edit(sends()[0]!);
    await settled();

    expect(store.state.drafts[MARIA]).to.equal("one\ntwo");
    expect(sends()).to.deep.equal([]);
    expect(left()).to.deep.equal(["one"]);
  });

  it("waits on over a lost connection", async () => {
    const { desk, held, left } = await stopped();

    await desk.breaks();
    await desk.platform.clock.advance(60_000);

    expect(left()).to.deep.equal(["one"]);
    expect(held()).to.deep.equal(["one refused", "two waiting"]);
  });

  it("waits on over a reload, where the refused one is judged again", async () => {
    const { desk } = await stopped();

    const next = await another(desk, (it) => {
      it.refuse("message.send", changed);
    });

    expect(next.left()).to.deep.equal(["one"]);
    expect(next.held()).to.deep.equal(["one refused", "two waiting"]);
  });

  it("stays behind it over a reload after its agent let it leave", async () => {
    const { desk, actions, sends } = await stopped();
    desk.platform.answerPass = () => Promise.reject(new TypeError("network"));
    await desk.breaks();
    actions.sendAnyway(sends()[0]!);

    const next = await another(desk);

    expect(next.left()).to.deep.equal(["one", "two"]);
  });

  it("waits also where the first waited too long to leave unasked, and the second did not", async () => {
    const { desk, actions, sends, held, left } = await atMaria();
    const { answerPass } = desk.platform;
    desk.platform.answerPass = () => Promise.reject(new TypeError("network"));
    await desk.breaks();
    actions.send(MARIA, "one");
    await desk.platform.clock.advance(STALE_SEND_MS + 1);
    actions.send(MARIA, "two");
    desk.platform.answerPass = answerPass;
    await desk.platform.clock.advance(60_000);

    expect(left()).to.deep.equal([]);
    expect(held()).to.deep.equal(["one refused", "two waiting"]);

    actions.sendAnyway(sends()[0]!);
    await settled();

    expect(left()).to.deep.equal(["one", "two"]);
  });
});
