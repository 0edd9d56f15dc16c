import { expect, waitUntil } from "@open-wc/testing";
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
  const shown = (screen: Screen) => screen.all("dialog .grid button").map((button) => button.textContent);

  async function opened() {
    const all = await aBox();
    all.screen.write("Hello !");
    all.screen.box.setSelectionRange(6, 6);
    all.screen.press("Insert an emoji");
    await waitUntil(() => shown(all.screen).length > 0);
    return all;
  }

  const search = (screen: Screen, words: string) => {
    const field = screen.all<HTMLInputElement>("dialog input")[0];
    if (!field) throw new Error("no search");
    field.value = words;
    field.dispatchEvent(new InputEvent("input"));
  };

  it("puts what was chosen where the caret was, for the browser to undo", async () => {
    const { screen } = await opened();

    search(screen, "thumb up");
    expect(shown(screen)).to.deep.equal(["👍"]);
    screen.all("dialog .grid button")[0]?.click();

    await waitUntil(() => screen.box.value === "Hello 👍!");
    expect(screen.focused === screen.box).to.equal(true);
    // eslint-disable-next-line @typescript-eslint/no-deprecated -- what undo keys do, in the browser itself
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
    const tone = screen.all<HTMLSelectElement>("dialog select")[0];
    if (tone) tone.value = "\u{1F3FD}";
    search(screen, "waving hand");
    screen.all("dialog .grid button")[0]?.click();
    await waitUntil(() => screen.box.value === "Hello 👋🏽!");

    screen.press("Insert an emoji");
    await waitUntil(() => shown(screen).length > 0);

    expect(shown(screen)).to.deep.equal(["👋🏽"]);
    expect(screen.all<HTMLSelectElement>("dialog select")[0]?.value).to.equal("\u{1F3FD}");
  });

  it("says so when there is nothing by a name", async () => {
    const { screen } = await opened();

    search(screen, "no such thing");

    await screen.shows("Nothing by that name.");
    screen.press("Cancel");
    await waitUntil(() => screen.all("dialog").length === 0);
    expect(screen.box.value).to.equal("Hello !");
  });

  it("takes the first that was found when Enter is pressed", async () => {
    const { screen } = await opened();
    expect(screen.pressKey("Enter")).to.equal(false);
    expect(screen.all("dialog")).to.have.length(1);

    search(screen, "thumb up");
    screen.pressKey("Enter");

    await waitUntil(() => screen.box.value === "Hello 👍!");
  });

  it("keeps its keys to itself: neither Escape nor letters are shortcuts", async () => {
    const { screen } = await opened();
    screen.all("dialog .grid button")[0]?.focus();

    expect(screen.pressKey("Escape")).to.equal(true);
    expect(screen.pressKey("r")).to.equal(true);
    expect(screen.pressKey("?")).to.equal(true);

    expect(screen.all("dialog")).to.have.length(1);
  });

  it("is there once, however often it is asked for", async () => {
    const { screen } = await aBox();

    screen.press("Insert an emoji");
    screen.press("Insert an emoji");
    await waitUntil(() => shown(screen).length > 0);
    await waitUntil(() => screen.buttons("Insert an emoji").length === 1);

    expect(screen.all("dialog")).to.have.length(1);
  });

  it("puts nothing into another conversation that the page opened meanwhile", async () => {
    const { gadget, screen } = await opened();

    await gadget.openConversation(JONAS);
    screen.all("dialog .grid button")[0]?.click();

    await waitUntil(() => screen.all("dialog").length === 0);
    await gadget.updateComplete;
    expect(screen.box.value).to.equal("");
  });
});
