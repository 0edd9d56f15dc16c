import { fixture, html } from "@open-wc/testing";
import { setLanguage } from "../../../gadget/words/strings.ts";
import { Screen } from "../support/screen.ts";
import { show } from "./gallery.ts";

const GERMAN = { width: 900, height: 640, dark: false, rtl: false, lang: "de" };

afterEach(async () => {
  document.querySelector("fb-chat-gadget")?.remove();
  await setLanguage("en");
});

describe("the gallery", () => {
  for (const [state, words] of [
    ["more-for-a-conversation", "Diese Person sperren"],
    ["blocking-a-customer", "Grund"],
    ["desk-settings", "Abbrechen"],
    ["keyboard-help", "Tastenkürzel"],
    ["thread", "Sie können bis"],
  ] as const) {
    it(`shows ${state} in the language that is asked for`, async () => {
      const stage = await fixture<HTMLElement>(html`<div></div>`);

      await show(state, GERMAN, stage);

      await new Screen(stage).shows(words);
    });
  }

  it("shows the pieces", async () => {
    const stage = await fixture<HTMLElement>(html`<div></div>`);

    await show("piece-empty-state", GERMAN, stage);

    await new Screen(stage).shows("7 conversations wait for an owner.");
  });
});
