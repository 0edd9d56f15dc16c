import { expect } from "@open-wc/testing";
import { anEnlargedPicture } from "../content/a-message.ts";
import { deskOf, STATES } from "../states.ts";
import { aGadget } from "../support/a-gadget.ts";
import { inheritedProperties } from "../support/inherited.ts";

/** What a page decides for the gadget as for the rest of it: which way it reads, what is hidden, inert, or dark. */
const OFFERED = ["direction", "visibility", "pointer-events", "interactivity", "color-scheme"];

type Rule = readonly [name: string, value: string];

/** All that is drawn in shadow roots: what stands in slots is the page's own. */
function inside(root: Element | ShadowRoot): Element[] {
  return [...root.children].flatMap((element) => [
    ...(element.localName === "slot" ? [] : [element]),
    ...(element.shadowRoot ? inside(element.shadowRoot) : []),
    ...inside(element),
  ]);
}

/** What each element looks like, as far as that can come from around it. */
function looks(elements: Element[], names: string[]): Rule[][] {
  return elements.map((element) => {
    const style = getComputedStyle(element);
    return names.map((name) => [name, style.getPropertyValue(name)]);
  });
}

function differences(elements: Element[], before: Rule[][], after: Rule[][]): string[] {
  return elements.flatMap((element, at) =>
    after[at]!.flatMap(([name, value], which) => {
      const was = before[at]![which]![1];
      return value === was ? [] : [`${element.localName} ${element.className}: ${name} ${was} → ${value}`];
    }),
  );
}

/** Rules of a page that thought of nobody else: on all that is around the gadget, and on the element itself. */
function hostile(frame: HTMLElement, rules: Rule[]): HTMLStyleElement {
  const sheet = document.createElement("style");
  const text = rules.map(([name, value]) => `${name}: ${value} !important`).join("; ");
  frame.classList.add("hostile");
  sheet.textContent = `.hostile, .hostile * { ${text} }`;
  document.head.append(sheet);
  return sheet;
}

describe("styles of the page around", () => {
  const inherited = inheritedProperties();
  const isOffered = ([name]: Rule) => OFFERED.includes(name);
  const offered = [...inherited].filter((rule) => isOffered(rule));
  const kept = [...inherited].filter((rule) => !isOffered(rule));
  const names = kept.map(([name]) => name);
  let sheet: HTMLStyleElement | undefined;

  afterEach(() => sheet?.remove());

  function expectNothingIn(gadget: HTMLElement, frame: HTMLElement) {
    const elements = inside(gadget.shadowRoot!);
    const before = looks(elements, names);
    sheet = hostile(frame, kept);
    expect(getComputedStyle(gadget).letterSpacing).to.equal("1px");
    expect(differences(elements, before, looks(elements, names))).to.deep.equal([]);
  }

  it("are known in full", () => {
    expect(inherited.size).to.be.at.least(100);
    expect(names).to.include.members(["text-align", "letter-spacing", "user-select", "line-height"]);
    expect(offered.map(([name]) => name)).to.have.members(OFFERED);
  });

  for (const state of STATES) {
    it(`do not get in: ${state.name}`, async () => {
      const desk = deskOf(state);
      const { gadget, screen, frame } = await aGadget(desk, state.options);
      await state.act?.({ desk, gadget, screen });
      await screen.shows(state.shows);

      expectNothingIn(gadget, frame);
    });
  }

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
