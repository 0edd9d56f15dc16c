import { expect, waitUntil } from "@open-wc/testing";
import { aGadget } from "../support/a-gadget.ts";
import type { GadgetOptions } from "../support/mount.ts";
import { aDelivery, anEntry, aText, BEN, byAnna, JONAS, MARIA, NOW, aWelcome } from "../support/builders.ts";
import { FakeDesk, textOf } from "../support/fake-desk.ts";
import { FakeMemory } from "../support/fake-platform.ts";
import type { Screen } from "../support/screen.ts";

const held = { by: "other", appId: "777", at: NOW } as const;
const blocked = { at: NOW, by: BEN, reason: "threats" };

async function aThread(options: GadgetOptions = {}, prepare: (desk: FakeDesk) => void = () => {}) {
  const desk = new FakeDesk();
  prepare(desk);
  desk.has({ conversation: MARIA }, [anEntry(1)]);
  desk.has({ conversation: JONAS }, [anEntry(1)]);
  const all = await aGadget(desk, { conversation: MARIA, ...options });
  await all.screen.shows("Message 1");
  const texts = () => desk.sent("message.send").map(textOf);
  return { desk, texts, ...all };
}

/** By the browser itself, which keeps a history of it. */
function type(screen: Screen, text: string) {
  screen.box.focus();
  command("insertText", text);
}

function command(name: "insertText" | "undo" | "redo", text?: string) {
  // oxlint-disable-next-line typescript/no-deprecated
  return document.execCommand(name, false, text);
}

describe("a box in which somebody writes", () => {
  for (const [what, change] of [
    ["another app takes the conversation", { holder: held }],
    ["a colleague blocks the customer", { blocked }],
    ["Meta's time for replies ends", { window: { responseUntil: NOW - 1, humanAgentUntil: null } }],
  ] as const) {
    it(`keeps the focus and every letter when ${what}`, async () => {
      const { desk, gadget, screen, texts } = await aThread();
      const stray: string[] = [];
      const onKey = (event: KeyboardEvent) => stray.push(event.key);
      document.addEventListener("keydown", onKey);
      type(screen, "Half a sen");

      desk.changes(MARIA, [], change);
      await waitUntil(() => screen.isOff("Send"), "it can be sent");
      for (const key of "tence") {
        if (screen.pressKey(key)) command("insertText", key);
      }
      screen.pressKey("Enter");

      document.removeEventListener("keydown", onKey);
      expect(screen.focused).to.equal(screen.box);
      expect(screen.box.value).to.equal("Half a sentence");
      expect(stray, "keys that reached the page").to.deep.equal([]);
      expect(texts()).to.deep.equal([]);
      await expect(gadget).to.be.accessible();
    });
  }

  it("keeps the focus when the same agent writes in another tab, or sends what was written", async () => {
    const { desk, screen, texts } = await aThread();
    const browser = desk.platform.memory;
    type(screen, "Half a sen");
    const name = browser.names("fb-chat ").find((one) => one.includes("draft"))!;
    const otherTab = new FakeMemory("tab-2", browser);

    for (const text of ["Half a sentence", ""]) {
      otherTab.set(name, JSON.stringify({ at: NOW, text }));

      await waitUntil(() => screen.box.value === text);
      expect(screen.focused).to.equal(screen.box);
    }
    screen.pressKey("Enter");
    expect(texts()).to.deep.equal([]);
  });

  it("is closed once it is left; its words stay, and can be copied", async () => {
    const { desk, screen } = await aThread();
    type(screen, "Half a sentence");
    desk.changes(MARIA, [], { holder: held });
    await waitUntil(() => screen.isOff("Send"));

    screen.box.blur();
    await waitUntil(() => screen.box.readOnly, "it can still be written in");
    screen.box.focus();
    screen.box.select();

    expect(screen.focused).to.equal(screen.box);
    expect(getSelection()!.toString()).to.equal("Half a sentence");
    expect(command("insertText", "x")).to.equal(false);
    expect(screen.box.value).to.equal("Half a sentence");
  });

  it("stays until it is left where the page makes the gadget one to read", async () => {
    const { gadget, screen, texts } = await aThread();
    type(screen, "Half a sentence");

    gadget.readonly = true;
    await waitUntil(() => screen.isOff("Send"));
    screen.pressKey("Enter");

    expect(screen.focused).to.equal(screen.box);
    expect(screen.box.value).to.equal("Half a sentence");
    expect(texts()).to.deep.equal([]);
    expect(await gadget.insertText("!")).to.include({ ok: false });
  });

  it("takes the focus from a button beside it that is off then", async () => {
    const { desk, screen } = await aThread();
    screen.button("Insert an emoji").focus();

    desk.changes(MARIA, [], { holder: held });

    await waitUntil(() => screen.isOff("Send"));
    expect(screen.focused).to.equal(screen.box);
  });
});

