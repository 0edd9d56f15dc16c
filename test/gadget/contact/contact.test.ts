import { expect, waitUntil } from "@open-wc/testing";
import type { RoutingTold } from "../../../worker/protocol/routing/told.ts";
import type { Summary } from "../../../worker/protocol/thread/conversation.ts";
import { DEFAULT_DESK_SETTINGS } from "../../../worker/protocol/desk/settings.ts";
import { localInput } from "../../../gadget/contact/snooze-times.ts";
import { aGadget } from "../support/a-gadget.ts";
import { ANNA, anEntry, aWelcome, BEN, HOUR, JONAS, MARIA, MINUTE, NOW } from "../support/builders.ts";
import { FakeDesk } from "../support/fake-desk.ts";

const codes = [
  { id: "refund", name: "Refund" },
  { id: "delivery", name: "Delivery" },
];

function aDesk(summary: Partial<Summary> = {}, wrapUp?: RoutingTold["wrapUp"]): FakeDesk {
  const desk = new FakeDesk();
  const routing = { version: 1, teams: [], queues: [], ...(wrapUp === undefined ? {} : { wrapUp }) };
  desk.welcome = aWelcome({ desk: { name: "main", settings: DEFAULT_DESK_SETTINGS, routing } });
  desk.has({ conversation: MARIA, owner: ANNA, ...summary }, [anEntry(1)]);
  return desk;
}

async function aThread(summary: Partial<Summary> = {}, wrapUp?: RoutingTold["wrapUp"], width = 900) {
  const desk = aDesk(summary, wrapUp);
  const all = await aGadget(desk, { conversation: MARIA, width });
  await all.screen.shows("Message 1");
  return { desk, ...all };
}

