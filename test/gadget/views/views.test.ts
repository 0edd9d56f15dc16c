import { expect, waitUntil } from "@open-wc/testing";
import { setLanguage } from "../../../gadget/words/strings.ts";
import { aGadget } from "../support/a-gadget.ts";
import { aSummary, anOlderWelcome, BEN, MARIA, PAGE } from "../support/builders.ts";
import { FakeDesk } from "../support/fake-desk.ts";
import { settled } from "../support/manual-clock.ts";
import type { Screen } from "../support/screen.ts";
import { aDeskWithTags, someViews } from "../support/viewing.ts";

const VIEWS = "Views and filters";
const PANEL = "fb-chat-saved-views";

async function aDesk(role: "agent" | "supervisor" = "agent", welcome = aDeskWithTags(role)) {
  const desk = new FakeDesk();
  desk.welcome = welcome;
  desk.views = someViews(desk);
  desk.has({ conversation: MARIA, customer: { ...aSummary().customer, language: "fr" } });
  desk.has({ conversation: `${PAGE}:2`, customer: { name: "Omar Said", label: "Omar Said" } });
  const all = await aGadget(desk, {});
  await all.screen.shows("Omar Said");
  return { desk, ...all };
}

async function opened(role: "agent" | "supervisor" = "agent") {
  const all = await aDesk(role);
  all.screen.press(VIEWS);
  await all.screen.shows("French refunds", PANEL);
  return all;
}

const selectOf = (screen: Screen, label: string) =>
  screen
    .all<HTMLLabelElement>(`${PANEL} label`)
    .find((it) => it.querySelector("span")?.textContent === label)!
    .querySelector("select")!;

async function choose(screen: Screen, label: string, value: string): Promise<void> {
  selectOf(screen, label).value = value;
  selectOf(screen, label).dispatchEvent(new Event("change"));
  await settled();
}

const filterOf = (desk: FakeDesk) => desk.sent("list.open").at(-1)?.filter;
const chipsOf = (screen: Screen) =>
  screen.all("fb-chat-list-filters .chip bdi").map(({ textContent }) => textContent);

afterEach(() => setLanguage("en"));

