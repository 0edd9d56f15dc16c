import { expect, waitUntil } from "@open-wc/testing";
import type { SavedTemplate } from "../../../worker/protocol/library/saved-template.ts";
import { BUILT } from "../builder-states.ts";
import { chooses, someTemplates } from "../library-states.ts";
import { aGadget } from "../support/a-gadget.ts";
import { anEntry, aWelcome, MARIA } from "../support/builders.ts";
import { fieldsOf, hasBegun, opensBuilder } from "../support/building.ts";
import { FakeDesk } from "../support/fake-desk.ts";
import { aTemplate, opensTemplates } from "../support/keeping.ts";
import { nameOf } from "../support/screen.ts";

async function aBox(
  templates: SavedTemplate[] = someTemplates(),
  prepare: (desk: FakeDesk) => void = () => {},
) {
  const desk = new FakeDesk();
  desk.has({ conversation: MARIA }, [anEntry(1)]);
  desk.templates = templates;
  prepare(desk);
  const all = await aGadget(desk, { conversation: MARIA });
  const { screen } = all;
  await screen.shows("You can reply until");
  const sent = () => desk.sent("message.send").map(({ outgoing }) => outgoing);
  const listed = () => screen.all("fb-chat-templates .name").map((it) => screen.textOf(it));
  const search = () => screen.all<HTMLInputElement>("fb-chat-templates [role=combobox]")[0]!;
  const within = (tag: string, name: string) => {
    const button = screen.all<HTMLButtonElement>(`${tag} button`).find((it) => nameOf(it) === name);
    if (!button) throw new Error(`No "${name}" in ${tag}`);
    return button;
  };
  const isBack = () => screen.all("dialog").length === 0;
  return { desk, sent, listed, search, within, isBack, ...all };
}

/** As if it were typed into a field. */
function types(field: HTMLInputElement, text: string): void {
  field.value = text;
  field.dispatchEvent(new InputEvent("input", { bubbles: true, composed: true }));
}

const inCharge = (desk: FakeDesk) => {
  desk.welcome = aWelcome({ rights: ["read", "answer", "configure_desk"] }, "supervisor");
};

