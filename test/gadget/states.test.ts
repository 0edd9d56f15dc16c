import { expect, fixture, html, waitUntil } from "@open-wc/testing";
import { setLanguage } from "../../gadget/words/strings.ts";
import { deskOf, STATES } from "./states.ts";
import { aGadget } from "./support/a-gadget.ts";
import { buttonsBeyond, buttonsOutside } from "./support/outside.ts";
import { expectNothingIn } from "./support/page-styles.ts";
import { untranslated } from "./support/untranslated.ts";

/** WCAG 2.2, 2.5.8: what a finger can hit. */
const TARGET_PX = 24;

afterEach(() => setLanguage("en"));

// Each state is reached once for a width: reaching it takes longer than to look at it in one more way.
describe("every state of the gadget", () => {
  it("is listed once, and there are many", () => {
    expect(new Set(STATES.map(({ name }) => name)).size).to.equal(STATES.length);
    expect(STATES.length).to.be.at.least(40);
  });

  it("is looked at by axe once nothing fades any more, and as strictly as ever", async () => {
    const words = await fixture<HTMLElement>(html`<p style="color: #000; background: #fff">Words</p>`);

    words.animate([{ opacity: 0.1 }, { opacity: 1 }], 300);
    await expect(words).to.be.accessible();

    words.style.color = "#ccc";
    const told = await expect(words)
      .to.be.accessible()
      .then(() => "nothing", String);
    expect(told).to.include("color-contrast");
  });

  for (const state of STATES) {
    it(`passes axe, and lets no style of the page in: ${state.name}`, async () => {
      const desk = deskOf(state);
      const all = await aGadget(desk, state.options);

      await state.act?.({ desk, ...all });

      await all.screen.shows(state.shows);
      await expect(all.gadget).to.be.accessible();
      const small = all.screen.buttons().filter((button) => {
        const { width, height } = button.getBoundingClientRect();
        return width < TARGET_PX || height < TARGET_PX;
      });
      expect(
        small.map((button) => button.textContent.trim()),
        "too small for a finger",
      ).to.deep.equal([]);
      expectNothingIn(all.gadget, all.frame);
    });

    it(`has room for everything in 320 px, in a language that is none and in Arabic: ${state.name}`, async () => {
      const desk = deskOf(state);
      const { gadget, screen, frame } = await aGadget(desk, { ...state.options, width: 320, height: 460 });
      await state.act?.({ desk, gadget, screen });

      await setLanguage("en-XA");
      await waitUntil(() => screen.text().includes("⟦"));
      await gadget.updateComplete;
      expect([...new Set(untranslated(gadget, screen, desk))], "untranslated").to.deep.equal([]);
      expect(buttonsBeyond(screen, frame), "outside, with every word longer").to.deep.equal([]);

      await setLanguage("ar");
      await waitUntil(() => screen.all("section.gadget")[0]?.dir === "rtl");
      await gadget.updateComplete;
      expect(buttonsOutside(screen, frame), "outside, in Arabic").to.deep.equal([]);
    });
  }
});
