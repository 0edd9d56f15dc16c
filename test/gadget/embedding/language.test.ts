import { expect, waitUntil } from "@open-wc/testing";
import { setLanguage } from "../../../gadget/internal/strings.ts";
import { deskOf, STATES } from "../states.ts";
import { aGadget } from "../support/a-gadget.ts";
import { MARIA } from "../support/builders.ts";
import { FakeDesk } from "../support/fake-desk.ts";

afterEach(() => setLanguage("en"));

function aDesk() {
  return deskOf({ name: "", shows: "" });
}

describe("the language", () => {
  it("is what the element says, with times and plurals of that language", async () => {
    const { gadget, screen } = await aGadget(aDesk(), { conversation: MARIA, with: { lang: "de-AT" } });

    await screen.shows("gestern");
    await screen.shows("Senden");
    expect(screen.text("fb-chat-list-row")).to.include("Wartet 12 Min.");
    await expect(gadget).to.be.accessible();

    gadget.lang = "en";
    await screen.shows("yesterday");
  });

  it("is that of the page where the element says nothing", async () => {
    document.documentElement.lang = "de";
    const { screen } = await aGadget(new FakeDesk());

    await screen.shows("Wählen Sie ein Gespräch");
    document.documentElement.lang = "en";
  });

  it("is English where there is no catalogue for it", async () => {
    const { screen } = await aGadget(aDesk(), { with: { lang: "tlh" } });

    await screen.shows("Choose a conversation");
  });
});

/** Texts that states bring along beside what is in the desk: what was typed, and how days and people are written. */
const NOT_OURS = /^(\p{Lu}{1,2}|C\d|yesterday|today|Found it, thank you!|www\.openstreetmap\.org)$/u;
/** Times, numbers and signs. */
const NO_WORDS = /^(?:[^\p{L}]|AM|PM|UTC|Mon|Tue|Wed|Thu|Fri|Sat|Sun|min|hr|days?|PDF|DOCX|MB|bytes?)*$/u;

function wordsIn(root: Element | ShadowRoot): string[] {
  const words: string[] = [];
  for (const node of root.querySelectorAll("*")) {
    if (node.shadowRoot) words.push(...wordsIn(node.shadowRoot));
    // Codes are for programs; what was announced, or asked above everything, was so in the language of its time.
    if (node.closest('style, code, dialog, .parts li, [role="log"], .sr-only[role="status"]')) continue;
    for (const child of node.childNodes) {
      if (child.nodeType === Node.TEXT_NODE) words.push(child.textContent ?? "");
    }
    for (const name of ["aria-label", "title", "placeholder"]) words.push(node.getAttribute(name) ?? "");
  }
  return words.map((word) => word.replace(/\s+/g, " ").trim());
}

describe("a language that is none", () => {
  for (const state of STATES) {
    it(`finds every word translated, and nothing wider than the gadget: ${state.name}`, async () => {
      const desk = deskOf(state);
      const { gadget, screen, frame } = await aGadget(desk, { ...state.options, width: 320, height: 460 });
      await state.act?.({ desk, gadget, screen });
      await setLanguage("x-pseudo");
      await waitUntil(() => screen.text().includes("⟦"));
      await gadget.updateComplete;

      const data = JSON.stringify([
        ...desk.conversations.values(),
        desk.welcome,
        desk.commands,
        ...desk.versions.values(),
      ]).replaceAll("\\n", " ");
      const typed = screen.all("fb-chat-echo").map((echo) => screen.textOf(echo));
      const isTheirs = (word: string) =>
        NOT_OURS.test(word) ||
        NO_WORDS.test(word.replace(/⟦.*⟧/u, "")) ||
        [data, ...typed].some((text) => text.includes(JSON.stringify(word).slice(1, -1)));
      const strange = wordsIn(gadget.shadowRoot!).filter(
        (word) => !word.endsWith("UTC)") && !word.startsWith("http") && !isTheirs(word),
      );
      expect([...new Set(strange)]).to.deep.equal([]);

      const { right } = frame.getBoundingClientRect();
      const outside = screen.buttons().filter((button) => {
        // Tabs scroll, and rows of cards; dialogs stand above the page.
        return (
          button.role !== "tab" &&
          !button.closest("dialog") &&
          !(button.getRootNode() as ShadowRoot).host.closest(".row") &&
          button.getBoundingClientRect().right > right + 1
        );
      });
      expect(outside.map((button) => button.textContent.trim())).to.deep.equal([]);
    });
  }
});
