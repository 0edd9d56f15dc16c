import { expect, waitUntil } from "@open-wc/testing";
import type { SavedTemplate } from "../../../worker/protocol/library/saved-template.ts";
import { aGadget } from "../support/a-gadget.ts";
import { anEntry, aWelcome, MARIA } from "../support/builders.ts";
import { aMacro, opensPicker } from "../support/canning.ts";
import { FakeDesk } from "../support/fake-desk.ts";
import { aTemplate, opensTemplates } from "../support/keeping.ts";
import { chooses } from "../library-states.ts";

const says = (text: string) => ({ kind: "text" as const, text });
const ROUTING = {
  ...{ version: 1, teams: [{ id: "shop", name: "Shop" }], queues: [{ id: "sales", name: "Sales" }] },
  wrapUp: { codes: [{ id: "sold", name: "Sold" }], isRequired: false },
};

async function aBox(templates: SavedTemplate[] = [], prepare: (desk: FakeDesk) => void = () => {}) {
  const desk = new FakeDesk();
  desk.has({ conversation: MARIA }, [anEntry(1)]);
  desk.welcome = aWelcome({ desk: { ...desk.welcome.desk, routing: ROUTING } }, "supervisor");
  desk.templates = templates;
  prepare(desk);
  const all = await aGadget(desk, { conversation: MARIA });
  const { screen } = all;
  await screen.shows("You can reply until");
  const field = <T extends HTMLElement = HTMLInputElement>(selector: string) =>
    screen.all<T>(`dialog ${selector}`)[0]!;
  const types = (selector: string, text: string) => {
    const box = field(selector);
    box.value = text;
    box.dispatchEvent(new InputEvent("input", { bubbles: true, composed: true }));
  };
  const chooses = (selector: string, value: string, at = 0) => {
    const select = screen.all<HTMLSelectElement>(`dialog ${selector}`)[at]!;
    select.value = value;
    select.dispatchEvent(new Event("change", { bubbles: true }));
  };
  const picks = (value: string) => {
    const radio = screen.all<HTMLInputElement>("dialog [type=radio]").find((it) => it.value === value)!;
    radio.click();
  };
  const opens = async (button: "New" | "Edit") => {
    await opensPicker(screen);
    screen.press(button);
    await waitUntil(() => screen.all("dialog #shortcut").length > 0, "the editor does not open");
  };
  const isClosed = () => waitUntil(() => screen.all("dialog").length === 0, "it stays open");
  return { desk, field, types, chooses, picks, opens, isClosed, ...all };
}