describe("the templates", () => {
  it("are not offered where the Worker keeps none", async () => {
    const { screen } = await aBox([], (desk) => {
      desk.welcome = aWelcome({ features: ["outgoing", "send_kinds"] });
      hasBegun(desk, BUILT["buttons"]!.built);
    });

    await opensBuilder(screen, "Buttons");

    expect(screen.buttons("Save as template")).to.deep.equal([]);
    expect(screen.buttons("Templates")).to.deep.equal([]);
  });

  it("say what to do where there are none, and that they could not be had", async () => {
    const { screen } = await aBox([]);
    await opensTemplates(screen);
    await screen.shows("There are no templates yet.");

    const other = await aBox(someTemplates(), (desk) => {
      desk.refuse("templates.list", { code: "not_allowed" });
    });
    await opensTemplates(other.screen);
    await other.screen.shows("could not be loaded");
    other.screen.press("Try again");
    await other.screen.shows("A choice of lamps");
  });

  it("are found by their words, in any order and without their accents", async () => {
    const { screen, search, listed } = await aBox([
      aTemplate({ name: "Café", outgoing: { kind: "text", text: "Open until nine" } }),
      aTemplate({ name: "Lamp" }),
    ]);
    await opensTemplates(screen);
    await waitUntil(() => screen.focused === search(), "the search has not the focus");

    types(search(), "nine cafe");
    await waitUntil(() => listed().length === 1);
    expect(listed()).to.deep.equal(["Café"]);
    types(search(), "chair");
    await screen.shows("No template has these words.");
  });

  it("are gone through by the arrows, and Enter leads to what can be done", async () => {
    const { screen, search, sent, isBack } = await aBox();
    await opensTemplates(screen);

    for (const _ of [1, 2, 3, 4]) screen.pressKey("ArrowDown");
    await waitUntil(() => search().getAttribute("aria-activedescendant") === "at-4");
    screen.pressKey("Enter");
    await waitUntil(() => screen.focused?.id === "use", "the focus is not at Send");
    expect(sent()).to.deep.equal([]);
    screen.focused!.click();

    await waitUntil(() => sent().length === 1);
    expect(sent()).to.deep.equal([{ kind: "sticker", stickerId: "369239263222822" }]);
    await waitUntil(isBack);
    await waitUntil(() => screen.focused === screen.box, "the focus is not in the box");
  });

  it("are made of the words in the box, too", async () => {
    const { screen, desk, within } = await aBox([]);
    screen.write("We are open until six.");
    await opensTemplates(screen);
    await screen.shows("There are no templates yet.");
    screen.press("Save these words");
    await waitUntil(() => screen.all("fb-chat-save-template #name").length > 0);

    types(screen.all<HTMLInputElement>("fb-chat-save-template #name")[0]!, "Opening hours");
    within("fb-chat-save-template", "Save").click();

    await waitUntil(() => desk.sent("template.save").length === 1);
    expect(desk.sent("template.save")[0]).to.deep.include({
      ...{ name: "Opening hours", scope: "mine", outgoing: { kind: "text", text: "We are open until six." } },
    });
  });

  it("offer to keep no words where there are none", async () => {
    const { screen } = await aBox();
    await opensTemplates(screen);
    await screen.shows("A choice of lamps");

    expect(screen.buttons("Save these words")).to.deep.equal([]);
  });

  it("with blanks ask for them, and are looked at before they leave", async () => {
    const { screen, within, sent } = await aBox();
    await opensTemplates(screen);
    chooses(screen, "It is on its way");
    await screen.shows("Fill in");
    screen.press("Fill in");
    const blanks = () => screen.all<HTMLInputElement>("fb-chat-fill-blanks input");
    await waitUntil(() => blanks().length === 2);
    expect(blanks().map(({ value }) => value)).to.deep.equal(["Maria", ""]);

    screen.press("Continue");
    await screen.shows("This is needed.");
    expect(screen.focused?.id).to.equal("blank-1");
    types(blanks()[1]!, "1038");
    await screen.shows("Maria, your order 1038 left our warehouse.", "fb-chat-fill-blanks fb-chat-shown");
    types(blanks()[1]!, "{{customer.first_name}}/1");
    screen.press("Continue");

    await waitUntil(() => fieldsOf(screen, "Message").length > 0, "no builder");
    expect(fieldsOf(screen, "Message")[0]!.value).to.contain("Maria, your order {{customer.first_name}}/1");
    expect(fieldsOf(screen, "Address")[0]!.value).to.equal(
      "https://shop.example/orders/%7B%7Bcustomer.first_name%7D%7D%2F1",
    );
    // What looks like a blank is none: it is what the agent wrote.
    await waitUntil(() => within("fb-chat-builder", "Send").ariaDisabled === "false");
    within("fb-chat-builder", "Send").click();
    await waitUntil(() => sent().length === 1);
  });

  it("that Messenger would refuse say why, and cannot be sent", async () => {
    const { screen, sent } = await aBox();
    await opensTemplates(screen);

    chooses(screen, "Old voucher");
    await screen.shows("Code: A code must be one word.");
    const use = screen.all<HTMLButtonElement>("fb-chat-templates #use")[0]!;
    expect(use.ariaDisabled).to.equal("true");
    use.click();

    expect(sent()).to.deep.equal([]);
    expect(screen.all("fb-chat-templates")).to.have.length(1);
  });

  it("of everyone are changed and deleted by who may, and copied by all", async () => {
    const { screen, desk } = await aBox();
    await opensTemplates(screen);
    chooses(screen, "Greeting");
    await screen.shows("By Ben");
    expect(screen.buttons("Delete")).to.deep.equal([]);
    expect(screen.buttons("Edit")).to.deep.equal([]);

    screen.press("Duplicate");

    await screen.shows("Greeting (copy)");
    expect(desk.templates.at(-1)).to.deep.include({ name: "Greeting (copy)", scope: "mine" });
  });

  it("are deleted once that is said twice", async () => {
    const { screen, desk, listed } = await aBox(someTemplates(), inCharge);
    await opensTemplates(screen);
    chooses(screen, "Greeting");
    await screen.shows("By Ben");

    screen.press("Delete");
    await screen.shows("Delete “Greeting” for good?");
    await waitUntil(() => screen.focused?.id === "stay");
    screen.press("Keep it");
    await waitUntil(() => screen.focused?.id === "delete");
    expect(desk.sent("template.delete")).to.deep.equal([]);
    screen.press("Delete");
    await screen.shows("for good?");
    screen.press("Delete");

    await waitUntil(() => !listed().includes("Greeting"));
    expect(desk.sent("template.delete")).to.have.length(1);
    expect(screen.focused?.role).to.equal("combobox");
  });

  it("are changed in the builder, where nothing is sent", async () => {
    const { screen, desk, within, sent, listed } = await aBox(someTemplates(), inCharge);
    await opensTemplates(screen);
    chooses(screen, "It is on its way");
    await screen.shows("Follow it");
    screen.press("Edit");
    const name = () => screen.all<HTMLInputElement>("fb-chat-save-template #name")[0];
    await waitUntil(() => name()?.value === "It is on its way", "no name");
    const buttons = screen.all("fb-chat-builder button").map(nameOf);
    expect(buttons).to.not.include("Send");

    types(name()!, "On its way");
    within("fb-chat-save-template", "Save").click();

    await waitUntil(() => listed().includes("On its way"), "not back in the list");
    expect(desk.templates).to.have.length(5);
    expect(sent()).to.deep.equal([]);
  });

  it("are as colleagues leave them, while they are looked at", async () => {
    const { screen, desk, listed } = await aBox();
    await opensTemplates(screen);
    await waitUntil(() => listed().length === 5);

    desk.templates = [aTemplate({ name: "New" })];
    desk.push({ type: "templates" });

    await waitUntil(() => listed().join() === "New");
  });
});

