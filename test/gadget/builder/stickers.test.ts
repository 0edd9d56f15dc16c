import { expect, waitUntil } from "@open-wc/testing";
import { placeInGrid } from "../../../gadget/builder/stickers/place-in-grid.ts";
import { hasStickers } from "../sticker-states.ts";
import { aGadget } from "../support/a-gadget.ts";
import { anEntry, aWelcome, HOUR, MARIA, NOW } from "../support/builders.ts";
import { FakeDesk } from "../support/fake-desk.ts";
import { nameOf } from "../support/screen.ts";
import type { Screen } from "../support/screen.ts";
import { opensStickers, searches } from "../support/stickers.ts";

async function aBox(prepare: (desk: FakeDesk) => void = () => {}) {
  const desk = new FakeDesk();
  hasStickers(desk);
  prepare(desk);
  const all = await aGadget(desk, { conversation: MARIA });
  await all.screen.shows("Message 1");
  const sent = () => desk.sent("message.send").map(({ outgoing }) => outgoing);
  return { desk, sent, ...all };
}

async function opened(prepare?: (desk: FakeDesk) => void) {
  const all = await aBox(prepare);
  await opensStickers(all.screen);
  return all;
}

const cells = (screen: Screen) => screen.all<HTMLButtonElement>("fb-chat-stickers .grid button");
const names = (screen: Screen) => cells(screen).map(nameOf);
const packs = (screen: Screen) => screen.all<HTMLButtonElement>("fb-chat-stickers .packs button");
const press = (screen: Screen, key: string) =>
  screen.focused?.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true }));

