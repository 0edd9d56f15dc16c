import { expect, waitUntil } from "@open-wc/testing";
import { hasTickets, knowsMuch, opensCustomer } from "../customer-states.ts";
import { aGadget } from "../support/a-gadget.ts";
import { anEntry, JONAS, MARIA, MINUTE, NOW } from "../support/builders.ts";
import { FakeDesk } from "../support/fake-desk.ts";
import type { GadgetOptions } from "../support/mount.ts";
import type { Screen } from "../support/screen.ts";

const ASK = "Ask for a ticket…";
const NOBODY_YET = { tickets: [], requests: [], canAsk: true };
const IN = "fb-chat-kept-tickets";

async function aPanel(prepare: (desk: FakeDesk) => void, more: GadgetOptions = {}) {
  const desk = new FakeDesk();
  knowsMuch(desk);
  desk.has({ conversation: JONAS, customer: { name: "Jonas Weber", label: "Jonas Weber" } }, [anEntry(1)]);
  prepare(desk);
  const all = await aGadget(desk, { conversation: MARIA, width: 1200, ...more });
  await opensCustomer(all.screen);
  return { desk, ...all };
}

const asksFor = (desk: FakeDesk) => desk.sent("ticket.request").map(({ about }) => about);
const box = (screen: Screen) => screen.all<HTMLTextAreaElement>(`${IN} textarea`)[0];

async function writes(screen: Screen, about: string): Promise<void> {
  await screen.shows(ASK, IN);
  screen.press(ASK);
  await waitUntil(() => box(screen) !== undefined, "no box");
  box(screen)!.value = about;
  screen.press("Ask for it");
}

describe("tickets of a conversation", () => {
  it("are shown with their state, where they are seen, and what is asked for", async () => {
    const { screen } = await aPanel(hasTickets);

    for (const words of [
      "The blue lamp came broken",
      "In progress",
      "INC-4398 · Closed",
      "Send another shade",
    ])
      await screen.shows(words, IN);
    await screen.shows("asked for a ticket 2 min ago. It is being made.", IN);
    const [link] = screen.all<HTMLAnchorElement>(`${IN} a`);
    expect(link?.href).to.equal("https://crm.example/INC-4711");
    expect(link?.rel).to.contain("noopener");
    // One is being made.
    expect(screen.buttons(ASK)).to.have.length(0);
  });

  it("are marked in the list", async () => {
    const { desk, screen } = await aPanel(hasTickets);
    await screen.shows("Ticket asked for", "fb-chat-list-row");
    desk.changesRow(MARIA, { tickets: { open: 2, at: NOW } });
    await screen.shows("2 open tickets", "fb-chat-list-row");
    desk.changesRow(MARIA, { tickets: { open: 0, at: NOW + 1 } });
    await screen.hides("ticket", "fb-chat-list-row");
  });

  it("that nobody made in time are said to be so, and asked for again", async () => {
    const { desk, screen } = await aPanel((given) => {
      hasTickets(given);
      given.platform.clock.now = NOW + 9 * MINUTE;
    });
    await screen.shows("Nobody made this ticket yet.", IN);
    await writes(screen, "Send another shade");
    await waitUntil(() => asksFor(desk).length === 1, "it was not asked for");
  });

  it("are read anew when one of them changed", async () => {
    const { desk, screen } = await aPanel(hasTickets);
    await screen.shows("In progress", IN);
    const { tickets } = desk.tickets.get(MARIA)!;
    desk.tickets.set(MARIA, {
      ...{ requests: [], canAsk: true },
      tickets: tickets.map((it) => ({ ...it, state: "Waits for the customer" })),
    });
    desk.changesRow(MARIA, { tickets: { open: 1, at: NOW } });
    await screen.shows("Waits for the customer", IN);
    await screen.hides("Send another shade", IN);
  });

  it("are not there where there are none and nobody makes any", async () => {
    const { screen, gadget, desk } = await aPanel((given) => given.tickets.set(JONAS, NOBODY_YET));
    await waitUntil(() => desk.sent("tickets.list").length > 0, "not asked");
    await screen.hides(ASK);
    gadget.conversation = JONAS;
    await screen.shows(ASK, IN);
  });

  it("say that they could not be read, and are read again", async () => {
    const { screen } = await aPanel((desk) => {
      hasTickets(desk);
      desk.refuse("tickets.list", { code: "unavailable" });
    });
    await screen.shows("The tickets could not be read.", IN);
    screen.press("Try again");
    await screen.shows("The blue lamp came broken", IN);
  });
});

describe("asking for a ticket", () => {
  it("tells what for, once, and shows that it is asked for", async () => {
    const { desk, screen, gadget } = await aPanel((given) => given.tickets.set(MARIA, NOBODY_YET));
    await writes(screen, " The lamp is broken ");
    await screen.shows("asked for a ticket", IN);
    expect(asksFor(desk)).to.deep.equal(["The lamp is broken"]);
    expect(screen.buttons(ASK)).to.have.length(0);
    await expect(gadget).to.be.accessible();
  });

  it("asks for nothing by Cancel or Escape, and goes back to the button", async () => {
    const { desk, screen, gadget } = await aPanel((given) => given.tickets.set(MARIA, NOBODY_YET));
    await screen.shows(ASK, IN);
    screen.press(ASK);
    await waitUntil(() => box(screen) !== undefined, "no box");
    await expect(gadget).to.be.accessible();
    box(screen)!.dispatchEvent(
      new KeyboardEvent("keydown", { key: "Escape", bubbles: true, composed: true }),
    );
    await waitUntil(() => box(screen) === undefined, "the box stays");
    await screen.shows(ASK, IN);
    expect(asksFor(desk)).to.deep.equal([]);
  });

  for (const [state, words] of [
    ["nobody_told", "No ticket system is connected to this desk any more."],
    ["full", "There are too many open tickets here."],
  ] as const)
    it(`says why it is refused: ${state}`, async () => {
      const { desk, screen } = await aPanel((given) => given.tickets.set(MARIA, NOBODY_YET));
      desk.refuse("ticket.request", { code: "wrong_state", state });
      await writes(screen, "The lamp is broken");
      await screen.shows(words, IN);
      expect(box(screen)?.value).to.equal("The lamp is broken");
    });

  it("is not offered to who only reads", async () => {
    const { desk, screen } = await aPanel((given) => given.tickets.set(MARIA, NOBODY_YET), {
      with: { readonly: true },
    });
    await waitUntil(() => desk.sent("tickets.list").length > 0, "not asked");
    await screen.hides(ASK);
  });
});
