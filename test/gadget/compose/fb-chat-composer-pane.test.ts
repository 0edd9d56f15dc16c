import { expect, waitUntil } from "@open-wc/testing";
import type { Thread } from "../../../worker/protocol/thread/conversation.ts";
import { aGadget } from "../support/a-gadget.ts";
import {
  aDelivery,
  anEntry,
  aText,
  aWelcome,
  byAnna,
  BEN,
  HOUR,
  JONAS,
  MARIA,
  NOW,
  PAGE,
} from "../support/builders.ts";
import { FakeDesk, textOf } from "../support/fake-desk.ts";

async function aComposer(thread: Partial<Thread> = {}, prepare: (desk: FakeDesk) => void = () => {}) {
  const desk = new FakeDesk();
  prepare(desk);
  desk.has({ conversation: MARIA }, [anEntry(1)], thread);
  desk.has({ conversation: JONAS }, [anEntry(1)]);
  const all = await aGadget(desk, { conversation: MARIA });
  await all.screen.shows("Message 1");
  const texts = () => desk.sent("message.send").map(textOf);
  return { desk, texts, ...all };
}

describe("<fb-chat-composer-pane>", () => {
  it("sends on Enter, and empties the box", async () => {
    const { screen, texts } = await aComposer();
    screen.write("\n  - Hello\n    - Maria \n");

    screen.key("Enter");

    await screen.shows("Maria", "fb-chat-entry");
    // Its lines are indented as they were written.
    expect(texts()).to.deep.equal(["  - Hello\n    - Maria"]);
    await waitUntil(() => screen.box.value === "");
    expect(screen.focused).to.equal(screen.box);
  });

  it("sends by its button", async () => {
    const { screen, texts } = await aComposer();
    screen.write("Hello");
    await waitUntil(() => screen.button("Send").ariaDisabled === "false");

    screen.press("Send");

    expect(texts()).to.deep.equal(["Hello"]);
  });

  it("leaves the room to the text where there is little", async () => {
    const { gadget, frame, screen } = await aComposer();
    const send = () => screen.button("Send").getBoundingClientRect();
    const wide = send().width;

    frame.style.width = "320px";

    await waitUntil(() => send().width < wide);
    expect(screen.box.getBoundingClientRect().width).to.be.at.least(200);
    await expect(gadget).to.be.accessible();
  });

  it("makes a new line on Shift and Enter", async () => {
    const { screen, texts } = await aComposer();
    screen.write("Hello");

    expect(screen.key("Enter", { shiftKey: true })).to.equal(true);

    expect(texts()).to.deep.equal([]);
  });

  it("sends on Ctrl or ⌘ and Enter where the page says so, and breaks the line on Enter", async () => {
    const { gadget, screen, texts } = await aComposer();
    gadget.sendKey = "mod-enter";
    await gadget.updateComplete;
    screen.write("Hello");

    expect(screen.key("Enter")).to.equal(true);
    expect(texts()).to.deep.equal([]);

    expect(screen.key("Enter", { metaKey: true })).to.equal(false);
    expect(texts()).to.deep.equal(["Hello"]);
    await waitUntil(() => screen.box.value === "");
    screen.write("Bye");
    screen.key("Enter", { ctrlKey: true });
    expect(texts()).to.deep.equal(["Hello", "Bye"]);
  });

  it("moves nothing when something is said of what is written", async () => {
    const { gadget, screen } = await aComposer({}, (desk) => {
      desk.welcome = aWelcome({ features: ["outgoing"] });
    });
    const top = () =>
      [screen.box, ...screen.all("fb-chat-entries")].map((it) => it.getBoundingClientRect().bottom);
    const before = top();

    await gadget.updateComplete;
    const files = new DataTransfer();
    files.items.add(new File(["x"], "x.png"));
    screen.box.dispatchEvent(
      new ClipboardEvent("paste", { clipboardData: files, bubbles: true, composed: true, cancelable: true }),
    );
    await waitUntil(() => screen.all("fb-chat-composer-pane .line [role=alert]").length === 1);

    expect(top()).to.deep.equal(before);
  });

  it("grows with its text, to a limit", async () => {
    const { screen } = await aComposer();
    const height = () => screen.box.getBoundingClientRect().height;
    const empty = height();

    screen.write("one\ntwo\nthree");
    await waitUntil(() => height() > empty, "does not grow");

    screen.write("line\n".repeat(200));
    await waitUntil(() => screen.box.scrollHeight > 2_000);
    expect(height()).to.be.at.most(160);
  });

  for (const [name, init] of [
    ["by its own flag", { isComposing: true }],
    ["by Safari's key code", { keyCode: 229 }],
  ] as const) {
    it(`leaves Enter to an input method that composes, told ${name}`, async () => {
      const { screen, texts } = await aComposer();
      screen.write("にほ");

      expect(screen.key("Enter", init)).to.equal(true);

      expect(texts()).to.deep.equal([]);
    });
  }

  it("does not send nothing", async () => {
    const { screen, texts } = await aComposer();
    for (const blank of ["  \n ", "\u200b", "\u3164\ufe0f", "\u2800"]) {
      screen.write(blank);
      await waitUntil(() => screen.box.value === blank);

      screen.key("Enter");

      expect(texts()).to.deep.equal([]);
      expect(screen.isOff("Send")).to.equal(true);
    }
  });

  it("keeps a draft with its conversation", async () => {
    const { gadget, screen } = await aComposer();
    screen.write("For Maria");

    gadget.conversation = JONAS;
    await waitUntil(() => screen.box.value === "");
    screen.write("For Jonas");
    gadget.conversation = MARIA;

    await waitUntil(() => screen.box.value === "For Maria");
  });

  it("says into how many messages a long text will be divided, and when it is too long", async () => {
    const { screen, texts, gadget } = await aComposer();

    screen.write("x".repeat(1_799));
    await waitUntil(() => !screen.text("fb-chat-composer-pane").includes("left"));
    screen.write("x".repeat(1_850));
    await screen.shows("150 left for one message");
    screen.write("x".repeat(4_001));
    await screen.shows("Leaves as 3 messages");

    screen.write("x".repeat(20_001));
    await screen.shows("-1 left");
    screen.key("Enter");
    expect(texts()).to.deep.equal([]);
    await expect(gadget).to.be.accessible();
  });

  it("tells colleagues that the agent writes, and that they stopped", async () => {
    const { desk, screen } = await aComposer();

    screen.write("Hel");
    screen.box.blur();

    expect(desk.sent("typing").map(({ typing }) => typing)).to.deep.equal([true, false]);
  });
});

