import { expect, fixture, html, waitUntil } from "@open-wc/testing";
import type { FbChatGadget } from "../../../gadget/index.ts";
import { answering } from "../../../gadget/late/answering.ts";
import { deskOf } from "../states.ts";
import { aGadget } from "../support/a-gadget.ts";
import { MARIA, PAGE } from "../support/builders.ts";
import { Screen } from "../support/screen.ts";

/** What a page around hears of keys, on its way to the window and on the element itself. */
function listen(gadget: HTMLElement): string[] {
  const heard: string[] = [];
  const hear = (event: Event) => heard.push(`${event.type} ${(event as KeyboardEvent).key ?? ""}`.trim());
  for (const type of ["keydown", "keypress", "keyup", "input"]) {
    for (const where of [gadget, document.body]) where.addEventListener(type, hear);
    after.push(() => {
      document.body.removeEventListener(type, hear);
    });
  }
  return heard;
}

const after: (() => void)[] = [];
afterEach(() => {
  for (const run of after.splice(0)) run();
});

async function atMaria(rows = 3) {
  const desk = deskOf({ name: "", shows: "" });
  for (let n = 0; n < rows - 3; n++) desk.has({ conversation: `${PAGE}:8${n}` });
  const all = await aGadget(desk, { conversation: MARIA });
  await all.screen.shows("You can reply until");
  /** The whole way of a key, as a person presses it. */
  const press = (key: string, init: KeyboardEventInit = {}) => {
    const options = { key, code: key, bubbles: true, composed: true, cancelable: true, ...init };
    all.screen.focused?.dispatchEvent(new KeyboardEvent("keydown", options));
    all.screen.focused?.dispatchEvent(new KeyboardEvent("keypress", options));
    all.screen.focused?.dispatchEvent(new KeyboardEvent("keyup", options));
  };
  return { desk, press, heard: listen(all.gadget), ...all };
}

const ALL = (key: string) =>
  [`keydown ${key}`, `keypress ${key}`, `keyup ${key}`].flatMap((one) => [one, one]);

