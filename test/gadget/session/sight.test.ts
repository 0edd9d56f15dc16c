import { expect, waitUntil } from "@open-wc/testing";
import { READ_MS } from "../../../gadget/session/reading.ts";
import { aGadget } from "../support/a-gadget.ts";
import { ANNA, anEntry, MARIA } from "../support/builders.ts";
import { FakeDesk } from "../support/fake-desk.ts";

const framesDrawn = () =>
  new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(resolve))));

/** Maria's thread in a page, and what the page is told of notices: whether the agent was looking. */
async function aThread() {
  const desk = new FakeDesk();
  desk.platform.memory.set("fb-chat-notices", "on");
  desk.platform.notifier.permission = "granted";
  desk.has({ conversation: MARIA, owner: ANNA }, [anEntry(1)]);
  const all = await aGadget(desk, { conversation: MARIA, height: 400 });
  const looking: boolean[] = [];
  all.gadget.addEventListener("fb-chat-notify", ({ detail }) => looking.push(detail.looking));
  await all.screen.shows("Message 1");
  await framesDrawn();
  return { desk, looking, ...all };
}

/** What pages do to a panel that nobody is to see, and what it is like on the screen. */
const hiders: [name: string, hide: (frame: HTMLElement) => void][] = [
  ["without a box", (frame) => (frame.style.display = "none")],
  ["invisible", (frame) => (frame.style.visibility = "hidden")],
  ["transparent", (frame) => (frame.style.opacity = "0")],
  ["above the window", (frame) => (frame.style.translate = "0 -200vh")],
  ["beside the window", (frame) => (frame.style.translate = "-200vw 0")],
  ["a drawer of which the edge is left", (frame) => (frame.style.translate = "calc(20px - 100%) 0")],
  [
    "folded",
    (frame) => {
      frame.style.blockSize = "0";
      frame.style.overflow = "hidden";
    },
  ],
  ["skipped by the browser", (frame) => frame.style.setProperty("content-visibility", "hidden")],
];

describe("a thread that is not to be seen", () => {
  for (const [name, hide] of hiders) {
    it(`is not looked at: ${name}`, async () => {
      const { desk, looking, frame, screen } = await aThread();
      await waitUntil(() => desk.sent("thread.seen").length === 1, "was not looked at before");
      const shown = frame.getAttribute("style") ?? "";
      hide(frame);
      await framesDrawn();

      desk.customerWrites(MARIA, "Hello?");
      await waitUntil(() => looking.length === 1);
      await framesDrawn();

      expect(looking).to.deep.equal([false]);
      expect(desk.platform.notifier.shown).to.have.length(1);
      expect(desk.sent("thread.seen")).to.have.length(1);

      frame.setAttribute("style", shown);
      await screen.shows("Hello?");
      window.dispatchEvent(new Event("focus"));
      await framesDrawn();
      await desk.platform.clock.advance(READ_MS);
      await waitUntil(() => desk.sent("thread.seen").length === 2, "is not looked at again");
      desk.customerWrites(MARIA, "Thanks");
      await waitUntil(() => looking.length === 2);
      expect(looking).to.deep.equal([false, true]);
      expect(desk.platform.notifier.shown).to.have.length(1);
    });

    it(`guards a reply to what was written there: ${name}`, async () => {
      const { desk, frame, screen } = await aThread();
      const shown = frame.getAttribute("style") ?? "";
      hide(frame);
      await framesDrawn();
      desk.customerWrites(MARIA, "Wait!");
      await framesDrawn();

      frame.setAttribute("style", shown);
      await screen.shows("New", "fb-chat-entries");

      expect(screen.text("fb-chat-entries")).to.match(/New.*Wait!/);
    });
  }

  it("is not looked at in a window that has no focus, and is all the same on the screen", async () => {
    const { desk, looking, screen } = await aThread();
    document.hasFocus = () => false;
    try {
      desk.customerWrites(MARIA, "Hello?");
      await screen.shows("Hello?", "fb-chat-entries");
      await framesDrawn();
      await desk.platform.clock.advance(READ_MS);
      expect(looking).to.deep.equal([false]);

      screen.write("Yes?");
      screen.key("Enter");

      expect(desk.sent("message.send")[0]?.seenRev).to.equal(2);
    } finally {
      Reflect.deleteProperty(document, "hasFocus");
    }
  });
});
