import { expect, waitUntil } from "@open-wc/testing";
import { setLanguage } from "../../../gadget/words/strings.ts";
import { deskOf, STATES } from "../states.ts";
import { aGadget } from "../support/a-gadget.ts";
import { BEN, MARIA } from "../support/builders.ts";
import type { Screen } from "../support/screen.ts";

afterEach(() => setLanguage("en"));

function aDesk() {
  return deskOf({ name: "", shows: "" });
}

describe("Arabic", () => {
  it("is written from the right in a page that is not, with its own digits and plurals", async () => {
    const { gadget, screen } = await aGadget(aDesk(), { conversation: MARIA, with: { lang: "ar-EG" } });
    await screen.shows("إرسال");

    const [list] = screen.all("fb-chat-list");
    const [thread] = screen.all("fb-chat-thread");
    expect(list!.getBoundingClientRect().left).to.be.greaterThan(thread!.getBoundingClientRect().left);
    const [section] = screen.all("section.gadget");
    expect([section!.dir, section!.lang]).to.deep.equal(["rtl", "ar"]);
    await expect(gadget).to.be.accessible();

    gadget.lang = "en";
    await screen.shows("Send");
    expect(list!.getBoundingClientRect().left).to.be.lessThan(thread!.getBoundingClientRect().left);
  });

  it("turns what points to the start of the line, and what is above everything", async () => {
    const { screen } = await aGadget(aDesk(), { conversation: MARIA, width: 360, with: { lang: "ar" } });
    await screen.shows("إرسال");

    const back = screen.button("العودة إلى القائمة").querySelector("svg")!;
    expect(getComputedStyle(back).transform).to.equal("matrix(-1, 0, 0, 1, 0, 0)");

    screen
      .all("fb-chat-thread-header")[0]!
      .dispatchEvent(new KeyboardEvent("keydown", { key: "?", bubbles: true, composed: true }));
    await waitUntil(() => screen.all<HTMLDialogElement>("dialog").some(({ open }) => open));
    expect(getComputedStyle(screen.all("dialog")[0]!).direction).to.equal("rtl");
  });

  it("cuts a name that runs from the left at its end", async () => {
    const desk = aDesk();
    const owner = { ...BEN, name: "Benjamin Maximilian Brandt-Oberhauser" };
    desk.changesRowQuietly(MARIA, { owner });
    const { screen } = await aGadget(desk, { conversation: MARIA, width: 320, with: { lang: "ar" } });
    await screen.shows("إرسال");

    const [name] = screen.all("fb-chat-thread-header .owner bdi");
    expect(name!.textContent).to.equal(owner.name);
    expect(name!.scrollWidth).to.be.greaterThan(name!.clientWidth);
    const { direction, textOverflow } = getComputedStyle(name!);
    expect([direction, textOverflow]).to.deep.equal(["ltr", "ellipsis"]);
  });

  for (const state of STATES) {
    it(`has room for everything in 320 px: ${state.name}`, async () => {
      const desk = deskOf(state);
      const { gadget, screen, frame } = await aGadget(desk, { ...state.options, width: 320, height: 460 });
      await state.act?.({ desk, gadget, screen });
      await setLanguage("ar");
      await waitUntil(() => screen.all("section.gadget")[0]?.dir === "rtl");
      await gadget.updateComplete;

      expect(buttonsOutside(screen, frame)).to.deep.equal([]);
    });
  }
});

/** Names of buttons that are not within the frame. Dialogs stand above the page. */
function buttonsOutside(screen: Screen, frame: HTMLElement): string[] {
  const { left, right } = frame.getBoundingClientRect();
  const outside = screen.buttons().filter((button) => {
    if (button.closest("dialog, [popover]") || isScrolled(button)) return false;
    const box = button.getBoundingClientRect();
    return box.right > right + 1 || box.left < left - 1;
  });
  return outside.map((button) => button.textContent.trim());
}

/** Part of a row that scrolls, as tabs and cards do. */
function isScrolled(element: Element): boolean {
  for (let around: Element | null = element; around; around = above(around)) {
    if (around.scrollWidth > around.clientWidth && /auto|scroll/.test(getComputedStyle(around).overflowX))
      return true;
  }
  return false;
}

function above(element: Element): Element | null {
  const root = element.getRootNode();
  return element.parentElement ?? (root instanceof ShadowRoot ? root.host : null);
}
