import { expect, waitUntil } from "@open-wc/testing";
import { aGadget } from "../support/a-gadget.ts";
import { ANNA, anEntry, aWelcome, BEN, MARIA, NOW, PAGE } from "../support/builders.ts";
import { FakeDesk } from "../support/fake-desk.ts";
import type { Screen } from "../support/screen.ts";
import type { Summary } from "../../../worker/protocol/thread/conversation.ts";

async function aThread(summary: Partial<Summary> = {}, prepare: (desk: FakeDesk) => void = () => {}) {
  const desk = new FakeDesk();
  desk.has({ conversation: MARIA, ...summary }, [anEntry(1)]);
  prepare(desk);
  const all = await aGadget(desk, { conversation: MARIA });
  await all.screen.shows("Message 1");
  const choices = () =>
    all.screen.all("fb-chat-handling button:not(.icon-only)").map((button) => button.textContent.trim());
  return { desk, choices, ...all };
}

describe("the header of a thread", () => {
  const cases: { name: string; summary: Partial<Summary>; says: string; choices: string[] }[] = [
    { name: "of one's own", summary: { owner: ANNA }, says: "Yours", choices: ["Release", "Close"] },
    {
      name: "of a colleague's",
      summary: { owner: BEN },
      says: "With Ben Brandt",
      choices: ["Take over"],
    },
    { name: "of nobody's", summary: { owner: null }, says: "Unassigned", choices: ["Take", "Close"] },
    {
      name: "of a closed one",
      summary: { owner: null, status: "closed" },
      says: "Closed",
      choices: ["Reopen"],
    },
  ];
  for (const { name, summary, says, choices: expected } of cases) {
    it(`${name} says "${says}" and offers ${expected.join(" and ")}`, async () => {
      const { screen, choices } = await aThread(summary);

      expect(screen.text("fb-chat-thread-header")).to.include(says);
      expect(choices()).to.deep.equal(expected);
    });
  }

  it("of a colleague's offers a supervisor all that they may do", async () => {
    const { gadget, choices } = await aThread({ owner: BEN }, (desk) => {
      desk.welcome = aWelcome({}, "supervisor");
    });

    expect(choices()).to.deep.equal(["Take over", "Release", "Close"]);
    await expect(gadget).to.be.accessible();
  });

  it("of a colleague's leaves a supervisor the names where there is little room", async () => {
    for (const width of [320, 400, 470]) {
      const desk = new FakeDesk();
      desk.welcome = aWelcome({}, "supervisor");
      desk.has({ conversation: MARIA, owner: BEN }, [anEntry(1)]);
      const { screen } = await aGadget(desk, { conversation: MARIA, width });
      await waitUntil(() => screen.all("fb-chat-handling button").length === 4);

      for (const name of screen.all("fb-chat-thread-header :is(h2, .owner bdi)")) {
        const cutOff = name.scrollWidth - name.clientWidth;
        expect(cutOff, `${width} px: ${name.textContent}`).to.be.at.most(width < 400 ? 40 : 0);
      }
      expect(screen.buttons("Take over").length + screen.buttons("Release").length).to.equal(2);
    }
  });

  const closeIn = { en: "Close", de: "Erledigen", fr: "Clôturer", ar: "إغلاق" };
  for (const [lang, close] of Object.entries(closeIn)) {
    it(`moves nothing from under the hand when a conversation is taken: ${lang}`, async () => {
      for (const width of [320, 480, 620, 640, 720, 900]) {
        const desk = new FakeDesk();
        desk.has({ conversation: MARIA, owner: null }, [anEntry(1)]);
        const { screen } = await aGadget(desk, { conversation: MARIA, width, with: { lang } });
        const buttons = () => screen.all("fb-chat-handling button:not(.icon-only)");
        // The words of a language come a moment later.
        await waitUntil(() => buttons()[1]?.textContent.trim() === close);
        const place = () => {
          const { left, top } = buttons()[1]!.getBoundingClientRect();
          return [Math.round(left), Math.round(top)];
        };
        const before = place();
        const take = buttons()[0]!.textContent;

        desk.changesRow(MARIA, { owner: ANNA });
        await waitUntil(() => buttons()[0]!.textContent !== take);

        expect(place(), `${width} px`).to.deep.equal(before);
      }
    });
  }

  it("keeps the digits of a customer without a name, however little room there is", async () => {
    const desk = new FakeDesk();
    desk.has({ conversation: MARIA, customer: { name: null, label: "Messenger user ·1234" } }, [anEntry(1)]);
    const { screen } = await aGadget(desk, { conversation: MARIA, width: 320 });
    await screen.shows("Message 1");
    const title = screen.all("fb-chat-thread-header h2")[0]!;
    const digits = screen.all("fb-chat-thread-header .digits")[0]!;

    expect(title.textContent).to.equal("Messenger user ·1234");
    expect(digits.getBoundingClientRect().right).to.be.at.most(title.getBoundingClientRect().right + 0.5);
  });

  const deeds: [string, Partial<Summary>, string][] = [
    ["Take", { owner: null }, "Yours"],
    ["Take over", { owner: BEN }, "Yours"],
    ["Release", { owner: ANNA }, "Unassigned"],
    ["Close", { owner: ANNA }, "Closed"],
    ["Reopen", { status: "closed", owner: null }, "Unassigned"],
  ];
  for (const [choice, summary, says] of deeds) {
    it(`follows the Worker after "${choice}"`, async () => {
      const { screen } = await aThread(summary);

      screen.press(choice);

      await screen.shows(says, "fb-chat-thread-header .state");
    });
  }

  it("says who else looks and who writes", async () => {
    const { desk, screen } = await aThread();

    desk.push({
      type: "viewers",
      conversation: MARIA,
      viewers: [
        { ...ANNA, typing: true },
        { ...BEN, typing: false },
      ],
    });
    await screen.shows("Ben Brandt is looking too");

    desk.push({
      type: "viewers",
      conversation: MARIA,
      viewers: [
        { ...ANNA, typing: false },
        { ...BEN, typing: true },
      ],
    });
    await screen.shows("Ben Brandt is writing…");
    expect(screen.text()).to.not.include("Anna Agent is writing");
  });

  it("is one line high at every width, and nothing moves when somebody looks or writes", async () => {
    for (const width of [320, 480, 620, 900, 1600]) {
      const desk = new FakeDesk();
      desk.has({ conversation: MARIA, owner: ANNA }, [anEntry(1)]);
      const { screen } = await aGadget(desk, { conversation: MARIA, width });
      await screen.shows("Yours", "fb-chat-thread-header .state");
      await waitUntil(() => screen.all("fb-chat-handling button").length === 3);
      const places = () =>
        ["fb-chat-thread-header", "h2", "fb-chat-thread-header .owner", "fb-chat-handling button"]
          .flatMap((selector) => screen.all(selector))
          .map((element) => {
            const { left, top, height } = element.getBoundingClientRect();
            return [left, top, height].map(Math.round);
          });
      const before = places();
      expect(before[0]![2], `${width} px`).to.be.at.most(53);

      for (const typing of [false, true]) {
        const ben = { ...BEN, name: "Ben Maximilian Brandt-Oberhauser", typing };
        desk.push({ type: "viewers", conversation: MARIA, viewers: [ben] });
        await screen.shows(typing ? "is writing…" : "is looking too", "fb-chat-watchers");

        expect(places(), `${width} px, ${typing ? "writes" : "looks"}`).to.deep.equal(before);
        const picture = screen.all("fb-chat-watchers fb-chat-avatar")[0]!.getBoundingClientRect();
        const line = screen.all("fb-chat-watchers")[0]!.getBoundingClientRect();
        expect(picture.bottom, "its picture shows").to.be.at.most(line.bottom + 0.5);
      }
    }
  });

  it("says the owner's name once", async () => {
    const { desk, screen } = await aThread();
    desk.changesRow(MARIA, { owner: BEN });
    await screen.shows("With Ben Brandt");
    const sees = (typing: boolean) => {
      desk.push({ type: "viewers", conversation: MARIA, viewers: [{ ...BEN, typing }] });
    };

    sees(false);
    await screen.shows("looking too");
    expect(screen.text("fb-chat-thread-header .state").match(/Ben Brandt/g)).to.have.length(1);
    sees(true);
    await screen.shows("writing…");
    expect(screen.text("fb-chat-thread-header .state").match(/Ben Brandt/g)).to.have.length(1);
  });
});