describe("a conversation that is put aside", () => {
  async function asked(width?: number) {
    const all = await aThread({}, undefined, width);
    all.screen.press("More for this conversation");
    await all.screen.shows("Put aside…", "[role=menu]");
    all.screen.press("Put aside… P");
    await all.screen.shows("In an hour", "dialog");
    const choose = (label: string) =>
      all.screen
        .all<HTMLLabelElement>("dialog label")
        .find((it) => it.textContent.trim().startsWith(label))!
        .querySelector("input")!
        .click();
    return { choose, ...all };
  }

  it("comes back in an hour, by the Worker's clock, or when the customer writes, unless it is said otherwise", async () => {
    const { desk, gadget, screen } = await asked();
    await expect(gadget).to.be.accessible();

    screen.press("Put aside");

    await waitUntil(() => desk.sent("conversation.snooze").length === 1);
    expect(desk.sent("conversation.snooze")[0]!.when).to.deep.equal({
      until: NOW + HOUR,
      onMessage: true,
    });
    await screen.shows("Aside until", "fb-chat-thread-header");
    await screen.shows("Take up again");
  });

  it("comes back when the customer writes, or at its time alone", async () => {
    const alone = await asked();
    alone.choose("When the customer writes");
    await alone.screen.hides("Or as soon as", "dialog");
    alone.screen.press("Put aside");
    await waitUntil(() => alone.desk.sent("conversation.snooze").length === 1);
    expect(alone.desk.sent("conversation.snooze")[0]!.when).to.deep.equal({ onMessage: true });

    const timed = await asked();
    timed.choose("Or as soon as");
    timed.screen.press("Put aside");
    await waitUntil(() => timed.desk.sent("conversation.snooze").length === 1);
    expect(timed.desk.sent("conversation.snooze")[0]!.when).to.deep.equal({ until: NOW + HOUR });
  });

  it("comes back at a time of one's own, in the narrowest gadget as well", async () => {
    const { desk, gadget, screen, choose } = await asked(320);
    choose("At a time");
    await screen.shows("Date and time", "dialog");
    await expect(gadget).to.be.accessible();
    const [box] = screen.all<HTMLInputElement>("dialog input[type=datetime-local]");
    box!.value = "2027-01-05T08:15";

    screen.press("Put aside");

    await waitUntil(() => desk.sent("conversation.snooze").length === 1);
    const until = new Date(2027, 0, 5, 8, 15).getTime();
    expect(desk.sent("conversation.snooze")[0]!.when).to.deep.equal({ until, onMessage: true });
  });

  it("is told which times are later than Meta lets one answer", async () => {
    const { gadget, screen, choose } = await asked();
    const timeOf = (label: string) =>
      screen.all("dialog label").find((it) => it.innerText.trim().startsWith(label))!.innerText;
    await screen.shows("You can reply until", "dialog");
    expect(timeOf("In an hour")).not.to.contain("After the time to reply");
    expect(timeOf("On Monday morning")).to.contain("After the time to reply");
    await expect(gadget).to.be.accessible();
    choose("At a time");
    await screen.shows("After the time to reply", "dialog p[role=status]");
    const [box] = screen.all<HTMLInputElement>("dialog input[type=datetime-local]");
    box!.value = localInput(NOW + MINUTE);

    box!.dispatchEvent(new InputEvent("input", { bubbles: true }));

    await screen.hides("After the time to reply", "dialog p[role=status]");
  });

  it("is not put aside by who would rather not", async () => {
    const { desk, screen } = await asked();

    screen.press("Cancel");

    await screen.hides("In an hour");
    expect(desk.sent("conversation.snooze")).to.have.length(0);
  });

  it("is taken up again by its agent", async () => {
    const finer = { state: "snoozed", until: NOW + HOUR, onMessage: true } as const;
    const { desk, gadget, screen } = await aThread({ finer });
    await screen.shows("or they write", "fb-chat-thread-header");
    await expect(gadget).to.be.accessible();

    screen.press("Take up again");

    await waitUntil(() => desk.sent("conversation.take").length === 1);
  });

  it("is taken up again by the key that put it aside", async () => {
    const { desk, screen } = await aThread({
      finer: { state: "snoozed", until: NOW + HOUR, onMessage: true },
    });
    await waitUntil(() => screen.buttons("More for this conversation").length > 0);
    screen.all("fb-chat-thread-header h2")[0]!.focus();

    screen.pressKey("p");

    await waitUntil(() => desk.sent("conversation.take").length === 1, "not taken up");
    expect(screen.all("dialog")).to.deep.equal([]);
  });

  it("is put aside, and given on, by a key; of a colleague's the key is the page's", async () => {
    const { desk, screen } = await aThread();
    await waitUntil(() => screen.buttons("More for this conversation").length > 0);
    screen.all("fb-chat-thread-header h2")[0]!.focus();
    screen.pressKey("p");
    await screen.shows("In an hour", "dialog");
    screen.press("Cancel");
    await screen.hides("In an hour");
    screen.all("fb-chat-thread-header h2")[0]!.focus();
    // No letter of the same word.
    await desk.platform.clock.advance(2_000);
    screen.pressKey("g");
    await screen.shows("Transfer", "dialog h2");
    screen.press("Cancel");

    const colleagues = await aThread({ owner: BEN });
    await waitUntil(() => colleagues.screen.buttons("More for this conversation").length > 0);
    colleagues.screen.all("fb-chat-thread-header h2")[0]!.focus();
    expect([colleagues.screen.pressKey("p"), colleagues.screen.pressKey("g")]).to.deep.equal([true, true]);
    expect(colleagues.screen.all("dialog")).to.deep.equal([]);
  });

  it("says so in the list", async () => {
    const desk = aDesk({ finer: { state: "snoozed", until: null, onMessage: true } });
    const { screen } = await aGadget(desk);
    await screen.hides("Maria Lopez", "fb-chat-list-row");
    screen.all("[role=tab]").at(-1)!.click();

    await screen.shows("Aside until they write", "fb-chat-list-row");
  });
});

