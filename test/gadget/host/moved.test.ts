import { expect, fixture, html, waitUntil } from "@open-wc/testing";
import { READ_MS } from "../../../gadget/session/reading.ts";
import type { FbChatGadget } from "../../../gadget/index.ts";
import { answering } from "../../../gadget/late/answering.ts";
import { aGadget } from "../support/a-gadget.ts";
import { ANNA, anEntry, aText, MARIA } from "../support/builders.ts";
import { FakeDesk } from "../support/fake-desk.ts";
import { anEnlargedPicture } from "../content/a-message.ts";
import { Screen } from "../support/screen.ts";

/** Another document of the page, with the room that the gadget has here. */
async function anotherDocument(): Promise<HTMLElement> {
  const frame = await fixture<HTMLIFrameElement>(html`<iframe width="900" height="640"></iframe>`);
  const { body } = frame.contentDocument!;
  body.style.margin = "0";
  body.style.blockSize = "640px";
  return body;
}

function aDesk() {
  const desk = new FakeDesk();
  desk.has({ conversation: MARIA, owner: ANNA }, [anEntry(1, { content: aText("I am Maria") })]);
  return desk;
}

async function atMaria() {
  const desk = aDesk();
  const all = await aGadget(desk, { conversation: MARIA });
  await all.screen.shows("I am Maria");
  await all.screen.shows("You can reply until");
  return { desk, ...all };
}

/** Every element of the gadget that has a shadow root, and whether it has the styles of its kind. */
function unstyled(root: Element): string[] {
  return [...root.querySelectorAll("*"), ...(root.shadowRoot?.querySelectorAll("*") ?? []), root].flatMap(
    (element) => {
      if (!element.shadowRoot) return [];
      const inner = element === root ? [] : unstyled(element);
      const rules = element.shadowRoot.adoptedStyleSheets.reduce(
        (sum, { cssRules }) => sum + cssRules.length,
        0,
      );
      return rules === 0 ? [element.localName, ...inner] : inner;
    },
  );
}

describe("a gadget that is moved to another document", () => {
  afterEach(() => {
    Reflect.deleteProperty(document, "hasFocus");
  });

  it("looks and works there as it did here, also what is drawn later", async () => {
    const { desk, gadget, screen } = await atMaria();
    const place = await anotherDocument();
    const look = () => {
      const row = screen.all("fb-chat-list-row button")[0]!;
      const { width, height } = row.getBoundingClientRect();
      return [
        width,
        height,
        getComputedStyle(row).backgroundColor,
        getComputedStyle(screen.box).borderRadius,
      ];
    };
    const before = look();

    place.append(gadget);
    await gadget.updateComplete;

    expect(gadget.ownerDocument).to.equal(place.ownerDocument);
    expect(look()).to.deep.equal(before);
    desk.customerWrites(MARIA, "Are you there?");
    await screen.shows("Are you there?", "fb-chat-entry");
    screen.write("Yes");
    screen.key("Enter");
    await waitUntil(() => desk.sent("message.send").length === 1);
    expect(unstyled(gadget)).to.deep.equal([]);
  });

  it("is looked at there, whatever the page it came from does", async () => {
    const { desk, gadget, screen } = await atMaria();
    const place = await anotherDocument();
    place.append(gadget);
    place.ownerDocument.defaultView!.frameElement!.scrollIntoView();
    await answering.load();
    // A window of its own has the focus, and its page is behind it.
    document.hasFocus = () => false;
    place.ownerDocument.hasFocus = () => true;
    const told = () => desk.sent("thread.seen").map(({ entry }) => entry);

    desk.customerWrites(MARIA, "Are you there?");
    await screen.shows("Are you there?", "fb-chat-entry");

    // When it is seen there is the browser's to say; from then on it must be read for a while.
    const isTold = async () => {
      await desk.platform.clock.advance(READ_MS);
      return told().includes(2);
    };
    await waitUntil(isTold, "it is not looked at");
  });

  it("has its dialogs there", async () => {
    const { gadget, screen } = await atMaria();
    const place = await anotherDocument();
    place.append(gadget);
    await gadget.updateComplete;

    screen.press("More for this conversation");
    await screen.shows("Move to spam");
    expect(getComputedStyle(screen.all("[role=menu]")[0]!).paddingLeft).to.equal("4px");
    screen.press("Move to spam");
    await screen.shows("Reason, shown to colleagues");

    const [dialog] = screen.all<HTMLDialogElement>("dialog");
    expect(dialog!.open).to.equal(true);
    expect(dialog!.parentElement!.matches(":popover-open")).to.equal(true);
    expect(getComputedStyle(dialog!).paddingLeft).to.equal("16px");
    screen.press("Cancel");
    await screen.hides("Reason, shown to colleagues");
  });

  it("comes back as it went", async () => {
    const { gadget, frame } = await atMaria();
    const sheets = [...gadget.shadowRoot!.adoptedStyleSheets];
    const place = await anotherDocument();

    place.append(gadget);
    expect(gadget.shadowRoot!.adoptedStyleSheets).to.not.include.members(sheets);
    frame.append(gadget);

    expect([...gadget.shadowRoot!.adoptedStyleSheets]).to.deep.equal(sheets);
  });

  it("may be made here and shown there first", async () => {
    await answering.load();
    const place = await anotherDocument();
    const gadget: FbChatGadget = document.createElement("fb-chat-gadget");
    const { platform } = aDesk();
    Object.assign(gadget, { platform, tokenProvider: () => "token", conversation: MARIA });

    place.append(gadget);

    await new Screen(gadget).shows("I am Maria");
    expect(unstyled(gadget)).to.deep.equal([]);
  });

  it("may wait in one that is on no screen", async () => {
    const { gadget, screen, frame } = await atMaria();

    document.implementation.createHTMLDocument().body.append(gadget);
    await gadget.updateComplete;
    frame.append(gadget);

    await screen.shows("I am Maria");
    expect(unstyled(gadget)).to.deep.equal([]);
  });
});

describe("a dialog of a gadget that is moved", () => {
  it("is closed, and can be opened again", async () => {
    const { gadget, screen, frame } = await atMaria();
    screen.press("Insert an emoji");
    await screen.shows("😀");

    frame.append(gadget);
    await screen.hides("😀");

    expect(screen.all(".popover")).to.deep.equal([]);
    screen.press("Insert an emoji");
    await screen.shows("😀");
    screen.all(".popover")[0]!.hidePopover();
  });

  it("is closed where it shows a picture", async () => {
    const { gadget, screen, frame } = await anEnlargedPicture();

    frame.append(gadget);

    expect(screen.all("fb-chat-viewer")).to.deep.equal([]);
  });
});
