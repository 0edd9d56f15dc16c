import { expect, waitUntil } from "@open-wc/testing";
import type { FbChatAction, FbChatActionContext } from "../../../gadget/index.ts";
import { RUN_MS } from "../../../gadget/embed/actions/deeds.ts";
import { ACTIONS_MAX, readActions } from "../../../gadget/embed/actions/read-actions.ts";
import { embed } from "../../../gadget/late/embed.ts";
import { setLanguage } from "../../../gadget/words/strings.ts";
import { aGadget } from "../support/a-gadget.ts";
import { anEntry, aText, JONAS, MARIA } from "../support/builders.ts";
import { FakeDesk } from "../support/fake-desk.ts";
import { settled } from "../support/manual-clock.ts";
import type { GadgetOptions } from "../support/mount.ts";
import { nameOf, type Screen } from "../support/screen.ts";

const ICON = "M5 12h14M12 5v14";
const anAction = (change: Partial<FbChatAction> = {}): FbChatAction => ({
  ...{ id: "refund", label: "Refund", where: "header", run: () => {} },
  ...change,
});

async function aThread(actions: unknown, options: GadgetOptions = {}) {
  const desk = new FakeDesk();
  desk.has({ conversation: MARIA, customer: { name: "Maria", label: "Maria" } }, [
    anEntry(1, { content: aText("I am Maria"), mid: "m_1" }),
  ]);
  desk.has({ conversation: JONAS, customer: { name: "Jonas", label: "Jonas" } }, [
    anEntry(1, { content: aText("I am Jonas"), mid: "m_1" }),
  ]);
  const all = await aGadget(desk, { conversation: MARIA, width: 1200, ...options });
  await all.screen.shows("I am Maria");
  Object.assign(all.gadget, { actions });
  await waitUntil(() => embed.value !== null, "it was not loaded");
  await settled();
  return { desk, ...all };
}

const buttons = (screen: Screen, name: string) =>
  screen.buttons(name).filter((button) => button.checkVisibility());
const hasButton = (screen: Screen, name: string) =>
  waitUntil(() => buttons(screen, name).length > 0, `no button "${name}"`);
const items = (screen: Screen) => screen.all(".menu button").map(nameOf);
const opensMenu = async (screen: Screen) => {
  screen.press("More for this conversation");
  await waitUntil(() => items(screen).length > 0, "no menu");
};
const pick = (screen: Screen, name: string) => {
  screen
    .all(".menu button")
    .find((button) => nameOf(button) === name)!
    .click();
};
const pointsAt = (screen: Screen, words: string) => {
  const row = screen
    .all("fb-chat-entry")
    .find((entry) => screen.text("fb-chat-entry").includes(words) && entry)!;
  row.dispatchEvent(new PointerEvent("pointerover", { bubbles: true, composed: true, pointerType: "mouse" }));
};

