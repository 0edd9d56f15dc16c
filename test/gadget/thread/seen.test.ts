import { expect, waitUntil } from "@open-wc/testing";
import { READ_MS } from "../../../gadget/session/reading.ts";
import type { Summary } from "../../../worker/protocol/thread/conversation.ts";
import { aGadget } from "../support/a-gadget.ts";
import { ANNA, anEntry, BEN, MARIA, NOW } from "../support/builders.ts";
import { FakeDesk } from "../support/fake-desk.ts";

const told = (desk: FakeDesk) => desk.sent("thread.seen").map(({ entry }) => entry);
const framesDrawn = () =>
  new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(resolve))));

/** Maria's thread before the agent's eyes; answers once it is on the screen. */
async function aThread(
  change: Partial<Summary> = { owner: ANNA },
  prepare: (desk: FakeDesk) => void = () => {},
) {
  const desk = new FakeDesk();
  desk.has({ conversation: MARIA, ...change }, [anEntry(1)]);
  prepare(desk);
  const all = await aGadget(desk, { conversation: MARIA, height: 500 });
  await all.screen.shows("Message 1");
  await framesDrawn();
  return { desk, ...all };
}

describe("'seen' for the customer", () => {
  afterEach(() => {
    Reflect.deleteProperty(document, "hasFocus");
  });

  it("is told once for each message that its owner looks at", async () => {
    const { desk, screen } = await aThread();
    await waitUntil(() => told(desk).length === 1);

    desk.customerWrites(MARIA, "Hello?");
    await screen.shows("Hello?");
    await framesDrawn();
    expect(told(desk), "nobody reads so fast").to.deep.equal([1]);

    await desk.platform.clock.advance(READ_MS);
    await waitUntil(() => told(desk).length === 2);
    desk.changesRow(MARIA, { activityAt: NOW });
    await framesDrawn();
    expect(told(desk)).to.deep.equal([1, 2]);
  });

  it("is not told by a colleague", async () => {
    const { desk } = await aThread({ owner: BEN });
    expect(told(desk)).to.deep.equal([]);

    desk.changesRow(MARIA, { owner: ANNA });

    await waitUntil(() => told(desk).length === 1);
  });

  it("is not told while the desk does not want it", async () => {
    const { desk, screen } = await aThread({}, (it) => {
      const settings = { ...it.welcome.desk.settings, showsSeen: false };
      it.welcome = { ...it.welcome, desk: { name: "main", settings } };
    });
    expect(told(desk)).to.deep.equal([]);

    const { name, settings } = desk.welcome.desk;
    desk.push({ type: "desk", desk: { name, settings: { ...settings, showsSeen: true } } });
    desk.customerWrites(MARIA, "Hello?");
    await screen.shows("Hello?");

    // It is looked at once the browser said that it is in sight.
    await waitUntil(async () => {
      await desk.platform.clock.advance(READ_MS);
      return told(desk).length === 1;
    });
  });

  it("is told when the window gets the focus, not before", async () => {
    document.hasFocus = () => false;
    const { desk } = await aThread();
    expect(told(desk)).to.deep.equal([]);

    Reflect.deleteProperty(document, "hasFocus");
    window.dispatchEvent(new Event("focus"));

    await waitUntil(() => told(desk).length === 1);
  });

  it("is told when the gadget comes into view, not while it is further down the page", async () => {
    const { desk, frame } = await aThread({}, () => {
      document.body.style.paddingBlockStart = "200vh";
      window.scrollTo(0, 0);
    });
    try {
      expect(told(desk)).to.deep.equal([]);

      frame.scrollIntoView();

      await waitUntil(() => told(desk).length === 1);
    } finally {
      document.body.style.paddingBlockStart = "";
    }
  });

  it("is not told of a gadget that the page hides", async () => {
    const { desk, frame } = await aThread({}, (it) => void it.silent.add("thread.seen"));
    await waitUntil(() => told(desk).length === 1);
    frame.style.visibility = "hidden";

    desk.customerWrites(MARIA, "Hello?");
    await framesDrawn();
    await desk.platform.clock.advance(READ_MS);
    await framesDrawn();
    expect(told(desk)).to.deep.equal([1]);
    frame.style.visibility = "";
    window.dispatchEvent(new Event("focus"));
    await framesDrawn();
    await desk.platform.clock.advance(READ_MS);

    await waitUntil(() => told(desk).length === 2);
  });

  it("is told again after a lost socket only if nobody heard of it", async () => {
    const { desk } = await aThread({}, (it) => void it.silent.add("thread.seen"));
    await waitUntil(() => told(desk).length === 1);

    desk.silent.delete("thread.seen");
    await desk.breaks();
    await desk.platform.clock.advance(2_000);
    await waitUntil(() => told(desk).length === 2);
    await desk.breaks();
    await desk.platform.clock.advance(2_000);
    await waitUntil(() => desk.sent("thread.open").length === 3);
    await framesDrawn();

    expect(told(desk)).to.deep.equal([1, 1]);
  });

  it("is not told again when the Worker refused it", async () => {
    const { desk } = await aThread({}, (it) => {
      it.refuse("thread.seen", { code: "not_found" });
    });
    await waitUntil(() => told(desk).length === 1);

    desk.changesRow(MARIA, { activityAt: NOW });
    await framesDrawn();

    expect(told(desk)).to.deep.equal([1]);
  });
});
