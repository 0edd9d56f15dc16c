import { expect, waitUntil } from "@open-wc/testing";
import { setLanguage } from "../../../gadget/words/strings.ts";
import { deskOf } from "../states.ts";
import { aGadget } from "../support/a-gadget.ts";
import { BEN, MARIA } from "../support/builders.ts";

afterEach(() => setLanguage("en"));

function aDesk() {
  return deskOf({ name: "", shows: "" });
}

describe("Arabic", () => {
  it("is written from the right in a page that is not, with its own digits and plurals", async () => {
    const { gadget, screen } = await aGadget(aDesk(), { conversation: MARIA, with: { lang: "ar-EG" } });
    await screen.shows("إرسال");

    const [list] = screen.all("fb-chat-list-pane");
    const [thread] = screen.all("fb-chat-thread-pane");
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
});
