import { expect, fixture, html, waitUntil } from "@open-wc/testing";
import { sendKeys } from "@web/test-runner-commands";
import { PIECES, showPiece } from "../gallery/pieces.ts";
import type { Piece } from "../gallery/pieces.ts";
import { badge } from "../../../gadget/shell/badge.ts";
import { chip } from "../../../gadget/shell/chip.ts";
import { segmented } from "../../../gadget/shell/segmented.ts";
import { progressBar, progressRing } from "../../../gadget/shell/progress.ts";
import { skeletonRows } from "../../../gadget/shell/skeleton.ts";
import { emptyState } from "../../../gadget/shell/empty-state.ts";
import { avatarStack } from "../../../gadget/people/avatar-stack.ts";
import { icons } from "../../../gadget/shell/icons.ts";
import { Screen } from "../support/screen.ts";

const DIALOG = PIECES.find(({ name }) => name === "piece-dialog")!;

/** WCAG 2.2, 2.5.8: what a finger can hit. */
const TARGET_PX = 24;

async function show(piece: Piece, size = {}, dir = "ltr") {
  const frame = await fixture<HTMLElement>(html`<div dir=${dir}></div>`);
  return { frame, ...(await showPiece(piece, frame, size)) };
}

async function draw(content: unknown) {
  const all = await show({ name: "", draw: () => content });
  return { ...all, screen: new Screen(all.stage) };
}

describe("every piece", () => {
  for (const piece of PIECES) {
    it(`passes axe, and can be hit: ${piece.name}`, async () => {
      const { stage, root } = await show(piece);

      await expect(stage).to.be.accessible();
      const small = [...root.querySelectorAll("button")].filter((button) => {
        const { width, height } = button.getBoundingClientRect();
        return button.checkVisibility() && (width < TARGET_PX || height < TARGET_PX);
      });
      expect(small.map((button) => button.textContent.trim())).to.deep.equal([]);
    });

    it(`fits where there is little room, read from the right: ${piece.name}`, async () => {
      const { stage, root } = await show(piece, { width: 320, height: 480 }, "rtl");

      const box = stage.getBoundingClientRect();
      const beyond = [
        ...root.querySelectorAll<HTMLElement>("button, input, label, p, dialog, .floating"),
      ].filter((element) => {
        const { left, right } = element.getBoundingClientRect();
        // A menu needs the room of the window alone.
        const isMenu = element.closest("[popover]") !== null;
        const [from, to] = isMenu ? [0, document.documentElement.clientWidth] : [box.left, box.right];
        return element.checkVisibility() && (left < from - 1 || right > to + 1);
      });
      expect(beyond.map((element) => element.outerHTML)).to.deep.equal([]);
    });
  }
});

describe("a chip", () => {
  it("goes by a button with a name of its own", async () => {
    let isRemoved = false;
    const onRemove = () => {
      isRemoved = true;
    };
    const { screen } = await draw(chip({ label: "Refund", removes: "Take Refund away", onRemove }));

    screen.press("Take Refund away");

    expect(isRemoved).to.equal(true);
  });
});

describe("a badge", () => {
  it("shows no more than 99 and says how many there are; nothing for none", async () => {
    const { root, screen } = await draw(html`${badge(250, "250 new messages")}${badge(0, "none")}`);

    expect(root.querySelectorAll(".badge")).to.have.lengthOf(1);
    expect(screen.text()).to.include("99+").and.include("250 new messages");
  });
});

describe("a stack of avatars", () => {
  it("shows the first of many, and says all of them", async () => {
    const names = ["Ben Brandt", "Cleo Chen", "Dana Diaz", "Emil Ek"];
    const { root, screen } = await draw(avatarStack(names, "Four are looking too"));

    expect(root.querySelectorAll("fb-chat-avatar")).to.have.lengthOf(3);
    expect(screen.text()).to.include("+1").and.include("Four are looking too");
  });
});

describe("a segmented control", () => {
  it("is a group of radio buttons, and tells what was chosen", async () => {
    const chosen: string[] = [];
    const options = [
      ["latest", "Latest first"],
      ["waiting", "Waits longest first"],
    ] as const;
    const { root } = await draw(
      segmented("sort", "Sort", options, "latest", (value) => {
        chosen.push(value);
      }),
    );
    const [latest, waiting] = root.querySelectorAll("input");
    expect(latest!.checked).to.equal(true);

    waiting!.click();

    expect(chosen).to.deep.equal(["waiting"]);
    expect(root.querySelector("[role=radiogroup]")!.ariaLabel).to.equal("Sort");
  });
});

