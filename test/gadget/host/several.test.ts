import { expect, fixture, html, waitUntil } from "@open-wc/testing";
import "../../../gadget/index.ts";
import { answering } from "../../../gadget/late/answering.ts";
import { list } from "../../../gadget/late/list.ts";
import type { FbChatGadget } from "../../../gadget/index.ts";
import { aWelcome, BEN, JONAS, MARIA } from "../support/builders.ts";
import { aDeskOfTwo } from "../support/a-desk-of-two.ts";
import { type FakeDesk } from "../support/fake-desk.ts";
import { settled } from "../support/manual-clock.ts";
import { Screen } from "../support/screen.ts";

const token = () => "token";
/** Once the browser told what is in view. */
const drawn = () =>
  new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(resolve))));

/** Gadgets beside each other in one page, each with a property or two of its own. */
async function severalGadgets(desk: FakeDesk, ...each: Partial<FbChatGadget>[]) {
  const frame = await fixture<HTMLElement>(html`<div></div>`);
  const gadgets = each.map((properties) => {
    const gadget = document.createElement("fb-chat-gadget");
    const common = { platform: desk.platform, server: "https://chat.example", tokenProvider: token };
    return Object.assign(gadget, common, properties);
  });
  frame.append(...gadgets);
  await settled();
  return { frame, gadgets, screens: gadgets.map((gadget) => new Screen(gadget)) };
}

