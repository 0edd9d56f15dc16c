import { expect, fixture, html } from "@open-wc/testing";
import { sendKeys, sendMouse } from "@web/test-runner-commands";
import { Tooltips } from "../../../gadget/shell/tooltips.ts";
import { iconButton } from "../../../gadget/shell/icon-button.ts";
import { icons } from "../../../gadget/shell/icons.ts";
import { showPiece } from "../gallery/pieces.ts";

/** Waits are run by hand. */
function aClock() {
  let waits: { ms: number; run: () => void }[] = [];
  return {
    after: (ms: number, run: () => void) => {
      const wait = { ms, run };
      waits.push(wait);
      return () => {
        waits = waits.filter((other) => other !== wait);
      };
    },
    pass: () => {
      const due = waits;
      waits = [];
      for (const { run } of due) run();
    },
  };
}

async function aButton() {
  const frame = await fixture<HTMLElement>(html`<div></div>`);
  const clock = aClock();
  const { root, stage } = await showPiece(
    {
      name: "",
      draw: () =>
        html`<p class="low">
          ${iconButton({ label: "Reply", icon: icons.check, shortcut: "Control+R", onPress: () => {} })}
          <button id="other">Other</button>
          <span id="cut" data-tip="Ben Brandt, Cleo Chen">Ben…</span>
          <span id="whole" data-tip="Ben Brandt">Ben Brandt</span>
        </p>`,
    },
    frame,
  );
  new Tooltips(stage, clock.after);
  const button = root.querySelector<HTMLElement>("button")!;
  const tip = () => root.querySelector<HTMLElement>(".tooltip");
  const move = (to: Element, pointerType = "mouse") =>
    to.dispatchEvent(new PointerEvent("pointermove", { pointerType, bubbles: true, composed: true }));
  const over = (pointerType = "mouse") => move(button, pointerType);
  const out = () => move(root.querySelector("#other")!);
  return { clock, root, stage, button, tip, move, over, out };
}

describe("a tooltip under a finger", () => {
  const tap = (element: Element, pointerType = "touch") => {
    for (const type of ["pointerdown", "click"])
      element.dispatchEvent(new PointerEvent(type, { pointerType, bubbles: true, composed: true }));
  };

  it("comes by a tap on words alone, and goes by the next", async () => {
    const { root, button, tip } = await aButton();

    tap(root.querySelector("#cut")!);
    expect(tip()?.textContent).to.equal("Ben Brandt, Cleo Chen");
    tap(button);

    expect(tip()).to.equal(null);
  });

  it("says nothing that can be read already", async () => {
    const { root, tip } = await aButton();

    tap(root.querySelector("#whole")!);

    expect(tip()).to.equal(null);
  });
});

describe("a tooltip", () => {
  afterEach(async () => {
    await sendMouse({ type: "move", position: [0, 0] });
  });

  it("comes where the pointer rests, with name and key, and goes after it left", async () => {
    const { clock, tip, over, out, button } = await aButton();
    over();
    expect(tip()).to.equal(null);

    clock.pass();

    expect(tip()!.textContent).to.equal("ReplyCtrl+R");
    expect(tip()!.matches(":popover-open")).to.equal(true);
    expect(tip()!.getBoundingClientRect().bottom).to.be.at.most(button.getBoundingClientRect().top);
    out();
    expect(tip()).to.not.equal(null);
    clock.pass();
    expect(tip()).to.equal(null);
  });

  it("does not come where the pointer only passes", async () => {
    const { clock, tip, over, out } = await aButton();

    over();
    out();
    clock.pass();

    expect(tip()).to.equal(null);
  });

  it("stays while the pointer is on it", async () => {
    const { clock, tip, move, over, out } = await aButton();
    over();
    clock.pass();

    out();
    move(tip()!);
    clock.pass();

    expect(tip()).to.not.equal(null);
  });

  it("comes at once where the focus comes by keys, and goes with it", async () => {
    const { tip, root } = await aButton();

    await sendKeys({ press: "Tab" });
    expect(tip()!.textContent).to.include("Reply");

    await sendKeys({ press: "Tab" });
    expect(root.activeElement!.id).to.equal("other");
    expect(tip()).to.equal(null);
  });

  it("goes with Escape and with a press, and does not come again before the pointer was elsewhere", async () => {
    const { clock, tip, over, out, button } = await aButton();
    for (const event of [
      new KeyboardEvent("keydown", { key: "Escape", bubbles: true, composed: true }),
      new PointerEvent("pointerdown", { bubbles: true, composed: true }),
    ]) {
      over();
      clock.pass();
      expect(tip()).to.not.equal(null);

      button.dispatchEvent(event);

      expect(tip()).to.equal(null);
      over();
      clock.pass();
      expect(tip()).to.equal(null);
      out();
      clock.pass();
    }
  });

  it("goes where the pointer leaves the gadget", async () => {
    const { clock, stage, tip, over } = await aButton();
    over();
    clock.pass();

    stage.dispatchEvent(new PointerEvent("pointerleave"));
    clock.pass();

    expect(tip()).to.equal(null);
  });

  it("goes where the focus goes elsewhere by itself", async () => {
    const { root, tip } = await aButton();
    await sendKeys({ press: "Tab" });
    expect(tip()).to.not.equal(null);

    root.querySelector<HTMLElement>("#other")!.focus();

    expect(tip()).to.equal(null);
  });

  it("never comes under a finger", async () => {
    const { clock, tip, over } = await aButton();

    over("touch");
    clock.pass();

    expect(tip()).to.equal(null);
  });

  it("says nothing to screen readers, who have the same from the button", async () => {
    const { clock, tip, over, button, stage } = await aButton();
    over();
    clock.pass();

    expect(tip()!.ariaHidden).to.equal("true");
    expect(button.ariaLabel).to.equal("Reply");
    expect(button.getAttribute("aria-keyshortcuts")).to.equal("Control+R");
    await expect(stage).to.be.accessible();
  });
});