describe("keys of the gadget", () => {
  it("stay in it where something is typed, with what they write; commands come through", async () => {
    const { screen, press, heard } = await atMaria();
    screen.write("j");

    for (const key of ["j", "Enter", "ArrowLeft", "Backspace", "Process"]) press(key);
    press("Escape", { isComposing: true });
    press("@", { ctrlKey: true, modifierAltGraph: true });

    expect(heard).to.deep.equal([]);
    press("s", { ctrlKey: true });
    expect(heard).to.deep.equal(ALL("s"));
  });

  it("are its own where it follows them: Escape out of the box, and the page's where it does not", async () => {
    const { gadget, press, heard } = await atMaria();
    await gadget.focusComposer();

    press("Escape");
    expect(heard).to.deep.equal([]);
    press("Escape");
    expect(heard).to.deep.equal(ALL("Escape"));
  });

  it("that move and press stay, those that mean nothing to it do not", async () => {
    const { screen, press, heard } = await atMaria();
    screen.all("fb-chat-list-row button")[0]!.focus();

    for (const key of ["ArrowDown", "End", "PageUp", "Enter", " "]) press(key);
    screen.all("fb-chat-list-pane input")[0]!.focus();
    for (const key of ["m", "ArrowDown"]) press(key);
    screen.all("fb-chat-entries .scroller")[0]!.focus();
    for (const key of ["PageDown", "ArrowUp"]) press(key);
    press("?");

    expect(heard).to.deep.equal([]);
    await screen.shows("Keyboard shortcuts");
    screen.all("dialog button")[0]!.click();
    await screen.hides("Keyboard shortcuts");
    press("j");
    expect(heard).to.deep.equal(ALL("j"));
  });

  it("stay in a dialog", async () => {
    const { screen, press, heard } = await atMaria();
    screen.all("fb-chat-list-row button")[0]!.focus();
    screen.pressKey("?");
    await screen.shows("Keyboard shortcuts");

    for (const key of ["Tab", "F2", "j", "ArrowRight", "Escape"]) press(key);

    expect(heard).to.deep.equal([]);
    await screen.hides("Keyboard shortcuts");
  });

  it("stay in a popover", async () => {
    const { screen, press, heard } = await atMaria();
    screen.press("Insert an emoji");
    await screen.shows("😀");

    for (const key of ["Escape", "Tab", "F2", "j", "ArrowRight"]) press(key);

    expect(heard).to.deep.equal([]);
    screen.all(".popover")[0]!.hidePopover();
  });

  it("stay in a menu", async () => {
    const { screen, press, heard } = await atMaria();
    screen.press("More for this conversation");
    await screen.shows("Move to spam");

    for (const key of ["Escape", "F2", "j", "ArrowRight", "Tab"]) press(key);

    expect(heard).to.deep.equal([]);
    await screen.hides("Move to spam");
  });

  it("reach a dialog also after a click beside its buttons", async () => {
    const { screen } = await atMaria();
    screen.all("fb-chat-list-row button")[0]!.focus();
    screen.pressKey("?");
    await screen.shows("Keyboard shortcuts");

    // What the browser does with such a click.
    screen.focused!.blur();

    await waitUntil(() => screen.focused?.localName === "dialog");
    screen.all<HTMLDialogElement>("dialog")[0]!.close();
  });

  it("are its own on the way up too, when they closed a dialog on the way down", async () => {
    const { screen, heard } = await atMaria();
    screen.all("fb-chat-list-row button")[0]!.focus();
    screen.pressKey("?", { code: "Slash" });
    await screen.shows("Keyboard shortcuts");

    screen.pressKey("Escape", { code: "Escape" });
    await screen.hides("Keyboard shortcuts");
    const up = { key: "Escape", code: "Escape", bubbles: true, composed: true };
    screen.focused!.dispatchEvent(new KeyboardEvent("keyup", up));

    expect(heard).to.deep.equal([]);
  });

  it("empty the filter with Escape, and are the page's where it is empty", async () => {
    const { screen, press, heard } = await atMaria(12);
    const filter = screen.all<HTMLInputElement>("fb-chat-list-pane input")[0]!;
    filter.focus();
    filter.value = "Ma";

    press("Escape");
    expect(heard).to.deep.equal([]);

    filter.value = "";
    press("Escape");
    expect(heard).to.deep.equal(ALL("Escape"));
  });
});

describe("keys in a slot", () => {
  it("are the page's, whatever they mean to the gadget elsewhere", async () => {
    await answering.load();
    const desk = deskOf({ name: "", shows: "" });
    const gadget = await fixture<FbChatGadget>(html`
      <fb-chat-gadget .platform=${desk.platform} .tokenProvider=${() => "token"} conversation=${MARIA}>
        <p slot="customer"><input aria-label="Note" /><b contenteditable="true">Name</b></p>
      </fb-chat-gadget>
    `);
    const screen = new Screen(gadget);
    await screen.shows("You can reply until");
    const heard = listen(gadget);

    for (const field of gadget.querySelectorAll<HTMLElement>("input, b")) {
      field.focus();
      for (const key of ["r", "Enter", "Escape"]) expect(screen.pressKey(key)).to.equal(true);
      field.dispatchEvent(new InputEvent("input", { bubbles: true, composed: true }));
      expect(heard.splice(0)).to.deep.equal(
        ["keydown r", "keydown Enter", "keydown Escape", "input"].flatMap((one) => [one, one]),
      );
      expect(document.activeElement).to.equal(field);
    }
  });
});

describe("a form around the gadget", () => {
  it("is not changed by what is written in it", async () => {
    const { screen, heard } = await atMaria();

    screen.write("Hello");

    await waitUntil(() => screen.box.value === "Hello");
    expect(heard).to.deep.equal([]);
  });
});