describe("the focus", () => {
  it("stays on a button that loads more, and then goes to what it loaded into", async () => {
    const desk = new FakeDesk();
    desk.has(
      { conversation: MARIA },
      Array.from({ length: 50 }, (_, n) => anEntry(n + 1)),
    );
    const { screen } = await aGadget(desk, { conversation: MARIA, height: 460 });
    await screen.shows("Message 50");
    desk.silent.add("thread.history");
    const older = screen.button("Older messages");
    older.focus();

    older.click();
    await waitUntil(() => screen.all("button.older").some((button) => button.ariaDisabled === "true"));
    expect(screen.focused).to.equal(older);

    desk.changes(MARIA, [], { past: "complete" });
    await desk.breaks();
    expect(screen.focused?.isConnected).to.equal(true);
  });

  it("goes to its message when a button in it is gone", async () => {
    const { desk, screen } = await aThread();
    const delivery = aDelivery({ state: "queued", waiting: { reason: "page_slow", until: NOW + 60_000 } });
    const [entry] = desk.changes(MARIA, [{ author: byAnna, content: aText("On its way"), delivery }]);
    await waitUntil(() => screen.buttons("Withdraw").length === 1);
    screen.button("Withdraw").focus();

    desk.changes(MARIA, [{ id: entry!.id, delivery: { ...delivery, state: "sent", waiting: null } }]);

    await waitUntil(() => screen.buttons("Withdraw").length === 0);
    expect(screen.focused?.localName).to.equal("li");
    expect(screen.textOf(screen.focused!)).to.include("On its way");
  });

  it("goes to the box when a notice goes that had it", async () => {
    const { desk, screen } = await aThread();
    desk.changes(MARIA, [], { blocked });
    await waitUntil(() => screen.buttons("Unblock").length === 1);
    screen.button("Unblock").focus();

    const thread = desk.conversations.get(MARIA)!;
    delete thread.thread.blocked;
    desk.changes(MARIA, []);

    await waitUntil(() => screen.buttons("Unblock").length === 0);
    await waitUntil(() => screen.focused === screen.box, "it is nobody's");
  });

  it("goes to the next row when its own is gone from the list", async () => {
    const desk = new FakeDesk();
    desk.has({ conversation: MARIA }, [anEntry(1)]);
    desk.has({ conversation: JONAS, customer: { name: "Jonas Weber", label: "Jonas Weber" } }, [anEntry(1)]);
    const { screen } = await aGadget(desk, {});
    await screen.shows("Jonas Weber");
    const rows = () => screen.all("fb-chat-list-row");
    const [first] = rows();
    first!.focus();
    const gone = (first as HTMLElement & { summary: { conversation: string } }).summary.conversation;

    desk.push({ type: "list.gone", conversation: gone });

    await waitUntil(() => rows().length === 1);
    expect(screen.focused?.closest("button")?.getAttribute("part")).to.equal("row");
  });

  it("that was elsewhere in the page stays there", async () => {
    const { desk, frame, screen } = await aThread();
    const outside = document.createElement("input");
    frame.append(outside);
    outside.focus();

    desk.changes(MARIA, [], { holder: held });

    await waitUntil(() => screen.isOff("Send"));
    expect(document.activeElement).to.equal(outside);
  });
});

