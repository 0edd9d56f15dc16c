import { expect, waitUntil } from "@open-wc/testing";
import { foundWith, peopleWith } from "../../../gadget/search/found.ts";
import { forgetSearches } from "../../../gadget/search/recent.ts";
import { setLanguage } from "../../../gadget/words/strings.ts";
import { aGadget } from "../support/a-gadget.ts";
import { anEntry, anOlderWelcome, aText, aWelcome, MARIA, PAGE } from "../support/builders.ts";
import { FakeDesk } from "../support/fake-desk.ts";
import { settled } from "../support/manual-clock.ts";
import { hasTags, SAID } from "../support/tagging.ts";
import type { GadgetOptions } from "../support/mount.ts";
import type { Screen } from "../support/screen.ts";
import { aSearch, aToldSearch } from "../support/searching.ts";

const EVERYTHING = "Search everything that was said";
const NOTHING = { people: [], morePeople: false, found: [], after: null };

async function aDesk(
  welcome = aWelcome(),
  shape: (desk: FakeDesk) => void = () => {},
  options: GadgetOptions = {},
) {
  const desk = new FakeDesk();
  desk.welcome = welcome;
  shape(desk);
  desk.finds = () => aSearch(desk);
  desk.has(
    { conversation: MARIA },
    Array.from({ length: 60 }, (_, n) => anEntry(n + 1, { content: aText(`Message ${n + 1}`) })),
  );
  const all = await aGadget(desk, options);
  await all.screen.shows("Maria Lopez");
  return { desk, ...all };
}

async function opened() {
  const all = await aDesk();
  all.screen.press(EVERYTHING);
  await waitUntil(() => boxOf(all.screen) !== undefined, "no search");
  return all;
}

const boxOf = (screen: Screen) => screen.all<HTMLInputElement>("fb-chat-search input")[0]!;
const rowsOf = (screen: Screen) => screen.all<HTMLButtonElement>("fb-chat-search [data-row]");

async function types(screen: Screen, words: string): Promise<void> {
  boxOf(screen).value = words;
  boxOf(screen).dispatchEvent(new InputEvent("input", { bubbles: true }));
  boxOf(screen).dispatchEvent(
    new KeyboardEvent("keydown", { key: "Enter", bubbles: true, cancelable: true }),
  );
  await waitUntil(() => screen.text("fb-chat-search [role=status]") !== "Searching…", "no answer");
}

async function searched(words = "lamp") {
  const all = await opened();
  await types(all.screen, words);
  return all;
}

afterEach(async () => {
  forgetSearches();
  await setLanguage("en");
});

