import { expect, waitUntil } from "@open-wc/testing";
import type { SystemLine } from "../../../worker/protocol/message/entry.ts";
import { rightsOf, type Role } from "../../../worker/protocol/rights.ts";
import type { Feature } from "../../../worker/protocol/session/features.ts";
import type { Summary } from "../../../worker/protocol/thread/conversation.ts";
import { setLanguage } from "../../../gadget/words/strings.ts";
import { aGadget } from "../support/a-gadget.ts";
import { anEntry, ANNA, aSummary, aWelcome, BEN, MARIA, MINUTE, NOW } from "../support/builders.ts";
import { FakeDesk } from "../support/fake-desk.ts";
import { TARGETS } from "../support/handing.ts";
import { settled } from "../support/manual-clock.ts";
import { PIA } from "../support/offering.ts";

async function aThread(
  summary: Partial<Summary> = {},
  lines: SystemLine[] = [],
  width = 900,
  role: Role = "agent",
  features?: readonly Feature[],
  platform?: FakeDesk["platform"],
) {
  const desk = new FakeDesk();
  if (platform?.memory) desk.platform.memory = platform.memory;
  const { agent } = desk.welcome;
  desk.welcome = aWelcome({
    agent: { ...agent, role },
    rights: rightsOf(role),
    ...(features ? { features } : {}),
  });
  desk.targets = TARGETS;
  const entries = lines.map((line, n) =>
    anEntry(2 + n, { author: { type: "system" }, content: { kind: "system", line } }),
  );
  desk.has({ conversation: MARIA, owner: ANNA, ...summary }, [anEntry(1), ...entries]);
  const all = await aGadget(desk, { conversation: MARIA, width });
  await all.screen.shows("Message 1");
  const picks = async (choice: string) => {
    await waitUntil(() => all.screen.buttons("More for this conversation").length > 0);
    all.screen.press("More for this conversation");
    await all.screen.shows(choice, "[role=menu]");
    all.screen.press(choice);
  };
  const menu = async (choice: string) => {
    await picks(choice);
    await waitUntil(() => all.screen.all("dialog").length > 0);
  };
  const row = (name: string) => all.screen.all("dialog label").find((it) => it.textContent.includes(name))!;
  const choose = (name: string) => {
    row(name).querySelector("input")!.click();
  };
  const write = (selector: string, text: string) => {
    const box = all.screen.all<HTMLInputElement | HTMLTextAreaElement>(selector)[0]!;
    box.value = text;
    box.dispatchEvent(new InputEvent("input", { bubbles: true, composed: true }));
  };
  return { desk, menu, picks, row, choose, write, ...all };
}

afterEach(() => setLanguage("en"));

