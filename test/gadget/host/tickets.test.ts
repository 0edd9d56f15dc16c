import { expect, waitUntil } from "@open-wc/testing";
import type { FbChatEventMap, FbChatTicket } from "../../../gadget/index.ts";
import { RESPOND_MS } from "../../../gadget/embed/tickets/deeds.ts";
import { embed } from "../../../gadget/late/embed.ts";
import { aGadget } from "../support/a-gadget.ts";
import { anEntry, aText, JONAS, MARIA } from "../support/builders.ts";
import { ABOUT } from "../customer-states.ts";
import { FakeDesk } from "../support/fake-desk.ts";
import { settled } from "../support/manual-clock.ts";
import type { GadgetOptions } from "../support/mount.ts";
import { nameOf, type Screen } from "../support/screen.ts";

type Wanted = FbChatEventMap["fb-chat-create-ticket"]["detail"];
const TICKET: FbChatTicket = {
  id: "T-1",
  title: "Lamp broken",
  url: "https://crm.example/T-1",
  state: "New",
};

async function aThread(
  answers: (detail: Wanted, event: Event) => void = ({ respondWith }) => {
    respondWith(TICKET);
  },
  options: GadgetOptions = {},
) {
  const desk = new FakeDesk();
  const record = { id: "47", name: "Lopez" };
  const interaction = { id: 3, openedAt: 5, closedAt: null };
  desk.has(
    { conversation: MARIA, record, customer: { name: "Maria", label: "Maria" } },
    [anEntry(1, { content: aText("I am Maria") })],
    {
      interaction,
    },
  );
  desk.has({ conversation: JONAS }, [anEntry(1, { content: aText("I am Jonas") })]);
  const all = await aGadget(desk, { conversation: MARIA, width: 1200, with: { tickets: true }, ...options });
  await all.screen.shows("I am Maria");
  await waitUntil(() => embed.value !== null, "it was not loaded");
  const wanted: Wanted[] = [];
  all.gadget.addEventListener("fb-chat-create-ticket", (event) => {
    wanted.push(event.detail);
    answers(event.detail, event);
  });
  return { desk, record, interaction, wanted, ...all };
}

const items = (screen: Screen) => screen.all(".menu button").map(nameOf);
async function creates(screen: Screen): Promise<void> {
  screen.press("More for this conversation");
  await waitUntil(() => items(screen).includes("Create ticket…"), "it cannot be chosen");
  screen
    .all(".menu button")
    .find((button) => nameOf(button) === "Create ticket…")!
    .click();
}

describe("a ticket", () => {
  it("is made by the page, with whom and which contact it is about, and is shown", async () => {
    const { screen, wanted, record, interaction, gadget } = await aThread();
    await creates(screen);
    await screen.shows("Ticket created: Lamp broken");
    expect(wanted).to.have.length(1);
    expect(wanted[0]).to.deep.include({ conversation: MARIA, record, interaction });
    expect(wanted[0]!.customer).to.include({ name: "Maria" });
    const [link] = screen.all<HTMLAnchorElement>("fb-chat-page-strip a");
    expect([link!.href, link!.rel]).to.deep.equal([TICKET.url, "noopener noreferrer"]);
    await expect(gadget).to.be.accessible();
    screen.press("Dismiss");
    await screen.hides("Ticket created");
    screen.press(ABOUT);
    await screen.shows("Tickets Lamp broken New", "fb-chat-tickets");
    gadget.conversation = JONAS;
    await screen.shows("I am Jonas");
    expect(screen.text("fb-chat-tickets")).to.equal("");
  });

  it("is told by who the page says they are as well, and by what was told last", async () => {
    const { screen } = await aThread(undefined, {
      with: {
        tickets: true,
        identify: () => ({
          ...{ id: "47", name: "Lopez" },
          tickets: [{ ...TICKET, state: "Old" }, { id: "T-0", title: "Switch" }, { title: "no id" } as never],
        }),
      },
    });
    await waitUntil(() => screen.buttons(ABOUT).length > 0, "no button");
    screen.press(ABOUT);
    await screen.shows("Tickets Lamp broken Old Switch", "fb-chat-tickets");
    await creates(screen);
    await screen.shows("Tickets Lamp broken New Switch", "fb-chat-tickets");
  });

  const HOSTILE: [what: string, answers: (detail: Wanted) => void][] = [
    ["says nothing", () => {}],
    [
      "answers with rubbish",
      ({ respondWith }) => {
        respondWith({ id: 4 } as never);
      },
    ],
    [
      "answers with another address",
      ({ respondWith }) => {
        respondWith({ ...TICKET, url: "javascript:alert(1)" });
      },
    ],
    [
      "rejects",
      ({ respondWith }) => {
        respondWith(Promise.reject(new Error("of the page")));
      },
    ],
  ];
  for (const [what, answers] of HOSTILE)
    it(`is none where the page ${what}, which can be tried again`, async () => {
      let isMended = false;
      const { screen, wanted } = await aThread((detail) => {
        if (isMended) detail.respondWith(TICKET);
        else answers(detail);
      });
      await creates(screen);
      await screen.shows("No ticket was created.");
      isMended = true;
      screen.press("Try again");
      await screen.shows("Ticket created: Lamp broken");
      expect(wanted).to.have.length(2);
    });

  it("is none where the page answers after its listeners returned, which its console says", async () => {
    const told: unknown[] = [];
    const { reportError: real } = globalThis;
    globalThis.reportError = (error) => told.push(error);
    let late: Wanted["respondWith"] = () => {};
    const { screen } = await aThread(({ respondWith }) => {
      late = respondWith;
    });
    await creates(screen);
    await screen.shows("No ticket was created.");
    late(TICKET);
    globalThis.reportError = real;
    await settled();

    expect(told.map(String).join()).to.include("respondWith of fb-chat-create-ticket was called after");
    expect(screen.text("fb-chat-page-strip")).to.include("No ticket was created.");
  });

  it("is waited for as long as an agent may take, or until they would wait no longer", async () => {
    const answer: ((ticket: FbChatTicket | null) => void)[] = [];
    const { desk, screen } = await aThread(({ respondWith }) => {
      respondWith(new Promise((resolve) => answer.push(resolve)));
      // Of several answers the first counts.
      respondWith(TICKET);
    });
    await creates(screen);
    await screen.shows("Waiting for the ticket…");
    screen.press("Cancel");
    await screen.hides("Waiting for the ticket…");
    answer[0]!(TICKET);
    await settled();
    expect(screen.text("fb-chat-page-strip").trim()).to.equal("");
    await creates(screen);
    await screen.shows("Waiting for the ticket…");
    await desk.platform.clock.advance(RESPOND_MS);
    await screen.shows("No ticket was created.");
  });

  it("is left to a page that makes it in its own way", async () => {
    const { screen, wanted } = await aThread((_, event) => {
      event.preventDefault();
    });
    await creates(screen);
    await waitUntil(() => wanted.length > 0, "the page was not asked");
    await settled();
    expect(screen.text("fb-chat-page-strip").trim()).to.equal("");
  });

  it("is not offered where the page makes none, or the agent may not", async () => {
    const { screen, gadget } = await aThread(undefined, { with: { subscribe: "mine" } });
    screen.press("More for this conversation");
    await waitUntil(() => items(screen).length > 0, "no menu");
    expect(items(screen)).not.to.include("Create ticket…");
    expect(gadget.tickets).to.equal(false);
  });
});
