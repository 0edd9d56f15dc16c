import { expect, waitUntil } from "@open-wc/testing";
import type { SystemLine } from "../../../worker/protocol/message/entry.ts";
import type { Summary } from "../../../worker/protocol/thread/conversation.ts";
import { isFound } from "../../../gadget/list/is-found.ts";
import { setLanguage } from "../../../gadget/words/strings.ts";
import { readNumber } from "../../../gadget/tags/numbers.ts";
import { aGadget } from "../support/a-gadget.ts";
import { anEntry, ANNA, aSummary, BEN, MARIA } from "../support/builders.ts";
import { FakeDesk } from "../support/fake-desk.ts";
import { hasTags, SAID } from "../support/tagging.ts";

async function aThread(summary: Partial<Summary> = SAID, prepare: (desk: FakeDesk) => void = hasTags) {
  const desk = new FakeDesk();
  prepare(desk);
  const line: SystemLine = { event: "tagged", by: BEN, added: [{ id: "vip", name: "VIP" }] };
  desk.has({ conversation: MARIA, owner: ANNA, ...summary }, [
    anEntry(1),
    anEntry(2, { author: { type: "system" }, content: { kind: "system", line } }),
  ]);
  const all = await aGadget(desk, { conversation: MARIA, width: 1000 });
  const { screen } = all;
  await screen.shows("Message 1");
  await waitUntil(() => screen.buttons("More for this conversation").length > 0);
  const menu = async (choice: string) => {
    screen.press("More for this conversation");
    await screen.shows(choice.replace(/ .$/, ""), "[role=menu]");
    screen.press(choice);
    await waitUntil(() => screen.all("dialog").length > 0);
  };
  const key = (target: HTMLElement, name: string) => {
    const event = new KeyboardEvent("keydown", {
      key: name,
      bubbles: true,
      composed: true,
      cancelable: true,
    });
    target.dispatchEvent(event);
  };
  const find = () => screen.all<HTMLInputElement>("dialog .find")[0]!;
  const type = async (words: string) => {
    find().value = words;
    find().dispatchEvent(new InputEvent("input", { bubbles: true, composed: true }));
    await waitUntil(() =>
      screen.all("dialog label").every((it) => it.textContent.toLowerCase().includes(words)),
    );
  };
  const names = (selector: string) =>
    screen.all(selector).map((it) => it.textContent.replace(/\s+/g, " ").trim());
  return { desk, menu, key, find, type, names, ...all };
}

afterEach(() => setLanguage("en"));

