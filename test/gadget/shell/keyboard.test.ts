import { expect, waitUntil } from "@open-wc/testing";
import { sendKeys } from "@web/test-runner-commands";
import { WORD_MS } from "../../../gadget/shell/shortcuts.ts";
import { aGadget } from "../support/a-gadget.ts";
import { anEntry, aText, JONAS, MARIA, NOW, PAGE } from "../support/builders.ts";
import { FakeDesk } from "../support/fake-desk.ts";
import type { GadgetOptions } from "../support/mount.ts";
import type { Screen } from "../support/screen.ts";

/** Keys of the box, with what they do. */
const OF_BOX = [
  [/^\/$/m, /canned replies/],
  [/^@$/m, /mention a colleague/],
  [/^Tab$/m, /next blank/],
] as const;

const KIM = `${PAGE}:7003`;

async function anInbox(options: GadgetOptions = {}) {
  const desk = new FakeDesk();
  const people = [
    [MARIA, "Maria Lopez"],
    [JONAS, "Jonas Weber"],
    [KIM, "Kim"],
  ] as const;
  for (const [n, [conversation, label]] of people.entries()) {
    desk.has({ conversation, customer: { name: label, label }, activityAt: NOW - n }, [
      anEntry(1, { content: aText(`I am ${label}`) }),
      anEntry(2, { content: aText("Hello?") }),
    ]);
  }
  const all = await aGadget(desk, options);
  if (options.conversation) await all.screen.shows("Hello?");
  else await all.screen.shows("Kim");
  const row = () => all.screen.focused?.textContent ?? "";
  const rows = () => all.screen.all("fb-chat-list-row button");
  return { desk, row, rows, ...all };
}

describe("the list by keyboard", () => {
  it("is one stop of the Tab key, and arrows go from row to row", async () => {
    const { screen, row, rows } = await anInbox();
    expect(rows().map(({ tabIndex }) => tabIndex)).to.deep.equal([0, -1, -1]);

    rows()[0]!.focus();
    screen.pressKey("ArrowDown");
    expect(row()).to.include("Jonas Weber");
    await waitUntil(
      () =>
        rows()
          .map(({ tabIndex }) => tabIndex)
          .join() === "-1,0,-1",
    );
    screen.pressKey("End");
    expect(row()).to.include("Kim");
    screen.pressKey("ArrowDown");
    expect(row()).to.include("Kim");
    screen.pressKey("Home");
    expect(row()).to.include("Maria Lopez");
  });

  it("stops at what is open", async () => {
    const { rows } = await anInbox({ conversation: JONAS });

    await waitUntil(
      () =>
        rows()
          .map(({ tabIndex }) => tabIndex)
          .join() === "-1,0,-1",
    );
  });
});

describe("the thread by keyboard", () => {
  it("is gone through from message to message, beginning at the newest", async () => {
    const { gadget, screen } = await anInbox({ conversation: MARIA });
    screen.all("fb-chat-entries .scroller")[0]!.focus();

    screen.pressKey("ArrowUp");
    expect(screen.textOf(screen.focused!)).to.include("Hello?");
    screen.pressKey("ArrowUp");
    expect(screen.textOf(screen.focused!)).to.include("I am Maria Lopez");
    screen.pressKey("End");
    expect(screen.textOf(screen.focused!)).to.include("Hello?");
    await expect(gadget).to.be.accessible();
  });
});

const box = (screen: Screen) => screen.all<HTMLInputElement>("dialog input[type=checkbox]")[0]!;

