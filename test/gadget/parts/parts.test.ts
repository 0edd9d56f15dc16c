import { expect, waitUntil } from "@open-wc/testing";
import { setViewport } from "@web/test-runner-commands";
import { customerPanel } from "../../../gadget/late/customer.ts";
import type { FbChatPart } from "../../../gadget/parts/part.ts";
import { aDeskOfTwo } from "../support/a-desk-of-two.ts";
import { JONAS, MARIA } from "../support/builders.ts";
import { erase } from "../support/erasing.ts";
import { settled } from "../support/manual-clock.ts";
import { replacing } from "../support/replacing.ts";
import type { Screen } from "../support/screen.ts";
import { ALL_PARTS, someParts } from "../support/some-parts.ts";

const open = (parts: readonly FbChatPart[]) => parts.map(({ conversation }) => conversation);

async function allParts() {
  const desk = aDeskOfTwo();
  const all = await someParts(desk, ...ALL_PARTS);
  const [presence, list, thread, composer, customer] = all.screens as [
    Screen,
    Screen,
    Screen,
    Screen,
    Screen,
  ];
  await list.shows("Maria Lopez");
  const choose = async (name: string) => {
    list
      .buttons()
      .find((button) => list.textOf(button).includes(name))!
      .click();
    await waitUntil(() => all.page.all("textarea[part=input]").length === 1, "no box");
  };
  return { desk, ...all, presence, list, thread, composer, customer, choose };
}