describe("what a list is narrowed to", () => {
  it("is not offered where the Worker knows none", async () => {
    const desk = new FakeDesk();
    desk.welcome = anOlderWelcome();
    desk.has({ conversation: MARIA });
    const { screen } = await aGadget(desk, {});
    await screen.shows("Maria Lopez");

    expect(screen.buttons(VIEWS)).to.deep.equal([]);
  });

  it("is chosen, composed, and shown as chips, of which each is taken away by one press", async () => {
    const { desk, screen, gadget } = await opened();
    await choose(screen, "Language", "fr");
    await waitUntil(() => !screen.text("fb-chat-list-pane").includes("Omar Said"), "not narrowed");
    await choose(screen, "Tag", "refund");
    await choose(screen, "Assigned to", "nobody:");
    await choose(screen, "Time to reply ends within", "240");
    expect(filterOf(desk)).to.deep.equal({
      language: "fr",
      tags: ["refund"],
      owner: null,
      endsWithin: 240,
    });
    screen.press("Close");
    await waitUntil(() => screen.all(PANEL).length === 0, "it stays");
    const chips = ["Assigned to: Nobody", "Tag: Refund", "French", "Time to reply ends within 4 hours"];
    expect(chipsOf(screen)).to.deep.equal(chips);
    expect(screen.text("fb-chat-list-pane")).to.contain("Inbox · No conversation passes these filters.");
    await expect(gadget).to.be.accessible();

    screen.press("Remove the filter Tag: Refund");
    await waitUntil(() => chipsOf(screen).length === 3, "not removed");
    expect(screen.focused?.getAttribute("aria-label")).to.equal("Remove the filter French");
    for (const label of ["French", "Time to reply ends within 4 hours", "Assigned to: Nobody"])
      screen.press(`Remove the filter ${label}`);

    await screen.shows("Omar Said", "fb-chat-list-pane");
    expect(filterOf(desk)).to.equal(undefined);
    expect(screen.all("fb-chat-list-filters")).to.deep.equal([]);
  });

  it("is what is known, by its type; of a chip each is taken away", async () => {
    const { desk, screen, gadget } = await opened();
    const fields = (at: number) => [
      ...screen.all(`${PANEL} fieldset`)[at]!.querySelectorAll<HTMLInputElement>("input, select"),
    ];
    const says = async (at: number, field: number, value: string) => {
      const input = fields(at)[field]!;
      if (input.type === "checkbox") input.checked = value === "yes";
      else input.value = value;
      input.dispatchEvent(new Event("change"));
      await settled();
    };
    await choose(screen, "What is known", "order");
    expect(filterOf(desk)).to.deep.equal({ attributes: [{ attribute: "order" }] });
    await says(0, 1, " AB-20 ");
    const order = { attribute: "order", contains: "AB-20" };
    expect(filterOf(desk)).to.deep.equal({ attributes: [order] });
    for (const [at, id] of ["spent", "since", "member", "city"].entries()) {
      const more = screen.all<HTMLLabelElement>(`${PANEL} .choices > label`);
      const next = more.find((it) => it.textContent.includes("And what is known"))!.querySelector("select")!;
      next.value = id;
      next.dispatchEvent(new Event("change"));
      await waitUntil(() => screen.all(`${PANEL} fieldset`).length === at + 2, "not there");
    }
    await says(1, 1, "10,5");
    await says(1, 2, "many");
    expect(fields(1)[2]!.validationMessage).to.contain("Write a number");
    await says(2, 1, "2024-02-29");
    await says(2, 2, "2024-03-31");
    await says(3, 1, "false");
    await says(4, 1, "yes");
    await says(4, 2, "yes");
    expect(filterOf(desk)?.attributes).to.deep.equal([
      order,
      { attribute: "spent", from: 10.5 },
      { attribute: "since", from: "2024-02-29", to: "2024-03-31" },
      { attribute: "member", is: [false] },
      { attribute: "city", is: ["rome", "oslo"] },
    ]);
    await expect(gadget).to.be.accessible();
    await says(0, 2, "yes");
    expect(filterOf(desk)?.attributes?.[0]).to.deep.equal({ attribute: "order", is: ["AB-20"] });
    await says(0, 0, "");
    screen.press("Close");
    await waitUntil(() => screen.all(PANEL).length === 0, "it stays");
    expect(chipsOf(screen)).to.deep.equal([
      "Spent: from 10.5",
      "Customer since: from Feb 29, 2024 up to Mar 31, 2024",
      "Member: No",
      "City: Rome, Oslo",
    ]);
    screen.press("Remove the filter Member: No");
    await waitUntil(() => chipsOf(screen).length === 3, "not removed");
    expect(filterOf(desk)?.attributes).to.have.length(3);
  });

  it("is not what is known where the Worker does not narrow by it", async () => {
    const welcome = aDeskWithTags();
    const features = (welcome.features ?? []).filter((it) => it !== "attribute_filters");
    const { screen } = await aDesk("agent", { ...welcome, features });
    screen.press(VIEWS);
    await screen.shows("French refunds", PANEL);
    expect(screen.text(PANEL)).to.contain("Tag").and.not.to.contain("What is known");
  });

  it("stays over a reload in this tab", async () => {
    const { desk, screen } = await opened();
    await choose(screen, "State", "queued");

    const again = new FakeDesk();
    again.platform.tab = desk.platform.tab;
    again.welcome = desk.welcome;
    again.has({ conversation: MARIA });
    await aGadget(again, {});

    await waitUntil(() => again.sent("list.open").length > 0, "nothing asked");
    await waitUntil(() => filterOf(again)?.state === "queued", "not kept");
  });

  it("says how far was looked, goes on when asked, and by itself no further", async () => {
    const { desk, screen } = await opened();
    desk.looksThrough = [5_000, 2_000];
    await choose(screen, "Language", "it");
    screen.press("Close");
    await screen.shows("Looked through 5,000 conversations so far.", "fb-chat-list-pane");
    await settled();
    expect(desk.sent("list.more")).to.have.length(0);

    screen.press("Go on looking");
    await screen.shows("Looked through 7,000 conversations so far.", "fb-chat-list-pane");
    screen.press("Go on looking");

    await screen.shows("No conversation passes these filters.", "fb-chat-list-pane");
    expect(screen.buttons("Go on looking")).to.deep.equal([]);
    expect(desk.sent("list.more")).to.have.length(2);
  });

  it("that the Worker does not take is let go", async () => {
    const { desk, screen } = await opened();
    desk.refuse("list.open", { code: "bad_frame" });

    await choose(screen, "Language", "fr");

    await waitUntil(() => filterOf(desk) === undefined, "it stays");
    await screen.shows("Omar Said", "fb-chat-list-pane");
  });
});

