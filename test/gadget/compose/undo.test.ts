import { expect, waitUntil } from "@open-wc/testing";
import type { Delivery, Entry } from "../../../worker/protocol/message/entry.ts";
import { aGadget } from "../support/a-gadget.ts";
import { aDelivery, anEntry, aText, byAnna, byBen, MARIA, NOW } from "../support/builders.ts";
import { FakeDesk } from "../support/fake-desk.ts";

const waiting = { reason: "undo", until: NOW + 5_000 } as const;

function held(id: number, text: string, change: Partial<Delivery> = {}): Entry {
  const delivery = aDelivery({ state: "queued", waiting, ...change });
  return anEntry(id, { author: byAnna, content: aText(text), delivery });
}

async function aThread(...entries: Entry[]) {
  const desk = new FakeDesk();
  desk.has({ conversation: MARIA }, entries);
  const all = await aGadget(desk, { conversation: MARIA });
  await all.screen.shows("Held for a moment");
  const status = () => all.screen.text("fb-chat-composer-pane [role=status]");
  return { desk, status, ...all };
}

describe("a message that the desk still holds", () => {
  it("tells its agent how long, second by second", async () => {
    const { desk, screen } = await aThread(held(1, "Hello"));
    await screen.shows("Undo (5)");

    desk.platform.clock.now += 2_000;

    await waitUntil(() => screen.buttons("Undo (3)").length === 1, "it does not count");
  });

  it("can be taken back; its words come back into the box before what is there, and so does the focus", async () => {
    const { desk, screen, status } = await aThread(held(1, "Hello"));
    screen.write("Something else");
    screen.button("Undo (5)").focus();

    screen.press("Undo (5)");

    await waitUntil(() => screen.box.value === "Hello\nSomething else");
    expect(desk.sent("message.withdraw")).to.have.length(1);
    expect(screen.focused).to.equal(screen.box);
    await screen.hides("Undo");
    expect(status()).to.equal("Withdrawn");
  });

  it("is said to screen readers, and taken back by the keys for it in the empty box", async () => {
    const { desk, screen, status } = await aThread(held(1, "Hello"));
    expect(status()).to.include("Ctrl+Z or ⌘+Z in the empty box takes it back");
    screen.write("x");
    expect(screen.key("z", { ctrlKey: true })).to.equal(true);

    screen.write("");
    expect(screen.key("z", { ctrlKey: true })).to.equal(false);

    await waitUntil(() => screen.box.value === "Hello");
    expect(desk.sent("message.withdraw")).to.have.length(1);
    expect(screen.key("z", { metaKey: true })).to.equal(true);
  });

  it("does not tell anybody that its agent writes when its words come back", async () => {
    const { desk, screen } = await aThread(held(1, "Hello"));

    screen.press("Undo (5)");

    await waitUntil(() => screen.box.value === "Hello");
    expect(desk.sent("typing")).to.deep.equal([]);
  });

  it("brings back a long text as it was written", async () => {
    const { desk, screen } = await aThread(held(1, "Earlier", { command: "earlier" }));
    const text = "A word. ".repeat(400).trim();
    desk.silent.add("message.send");
    screen.write(text);
    screen.key("Enter");
    const [command] = desk.sent("message.send");
    const parts = [text.slice(0, 1_999), text.slice(2_000)].map((part, n) => ({
      ...held(n + 2, part, { command: command!.id, part: n + 1, parts: 2 }),
    }));
    const entries = desk.changes(MARIA, parts);
    desk.push({ type: "reply", id: command!.id, ok: true, result: { entries } });
    await screen.shows("Part 2 of 2");

    screen.all<HTMLButtonElement>("fb-chat-entry button").at(-1)?.click();

    await waitUntil(() => screen.box.value !== "");
    expect(screen.box.value).to.equal(text);
  });

  it("brings back the parts of an earlier life of the page, line by line", async () => {
    const part = (n: number) => held(n, `Part ${n}`, { command: "c", part: n, parts: 2 });
    const { screen } = await aThread(part(1), part(2));

    screen.press("Undo (5)");

    await waitUntil(() => screen.box.value === "Part 1\nPart 2");
  });

  it("brings back only what had not left", async () => {
    const part = (n: number, state: Partial<Delivery> = {}) =>
      held(n, `Part ${n}`, { command: "c", part: n, parts: 2, ...state });
    const { screen } = await aThread(part(1, { state: "sending", waiting: null }), part(2));

    screen.press("Undo (5)");

    await waitUntil(() => screen.box.value === "Part 2");
  });

  it("says when it was too late, and gives no words back", async () => {
    const { desk, screen } = await aThread(held(1, "Hello"));
    desk.refuse("message.withdraw", { code: "wrong_state", state: "sending" });

    screen.press("Undo (5)");

    await screen.shows("Too late to undo: the message is no longer held.");
    expect(screen.box.value).to.equal("");
  });

  it("is said to have left when the keys for it come too late, and does not come back into the box", async () => {
    const { desk, gadget, screen } = await aThread(held(1, "Hello"));
    screen.write("");
    desk.changes(MARIA, [held(1, "Hello", { state: "sent", waiting: null })]);
    await screen.hides("Held for a moment");

    expect(screen.key("z", { ctrlKey: true })).to.equal(false);

    await screen.shows("Too late to undo: the message is no longer held.", "fb-chat-composer-pane");
    expect(desk.sent("message.withdraw")).to.deep.equal([]);
    await expect(gadget).to.be.accessible();
    screen.write("x");
    await screen.hides("Too late to undo");
    screen.write("");
    expect(screen.key("z", { ctrlKey: true })).to.equal(true);
  });

  it("is its own agent's to take back", async () => {
    const { screen } = await aThread({ ...held(1, "Hello"), author: byBen });

    expect(screen.text("fb-chat-entry")).to.not.include("Undo");
    screen.write("");
    expect(screen.key("z", { ctrlKey: true })).to.equal(true);
  });
});
