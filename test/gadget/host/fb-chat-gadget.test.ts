import { expect, waitUntil } from "@open-wc/testing";
import { atRest } from "../support/at-rest.ts";
import { aGadget } from "../support/a-gadget.ts";
import { aDelivery, anEntry, aText, JONAS, MARIA, NOW } from "../support/builders.ts";
import { FakeDesk } from "../support/fake-desk.ts";
import { nextEvent } from "../support/next-event.ts";
import { settled } from "../support/manual-clock.ts";

function aDesk() {
  const desk = new FakeDesk();
  desk.has({ conversation: MARIA }, [anEntry(1, { content: aText("Hello there") })]);
  desk.has({ conversation: JONAS, customer: { name: "Jonas Weber", label: "Jonas Weber" } });
  return desk;
}

describe("<fb-chat-gadget>", () => {
  it("shows list and thread beside each other where there is room", async () => {
    const { gadget, screen } = await aGadget(aDesk(), { conversation: MARIA });
    await screen.shows("Hello there");

    expect(screen.text("fb-chat-list-pane")).to.include("Jonas Weber");
    expect(screen.buttons("Back to the list")).to.deep.equal([]);
    await expect(gadget).to.be.accessible();
  });

  it("shows one at a time in a side panel, and goes to and fro with the focus", async () => {
    const { gadget, screen } = await aGadget(aDesk(), { width: 360 });
    await screen.shows("Jonas Weber");
    const row = screen.buttons().find((button) => button.textContent.includes("Maria Lopez"))!;

    row.click();
    await screen.shows("Hello there");
    await waitUntil(() => screen.focused === screen.box, "the box is not focused");
    expect(screen.text("fb-chat-list-pane")).to.equal("");
    await expect(gadget).to.be.accessible();

    screen.press("Back to the list");
    await screen.shows("Jonas Weber");
    await waitUntil(() => screen.focused === row, "the row is not focused");
    expect(gadget.conversation).to.equal(null);
  });

  it("lets the agent write as soon as a conversation is there that took a while to open", async () => {
    const desk = aDesk();
    desk.silent.add("thread.open");
    const { screen } = await aGadget(desk);
    await screen.shows("Maria Lopez");
    screen
      .buttons()
      .find((button) => button.textContent.includes("Maria Lopez"))!
      .click();
    await waitUntil(() => screen.focused?.localName === "h2", "the name is not focused");

    desk.answer(desk.sent("thread.open")[0]!);

    await waitUntil(() => screen.focused === screen.box, "the box is not focused");
  });

  it("fits into 320 by 460", async () => {
    const { gadget, screen } = await aGadget(aDesk(), { width: 320, height: 460, conversation: MARIA });
    await screen.shows("Hello there");

    const outside = screen.buttons().filter((button) => {
      const { left, right, bottom } = button.getBoundingClientRect();
      const frame = gadget.getBoundingClientRect();
      return left < frame.left || right > frame.right || bottom > frame.bottom;
    });
    expect(outside).to.deep.equal([]);
  });

  it("passes axe in the dark", async () => {
    const { gadget, screen, frame } = await aGadget(aDesk(), { conversation: MARIA });
    frame.style.colorScheme = "dark";
    await screen.shows("Hello there");
    await atRest(gadget);

    await expect(gadget).to.be.accessible();
  });

  it("tells the host when it is ready and who is signed in", async () => {
    const desk = aDesk();
    const ready = nextEvent("fb-chat-ready");

    void aGadget(desk);

    expect((await ready).detail).to.deep.equal({ agent: { sub: "anna", name: "Anna Agent" } });
  });

  it("tells the host of each state of the line", async () => {
    const desk = aDesk();
    const { gadget, screen } = await aGadget(desk);
    const states: string[] = [];
    gadget.addEventListener("fb-chat-connection", ({ detail }) => states.push(detail.status));
    await screen.shows("Jonas Weber");

    await desk.breaks();
    await desk.platform.clock.advance(1_000);

    expect(states.slice(-3)).to.deep.equal(["offline", "catching-up", "online"]);
  });

  it("tells the host which conversation the agent chose, but not what the host chose itself", async () => {
    const { gadget, screen } = await aGadget(aDesk());
    const chosen: (string | null)[] = [];
    gadget.addEventListener("fb-chat-conversation-selected", ({ detail }) =>
      chosen.push(detail.conversation),
    );
    await screen.shows("Jonas Weber");

    gadget.conversation = JONAS;
    await gadget.updateComplete;
    expect(chosen).to.deep.equal([]);

    screen
      .buttons()
      .find((button) => button.textContent.includes("Maria Lopez"))!
      .click();
    expect(chosen).to.deep.equal([MARIA]);
    expect(gadget.conversation).to.equal(MARIA);
  });

  it("tells the host of messages that came and of those that Meta took, through every shadow root", async () => {
    const desk = aDesk();
    const { screen } = await aGadget(desk, { conversation: MARIA });
    await screen.shows("Hello there");
    const received = nextEvent("fb-chat-message-received");
    const told: (string | null)[] = [];
    document.addEventListener("fb-chat-message-sent", ({ detail }) => told.push(detail.mid));

    desk.customerWrites(MARIA, "Anybody?");
    await screen.shows("Anybody?");
    screen.write("Yes!");
    screen.key("Enter");
    await screen.shows("Yes!", "fb-chat-entry");
    expect(told).to.deep.equal([]);
    desk.changes(MARIA, [{ id: 3, mid: "m_yes", delivery: aDelivery({ state: "sent", sentAt: NOW }) }]);
    await screen.shows("Sent", "fb-chat-entry");

    expect((await received).detail.entry.content).to.deep.equal(aText("Anybody?"));
    expect(told).to.deep.equal(["m_yes"]);
  });

  it("tells the host of no message where a customer says how satisfied they are", async () => {
    const desk = aDesk();
    const { gadget, screen } = await aGadget(desk, { conversation: MARIA });
    await screen.shows("Hello there");
    const received: string[] = [];
    gadget.addEventListener("fb-chat-message-received", ({ detail }) =>
      received.push(detail.entry.content.kind),
    );
    const payload = "fb-chat:satisfaction:3:0F2B1A9C:5";
    const answers = [{ question: "SATISFACTION_3_0F2B1A9C (csat)", answer: "5" }];
    const others = [{ question: "DELIVERY (csat)", answer: "2" }];

    desk.changes(MARIA, [
      { content: { kind: "quick_reply", text: "5 ★", payload } },
      { content: { kind: "event", event: { type: "feedback", answers } } },
      { content: { kind: "event", event: { type: "feedback", answers: others } } },
      { content: { kind: "quick_reply", text: "Five more", payload: "more:5" } },
    ]);

    await screen.shows("Five more", "fb-chat-entry");
    await waitUntil(() => received.length === 2, "not told");
    expect(received).to.deep.equal(["event", "quick_reply"]);
  });

  it("tells the host of a message that Meta took behind the agent's back once they are there again", async () => {
    const desk = aDesk();
    const { gadget, screen } = await aGadget(desk, { conversation: MARIA });
    await screen.shows("Hello there");
    const told: (string | null)[] = [];
    gadget.addEventListener("fb-chat-message-sent", ({ detail }) => told.push(detail.mid));
    screen.write("Yes!");
    screen.key("Enter");
    await screen.shows("Yes!", "fb-chat-entry");

    gadget.conversation = JONAS;
    await waitUntil(() => desk.sent("thread.close").length === 1);
    desk.changes(MARIA, [{ id: 2, mid: "m_yes", delivery: aDelivery({ state: "sent", sentAt: NOW }) }]);
    desk.changesRow(JONAS, { activityAt: NOW + 1 });
    await gadget.updateComplete;
    expect(told).to.deep.equal([]);

    gadget.conversation = MARIA;
    await waitUntil(() => told.length > 0);
    expect(told).to.deep.equal(["m_yes"]);
  });

  it("tells the host what was refused, by its code", async () => {
    const desk = aDesk();
    const { screen } = await aGadget(desk, { conversation: MARIA });
    await screen.shows("Hello there");
    desk.refuse("conversation.close", { code: "not_allowed" });
    const error = nextEvent("fb-chat-error");

    screen.press("Close");

    const { detail } = await error;
    expect(detail).to.deep.equal({ command: "conversation.close", conversation: MARIA, code: "not_allowed" });
    await screen.shows("Your role does not allow this.");
    screen.press("Dismiss");
    await screen.hides("Your role does not allow this.");
  });

  it("asks for a sign-in, and connects when the host brings a token", async () => {
    const desk = aDesk();
    const required = nextEvent("fb-chat-auth-required");
    const { gadget, screen } = await aGadget(desk, { tokenProvider: null });
    expect((await required).detail).to.deep.equal({ reason: "token_missing" });
    await screen.shows("Sign-in needed");
    await expect(gadget).to.be.accessible();

    gadget.token = "abc";

    await screen.shows("Maria Lopez");
    expect(desk.platform.requests.at(-1)?.token).to.equal("abc");
  });

  it("never takes what a customer wrote for markup", async () => {
    const desk = new FakeDesk();
    const text = '<img src=x onerror="document.title=1"><b>bold</b>';
    desk.has(
      {
        conversation: MARIA,
        customer: { name: text, label: text },
        preview: { author: "customer", text, agent: null },
      },
      [anEntry(1, { content: aText(text) })],
    );

    const { screen } = await aGadget(desk, { conversation: MARIA });
    await screen.shows("<b>bold</b>", "fb-chat-entries");

    expect(screen.all("img, b")).to.deep.equal([]);
  });
});

