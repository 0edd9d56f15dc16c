import { expect, fixture, html, waitUntil } from "@open-wc/testing";
import { sendKeys, sendMouse } from "@web/test-runner-commands";
import { openMenu } from "../../../gadget/shell/menu.ts";
import type { MenuEntries } from "../../../gadget/shell/menu.ts";
import { MENU_ITEMS, showPiece } from "../gallery/pieces.ts";

async function aMenu({
  items = MENU_ITEMS,
  dir = "ltr",
  note,
}: { items?: MenuEntries<string>; dir?: string; note?: string } = {}) {
  const frame = await fixture<HTMLElement>(html`<div dir=${dir}></div>`);
  const { stage, root } = await showPiece(
    { name: "", draw: () => html`<button id="more">More</button> <button id="other">Other</button>` },
    frame,
  );
  const heard: string[] = [];
  frame.addEventListener("keydown", ({ key }) => heard.push(key));
  const button = root.querySelector<HTMLElement>("#more")!;
  button.focus();
  const chosen = openMenu(button, "More for this conversation", items, note);
  /** The words of the item, without those below them. */
  const focused = () => {
    const label = root.activeElement?.querySelector(".label");
    const texts = [...(label?.childNodes ?? [])].filter((node) => node.nodeType === Node.TEXT_NODE);
    return texts.map((node) => node.textContent).join("") || root.activeElement?.id;
  };
  const menus = () => [...root.querySelectorAll<HTMLElement>("[role=menu]")];
  return { stage, root, button, chosen, focused, menus, heard };
}

const press = async (...keys: string[]) => {
  for (const key of keys) await sendKeys({ press: key });
};

describe("a menu", () => {
  it("opens at its first item, goes around by the arrows, and to the ends", async () => {
    const { focused, button } = await aMenu();
    expect(focused()).to.equal("Let other apps answer");
    expect(button.ariaExpanded).to.equal("true");

    await press("ArrowDown");
    expect(focused()).to.equal("Snooze");
    await press("ArrowUp", "ArrowUp");
    expect(focused()).to.equal("Block this customer");
    await press("ArrowDown");
    expect(focused()).to.equal("Let other apps answer");
    await press("End");
    expect(focused()).to.equal("Block this customer");
    await press("Home");
    expect(focused()).to.equal("Let other apps answer");
  });

  it("goes to what begins with the letters that are typed, and on by the same letter", async () => {
    const { focused } = await aMenu();

    await press("s");
    expect(focused()).to.equal("Snooze");
    await press("s");
    expect(focused()).to.equal("Show events");
    await press("h");
    expect(focused()).to.equal("Show events");
  });

  it("answers what was chosen by Enter, and gives the focus back", async () => {
    const { chosen, button, menus, focused } = await aMenu();

    await press("k", "Enter");

    expect(await chosen).to.equal("help");
    expect(menus()).to.have.lengthOf(0);
    expect(button.ariaExpanded).to.equal("false");
    expect(focused()).to.equal("more");
  });

  it("answers and is gone before the next key, also on a page that is late", async () => {
    const { chosen, menus, root } = await aMenu();
    let answered: string | null | undefined;
    void chosen.then((choice) => {
      answered = choice;
    });

    (root.activeElement as HTMLElement).click();

    expect(menus()).to.have.lengthOf(0);
    await Promise.resolve();
    expect(answered).not.to.equal(undefined);
  });

  for (const key of ["Escape", "Tab"]) {
    it(`closes by ${key} without a choice, and gives the focus back`, async () => {
      const { chosen, menus, focused } = await aMenu();

      await press(key);

      expect(await chosen).to.equal(null);
      expect(menus()).to.have.lengthOf(0);
      expect(focused()).to.equal("more");
    });
  }

  it("closes by a press beside it", async () => {
    const { chosen } = await aMenu();

    await sendMouse({ type: "click", position: [600, 500] });

    expect(await chosen).to.equal(null);
  });

  it("answers where the element it stands in goes", async () => {
    const { chosen, stage } = await aMenu();

    stage.remove();

    expect(await chosen).to.equal(null);
  });

  for (const [dir, onward, backward] of [
    ["ltr", "ArrowRight", "ArrowLeft"],
    ["rtl", "ArrowLeft", "ArrowRight"],
  ] as const) {
    it(`opens what an item holds by the arrow that points onward, and closes it by the other: ${dir}`, async () => {
      const { chosen, menus, focused } = await aMenu({ dir });

      await press("ArrowDown", onward);
      expect(focused()).to.equal("For an hour");
      expect(menus()).to.have.lengthOf(2);
      const [outer, inner] = menus().map((menu) => menu.getBoundingClientRect());
      if (dir === "ltr") expect(inner!.left).to.be.at.least(outer!.right - 8);
      else expect(inner!.right).to.be.at.most(outer!.left + 8);

      await press(backward);
      await waitUntil(() => menus().length === 1);
      expect(focused()).to.equal("Snooze");

      await press("Enter", "ArrowDown", "Enter");
      expect(await chosen).to.equal("day");
      expect(menus()).to.have.lengthOf(0);
    });
  }

  it("Escape closes the one that is open last", async () => {
    const { menus, focused } = await aMenu();
    await press("ArrowDown", "ArrowRight");

    await press("Escape");

    await waitUntil(() => menus().length === 1);
    expect(focused()).to.equal("Snooze");
  });

  it("says why something cannot be chosen, where the keys come to it", async () => {
    const { chosen, menus, focused, root } = await aMenu();

    await press("p", "Enter");

    expect(focused()).to.equal("Pass to another app");
    expect(root.activeElement!.textContent).to.include("No other app answers for this Page");
    expect(root.activeElement!.ariaDisabled).to.equal("true");
    expect(menus()).to.have.lengthOf(1);
    await press("Escape");
    expect(await chosen).to.equal(null);
  });

  it("has what cannot be undone at its end, behind a line", async () => {
    const { menus } = await aMenu({
      items: [
        { label: "Block", choice: "block", isGrave: true },
        { label: "Release", choice: "release" },
      ],
    });

    const lines = [...menus()[0]!.children].map((child) => child.textContent.trim() || child.localName);
    expect(lines).to.deep.equal(["Release", "hr", "Block"]);
  });

  it("says which are on", async () => {
    const { menus } = await aMenu();

    const checked = [...menus()[0]!.querySelectorAll("[role=menuitemcheckbox]")].map(
      (item) => item.ariaChecked,
    );
    expect(checked).to.deep.equal(["true", "false"]);
  });

  it("has a note below", async () => {
    const { menus, stage } = await aMenu({ note: "Meta tells less in Europe." });

    expect(menus()[0]!.lastElementChild!.textContent).to.equal("Meta tells less in Europe.");
    expect(menus()[0]!.ariaDescription).to.equal("Meta tells less in Europe.");
    await expect(stage).to.be.accessible();
  });

  it("keeps its keys from what is around it", async () => {
    const { heard } = await aMenu();

    await press("ArrowDown", "j", "F2", "Escape");

    expect(heard).to.deep.equal([]);
  });
});
