import { expect, waitUntil } from "@open-wc/testing";
import type { DeskLine, NoteLine } from "../../../worker/protocol/message/content.ts";
import type { Person } from "../../../worker/protocol/message/entry.ts";
import { handedCards } from "../../../gadget/offers/handed-cards.ts";
import { aGadget } from "../support/a-gadget.ts";
import { anEntry, ANNA, aSummary, BEN, JONAS, MARIA, PAGE } from "../support/builders.ts";
import { FakeDesk } from "../support/fake-desk.ts";
import { settled } from "../support/manual-clock.ts";
import { anOffer, hasRules, PIA } from "../support/offering.ts";

type Line = DeskLine | NoteLine;

const ROBIN = { sub: "robin", name: "Robin Weiss" };
const given = (to: Person, note?: string): Line => ({
  ...{ event: "assigned", to, by: ROBIN, why: "assign" },
  ...(note === undefined ? {} : { note }),
});
const note: Line = { event: "note", by: ROBIN, text: "Call first", to: ANNA };
const returned: Line = { event: "returned", to: ANNA, from: [BEN], by: BEN, why: "decline" };
const closed: Line = { event: "closed", by: ROBIN, why: "close" };

/** As it is told: with whose it is by then. */
const told = (n: number, conversation: string, line: Line, owner: Person | null) => ({
  ...{ key: `handed ${n}`, line },
  summary: aSummary({ conversation, owner, version: n }),
});
const [M, J] = [MARIA, JONAS];

describe("what colleagues did", () => {
  const shownOf = (handed: ReturnType<typeof told>[]) =>
    handedCards(handed, ANNA.sub).map((card) =>
      "all" in card
        ? `${card.isGain ? "gave" : "took"} ${card.all.length}`
        : card.lines.map(({ event }) => event).join("+"),
    );

  for (const [what, handed, cards] of [
    [
      "is told once of each conversation, as it is by now",
      [told(1, M, given(BEN), BEN), told(2, M, closed, null)],
      ["closed"],
    ],
    [
      "is told no more where the agent has it no more",
      [told(1, M, given(ANNA), ANNA), told(2, M, given(BEN), BEN)],
      [],
    ],
    [
      "is told no more where the agent has it again",
      [told(1, M, given(BEN), BEN), told(2, M, given(ANNA), ANNA)],
      [],
    ],
    [
      "is told after all where it comes once more",
      [told(1, M, given(ANNA), ANNA), told(2, M, given(BEN), BEN), told(3, M, given(ANNA), ANNA)],
      ["assigned"],
    ],
    [
      "is told again with words that are to be read",
      [told(1, M, given(BEN), BEN), told(2, M, given(ANNA, "Look"), ANNA)],
      ["assigned"],
    ],
    ["is told no more where its row says otherwise", [told(1, M, given(ANNA), BEN)], []],
    [
      "is told after a question that nobody took",
      [told(1, M, returned, ANNA), told(2, M, given(BEN), BEN)],
      ["assigned"],
    ],
    ["keeps notes beside it", [told(1, M, note, ANNA), told(2, M, given(BEN), BEN)], ["assigned+note"]],
    [
      "is one where one colleague gave several",
      [told(1, M, given(ANNA), ANNA), told(2, J, given(ANNA), ANNA)],
      ["gave 2"],
    ],
    [
      "is one where one colleague took several",
      [told(1, M, given(BEN), BEN), told(2, J, closed, null)],
      ["took 2"],
    ],
    [
      "is not one of what came and what went",
      [told(1, M, given(ANNA), ANNA), told(2, J, given(BEN), BEN)],
      ["assigned", "assigned"],
    ],
  ] as [string, ReturnType<typeof told>[], string[]][])
    it(what, () => {
      expect(shownOf(handed)).to.deep.equal(cards);
    });
});

