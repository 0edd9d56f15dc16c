import { expect, waitUntil } from "@open-wc/testing";
import { sendKeys, sendMouse } from "@web/test-runner-commands";
import { placeFrom } from "../../../gadget/compose/emoji-picker.ts";
import { aGadget } from "../support/a-gadget.ts";
import { anEntry, JONAS, MARIA } from "../support/builders.ts";
import { FakeDesk } from "../support/fake-desk.ts";
import type { Screen } from "../support/screen.ts";

async function aBox() {
  const desk = new FakeDesk();
  desk.has({ conversation: MARIA }, [anEntry(1)]);
  desk.has({ conversation: JONAS }, [anEntry(1)]);
  const all = await aGadget(desk, { conversation: MARIA });
  await all.screen.shows("Message 1");
  return { desk, ...all };
}

describe("the emoji picker", () => {
  const shown = (screen: Screen) => screen.all(".popover .grid button").map((button) => button.textContent);

  async function opened() {
    const all = await aBox();
    all.screen.write("Hello !");
    all.screen.box.setSelectionRange(6, 6);
    all.screen.press("Insert an emoji");
    await waitUntil(() => shown(all.screen).length > 0);
    return all;
  }

  const search = (screen: Screen, words: string) => {
    const field = screen.all<HTMLInputElement>(".popover input")[0];
    if (!field) throw new Error("no search");
    field.value = words;
    field.dispatchEvent(new InputEvent("input"));
  };

  it("puts what was chosen where the caret was, for the browser to undo", async () => {
    const { screen } = await opened();

    search(screen, "thumb up");
    expect(shown(screen)).to.deep.equal(["👍"]);
    screen.all(".popover .grid button")[0]?.click();

    await waitUntil(() => screen.box.value === "Hello 👍!");
    expect(screen.focused === screen.box).to.equal(true);
    // oxlint-disable-next-line typescript/no-deprecated -- what undo keys do, in the browser itself
    document.execCommand("undo");
    expect(screen.box.value).to.equal("Hello !");
  });

  it("is worked by keyboard", async () => {
    const { screen } = await opened();
    const press = (key: string) =>
      screen.focused?.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true }));

    press("ArrowDown");
    press("ArrowRight");
    const second = screen.focused?.textContent ?? "";
    screen.focused?.click();

    await waitUntil(() => screen.box.value === `Hello ${second}!`);
    expect(second).to.not.equal("");
  });

  it("remembers what was used and in which tone", async () => {
    const { screen } = await opened();
    const tone = screen.all<HTMLSelectElement>(".popover select")[0];
    if (tone) tone.value = "\u{1F3FD}";
    search(screen, "waving hand");
    screen.all(".popover .grid button")[0]?.click();
    await waitUntil(() => screen.box.value === "Hello 👋🏽!");

    screen.press("Insert an emoji");
    await waitUntil(() => shown(screen).length > 0);

    expect(shown(screen)[0]).to.equal("👋🏽");
    expect(screen.all(".popover .heading")[0]!.textContent).to.equal("Used last");
    expect(screen.all<HTMLSelectElement>(".popover select")[0]?.value).to.equal("\u{1F3FD}");
  });

  it("says so when there is nothing by a name", async () => {
    const { screen } = await opened();

    search(screen, "no such thing");

    await screen.shows("Nothing by that name.");
    screen.all(".popover")[0]!.hidePopover();
    await waitUntil(() => screen.all(".popover").length === 0);
    expect(screen.box.value).to.equal("Hello !");
    await waitUntil(() => screen.focused === screen.box);
  });

  it("opens on all of them, at its button, with the search under the hands", async () => {
    const { screen } = await opened();

    expect(shown(screen)).to.include.members(["😀", "👍", "🚀", "🏁"]);
    expect(screen.focused === screen.all(".popover input")[0]).to.equal(true);
    const [popover, button] = [screen.all(".popover")[0]!, screen.button("Insert an emoji")];
    expect(popover.getBoundingClientRect().bottom).to.be.at.most(button.getBoundingClientRect().top);
    expect(popover.getBoundingClientRect().left).to.be.closeTo(button.getBoundingClientRect().left, 1);
    expect(button.ariaExpanded).to.equal("true");
    expect(button.ariaHasPopup).to.equal("dialog");
  });

  it("goes to a group, and says which one is in sight", async () => {
    const { screen } = await opened();

    screen.press("Food and drink");

    const tab = () => screen.all('.popover [aria-current="true"]')[0]?.ariaLabel;
    await waitUntil(() => tab() === "Food and drink");
    expect(screen.all(".popover .all")[0]!.scrollTop).to.be.greaterThan(500);
  });

  it("searches for what is typed wherever one is in it", async () => {
    const { screen } = await opened();
    screen.all(".popover .grid button")[5]!.focus();

    await sendKeys({ type: "rocket" });

    await waitUntil(() => shown(screen).join() === "🚀");
    await sendKeys({ press: "Enter" });
    await waitUntil(() => screen.box.value === "Hello 🚀!");
  });

  it("closes by Escape alone, and by another press of its button", async () => {
    const { screen } = await opened();
    await sendKeys({ press: "Escape" });
    await waitUntil(() => screen.all(".popover").length === 0);
    expect(screen.focused === screen.box).to.equal(true);

    screen.press("Insert an emoji");
    await waitUntil(() => shown(screen).length > 0);
    const { left, top, width, height } = screen.button("Insert an emoji").getBoundingClientRect();
    await sendMouse({
      type: "click",
      position: [left + width / 2, top + height / 2].map(Math.round) as [number, number],
    });
    await waitUntil(() => screen.all(".popover").length === 0);
  });

  it("keeps Tab in it", async () => {
    const { screen } = await opened();
    const isInside = () => screen.all(".popover")[0]!.contains(screen.focused);

    for (let turn = 0; turn < 6; turn++) {
      await sendKeys({ press: "Tab" });
      expect(isInside()).to.equal(true);
    }
    await sendKeys({ down: "Shift" });
    await sendKeys({ press: "Tab" });
    await sendKeys({ up: "Shift" });
    expect(isInside()).to.equal(true);
  });

  it("takes the first that was found when Enter is pressed", async () => {
    const { screen } = await opened();
    expect(screen.pressKey("Enter")).to.equal(false);
    expect(screen.all(".popover")).to.have.length(1);

    search(screen, "thumb up");
    screen.pressKey("Enter");

    await waitUntil(() => screen.box.value === "Hello 👍!");
  });

  it("keeps its keys to itself: neither Escape nor letters are shortcuts", async () => {
    const { screen } = await opened();
    screen.all(".popover .grid button")[0]?.focus();

    expect(screen.pressKey("Escape")).to.equal(true);
    expect(screen.pressKey("r")).to.equal(true);
    expect(screen.pressKey("?")).to.equal(true);

    expect(screen.all(".popover")).to.have.length(1);
  });

  it("is there once, however often it is asked for", async () => {
    const { screen } = await aBox();

    screen.press("Insert an emoji");
    screen.press("Insert an emoji");
    await waitUntil(() => shown(screen).length > 0);
    await waitUntil(() => screen.buttons("Insert an emoji").length === 1);

    expect(screen.all(".popover")).to.have.length(1);
  });

  it("puts nothing into another conversation that the page opened meanwhile", async () => {
    const { gadget, screen } = await opened();

    await gadget.openConversation(JONAS);
    screen.all(".popover .grid button")[0]?.click();

    await waitUntil(() => screen.all(".popover").length === 0);
    await gadget.updateComplete;
    expect(screen.box.value).to.equal("");
  });
});

describe("where a key leads among emoji", () => {
  // Two groups in four columns: 0 1 2 3 / 4 5, and 6 7 8 / none.
  const layout = { sizes: [6, 3], columns: 4, isRtl: false };
  for (const [from, key, to] of [
    [0, "ArrowRight", 1],
    [0, "ArrowLeft", 0],
    [8, "ArrowRight", 8],
    [1, "ArrowDown", 5],
    [3, "ArrowDown", 5],
    [5, "ArrowDown", 7],
    [7, "ArrowDown", 7],
    [7, "ArrowUp", 5],
    [5, "ArrowUp", 1],
    [2, "ArrowUp", -1],
    [4, "Home", 0],
    [4, "End", 8],
    [4, "PageDown", null],
  ] as const) {
    it(`${key} from ${from} to ${to ?? "nowhere"}`, () => {
      expect(placeFrom(from, key, layout)).to.equal(to);
    });
  }

  it("is turned round where one reads from the right", () => {
    expect(placeFrom(1, "ArrowLeft", { ...layout, isRtl: true })).to.equal(2);
  });
});
