import { expect, waitUntil } from "@open-wc/testing";
import { setLanguage } from "../../../gadget/words/strings.ts";
import { languageChoices } from "../../../gadget/views/known.ts";
import { deskOf, STATES } from "../states.ts";
import { aGadget } from "../support/a-gadget.ts";
import { MARIA } from "../support/builders.ts";
import { FakeDesk } from "../support/fake-desk.ts";
import { settled } from "../support/manual-clock.ts";
import { reading } from "../support/reading.ts";

afterEach(() => {
  document.documentElement.lang = "en";
  return setLanguage("en");
});

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
  });

  it("follows the page when it changes its language later, and where it is moved to", async () => {
    const { gadget, screen, frame } = await aGadget(new FakeDesk());
    await screen.shows("Choose a conversation");

    document.documentElement.lang = "fr";
    await screen.shows("Choisissez une conversation");
    frame.lang = "es";
    await screen.shows("Elija una conversación");
    frame.removeAttribute("lang");
    await screen.shows("Choisissez une conversation");

    const german = document.createElement("div");
    german.lang = "de_DE";
    frame.after(german);
    german.append(gadget);
    await screen.shows("Wählen Sie ein Gespräch");
    german.remove();
  });

  it("follows what is around a shadow root, and the browser where nobody says", async () => {
    const { gadget, screen, frame } = await aGadget(new FakeDesk());
    const host = document.createElement("div");
    frame.append(host);
    host.attachShadow({ mode: "open" }).append(gadget);

    host.lang = "zh";
    await screen.shows("请选择一个对话");
    host.lang = document.documentElement.lang = "";
    reading("es-419");
    dispatchEvent(new Event("languagechange"));
    await screen.shows("Elija una conversación");
  });

  it("stays what the element says, whatever the page changes", async () => {
    const { screen } = await aGadget(new FakeDesk(), { with: { lang: "de" } });
    await screen.shows("Wählen Sie ein Gespräch");

    document.documentElement.lang = "fr";
    await settled();
    await screen.shows("Wählen Sie ein Gespräch");
  });

  for (const [lang, words] of [
    ["de_DE", "Wählen Sie ein Gespräch"],
    ["ES_mx.UTF-8", "Elija una conversación"],
    ["zh-Hans-HK", "选择一个对话"],
    // No catalogue: English, and not the Chinese of others.
    ["zh_Hant_TW", "Choose a conversation"],
    ["zh-TW", "Choose a conversation"],
    ["pt_BR", "Choose a conversation"],
    ["tlh", "Choose a conversation"],
    ["{{locale}}", "Choose a conversation"],
  ] as const) {
    it(`is "${words}" where the page says ${lang}`, async () => {
      const { screen } = await aGadget(aDesk(), { with: { lang } });

      await screen.shows(words);
      await screen.shows("Maria Lopez");
    });
  }

  it("is the first that the browser's person reads where nobody says", async () => {
    document.documentElement.lang = "";
    reading("pt-BR", "zh-Hant", "fr-CA", "en");
    const { screen } = await aGadget(aDesk());

    await screen.shows("Choisissez une conversation");
  });

  for (const names of [["en-US@posix"], ["C"], ["*", ""], []]) {
    it(`is English in a browser that reads ${JSON.stringify(names)}, with all messages`, async () => {
      document.documentElement.lang = "";
      await setLanguage("de");
      reading(...names);
      const { screen } = await aGadget(aDesk(), { conversation: MARIA });

      await screen.shows("yesterday");
      await screen.shows("Send");
    });
  }
});

/** Texts that states bring along beside what is in the desk: what was typed, and how days and people are written. */
const NOT_OURS =
  /^([\p{Lu}\p{Script=Arabic}]{1,2}|C\d|yesterday|today|Found it, thank you!|www\.openstreetmap\.org|It is on its way\.|May I have the number of your order, please\?)$/u;
/** The browser's own names, which it has in no language that is none. */
const BROWSERS = /^(\w+day, \w+ \d+|\p{Lu}\w\w \d+(, \d{4})?|(American )?English|German \(Germany\))$/u;
const LANGUAGES = new Set(languageChoices(undefined).map(([, name]) => name));
/** Times, numbers and signs. */
const NO_WORDS = /^(?:[^\p{L}]|AM|PM|UTC|Mon|Tue|Wed|Thu|Fri|Sat|Sun|min|hr|days?|PDF|DOCX|kB|MB|bytes?)*$/u;

