import { expect, nextFrame, waitUntil } from "@open-wc/testing";
import { aGadget } from "../support/a-gadget.ts";
import { anEntry, aText, byAnna, customer, DAY, MARIA, MINUTE, NOW } from "../support/builders.ts";
import { FakeDesk } from "../support/fake-desk.ts";

/** A thread of `count` messages, so long that it must scroll; the last is on the screen. */
async function aLongThread(count = 20) {
  const desk = new FakeDesk();
  const entries = Array.from({ length: count }, (_, n) => anEntry(n + 1, { at: NOW - (count - n) * MINUTE }));
  desk.has({ conversation: MARIA }, entries);
  const all = await aGadget(desk, { conversation: MARIA, height: 460 });
  await all.screen.shows(`Message ${count}`);
  const scroller = all.screen.all("fb-chat-entries .scroller")[0]!;
  const distance = () => scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight;
  const scrollTo = async (top: number) => {
    // A list that has just grown takes the next scrolling for the browser's: nobody is so quick as to scroll in that frame.
    await nextFrame();
    await nextFrame();
    scroller.scrollTop = top;
    await new Promise((resolve) => {
      scroller.addEventListener("scroll", resolve, { once: true });
    });
    // Nobody scrolls twice in one frame.
    await nextFrame();
  };
  await waitUntil(() => distance() < 2, "does not begin at the end");
  return { desk, scroller, distance, scrollTo, ...all };
}