describe("views that are kept", () => {
  it("are shown by whose they are, with how much they hold, and opened by a press", async () => {
    const { desk, screen, gadget } = await opened();
    const text = screen.text(PANEL);
    for (const said of ["Mine", "French refunds", "North", "North’s queue", "Everyone’s", "عاجل جدًا", "99+"])
      expect(text).to.contain(said);
    await expect(gadget).to.be.accessible();
    const rows = screen.all<HTMLButtonElement>(`${PANEL} [data-row]`);
    rows[0]!.focus();
    screen.pressKey("ArrowDown");
    expect(screen.focused).to.equal(rows[1]);

    rows[1]!.click();

    await waitUntil(() => screen.all(PANEL).length === 0, "it stays");
    expect(desk.sent("list.open").at(-1)).to.include({ view: "open", sort: "waiting" });
    expect(filterOf(desk)).to.deep.equal({ owner: "anna", endsWithin: 60 });
    screen.press(VIEWS);
    await screen.shows("My late ones", PANEL);
    expect(screen.text(`${PANEL} [aria-current="true"]`)).to.contain("My late ones");
  });

  it("are within reach of the list as well: in the menu behind its tabs, by pointer and by key", async () => {
    const { desk, screen, gadget } = await aDesk();
    const menu = () => screen.all('[role="menu"] > button');
    screen.press("More lists");
    await waitUntil(() => menu().length > 0, "no menu");
    const said = menu().map((item) => screen.textOf(item));
    expect(said.slice(-5)).to.deep.equal([
      "French refunds 1",
      "My late ones 2",
      "North’s queue 3",
      "عاجل جدًا 99+",
      "Views and filters…",
    ]);
    await expect(gadget).to.be.accessible();
    menu().at(-4)!.click();
    await waitUntil(() => filterOf(desk)?.owner === "anna", "not opened");
    expect(desk.sent("list.open").at(-1)).to.include({ view: "open", sort: "waiting" });

    screen.pressKey("v");
    await waitUntil(() => menu().length > 0, "no menu");
    expect(screen.focused?.getAttribute("aria-checked"), "opens at what is shown").to.equal("true");
    expect(screen.textOf(screen.focused!)).to.contain("My late ones");
    menu().at(-1)!.click();

    await screen.shows("French refunds", PANEL);
  });

  it("that cannot be had now leave the menu to the lists, and the dialog to say so", async () => {
    const { desk, screen } = await aDesk();
    desk.refuse("views.list", { code: "unavailable" });

    screen.press("More lists");

    await waitUntil(() => screen.all('[role="menu"]').length > 0, "no menu");
    expect(screen.text('[role="menu"]')).not.to.contain("French refunds");
    expect(screen.text('[role="menu"]')).to.contain("Views and filters…");
  });

  it("are made of what is shown, renamed, moved and deleted", async () => {
    const { desk, screen } = await opened();
    await choose(screen, "Language", "de");
    screen.press("Save this list as a view");
    await waitUntil(() => screen.focused?.getAttribute("name") === "name", "no box");
    const box = screen.focused as HTMLInputElement;
    box.value = "Germans";
    box.dispatchEvent(new InputEvent("input", { bubbles: true }));
    await settled();
    screen.press("Save");
    await screen.shows("Germans", PANEL);
    const saved = desk.sent("view.save")[0]!;
    expect(saved).to.include({ name: "Germans", scope: "mine", base: null, view: "inbox", sort: "latest" });
    expect(saved.filter).to.deep.equal({ language: "de" });

    const more = async (name: string, item: string) => {
      screen.press(`More for ${name}`);
      await waitUntil(() => screen.all('[role^="menuitem"]').length > 0, "no menu");
      screen.press(item);
      await settled();
    };
    await more("French refunds", "Move down");
    await waitUntil(() => desk.sent("view.move").length === 1, "not moved");
    await waitUntil(() => screen.all(`${PANEL} [data-row]`)[0]!.textContent.includes("My late ones"), "not");
    await more("My late ones", "Delete…");
    screen.press("Delete");

    await waitUntil(() => !screen.text(PANEL).includes("My late ones"), "it stays");
    expect(screen.focused?.textContent).to.contain("Save this list as a view");
  });

  it("of a team and of everyone are a supervisor's to change, who may give one to a team", async () => {
    const { desk, screen } = await opened("supervisor");
    expect(screen.buttons("More for North’s queue")).to.have.length(1);
    screen.press("Save this list as a view");
    await waitUntil(() => screen.focused?.getAttribute("name") === "name", "no box");
    const box = screen.focused as HTMLInputElement;
    box.value = "Theirs";
    box.dispatchEvent(new InputEvent("input", { bubbles: true }));
    await choose(screen, "Who sees it", "team-north");
    screen.press("Save");

    await waitUntil(() => desk.sent("view.save").length === 1, "not saved");
    expect(desk.sent("view.save")[0]!.scope).to.deep.equal({ team: "north" });
    const { screen: agents } = await opened();
    expect(agents.buttons("More for North’s queue")).to.deep.equal([]);
  });

  it("that somebody else changed meanwhile stay as they are, and are shown anew", async () => {
    const { desk, screen } = await opened();
    desk.views = desk.views.map((view) => ({ ...view, name: `${view.name}, by Ben`, by: BEN }));
    desk.refuse("view.save", { code: "not_found" });
    screen.press("More for French refunds");
    await waitUntil(() => screen.all('[role^="menuitem"]').length > 0, "no menu");
    screen.press("Put the list of now in its place");

    await screen.shows("It is not there any more.", PANEL);
    await screen.shows("French refunds, by Ben", PANEL);
    desk.refuse("view.save", { code: "not_kept", path: "name", why: "not_allowed" });
    screen.press("More for French refunds, by Ben");
    await waitUntil(() => screen.all('[role^="menuitem"]').length > 0, "no menu");
    screen.press("Put the list of now in its place");
    await screen.shows("Another one for the same people looks the same.", PANEL);
  });

  it("that cannot be had now are asked for again", async () => {
    const all = await aDesk();
    all.desk.refuse("views.list", { code: "unavailable" });
    all.screen.press(VIEWS);
    await all.screen.shows("The views could not be loaded.", PANEL);

    all.screen.press("Try again");

    await all.screen.shows("French refunds", PANEL);
  });
});