describe("several gadgets on one page", () => {
  beforeEach(async () => {
    await Promise.all([answering.load(), list.load()]);
  });

  it("share one connection and show different conversations, each with its news", async () => {
    const desk = aDeskOfTwo();
    const { screens } = await severalGadgets(
      desk,
      { view: "list" },
      { view: "thread", conversation: MARIA },
      { view: "thread", conversation: JONAS },
    );
    await screens[1]!.shows("I am Maria");
    await screens[2]!.shows("I am Jonas");

    expect(desk.platform.sockets).to.have.length(1);
    expect(desk.sent("list.open")).to.have.length(1);
    expect(screens[0]!.all("fb-chat-thread-pane")).to.deep.equal([]);
    expect(screens[1]!.all("fb-chat-list-pane")).to.deep.equal([]);
    expect(screens[1]!.buttons("Back to the list")).to.deep.equal([]);
  });

  it("show what is written in one of them in the other as well", async () => {
    const desk = aDeskOfTwo();
    const { screens } = await severalGadgets(desk, { conversation: MARIA }, { conversation: MARIA });
    await screens[0]!.shows("I am Maria");
    await screens[1]!.shows("I am Maria");

    screens[0]!.write("Half a sent");

    await waitUntil(() => screens[1]!.box.value === "Half a sent", "the other has no draft");
  });

  it("keep the line for those that stay, and end it with the last", async () => {
    const desk = aDeskOfTwo();
    const { gadgets, screens } = await severalGadgets(desk, { conversation: MARIA }, { conversation: JONAS });
    await screens[0]!.shows("I am Maria");
    await screens[1]!.shows("I am Jonas");

    gadgets[0]!.remove();
    await settled();
    expect(desk.platform.socket.isOpen).to.equal(true);
    expect(desk.sent("thread.close").map(({ conversation }) => conversation)).to.deep.equal([MARIA]);

    gadgets[1]!.remove();
    await settled();
    expect(desk.platform.socket.isOpen).to.equal(false);
    expect(desk.platform.clock.waiting).to.equal(0);
  });

  it("go on with the session of the others when one is put back, and are signed out with them", async () => {
    const desk = aDeskOfTwo();
    const { frame, gadgets, screens } = await severalGadgets(desk, { view: "list" }, { conversation: JONAS });
    await screens[1]!.shows("I am Jonas");

    gadgets[1]!.remove();
    await settled();
    frame.append(gadgets[1]!);
    await screens[1]!.shows("I am Jonas");
    expect(desk.platform.sockets).to.have.length(1);
    await gadgets[0]!.logout();

    await screens[1]!.shows("Signed out.");
    await screens[1]!.hides("I am Jonas");
  });

  it("stay signed out when one is put back that was away meanwhile", async () => {
    const desk = aDeskOfTwo();
    const { frame, gadgets, screens } = await severalGadgets(desk, {}, { conversation: JONAS });
    await screens[1]!.shows("I am Jonas");
    gadgets[1]!.remove();
    await settled();
    await gadgets[0]!.logout();

    frame.append(gadgets[1]!);

    await screens[1]!.shows("Signed out.");
    expect(desk.platform.sockets).to.have.length(1);
    expect(desk.platform.socket.isOpen).to.equal(false);
  });

  it("have each a line of their own where their agents differ", async () => {
    const desk = aDeskOfTwo();
    const { gadgets } = await severalGadgets(desk, {}, { tokenProvider: () => "other" });

    await waitUntil(() => desk.platform.sockets.length === 2);
    expect(gadgets).to.have.length(2);
  });

  it("come together when the second one gets its token later", async () => {
    const desk = aDeskOfTwo();
    const { gadgets, screens } = await severalGadgets(
      desk,
      { conversation: MARIA },
      { tokenProvider: null, conversation: JONAS },
    );
    await screens[1]!.shows("Sign-in needed");

    gadgets[1]!.tokenProvider = token;

    await screens[1]!.shows("I am Jonas");
    expect(desk.platform.sockets).to.have.length(1);
  });

  it("are all signed out by one, and keep nothing", async () => {
    const desk = aDeskOfTwo();
    const { gadgets, screens } = await severalGadgets(desk, { conversation: MARIA }, { conversation: JONAS });
    await screens[1]!.shows("I am Jonas");
    screens[1]!.write("Half a sent");

    await gadgets[0]!.logout();

    for (const screen of screens) await screen.shows("Signed out.");
    await screens[0]!.hides("I am Maria");
    expect(screens[1]!.all("textarea").map(({ textContent }) => textContent)).to.not.include("Half a sent");
    expect(desk.platform.socket.isOpen).to.equal(false);
    expect((await gadgets[1]!.getState()).agent).to.equal(null);

    desk.welcome = aWelcome({ agent: { ...BEN, presence: "available", role: "agent" } });
    gadgets[0]!.reconnect();
    await screens[0]!.shows("I am Maria");
    await screens[1]!.shows("I am Jonas");
    expect(screens[1]!.box.value).to.equal("");
  });

  it("do not ring from the list for what is looked at beside it", async () => {
    const desk = aDeskOfTwo();
    desk.platform.memory.set("fb-chat-notices", "on");
    desk.platform.notifier.permission = "granted";
    const { frame, screens } = await severalGadgets(
      desk,
      { view: "list" },
      { view: "thread", conversation: MARIA },
    );
    await screens[1]!.shows("I am Maria");
    frame.querySelectorAll("fb-chat-gadget")[1]!.scrollIntoView();
    const looking: boolean[] = [];
    frame.addEventListener("fb-chat-notify", ({ detail }) => looking.push(detail.looking));
    await drawn();

    desk.customerWrites(MARIA, "Are you there?");
    desk.customerWrites(JONAS, "Anybody?");
    await waitUntil(() => looking.length === 2);

    expect(looking).to.deep.equal([true, false]);
    expect(desk.platform.notifier.shown.map(({ text }) => text)).to.deep.equal(["Anybody?"]);
  });

  it("fire events about the inbox once", async () => {
    const desk = aDeskOfTwo();
    const { screens } = await severalGadgets(desk, { view: "thread", conversation: JONAS }, {});
    await screens[1]!.shows("Maria Lopez");
    const fired: string[] = [];
    document.addEventListener("fb-chat-notify", ({ detail }) => fired.push(detail.text));
    document.addEventListener("fb-chat-assignment", ({ detail }) => fired.push(`${detail.owner?.sub}`));

    desk.customerWrites(MARIA, "Anybody?");
    desk.changesRow(MARIA, { owner: BEN });
    await screens[1]!.hides("Maria Lopez");

    expect(fired).to.deep.equal(["Anybody?", "ben"]);
  });
});
