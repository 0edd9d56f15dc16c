import { expect, waitUntil } from "@open-wc/testing";
import type { MacroStep } from "../../../worker/protocol/library/macro.ts";
import type { CommandType } from "../../../worker/protocol/commands.ts";
import type { Delivery } from "../../../worker/protocol/message/entry.ts";
import { recalled } from "../../../gadget/canned/run.ts";
import { aGadget } from "../support/a-gadget.ts";
import { aDelivery, anEntry, aText, BEN, byAnna, JONAS, MARIA } from "../support/builders.ts";
import { aMacro, key, looksFor, opensPicker } from "../support/canning.ts";
import { FakeDesk } from "../support/fake-desk.ts";
import { FakeMemory } from "../support/fake-platform.ts";

const says = (text: string) => ({ kind: "text" as const, text });
const THANKS: MacroStep[] = [
  { do: "reply", outgoing: says("Thank you, {{customer.first_name}}") },
  { do: "tag", add: ["vip"] },
  { do: "close", codes: ["sold"] },
];

async function aBox(steps: MacroStep[] = THANKS, undoSeconds = 5) {
  const desk = new FakeDesk();
  desk.has({ conversation: MARIA }, [anEntry(1)]);
  desk.macros = [aMacro("Thanks", steps, { shortcut: "thx" })];
  const { desk: state } = desk.welcome;
  desk.welcome = { ...desk.welcome, desk: { ...state, settings: { ...state.settings, undoSeconds } } };
  const all = await aGadget(desk, { conversation: MARIA });
  const { screen } = all;
  await screen.shows("You can reply until");
  const runs = async () => {
    await opensPicker(screen);
    looksFor(screen, "thx");
    key(screen, "Enter");
    await waitUntil(() => screen.all(".canned").length === 0);
  };
  const told = (text: string) => screen.shows(text, "fb-chat-macro-runs");
  const goesOn = (ms: number) => desk.platform.clock.advance(ms);
  return { desk, runs, told, goesOn, ...all };
}

/** The desk takes the reply, and holds it for as long as it can be taken back. */
function holds(desk: FakeDesk, change: Partial<Delivery> = {}): void {
  const command = desk.sent("message.send").at(-1)!;
  const waiting = { reason: "undo" as const, until: desk.platform.clock.now + 5_000 };
  const delivery = aDelivery({ command: command.id, state: "queued", waiting, ...change });
  const entries = desk.changes(MARIA, [{ author: byAnna, content: aText("Thank you, Maria"), delivery }]);
  desk.push({ type: "reply", id: command.id, ok: true, result: { entries } });
}

/** What became of the last message, by Meta's word. */
function becomes(desk: FakeDesk, state: Delivery["state"], change: Partial<Delivery> = {}): void {
  const { id, delivery } = desk.conversations.get(MARIA)!.entries.findLast((it) => it.delivery !== null)!;
  desk.changes(MARIA, [{ id, delivery: { ...delivery!, state, waiting: null, ...change } }]);
}

const idsOf = (desk: FakeDesk, type: CommandType): string[] => desk.sent(type).map(({ id }) => id);