describe("the window bar", () => {
  const cases: [string, Partial<Thread>, string, boolean][] = [
    [
      "open",
      { window: { responseUntil: NOW + HOUR * 5, humanAgentUntil: null } },
      "You can reply until",
      true,
    ],
    [
      "open to be tried",
      { window: { responseUntil: NOW - HOUR, humanAgentUntil: NOW + HOUR } },
      "A person's reply may still go out until",
      true,
    ],
    [
      "closed for a person too",
      { window: { responseUntil: NOW - 9 * HOUR, humanAgentUntil: NOW - HOUR } },
      "Meta's time for replies ended",
      false,
    ],
    [
      "never open",
      { window: { responseUntil: null, humanAgentUntil: null } },
      "The customer has not written yet",
      false,
    ],
    ["of somebody who cannot be reached", { unavailable: true }, "Messenger cannot reach this person", false],
  ];
  for (const [name, thread, words, isOpen] of cases) {
    it(`${name}: says so and ${isOpen ? "lets" : "does not let"} the agent write`, async () => {
      const { screen } = await aComposer(thread);

      await screen.shows(words, "fb-chat-composer-pane");
      expect(screen.box.readOnly).to.equal(!isOpen);
    });
  }

  it("says that a person may write, once Meta took such a reply", async () => {
    const { desk, screen } = await aComposer({
      window: { responseUntil: NOW - HOUR, humanAgentUntil: NOW + HOUR },
    });

    desk.push({ type: "page", page: { pageId: PAGE, pause: null, humanAgent: "yes" } });

    await screen.shows("a person may reply until", "fb-chat-composer-pane");
    expect(screen.box.readOnly).to.equal(false);
  });

  it("closes where Meta refused, and may be tried again", async () => {
    const { desk, screen } = await aComposer({
      window: { responseUntil: NOW - HOUR, humanAgentUntil: NOW + HOUR },
    });
    desk.push({ type: "page", page: { pageId: PAGE, pause: null, humanAgent: "no" } });
    await screen.shows("refused this Page a later reply", "fb-chat-composer-pane");
    expect(screen.box.readOnly).to.equal(true);

    screen.press("Try again");

    await waitUntil(() => desk.sent("page.retryHumanAgent").length === 1);
    expect(desk.sent("page.retryHumanAgent")[0]!.pageId).to.equal(PAGE);
    desk.push({ type: "page", page: { pageId: PAGE, pause: null } });
    await screen.shows("A person's reply may still go out until", "fb-chat-composer-pane");
    expect(screen.box.readOnly).to.equal(false);
  });

  it("is over: what Meta approved is all that there is to send", async () => {
    const { screen } = await aComposer({ window: { responseUntil: NOW - HOUR, humanAgentUntil: null } });
    await waitUntil(() => screen.buttons("Send something else").length === 1);

    screen.press("Send something else");

    await waitUntil(() => screen.all(".menu button").length > 0, "no menu");
    expect(screen.all(".menu button").map((item) => screen.textOf(item))).to.deep.equal(["Approved message"]);
  });

  it("does not go by its own clock where Meta refused a message for the time", async () => {
    const failure = { code: "window_closed", graph: { code: 10, subcode: 2018278 } } as const;
    const { desk, screen } = await aComposer();
    const refused = { author: byAnna, delivery: aDelivery({ state: "failed", failure }) };

    desk.changes(MARIA, [{ id: 2, ...refused }]);
    await screen.shows("Meta says that the time for a reply is over", "fb-chat-composer-pane");
    expect(screen.buttons("Send an approved message")).to.have.length(1);
    expect(screen.box.readOnly).to.equal(false);

    desk.changes(MARIA, [{ id: 3, content: aText("Hello?") }]);
    await screen.shows("You can reply until", "fb-chat-composer-pane");
  });

  it("opens when the customer writes", async () => {
    const { desk, screen } = await aComposer({
      window: { responseUntil: NOW - HOUR, humanAgentUntil: null },
    });

    desk.changes(MARIA, [{}], { window: { responseUntil: NOW + 24 * HOUR, humanAgentUntil: null } });

    await screen.shows("You can reply until");
    expect(screen.box.readOnly).to.equal(false);
  });
});

