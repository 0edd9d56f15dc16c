import { expect } from "@open-wc/testing";
import { setLanguage } from "../../../gadget/words/strings.ts";
import { deskOf } from "../states.ts";
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