describe("the tags of a conversation", () => {
  it("stand in its head in the desk's order and by its names of now, what is gone last", async () => {
    const { screen, names } = await aThread();

    await waitUntil(() => screen.all("fb-chat-tags .tag").length > 0);

    expect(names("fb-chat-tags .tag")).to.deep.equal(["VIP", "Refund", "+1Christmas 2024"]);
  });

  it("stand in the row of the list, which is found by them", async () => {
    const { screen, names } = await aThread();
    await waitUntil(() => screen.all("fb-chat-list-row .tag").length > 0);
    expect(names("fb-chat-list-row .tag")).to.deep.equal(["VIP", "Refund", "+1Christmas 2024"]);

    const fold = (text: string) => [text.toLowerCase()];
    expect(isFound(aSummary(SAID), "refund", fold)).to.equal(true);
    expect(isFound(aSummary({}), "refund", fold)).to.equal(false);
  });

  it("are chosen by the keyboard alone, and told by what is another", async () => {
    const { desk, screen, menu, key, find, type, names } = await aThread();
    await menu("Tags… T");
    expect(screen.all<HTMLInputElement>("dialog input:checked")).to.have.length(3);

    await type("whole");
    key(find(), "Enter");
    expect(find().value).to.equal("");
    key(find(), "ArrowDown");
    const [first, second] = screen.all<HTMLInputElement>("dialog .all input");
    expect((first!.getRootNode() as ShadowRoot).activeElement).to.equal(first);
    key(first!, "ArrowDown");
    expect((first!.getRootNode() as ShadowRoot).activeElement).to.equal(second);
    second!.click();
    screen.press("Save");

    await waitUntil(() => desk.sent("conversation.tag").length === 1);
    const { add, remove } = desk.sent("conversation.tag")[0]!;
    expect({ add, remove }).to.deep.equal({ add: ["wholesale"], remove: ["refund"] });
    expect(names("dialog")).to.deep.equal([]);
  });

  it("that are gone can be taken away, and say so", async () => {
    const { desk, screen, menu } = await aThread();
    await menu("Tags… T");
    const gone = screen.all("dialog label").at(-1)!;
    expect(gone.textContent).to.include("no longer in use");

    gone.querySelector("input")!.click();
    screen.press("Save");

    await waitUntil(() => desk.sent("conversation.tag").length === 1);
    expect(desk.sent("conversation.tag")[0]!.remove).to.deep.equal(["gone"]);
  });

  it("are asked for by a key, where the desk has some", async () => {
    const { gadget, screen, key } = await aThread({});
    key(gadget, "t");
    await waitUntil(() => screen.all("dialog .find").length > 0);
  });

  it("are none where the desk has none, and the key is the page's", async () => {
    const { gadget, screen, key } = await aThread({}, () => undefined);
    key(gadget, "t");
    screen.press("More for this conversation");
    await screen.shows("Note for colleagues…", "[role=menu]");
    expect(screen.buttons("Tags… T")).to.have.length(0);
    expect(screen.all("dialog")).to.have.length(0);
  });

  it("are told of in the thread, by who gave them", async () => {
    const { screen } = await aThread();
    await screen.shows(`${BEN.name}: tags added: VIP`);
  });
});

describe("what is known of a customer", () => {
  it("is asked by type, and told by what is another", async () => {
    const { desk, screen, menu } = await aThread();
    await menu("Edit what is known…");
    const box = (name: string) => screen.all<HTMLInputElement>(`dialog [name=${name}]`)[0]!;
    expect(box("plan").value).to.equal("gold");
    expect(box("since").type).to.equal("date");

    box("news").value = "false";
    box("lamps").value = "1.5";
    box("order").value = " ";
    screen.press("Save");

    await waitUntil(() => desk.sent("conversation.attributes").length === 1);
    expect(desk.sent("conversation.attributes")[0]!.set).to.deep.equal({
      news: false,
      lamps: 1.5,
      order: null,
    });
  });

  it("is no number that the agent did not write: what could be two is refused at its box", async () => {
    const { desk, gadget, screen, menu } = await aThread();
    await menu("Edit what is known…");
    const [box] = screen.all<HTMLInputElement>("dialog [name=lamps]");
    const types = (text: string) => {
      box!.value = text;
      box!.dispatchEvent(new InputEvent("input", { bubbles: true }));
    };
    await expect(gadget).to.be.accessible();
    types("1,250");
    screen.press("Save");
    expect(box!.validationMessage).to.contain("Write a number such as 12.5");
    types("12,50");
    screen.press("Save");

    await waitUntil(() => desk.sent("conversation.attributes").length === 1);
    expect(desk.sent("conversation.attributes")[0]!.set).to.deep.equal({ lamps: 12.5 });
    for (const [said, decimal, value] of [
      ["1.250", ".", 1.25],
      ["1.250", ",", null],
      ["1,250", ",", 1.25],
      ["1,250.5", ".", null],
      ["-٣٫٥", "٫", -3.5],
      ["\u061c-0,5", ",", -0.5],
      ["-", ".", null],
      ["12 Stück", ",", null],
    ] as const)
      expect(readNumber(said, decimal), said).to.equal(value);
  });

  it("stays as it is where nothing was changed", async () => {
    const { desk, screen, menu } = await aThread();
    await menu("Edit what is known…");
    screen.press("Save");
    await waitUntil(() => screen.all("dialog").length === 0);
    expect(desk.sent("conversation.attributes")).to.have.length(0);
  });
});