describe("the search", () => {
  it("is not offered where the Worker knows none, or the desk keeps nothing", async () => {
    const { screen } = await aDesk(anOlderWelcome());

    expect(screen.buttons(EVERYTHING)).to.deep.equal([]);
  });

  it("looks for what stands in the filter of the list, on Enter", async () => {
    const { desk, screen } = await aDesk();
    const filter = screen.all<HTMLInputElement>("fb-chat-list-tools input")[0]!;
    filter.value = "lamp";
    filter.dispatchEvent(new InputEvent("input", { bubbles: true }));
    filter.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", bubbles: true, cancelable: true }));

    await screen.shows("The lamp is on its way", "fb-chat-search");
    expect(desk.sent("search")).to.have.length(1);
    expect(desk.sent("search")[0]).to.include({ words: "lamp", length: 20 });
    expect(boxOf(screen).value).to.equal("lamp");
  });

  it("opens by its key, and begins in its box", async () => {
    const { screen } = await aDesk();
    screen.all("fb-chat-list-row button")[0]!.focus();

    expect(screen.pressKey("s")).to.equal(false);

    await waitUntil(() => screen.focused === boxOf(screen), "the box is not focused");
  });

  it("shows customers first, then what was said with who said it, and marks what was looked for", async () => {
    const { screen, gadget } = await searched();

    const text = screen.text("fb-chat-search");
    // One of the customers by her name, who is in what was said as well, and another.
    for (const words of ["Customers", "Note You", "Ben Brandt", "The first 2 conversations", "طلبي"])
      expect(text).to.contain(words);
    expect(screen.all("fb-chat-search mark").map((mark) => mark.textContent)).to.include.members([
      "Maria",
      "lamp",
    ]);
    await expect(gadget).to.be.accessible();
  });

  it("asks when nobody types any more, and shows no answer that came too late", async () => {
    const { desk, screen } = await opened();
    const box = boxOf(screen);
    for (const words of ["l", "la", "lam"]) {
      box.value = words;
      box.dispatchEvent(new InputEvent("input", { bubbles: true }));
    }
    await desk.platform.clock.advance(299);
    expect(desk.sent("search")).to.deep.equal([]);

    await desk.platform.clock.advance(1);

    await screen.shows("The lamp is on its way", "fb-chat-search");
    expect(desk.sent("search").map(({ words }) => words)).to.deep.equal(["lam"]);
  });

  it("is gone through by arrows, and one stop of the Tab key", async () => {
    const { screen } = await searched();
    const rows = rowsOf(screen);
    screen.pressKey("ArrowDown");
    expect(screen.focused).to.equal(rows[0]);

    screen.pressKey("ArrowDown");
    expect(screen.focused).to.equal(rows[1]);
    await waitUntil(() => rows[1]!.tabIndex === 0, "not the stop");
    expect(rowsOf(screen).filter(({ tabIndex }) => tabIndex === 0)).to.have.length(1);
    screen.pressKey("End");
    expect(screen.focused).to.equal(rows.at(-1));
    screen.pressKey("Home");
    screen.pressKey("ArrowUp");
    expect(screen.focused).to.equal(boxOf(screen));
  });

  it("opens the conversation at what was found, however far back", async () => {
    const { desk, screen, gadget } = await searched();
    const hits = rowsOf(screen);

    hits[3]!.click();

    await waitUntil(() => screen.all("fb-chat-search").length === 0, "the search stays");
    await waitUntil(() => screen.text("li[data-found], li:focus").includes("Message 1"), "not shown");
    expect(gadget.conversation).to.equal(MARIA);
    expect(desk.sent("thread.history").length).to.be.greaterThan(0);
  });

  it("says what became of the way there, and goes on when asked", async () => {
    const { desk, screen } = await searched();
    desk.refuse("thread.history", { code: "unavailable" });

    rowsOf(screen)[3]!.click();
    await screen.shows("Older messages could not be loaded", "fb-chat-search");
    rowsOf(screen)[3]!.click();

    await waitUntil(() => screen.all("fb-chat-search").length === 0, "the search stays");
  });

  it("opens a customer's conversation at its end, and offers what was searched for again", async () => {
    const { screen, gadget } = await searched("maria");
    rowsOf(screen)[0]!.click();
    await waitUntil(() => screen.all("fb-chat-search").length === 0, "the search stays");
    expect(gadget.conversation).to.equal(MARIA);

    screen.press(EVERYTHING);
    await screen.shows("Searched before", "fb-chat-search");
    screen.press("maria");
    await screen.shows("The lamp is on its way", "fb-chat-search");
  });

  it("shows by what tag or attribute a customer was found, how far that was looked for, and what is known of them", async () => {
    const { desk, screen, gadget } = await aDesk(aWelcome(), hasTags, { width: 1200 });
    desk.finds = () => aToldSearch(desk);
    desk.changesRow(MARIA, SAID);
    screen.press(EVERYTHING);
    await waitUntil(() => boxOf(screen) !== undefined, "no search");
    await types(screen, "vip gold");

    const [row] = rowsOf(screen);
    const known = [...row!.querySelectorAll(".known > span")];
    expect(known.map((told) => told.textContent.replace(/\s+/g, " "))).to.deep.equal(["VIP", "Plan: Golden"]);
    expect([...row!.querySelectorAll("mark")].map((mark) => mark.textContent)).to.deep.equal(["VIP", "Gold"]);
    const text = screen.text("fb-chat-search");
    expect(text).to.contain("in open conversations, and in the 1,000 closed last");
    expect(text).to.contain("More conversations have this");
    await expect(gadget).to.be.accessible();

    row!.click();
    await screen.shows("Customer since", "fb-chat-customer-pane");
    expect(screen.all("fb-chat-thread-pane")[0]!.getAttribute("panel")).to.equal("beside");
    expect(gadget.conversation).to.equal(MARIA);
  });

  it("says where tags were looked for where nothing is found", async () => {
    const { desk, screen } = await aDesk(aWelcome(), hasTags);
    desk.finds = () => NOTHING;
    screen.press(EVERYTHING);
    await waitUntil(() => boxOf(screen) !== undefined, "no search");

    await types(screen, "platinum");

    expect(screen.text("fb-chat-search")).to.contain("and in the 1,000 closed last");
  });

  it("narrows by what is chosen, and says so where nothing is left", async () => {
    const { desk, screen } = await searched();
    desk.finds = () => NOTHING;
    const [by, since, , owner] = screen.all<HTMLSelectElement>("fb-chat-search select");
    for (const [select, value] of [
      [by!, "notes"],
      [since!, "week"],
      [owner!, "mine"],
    ] as const) {
      select.value = value;
      select.dispatchEvent(new Event("change"));
      await settled();
    }

    await screen.shows("Nothing was found with these filters.", "fb-chat-search");
    const asked = desk.sent("search").at(-1)!;
    expect(asked).to.include({ by: "notes", owner: "anna" });
    expect(asked.from).to.equal(desk.platform.clock.now - 7 * 24 * 3_600_000);
    screen.press("Search without filters");
    await screen.shows("Nothing was found.", "fb-chat-search");
    expect(desk.sent("search").at(-1)).not.to.have.property("by");
  });

  it("searches one conversation alone, and everywhere again", async () => {
    const { desk, screen } = await searched();
    screen.press("More in the conversation with Maria Lopez");
    await screen.shows("In the conversation with Maria Lopez", "fb-chat-search");
    expect(desk.sent("search").at(-1)).to.include({ within: MARIA });

    screen.press("Search everywhere");

    await waitUntil(() => !("within" in desk.sent("search").at(-1)!), "not everywhere");
  });

  it("shows more, each once", async () => {
    const { desk, screen } = await searched();
    desk.finds = (command) =>
      command.in === "names"
        ? aSearch(desk, { found: [], after: null })
        : aSearch(desk, { people: [], after: null });
    const before = rowsOf(screen).length;

    screen.press("Show more");
    await waitUntil(() => screen.buttons("Show more").length === 0, "there is more");
    screen.press("More customers");
    await waitUntil(() => screen.buttons("More customers").length === 0, "there are more");

    expect(desk.sent("search").slice(1)).to.have.length(2);
    expect(desk.sent("search")[1]).to.include({ after: "next" });
    expect(rowsOf(screen)).to.have.length(before);
  });

  it("says how far it looked where nothing was found by then, and goes on when asked", async () => {
    const { desk, screen } = await opened();
    desk.finds = () => ({ ...NOTHING, after: "next", looked: 250 });
    await types(screen, "lamp");
    await screen.shows("Looked through 250 conversations so far.", "fb-chat-search");
    expect(screen.text("fb-chat-search")).not.to.contain("Nothing was found");
    screen.press("Go on looking");
    await screen.shows("Looked through 500 conversations so far.", "fb-chat-search");
    desk.finds = () => ({ ...NOTHING });

    screen.press("Go on looking");

    await screen.shows("Nothing was found.", "fb-chat-search");
    expect(screen.buttons("Go on looking")).to.deep.equal([]);
    expect(desk.sent("search").map(({ after }) => after)).to.deep.equal([undefined, "next", "next"]);
  });

  it("says that it failed, and tries again", async () => {
    const { desk, screen, gadget } = await opened();
    desk.refuse("search", { code: "unavailable" });
    await types(screen, "lamp");
    await screen.shows("The search could not be done.", "fb-chat-search");
    await expect(gadget).to.be.accessible();

    screen.press("Try again");

    await screen.shows("The lamp is on its way", "fb-chat-search");
  });

  it("waits for a connection, and asks then", async () => {
    const { desk, screen } = await opened();
    await desk.breaks();
    boxOf(screen).value = "lamp";
    boxOf(screen).dispatchEvent(new InputEvent("input", { bubbles: true }));
    boxOf(screen).dispatchEvent(
      new KeyboardEvent("keydown", { key: "Enter", bubbles: true, cancelable: true }),
    );
    await screen.shows("No connection", "fb-chat-search");

    await desk.platform.clock.advance(60_000);

    await screen.shows("The lamp is on its way", "fb-chat-search");
  });

  it("says that not everything is found yet, and that the desk keeps nothing", async () => {
    const { desk, screen } = await opened();
    desk.finds = () => ({ ...NOTHING, building: { done: 3, total: 12 } });
    await types(screen, "lamp");
    await screen.shows("3 of 12 conversations", "fb-chat-search");

    desk.finds = () => ({ ...NOTHING, off: true });
    await types(screen, "lamps");

    await screen.shows("This desk keeps nothing to be searched.", "fb-chat-search");
  });

  it("is prepared anew by who may, where nothing is found", async () => {
    const all = await aDesk(aWelcome({}, "supervisor"));
    all.desk.finds = () => NOTHING;
    all.screen.press(EVERYTHING);
    await waitUntil(() => boxOf(all.screen) !== undefined, "no search");
    await types(all.screen, "lamp");
    await all.screen.shows("Prepare the search anew", "fb-chat-search");

    all.screen.press("Prepare the search anew");

    await waitUntil(() => all.desk.sent("search.rebuild").length === 1, "not asked");
  });
});

describe("answers", () => {
  it("are put together by conversation and place", () => {
    const desk = new FakeDesk();
    const first = aSearch(desk);
    const [maria] = first.found;
    const next = aSearch(desk, {
      found: [{ summary: maria!.summary, hits: [maria!.hits[2]!, { ...maria!.hits[2]!, entry: 77 }] }],
      after: null,
    });

    const all = foundWith(foundWith(null, first), next);

    expect(all.found.map(({ hits }) => hits.map(({ entry }) => entry))).to.deep.equal([[3, 2, 1, 77], [9]]);
    expect(all.after).to.equal(null);
    expect(peopleWith(all, aSearch(desk)).people).to.have.length(1);
    expect(all.found[1]!.summary.conversation).to.equal(`${PAGE}:2`);
  });
});
