import { expect, fixture, html, waitUntil } from "@open-wc/testing";
import { aGadget } from "../support/a-gadget.ts";
import { anEntry, aText, MARIA, MINUTE, NOW, PAGE } from "../support/builders.ts";
import { FakeDesk } from "../support/fake-desk.ts";
import type { GadgetOptions } from "../support/mount.ts";

const COUNT = 400;

/** Texts of different lengths, so that no guess about their height is right. */
const words = (n: number) => `Message ${n}. ${"and so on ".repeat((n * 7) % 40)}`;

/** A long thread, beside a long list. */
async function aDeskFullOfThings(options: GadgetOptions = { conversation: MARIA }) {
  const desk = new FakeDesk();
  desk.has(
    { conversation: MARIA, activityAt: NOW },
    Array.from({ length: COUNT }, (_, n) =>
      anEntry(n + 1, { at: NOW - (COUNT - n) * MINUTE, content: aText(words(n + 1)) }),
    ),
  );
  for (let n = 1; n <= 45; n++) {
    const label = `Customer ${n}.`;
    desk.has({
      conversation: `${PAGE}:9${n}`,
      customer: { name: label, label },
      activityAt: NOW - n * MINUTE,
    });
  }
  const all = await aGadget(desk, options);
  const thread = () => all.screen.all("fb-chat-entries .scroller")[0]!;
  const list = () => all.screen.all("fb-chat-list-pane .rows")[0]!;
  const scrollTo = async (scroller: HTMLElement, top: number) => {
    scroller.scrollTop = top;
    await drawn(6);
  };
  return { desk, thread, list, scrollTo, ...all };
}

async function drawn(frames = 4): Promise<void> {
  for (let frame = 0; frame < frames; frame++) await new Promise(requestAnimationFrame);
}

/** What the reader has before them: the first row that begins in view, and how far below the edge it is. */
function place(scroller: HTMLElement): { text: string; top: number } {
  const edge = scroller.getBoundingClientRect();
  const row = [...scroller.querySelectorAll("[data-anchor]")].find(
    (each) => each.getBoundingClientRect().top >= edge.top,
  )!;
  const shown = row.querySelector("fb-chat-entry, fb-chat-list-row")!.shadowRoot!;
  const text = /(Message|Customer) \d+\./.exec(shown.textContent)?.[0] ?? "";
  return { text, top: row.getBoundingClientRect().top - edge.top };
}

function expectSamePlace(scroller: HTMLElement, before: { text: string; top: number }) {
  const now = place(scroller);
  expect(now.text).to.equal(before.text);
  expect(now.top).to.be.closeTo(before.top, 1);
}

/** Ways in which a page takes the gadget off the screen, and brings it back. */
const WAYS: Record<string, (frame: HTMLElement, gadget: HTMLElement) => Promise<() => void>> = {
  "a hidden panel": (frame) => {
    frame.style.display = "none";
    return Promise.resolve(() => {
      frame.style.display = "";
    });
  },
  "its own attribute": (_frame, gadget) => {
    gadget.hidden = true;
    return Promise.resolve(() => {
      gadget.hidden = false;
    });
  },
  "a move to another place of the page": async (frame, gadget) => {
    const elsewhere = await fixture<HTMLElement>(html`<div style="display: none"></div>`);
    elsewhere.append(gadget);
    return () => {
      frame.append(gadget);
    };
  },
  "a move at once": (frame, gadget) =>
    Promise.resolve(() => {
      frame.append(gadget);
    }),
  "a while outside of the page": (frame, gadget) => {
    gadget.remove();
    return Promise.resolve(() => {
      frame.append(gadget);
    });
  },
  "another document": async (frame, gadget) => {
    const page = await fixture<HTMLIFrameElement>(html`<iframe width="900" height="640"></iframe>`);
    page.contentDocument!.body.append(gadget);
    return () => {
      frame.append(gadget);
    };
  },
};

describe("the reader's place", () => {
  for (const [way, leave] of Object.entries(WAYS)) {
    it(`in the thread outlives ${way}`, async () => {
      const { screen, frame, gadget, thread, scrollTo } = await aDeskFullOfThings();
      await screen.shows(`Message ${COUNT}.`);
      await scrollTo(thread(), thread().scrollHeight / 2);
      const before = place(thread());

      const back = await leave(frame, gadget);
      await drawn();
      back();
      await drawn();

      expectSamePlace(thread(), before);
    });

    it(`in the list outlives ${way}`, async () => {
      const { screen, frame, gadget, list, scrollTo } = await aDeskFullOfThings();
      await screen.shows("Customer 9.");
      await scrollTo(list(), 1_000);
      const before = place(list());

      const back = await leave(frame, gadget);
      await drawn();
      back();
      await drawn();

      expectSamePlace(list(), before);
    });

    it(`at the end of the thread is at its end after ${way}`, async () => {
      const { desk, screen, frame, gadget, thread } = await aDeskFullOfThings();
      await screen.shows(`Message ${COUNT}.`);

      const back = await leave(frame, gadget);
      await drawn();
      desk.customerWrites(MARIA, "Still there?");
      back();
      await screen.shows("Still there?", "fb-chat-entry");

      await waitUntil(() => thread().scrollHeight - thread().scrollTop - thread().clientHeight < 2);
    });
  }

  it("is kept when messages come while nobody can see them, and says so", async () => {
    const { desk, screen, frame, thread, scrollTo } = await aDeskFullOfThings();
    await screen.shows(`Message ${COUNT}.`);
    await scrollTo(thread(), thread().scrollHeight / 2);
    const before = place(thread());
    frame.style.display = "none";
    await drawn();

    desk.customerWrites(MARIA, "Still there?");
    await drawn();
    frame.style.display = "";

    await screen.shows("1 new message");
    expectSamePlace(thread(), before);
  });

  it("is not told as a wish for older messages while it is hidden", async () => {
    const { desk, screen, frame, thread, scrollTo } = await aDeskFullOfThings();
    desk.pageEntries = 50;
    await screen.shows(`Message ${COUNT}.`);
    await scrollTo(thread(), thread().scrollHeight / 2);
    const asked = desk.sent("thread.history").length;

    frame.style.display = "none";
    await drawn();
    desk.customerWrites(MARIA, "Still there?");
    await drawn();

    expect(desk.sent("thread.history")).to.have.length(asked);
  });

  it("in the list is there again when the agent comes back from a conversation, in one pane", async () => {
    const { gadget, screen, list, scrollTo } = await aDeskFullOfThings({ width: 360 });
    await screen.shows("Customer 9.");
    await scrollTo(list(), 1_000);
    const before = place(list());

    await gadget.openConversation(MARIA);
    await drawn();
    screen.press("Back to the list");
    await drawn();

    expectSamePlace(list(), before);
  });

  it("is the beginning of a list that was chosen while it was hidden", async () => {
    const { screen, frame, list, scrollTo } = await aDeskFullOfThings();
    await screen.shows("Customer 9.");
    await scrollTo(list(), 1_000);
    frame.style.display = "none";
    await drawn();

    screen.all("fb-chat-views button[role=tab]").at(-1)!.click();
    await drawn();
    frame.style.display = "";
    await drawn();

    expect(list().scrollTop).to.equal(0);
  });
});