describe("closing what the customer has just asked in", () => {
  it("says so, and closes on a second word", async () => {
    const { desk, screen } = await aThread({ owner: ANNA }, (it) => {
      it.refuse("conversation.close", { code: "changed", rev: 2, entries: [] });
    });

    screen.press("Close");
    await screen.shows("Others wrote since you looked.");
    screen.press("Close anyway");

    await screen.shows("Closed");
    expect(desk.sent("conversation.close")).to.have.length(2);
    await screen.hides("Others wrote");
  });
});

describe("taking a conversation", () => {
  it("says whose it was, is told that a colleague was first, and takes it over with a second word", async () => {
    const { desk, screen } = await aThread({ owner: null }, (it) => {
      it.refuse("conversation.take", { code: "taken", by: { sub: BEN.sub, name: BEN.name } });
    });

    screen.press("Take");
    await screen.shows("A colleague took this conversation before you.");
    desk.changesRow(MARIA, { owner: BEN });
    await screen.shows("With Ben Brandt");
    screen.press("Take over");

    await waitUntil(() => desk.sent("conversation.take").length === 2);
    expect(desk.sent("conversation.take").map(({ owner }) => owner)).to.deep.equal([null, BEN.sub]);
  });
});

describe("a thread that another app holds", () => {
  const held = (desk: FakeDesk) =>
    desk.changes(MARIA, [], { holder: { by: "other", appId: "777", at: NOW } });

  it("says so, and can be taken over", async () => {
    const { screen } = await aThread({}, held);
    expect(screen.text()).to.include("Another app (777) holds this conversation at Meta.");

    screen.press("Take over");

    await screen.hides("holds this conversation");
  });

  it("can be asked for", async () => {
    const { desk, screen } = await aThread({}, held);

    screen.press("Ask for it");

    await waitUntil(() => desk.sent("thread.control").length === 1);
    expect(desk.sent("thread.control")[0]).to.include({ action: "request", conversation: MARIA });
  });

  it("says when Meta refuses", async () => {
    const { screen } = await aThread({}, (desk) => {
      held(desk);
      desk.refuse("thread.control", { code: "refused_by_meta", graph: { code: 100, subcode: 2534037 } });
    });

    screen.press("Take over");

    await screen.shows("Meta refused this.");
    expect(screen.text()).to.include("holds this conversation");
  });
});