describe("a conversation that is given on", () => {
  it("is decided at 320 px without scrolling for it", async () => {
    const { gadget, screen, menu } = await aThread({}, [], 320);
    gadget.style.blockSize = "480px";
    await menu("Transfer… G");
    await screen.shows("Ben", "dialog");

    const [decides, dialog] = [screen.button("Transfer"), screen.all("dialog")[0]!];

    expect(dialog.scrollHeight, "there is more than has room").to.be.greaterThan(dialog.clientHeight);
    expect(decides.getBoundingClientRect().bottom).to.be.at.most(dialog.getBoundingClientRect().bottom);
  });

  it("names its agent at 320 px, also beside all that a supervisor may do", async () => {
    const { screen } = await aThread({ owner: BEN }, [], 320, "supervisor");
    await waitUntil(() => screen.buttons("Release").length > 0);

    const name = screen.all("fb-chat-thread-header .owner bdi")[0]!;

    expect(name.textContent).to.equal(BEN.name);
    expect(name.getBoundingClientRect().width).to.be.greaterThan(40);
  });

  it("says who is there, who is free, who waits, and what is closed, before it is", async () => {
    const { gadget, screen, menu, row } = await aThread();
    await menu("Transfer… G");
    await screen.shows("Ben", "dialog");

    expect(row("Ben").textContent).to.contain("1 of 5");
    expect(row("Cleo").querySelector("input")!.disabled).to.equal(true);
    expect(row("Orders").textContent).to.contain("2 of 4 free · 3 waiting, the first for 6 min");
    expect(row("Returns").textContent).to.contain("closed, opens");
    expect(screen.text("dialog")).not.to.contain(ANNA.name);
    await expect(gadget).to.be.accessible();
  });

  it("goes at once with words for whoever gets it, guarded by whose it was", async () => {
    const { desk, screen, menu, choose, write } = await aThread();
    await menu("Transfer… G");
    await screen.shows("Ben", "dialog");
    choose("Ben");
    write("dialog textarea", "  Wants the blue one ");
    screen.press("Transfer");

    await waitUntil(() => desk.sent("conversation.transfer").length === 1);
    const { to, note, stays, owner } = desk.sent("conversation.transfer")[0]!;
    expect({ to, note, stays, owner }).to.deep.equal({
      to: { type: "agent", agent: BEN.sub },
      note: "Wants the blue one",
      stays: undefined,
      owner: ANNA.sub,
    });
  });

  it("stays until somebody takes it where that is wanted, which everyone's pool cannot", async () => {
    const { desk, screen, menu, choose } = await aThread({}, [], 320);
    await menu("Transfer… G");
    await screen.shows("Orders", "dialog");
    choose("Everyone");
    await screen.hides("At once", "dialog");
    choose("Orders");
    await screen.shows("Once one of them takes it", "dialog");
    choose("Once one of them takes it");
    screen.press("Transfer");

    await waitUntil(() => desk.sent("conversation.transfer").length === 1);
    const [{ to, stays } = {}] = desk.sent("conversation.transfer");
    expect([to, stays]).to.deep.equal([{ type: "queue", queue: "orders" }, true]);
  });

  it("is not before somebody is chosen, and is looked for by name", async () => {
    const { desk, screen, menu, write } = await aThread();
    await menu("Transfer… G");
    await screen.shows("Ben", "dialog");
    screen.press("Transfer");
    await screen.shows("Choose to whom.", "dialog");
    desk.targets = { ...TARGETS, agents: [] };
    write("dialog .find", "supp");

    await screen.hides("Orders", "dialog");
    await screen.shows("Support", "dialog");
    expect(desk.sent("transfer.targets").at(-1)!.words).to.equal("supp");
    expect(desk.sent("conversation.transfer")).to.deep.equal([]);
  });

  it("is given by keys alone: Enter chooses the first that was found, once more gives it, and arrow down goes among them", async () => {
    const { desk, screen, menu, write } = await aThread();
    await menu("Transfer… G");
    await screen.shows("Orders", "dialog");
    const find = screen.all<HTMLInputElement>("dialog .find")[0]!;
    const key = (pressed: string) => {
      const init = { key: pressed, bubbles: true, composed: true, cancelable: true };
      find.dispatchEvent(new KeyboardEvent("keydown", init));
    };
    find.focus();
    key("ArrowDown");
    expect((screen.focused as HTMLInputElement).name).to.equal("to");

    find.focus();
    key("Enter");
    expect(screen.all("dialog .targets :checked"), "nothing was looked for").to.deep.equal([]);

    desk.targets = { ...TARGETS, agents: [] };
    write("dialog .find", "supp");
    key("Enter");
    expect(screen.all("dialog .targets :checked"), "the desk has not answered").to.deep.equal([]);
    await screen.hides("Orders", "dialog");
    key("Enter");
    expect(screen.all("dialog .targets :checked")).to.have.length(1);
    key("Enter");

    await waitUntil(() => desk.sent("conversation.transfer").length === 1);
    expect(desk.sent("conversation.transfer")[0]!.to).to.deep.equal({ type: "team", team: "support" });
  });

  it("says who was asked while nobody answered, and cannot be given on twice", async () => {
    const transfer = { by: ANNA, to: [BEN], place: "", until: NOW + MINUTE };
    const { desk, screen } = await aThread({ finer: { state: "assigned", transfer } });

    await screen.shows(`Asked: ${BEN.name}`, "fb-chat-thread-header");
    screen.press("More for this conversation");
    await screen.shows("Note for colleagues…", "[role=menu]");
    expect(screen.text("[role=menu]")).not.to.contain("Transfer…");
    screen.press("Take the question back");
    await waitUntil(() => desk.sent("conversation.take").length === 1);
  });

  it("tells whom it concerns what a colleague did, above whatever list is open", async () => {
    const { desk, screen, gadget } = await aThread();
    desk.push({
      type: "handover",
      summary: aSummary({ conversation: PIA, owner: ANNA }),
      line: { event: "returned", to: ANNA, from: [BEN], by: BEN, reason: "On the telephone" },
    });
    await settled();

    await screen.shows(`Not taken by ${BEN.name}`, ".card");
    await screen.shows("On the telephone", ".card");
    await expect(gadget).to.be.accessible();
    screen.all(".card button:not(.primary)")[0]!.click();
    await waitUntil(() => screen.all(".card").length === 0);
  });
});

