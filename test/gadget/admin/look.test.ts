import { getIconLibrary } from "@awesome.me/webawesome/dist/components/icon/library.js";
import { expect, fixture, html } from "@open-wc/testing";
import type { LitElement } from "lit";
import { ICON_LIBRARIES } from "../../../gadget/admin/shell/web-awesome.ts";
import { speak, w } from "../../../gadget/admin/words/words.ts";
import { FakeWorker } from "./support/fake-worker.ts";
import { mountAdmin } from "./support/mount.ts";

const ELEMENTS = ["button", "callout", "checkbox", "dialog", "input", "option", "progress-bar", "select"];

/** Tokens that Web Awesome's elements set for their own parts, or that have a value beside them where they are read. */
const OF_THEIRS =
  /^--wa-(color-(fill|on|border)-(loud|normal|quiet)|button-|tooltip-|color-shadow|form-control-resize)/;

describe("the look of the admin", () => {
  it("has a value for every token that Web Awesome's elements read", async () => {
    const frame = await fixture<HTMLElement>(html`<div lang="en"></div>`);
    const { admin } = await mountAdmin(frame, new FakeWorker());
    const set = getComputedStyle(admin);

    const read = ELEMENTS.flatMap((name) => {
      const element = customElements.get(`wa-${name}`) as unknown as typeof LitElement;
      const css = element.elementStyles.map((style) => String((style as { cssText?: string }).cssText));
      return Array.from(css.join(" ").matchAll(/var\((--wa-[\w-]+)\)/g), ([, token]) => token!);
    });
    const unset = new Set(
      read.filter((token) => !OF_THEIRS.test(token) && set.getPropertyValue(token) === ""),
    );

    expect(read.length).to.be.greaterThan(50);
    expect([...unset]).to.deep.equal([]);
  });

  it("makes no page longer that has it in a box which scrolls", async () => {
    const frame = await fixture<HTMLElement>(html`<div lang="en"></div>`);
    Object.assign(frame.style, { blockSize: "300px", overflow: "auto" });
    const { admin } = await mountAdmin(frame, new FakeWorker());
    // As what is for screen readers alone stands.
    const spoken = Object.assign(document.createElement("p"), { textContent: "Saved" });
    spoken.style.position = "absolute";
    admin.renderRoot.append(spoken);

    admin.style.marginBlockStart = "9000px";

    expect(document.documentElement.scrollHeight).to.be.lessThan(9_000);
  });

  it("draws icons from its own script, whatever they are called", () => {
    for (const name of ICON_LIBRARIES)
      for (const icon of ["check", "chevron-down", "nobody-knows-it"]) {
        const address = getIconLibrary(name)?.resolver(icon, "classic", "solid", false);
        expect(address).to.match(/^data:image\/svg\+xml,/);
      }
  });

  it("speaks the language around it, Arabic from the right", async () => {
    const frame = await fixture<HTMLElement>(html`<div lang="ar"></div>`);
    const driver = await mountAdmin(frame, new FakeWorker());
    await driver.shows("ربط صفحة");

    expect(getComputedStyle(driver.all("main")[0]!).direction).to.equal("rtl");
    await speak("de-AT");
    expect(w.pages.title).to.equal("Seiten");
    await speak("zh-Hant");
    expect(w.pages.title).to.equal("Pages");
    await speak("en-US@posix");
    expect(w.pages.title).to.equal("Pages");
  });
});
