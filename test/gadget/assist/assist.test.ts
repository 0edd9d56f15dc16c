import { expect, waitUntil } from "@open-wc/testing";
import type { LitElement } from "lit";
import { translationsOf } from "../../../gadget/assist/translations.ts";
import { SeatController } from "../../../gadget/shell/seat-controller.ts";
import { browserOnDevice } from "../../../gadget/platform/on-device.ts";
import { assist } from "../../../gadget/late/assist.ts";
import type { FbChatAssistAsk, FbChatAssistProvider } from "../../../gadget/index.ts";
import { setLanguage } from "../../../gadget/words/strings.ts";
import { aGadget } from "../support/a-gadget.ts";
import { FakeOnDevice } from "../support/assisting.ts";
import { anEntry, aText, byAnna, byBen, MARIA, NOW } from "../support/builders.ts";
import { FakeDesk } from "../support/fake-desk.ts";
import { settled } from "../support/manual-clock.ts";
import { replacing } from "../support/replacing.ts";
import type { Screen } from "../support/screen.ts";

const INTO_GERMAN = "Translate into German";
const WORDS = "Wo ist meine Lampe?";

const german = { name: "Maria Lopez", label: "Maria Lopez", language: "de" };

type Options = { onDevice?: FakeOnDevice | null; provider?: FbChatAssistProvider; customer?: object };

async function aThread({ onDevice = null, provider, customer = german }: Options) {
  const desk = new FakeDesk();
  desk.platform.onDevice = onDevice;
  const maria = { name: "Maria Lopez", label: "Maria Lopez", ...customer };
  desk.has(
    { conversation: MARIA, customer: maria },
    [
      anEntry(1, { at: NOW - 3000, content: aText("Hallo!") }),
      anEntry(2, { at: NOW - 2500, author: byAnna, content: aText("Hello Maria") }),
      anEntry(3, {
        ...{ at: NOW - 2000, author: { type: "system" } },
        content: {
          kind: "system",
          line: { event: "note", by: { sub: "ben", name: "Ben" }, text: "A secret" },
        },
      }),
      anEntry(4, { at: NOW - 1500, content: aText("Weg"), changes: { isUnsent: true } }),
      anEntry(5, { at: NOW - 1000, content: aText(WORDS) }),
    ],
    { customer: maria },
  );
  const all = await aGadget(desk, {
    conversation: MARIA,
    width: 700,
    with: provider ? { assistProvider: provider } : {},
  });
  await all.screen.shows(WORDS);
  await all.screen.shows("You can reply until");
  return { desk, ...all };
}

const rowOf = (screen: Screen, words: string) =>
  screen.all("fb-chat-entry").find((row) => screen.textOf(row).includes(words))!;
const bubbleOf = (screen: Screen, words: string) => screen.textOf(rowOf(screen, words));

/** By keyboard: the message has the focus, and its tools the next stop. */
async function translates(screen: Screen, words: string): Promise<void> {
  await waitUntil(() => assist.value !== null, "not loaded");
  const line = rowOf(screen, words).closest("li")!;
  line.dispatchEvent(new FocusEvent("focusin", { bubbles: true, composed: true }));
  await waitUntil(() => screen.buttons("Translate").length > 0, "no button");
  screen.press("Translate");
  // When exactly it came goes with the focus.
  line.dispatchEvent(new FocusEvent("focusout", { bubbles: true, composed: true }));
}

const offers = async (screen: Screen, name: string) => {
  await waitUntil(() => screen.buttons(name).length > 0, `no "${name}"`);
};

/** Once there is something to translate. */
async function pressesInto(screen: Screen): Promise<void> {
  await waitUntil(() => !screen.isOff(INTO_GERMAN), "off");
  screen.press(INTO_GERMAN);
}

/** Whoever asks about a thing that must not be there waits for one that comes with it. */
async function withoutButtons(screen: Screen): Promise<void> {
  await screen.shows("You can reply until");
  expect(screen.buttons("Suggest a reply")).to.deep.equal([]);
  expect(screen.buttons(INTO_GERMAN)).to.deep.equal([]);
}

afterEach(() => setLanguage("en"));