describe("Meta's stickers", () => {
  it("begin with the thumb, and leave at one press", async () => {
    const { screen, sent } = await opened();
    await waitUntil(() => cells(screen).length === 22);
    expect(names(screen).slice(0, 2)).to.deep.equal(["Thumbs up", "Smiles gold"]);

    cells(screen)[1]!.click();

    await waitUntil(() => sent().length === 1);
    expect(sent()).to.deep.equal([{ kind: "sticker", stickerId: "100" }]);
    await waitUntil(() => screen.all("fb-chat-stickers").length === 0, "it does not close");
    await waitUntil(() => screen.focused === screen.box, "the focus is not in the box");
  });

  it("have the thumb while nobody knows the others", async () => {
    const { screen, sent } = await opened((desk) => desk.silent.add("stickers.packs"));

    cells(screen)[0]!.click();

    await waitUntil(() => sent().length === 1);
    expect(sent()).to.deep.equal([{ kind: "sticker", stickerId: "369239263222822" }]);
  });

  it("are shown pack by pack, with pictures that are loaded when they come into sight", async () => {
    const { screen } = await opened();
    await waitUntil(() => packs(screen).length === 2);
    expect(packs(screen).map((it) => [nameOf(it), it.ariaCurrent])).to.deep.equal([
      ["Smiles for all", "true"],
      ["Hearts of thanks", "false"],
    ]);

    packs(screen)[1]!.click();

    await waitUntil(() => cells(screen).length === 8);
    expect(packs(screen)[1]!.ariaCurrent).to.equal("true");
    expect(cells(screen)[1]!.querySelector("img")!.loading).to.equal("lazy");
  });

  it("are searched for once nobody types, in the agent's language, and are there again without words", async () => {
    const { desk, screen } = await opened();
    await waitUntil(() => cells(screen).length === 22);

    await searches(desk, screen, "h");
    expect(desk.sent("stickers.search")).to.deep.equal([]);
    const field = screen.all<HTMLInputElement>("fb-chat-stickers input")[0]!;
    for (const words of ["he", "hea"]) {
      field.value = words;
      field.dispatchEvent(new InputEvent("input"));
    }
    await searches(desk, screen, "hearts");

    await waitUntil(() => cells(screen).length === 7);
    expect(desk.sent("stickers.search").map(({ words, locale }) => [words, locale])).to.deep.equal([
      ["hearts", "en_US"],
    ]);
    await searches(desk, screen, "");
    await waitUntil(() => cells(screen).length === 22);
  });

  it("take the last question's answer alone", async () => {
    const { desk, screen } = await opened((it) => it.silent.add("stickers.search"));
    await waitUntil(() => cells(screen).length === 22);
    await searches(desk, screen, "hearts");
    await searches(desk, screen, "smiles coral");
    const [first, second] = desk.sent("stickers.search");

    desk.answer(second!);
    await waitUntil(() => cells(screen).length === 3);
    desk.answer(first!);
    await desk.platform.clock.advance(0);

    expect(cells(screen)).to.have.length(3);
  });

  it("say that none was found", async () => {
    const { desk, screen } = await opened();

    await searches(desk, screen, "giraffe");

    await screen.shows("No sticker has these words.");
  });

  it("are asked for again where Meta did not tell", async () => {
    const { screen } = await opened((desk) => {
      desk.refuse("stickers.packs", { code: "record_unavailable", retryAfterMs: null });
    });
    await screen.shows("Meta does not show its stickers at the moment.");

    screen.press("Try again");

    await waitUntil(() => cells(screen).length === 22);
  });

  it("go by their names where a picture is not to be had", async () => {
    const { screen } = await opened();
    await waitUntil(() => cells(screen).length === 22);

    cells(screen)[1]!.querySelector("img")!.dispatchEvent(new Event("error"));

    await waitUntil(() => cells(screen)[1]!.textContent.trim() === "Smiles gold");
  });

  it("are worked by keyboard", async () => {
    const { screen, sent } = await opened();
    await waitUntil(() => cells(screen).length === 22);
    await waitUntil(() => screen.focused?.localName === "input", "it does not begin in the search");

    press(screen, "ArrowDown");
    press(screen, "ArrowRight");
    press(screen, "ArrowRight");
    await waitUntil(() => screen.focused === cells(screen)[2]);
    expect(cells(screen)[2]!.tabIndex).to.equal(0);
    expect(cells(screen)[0]!.tabIndex).to.equal(-1);
    press(screen, "ArrowUp");
    expect(screen.focused?.localName).to.equal("input");
    press(screen, "ArrowDown");
    screen.focused?.click();

    await waitUntil(() => sent().length === 1);
    expect(sent()).to.deep.equal([{ kind: "sticker", stickerId: "101" }]);
  });

  it("take the first that was found at Enter", async () => {
    const { desk, screen, sent } = await opened();
    await searches(desk, screen, "hearts coral");
    await waitUntil(() => cells(screen).length === 1);

    press(screen, "Enter");

    await waitUntil(() => sent().length === 1);
    expect(sent()).to.deep.equal([{ kind: "sticker", stickerId: "201" }]);
  });

  it("are the thumb alone where the Worker is older", async () => {
    const { screen } = await aBox((desk) => {
      desk.welcome = aWelcome({ features: ["outgoing", "send_kinds"] });
    });
    screen.press("Send something else");
    await screen.shows("Thumbs up");

    expect(screen.buttons("Stickers")).to.deep.equal([]);
  });

  it("are not offered later than 24 hours, when a person may still reply", async () => {
    const { screen } = await aBox((desk) => {
      desk.has({ conversation: MARIA }, [anEntry(1)], {
        window: { responseUntil: NOW - HOUR, humanAgentUntil: NOW + 24 * HOUR },
      });
    });
    screen.press("Send something else");
    await screen.shows("Receipt");

    expect(screen.buttons("Stickers")).to.deep.equal([]);
  });
});

describe("placeInGrid", () => {
  const layout = { size: 8, columns: 3, isRtl: false };

  it("leads along rows and columns, and above the first row out", () => {
    const from = (at: number, ...keys: string[]) => keys.map((key) => placeInGrid(at, key, layout));

    expect(from(4, "ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown")).to.deep.equal([3, 5, 1, 7]);
    expect(from(1, "ArrowUp", "Home", "End")).to.deep.equal([-1, 0, 7]);
    expect(from(7, "ArrowRight", "ArrowDown")).to.deep.equal([7, 7]);
    expect(from(5, "ArrowDown")).to.deep.equal([7]);
    expect(from(0, "ArrowLeft", "a")).to.deep.equal([0, null]);
  });

  it("is mirrored where one reads from the right", () => {
    const rtl = { ...layout, isRtl: true };

    expect(placeInGrid(4, "ArrowLeft", rtl)).to.equal(5);
    expect(placeInGrid(4, "ArrowRight", rtl)).to.equal(3);
  });
});