describe("<fb-chat-entries>", () => {
  it("follows new messages while the reader is at the end", async () => {
    const { desk, screen, distance } = await aLongThread();

    desk.customerWrites(MARIA, "And another thing");

    await screen.shows("And another thing", "fb-chat-entry");
    await waitUntil(() => distance() < 2, "does not follow");
  });

  it("follows also when the browser moves the list because it shrank and grew", async () => {
    const { screen, scroller, distance } = await aLongThread();
    const lines = screen.all("fb-chat-entries li[data-anchor]");

    // Shorter: the browser moves the list up. Longer by the time that its event tells so.
    for (const line of lines.slice(0, 8)) line.hidden = true;
    scroller.scrollTop = scroller.scrollTop;
    for (const line of lines.slice(0, 8)) line.hidden = false;
    lines[0]!.style.paddingBlockStart = "40px";

    await waitUntil(() => distance() < 2, "does not follow");
    await screen.hides("To the newest message");
  });

  it("leaves the reader alone who reads further up, says what came, and goes there on demand", async () => {
    const { gadget, desk, screen, scroller, distance, scrollTo } = await aLongThread();
    await scrollTo(40);

    desk.customerWrites(MARIA, "And another thing");
    await screen.shows("1 new message");
    expect(scroller.scrollTop).to.equal(40);
    await expect(gadget).to.be.accessible();

    screen.press("1 new message");
    await waitUntil(() => distance() < 2, "does not go to the end");
    await screen.hides("1 new message");
  });

  it("goes to the end with what the agent sends", async () => {
    const { screen, distance, scrollTo } = await aLongThread();
    await scrollTo(0);

    screen.write("Hello");
    screen.key("Enter");

    await screen.shows("Hello", "fb-chat-entry");
    await waitUntil(() => distance() < 2, "does not go to the end");
  });

  it("loads history to its beginning on demand", async () => {
    const { desk, screen, scrollTo } = await aLongThread(50);
    const loaded = (count: number) => waitUntil(() => desk.sent("thread.history").length === count);

    screen.press("Older messages");
    await loaded(1);
    await waitUntil(() => !screen.isOff("Older messages"));
    screen.press("Older messages");
    await waitUntil(() => screen.buttons("Older messages").length === 0);
    await scrollTo(0);

    await screen.shows("Message 1 ", "fb-chat-entry");
    expect(desk.sent("thread.history").map(({ before }) => before.id)).to.deep.equal([31, 11]);
  });

  it("loads history while the reader comes near its beginning, and keeps their place", async () => {
    const { desk, screen, scroller, scrollTo } = await aLongThread(50);
    const message = (n: number) =>
      screen
        .all("fb-chat-entry")
        .find((entry) => new RegExp(`Message ${n}\\b`).test(entry.shadowRoot?.textContent ?? ""))!;
    const placeOf = (element: Element) => element.getBoundingClientRect().top;
    expect(desk.sent("thread.history"), "asked for by nobody").to.have.length(0);
    const first = message(34);
    desk.silent.add("thread.history");
    await scrollTo(30);
    await waitUntil(() => desk.sent("thread.history").length === 1, "not asked for");
    const before = placeOf(first);
    for (const top of [20, 30]) await scrollTo(top);
    expect(desk.sent("thread.history"), "asked for twice").to.have.length(1);

    desk.silent.delete("thread.history");
    desk.answer(desk.sent("thread.history")[0]!);

    await waitUntil(() => scroller.scrollTop > 600, "nothing came in above");
    await waitUntil(() => Math.abs(placeOf(first) - before) < 2, "the reader's place moved");
    await scrollTo(0);
    await screen.shows("Message 1 ", "fb-chat-entry");
    expect(desk.sent("thread.history").map(({ before }) => before.id)).to.deep.equal([31, 11]);
  });

  it("leaves history that could not be loaded to the button", async () => {
    const { desk, screen, scrollTo } = await aLongThread(50);
    desk.refuse("thread.history", { code: "unavailable" });

    await scrollTo(30);
    await screen.shows("The server could not be reached.");
    for (const top of [90, 20]) await scrollTo(top);
    expect(desk.sent("thread.history")).to.have.length(1);

    screen.press("Older messages");
    await waitUntil(() => desk.sent("thread.history").length === 2, "the button does nothing");
  });

  it("fetches what Meta's record holds above the history, to its beginning", async () => {
    const { desk, gadget, screen, scrollTo } = await aLongThread();
    const received: Event[] = [];
    gadget.addEventListener("fb-chat-message-received", (event) => received.push(event));
    const past = (n: number) => ({ content: aText(`Long ago ${n}`), at: NOW - 90 * DAY + n * MINUTE });
    desk.record.set(
      MARIA,
      Array.from({ length: 25 }, (_, n) => past(n)),
    );
    await scrollTo(0);

    screen.press("Look for older messages at Meta");
    await screen.shows("Long ago 24", "fb-chat-entry");
    await screen.shows("From Meta's record", "fb-chat-entry");
    screen.press("Look for older messages at Meta");
    await screen.shows("Meta has nothing older.");
    await scrollTo(0);

    await screen.shows("Long ago 0", "fb-chat-entry");
    expect(screen.buttons("Look for older messages at Meta")).to.have.length(0);
    expect(received).to.have.length(0);
    expect(screen.all('[role="log"]')[0]!.textContent.trim()).to.equal("");
    await screen.hides("New since you left");
  });

  it("says why Meta's record did not come, and asks again", async () => {
    const { desk, screen, scrollTo } = await aLongThread();
    desk.refuse("thread.import", { code: "record_unavailable", retryAfterMs: null });
    await scrollTo(0);

    screen.press("Look for older messages at Meta");

    await screen.shows("Meta does not show its record at the moment.");
    screen.press("Look for older messages at Meta");
    await screen.shows("Meta has nothing older.");
  });

  it("asks once while an answer is awaited", async () => {
    const { desk, screen, scrollTo } = await aLongThread();
    desk.silent.add("thread.import");
    await scrollTo(0);

    screen.press("Look for older messages at Meta");

    await waitUntil(() => screen.buttons("Loading…").length === 1 && screen.isOff("Loading…"));
    screen.press("Loading…");
    expect(desk.sent("thread.import")).to.have.length(1);
  });

  it("tells an outage's messages as news, and says that they came late", async () => {
    const { desk, gadget, screen } = await aLongThread();
    const received: Event[] = [];
    gadget.addEventListener("fb-chat-message-received", (event) => received.push(event));

    desk.changes(MARIA, [{ content: aText("Missed you"), fetched: "recovered" }]);

    await screen.shows("Missed in an outage, fetched later", "fb-chat-entry");
    expect(received).to.have.length(1);
  });

  it("says new messages to screen readers, and history not", async () => {
    const { desk, screen } = await aLongThread(50);
    screen.press("Older messages");
    await waitUntil(() => desk.sent("thread.history").length === 1);
    await waitUntil(() => !screen.isOff("Older messages"));
    const log = screen.all('[role="log"]')[0]!;
    expect(log.textContent.trim()).to.equal("");

    desk.customerWrites(MARIA, "And another thing");

    await waitUntil(() => log.textContent.trim() === "Maria Lopez: And another thing");
  });

  it("counts as seen only what was on the screen", async () => {
    const { desk, screen, scrollTo } = await aLongThread();
    // The browser says with the next frames what came into view.
    for (let n = 0; n < 3; n++) await nextFrame();
    await scrollTo(0);
    desk.customerWrites(MARIA, "Wait!");
    await screen.shows("1 new message");

    screen.write("Hello");
    screen.key("Enter");
    await screen.shows("Hello", "fb-chat-entry");

    expect(desk.sent("message.send")[0]?.seenRev).to.equal(20);
  });

  it("says who wrote each message, and the day where it changes", async () => {
    const desk = new FakeDesk();
    const day = 24 * 60 * MINUTE;
    desk.has({ conversation: MARIA }, [
      anEntry(1, { at: NOW - day }),
      anEntry(2, { at: NOW - 3 * MINUTE }),
      anEntry(3, { at: NOW - 2 * MINUTE }),
      anEntry(4, { at: NOW - MINUTE, author: byAnna }),
    ]);
    const { screen } = await aGadget(desk, { conversation: MARIA });
    await screen.shows("Message 4");

    expect(screen.all(".day").map((line) => line.textContent.trim())).to.deep.equal(["yesterday", "today"]);
    // To screen readers each time.
    expect(screen.all("fb-chat-entry .by").map((name) => name.textContent)).to.deep.equal([
      "Maria Lopez",
      "Maria Lopez",
      "Maria Lopez",
      "You",
    ]);
  });

  it("says when there is nothing", async () => {
    const desk = new FakeDesk();
    desk.has({ conversation: MARIA });

    const { screen } = await aGadget(desk, { conversation: MARIA });

    await screen.shows("No messages yet.");
  });

  it("removes an entry that turned out to be another's echo", async () => {
    const { desk, screen } = await aLongThread(3);
    desk.changes(MARIA, [{ id: 2, author: customer, content: aText("Message 2"), merged: true }]);

    await screen.hides("Message 2", "fb-chat-entry");
    expect(screen.all("fb-chat-entry")).to.have.length(2);
  });
});