describe("a message in another language", () => {
  it("is translated on this device: both can be read, and nothing is asked of the page or the Worker", async () => {
    const onDevice = new FakeOnDevice();
    const asked: string[] = [];
    const translate = ({ text }: { text: string }) => {
      asked.push(text);
      return Promise.resolve("by the page");
    };
    const { desk, screen, gadget } = await aThread({ onDevice, provider: { translate } });
    const before = desk.commands.length;

    await translates(screen, WORDS);

    await screen.shows(`[en] ${WORDS}`);
    expect(bubbleOf(screen, WORDS)).to.match(
      /Wo ist meine Lampe\? .*\[en\] Wo ist meine Lampe\? From German, on this device/,
    );
    expect(asked).to.deep.equal([]);
    expect(JSON.stringify(desk.commands.slice(before))).not.to.include("Lampe");
    await expect(gadget).to.be.accessible();
  });

  it("is asked for by a press where the browser must load something first: of both it is said how far they are", async () => {
    const onDevice = new FakeOnDevice();
    onDevice.isBare = true;
    onDevice.isSlow = true;
    const { screen, gadget } = await aThread({ onDevice });
    await translates(screen, WORDS);
    await screen.shows("The browser has to load the language first. Load it");
    expect(onDevice.loaded).to.deep.equal([]);
    await expect(gadget).to.be.accessible();

    screen.press("Load it");

    await screen.shows("Waiting for the browser…");
    onDevice.has(0.34);
    await screen.shows("Loading the language…");
    const [bar] = screen.all<HTMLProgressElement>("fb-chat-translation progress");
    expect(bar!.value).to.be.closeTo(0.34, 0.001);
    onDevice.arrives();
    await screen.shows(`[en] ${WORDS}`);
    expect(bubbleOf(screen, WORDS), "its own words").to.match(/^Maria Lopez Wo ist meine Lampe/);
    expect(onDevice.loaded.sort()).to.deep.equal(["de en", "detector"]);
  });

  it("takes a press more where one loads one thing alone", async () => {
    const onDevice = new FakeOnDevice(1);
    onDevice.isBare = true;
    const { screen } = await aThread({ onDevice });
    await translates(screen, WORDS);
    await offers(screen, "Load it");
    screen.press("Load it");
    await waitUntil(() => onDevice.loaded.length === 1, "not loaded");
    await settled();
    await offers(screen, "Load it");
    screen.press("Load it");
    await screen.shows(`[en] ${WORDS}`);
  });

  it("is no longer waited for once the browser says nothing more, and may be tried again", async () => {
    const onDevice = new FakeOnDevice();
    onDevice.isSlow = true;
    const { desk, screen } = await aThread({ onDevice });
    await translates(screen, WORDS);
    await screen.shows("Translating…");
    // First what tells the language, without which it is the customer's; then what translates.
    await desk.platform.clock.advance(60_000);
    await screen.shows("This could not be translated.");
    onDevice.isSlow = false;
    screen.press("Try again");
    await screen.shows(`[en] ${WORDS}`);
  });

  it("is hidden while it is waited for, and then comes no more", async () => {
    const onDevice = new FakeOnDevice();
    onDevice.isSlow = true;
    const { screen } = await aThread({ onDevice });
    await translates(screen, WORDS);
    await screen.shows("Translating…");
    screen.press("Hide the translation");
    await screen.hides("Translating…");
    onDevice.arrives();
    await translates(screen, "Hallo!");
    await screen.shows("[en] Hallo!");
    expect(onDevice.translated).to.deep.equal(["Hallo!"]);
  });

  it("is translated by the page where the browser does not know the pair", async () => {
    const onDevice = new FakeOnDevice();
    onDevice.pairs.clear();
    const asks: object[] = [];
    const translate = (ask: object) => {
      asks.push({ ...ask, signal: null });
      return Promise.resolve("Where is my lamp?");
    };
    const { screen } = await aThread({ onDevice, provider: { translate } });
    await translates(screen, WORDS);
    await screen.shows("Where is my lamp? From German");
    expect(asks).to.deep.equal([{ conversation: MARIA, text: WORDS, from: "de", to: "en", signal: null }]);
  });

  it("may fail, be tried again, and be hidden", async () => {
    const onDevice = new FakeOnDevice();
    onDevice.fails = true;
    const { screen } = await aThread({ onDevice });
    await translates(screen, WORDS);
    await screen.shows("This could not be translated.");
    onDevice.fails = false;
    screen.press("Try again");
    await screen.shows(`[en] ${WORDS}`);
    screen.press("Hide the translation");
    await screen.hides("[en]");
    expect(screen.focused?.matches("li")).to.equal(true);
  });

  it("stays with its conversation, and goes with the words it was of", async () => {
    const { desk, screen, gadget } = await aThread({ onDevice: new FakeOnDevice() });
    await translates(screen, WORDS);
    await screen.shows(`[en] ${WORDS}`);
    gadget.conversation = null;
    await screen.hides(`[en] ${WORDS}`);
    gadget.conversation = MARIA;
    await screen.shows(`[en] ${WORDS}`);
    desk.changes(MARIA, [{ id: 5, content: aText("Wo ist sie?"), changes: { edits: 1 } }]);
    await screen.hides("[en]");
  });

  it("goes with the customer who is erased", async () => {
    const { desk, screen } = await aThread({ onDevice: new FakeOnDevice() });
    await translates(screen, WORDS);
    await screen.shows(`[en] ${WORDS}`);
    const seat = new SeatController(screen.all<LitElement>("fb-chat-translation")[0]!);
    seat.hostConnected();
    const kept = translationsOf(seat);
    kept.setWhole(MARIA, true);
    const { thread } = desk.conversations.get(MARIA)!;
    desk.conversations.delete(MARIA);
    const frame = { conversation: MARIA, fromRev: 0, toRev: 0, entries: [] };
    desk.push({ type: "entries", ...frame, thread: { ...thread, epoch: "another" } });
    await screen.shows("This conversation was erased.");
    expect(kept.hasAny(MARIA)).to.equal(false);
    seat.hostDisconnected();
  });

  it("is one of all that they write, once somebody wants that", async () => {
    const onDevice = new FakeOnDevice();
    const { desk, screen } = await aThread({ onDevice });
    await translates(screen, WORDS);
    await offers(screen, "Translate all they write");
    screen.press("Translate all they write");
    await screen.shows("[en] Hallo!");
    onDevice.languages.set("ok, thanks", "en");
    desk.changes(MARIA, [
      { at: NOW, content: aText("Danke sehr") },
      { at: NOW, content: aText("ok, thanks") },
      { at: NOW, author: byBen, content: aText("Gern") },
    ]);
    await screen.shows("[en] Danke sehr");
    expect(screen.text()).not.to.include("This is in English already.");
    expect(onDevice.translated).not.to.include("Gern");
    expect(onDevice.translated, "what was taken back").not.to.include("Weg");
  });

  it("needs none where it is in the agent's own", async () => {
    const onDevice = new FakeOnDevice();
    onDevice.languages.set(WORDS, "en");
    const { screen } = await aThread({ onDevice });
    await translates(screen, WORDS);
    await screen.shows("This is in English already.");
    expect(onDevice.translated).to.deep.equal([]);
  });
});