describe("<fb-chat-gadget> on its way in and out of the page", () => {
  it("keeps its socket when it is only moved", async () => {
    const desk = aDesk();
    const { gadget, screen, frame } = await aGadget(desk, { conversation: MARIA });
    await screen.shows("Hello there");
    const other = document.createElement("div");
    frame.append(other);

    other.append(gadget);
    await settled();

    expect(desk.platform.sockets).to.have.length(1);
    expect(desk.platform.socket.isOpen).to.equal(true);
    desk.customerWrites(MARIA, "Still there?");
    await screen.shows("Still there?");
  });

  it("gives everything back when it is removed, and takes it anew when it returns", async () => {
    const desk = aDesk();
    const { gadget, screen, frame } = await aGadget(desk, { conversation: MARIA });
    await screen.shows("Hello there");

    gadget.remove();
    await settled();
    expect(desk.platform.socket.isOpen).to.equal(false);
    expect(desk.platform.clock.waiting).to.equal(0);
    expect(desk.platform.wakers).to.equal(0);

    desk.changes(MARIA, [{ content: aText("While you were away") }]);
    frame.append(gadget);
    await screen.shows("While you were away");
    expect(desk.platform.sockets).to.have.length(2);
    // For the network that comes back, and for the one that goes.
    expect(desk.platform.wakers).to.equal(2);
  });

  it("keeps what was written and not sent", async () => {
    const desk = aDesk();
    const { gadget, screen, frame } = await aGadget(desk, { conversation: MARIA });
    await screen.shows("Hello there");
    await desk.breaks();
    screen.write("Not yet sent");
    screen.key("Enter");
    screen.write("A draft");

    gadget.remove();
    await settled();
    frame.append(gadget);

    await screen.shows("Not yet sent", "fb-chat-entry");
    expect(screen.box.value).to.equal("A draft");
  });
});