function wordsIn(root: Element | ShadowRoot): string[] {
  const words: string[] = [];
  for (const node of root.querySelectorAll("*")) {
    if (node.shadowRoot) words.push(...wordsIn(node.shadowRoot));
    // Codes are for programs; what was announced, or asked above everything, was so in the language of its time.
    if (node.closest('style, code, dialog, [popover], .parts li, [role="log"], .sr-only[role="status"]'))
      continue;
    for (const child of node.childNodes) {
      if (child.nodeType === Node.TEXT_NODE) words.push(child.textContent ?? "");
    }
    for (const name of ["aria-label", "title", "data-tip", "placeholder"])
      words.push(node.getAttribute(name) ?? "");
  }
  return words.map((word) => word.replace(/\s+/g, " ").trim());
}

describe("a language that is none", () => {
  for (const state of STATES) {
    it(`finds every word translated, and nothing wider than the gadget: ${state.name}`, async () => {
      const desk = deskOf(state);
      const { gadget, screen, frame } = await aGadget(desk, { ...state.options, width: 320, height: 460 });
      await state.act?.({ desk, gadget, screen });
      await setLanguage("en-XA");
      await waitUntil(() => screen.text().includes("⟦"));
      await gadget.updateComplete;

      const data = JSON.stringify([
        ...desk.conversations.values(),
        desk.welcome,
        desk.commands,
        ...desk.versions.values(),
        ...desk.approved,
        ...desk.templates,
        ...desk.stickers,
        ...desk.library,
        ...desk.unapproved,
        ...desk.pushed,
      ])
        .replaceAll("\\n", " ")
        .replace(/ +/g, " ");
      const typed = [
        ...["fb-chat-echo", "fb-chat-box-files bdi"].flatMap((own) =>
          screen.all(own).map((element) => screen.textOf(element)),
        ),
        ...["input", "textarea"].flatMap((field) =>
          screen.all(field).map((element) => JSON.stringify((element as HTMLInputElement).value)),
        ),
      ];
      const isTheirs = (word: string) => {
        // A translated word may follow a name, and go before one: "Ben Brandt: ⟦…⟧".
        // One that stands around a name is in two pieces, each with one of the marks.
        const rest = word.replace(/(: )?⟦.*⟧(: )?|^⟦[^⟧]*$|^[^⟦]*⟧$/u, "");
        if (NOT_OURS.test(word) || BROWSERS.test(word) || LANGUAGES.has(word) || NO_WORDS.test(rest))
          return true;
        // Several of theirs stand beside each other, and around what is filled in: "your order [Number] is on its way".
        const filledIn = data.replaceAll("{{customer.first_name}}", "Maria");
        const said = [data, data.replaceAll("_", " "), filledIn, ...typed].map((text) => text.toLowerCase());
        const parts = rest.split(/ · |(?<=[.?]) |\{\{[^{}]*\}\}|\[[^[\]]*\]/u).map((part) => part.trim());
        return parts.every(
          (part) =>
            NO_WORDS.test(part) ||
            said.some((text) => text.includes(JSON.stringify(part).slice(1, -1).toLowerCase())),
        );
      };
      const strange = wordsIn(gadget.shadowRoot!).filter(
        (word) => !word.endsWith("UTC)") && !word.startsWith("http") && !isTheirs(word),
      );
      expect([...new Set(strange)]).to.deep.equal([]);

      const { right } = frame.getBoundingClientRect();
      const outside = screen.buttons().filter((button) => {
        // Tabs scroll, and rows of cards; dialogs stand above the page.
        return (
          button.role !== "tab" &&
          !button.closest("dialog, [popover]") &&
          !(button.getRootNode() as ShadowRoot).host.closest(".row") &&
          button.getBoundingClientRect().right > right + 1
        );
      });
      expect(outside.map((button) => button.textContent.trim())).to.deep.equal([]);
    });
  }
});
