import { expect, waitUntil } from "@open-wc/testing";
import type { Role } from "../../../worker/protocol/rights.ts";
import { setLanguage } from "../../../gadget/words/strings.ts";
import { aGadget } from "../support/a-gadget.ts";
import { anEntry, aWelcome, MARIA } from "../support/builders.ts";
import { FakeDesk } from "../support/fake-desk.ts";
import type { Screen } from "../support/screen.ts";

async function aDesk(role: Role, undoSeconds = 0) {
  const desk = new FakeDesk();
  desk.welcome = aWelcome({}, role);
  const { name, settings } = desk.welcome.desk;
  desk.welcome = { ...desk.welcome, desk: { name, settings: { ...settings, undoSeconds } } };
  desk.has({ conversation: MARIA }, [anEntry(1)]);
  const all = await aGadget(desk, {});
  await all.screen.shows("Anna Agent");
  return { desk, ...all };
}

const fields = (screen: Screen) => screen.all<HTMLInputElement>("dialog input");
const undo = (screen: Screen) => screen.all<HTMLSelectElement>("dialog select")[0]!;
const undoChoices = (screen: Screen) =>
  [...undo(screen).options].map(({ text, selected }) => `${text.trim()}${selected ? " (chosen)" : ""}`);

async function opened(undoSeconds = 0) {
  const all = await aDesk("supervisor", undoSeconds);
  all.screen.press("Desk settings");
  await waitUntil(() => fields(all.screen).length === 5);
  return all;
}

afterEach(() => setLanguage("en"));

describe("the settings of the desk", () => {
  it("are a supervisor's to change", async () => {
    const { screen } = await aDesk("agent");

    expect(screen.buttons("Desk settings")).to.deep.equal([]);
  });

  it("are saved: what was changed, and nothing else", async () => {
    const { desk, screen } = await opened();
    expect([undo(screen).value, fields(screen)[0]?.checked]).to.deep.equal(["0", true]);

    undo(screen).value = "5";
    screen.press("Save");

    await waitUntil(() => screen.all("dialog").length === 0);
    expect(desk.sent("desk.configure").map(({ settings }) => settings)).to.deep.equal([{ undoSeconds: 5 }]);
  });

  it("say how long before Meta's time for a reply ends agents are told", async () => {
    const { desk, screen } = await opened();
    const nudge = screen.all<HTMLSelectElement>("dialog select")[1]!;
    expect(nudge.selectedOptions[0]!.text.trim()).to.equal("1 hour");

    nudge.value = "0";
    screen.press("Save");

    await waitUntil(() => screen.all("dialog").length === 0);
    expect(desk.sent("desk.configure").map(({ settings }) => settings)).to.deep.equal([{ nudgeMinutes: 0 }]);
  });

  it("say whether tickets and contacts close each other", async () => {
    const { desk, screen } = await opened();
    const named = (name: string) => fields(screen).find((field) => field.name === name)!;
    expect([named("ticketClosesContact").checked, named("contactClosesTicket").checked]).to.deep.equal([
      false,
      false,
    ]);

    named("contactClosesTicket").click();
    screen.press("Save");

    await waitUntil(() => screen.all("dialog").length === 0);
    const saved = desk.sent("desk.configure").map(({ settings }) => settings);
    expect(saved).to.deep.equal([{ contactClosesTicket: true }]);
  });

  it("say nothing of that at a Worker that cannot", async () => {
    const { desk, screen } = await aDesk("supervisor");
    desk.welcome = { ...desk.welcome, features: [] };
    await desk.breaks();
    await desk.platform.clock.advance(60_000);

    screen.press("Desk settings");

    await waitUntil(() => fields(screen).length === 3);
    expect(screen.all("dialog select")).to.have.length(1);
  });

  it("name the apps with which people write, however they are set apart", async () => {
    const { desk, screen } = await opened();
    const people = fields(screen)[2];

    if (people) people.value = "441300970011223, 5\t5";
    screen.press("Save");

    await waitUntil(() => screen.all("dialog").length === 0);
    expect(desk.sent("desk.configure").map(({ settings }) => settings)).to.deep.equal([
      { peopleApps: ["441300970011223", "5"] },
    ]);
  });

  for (const text of ["Zendesk", "1 2 3 4 5 6 7 8 9 10 11", "-5"]) {
    it(`refuse ${text} as apps`, async () => {
      const { desk, screen } = await opened();
      const people = fields(screen)[2];

      if (people) people.value = text;
      screen.press("Save");

      expect(people?.validity.patternMismatch).to.equal(true);
      expect(desk.sent("desk.configure")).to.deep.equal([]);
    });
  }

  it("stay open with the reason when the Worker refuses", async () => {
    const { desk, screen } = await opened();
    desk.refuse("desk.configure", { code: "not_allowed" });

    fields(screen)[1]?.click();
    screen.press("Save");

    await screen.shows("Your role does not allow this.");
    expect(screen.all("dialog")).to.have.length(1);
  });

  it("say that undo is off, and for how long it can be had", async () => {
    const { screen } = await opened();

    expect(undoChoices(screen)).to.deep.equal([
      "Off: messages leave at once (chosen)",
      "3 seconds",
      "5 seconds",
      "10 seconds",
    ]);
  });

  it("show what a key leads to above the buttons that stay in sight", async () => {
    const { screen } = await opened();
    const dialog = screen.all("dialog")[0]!;
    dialog.style.maxBlockSize = "200px";

    for (const field of screen.all("dialog :is(input, select, textarea)")) {
      field.focus();
      const buttons = screen.all("dialog .buttons")[0]!.getBoundingClientRect();
      expect(field.getBoundingClientRect().bottom, field.outerHTML).to.be.at.most(buttons.top + 1);
    }
  });

  it("have room for it in the longest words", async () => {
    const { screen } = await aDesk("supervisor");
    const opener = screen.button("Desk settings");
    await setLanguage("es");
    opener.click();
    await waitUntil(() => fields(screen).length === 5);

    const dialog = screen.all("dialog")[0]!;
    expect(dialog.scrollWidth).to.equal(dialog.clientWidth);
    expect(undo(screen).getBoundingClientRect().right).to.be.at.most(dialog.getBoundingClientRect().right);
  });

  it("keep as a choice what was set by other means", async () => {
    const { screen } = await opened(7);

    expect(undoChoices(screen)).to.include("7 seconds (chosen)");
  });
});

