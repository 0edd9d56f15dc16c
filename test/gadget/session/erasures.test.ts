import { expect, waitUntil } from "@open-wc/testing";
import { KEPT } from "../../../gadget/memory/kept-names.ts";
import { aGadget } from "../support/a-gadget.ts";
import { anEntry, aText, JONAS, MARIA } from "../support/builders.ts";
import { erase } from "../support/erasing.ts";
import { FakeDesk } from "../support/fake-desk.ts";
import { aFile, drop } from "../support/giving.ts";

/** Maria's conversation is open, with a text and a file in its box; there is a draft for Jonas. */
async function writing() {
  const desk = new FakeDesk();
  desk.has({ conversation: MARIA }, [anEntry(1)]);
  desk.has({ conversation: JONAS, customer: { name: "Jonas", label: "Jonas" } }, [
    anEntry(1, { content: aText("I am Jonas") }),
  ]);
  const all = await aGadget(desk);
  const { screen } = all;
  const choose = async (name: string) => {
    await screen.shows(name, "fb-chat-list-pane");
    screen
      .all("fb-chat-list-row button")
      .find((row) => row.textContent.includes(name))!
      .click();
  };
  await choose("Jonas");
  await screen.shows("I am Jonas");
  await screen.shows("You can reply until");
  screen.write("Dear Jonas");
  await choose("Maria Lopez");
  await screen.shows("Message 1");
  screen.write("Dear Maria");
  drop(screen.box, aFile("parcel.pdf", "application/pdf"));
  const { memory, files, tab } = desk.platform;
  await waitUntil(() => files.files.size === 1, "the file is not kept");
  const kept = () => memory.names(KEPT).filter((name) => name.includes(MARIA));
  expect(kept()).to.have.length(2);
  const opened = () => tab.get("fb-chat-open https://chat.example") ?? "";
  expect(opened()).to.include(MARIA);
  return { desk, kept, opened, choose, ...all };
}

describe("a conversation that is erased while an agent has it open", () => {
  it("says so, leaves the list, and leaves nothing in the browser", async () => {
    const { desk, gadget, screen, kept, opened, choose } = await writing();

    erase(desk);

    await screen.shows("This conversation was erased.");
    await screen.hides("Message 1");
    await screen.hides("Maria Lopez");
    await waitUntil(() => kept().length === 0, "something of it stays");
    await waitUntil(() => desk.platform.files.files.size === 0, "its file stays");
    expect(opened()).to.equal("");
    await expect(gadget).to.be.accessible();

    await choose("Jonas");
    await screen.shows("I am Jonas");
    await waitUntil(() => screen.box.value === "Dear Jonas", "another draft is gone");
  });

  it("leaves the list under the pointer as well, where other rows would keep their place", async () => {
    const { desk, screen } = await writing();
    const over = new PointerEvent("pointerover", { bubbles: true, composed: true, pointerType: "mouse" });
    screen.all("fb-chat-list-row button")[0]!.dispatchEvent(over);

    erase(desk);

    await screen.shows("This conversation was erased.");
    await screen.hides("Maria Lopez");
    expect(screen.all("fb-chat-list-row")).to.have.length(1);
  });

  it("takes no answer that waited for the connection", async () => {
    const { desk, screen } = await writing();
    desk.silent.add("message.send");
    await waitUntil(() => !screen.isOff("Send"));
    screen.press("Send");
    await waitUntil(() => desk.sent("message.send").length === 1);

    erase(desk);
    await screen.shows("This conversation was erased.");
    desk.silent.clear();
    desk.has({ conversation: MARIA }, [anEntry(1, { content: aText("Me again") })], { epoch: "another" });
    await desk.breaks();
    await desk.platform.clock.advance(2_000);

    await screen.shows("Jonas");
    expect(desk.sent("message.send")).to.have.length(1);
  });

  it("is a new one when its person writes again", async () => {
    const { desk, screen } = await writing();
    erase(desk);
    await screen.shows("This conversation was erased.");
    desk.has({ conversation: MARIA }, [anEntry(1, { content: aText("Me again") })], { epoch: "another" });

    screen.press("Try again");

    await screen.shows("Me again");
    await screen.hides("This conversation was erased.");
    await waitUntil(() => screen.box.value === "", "the draft is back");
  });
});

describe("a conversation that begins another epoch and is there", () => {
  it("keeps what the agent wrote", async () => {
    const { desk, screen, kept } = await writing();
    const held = desk.conversations.get(MARIA)!;
    held.thread = { ...held.thread, epoch: "another" };
    held.entries = [anEntry(1, { content: aText("From the record") })];

    const frame = { conversation: MARIA, fromRev: 0, toRev: 1, entries: [] };
    desk.push({ type: "entries", ...frame, thread: held.thread });

    await screen.shows("From the record");
    expect(screen.box.value).to.equal("Dear Maria");
    expect(kept()).to.have.length(2);
  });
});