describe("the box, for a customer of another language", () => {
  it("holds what is sent, with what was written above it", async () => {
    const { desk, screen } = await aThread({ onDevice: new FakeOnDevice() });
    await offers(screen, INTO_GERMAN);
    expect(screen.isOff(INTO_GERMAN), "nothing is written").to.equal(true);
    screen.write("It is on its way.");
    await pressesInto(screen);
    await waitUntil(() => screen.box.value === "[de] It is on its way.", "not in the box");
    await screen.shows("What you wrote: It is on its way.");
    expect(desk.sent("message.send"), "nothing leaves by itself").to.deep.equal([]);

    screen.key("Enter");

    await waitUntil(() => desk.sent("message.send").length === 1, "not sent");
    expect(JSON.stringify(desk.sent("message.send")[0])).to.include("[de] It is on its way.");
    await screen.hides("What you wrote:");
  });

  it("has again what was written", async () => {
    const { screen } = await aThread({ onDevice: new FakeOnDevice() });
    await offers(screen, INTO_GERMAN);
    screen.write("It is on its way.");
    await pressesInto(screen);
    await screen.shows("Back to what I wrote");
    screen.press("Back to what I wrote");
    await waitUntil(() => screen.box.value === "It is on its way.", "not back");
    expect(screen.focused).to.equal(screen.box);
  });

  it("keeps what was changed while it was translated", async () => {
    const onDevice = new FakeOnDevice();
    onDevice.isSlow = true;
    const { screen } = await aThread({ onDevice });
    await offers(screen, INTO_GERMAN);
    screen.write("It is on its way.");
    await pressesInto(screen);
    await screen.shows("Translating…");
    screen.write("It is not on its way.");
    onDevice.arrives();
    await screen.shows("The text was changed meanwhile");
    expect(screen.box.value).to.equal("It is not on its way.");
  });

  it("is translated by the press that loads what it takes", async () => {
    const onDevice = new FakeOnDevice();
    onDevice.isBare = true;
    const { screen } = await aThread({ onDevice });
    await offers(screen, INTO_GERMAN);
    screen.write("It is on its way.");
    await pressesInto(screen);
    await screen.shows("The browser has to load the language first.");
    expect(screen.box.value).to.equal("It is on its way.");
    screen.press("Load it");
    await waitUntil(() => screen.box.value === "[de] It is on its way.", "not in the box");
    await screen.shows("What you wrote: It is on its way.");
  });

  it("is left alone once somebody cancels", async () => {
    const onDevice = new FakeOnDevice();
    onDevice.isSlow = true;
    const { screen } = await aThread({ onDevice });
    await offers(screen, INTO_GERMAN);
    screen.write("It is on its way.");
    await pressesInto(screen);
    await offers(screen, "Cancel");
    screen.press("Cancel");
    onDevice.arrives();
    await screen.hides("Translating…");
    expect(screen.box.value).to.equal("It is on its way.");
  });
});

