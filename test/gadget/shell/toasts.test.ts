import { expect, fixture, html } from "@open-wc/testing";
import { Toasts } from "../../../gadget/shell/toasts.ts";
import { showPiece } from "../gallery/pieces.ts";
import { Screen } from "../support/screen.ts";

async function someToasts() {
  const frame = await fixture<HTMLElement>(html`<div></div>`);
  const { root, stage } = await showPiece({ name: "", draw: () => html`<p>Words</p>` }, frame);
  let waits: (() => void)[] = [];
  const toasts = new Toasts(root, (_ms, run) => {
    waits.push(run);
    return () => {
      waits = waits.filter((other) => other !== run);
    };
  });
  const pass = () => {
    for (const run of waits.splice(0)) run();
  };
  const shown = () =>
    [...root.querySelectorAll(".toast")].map((toast) => toast.querySelector("span")!.textContent);
  return { root, stage, screen: new Screen(stage), toasts, pass, shown };
}

describe("toasts", () => {
  it("stay for a while, and are told in a region that was there before", async () => {
    const { root, toasts, pass, shown } = await someToasts();
    expect(root.querySelector("[role=status]")).to.not.equal(null);

    toasts.show({ words: "Closed" });

    expect(shown()).to.deep.equal(["Closed"]);
    expect(root.querySelector("[role=status] .toast")).to.not.equal(null);
    pass();
    expect(shown()).to.deep.equal([]);
  });

  it("take back what was done", async () => {
    const { screen, toasts, shown } = await someToasts();
    let isUndone = false;
    const run = () => {
      isUndone = true;
    };
    toasts.show({ words: "Closed", undo: { label: "Undo", run } });

    screen.press("Undo");

    expect(isUndone).to.equal(true);
    expect(shown()).to.deep.equal([]);
  });

  it("stay while the pointer is on them, and begin anew when it leaves", async () => {
    const { root, toasts, pass, shown } = await someToasts();
    toasts.show({ words: "Closed" });
    const [toast] = root.querySelectorAll(".toast");

    toast!.dispatchEvent(new PointerEvent("pointerenter"));
    pass();
    expect(shown()).to.deep.equal(["Closed"]);

    toast!.dispatchEvent(new PointerEvent("pointerleave"));
    pass();
    expect(shown()).to.deep.equal([]);
  });

  it("stay while the focus is in them, and close by Escape there", async () => {
    const { screen, toasts, pass, shown } = await someToasts();
    toasts.show({ words: "Closed", undo: { label: "Undo", run: () => {} } });

    screen.button("Undo").focus();
    pass();
    expect(shown()).to.deep.equal(["Closed"]);

    screen.pressKey("Escape");
    expect(shown()).to.deep.equal([]);
  });

  it("are no more than three", async () => {
    const { toasts, shown } = await someToasts();

    for (const words of ["a", "b", "c", "d"]) toasts.show({ words });

    expect(shown()).to.deep.equal(["b", "c", "d"]);
  });
});
