import { expect, fixture, html, waitUntil } from "@open-wc/testing";
import { answering } from "../../../gadget/late/answering.ts";
import { anEntry, MARIA } from "../support/builders.ts";
import { FakeDesk } from "../support/fake-desk.ts";
import { mountGadget } from "../support/mount.ts";
import { Screen } from "../support/screen.ts";

const real = answering.source;

/** A thread on the screen, whose box is not there yet. */
async function aThread() {
  const desk = new FakeDesk();
  desk.has({ conversation: MARIA }, [anEntry(1)]);
  const frame = await fixture<HTMLElement>(html`<div></div>`);
  const all = await mountGadget(frame, desk, { conversation: MARIA, height: 460 });
  await all.screen.shows("Message 1", "fb-chat-entry");
  return { desk, ...all };
}

const screenOf = () => new Screen(document.querySelector("fb-chat-gadget")!);
const heightOf = (element: Element | undefined) => element?.getBoundingClientRect().height ?? 0;

// In this order: what was loaded once stays.
describe("what comes behind the first thread", () => {
  let tries = 0;
  beforeEach(() => {
    tries = 0;
    answering.source = () => {
      tries++;
      return Promise.reject(new TypeError("offline"));
    };
  });

  it("is said to be missing above a list that stands alone, and can be tried again", async () => {
    const desk = new FakeDesk();
    desk.has({ conversation: MARIA }, [anEntry(1)]);
    const frame = await fixture<HTMLElement>(html`<div></div>`);
    const { gadget, screen } = await mountGadget(frame, desk, { with: { view: "list" } });

    await screen.shows("A part of the chat could not be loaded. Try again in a moment.");
    await screen.shows("Maria Lopez", "fb-chat-list-pane");
    await expect(gadget).to.be.accessible();
    // A connection that comes up and catches up may have asked for it with each of the two.
    const before = tries;
    screen.press("Try again");
    await waitUntil(() => tries > before, "it was not tried again");
    await screen.shows("A part of the chat could not be loaded. Try again in a moment.");
  });

  it("is said to be missing where a conversation cannot be opened", async () => {
    const desk = new FakeDesk();
    const frame = await fixture<HTMLElement>(html`<div></div>`);

    const { screen } = await mountGadget(frame, desk, { conversation: "1:2" });

    await screen.shows("A part of the chat could not be loaded.");
    expect(screen.buttons("Try again")).to.have.length(1);
  });
});

describe("the box to answer", () => {
  it("does not come where its script is out of reach: the agent is told, and can try again", async () => {
    let tries = 0;
    answering.source = () => {
      tries++;
      return Promise.reject(new TypeError("offline"));
    };
    const { screen } = await aThread();

    await screen.shows("A part of the chat could not be loaded. Try again in a moment.");
    expect(tries).to.equal(1);
    screen.press("Try again");
    await waitUntil(() => tries === 2, "it was not tried again");
    await screen.shows("A part of the chat could not be loaded. Try again in a moment.");

    expect(screen.all("textarea")).to.have.length(0);
    expect(screen.text("fb-chat-entry")).to.include("Message 1");
  });

  it("comes behind the messages, into the room that is kept for it, with what a page wants to write", async () => {
    let open!: () => void;
    const gate = new Promise<void>((resolve) => {
      open = resolve;
    });
    let shownBefore = 0;
    answering.source = () => {
      shownBefore = heightOf(screenOf().all("fb-chat-entry")[0]);
      return gate.then(real);
    };
    const { gadget, screen } = await aThread();
    const entries = screen.all("fb-chat-entries")[0];
    const before = heightOf(entries);
    expect(screen.all("textarea")).to.have.length(0);

    const inserted = gadget.insertText("Hello");
    const focused = gadget.focusComposer();
    open();

    expect(await inserted).to.deep.equal({ ok: true });
    expect(await focused).to.deep.equal({ ok: true });
    expect(shownBefore, "asked for before there was a message on the screen").to.be.greaterThan(0);
    expect((screen.all("textarea")[0] as HTMLTextAreaElement).value).to.equal("Hello");
    await waitUntil(() => Math.abs(heightOf(entries) - before) < 4, "the messages jumped");
    await screen.hides("A part of the chat could not be loaded");
  });
});