describe("a question that nobody took", () => {
  for (const [what, line, words] of [
    ["declined", { why: "decline", by: BEN, reason: "On the telephone" }, "On the telephone"],
    ["not answered", { why: "expire", by: null }, "Ben Brandt"],
  ] as const)
    it(`that was ${what} is told in the conversation before whoever asked, until they dismiss it`, async () => {
      const { desk, screen, gadget } = await aThread({}, [], 320);

      desk.push({
        type: "handover",
        summary: aSummary({ conversation: MARIA, owner: ANNA, version: 9 }),
        line: { event: "returned", to: ANNA, from: [BEN], ...line },
      });

      await screen.shows(words, "fb-chat-told-strip");
      expect(screen.text("fb-chat-told-strip")).to.contain("Ben Brandt");
      expect(screen.all(".card")).to.deep.equal([]);
      await expect(gadget).to.be.accessible();
      screen.press("Dismiss");
      await waitUntil(() => screen.text("fb-chat-told-strip") === "");
    });
});

describe("a colleague", () => {
  it("is invited to help, and is one who is here", async () => {
    const { desk, screen, menu, choose } = await aThread();
    await menu("Invite a colleague…");
    await screen.shows("Ben", "dialog");
    expect(screen.text("dialog")).not.to.contain("Orders");
    choose("Ben");
    screen.press("Invite");

    await waitUntil(() => desk.sent("conversation.invite").length === 1);
    expect(desk.sent("conversation.invite")[0]!.agent).to.equal(BEN.sub);
  });

  it("is asked for help, with words or without, and is told that it is not needed any more", async () => {
    const { desk, screen, menu } = await aThread();
    await menu("Ask for help…");
    screen.press("Ask");
    await waitUntil(() => desk.sent("conversation.raiseHand").length === 1);
    expect(desk.sent("conversation.raiseHand")[0]!.note).to.equal(undefined);

    await screen.shows(`${ANNA.name} asked for help`, "fb-chat-list-row");
    screen.press("More for this conversation");
    await screen.shows("Help is not needed any more", "[role=menu]");
    screen.press("Help is not needed any more");
    await waitUntil(() => desk.sent("conversation.lowerHand").length === 1);
  });

  for (const [what, owner, role] of [
    ["whoever leads", BEN, "supervisor"],
    ["whoever has it", ANNA, "agent"],
  ] as const)
    it(`asks ${what} for help above the messages, with words, until it is not needed any more`, async () => {
      const raised = { by: owner, at: NOW - MINUTE };
      const line: SystemLine = { event: "raised", by: owner, note: "May I refund it?", why: "raise" };
      const { desk, screen, gadget } = await aThread({ owner, raised }, [line], 320, role);

      await screen.shows(`${owner.name} asked for help: May I refund it?`, "fb-chat-hand-strip");
      await expect(gadget).to.be.accessible();
      screen.press("Help is not needed any more");

      await waitUntil(() => desk.sent("conversation.lowerHand").length === 1);
    });

  it("asks nobody else for help above the messages", async () => {
    const { screen } = await aThread({ owner: BEN, raised: { by: BEN, at: NOW } }, [
      { event: "raised", by: BEN },
    ]);

    await waitUntil(() => screen.all("fb-chat-hand-strip").length === 1);
    expect(screen.text("fb-chat-hand-strip")).to.equal("");
  });

  it("is written a note that is meant for them by who leads, in the box for notes, also after a reload", async () => {
    const { desk, screen, picks, write } = await aThread({ owner: BEN }, [], 900, "supervisor");
    await picks("Note for who has it…");
    await screen.shows(`Note for ${BEN.name}`, "fb-chat-note-box");
    write("fb-chat-note-box textarea", "Offer the voucher");
    await picks("Note for colleagues…");
    await screen.hides(`Note for ${BEN.name}`);
    await picks("Note for who has it…");
    await screen.shows(`Note for ${BEN.name}`, "fb-chat-note-box");
    const again = await aThread({ owner: BEN }, [], 900, "supervisor", undefined, desk.platform);
    await again.screen.shows(`Note for ${BEN.name}`, "fb-chat-note-box");
    again.screen.press("Add note");

    await waitUntil(() => again.desk.sent("note.add").length === 1);
    const [{ text, to } = {}] = again.desk.sent("note.add");
    expect([text, to]).to.deep.equal(["Offer the voucher", BEN.sub]);
  });

  it("is written a note to by the menu, in the box for notes, also at a Worker where they mention nobody", async () => {
    const { desk, screen, picks, write } = await aThread({ owner: BEN }, [], 900, "agent", [
      "notes",
      "transfer",
    ]);
    await picks("Note for colleagues…");
    await waitUntil(() => screen.all("fb-chat-note-box textarea").length > 0);
    write("fb-chat-note-box textarea", "Call him back, @Lina");
    screen.press("Add note");

    await waitUntil(() => desk.sent("note.add").length === 1);
    expect(desk.sent("note.add")[0]!.text).to.equal("Call him back, @Lina");
    expect(desk.sent("note.targets")).to.deep.equal([]);
  });
});