describe("parts of the gadget in one page", () => {
  it("show the link by which a customer comes where the thread is, whichever part was asked", async () => {
    const { parts, thread, list, choose } = await allParts();
    await choose("Maria Lopez");
    for (const part of parts) {
      const outcome = await part.openRecord({ id: "9", name: "Ola" });
      expect(outcome).to.deep.equal({ ok: false, code: "no_conversation" });
      await thread.shows("No conversation with Ola yet");
      expect(thread.all("fb-chat-invite svg.code")).to.have.length(1);
      expect(list.all("fb-chat-invite")).to.have.length(0);
      await choose("Maria Lopez");
      await thread.shows("I am Maria");
      expect(thread.all("fb-chat-invite")).to.have.length(0);
    }
  });

  it("share one connection, and show one room each", async () => {
    const { desk, presence, list, thread, composer, customer, choose } = await allParts();
    await choose("Maria Lopez");

    await thread.shows("I am Maria");
    await customer.shows("Contacts");
    await presence.shows("Available");
    await composer.shows("You can reply until");
    expect(desk.platform.sockets).to.have.length(1);
    expect(desk.sent("thread.open")).to.have.length(1);
    expect(thread.all("textarea")).to.deep.equal([]);
    expect(list.text()).not.to.include("I am Maria");
    expect(composer.all("fb-chat-entries")).to.deep.equal([]);
  });

  it("open in all what is chosen in one, tell it once, and go where the agent writes next", async () => {
    const { frame, parts, choose, page, composer } = await allParts();
    const chosen: (string | null)[] = [];
    frame.addEventListener("fb-chat-conversation-selected", ({ detail }) => chosen.push(detail.conversation));

    await choose("Jonas Weber");

    await waitUntil(() => page.focused === composer.box, "the focus is elsewhere");
    expect(new Set(open(parts))).to.deep.equal(new Set([JONAS]));
    expect(chosen).to.deep.equal([JONAS]);
  });

  it("have the focus at the name until it is known that something can be written, then in the box", async () => {
    const { desk, list, page, composer, thread } = await allParts();
    desk.silent.add("thread.open");
    list
      .buttons()
      .find((button) => list.textOf(button).includes("Jonas Weber"))!
      .click();
    await waitUntil(() => page.focused?.localName === "h2", "no focus at the name");
    expect(thread.all("fb-chat-thread-header")[0]!.shadowRoot!.activeElement).to.equal(page.focused);

    desk.silent.clear();
    desk.answer(desk.sent("thread.open")[0]!);

    await waitUntil(() => page.focused === composer.box, "no focus in the box");
  });

  it("open in all what the page opens in one, and what was open when they came", async () => {
    const desk = aDeskOfTwo();
    const { frame, parts, screens } = await someParts(
      desk,
      ["fb-chat-list"],
      ["fb-chat-thread", { conversation: MARIA }],
    );
    await screens[1]!.shows("I am Maria");
    expect(open(parts)).to.deep.equal([MARIA, MARIA]);

    await parts[0]!.openConversation(JONAS);
    await screens[1]!.shows("I am Jonas");

    const late = Object.assign(document.createElement("fb-chat-composer"), {
      platform: desk.platform,
      server: parts[0]!.server,
      tokenProvider: parts[0]!.tokenProvider,
    });
    frame.append(late);
    await waitUntil(() => late.conversation === JONAS, "it does not follow");
    parts[1]!.conversation = null;
    await waitUntil(() => open([...parts, late]).every((one) => one === null), "one stays open");
  });

  it("share their session again with one that was out of the page", async () => {
    const { desk, frame, parts, choose, thread, screens } = await allParts();
    await choose("Maria Lopez");
    for (const part of parts) {
      part.remove();
      await settled();
      frame.append(part);
      await settled();
    }
    await thread.shows("I am Maria");
    expect(desk.platform.sockets).to.have.length(1);

    await parts[0]!.logout();

    for (const screen of [screens[1]!, thread]) await screen.shows("Signed out.");
    await thread.hides("I am Maria");
  });

  it("do in what was just opened in one of them what the page wants done in another", async () => {
    const { desk, parts, composer } = await allParts();
    const [list, box] = [parts[1]!, parts[3]!];

    list.conversation = MARIA;
    expect(await box.insertText("To Maria")).to.deep.equal({ ok: true });
    expect(composer.box.value).to.equal("To Maria");
    const opened = list.openConversation(JONAS);
    const sent = box.send({ kind: "text", text: "To Jonas" });

    expect(await opened).to.deep.equal({ ok: true });
    expect((await sent).ok).to.equal(true);
    expect(desk.sent("message.send").map(({ conversation }) => conversation)).to.deep.equal([JONAS]);
    expect(open(parts)).to.deep.equal(parts.map(() => JONAS));
  });

  it("write into what an agent chose as soon as the page hears of it", async () => {
    const { frame, parts, list, composer } = await allParts();
    const outcomes: Promise<unknown>[] = [];
    frame.addEventListener("fb-chat-conversation-selected", () =>
      outcomes.push(...parts.map((part) => part.insertText("Hi "))),
    );

    list
      .buttons()
      .find((button) => list.textOf(button).includes("Maria Lopez"))!
      .click();
    await waitUntil(() => outcomes.length === parts.length, "nothing was told");

    expect(await Promise.all(outcomes)).to.deep.equal(parts.map(() => ({ ok: true })));
    expect(composer.box.value).to.equal("Hi ".repeat(parts.length));
  });

  it("follow those with the same group, and no others", async () => {
    const { parts, screens } = await someParts(
      aDeskOfTwo(),
      ["fb-chat-thread", { group: "left", conversation: MARIA }],
      ["fb-chat-composer", { group: "left" }],
      ["fb-chat-thread", { group: "right", conversation: JONAS }],
      ["fb-chat-thread"],
    );
    await screens[0]!.shows("I am Maria");
    await screens[2]!.shows("I am Jonas");

    expect(open(parts)).to.deep.equal([MARIA, MARIA, JONAS, null]);
    parts[3]!.group = "right";
    await screens[3]!.shows("I am Jonas");
  });

  it("do not follow those of another agent", async () => {
    const { parts } = await someParts(
      aDeskOfTwo(),
      ["fb-chat-thread", { conversation: MARIA }],
      ["fb-chat-thread", { tokenProvider: () => "other" }],
    );

    expect(open(parts)).to.deep.equal([MARIA, null]);
  });

  it("send what is written in the box, and tell of it once", async () => {
    const { desk, frame, choose, composer, thread } = await allParts();
    await choose("Maria Lopez");
    const told: EventTarget[] = [];
    frame.addEventListener("fb-chat-message-sent", ({ target }) => told.push(target!));
    frame.addEventListener("fb-chat-message-received", ({ target }) => told.push(target!));

    composer.write("Good day");
    composer.key("Enter");
    await thread.shows("Good day");
    desk.customerWrites(MARIA, "Thank you");
    await thread.shows("Thank you");

    expect(desk.sent("message.send").map(({ conversation }) => conversation)).to.deep.equal([MARIA]);
    await waitUntil(() => told.length > 0, "nothing was told");
    expect(new Set(told)).to.deep.equal(new Set([frame.querySelector("fb-chat-thread")]));
  });

  it("tell of messages from the box where no thread is there", async () => {
    const desk = aDeskOfTwo();
    const { frame, screens } = await someParts(desk, ["fb-chat-composer", { conversation: MARIA }]);
    await screens[0]!.shows("You can reply until");
    const told: string[] = [];
    frame.addEventListener("fb-chat-message-received", ({ detail }) => told.push(detail.conversation));

    desk.customerWrites(MARIA, "Thank you");

    await waitUntil(() => told.length > 0, "nothing was told");
    expect(told).to.deep.equal([MARIA]);
  });

  it("do from every part what the page asks of the box", async () => {
    const { parts, choose, composer, page } = await allParts();
    await choose("Maria Lopez");

    for (const [index, part] of parts.entries())
      expect(await part.insertText(`${index}`), part.localName).to.deep.equal({ ok: true });
    expect(composer.box.value).to.equal("01234");
    composer.box.blur();
    expect(await parts[1]!.focusComposer()).to.deep.equal({ ok: true });
    expect(page.focused).to.equal(composer.box);
  });

  it("take keys as a gadget does, wherever they are pressed", async () => {
    const { choose, page, thread, parts } = await allParts();
    await choose("Maria Lopez");
    await thread.shows("I am Maria");
    await waitUntil(() => page.focused?.localName === "textarea", "no focus in the box");

    page.pressKey("Escape");
    expect(thread.all("fb-chat-entries")[0]!.shadowRoot!.activeElement).not.to.equal(null);
    page.pressKey("ArrowDown", { altKey: true });
    await waitUntil(() => parts[2]!.conversation === JONAS, "no next one");
    page.pressKey("ArrowUp", { altKey: true });
    await waitUntil(() => parts[2]!.conversation === MARIA, "not back");
  });

  it("show nothing of the customer in the thread while a part does, and have no way to put that away", async () => {
    const { frame, choose, thread, customer } = await allParts();
    await choose("Maria Lopez");
    await customer.shows("Contacts");
    expect(thread.buttons("What is known of the customer")).to.deep.equal([]);
    expect(customer.buttons("Close")).to.deep.equal([]);

    frame.querySelector("fb-chat-customer")!.remove();

    await waitUntil(() => thread.buttons("What is known of the customer").length === 1, "no button");
  });

  it("open dialogs over the one that has most room, also those of a bar", async () => {
    const { frame, choose, presence, page } = await allParts();
    await choose("Maria Lopez");
    await waitUntil(() => presence.buttons().length > 0, "no button");
    presence.buttons()[0]!.focus();

    page.pressKey("?");

    await waitUntil(() => presence.all("dialog").length === 1, "no dialog");
    const shade = presence.all(".shade")[0]!.getBoundingClientRect();
    const places = [...frame.children].map((part) => part.getBoundingClientRect());
    const isOver = ({ left, width }: DOMRect) => left === shade.left && width === shade.width;
    expect(places.some((place) => isOver(place) && place.height >= 320)).to.equal(true);
    expect(shade.height).to.be.greaterThan(100);
    page.pressKey("Escape");
    await waitUntil(() => presence.all("dialog").length === 0, "it stays");
  });

  it("say what is wrong with the connection once, in list and thread, and elsewhere where neither is there", async () => {
    const { desk, presence, list, thread, composer, customer } = await allParts();
    desk.platform.answerPass = () => Promise.reject(new TypeError("offline"));
    await desk.breaks();

    await list.shows("Offline. What you see may be out of date.");
    await thread.shows("Offline. What you see may be out of date.");
    for (const other of [presence, composer, customer])
      expect(other.all("fb-chat-connection-strip")).to.deep.equal([]);
  });
});

