import { expect } from "@open-wc/testing";
import { deskOf, STATES } from "./states.ts";
import { aGadget } from "./support/a-gadget.ts";

/** WCAG 2.2, 2.5.8: what a finger can hit. */
const TARGET_PX = 24;

describe("every state of the gadget", () => {
  it("is listed once, and there are many", () => {
    expect(new Set(STATES.map(({ name }) => name)).size).to.equal(STATES.length);
    expect(STATES.length).to.be.at.least(40);
  });

  for (const state of STATES) {
    it(`passes axe: ${state.name}`, async () => {
      const desk = deskOf(state);
      const all = await aGadget(desk, state.options);

      await state.act?.({ desk, ...all });

      await all.screen.shows(state.shows);
      await expect(all.gadget).to.be.accessible();
      const small = all.screen.buttons().filter((button) => {
        const { width, height } = button.getBoundingClientRect();
        return width < TARGET_PX || height < TARGET_PX;
      });
      expect(small.map((button) => button.textContent.trim())).to.deep.equal([]);
    });
  }
});
