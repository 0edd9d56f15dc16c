import { waitUntil } from "@open-wc/testing";
import type { GadgetState } from "./states.ts";
import { FakeOnDevice } from "./support/assisting.ts";
import { anEntry, aText, MARIA, MINUTE, NOW } from "./support/builders.ts";
import type { FakeDesk } from "./support/fake-desk.ts";
import type { Screen } from "./support/screen.ts";

const SAID = "Dov’è la mia lampada?";

function prepare(desk: FakeDesk): void {
  // None of those that the gadget speaks itself.
  const onDevice = new FakeOnDevice();
  for (const to of ["ar", "de", "en", "es", "fr", "zh"]) onDevice.pairs.add(`it ${to}`).add(`${to} it`);
  desk.platform.onDevice = onDevice;
  const customer = { name: "Maria Lopez", label: "Maria Lopez", language: "it" };
  desk.has(
    { conversation: MARIA, customer },
    [
      anEntry(1, {
        at: NOW - 12 * MINUTE,
        content: aText("Buongiorno! Ho ordinato una lampada la settimana scorsa."),
      }),
      anEntry(2, { at: NOW - 11 * MINUTE, content: aText(SAID) }),
    ],
    { customer },
  );
}

const suggest = () => Promise.resolve(["It is on its way.", "May I have the number of your order, please?"]);

/** A button among the tools of the box, whatever the language. */
async function presses(screen: Screen, n: number): Promise<void> {
  const buttons = () => screen.all<HTMLButtonElement>("fb-chat-assist-tools button");
  await waitUntil(() => buttons().length > n && !buttons()[n]!.disabled, "no button");
  buttons()[n]!.click();
}

const state = (
  name: string,
  act: GadgetState["act"] & object,
  more: Partial<GadgetState> = {},
): GadgetState => ({
  ...{ name, shows: SAID, desk: prepare, act },
  options: { conversation: MARIA, with: { assistProvider: { suggest } } },
  ...more,
});

/** What is translated and suggested. */
export const ASSIST_STATES: GadgetState[] = [
  state("translated", async ({ screen }) => {
    await waitUntil(() => screen.all("fb-chat-assist-tools button").length > 1, "no buttons");
    const line = screen.all("fb-chat-entry").at(-1)!.closest("li")!;
    line.dispatchEvent(new FocusEvent("focusin", { bubbles: true, composed: true }));
    await waitUntil(() => screen.all("fb-chat-entry-tools button").length > 2, "no tools");
    screen.all("fb-chat-entry-tools button").at(-1)!.click();
    // When exactly it came goes with the focus.
    line.dispatchEvent(new FocusEvent("focusout", { bubbles: true, composed: true }));
    await screen.shows(`] ${SAID}`);
    screen.write("It left our warehouse on Monday.");
    await presses(screen, 0);
    await waitUntil(() => screen.box.value.startsWith("["), "not translated");
  }),
  state("suggested", async ({ screen }) => {
    await presses(screen, 1);
    await waitUntil(() => screen.all("fb-chat-assist-strip .suggestion").length > 0, "none");
  }),
];