describe("more for a conversation", () => {
  async function aMenu(prepare?: (desk: FakeDesk) => void) {
    const all = await aThread({}, prepare);
    all.screen.press("More for this conversation");
    await all.screen.shows("Move to spam", "[role=menu]");
    return all;
  }

  /** Chooses something of the menu that needs a word more; answers the field for it. */
  async function asks(screen: Screen, what: string): Promise<HTMLInputElement> {
    screen.press(what);
    await screen.shows("Cancel", "dialog");
    return screen.all<HTMLInputElement>("dialog input[type=text]")[0]!;
  }

  it("says what Meta withholds where its privacy rules for Europe hold", async () => {
    const { screen: ordinary } = await aMenu();
    expect(ordinary.text("[role=menu]")).to.not.include("privacy");

    const limited = { pageId: PAGE, pause: null, subjectToNewEuPrivacyRules: true } as const;
    const { gadget, screen } = await aMenu((desk) => {
      desk.welcome = aWelcome({ pages: [limited] });
    });

    await screen.shows("Meta's privacy rules for Europe limit this Page", "[role=menu]");
    await expect(gadget).to.be.accessible();
  });

  it("is a menu at its button, with what cannot be undone last, and leads to the list of keys", async () => {
    const { gadget, screen } = await aMenu();
    expect(screen.all("[role=menuitem]").map((item) => screen.textOf(item))).to.deep.equal([
      "Put aside… P",
      "Close and next E",
      "Transfer… G",
      "Invite a colleague…",
      "Ask for help…",
      "Note for colleagues…",
      "Let other apps answer",
      "Pass to another app",
      "What is known of the customer I",
      "Keyboard shortcuts",
      "Block this customer",
      "Move to spam",
    ]);
    await expect(gadget).to.be.accessible();

    screen.press("Keyboard shortcuts");

    await screen.shows("To send", "dialog");
    expect(screen.all("[role=menu]")).to.have.length(0);
  });

  it("closes by another press of its button, and opens again", async () => {
    const { screen } = await aMenu();
    screen.all("[role=menu]")[0]!.hidePopover();
    await waitUntil(() => screen.all("[role=menu]").length === 0);
    await waitUntil(() => screen.button("More for this conversation").ariaExpanded === "false");

    screen.press("More for this conversation");

    await screen.shows("Move to spam", "[role=menu]");
  });

  it("keeps its buttons inside where there is little room", async () => {
    const { screen, frame } = await aMenu();
    await asks(screen, "Block this customer");

    frame.style.inlineSize = "280px";
    window.dispatchEvent(new Event("resize"));

    const [dialog] = screen.all("dialog");
    await waitUntil(() => dialog!.getBoundingClientRect().width < 280);
    const { right } = dialog!.getBoundingClientRect();
    for (const button of screen.all("dialog .buttons button"))
      expect(button.getBoundingClientRect().right).to.be.at.most(right - 16);
  });

  it("lets other apps answer", async () => {
    const { desk, screen } = await aMenu();

    screen.press("Let other apps answer");

    await waitUntil(() => desk.sent("thread.control").length === 1);
    expect(desk.sent("thread.control")[0]).to.include({ action: "release" });
  });

  it("blocks the customer with a reason, and unblocks them again", async () => {
    const { desk, gadget, screen } = await aMenu();
    const reason = await asks(screen, "Block this customer");
    await expect(gadget).to.be.accessible();

    screen.press("Block this customer");
    expect(desk.sent("customer.moderate")).to.have.length(0);
    reason.value = "threats";
    screen.press("Block this customer");

    await screen.shows("Anna Agent blocked this customer");
    expect(desk.sent("customer.moderate")[0]).to.include({ action: "block", reason: "threats" });
    screen.press("Unblock");
    await screen.hides("blocked this customer");
  });

  it("passes the thread to another app", async () => {
    const { desk, screen } = await aMenu();
    const appId = await asks(screen, "Pass to another app");

    appId.value = "777";
    screen.press("Pass to another app");

    await screen.shows("Another app (777) holds this conversation");
    expect(desk.sent("thread.control")[0]).to.include({ action: "pass", to: "777" });
  });

  it("does nothing when it is cancelled", async () => {
    const { desk, screen } = await aMenu();
    await asks(screen, "Move to spam");

    screen.press("Cancel");

    await waitUntil(() => screen.all("dialog").length === 0);
    expect(desk.sent("customer.moderate")).to.have.length(0);
  });
});

describe("a thread that cannot be shown", () => {
  it("says why and offers another try", async () => {
    const desk = new FakeDesk();
    const { gadget, screen } = await aGadget(desk, { conversation: MARIA });
    await screen.shows("There is no such conversation at this desk.");
    await expect(gadget).to.be.accessible();
    desk.has({ conversation: MARIA }, [anEntry(1)]);

    screen.press("Try again");

    await screen.shows("Message 1");
  });
});

describe("presence", () => {
  it("is switched between available and away", async () => {
    const { desk, screen } = await aThread();
    const control = () => screen.button("Available for conversations");
    expect(control().getAttribute("aria-checked")).to.equal("true");

    control().click();

    await waitUntil(() => control().getAttribute("aria-checked") === "false");
    expect(control().textContent.trim()).to.equal("Away");
    expect(desk.sent("presence.set")[0]?.presence).to.equal("away");
  });
});
