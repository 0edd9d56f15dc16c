import { expect, fixture, html } from "@open-wc/testing";
import { speak } from "../../../../gadget/admin/words/words.ts";
import { workerOf, type AdminState } from "../states.ts";
import { mountAdmin } from "./mount.ts";

/** WCAG 2.2, 2.5.8: what a finger can hit. */
const TARGET_PX = 24;

/** Tests that each of these states is listed once, passes axe, and fits. */
export function looksRight(states: readonly AdminState[]): void {
  it("is listed once", () => {
    expect(new Set(states.map(({ name }) => name)).size).to.equal(states.length);
  });

  for (const state of states)
    for (const width of [320, 900])
      it(`passes axe and fits ${width} px: ${state.name}`, async () => {
        await speak("en");
        const frame = await fixture<HTMLElement>(html`<div lang="en"></div>`);
        const worker = workerOf(state);
        const driver = await mountAdmin(frame, worker, { ...state.options, width });

        await state.act?.(driver, worker);

        await driver.shows(state.shows);
        await expect(driver.admin).to.be.accessible();
        expect(driver.admin.scrollWidth).to.be.at.most(width);
        const small = driver.all("wa-button").filter((button) => {
          const { height } = button.getBoundingClientRect();
          return button.checkVisibility() && height < TARGET_PX;
        });
        expect(small.map((button) => button.textContent.trim())).to.deep.equal([]);
      });
}