describe("the browser's undo", () => {
  it("takes back what the page wrote into the box, and then what the agent wrote; the focus stays", async () => {
    const { frame, gadget, screen } = await aThread();
    type(screen, "Dear Maria, ");
    const template = document.createElement("button");
    frame.append(template);
    template.focus();

    expect(await gadget.insertText("line one\nline two")).to.deep.equal({ ok: true });

    expect(document.activeElement).to.equal(template);
    expect(screen.box.value).to.equal("Dear Maria, line one\nline two");
    screen.box.focus();
    command("undo");
    expect(screen.box.value).to.equal("Dear Maria, ");
    command("redo");
    expect(screen.box.value).to.equal("Dear Maria, line one\nline two");
    command("undo");
    command("undo");
    expect(screen.box.value).to.equal("");
  });

  it("writes into the box also where that is out of sight, and into nothing else", async () => {
    const { frame, gadget, screen } = await aThread();
    const outside = document.createElement("input");
    frame.append(outside);
    outside.focus();
    gadget.style.display = "none";

    expect(await gadget.insertText("Hello")).to.deep.equal({ ok: true });

    expect(outside.value).to.equal("");
    await waitUntil(() => screen.box.value === "Hello");
  });

  it("brings up no words of another conversation", async () => {
    const { gadget, screen } = await aThread();
    type(screen, "For Maria");
    gadget.conversation = JONAS;
    await waitUntil(() => screen.box.value === "");
    screen.box.focus();

    command("undo");
    expect(screen.box.value).to.equal("");

    type(screen, "For Jonas");
    command("undo");
    expect(screen.box.value).to.equal("");
  });

  it("brings a text that was sent back whole", async () => {
    const { screen, texts } = await aThread();
    type(screen, "Hello ");
    type(screen, "Maria");
    screen.pressKey("Enter");
    await waitUntil(() => screen.box.value === "");
    expect(texts()).to.deep.equal(["Hello Maria"]);

    command("undo");

    expect(screen.box.value).to.equal("Hello Maria");
  });

  it("does not write a text twice that came back to be edited", async () => {
    const { desk, screen } = await aThread();
    type(screen, "Bye");
    desk.refuse("message.send", { code: "customer_unavailable" });
    screen.pressKey("Enter");
    await screen.shows("Your message", "fb-chat-refused-send");
    type(screen, "See you");

    screen.press("Edit");

    await waitUntil(() => screen.box.value === "Bye\nSee you");
    screen.box.focus();
    expect(screen.box.selectionStart).to.equal("Bye\nSee you".length);
    command("undo");
    expect(screen.box.value).to.equal("Bye\nSee you");
  });
});

describe("a file", () => {
  const SAID = "Files cannot be sent from here yet.";
  const takesNoFiles = (desk: FakeDesk) => {
    desk.welcome = aWelcome({ features: ["outgoing"] });
  };

  function aFile(...texts: string[]): DataTransfer {
    const data = new DataTransfer();
    data.items.add(new File(["x"], "order.pdf", { type: "application/pdf" }));
    for (const text of texts) data.setData("text/plain", text);
    return data;
  }

  const drag = (type: "dragover" | "drop", dataTransfer: DataTransfer) =>
    new DragEvent(type, { dataTransfer, bubbles: true, composed: true, cancelable: true });
  const paste = (clipboardData: DataTransfer) =>
    new ClipboardEvent("paste", { clipboardData, bubbles: true, composed: true, cancelable: true });

  for (const where of [
    "fb-chat-composer-pane textarea",
    "fb-chat-entries .scroller",
    "fb-chat-list-pane .rows",
  ]) {
    it(`that is dropped on ${where} does not replace the page, and is said to go nowhere`, async () => {
      const { gadget, screen } = await aThread({}, takesNoFiles);
      const place = screen.all(where)[0]!;

      expect(place.dispatchEvent(drag("dragover", aFile()))).to.equal(false);
      await screen.shows(SAID, "fb-chat-composer-pane [role=alert]");
      expect(place.dispatchEvent(drag("drop", aFile()))).to.equal(false);
      await expect(gadget).to.be.accessible();

      type(screen, "x");
      await screen.hides(SAID);
    });
  }

  it("that is pasted is said to go nowhere, and words beside it are pasted", async () => {
    const { gadget, screen } = await aThread({}, takesNoFiles);

    expect(screen.box.dispatchEvent(paste(aFile()))).to.equal(false);
    await screen.shows(SAID);
    gadget.conversation = JONAS;
    await screen.hides(SAID);

    expect(screen.box.dispatchEvent(paste(aFile("a\tb")))).to.equal(true);
    expect(screen.text()).to.not.include(SAID);
  });

  it("is the page's to take, if it says so first", async () => {
    const { frame, screen } = await aThread({}, takesNoFiles);
    frame.addEventListener("dragover", (event) => event.preventDefault(), { capture: true });

    screen.box.dispatchEvent(drag("dragover", aFile()));

    expect(screen.text()).to.not.include(SAID);
  });

  it("is not what is dragged when that is words", async () => {
    const { screen } = await aThread({}, takesNoFiles);
    const words = new DataTransfer();
    words.setData("text/plain", "Hello");

    expect(screen.box.dispatchEvent(drag("dragover", words))).to.equal(true);
    expect(screen.text()).to.not.include(SAID);
  });
});