describe("the notices of an agent", () => {
  const NAMES = ["Ivo Test", "Eli Test", "Fay Test"];

  async function aDesk(width = 900) {
    const desk = new FakeDesk();
    hasRules(desk);
    const all = NAMES.map((name, n) => {
      const conversation = `${PAGE}:${8_000 + n}`;
      const customer = { name, label: name };
      desk.has({ conversation, owner: BEN, customer }, [
        anEntry(1, { content: { kind: "text", text: `Hello from ${name}`, rest: [] } }),
      ]);
      return { conversation, customer };
    });
    const gadget = await aGadget(desk, { width });
    await gadget.screen.shows("Anna Agent");
    let version = 10;
    const moves = (to: Person) => {
      for (const one of all)
        desk.push({
          type: "handover",
          summary: aSummary({ ...one, owner: to, version: ++version }),
          line: given(to),
        });
    };
    return { desk, moves, ...gadget };
  }

  it("say in one what somebody gave, with a way to each; and nothing once it was taken back", async () => {
    const { moves, screen, gadget } = await aDesk();

    moves(ANNA);

    await screen.shows("Robin Weiss gave you 3 conversations", ".card");
    expect(screen.all(".card").length).to.equal(1);
    for (const name of NAMES) expect(screen.text(".card")).to.contain(name);
    await waitUntil(() => screen.text("fb-chat-offer-pile [role=status]").includes("gave you 3"));
    await expect(gadget).to.be.accessible();

    moves(BEN);
    await waitUntil(() => screen.all(".card").length === 0);
  });

  it("leave out what was opened", async () => {
    const { moves, screen } = await aDesk();
    moves(ANNA);
    await screen.shows("gave you 3", ".card");

    screen.press("Open: Eli Test");

    await screen.shows("Hello from Eli Test");
    await screen.shows("Robin Weiss gave you 2 conversations", ".card");
  });

  it("are dismissed at once, and leave room and the offer alone", async () => {
    const { desk, moves, screen, gadget } = await aDesk(320);
    moves(ANNA);
    desk.push({ type: "handover", summary: aSummary({ conversation: MARIA, owner: ANNA }), line: note });
    await screen.shows("Call first", ".card");
    await waitUntil(() => screen.all(".card").length === 2);
    expect(screen.all(".pile")[0]!.clientHeight).to.be.lessThan(gadget.clientHeight / 3);
    desk.push({ type: "offers", offers: [anOffer(desk)] });
    await screen.shows("Pia Novak", ".card");

    screen.press("Dismiss all");

    await waitUntil(() => screen.all(".card").length === 1);
    expect(screen.text(".card")).to.contain("Offered to you");
    expect(desk.sent("conversation.close")).to.deep.equal([]);
  });

  it("call a customer as they are called by now", async () => {
    const { desk, screen } = await aDesk();
    const { summary, ...offer } = anOffer(desk);
    const nameless = { ...summary, customer: { name: null, label: "Messenger user ·7009" }, version: 1 };
    desk.push({ type: "offers", offers: [{ ...offer, summary: nameless }] });
    await screen.shows("Messenger user", "fb-chat-offer-pile [role=status]");

    desk.push({ type: "list.upsert", summary: { ...summary, version: 2 } });
    await settled();

    await screen.shows("Pia Novak is offered to you", "fb-chat-offer-pile [role=status]");
  });

  it("are none of an offer whose conversation is open: it says so itself", async () => {
    const { desk, screen, gadget } = await aDesk();
    const offer = anOffer(desk);
    desk.has({ conversation: PIA, owner: null, customer: offer.summary.customer }, [
      anEntry(1, { content: { kind: "text", text: "Hello from Pia", rest: [] } }),
    ]);
    gadget.conversation = PIA;
    await screen.shows("Hello from Pia");
    desk.push({ type: "offers", offers: [offer] });
    await screen.shows("Pia Novak", ".card");

    desk.push({
      ...{ type: "offers", offers: [] },
      ended: [{ conversation: PIA, at: offer.at, why: "accept", by: BEN, to: BEN }],
    });

    await screen.shows("Ben Brandt accepted Pia Novak", "fb-chat-told-strip");
    expect(screen.all(".card")).to.deep.equal([]);
  });

  for (const [what, end, words, since] of [
    ["an agent did not answer", { why: "expire", by: null }, "You did not answer", { owner: BEN }],
    ["a colleague took it", { why: "take", by: BEN, to: BEN }, "Ben Brandt took", { owner: ANNA }],
    ["somebody closed", { why: "close", by: BEN }, "was closed", { status: "open" }],
  ] as const)
    it(`stand no longer than what they say: that ${what}`, async () => {
      const { desk, screen, gadget } = await aDesk();
      const offer = anOffer(desk);
      const { customer, version } = offer.summary;
      desk.has({ conversation: PIA, owner: null, customer, version }, [anEntry(1)]);
      gadget.conversation = PIA;
      desk.push({ type: "offers", offers: [offer] });
      desk.push({ type: "offers", offers: [], ended: [{ conversation: PIA, at: offer.at, ...end }] });
      await screen.shows(words, "fb-chat-told-strip");

      desk.changesRow(PIA, { ...since, version: version + 1 });

      await screen.hides(words, "fb-chat-told-strip");
    });
});