describe("a canned reply that is written", () => {
  it("is kept with its shortcut, for a team, in several languages", async () => {
    const { desk, gadget, screen, types, chooses, picks, opens, isClosed } = await aBox();
    await opens("New");
    types("#name", " Hello ");
    types("#shortcut", "/Hi");
    picks("team");
    await waitUntil(() => screen.all("dialog [aria-label=Team]").length > 0);
    types("#text-0", "Hello {{customer.name}}");
    chooses(".text select", "en");
    screen.press("Add a language");
    await waitUntil(() => screen.all("dialog textarea").length === 2);
    types("#text-1", "Hola");
    chooses(".text:nth-of-type(n) .pair select", "es", 1);
    await expect(gadget).to.be.accessible();

    screen.press("Save");

    await isClosed();
    expect(desk.sent("template.save")[0]).to.deep.include({
      ...{ name: "Hello", scope: "team", team: "shop", shortcut: "hi", language: "en" },
      outgoing: says("Hello {{customer.name}}"),
      others: [{ language: "es", outgoing: says("Hola") }],
    });
  });

  it("is kept by the keys that send from a text of several lines", async () => {
    const { desk, screen, field, types, opens, isClosed } = await aBox();
    await opens("New");
    types("#name", "Hello");
    types("#text-0", "Hello there");
    field("#text-0").focus();

    screen.pressKey("Enter", { ctrlKey: true });

    await isClosed();
    expect(desk.sent("template.save").map(({ name }) => name)).to.deep.equal(["Hello"]);
  });

  it("is no writing to the customer, whatever else stands in the box", async () => {
    const { desk, screen, types, isClosed } = await aBox();
    await opensPicker(screen, "Hello\n");
    const toldOf = () => desk.sent("typing").filter(({ typing }) => typing).length;
    expect(toldOf()).to.equal(1);
    await desk.platform.clock.advance(10_000);

    screen.press("New");
    await waitUntil(() => screen.all("dialog #shortcut").length > 0);
    types("#text-0", "Hello");
    screen.press("Cancel");
    await screen.shows("Discard");
    screen.press("Discard");
    await isClosed();

    expect(screen.box.value).to.equal("Hello\n");
    expect(toldOf()).to.equal(1);
  });

  it("tells what is wrong at its field, and what is no variable", async () => {
    const { desk, screen, field, types, opens } = await aBox();
    await opens("New");
    types("#shortcut", "two words");
    types("#text-0", "{{customer.age}} {{order}}");
    await screen.shows("There is no {{customer.age}}");

    screen.press("Save");

    await screen.shows("It needs a name.");
    await screen.shows("One word of letters");
    await waitUntil(() => screen.focused === field("#name"));
    types("#name", "Age");
    types("#shortcut", "age");
    await screen.hides("It needs a name.");
    desk.refuse("template.save", { code: "not_kept", path: "shortcut", why: "not_allowed" });
    screen.press("Save");
    await screen.shows("Another one for the same people has this shortcut.");
    await waitUntil(() => screen.focused === field("#shortcut"));
    desk.refuse("template.save", { code: "not_kept", path: "name", why: "not_allowed" });
    screen.press("Save");
    await screen.shows("Another one for the same people looks the same.");
    await waitUntil(() => screen.focused === field("#name"));
    screen.press("Add a language");
    await waitUntil(() => screen.all("dialog textarea").length === 2);
    screen.press("Save");
    await screen.shows("Say in which language each is.");
    await screen.shows("It needs words.");
    expect(desk.sent("template.save")).to.have.length(2);
  });

  it("does not go by Escape or Cancel with what was changed, unless it is told to", async () => {
    const { screen, field, types, opens, isClosed } = await aBox();
    const escapes = () => {
      const init = { key: "Escape", bubbles: true, composed: true, cancelable: true };
      field("#name").dispatchEvent(new KeyboardEvent("keydown", init));
    };
    await opens("New");
    screen.press("Add a language");
    await waitUntil(() => screen.focused === field("#text-1"), "the new field has no focus");
    types("#text-1", "Hola");

    escapes();
    await screen.shows("What you changed is not kept yet.", "dialog");
    escapes();
    await screen.hides("What you changed is not kept yet.", "dialog");
    expect(field<HTMLTextAreaElement>("#text-1").value).to.equal("Hola");
    screen.press("Cancel");
    await screen.shows("What you changed is not kept yet.", "dialog");
    screen.press("Discard");
    await isClosed();

    await opens("New");
    escapes();
    await isClosed();
  });

  it("has what fills itself in put where the caret is", async () => {
    const { field, types, chooses, opens } = await aBox();
    await opens("New");
    types("#text-0", "Hello !");
    const box = field<HTMLTextAreaElement>("#text-0");
    box.setSelectionRange(6, 6);

    chooses(".insert", "customer.first_name");

    await waitUntil(() => box.value === "Hello {{customer.first_name}}!");
  });

  it("is changed and deleted by whoever may, and by nobody else", async () => {
    const mine = aTemplate({ name: "Mine", scope: "mine", outgoing: says("Old") });
    const { desk, screen, types, opens, isClosed } = await aBox([mine]);
    await opens("Edit");
    types("#text-0", "New");
    screen.press("Save");
    await isClosed();
    expect(desk.sent("template.save")[0]).to.deep.include({ template: mine.template, outgoing: says("New") });

    screen.write("");
    await opens("Edit");
    screen.press("Delete");
    await waitUntil(() => screen.buttons("Delete for good?").length > 0);
    expect(desk.sent("template.delete")).to.deep.equal([]);
    screen.press("Delete for good?");
    await isClosed();
    expect(desk.sent("template.delete")[0]).to.deep.include({ template: mine.template });

    const agent = await aBox([aTemplate({ name: "All" })], (given) => {
      given.welcome = aWelcome({});
    });
    await opensPicker(agent.screen);
    await agent.screen.shows("All");
    expect(agent.screen.buttons("Edit")).to.deep.equal([]);
  });

  it("is not put in the place of what a colleague saved meanwhile, unless it is saved once more", async () => {
    const mine = aTemplate({ name: "Hours", outgoing: says("Old") });
    const { desk, screen, types, opens, isClosed } = await aBox([mine]);
    await opens("Edit");
    types("#text-0", "New");
    desk.refuse("template.save", { code: "wrong_state", state: "changed" });

    screen.press("Save");

    await screen.shows("Somebody saved it meanwhile", "dialog [role=alert]");
    expect(desk.sent("template.save")[0]).to.deep.include({ base: mine.changedAt });
    screen.press("Save");
    await isClosed();
    expect(desk.sent("template.save")[1]).to.not.have.property("base");
  });

  it("of more than words has its shortcut and its people changed from the templates", async () => {
    const sticker = aTemplate({ name: "Thumb", outgoing: { kind: "sticker", stickerId: "1" } });
    const { desk, screen, types } = await aBox([sticker]);
    await opensTemplates(screen);
    chooses(screen, "Thumb");
    screen.press("Shortcut, team, languages");
    await screen.shows("Its message is changed in the templates.");
    types("#shortcut", "thumb");

    screen.press("Save");

    await waitUntil(() => desk.sent("template.save").length === 1);
    expect(desk.sent("template.save")[0]).to.deep.include({ shortcut: "thumb", outgoing: sticker.outgoing });
    await waitUntil(() => screen.text("fb-chat-templates .about").includes("/thumb"));
  });
});

describe("a macro that is written", () => {
  it("is kept with what it says and does", async () => {
    const { desk, gadget, screen, types, chooses, picks, opens, isClosed } = await aBox();
    await opens("New");
    picks("macro");
    await waitUntil(() => screen.all("dialog #end").length > 0);
    types("#name", "Sold");
    types("#text-0", "Thank you");
    chooses("[aria-label='Wrap-up code']", "sold");
    await expect(gadget).to.be.accessible();
    screen.press("Save");

    await isClosed();
    expect(desk.sent("macro.save")[0]!.steps).to.deep.equal([
      { do: "reply", outgoing: says("Thank you") },
      { do: "close", codes: ["sold"] },
    ]);
  });

  it("is changed: to whom it gives, and whether it replies", async () => {
    const { desk, screen, chooses, field, opens, isClosed } = await aBox([], (given) => {
      given.macros = [aMacro("On", [{ do: "reply", outgoing: says("x") }, { do: "close" }])];
    });
    await opens("Edit");
    field("[type=checkbox]").click();
    chooses("#end", "give");
    await waitUntil(() => screen.all("dialog [aria-label='Give it to']").length > 0);
    screen.press("Save");
    await screen.shows("It does nothing yet.");
    chooses("[aria-label='Give it to']", JSON.stringify({ type: "queue", queue: "sales" }));
    screen.press("Save");

    await isClosed();
    expect(desk.sent("macro.save")[0]!.steps).to.deep.equal([
      { do: "give", to: { type: "queue", queue: "sales" } },
    ]);
  });
});
