import { expect, waitUntil } from "@open-wc/testing";
import type { Quote } from "../../../worker/protocol/message/content.ts";
import type { Entry } from "../../../worker/protocol/message/entry.ts";
import { aGadget } from "../support/a-gadget.ts";
import { anEntry, aText, byAnna, MARIA, MINUTE, NOW } from "../support/builders.ts";
import { atRest } from "../support/at-rest.ts";
import { FakeDesk } from "../support/fake-desk.ts";
import { aThreadWith } from "./a-message.ts";
import { passAxe } from "./pass-axe.ts";

const aQuote = (change: Partial<Quote> = {}): Quote => ({
  mid: "m_1",
  entry: 1,
  by: "page",
  text: "Red or blue?",
  ...change,
});
const answering = (quote: Quote): Partial<Entry> => ({
  content: { kind: "text", text: "Blue", rest: [], replyTo: quote },
});

describe("a message that answers another", () => {
  const cases: [name: string, quote: Quote, words: string][] = [
    ["ours", aQuote(), "The Page Red or blue? Go to the message this answers Blue"],
    ["their own", aQuote({ by: "customer" }), "Maria Lopez Red or blue? Go to the message this answers Blue"],
    [
      "a picture",
      aQuote({ text: "", what: "image" }),
      "The Page Picture Go to the message this answers Blue",
    ],
    [
      "one that was taken back",
      aQuote({ text: "", what: "unsend", by: "customer" }),
      "Message taken back Go to the message this answers Blue",
    ],
    [
      "one that is not here",
      aQuote({ entry: null, by: null, text: null }),
      "The message it answers is not here. Blue",
    ],
  ];
  for (const [name, quote, words] of cases) {
    it(`shows whom and what: ${name}`, async () => {
      const { screen } = await aThreadWith([{ content: aText("First") }, answering(quote)]);

      await screen.shows(words, "fb-chat-content");
    });
  }

  for (const [name, author, by] of [
    ["this agent", byAnna, "You"],
    ["a colleague", { type: "agent", sub: "bea", name: "Bea Moss" }, "Bea Moss"],
  ] as const) {
    it(`says who of the Page wrote it: ${name}`, async () => {
      const { screen } = await aThreadWith([{ content: aText("First"), author }, answering(aQuote())]);

      await screen.shows(`${by} Red or blue?`, "fb-chat-content");
    });
  }

  it("passes axe", () => passAxe(cases.map(([, quote]) => answering(quote))));
});

async function aLongThread(answer: Partial<Entry>, length = 60) {
  const desk = new FakeDesk();
  const entries = Array.from({ length }, (_, n) => anEntry(n + 1, { at: NOW - (length - n) * MINUTE }));
  desk.has({ conversation: MARIA }, [...entries, anEntry(length + 1, { at: NOW, ...answer })]);
  const all = await aGadget(desk, { conversation: MARIA, height: 460 });
  const way = () => ["quote", "choice"].flatMap((it) => all.screen.all(`fb-chat-${it} button`));
  await waitUntil(() => way().length === 1);
  const found = () => all.screen.all("fb-chat-entries [data-found]").map((line) => all.screen.textOf(line));
  const go = () => {
    way()[0]!.click();
  };
  return { desk, found, go, ...all };
}

describe("the way to the message that is answered", () => {
  it("scrolls to it, marks it for a moment and has the focus there", async () => {
    const { gadget, screen, found, go } = await aLongThread(answering(aQuote({ entry: 50 })));

    go();

    await waitUntil(() => found().length === 1);
    expect(found()[0]).to.include("Message 50");
    const line = screen.all("fb-chat-entries [data-found]")[0]!;
    const view = screen.all("fb-chat-entries .scroller")[0]!.getBoundingClientRect();
    expect(line.getBoundingClientRect().top).to.be.within(view.top, view.bottom);
    expect(screen.focused).to.equal(line);
    await atRest(gadget);
    await expect(gadget).to.be.accessible();
    line.dispatchEvent(new AnimationEvent("animationend"));
    expect(found()).to.deep.equal([]);
  });

  it("leads through history that is not loaded yet", async () => {
    const { desk, screen, found, go } = await aLongThread(answering(aQuote({ entry: 3 })));

    go();

    await waitUntil(() => found().length === 1);
    expect(found()[0]).to.include("Message 3");
    expect(desk.sent("thread.history").length).to.be.greaterThan(1);
    const line = screen.all("fb-chat-entries [data-found]")[0]!;
    const view = screen.all("fb-chat-entries .scroller")[0]!.getBoundingClientRect();
    await waitUntil(() => line.getBoundingClientRect().top >= view.top - 1);
    expect(line.getBoundingClientRect().top).to.be.at.most(view.bottom);
  });

  it("says that it is being looked for, and when it is not there", async () => {
    const { desk, gadget, screen, go } = await aLongThread(answering(aQuote({ entry: 999 })));
    desk.silent.add("thread.history");

    go();
    await screen.shows("Looking for it…");
    desk.silent.clear();
    desk.answer(desk.sent("thread.history")[0]!);

    await screen.shows("It is not in this conversation's history.");
    await expect(gadget).to.be.accessible();
  });

  it("asks before it looks through more than 20 pages", async () => {
    const { desk, screen, go } = await aLongThread(answering(aQuote({ entry: 999 })), 450);

    go();
    await waitUntil(() => desk.sent("thread.history").length === 20, "not 20 pages");
    await screen.shows("It is further back. Once more to go on looking.");
    expect(desk.sent("thread.history")).to.have.length(20);
    go();

    await screen.shows("It is not in this conversation's history.");
  });

  it("says when history cannot be had", async () => {
    const { desk, screen, go } = await aLongThread(answering(aQuote({ entry: 3 })));
    desk.refuse("thread.history", { code: "unavailable" });

    go();

    await screen.shows("It could not be looked for. Try again.");
  });

  it("is no event of the page's", async () => {
    const { gadget, found, go } = await aLongThread(answering(aQuote({ entry: 50 })));
    let heard = 0;
    gadget.addEventListener("fb-chat-show-entry", () => heard++);

    go();

    await waitUntil(() => found().length === 1);
    expect(heard).to.equal(0);
  });
});

describe("a press that answers an older message", () => {
  const presses: [name: string, content: Entry["content"], words: string][] = [
    ["a button", { kind: "postback", title: "Blue", payload: "b", offeredBy: 3 }, "Pressed a button Blue"],
    [
      "a quick reply",
      { kind: "quick_reply", text: "Blue", payload: "b", offeredBy: 3 },
      "Chose a quick reply Blue",
    ],
  ];
  for (const [name, content, words] of presses) {
    it(`leads to it: ${name}`, async () => {
      const { screen, found, go } = await aLongThread({ content });
      await screen.shows(`${words} Go to the message this answers`, "fb-chat-choice");

      go();

      await waitUntil(() => found().length === 1);
      expect(found()[0]).to.include("Message 3");
    });
  }

  it("says when it is not there", async () => {
    const { screen, go } = await aLongThread({
      content: { kind: "postback", title: "Blue", payload: "b", offeredBy: 999 },
    });

    go();

    await screen.shows("It is not in this conversation's history.");
  });

  it("is a line alone where nobody knows what offered it", async () => {
    const { screen } = await aThreadWith([{ content: { kind: "postback", title: "Blue", payload: null } }]);

    await screen.shows("Pressed a button Blue", "fb-chat-content");
    expect(screen.all("fb-chat-choice")).to.have.length(0);
  });

  it("passes axe", () => passAxe(presses.map(([, content]) => ({ content }))));
});