describe("what is built", () => {
  it("is kept as a template, under a name, and stays as it is", async () => {
    const { screen, desk, within } = await aBox([], (given) => {
      inCharge(given);
      hasBegun(given, BUILT["buttons"]!.built);
    });
    await opensBuilder(screen, "Buttons");
    await screen.shows("Save as template");
    screen.press("Save as template");
    await screen.shows("Name of the template");
    await waitUntil(() => screen.focused?.id === "name");

    within("fb-chat-save-template", "Save").click();
    await screen.shows("It needs a name.");
    types(screen.focused as HTMLInputElement, "Where it is");
    screen
      .all<HTMLInputElement>("fb-chat-save-template input[type=radio]")
      .find(({ value }) => value === "desk")!
      .click();
    within("fb-chat-save-template", "Save").click();

    await screen.shows("It is saved as a template.");
    expect(desk.templates).to.have.length(1);
    const outgoing = BUILT["buttons"]!.built;
    expect(desk.templates[0]).to.deep.include({ name: "Where it is", scope: "desk", outgoing });
    await waitUntil(() => screen.focused?.id === "keep");
  });

  it("is an agent's own where they may not keep it for everyone, and why it is not kept is said", async () => {
    const { screen, desk, within } = await aBox([], (given) => {
      hasBegun(given, BUILT["buttons"]!.built);
      given.refuse("template.save", { code: "not_kept", path: "scope", why: "too_many", limit: 50 });
    });
    await opensBuilder(screen, "Buttons");
    await screen.shows("Save as template");
    screen.press("Save as template");
    await waitUntil(() => screen.focused?.id === "name");
    expect(screen.all("fb-chat-save-template input[type=radio]")).to.deep.equal([]);

    types(screen.focused as HTMLInputElement, "Where it is");
    within("fb-chat-save-template", "Save").click();

    await screen.shows("There are 50 templates already.");
    expect(desk.templates).to.deep.equal([]);
  });

  it("says before it has a name that a picture from this computer is not kept", async () => {
    const image = { file: "file_0001" };
    const { screen } = await aBox([], (desk) => {
      hasBegun(desk, {
        kind: "template",
        template: { type: "coupon", title: "10 %", couponCode: "TEN", image },
      });
    });
    await opensBuilder(screen, "Coupon");

    screen.press("Save as template");

    await screen.shows("A picture from this computer cannot be kept in a template.");
  });

  it("is not sent while it has blanks", async () => {
    const { screen, within, sent } = await aBox([], (desk) => {
      hasBegun(desk, { kind: "text", text: "Hello {{who}}" });
    });
    await opensBuilder(screen, "Quick replies");

    await screen.shows("{{who}} is not filled in.");
    within("fb-chat-builder", "Send").click();

    expect(sent()).to.deep.equal([]);
  });
});
