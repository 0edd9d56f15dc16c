import { expect } from "@open-wc/testing";
import type { Entry } from "../../../worker/protocol/message/entry.ts";
import { aDelivery, anEntry, aText, byAnna, MARIA } from "../support/builders.ts";
import { aGadget } from "../support/a-gadget.ts";
import { FakeDesk } from "../support/fake-desk.ts";
import { passAxe } from "./pass-axe.ts";

const sent = aDelivery({ state: "sent" });

async function showing(entry: Partial<Entry>) {
  const desk = new FakeDesk();
  desk.has({ conversation: MARIA }, [anEntry(1, entry)]);
  const all = await aGadget(desk, { conversation: MARIA });
  return { desk, ...all };
}

describe("a note on a ticket", () => {
  it("says which, by the name that the thread told last", async () => {
    const desk = new FakeDesk();
    const told = (id: number, ticket: string, title: string) =>
      anEntry(id, {
        author: { type: "system" },
        content: { kind: "event", event: { type: "ticket", what: "made", by: null, ticket, title } },
      });
    const ofTicket = { ticket: "INC-1", note: "n1" };
    desk.has({ conversation: MARIA }, [
      told(1, "INC-1", "Lamp"),
      told(2, "INC-1", "Lamp broken"),
      told(3, "INC-2", "Refund"),
      anEntry(4, { author: byAnna, content: aText("It left"), delivery: sent, ofTicket }),
    ]);
    const { screen } = await aGadget(desk, { conversation: MARIA });

    await screen.shows("Note on a ticket · Lamp broken It left");
  });
});

describe("a message of words", () => {
  const cases: [name: string, entry: Partial<Entry>, words: string][] = [
    ["a text", { content: aText("Is it blue?") }, "Maria Lopez Is it blue?"],
    [
      "a quick reply",
      { content: { kind: "quick_reply", text: "Large", payload: "L" } },
      "Chose a quick reply Large",
    ],
    ["a postback", { content: { kind: "postback", title: "Buy", payload: "B" } }, "Pressed a button Buy"],
    ...(
      [
        ["Get Started", "fb-chat:get_started", "Began the chat Go"],
        ["a question to begin with", "fb-chat:question:00ff", "Chose a question to begin with Go"],
        ["a line of the menu", "fb-chat:menu:00ff", "Chose in the menu Go"],
      ] as const
    ).map(([what, payload, shown]): [string, object, string] => [
      what,
      { content: { kind: "postback", title: "Go", payload } },
      shown,
    ]),
    [
      "a postback of a card",
      { content: { kind: "postback", title: "I take it", payload: "B", card: "Tarn 2 tent" } },
      "Pressed a button I take it · Tarn 2 tent",
    ],
    [
      "what Meta approved",
      {
        content: {
          kind: "text",
          text: "Your parcel is here.",
          rest: [],
          parts: [{ type: "template", template: "utility", text: null, cards: [], buttons: [] }],
        },
      },
      "Your parcel is here. Approved message",
    ],
    [
      "a note on a ticket",
      {
        ...{ author: byAnna, content: aText("The lamp left"), delivery: sent },
        ofTicket: { ticket: "INC-1", note: "n1" },
      },
      "You Note on a ticket The lamp left",
    ],
    ["our own", { author: byAnna, content: aText("Yes"), delivery: sent }, "You Yes"],
    [
      "a colleague's",
      { author: { type: "agent", sub: "bea", name: "Bea Moss" }, content: aText("Yes"), delivery: sent },
      "Bea Moss Yes",
    ],
    [
      "one from Meta's own inbox",
      { author: { type: "page_inbox" }, content: aText("Yes") },
      "Page inbox Yes",
    ],
    [
      "another app's",
      { author: { type: "app", appId: "441300970011223" }, content: aText("Yes") },
      "Another app (441300970011223) Yes",
    ],
    [
      "one that came meanwhile",
      { content: aText("Hello?"), standby: true },
      "While another app held the conversation",
    ],
  ];
  for (const [name, entry, words] of cases) {
    it(`is told by who wrote it: ${name}`, async () => {
      const { screen } = await showing(entry);

      await screen.shows(words, "fb-chat-entry");
    });
  }

  it("passes axe", () => passAxe(cases.map(([, entry]) => entry)));

  it("has its links", async () => {
    const { screen } = await showing({
      content: aText("See https://shop.example/a or write to a@shop.example"),
    });
    await screen.shows("See https://shop.example/a");

    const links = screen.all<HTMLAnchorElement>("fb-chat-entry a").map(({ href }) => href);
    expect(links).to.deep.equal(["https://shop.example/a", "mailto:a@shop.example"]);
  });

  it("is larger when it is a few emoji alone", async () => {
    const sizeOf = async (text: string): Promise<number> => {
      const { screen } = await showing({ content: aText(text) });
      await screen.shows(text, "fb-chat-entry");
      return parseFloat(getComputedStyle(screen.all("fb-chat-entry .text")[0]!).fontSize);
    };

    const ordinary = await sizeOf("Fine");
    expect(await sizeOf("😀👍🏽")).to.be.greaterThan(2 * ordinary);
    expect(await sizeOf("Fine 😀")).to.equal(ordinary);
  });
});