describe("what the page does", () => {
  const aPage = (answer: unknown, asks: FbChatAssistAsk[] = []): FbChatAssistProvider => ({
    suggest: (ask) => {
      asks.push(ask);
      return Promise.resolve(answer as string[]);
    },
  });

  it("suggests replies by what was said, and by no note; the one that is chosen goes into the box", async () => {
    const asks: FbChatAssistAsk[] = [];
    const { desk, screen } = await aThread({
      provider: aPage(["It is on its way.", 7, " ", "Tomorrow."], asks),
    });
    await offers(screen, "Suggest a reply");
    screen.press("Suggest a reply");
    await screen.shows("Tomorrow.");
    expect(asks[0]!.messages.map(({ by, text }) => [by, text])).to.deep.equal([
      ["customer", "Hallo!"],
      ["page", "Hello Maria"],
      ["customer", WORDS],
    ]);
    expect(asks[0]).to.deep.include({ conversation: MARIA, language: "de" });
    expect(screen.all("fb-chat-assist-strip .suggestion")).to.have.length(2);
    screen.press("Tomorrow.");
    await waitUntil(() => screen.box.value === "Tomorrow.", "not in the box");
    expect(desk.sent("message.send")).to.deep.equal([]);
  });

  it("says so where there is none, or it failed", async () => {
    const provider = { suggest: () => Promise.reject(new Error("out of order")) };
    const { screen } = await aThread({ provider });
    await offers(screen, "Suggest a reply");
    screen.press("Suggest a reply");
    await screen.shows("No reply was suggested.");
  });

  it("sums up the conversation, beside it", async () => {
    const asks: FbChatAssistAsk[] = [];
    let answer: Promise<string> = Promise.reject(new Error("out of order"));
    answer.catch(() => {});
    const summarize = (ask: FbChatAssistAsk) => {
      asks.push(ask);
      return answer;
    };
    const { screen } = await aThread({ provider: { summarize } });
    screen.press("What is known of the customer");
    await offers(screen, "Sum up the conversation");
    screen.press("Sum up the conversation");
    await screen.shows("It could not be summed up.");
    answer = Promise.resolve("She asks for her lamp.");
    const again = screen.all("fb-chat-summary button")[0]!;
    again.click();
    await screen.shows("She asks for her lamp.");
    expect(asks.at(-1)!.language, "of the agent").to.equal("en");
  });

  it("is no button where it does nothing, and neither does the browser", async () => {
    const { screen } = await aThread({ provider: {} });
    await waitUntil(() => assist.value !== null, "not loaded");
    await withoutButtons(screen);
  });
});

describe("without anything that translates", () => {
  it("has no button", async () => {
    const { screen } = await aThread({});
    await withoutButtons(screen);
    expect(screen.buttons("Translate")).to.deep.equal([]);
  });

  it("has none for a customer of the agent's own language, or one that nobody knows", async () => {
    const own = await aThread({ onDevice: new FakeOnDevice(), customer: { language: "en" } });
    await withoutButtons(own.screen);
    const unknown = await aThread({ onDevice: new FakeOnDevice(), customer: { language: undefined } });
    await withoutButtons(unknown.screen);
  });

  it("is a browser without the API", () => {
    replacing(globalThis, "Translator", { value: undefined });
    expect(browserOnDevice()).to.equal(null);
    replacing(globalThis, "Translator", { value: { availability: null, create: null } });
    expect(browserOnDevice()).not.to.equal(null);
  });
});