describe("progress", () => {
  it("says how far it is, or that nobody knows", async () => {
    const { root } = await draw(
      html`${progressBar(0.4, "a")}${progressBar(null, "b")}${progressRing(0.7, "c")}${progressRing(null, "d")}`,
    );
    const bars = [...root.querySelectorAll("progress")].map(({ position }) => position);
    const rings = [...root.querySelectorAll("svg.ring")].map((ring) => ring.getAttribute("aria-valuenow"));

    expect(bars).to.deep.equal([0.4, -1]);
    expect(rings).to.deep.equal(["70", null]);
  });
});

describe("an empty state", () => {
  it("leads to what is next", async () => {
    let isPressed = false;
    const onPress = () => {
      isPressed = true;
    };
    const { screen } = await draw(
      emptyState({ icon: icons.check, words: "All done.", next: { label: "Show what waits", onPress } }),
    );

    screen.press("Show what waits");

    expect(isPressed).to.equal(true);
  });
});

describe("a skeleton", () => {
  it("is not seen at once", async () => {
    const { root } = await draw(skeletonRows());
    const [skeleton] = root.querySelectorAll(".skeleton");

    const [animation] = skeleton!.getAnimations();

    expect(animation!.effect!.getTiming()).to.include({ delay: 150, fill: "backwards" });
    animation!.pause();
    animation!.currentTime = 0;
    expect(getComputedStyle(skeleton!).opacity).to.equal("0");
  });
});

describe("a dialog", () => {
  it("stands in the gadget's box, and dims that alone", async () => {
    const { root, frame } = await show(DIALOG, { width: 360, height: 400 });
    frame.style.marginInlineStart = "100px";
    window.dispatchEvent(new Event("resize"));

    const dialog = root.querySelector("dialog")!;
    const inside = dialog.getBoundingClientRect();
    const around = frame.getBoundingClientRect();
    await waitUntil(() => dialog.getBoundingClientRect().left >= around.left);
    expect(inside.width).to.be.at.most(360);
    const dimmed = root.querySelector(".shade")!.getBoundingClientRect();
    expect(dimmed.left).to.be.closeTo(around.left, 1);
    expect(dimmed.width).to.be.closeTo(around.width, 1);
  });

  it("makes nothing else in the gadget answer, also what comes later, and lets the page be used", async () => {
    const { root, frame } = await show(DIALOG);
    const beside = document.createElement("button");
    frame.after(beside);
    const late = document.createElement("button");
    root.querySelector("section")!.append(late);
    await waitUntil(() => late.inert);

    late.focus();
    expect(root.activeElement?.localName).to.equal("input");
    beside.focus();
    expect(document.activeElement === beside).to.equal(true);

    root.querySelector("input")!.focus();
    await sendKeys({ press: "Escape" });
    await waitUntil(() => root.querySelector("dialog") === null);
    expect(late.inert).to.equal(false);
    beside.remove();
  });

  it("keeps Tab in it, both ways", async () => {
    const { root } = await show(DIALOG);
    const name = () => root.activeElement?.localName + (root.activeElement?.textContent.trim() ?? "");

    const onward = [name()];
    for (let turn = 0; turn < 3; turn++) {
      await sendKeys({ press: "Tab" });
      onward.push(name());
    }
    await sendKeys({ down: "Shift" });
    await sendKeys({ press: "Tab" });
    await sendKeys({ up: "Shift" });

    expect(onward).to.deep.equal(["input", "buttonCancel", "buttonBlock this customer", "input"]);
    expect(name()).to.equal("buttonBlock this customer");
  });

  it("gives way to another one", async () => {
    const { root, stage } = await show(DIALOG);

    DIALOG.act!(root, stage);

    expect(root.querySelectorAll("dialog")).to.have.lengthOf(1);
    root.querySelector("dialog")!.close();
    await waitUntil(() => root.querySelector("dialog") === null);
    expect(root.querySelector<HTMLElement>("p")!.inert).to.equal(false);
  });
});