describe("a text that leaves as several messages", () => {
  /** As long as two messages, and yet three: two of these sentences do not fit into one. */
  const text = ["a", "b", "c"].map((letter) => `${letter.repeat(1_001)}.`).join(" ");

  it("shows where it is cut, by the Worker's own rule", async () => {
    const { screen } = await aComposer();

    screen.write(text);
    await screen.shows("Leaves as 3 messages");
    screen.all("fb-chat-composer-pane summary")[0]?.click();

    await waitUntil(() => screen.all("fb-chat-composer-pane li").length === 3);
    const parts = screen.all("fb-chat-composer-pane li").map((part) => part.textContent);
    expect(parts.map((part) => part[0] + part.slice(-2))).to.deep.equal(["aa.", "bb.", "cc."]);
  });

  it("shows whole words of each part, and of signs without words whole signs", async () => {
    const { screen } = await aComposer();
    const family = "👨‍👩‍👧";

    screen.write(`${"tent poles ".repeat(180)}${family.repeat(300)}`);
    await screen.shows("Leaves as 3 messages");
    screen.all("fb-chat-composer-pane summary")[0]?.click();

    await waitUntil(() => screen.all("fb-chat-composer-pane li").length === 3);
    const ends = screen.all("fb-chat-composer-pane li").flatMap((part) => part.textContent.split(" … "));
    const poles = "tent poles tent poles tent poles";
    expect(ends).to.deep.equal([poles, poles, ...Array<string>(4).fill(family.repeat(4))]);
  });
});

describe("a conversation in which nobody may write", () => {
  const cases: [string, Partial<Thread>, string][] = [
    [
      "held by another app",
      { holder: { by: "other", appId: "777", at: NOW } },
      "Another app holds this conversation",
    ],
    ["blocked", { blocked: { at: NOW, by: BEN, reason: "threats" } }, "This customer is blocked."],
  ];
  for (const [name, thread, words] of cases) {
    it(`${name}: says so above the box, and takes no text`, async () => {
      const { screen } = await aComposer(thread);

      expect(screen.text("fb-chat-composer-pane")).to.include(words);
      expect(screen.box.readOnly).to.equal(true);
    });
  }
});
