import { expect } from "@open-wc/testing";
import { anEnlargedPicture } from "../content/a-message.ts";
import { deskOf, STATES } from "../states.ts";
import { aGadget } from "../support/a-gadget.ts";
import { inheritedProperties } from "../support/inherited.ts";
import {
  differences,
  expectNothingIn,
  hostile,
  inside,
  kept,
  looks,
  OFFERED,
} from "../support/page-styles.ts";

describe("styles of the page around", () => {
  const inherited = inheritedProperties();
  const offered = [...inherited].filter(([name]) => OFFERED.includes(name));
  const names = kept().map(([name]) => name);
  let sheet: HTMLStyleElement | undefined;

  afterEach(() => sheet?.remove());

  it("are known in full", () => {
    expect(inherited.size).to.be.at.least(100);
    expect(names).to.include.members(["text-align", "letter-spacing", "user-select", "line-height"]);
    expect(offered.map(([name]) => name)).to.have.members(OFFERED);
  });

  it("do not get into the viewer, which lies above everything", async () => {
    const { gadget, screen, frame } = await anEnlargedPicture();

    expectNothingIn(gadget, frame);
    screen.press("Close");
  });

  it("make all of it hidden, inert, dark and read from the right, as the rest of the page", async () => {
    const { gadget, frame } = await aGadget(deskOf(STATES[0]!), STATES[0]!.options);

    sheet = hostile(frame, [
      ["direction", "rtl"],
      ["visibility", "hidden"],
      ["pointer-events", "none"],
      ["interactivity", "inert"],
      ["color-scheme", "dark"],
    ]);

    const elements = inside(gadget.shadowRoot!);
    const text = elements.filter(({ localName }) => localName.startsWith("fb-chat-"));
    expect(new Set(looks(text, OFFERED).map((look) => look.join()))).to.deep.equal(
      new Set(["direction,rtl,visibility,hidden,pointer-events,none,interactivity,inert,color-scheme,dark"]),
    );
  });
});

describe("dialogs and menus", () => {
  const names = [...inheritedProperties().keys()];

  for (const state of STATES.filter(({ name }) =>
    [
      "more-for-a-conversation",
      "blocking-a-customer",
      "emoji-picker",
      "desk-settings",
      "keyboard-help",
    ].includes(name),
  )) {
    it(`are written as the gadget is, wherever they were opened: ${state.name}`, async () => {
      const desk = deskOf(state);
      const { gadget, screen } = await aGadget(desk, state.options);
      await state.act?.({ desk, gadget, screen });
      await screen.shows(state.shows);
      const [dialog] = screen.all("dialog, [role=menu], .popover");
      const [section] = screen.all("section.gadget");

      expect(differences([dialog!], looks([section!], names), looks([dialog!], names))).to.deep.equal([]);
    });
  }
});