describe("a part of the gadget", () => {
  beforeEach(() => setViewport({ width: 800, height: 600 }));

  for (const [tag] of ALL_PARTS) {
    it(`says that nobody is signed in: ${tag}`, async () => {
      const { screens } = await someParts(aDeskOfTwo(), [tag, { tokenProvider: null }]);

      await screens[0]!.shows("Sign-in needed");
    });
  }

  it("says what keeps it from showing the customer", async () => {
    const { screens } = await someParts(aDeskOfTwo(), [
      "fb-chat-customer",
      { conversation: MARIA, tokenProvider: null },
    ]);

    await screens[0]!.shows("Waiting for your sign-in.");
  });

  for (const tag of ["fb-chat-thread", "fb-chat-composer", "fb-chat-customer"] as const) {
    it(`says that nothing is chosen, or what the page puts there: ${tag}`, async () => {
      const { screens, parts } = await someParts(aDeskOfTwo(), [tag]);
      await screens[0]!.shows("Choose a conversation");
      const own = document.createElement("p");
      own.slot = "empty";
      own.textContent = "Nobody is waiting";

      parts[0]!.append(own);

      expect(own.assignedSlot).not.to.equal(null);
    });

    it(`says that the conversation was erased, where no other part does: ${tag}`, async () => {
      const desk = aDeskOfTwo();
      const { screens } = await someParts(desk, [tag, { conversation: MARIA }]);
      await waitUntil(() => desk.sent("thread.open").length === 1);
      await screens[0]!.shows(tag === "fb-chat-composer" ? "You can reply until" : "Maria Lopez");

      erase(desk);

      await screens[0]!.shows("This conversation was erased.");
    });
  }

  it("leaves that to the thread: the box", async () => {
    const desk = aDeskOfTwo();
    const { screens } = await someParts(
      desk,
      ["fb-chat-thread", { conversation: MARIA }],
      ["fb-chat-composer"],
    );
    await screens[1]!.shows("You can reply until");

    erase(desk);

    await screens[0]!.shows("This conversation was erased.");
    await screens[1]!.hides("You can reply until");
    expect(screens[1]!.text()).to.equal("");
  });

  it("shows no box to who may only look", async () => {
    const { screens, parts } = await someParts(aDeskOfTwo(), ["fb-chat-composer", { conversation: MARIA }]);
    await screens[0]!.shows("You can reply until");

    parts[0]!.readonly = true;

    await screens[0]!.hides("You can reply until");
  });

  it("keeps nothing when it goes, and its place when it is moved", async () => {
    const desk = aDeskOfTwo();
    const { frame, parts, screens } = await someParts(
      desk,
      ["fb-chat-list"],
      ["fb-chat-thread", { conversation: MARIA }],
    );
    await screens[1]!.shows("I am Maria");

    frame.prepend(parts[1]!);
    await parts[1]!.openConversation(JONAS);
    await waitUntil(() => parts[0]!.conversation === JONAS, "it was forgotten");
    for (const part of parts) part.remove();

    await waitUntil(() => !desk.platform.socket.isOpen, "the connection stays");
    expect(desk.platform.clock.waiting).to.equal(0);
  });

  it("says that what shows the customer could not be loaded, and tries again", async () => {
    let isThere = false;
    const load = customerPanel.load.bind(customerPanel);
    replacing(customerPanel, "load", { value: () => (isThere ? load() : Promise.resolve(false)) });
    const { screens } = await someParts(aDeskOfTwo(), ["fb-chat-customer", { conversation: MARIA }]);
    await screens[0]!.shows("A part of the chat could not be loaded.");

    isThere = true;
    screens[0]!.press("Try again");

    await screens[0]!.shows("Contacts");
  });

  it("is as high as what it holds where it is a bar, and fits a narrow page", async () => {
    await setViewport({ width: 320, height: 640 });
    const { frame, parts, choose } = await allParts();
    await choose("Maria Lopez");
    const [presence, composer] = [parts[0]!, parts[3]!];

    expect(presence.getBoundingClientRect().height).to.be.within(24, 90);
    expect(composer.getBoundingClientRect().height).to.be.within(80, 260);
    expect(frame.scrollWidth).to.be.at.most(frame.clientWidth);
  });
});

describe("all parts of the gadget", () => {
  const looks = [
    ["as they are", {}],
    ["in the dark", { theme: "dark" }],
    ["in Arabic", { lang: "ar" }],
    ["without anything chosen", null],
  ] as const;
  for (const [name, properties] of looks) {
    it(`pass axe ${name}`, async () => {
      const { frame, parts, choose, thread, customer } = await allParts();
      for (const part of parts) Object.assign(part, properties);
      if (properties !== null) {
        await choose("Maria Lopez");
        await thread.shows("I am Maria");
        await customer.shows(properties === looks[2][1] ? "Maria Lopez" : "Contacts");
      }

      await expect(frame).to.be.accessible();
    });
  }
});