describe("shortcuts", () => {
  it("go to the conversation below and above, also out of the box", async () => {
    const { gadget, screen } = await anInbox({ conversation: MARIA });
    await gadget.focusComposer();

    expect(screen.pressKey("ArrowDown", { altKey: true })).to.equal(false);
    await waitUntil(() => gadget.conversation === JONAS);
    await waitUntil(() => screen.focused === screen.box);
    screen.pressKey("ArrowUp", { altKey: true });
    await waitUntil(() => gadget.conversation === MARIA);

    expect(screen.pressKey("ArrowUp", { altKey: true })).to.equal(true);
  });

  it("go from the box to the messages, to the list, and back to the box", async () => {
    const { gadget, screen } = await anInbox({ conversation: MARIA, width: 360 });
    await gadget.focusComposer();

    screen.pressKey("Escape");
    expect(screen.textOf(screen.focused!)).to.include("Hello?");
    screen.pressKey("r");
    await waitUntil(() => screen.focused === screen.box, "the box is not focused");
    screen.pressKey("Escape");
    screen.pressKey("Escape");
    await waitUntil(() => gadget.conversation === null, "the list is not shown");
  });

  it("leave Escape to the page where there is nothing to go back to", async () => {
    const { screen } = await anInbox({ conversation: MARIA });
    screen.all("fb-chat-entries .scroller")[0]!.focus();

    expect(screen.pressKey("Escape")).to.equal(true);
  });

  it("do nothing while somebody writes", async () => {
    const { gadget, screen } = await anInbox({ conversation: MARIA });
    await gadget.focusComposer();

    for (const key of ["r", "/", "?"]) expect(screen.pressKey(key)).to.equal(true);

    expect(screen.all("dialog")).to.deep.equal([]);
  });

  it("are listed on ?, and can be switched off there", async () => {
    const { desk, gadget, screen, rows } = await anInbox({ conversation: MARIA });
    rows()[0]!.focus();

    screen.pressKey("?");
    await screen.shows("Keyboard shortcuts");
    // A second "?" must not become the key of something, and what is read begins at its beginning.
    expect(screen.focused).to.equal(screen.all("dialog h2")[0]);
    for (const [key, does] of OF_BOX)
      expect(screen.all("dialog dl")[0]!.innerText).to.match(key).and.match(does);
    await expect(gadget).to.be.accessible();
    box(screen).click();
    screen.all("dialog button")[0]!.click();
    await waitUntil(() => screen.all("dialog").length === 0);

    expect(screen.pressKey("r")).to.equal(true);
    await desk.platform.clock.advance(WORD_MS);
    screen.pressKey("?");
    await screen.shows("Keyboard shortcuts");
    expect(box(screen).checked).to.equal(false);
    screen.all("dialog button")[0]!.click();
  });

  it("are read from their beginning also where they are longer than the gadget", async () => {
    const { screen, rows } = await anInbox({ conversation: MARIA, width: 900, height: 320 });
    rows()[0]!.focus();

    screen.pressKey("?");
    await screen.shows("Keyboard shortcuts");

    const dialog = screen.all("dialog")[0]!;
    expect(dialog.scrollHeight).to.be.above(dialog.clientHeight);
    expect(dialog.scrollTop).to.equal(0);
    screen.all("dialog button")[0]!.click();
  });

  it("can be other letters, which are kept; one that is taken is not", async () => {
    const { desk, screen, rows } = await anInbox({ conversation: MARIA });
    const letter = (name: string) => screen.all<HTMLInputElement>(`dialog input[aria-label="${name}"]`)[0]!;
    const change = async (name: string, key: string) => {
      screen.pressKey("?");
      await screen.shows("Keyboard shortcuts");
      letter(name).value = key;
      screen.all("dialog button")[0]!.click();
      await waitUntil(() => screen.all("dialog").length === 0);
      rows()[0]!.focus();
    };
    rows()[0]!.focus();

    await change("Reply", "q");
    expect(screen.pressKey("r")).to.equal(true);
    await desk.platform.clock.advance(WORD_MS);
    await change("Reply", "/");
    screen.pressKey("q");

    await waitUntil(() => screen.focused === screen.box);
  });

  it("say which key sends, and the choice holds beside what the page wants", async () => {
    const { screen, rows, desk } = await anInbox({ conversation: MARIA });
    rows()[0]!.focus();
    screen.pressKey("?");
    await screen.shows("Keyboard shortcuts");
    screen.all<HTMLSelectElement>("dialog select")[0]!.value = "mod-enter";
    screen.all("dialog button")[0]!.click();
    await waitUntil(() => screen.all("dialog").length === 0);
    screen.write("Hello");

    expect(screen.key("Enter")).to.equal(true);
    expect(desk.sent("message.send")).to.deep.equal([]);
    screen.key("Enter", { ctrlKey: true });
    expect(desk.sent("message.send")).to.have.length(1);
  });

  it("take what follows / for the filter", async () => {
    const { screen, rows } = await anInbox({ conversation: MARIA });
    const filters = () => screen.all<HTMLInputElement>("fb-chat-list-tools input");
    rows()[0]!.focus();

    await sendKeys({ type: "/hello r" });
    expect(filters()[0]!.value).to.equal("hello r");
    expect(screen.focused).to.equal(filters()[0]);
    // Its label has the outline: two would be one too many.
    expect(getComputedStyle(filters()[0]!).outlineStyle).to.equal("none");
    expect(screen.box.value).to.equal("");
    await screen.shows("Nothing that is loaded matches.");

    for (const _ of "hello r") await sendKeys({ press: "Backspace" });
    await waitUntil(() => rows().length > 0, "the rows do not come back");
  });

  it("do not answer to a letter in the middle of what means something else", async () => {
    const { desk, screen } = await anInbox({ conversation: MARIA, with: { view: "thread" } });
    screen.all("fb-chat-entries .scroller")[0]!.focus();
    const before = screen.focused;

    await sendKeys({ type: "/returns?" });
    expect(screen.box.value).to.equal("");
    expect(screen.focused === before, "the focus went elsewhere").to.equal(true);
    expect(screen.all("dialog")).to.have.length(0);

    await desk.platform.clock.advance(WORD_MS);
    await sendKeys({ type: "r" });
    await waitUntil(() => screen.focused === screen.box, "the box is not focused");
  });

  for (const [where, at, within] of [
    ["in the list", "fb-chat-list-row button", "fb-chat-list-row"],
    ["in the thread", "fb-chat-thread-pane .scroller", "fb-chat-entries"],
    ["in the box", "fb-chat-composer-pane textarea", "fb-chat-composer-pane"],
  ] as const)
    it(`go on after a reload where the focus was ${where}`, async () => {
      const { desk, screen, gadget } = await anInbox({ conversation: MARIA });
      screen.all(at)[0]!.focus();
      window.dispatchEvent(new PageTransitionEvent("pagehide"));
      gadget.remove();
      expect(document.activeElement).to.equal(document.body);

      const { screen: anew } = await aGadget(desk, { conversation: MARIA });

      await waitUntil(() => anew.focused !== null, "nobody has the focus");
      expect((anew.focused!.getRootNode() as ShadowRoot).host.localName).to.equal(within);
    });

  it("take the focus from nobody after a reload", async () => {
    const { desk, screen, gadget } = await anInbox({ conversation: MARIA });
    screen.all("fb-chat-list-row button")[0]!.focus();
    window.dispatchEvent(new PageTransitionEvent("pagehide"));
    gadget.remove();
    const field = document.body.appendChild(document.createElement("input"));
    field.focus();

    const { screen: anew } = await aGadget(desk, { conversation: MARIA });
    await anew.shows("Hello?");

    expect(document.activeElement).to.equal(field);
    field.remove();
    window.dispatchEvent(new PageTransitionEvent("pagehide"));
    const { screen: third } = await aGadget(desk, { conversation: MARIA });
    await third.shows("Hello?");
    expect(document.activeElement, "it had none when the page went").to.equal(document.body);
  });

  it("are all the page's where it says so", async () => {
    const { screen, rows } = await anInbox({ conversation: MARIA, with: { noShortcuts: true } });
    rows()[0]!.focus();

    for (const key of ["r", "?", "/"]) expect(screen.pressKey(key)).to.equal(true);
    expect(screen.pressKey("ArrowDown", { altKey: true })).to.equal(true);
  });
});
