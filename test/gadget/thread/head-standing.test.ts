import { expect, waitUntil } from "@open-wc/testing";
import type { Summary } from "../../../worker/protocol/thread/conversation.ts";
import { setLanguage } from "../../../gadget/words/strings.ts";
import { aGadget } from "../support/a-gadget.ts";
import { anEntry, ANNA, BEN, HOUR, MARIA, MINUTE, NOW } from "../support/builders.ts";
import { FakeDesk } from "../support/fake-desk.ts";
import { settled } from "../support/manual-clock.ts";
import { aDeskWithTags } from "../support/viewing.ts";
import { hasRules } from "../support/offering.ts";

const CLEO = { sub: "cleo", name: "Cleo Duarte" };
const ASKED = { by: ANNA, to: [CLEO], place: "", until: NOW + MINUTE };

const STATES: [string, Partial<Summary>, RegExp][] = [
  ["closed", { status: "closed", owner: null }, /^Closed$/],
  ["nobody's", { owner: null }, /^Unassigned$/],
  ["everyone's", { owner: null, finer: { state: "queued", queue: "pool:" } }, /^Unassigned$/],
  ["in a queue", { owner: null, finer: { state: "queued", queue: "sales" } }, /^Waits in Sales$/],
  ["with a program", { owner: null, finer: { state: "bot", name: "Shop bot" } }, /^With Shop bot$/],
  [
    "offered",
    { owner: null, finer: { state: "offered", queue: "sales", to: [BEN, CLEO], until: NOW } },
    /^Offered to Ben Brandt and Cleo Duarte$/,
  ],
  [
    "offered to the agent and another",
    { owner: null, finer: { state: "offered", queue: "sales", to: [ANNA, BEN], until: NOW } },
    /^Offered to you$/,
  ],
  [
    "to be one agent's",
    { owner: null, finer: { state: "queued", queue: "agent:20:help:ben" } },
    /^Waits for Ben Brandt$/,
  ],
  ["the agent's", { owner: ANNA }, /^Yours$/],
  [
    "asked of a colleague",
    { owner: ANNA, finer: { state: "assigned", transfer: ASKED } },
    /^Yours Asked: Cleo Duarte$/,
  ],
  [
    "asked of a queue",
    { owner: ANNA, finer: { state: "assigned", transfer: { ...ASKED, place: "Sales" } } },
    /^Yours Asked: Sales$/,
  ],
  [
    "with one who helps",
    { owner: BEN, finer: { state: "assigned", invited: [CLEO] } },
    /^With Ben Brandt.* Helping: Cleo Duarte$/,
  ],
  [
    "aside until a time",
    { owner: ANNA, finer: { state: "snoozed", until: Date.now() + 5 * MINUTE, onMessage: false } },
    /^Yours Aside until (\w+ )?\d{1,2}:\d\d\s?[AP]M$/,
  ],
  [
    "aside until the customer writes",
    { owner: ANNA, finer: { state: "snoozed", until: null, onMessage: true }, raised: { by: ANNA, at: NOW } },
    /^Yours Aside until they write$/,
  ],
  [
    "aside until either",
    { owner: BEN, finer: { state: "snoozed", until: Date.now() + 72 * HOUR, onMessage: true } },
    /^With Ben Brandt.* Aside until .+ or they write$/,
  ],
];

async function atMaria(summary: Partial<Summary>, lang = "en") {
  const desk = new FakeDesk();
  hasRules(desk);
  desk.has({ conversation: MARIA, ...summary }, [anEntry(1)]);
  const all = await aGadget(desk, { conversation: MARIA, with: { lang } });
  await all.screen.shows("Message 1");
  await waitUntil(() => all.screen.all("fb-chat-composer-pane").length > 0);
  await settled();
  const state = () => all.screen.all("fb-chat-thread-header .state")[0]!;
  return { ...all, state };
}

describe("the head of a conversation", () => {
  afterEach(() => setLanguage("en"));

  for (const [what, summary, words] of STATES) {
    it(`that is ${what} says so, whole, at every width`, async () => {
      const { gadget, screen, state } = await atMaria(summary);
      const told = () => state().textContent.replace(/·/g, " ").replace(/\s+/g, " ").trim();
      await waitUntil(() => words.test(told()), `it says "${told()}"`);

      for (const width of [280, 320, 400, 536, 600, 640, 1_000]) {
        gadget.style.inlineSize = `${width}px`;
        await settled();
        const all = screen.all("fb-chat-thread-header .standing");
        if (all.length === 0) continue;
        const shown = all.filter((it) => it.checkVisibility());
        expect(shown.length, `${width}: it is there once`).to.equal(1);
        const [standing] = shown as [HTMLElement];
        const { width: room, right, left } = standing.getBoundingClientRect();
        expect(room, `${width}: it is seen`).to.be.greaterThan(20);
        expect(standing.scrollWidth, `${width}: it is whole`).to.be.at.most(Math.ceil(room) + 1);
        const box = gadget.getBoundingClientRect();
        expect([left >= box.left, right <= box.right], `${width}: it is inside`).to.deep.equal([true, true]);
      }
    });
  }

  for (const lang of ["en", "de", "ar"])
    it(`leaves room for whose it is and who has it, whatever else stands there: ${lang}`, async () => {
      const desk = new FakeDesk();
      desk.welcome = aDeskWithTags("supervisor");
      const name = "Rosalind Featherstonehaugh";
      const tags = [{ id: "refund", name: "Refund" }];
      desk.has({ conversation: MARIA, owner: BEN, tags, customer: { name, label: name } }, [anEntry(1)]);
      const { gadget, screen } = await aGadget(desk, { conversation: MARIA, with: { lang, view: "thread" } });
      await screen.shows("Message 1");
      await waitUntil(() => screen.all("fb-chat-handling button").length > 3);

      for (const width of [280, 320, 360, 420, 480, 496, 540, 600, 700, 900]) {
        gadget.style.inlineSize = `${width}px`;
        await settled();
        const room = (selector: string) => screen.all(selector)[0]!.getBoundingClientRect();
        expect(room("fb-chat-thread-header h2").width, `${width}: whose it is`).to.be.at.least(128);
        const [owner] = screen.all("fb-chat-thread-header .owner bdi");
        expect(owner!.scrollWidth, `${width}: who has it`).to.be.at.most(owner!.clientWidth + 1);
        const [box, head] = [gadget.getBoundingClientRect(), screen.all("fb-chat-handling button")];
        for (const button of head.map((it) => it.getBoundingClientRect()))
          expect([button.left >= box.left, button.right <= box.right], `${width}`).to.deep.equal([
            true,
            true,
          ]);
      }
    });

  it("and its row say the same of where it stands", async () => {
    const { screen } = await atMaria({ owner: ANNA, finer: { state: "assigned", transfer: ASKED } });

    await screen.shows("Asked: Cleo Duarte", "fb-chat-thread-header");
    await screen.shows("Asked: Cleo Duarte", "fb-chat-list-row");
  });

  for (const [lang, words] of Object.entries({
    de: "Gefragt: Cleo Duarte",
    es: "Preguntado: Cleo Duarte",
    fr: "Demandé à Cleo Duarte",
    zh: "已请 Cleo Duarte 接手",
    ar: "طُلب استلامها من",
  }))
    it(`says so in ${lang}`, async () => {
      const { screen } = await atMaria({ owner: ANNA, finer: { state: "assigned", transfer: ASKED } }, lang);

      await screen.shows(words, "fb-chat-thread-header");
    });
});