describe("buttons of the page's", () => {
  afterEach(() => setLanguage("en"));

  it("stand at the head, the box and messages, and are told what they are about", async () => {
    const ran: (FbChatActionContext & { id: string })[] = [];
    const run =
      (id: string) =>
      ({ conversation, customer, message }: FbChatActionContext) => {
        ran.push({ id, conversation, customer, message });
      };
    const { screen, gadget } = await aThread([
      anAction({ id: "a", label: "Refund", run: run("a") }),
      anAction({ id: "b", label: "Add order", icon: ICON, where: "composer", run: run("b") }),
      anAction({ id: "c", label: "Quote in CRM", where: "message", run: run("c") }),
    ]);
    await hasButton(screen, "Refund");
    screen.press("Refund");
    screen.press("Add order");
    pointsAt(screen, "I am Maria");
    await hasButton(screen, "More actions");
    screen.press("More actions");
    await waitUntil(() => items(screen).length > 0, "no menu");
    expect(items(screen)).to.deep.equal(["Quote in CRM"]);
    pick(screen, "Quote in CRM");
    await waitUntil(() => ran.length > 2, "not all ran");
    expect(
      ran.map(({ id, conversation, customer, message }) => [id, conversation, customer?.name, message?.id]),
    ).to.deep.equal([
      ["a", MARIA, "Maria", undefined],
      ["b", MARIA, "Maria", undefined],
      ["c", MARIA, "Maria", 1],
    ]);
    await expect(gadget).to.be.accessible();
  });

  it("are shown where they are meant to be, and nothing but true will do", async () => {
    const asked: string[] = [];
    const { screen, gadget } = await aThread([
      anAction({
        id: "a",
        label: "Maria's own",
        when: ({ conversation }) => {
          asked.push(conversation);
          return conversation === MARIA;
        },
      }),
      anAction({ id: "b", label: "Promised", when: (() => Promise.resolve(true)) as never }),
      anAction({ id: "c", label: "Truthy", when: (() => "yes") as never }),
    ]);
    await hasButton(screen, "Maria's own");
    gadget.conversation = JONAS;
    await screen.shows("I am Jonas");
    await waitUntil(() => asked.includes(JONAS), "not asked");
    await settled();
    for (const name of ["Maria's own", "Promised", "Truthy"]) expect(buttons(screen, name)).to.deep.equal([]);
  });

  it("are there as soon as it is known whose record it is", async () => {
    let tells: ((identity: { id: string; name: string }) => void) | null = null;
    const { screen } = await aThread([anAction({ when: ({ customer }) => customer?.record?.id === "47" })], {
      with: { identify: () => new Promise((resolve) => (tells = resolve)) },
    });
    await waitUntil(() => tells !== null, "the page is not asked");
    expect(buttons(screen, "Refund")).to.deep.equal([]);
    tells!({ id: "47", name: "Lopez" });
    await hasButton(screen, "Refund");
  });

  it("go into the menu where there is no room, or there are too many", async () => {
    const many = Array.from({ length: ACTIONS_MAX + 10 }, (_, at) =>
      anAction({ id: `a${at}`, label: `Action ${at}`, where: at % 2 === 0 ? "header" : "composer" }),
    );
    const { screen } = await aThread(many);
    await hasButton(screen, "Action 0");
    expect(buttons(screen, "Action 4")).to.deep.equal([]);
    await opensMenu(screen);
    const listed = items(screen).filter((name) => name?.startsWith("Action"));
    expect(listed).to.have.length(ACTIONS_MAX - 5);
    expect(listed).not.to.include("Action 0");
    const [menu] = screen.all(".menu");
    expect(menu!.getBoundingClientRect().bottom).to.be.at.most(innerHeight);
  });

  it("are all in the menu of a narrow gadget, and run from there", async () => {
    let ran = 0;
    const run = () => ran++;
    const { screen } = await aThread(
      [anAction({ run }), anAction({ id: "b", label: "Add order", where: "composer", icon: ICON, run })],
      { width: 320 },
    );
    await opensMenu(screen);
    expect(items(screen)).to.include.members(["Refund", "Add order"]);
    expect(buttons(screen, "Refund").filter((it) => it.role !== "menuitem")).to.deep.equal([]);
    pick(screen, "Add order");
    await waitUntil(() => ran === 1, "it did not run");
  });

  const FAILS: [what: string, run: () => unknown][] = [
    [
      "throws",
      () => {
        throw new Error("of the page");
      },
    ],
    ["rejects", () => Promise.reject(new Error("of the page"))],
  ];
  for (const [what, run] of FAILS)
    it(`say so where the page ${what}, and go on`, async () => {
      const { screen } = await aThread([anAction({ run })]);
      await hasButton(screen, "Refund");
      replacesReportError();
      screen.press("Refund");
      await screen.shows("“Refund” did not work.");
      await waitUntil(() => buttons(screen, "Refund")[0]?.ariaBusy !== "true", "it stays busy");
      screen.press("Dismiss");
      await screen.hides("“Refund” did not work.");
    });

  it("run once at a time, and are given up where the page hangs", async () => {
    let ran = 0;
    let aborted = false;
    const { desk, screen } = await aThread([
      anAction({
        run: ({ signal }) => {
          ran++;
          signal.addEventListener("abort", () => (aborted = true));
          return new Promise(() => {});
        },
      }),
    ]);
    await hasButton(screen, "Refund");
    replacesReportError();
    screen.press("Refund");
    screen.press("Refund");
    await waitUntil(() => buttons(screen, "Refund")[0]?.ariaBusy === "true", "it is not busy");
    await desk.platform.clock.advance(RUN_MS);
    await screen.shows("“Refund” did not work.");
    expect([ran, aborted]).to.deep.equal([1, true]);
  });

  it("may be taken away while the menu is open", async () => {
    let ran = 0;
    const { screen, gadget } = await aThread([anAction({ run: () => ran++ })], { width: 320 });
    await opensMenu(screen);
    gadget.actions = [];
    await gadget.updateComplete;
    pick(screen, "Refund");
    await settled();
    expect(ran).to.equal(0);
  });

  it("are gone once nobody is signed in", async () => {
    const { gadget, screen } = await aThread([anAction()]);
    await hasButton(screen, "Refund");

    await gadget.logout();

    await waitUntil(() => buttons(screen, "Refund").length === 0, "it is still there");
  });

  it("are none of who only looks", async () => {
    const { screen } = await aThread([anAction()], { with: { readonly: true } });
    await settled();
    expect(buttons(screen, "Refund")).to.deep.equal([]);
  });
});

describe("what a page gives for actions", () => {
  it("is read once, and is what can be shown of it", () => {
    const hostile = {
      get id(): string {
        throw new Error("of the page");
      },
    };
    const rubbish = [
      null,
      4,
      "x",
      {},
      hostile,
      anAction({ label: "" }),
      anAction({ where: "moon" as never }),
      anAction({ run: 4 as never }),
      anAction({ when: 4 as never }),
    ];
    const kept = anAction({ id: "b", label: "\u202eevil\n  <b>bold</b>", icon: "<script>" });
    const given = [...rubbish, anAction(), anAction({ label: "Another of that id" }), kept];
    const [first, second, ...others] = readActions(given);
    expect(first).to.include({ id: "refund", label: "Refund" });
    expect(second).to.include({ label: "evil <b>bold</b>" });
    expect(second).not.to.have.property("icon");
    expect(others).to.deep.equal([]);
    kept.label = "Changed since";
    expect(readActions(given)[1]).to.include({ label: "evil <b>bold</b>" });
    for (const no of [null, undefined, {}, "actions", 7]) expect(readActions(no)).to.deep.equal([]);
  });

  it("says nothing but words, also where it is markup", async () => {
    const { screen } = await aThread([anAction({ label: "<img src=x onerror=alert(1)>" })]);
    await hasButton(screen, "<img src=x onerror=alert(1)>");
    expect(screen.all("fb-chat-actions img")).to.deep.equal([]);
  });
});

/** What the page throws is told to the page's console, which would end the test. */
function replacesReportError(): void {
  const { reportError: real } = globalThis;
  globalThis.reportError = () => {
    globalThis.reportError = real;
  };
}