describe("a contact that is closed", () => {
  it("is closed by one press where the desk asks for nothing", async () => {
    const { desk, screen } = await aThread();

    screen.press("Close");

    await waitUntil(() => desk.sent("conversation.close").length === 1);
    expect(desk.sent("conversation.close")[0]).to.not.have.property("wrapUp");
  });

  async function asked(isRequired: boolean, width?: number) {
    const all = await aThread({}, { codes, isRequired }, width);
    all.screen.press("Close");
    await all.screen.shows("What was it about?", "dialog");
    const close = () => all.screen.all<HTMLButtonElement>("dialog .buttons button").at(-1)!.click();
    const choose = (id: string) => all.screen.all(`dialog input[value=${id}]`)[0]!.click();
    return { close, choose, ...all };
  }

  it("says what it was about, with a note", async () => {
    const { desk, gadget, screen, close, choose } = await asked(true, 320);
    await expect(gadget).to.be.accessible();
    close();
    await screen.shows("Choose one at least.", "dialog");
    expect(desk.sent("conversation.close")).to.have.length(0);

    choose("delivery");
    screen.all<HTMLTextAreaElement>("dialog textarea")[0]!.value = " Came late ";
    close();

    await waitUntil(() => desk.sent("conversation.close").length === 1);
    expect(desk.sent("conversation.close")[0]!.wrapUp).to.deep.equal({
      codes: ["delivery"],
      note: "Came late",
    });
    await screen.shows("Reopen");
  });

  it("is not closed by who would rather not", async () => {
    const { desk, screen } = await asked(false);

    screen.press("Cancel");

    await screen.hides("What was it about?");
    expect(desk.sent("conversation.close")).to.have.length(0);
  });

  it("may say nothing where the desk leaves it open", async () => {
    const { desk, close } = await asked(false);

    close();

    await waitUntil(() => desk.sent("conversation.close").length === 1);
    expect(desk.sent("conversation.close")[0]!.wrapUp).to.deep.equal({ codes: [] });
  });

  it("keeps what was said where it is closed over what the customer asked meanwhile", async () => {
    const { desk, screen, close, choose } = await asked(true);
    desk.refuse("conversation.close", { code: "changed", rev: 9, entries: [] });
    choose("refund");
    close();
    await screen.shows("Close anyway");

    screen.press("Close anyway");

    await waitUntil(() => desk.sent("conversation.close").length === 2);
    expect(desk.sent("conversation.close")[1]!.wrapUp).to.deep.equal({ codes: ["refund"] });
  });

  it("leads to who waits longest, by the menu and by a key", async () => {
    for (const way of ["menu", "key"]) {
      const desk = aDesk();
      desk.has({ conversation: JONAS, owner: null, unanswered: 1, waitingSince: NOW - 9 * MINUTE }, [
        anEntry(1, { content: { kind: "text", text: "Jonas asks", rest: [] } }),
      ]);
      desk.has({ conversation: `${MARIA}9`, owner: BEN, unanswered: 1, waitingSince: NOW - HOUR });
      const { gadget, screen } = await aGadget(desk, { conversation: MARIA });
      await screen.shows("Message 1");
      await waitUntil(() => screen.buttons("More for this conversation").length === 1);

      if (way === "menu") {
        screen.press("More for this conversation");
        await screen.shows("Close and next", "[role=menu]");
        // Behind the words stands the key.
        screen.press("Close and next E");
      } else {
        const options = { key: "e", bubbles: true, composed: true, cancelable: true };
        screen.all("fb-chat-thread-header h2")[0]!.dispatchEvent(new KeyboardEvent("keydown", options));
      }

      await screen.shows("Jonas asks");
      expect(desk.sent("conversation.close")).to.have.length(1);
      expect(gadget.isConnected).to.equal(true);
    }
  });
});

describe("lines of a contact", () => {
  const line = (content: object) =>
    anEntry(2, {
      author: { type: "system" },
      content: { kind: "system", line: content as never },
    });

  for (const [name, content, says] of [
    [
      "says what it was about",
      { event: "closed", by: BEN, codes, note: "Twice", why: "close" },
      "Closed by Ben Brandt: Refund, Delivery — Twice",
    ],
    [
      "says a note alone",
      { event: "closed", by: BEN, note: "Twice", why: "close" },
      "Closed by Ben Brandt: Twice",
    ],
    ["ended by silence", { event: "closed", by: null, why: "silence" }, "Closed, nobody wrote any more"],
    [
      "was put aside until a time",
      { event: "snoozed", by: BEN, until: NOW + HOUR, onMessage: true },
      "Put aside by Ben Brandt until",
    ],
  ] as const)
    it(name, async () => {
      const desk = aDesk();
      desk.has({ conversation: JONAS, owner: ANNA }, [anEntry(1), line(content)]);
      const { screen } = await aGadget(desk, { conversation: JONAS });

      await screen.shows(says);
      if (content.event === "snoozed") await screen.shows("or until the customer writes");
    });
});