describe("from whom customers see messages", () => {
  const persona = (screen: Screen) => screen.all<HTMLSelectElement>("dialog select[name=persona]")[0]!;
  const named = <T extends HTMLElement>(screen: Screen, name: string) =>
    screen.all<T>(`dialog [name=${name}]`)[0];

  async function choose(screen: Screen, kind: string) {
    persona(screen).value = kind;
    persona(screen).dispatchEvent(new Event("change"));
    await waitUntil(() => (named(screen, "personaName") !== undefined) === (kind !== "off"));
  }

  it("is the Page, and nothing more is asked, until somebody says otherwise", async () => {
    const { screen } = await opened();

    expect(persona(screen).selectedOptions[0]!.text.trim()).to.equal("The Page");
    expect(named(screen, "personaName")).to.equal(undefined);
  });

  it("is saved with name and picture", async () => {
    const { gadget, desk, screen } = await opened();
    await choose(screen, "desk");
    named<HTMLInputElement>(screen, "personaName")!.value = "Shop team";
    named<HTMLInputElement>(screen, "personaPicture")!.value = "https://p.example/a.png";
    await expect(gadget).to.be.accessible();

    screen.press("Save");

    await waitUntil(() => screen.all("dialog").length === 0);
    expect(desk.sent("desk.configure").map(({ settings }) => settings)).to.deep.equal([
      { persona: "desk", personaName: "Shop team", personaPicture: "https://p.example/a.png" },
    ]);
  });

  it("is not saved for the desk without a picture that Meta can fetch", async () => {
    const { desk, screen } = await opened();
    await choose(screen, "desk");
    named<HTMLInputElement>(screen, "personaName")!.value = "Shop team";
    named<HTMLInputElement>(screen, "personaPicture")!.value = "http://p.example/a.png";

    screen.press("Save");

    expect(named<HTMLInputElement>(screen, "personaPicture")!.validity.valid).to.equal(false);
    expect(desk.sent("desk.configure")).to.deep.equal([]);
  });

  it("keeps what is not shown", async () => {
    const { desk, screen } = await opened();
    await choose(screen, "agent");
    await choose(screen, "off");

    screen.press("Save");

    await waitUntil(() => screen.all("dialog").length === 0);
    expect(desk.sent("desk.configure")).to.deep.equal([]);
  });

  it("is not asked where the Worker does not know of it", async () => {
    const desk = new FakeDesk();
    desk.welcome = { ...aWelcome({}, "supervisor"), features: [] };
    desk.has({ conversation: MARIA }, [anEntry(1)]);
    const { screen } = await aGadget(desk, {});
    await screen.shows("Anna Agent");
    screen.press("Desk settings");
    await waitUntil(() => fields(screen).length === 3);

    expect(persona(screen)).to.equal(undefined);
    expect(named(screen, "notProcessedText")).to.equal(undefined);
  });
});

describe("a word for customers whose message could not be shown", () => {
  it("is saved as it is written", async () => {
    const { desk, screen } = await opened();
    screen.all<HTMLTextAreaElement>("dialog textarea")[0]!.value = " Please send it again. ";

    screen.press("Save");

    await waitUntil(() => screen.all("dialog").length === 0);
    expect(desk.sent("desk.configure").map(({ settings }) => settings)).to.deep.equal([
      { notProcessedText: "Please send it again." },
    ]);
  });
});