describe("a macro", () => {
  it("sends its reply, and does the rest once that can be taken back no more", async () => {
    const { desk, gadget, screen, runs, told, goesOn } = await aBox();
    desk.silent.add("message.send");
    await runs();
    await waitUntil(() => desk.sent("message.send").length === 1);
    expect(desk.sent("message.send")[0]!.outgoing).to.deep.equal(says("Thank you, Maria"));
    holds(desk);
    await told("“Thanks”: the reply leaves in a moment");
    await expect(gadget).to.be.accessible();
    await goesOn(4_900);
    expect(desk.sent("conversation.close")).to.deep.equal([]);

    await goesOn(700);
    await told("“Thanks”: the reply is on its way");
    becomes(desk, "sending");
    await goesOn(1_000);
    expect(desk.sent("conversation.tag")).to.deep.equal([]);
    becomes(desk, "sent");

    await waitUntil(() => desk.sent("conversation.close").length === 1);
    expect(desk.sent("conversation.tag").map(({ add }) => add)).to.deep.equal([["vip"]]);
    expect(desk.sent("conversation.close")[0]).to.deep.include({ wrapUp: { codes: ["sold"] }, asked: 0 });
    await told("“Thanks” is done");
    await goesOn(6_100);
    await screen.hides("is done", "fb-chat-macro-runs");
    expect(screen.box.value).to.equal("");
  });

  it("is taken back as a whole while its reply is", async () => {
    const { desk, screen, runs, told, goesOn } = await aBox();
    desk.silent.add("message.send");
    await runs();
    await waitUntil(() => desk.sent("message.send").length === 1);
    holds(desk);
    await told("the reply leaves in a moment");

    const undo = screen
      .all<HTMLButtonElement>("fb-chat-macro-runs button")
      .find((it) => it.innerText.trim() === "Undo");
    undo!.click();

    await told("“Thanks” was taken back. Nothing else was done.");
    await waitUntil(() => screen.box.value === "Thank you, Maria");
    await goesOn(10_000);
    expect(desk.sent("conversation.close")).to.deep.equal([]);
  });

  it("without a reply waits as long, and is taken back before it begins", async () => {
    const { desk, screen, runs, told, goesOn } = await aBox([{ do: "aside", until: "message" }]);
    await runs();
    await told("“Thanks” begins in a moment");
    screen.press("Undo");
    await told("was taken back");
    await goesOn(6_100);
    expect(desk.sent("conversation.snooze")).to.deep.equal([]);

    await runs();
    await goesOn(5_100);

    await waitUntil(() => desk.sent("conversation.snooze").length === 1);
    expect(desk.sent("conversation.snooze")[0]!.when).to.deep.equal({ onMessage: true });
  });

  it("puts it aside until its time, or the customer writes", async () => {
    const { desk, runs, told, goesOn } = await aBox([{ do: "aside", until: "hour" }]);
    await runs();
    await told("begins in a moment");
    await goesOn(5_100);

    await waitUntil(() => desk.sent("conversation.snooze").length === 1);
    expect(desk.sent("conversation.snooze")[0]!.when).to.have.keys("until", "onMessage");
  });

  it("stops where something is refused, says step by step what was done, and does the rest when told to", async () => {
    const { desk, screen, gadget, runs, told } = await aBox(THANKS, 0);
    desk.refuse("conversation.close", { code: "wrap_up", why: "unknown" });
    await runs();
    await told("the reply is on its way");
    becomes(desk, "sent");
    await told("“Thanks” stopped");
    await told("Sends the reply : done");
    await told("Closes it: sold : not done");
    await told("choose one of its codes");
    await expect(gadget).to.be.accessible();

    screen.press("Go on");

    await told("“Thanks” is done");
    expect(desk.sent("message.send")).to.have.length(1);
    expect(new Set(idsOf(desk, "conversation.close")).size).to.equal(1);
    expect(desk.sent("conversation.close")).to.have.length(2);
  });

  it("goes on with what the customer asked by then, which the agent has read", async () => {
    const { desk, screen, runs, told } = await aBox(THANKS, 0);
    desk.refuse("conversation.close", { code: "changed", rev: 2, entries: [] });
    await runs();
    await told("the reply is on its way");
    becomes(desk, "sent");
    await told("“Thanks” stopped");
    desk.customerAsks(MARIA, "And a bag?");
    desk.changes(MARIA, [{ content: aText("And a bag?") }]);
    await screen.shows("And a bag?", "fb-chat-entries");

    screen.press("Go on");

    await told("“Thanks” is done");
    expect(desk.sent("conversation.close").map(({ asked }) => asked)).to.deep.equal([0, 1]);
  });

  it("does nothing more where its reply was refused, which is in the thread to be decided", async () => {
    const { desk, screen, runs, told, goesOn } = await aBox();
    desk.refuse("message.send", { code: "window_closed", closedAt: null });
    await runs();
    await told("“Thanks” stopped");
    await goesOn(10_000);

    expect(desk.sent("conversation.close")).to.deep.equal([]);
    expect(screen.buttons("Go on")).to.deep.equal([]);
    screen.press("Dismiss");
    await screen.hides("stopped", "fb-chat-macro-runs");
  });

  it("leaves what somebody else took meanwhile", async () => {
    const { desk, runs, told, goesOn } = await aBox();
    desk.silent.add("message.send");
    await runs();
    await waitUntil(() => desk.sent("message.send").length === 1);
    holds(desk);
    await told("the reply leaves");
    desk.changesRow(MARIA, { owner: { sub: BEN.sub, name: BEN.name } });

    await goesOn(6_000);
    becomes(desk, "sent");

    await told("“Thanks” stopped");
    await told("A colleague took this conversation before you.");
    expect(desk.sent("conversation.close")).to.deep.equal([]);
  });

  for (const { state, says: words, reply } of [
    { state: "failed", says: "The reply could not be delivered. The rest was not done.", reply: "not done" },
    { state: "unknown", says: "Nobody can tell whether the reply arrived", reply: "nobody knows yet" },
  ] as const)
    it(`stops where its reply ends as ${state}, and does the rest when told to`, async () => {
      const { desk, screen, runs, told, goesOn } = await aBox(THANKS, 0);
      await runs();
      await told("the reply is on its way");
      becomes(desk, "queued", { waiting: { reason: "retry", until: null } });
      becomes(desk, state);

      await told(words);
      await told(`Sends the reply : ${reply}`);
      await goesOn(60_000);
      expect(desk.sent("conversation.tag")).to.deep.equal([]);
      expect(desk.sent("conversation.close")).to.deep.equal([]);

      screen.press("Go on");

      await told("“Thanks” is done");
      expect(desk.sent("message.send")).to.have.length(1);
      expect(desk.sent("conversation.close")).to.have.length(1);
    });

  it("says no longer that nobody knows of its reply, once somebody does", async () => {
    const { desk, screen, runs, told } = await aBox(THANKS, 0);
    await runs();
    await told("the reply is on its way");
    becomes(desk, "unknown");
    await told("Nobody can tell whether the reply arrived");

    becomes(desk, "unknown", { settled: "arrived" });

    await told("Sends the reply : done");
    await screen.hides("Nobody can tell whether the reply arrived", "fb-chat-macro-runs");
  });

  it("says that it waits long for its reply, and goes on by itself once that left", async () => {
    const { desk, screen, gadget, runs, told, goesOn } = await aBox(THANKS, 0);
    await runs();
    await told("the reply is on its way");
    await goesOn(20_100);
    await told("“Thanks”: the reply has not left yet, the rest waits for it");
    expect(screen.buttons("Go on")).to.have.length(1);
    expect(desk.sent("conversation.close")).to.deep.equal([]);
    await expect(gadget).to.be.accessible();

    becomes(desk, "sent");

    await told("“Thanks” is done");
    expect(desk.sent("conversation.close")).to.have.length(1);
  });

  it("does the rest without its reply where somebody waited long enough", async () => {
    const { desk, screen, runs, told, goesOn } = await aBox(THANKS, 0);
    await runs();
    await told("the reply is on its way");
    await goesOn(20_100);
    await told("has not left yet");

    screen.press("Go on");

    await told("“Thanks” is done");
    expect(desk.sent("conversation.close")).to.have.length(1);
  });

  it("is shown in its conversation alone, and goes on there while another is on the screen", async () => {
    const { desk, gadget, screen, runs, told, goesOn } = await aBox(THANKS, 0);
    desk.has({ conversation: JONAS }, [anEntry(1)]);
    await runs();
    await told("the reply is on its way");
    gadget.conversation = JONAS;
    await screen.hides("on its way", "fb-chat-macro-runs");
    becomes(desk, "sent");

    await goesOn(5_100);

    await waitUntil(() => desk.sent("conversation.close").length === 1);
    expect(desk.sent("conversation.close")[0]!.conversation).to.equal(MARIA);
    expect(screen.all("fb-chat-macro-runs .run")).to.deep.equal([]);
  });

  it("takes the place of one before that stopped", async () => {
    const { desk, screen, runs, told } = await aBox(THANKS, 0);
    await runs();
    await told("the reply is on its way");
    becomes(desk, "failed");
    await told("could not be delivered");

    await runs();

    await told("the reply is on its way");
    expect(screen.all("fb-chat-macro-runs .run")).to.have.length(1);
    await screen.hides("could not be delivered", "fb-chat-macro-runs");
  });

  it("asks once more, under the same id, where the connection broke", async () => {
    const { desk, runs, told, goesOn } = await aBox([{ do: "give", to: { type: "pool" } }], 0);
    desk.refuse("conversation.transfer", { code: "unavailable" });
    await runs();
    await goesOn(0);
    await waitUntil(() => desk.sent("conversation.transfer").length === 1);

    await goesOn(1_100);

    await told("“Thanks” is done");
    expect(desk.sent("conversation.transfer")).to.have.length(2);
    expect(new Set(idsOf(desk, "conversation.transfer")).size).to.equal(1);
    expect(desk.sent("conversation.transfer")[0]).to.deep.include({ to: { type: "pool" }, owner: "anna" });
  });

  it("puts its reply into the box, and does nothing, where a blank is not known", async () => {
    const { desk, screen, runs } = await aBox([
      { do: "reply", outgoing: says("Order {{order}}") },
      { do: "close" },
    ]);
    await runs();

    await waitUntil(() => screen.box.value === "Order {{order}}");
    await screen.shows("It needs {{order}}, which is not known.", "fb-chat-composer-pane .length");
    expect(desk.sent("message.send")).to.deep.equal([]);
  });

  it("that answers nothing is done when Meta's time is over, and no other", async () => {
    const { desk, screen, goesOn } = await aBox([{ do: "tag", add: ["vip"] }], 0);
    desk.macros = [...desk.macros, aMacro("Answer", [{ do: "reply", outgoing: says("Hi") }])];
    desk.changes(MARIA, [], {
      window: { responseUntil: desk.platform.clock.now - 1, humanAgentUntil: null },
    });
    await waitUntil(() => screen.box.readOnly);
    const picks = async (name: string) => {
      screen.press("Canned replies");
      await waitUntil(() => screen.all(".canned [role=option]").length === 2);
      looksFor(screen, name);
      key(screen, "Enter");
      await waitUntil(() => screen.all(".canned").length === 0);
    };

    await picks("Answer");
    await screen.shows("The time Meta allows for a reply is over.", "fb-chat-composer-pane .length");
    await picks("Thanks");
    await goesOn(0);

    await waitUntil(() => desk.sent("conversation.tag").length === 1);
    expect(desk.sent("message.send")).to.deep.equal([]);
    expect(screen.box.value).to.equal("");
  });

  it("that a page left is told with what was done, and done by whoever goes on with it, once", async () => {
    const { desk, gadget, runs, told, goesOn } = await aBox();
    desk.silent.add("message.send");
    await runs();
    await waitUntil(() => desk.sent("message.send").length === 1);
    holds(desk);
    await told("the reply leaves");
    gadget.remove();
    desk.platform.memory.close();

    const next = new FakeDesk();
    next.has({ conversation: MARIA }, desk.conversations.get(MARIA)!.entries);
    becomes(next, "sent");
    next.platform.memory = new FakeMemory("tab-2", desk.platform.memory);
    const later = await aGadget(next, { conversation: MARIA });
    const saysLater = (text: string) => later.screen.shows(text, "fb-chat-macro-runs");
    await saysLater("“Thanks” was interrupted");
    await saysLater("Sends the reply : done");
    await saysLater("Closes it: sold : not done");
    later.screen.press("Go on");

    await saysLater("“Thanks” is done");
    expect(next.sent("message.send")).to.deep.equal([]);
    expect(next.sent("conversation.close")).to.have.length(1);
    await goesOn(10_000);
    expect(desk.sent("conversation.close")).to.deep.equal([]);
  });
});

describe("what was kept of a macro", () => {
  const run = {
    ...{
      id: "a",
      at: 1,
      tab: "t",
      name: "n",
      conversation: "1:2",
      owner: null,
      outgoing: null,
    },
    ...{ entry: null, phase: "runs", why: null, steps: [{ id: "s", step: { do: "close" }, state: "asked" }] },
  };

  it("is nothing where somebody else wrote it", () => {
    expect(recalled(run)?.phase).to.equal("interrupted");
    expect(recalled({ ...run, phase: "stopped" })?.phase).to.equal("stopped");
    for (const odd of [
      null,
      7,
      "x",
      {},
      { ...run, steps: [] },
      { ...run, steps: [{}] },
      { ...run, phase: "done" },
    ])
      expect(recalled(odd)).to.equal(null);
  });
});
