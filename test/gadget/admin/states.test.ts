import { expect, fixture, html } from "@open-wc/testing";
import { speak } from "../../../gadget/admin/words/words.ts";
import { ADMIN_STATES, workerOf } from "./states.ts";
import { mountAdmin } from "./support/mount.ts";

/** WCAG 2.2, 2.5.8: what a finger can hit. */
const TARGET_PX = 24;

describe("every state of the admin", () => {
  it("is listed once", () => {
    expect(new Set(ADMIN_STATES.map(({ name }) => name)).size).to.equal(ADMIN_STATES.length);
  });

  for (const state of ADMIN_STATES)
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
});
