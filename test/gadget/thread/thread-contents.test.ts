import { expect, waitUntil } from "@open-wc/testing";
import { READ_MS } from "../../../gadget/session/reading.ts";
import type { Delivery, Entry, SystemLine } from "../../../worker/protocol/message/entry.ts";
import { aGadget } from "../support/a-gadget.ts";
import {
  aDelivery,
  anEntry,
  ANNA,
  aText,
  BEN,
  byAnna,
  byBen,
  JONAS,
  MARIA,
  MINUTE,
  NOW,
} from "../support/builders.ts";
import { FakeDesk } from "../support/fake-desk.ts";
import { drawn } from "../../../gadget/platform/drawn.ts";
import { HOSTILE_TEXTS } from "../support/hostile-texts.ts";

async function aThreadOf(entries: Entry[], size: { width?: number; height?: number } = {}) {
  const desk = new FakeDesk();
  desk.has({ conversation: MARIA }, entries);
  desk.has({ conversation: JONAS }, [anEntry(1, { content: aText("I am Jonas") })]);
  const all = await aGadget(desk, { conversation: MARIA, ...size });
  await waitUntil(() => all.screen.all("fb-chat-entry").length > 0);
  const dividers = (name: string) =>
    all.screen.all(`.divider.${name}`).map((line) => line.textContent.replace(/\s+/g, " ").trim());
  return { desk, dividers, ...all };
}

const DAY = 24 * 60 * MINUTE;

const system = (id: number, change: Partial<Entry> = {}): Entry =>
  anEntry(id, {
    author: { type: "system" },
    content: { kind: "system", line: { event: "assigned", to: ANNA, by: null } },
    ...change,
  });

describe("hostile texts", () => {
  it("are shown letter by letter: nothing in them executes, loads or becomes an element", async () => {
    let pwned = 0;
    const page = window as unknown as { pwned?: () => void };
    page.pwned = () => pwned++;
    const half = Math.ceil(HOSTILE_TEXTS.length / 2);
    for (const texts of [HOSTILE_TEXTS.slice(0, half), HOSTILE_TEXTS.slice(half)]) {
      const desk = new FakeDesk();
      const entries = texts.map((text, n) => anEntry(n + 1, { content: aText(text) }));
      const label = texts[0]!;
      const preview = { author: "customer", text: texts[1]!, agent: null } as const;
      desk.has({ conversation: MARIA, customer: { name: label, label }, preview }, entries);
      const { gadget, screen } = await aGadget(desk, { conversation: MARIA });
      await waitUntil(() => screen.all("fb-chat-entry").length === Math.min(texts.length, 20));

      const shown = screen.all("fb-chat-entry .text").map((element) => element.textContent);
      expect(shown).to.deep.equal(texts.slice(-20));
      const strange = "script, img, iframe, object, link, meta, base, math, animate, [onerror], [onload]";
      expect(screen.all(strange)).to.deep.equal([]);
      for (const link of screen.all<HTMLAnchorElement>("a"))
        expect(link.protocol).to.match(/^(https?|mailto):$/);
      // Events of what would have been loaded come as tasks.
      await new Promise((resolve) => setTimeout(resolve));
      gadget.remove();
    }

    expect(pwned).to.equal(0);
    expect(
      performance.getEntriesByType("resource").filter(({ name }) => name.includes("evil")),
    ).to.deep.equal([]);
    delete page.pwned;
  });

  it("stay inside of the gadget at 320 pixels", async () => {
    const long = ["a".repeat(500), "https://shop.example/" + "b".repeat(500), "const x = 1;".repeat(40)];
    const entries = long.map((text, n) => anEntry(n + 1, { content: aText(text) }));

    const { screen } = await aThreadOf(entries, { width: 320, height: 460 });

    const scroller = screen.all("fb-chat-entries .scroller")[0]!;
    expect(scroller.scrollWidth).to.equal(scroller.clientWidth);
  });
});

describe("a link", () => {
  const entry = anEntry(1, { content: aText("See https://shop.example/order, please") });

  it("opens elsewhere, and tells the other page nothing", async () => {
    const { screen } = await aThreadOf([entry]);

    const [link] = screen.all<HTMLAnchorElement>("fb-chat-entry a");

    expect(link).to.include({
      href: "https://shop.example/order",
      rel: "noopener noreferrer",
      target: "_blank",
    });
    expect(link!.textContent).to.equal("https://shop.example/order");
  });

  it("is the host's to open, if it wants", async () => {
    const { gadget, screen } = await aThreadOf([entry]);
    const followed: unknown[] = [];
    gadget.addEventListener("fb-chat-link-click", (event) => {
      followed.push(event.detail);
      event.preventDefault();
    });

    const event = new MouseEvent("click", { bubbles: true, composed: true, cancelable: true });
    const isFollowed = screen.all("fb-chat-entry a")[0]!.dispatchEvent(event);

    expect(isFollowed).to.equal(false);
    expect(followed).to.deep.equal([{ conversation: MARIA, href: "https://shop.example/order" }]);
  });
});

describe("the way texts are set", () => {
  it("shows emoji alone larger", async () => {
    const { screen } = await aThreadOf([
      anEntry(1, { content: aText("👍") }),
      anEntry(2, { content: aText("ok 👍") }),
    ]);

    const [alone, within] = screen
      .all("fb-chat-entry .text")
      .map((text) => parseFloat(getComputedStyle(text).fontSize));

    expect(alone).to.be.greaterThan(within! * 1.5);
  });

  it("lets each text run in its own direction", async () => {
    const { screen } = await aThreadOf([
      anEntry(1, { content: aText("مرحبا، أين طلبي؟ 123") }),
      anEntry(2, { content: aText("Hello") }),
    ]);

    const directions = screen
      .all('fb-chat-entry .bubble > [dir="auto"]')
      .map((words) => getComputedStyle(words).direction);

    expect(directions).to.deep.equal(["rtl", "ltr"]);
  });

  for (const [what, change] of [
    ["words alone", {}],
    ["words with something beside them", { changes: { reaction: "👍" } }],
  ] as const) {
    it(`lets each paragraph run and stand as its own words do: ${what}`, async () => {
      const paragraphs = ["Hello, this is a longer line in English", "مرحبا", "Bye", "أين طلبي؟"];
      const { screen } = await aThreadOf([anEntry(1, { content: aText(paragraphs.join("\n")), ...change })]);
      await waitUntil(() => screen.all("fb-chat-entry .text, fb-chat-content .text").length === 1);

      const [text] = screen.all(".text");
      const box = text!.getBoundingClientRect();
      const range = document.createRange();
      const node = [...text!.childNodes].find((child) => child.textContent === paragraphs.join("\n"))!;
      let at = 0;
      const sides = paragraphs.map((paragraph) => {
        range.setStart(node, at);
        range.setEnd(node, at + paragraph.length);
        at += paragraph.length + 1;
        const line = range.getBoundingClientRect();
        return Math.abs(line.left - box.left) < 1
          ? "left"
          : Math.abs(line.right - box.right) < 1
            ? "right"
            : "?";
      });

      expect(sides).to.deep.equal(["left", "right", "left", "right"]);
    });
  }

  it("shows an address from the left, and the words around it as they run", async () => {
    const { screen } = await aThreadOf([
      anEntry(1, { content: aText("https://shop.example/p/1 هذا هو الرابط") }),
    ]);
    await waitUntil(() => screen.all("fb-chat-entry a").length === 1);

    const link = screen.all("fb-chat-entry a")[0]!;
    const text = screen.all("fb-chat-entry .text")[0]!.getBoundingClientRect();
    expect(getComputedStyle(link).direction).to.equal("ltr");
    // It comes first, and the line is read from the right.
    expect(Math.abs(link.getBoundingClientRect().right - text.right)).to.be.lessThan(1);
  });

  const isOver = (one: Element, other: Element) => {
    const [a, b] = [one.getBoundingClientRect(), other.getBoundingClientRect()];
    return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
  };

  const exactly = /\(10:00:00.* UTC\)$/;

  it("tells the exact time where the pointer rests, in UTC too", async () => {
    const { screen } = await aThreadOf([anEntry(1, { at: NOW })]);
    await screen.shows("You can reply until");
    const over = () => new PointerEvent("pointerover", { bubbles: true, composed: true });

    screen.all("fb-chat-entry .bubble")[0]!.dispatchEvent(over());
    await waitUntil(() => exactly.test(screen.text(".tooltip")));
    const [tip, bubble] = [screen.all(".tooltip")[0]!, screen.all("fb-chat-entry .bubble")[0]!];
    const meta = screen.all("fb-chat-entry .meta")[0]!;
    const tools = screen.all("fb-chat-entry-tools");
    for (const other of [bubble, meta, ...tools]) expect(isOver(tip, other)).to.equal(false);
    expect(getComputedStyle(tip).pointerEvents).to.equal("none");
    screen.all("ol")[0]!.dispatchEvent(over());

    expect(screen.all(".tooltip")).to.have.length(0);
  });

  it("tells the exact time of the message that the keyboard goes to, until a key is pressed", async () => {
    const { screen } = await aThreadOf([anEntry(1, { at: NOW - 1 }), anEntry(2, { at: NOW })]);
    await screen.shows("You can reply until");
    screen.all("fb-chat-entries .scroller")[0]!.focus();

    screen.pressKey("End");
    await waitUntil(() => exactly.test(screen.text(".tooltip")));
    screen.pressKey("Escape");

    expect(screen.all(".tooltip")).to.have.length(0);
  });
});

describe("the day of what is at the top", () => {
  async function aLongDay() {
    const entries = Array.from({ length: 40 }, (_, n) => anEntry(n + 1, { at: NOW - DAY + n * MINUTE }));
    const all = await aThreadOf([...entries, anEntry(41, { at: NOW })]);
    await all.screen.shows("You can reply until");
    const scroller = all.screen.all("fb-chat-entries .scroller")[0]!;
    const day = () => all.screen.all("fb-chat-entries .day-at-top").find((each) => !each.hidden)?.textContent;
    return { scroller, day };
  }

  it("is said while somebody scrolls by hand, but not where its line stands there", async () => {
    const { scroller, day } = await aLongDay();
    scroller.scrollTop = scroller.scrollHeight;
    await drawn();
    expect(day()).to.equal(undefined);

    scroller.dispatchEvent(new WheelEvent("wheel", { bubbles: true, composed: true }));
    scroller.scrollTop -= 100;

    await waitUntil(() => day() !== undefined);
    scroller.scrollTop = 0;
    await waitUntil(() => day() === undefined);
  });

  it("goes when nothing moves any more", async () => {
    const { scroller, day } = await aLongDay();
    scroller.dispatchEvent(new WheelEvent("wheel", { bubbles: true, composed: true }));
    scroller.scrollTop -= 300;
    await waitUntil(() => day() !== undefined);

    await waitUntil(() => day() === undefined, "it stays");
  });
});

describe("what is new", () => {
  it("is marked where the agent left, until they answer", async () => {
    const { gadget, desk, screen, dividers } = await aThreadOf([anEntry(1)]);
    await gadget.openConversation(JONAS);
    await screen.shows("I am Jonas");
    desk.changes(MARIA, [{ content: aText("Anybody?") }, { content: aText("Hello?") }]);

    await gadget.openConversation(MARIA);
    await screen.shows("Hello?", "fb-chat-entry");
    expect(dividers("unread")).to.deep.equal(["New since you left"]);
    const order = screen.all("ol > li").map((line) => screen.textOf(line));
    expect(order.findIndex((words) => words.includes("New since")) + 1).to.equal(
      order.findIndex((words) => words.includes("Anybody?")),
    );

    screen.write("Here I am");
    screen.key("Enter");
    await screen.hides("New since you left");
  });

  it("is not what the agent saw come, nor what colleagues' desk lines say", async () => {
    const { gadget, desk, screen, dividers } = await aThreadOf([anEntry(1)]);
    desk.customerWrites(MARIA, "Seen");
    await screen.shows("Seen", "fb-chat-entry");
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    await desk.platform.clock.advance(READ_MS);
    await gadget.openConversation(JONAS);
    await screen.shows("I am Jonas");
    desk.changes(MARIA, [system(3)]);

    await gadget.openConversation(MARIA);
    await screen.shows("Assigned to", "fb-chat-entry");

    expect(dividers("unread")).to.deep.equal([]);
  });
});

describe("contacts with a customer", () => {
  it("begin with who got in touch again", async () => {
    const { dividers } = await aThreadOf([
      anEntry(1),
      anEntry(2, { interaction: 2 }),
      anEntry(3, { interaction: 3, author: byBen }),
      // It was reopened, which the line says.
      system(4, { interaction: 4 }),
      anEntry(5, { interaction: 4, author: byBen }),
    ]);

    expect(dividers("interaction")).to.deep.equal([
      "Maria Lopez got in touch again",
      "The Page got in touch again",
    ]);
  });
});

describe("lines of the desk", () => {
  it("are folded when there are many in a row", async () => {
    const last = system(4, {
      content: { kind: "system", line: { event: "assigned", to: BEN, by: BEN, why: "take" } },
    });
    const { screen } = await aThreadOf([anEntry(1), system(2), system(3), last, anEntry(5)]);
    await screen.shows("3 events");
    // What is cut off is what was first.
    expect(screen.all("fb-chat-entries summary").map((summary) => screen.textOf(summary))).to.deep.equal([
      "3 events: Ben Brandt took over · Assigned to Anna Agent · Assigned to Anna Agent",
    ]);

    screen.all("summary")[0]!.click();

    await screen.shows("Assigned to Anna Agent", "fb-chat-entry");
  });

  it("stand as they are where colleagues wrote to each other", async () => {
    const note = (id: number) =>
      anEntry(id, {
        author: { type: "system" },
        content: { kind: "system", line: { event: "note", by: BEN, text: "Call first" } },
      });
    const { screen } = await aThreadOf([system(2), note(3), note(4), note(5), system(6)]);

    await screen.shows("Call first", "p.note");
    expect([screen.all("p.note").length, screen.all("summary").length]).to.deep.equal([3, 0]);
  });

  for (const [what, line, words] of [
    [
      "a colleague gave words with it",
      { event: "assigned", to: ANNA, by: BEN, why: "transfer", note: "Please look" },
      "Please look",
    ],
    ["somebody asks for help", { event: "raised", by: BEN, note: "May I refund it?" }, "May I refund it?"],
    [
      "nobody took it over",
      { event: "returned", to: ANNA, from: [BEN], by: BEN, why: "decline", reason: "Off to lunch" },
      "Off to lunch",
    ],
  ] as [string, SystemLine, string][])
    it(`are read as they are where ${what}`, async () => {
      const asks = system(4, { content: { kind: "system", line } });
      const { screen } = await aThreadOf([system(2), system(3), asks]);

      await screen.shows(words, "fb-chat-entry");
      expect(screen.all("summary")).to.deep.equal([]);
    });

  it("stand as they are when there are few", async () => {
    const { screen } = await aThreadOf([anEntry(1), system(2), system(3)]);

    await screen.shows("Assigned to Anna Agent", "fb-chat-entries");
    expect(screen.text()).to.not.include("2 events");
  });
});

describe("messages that stand together", () => {
  const shown = (all: HTMLElement[]) => all.map((one) => !one.classList.contains("sr-only"));

  it("are those of one author within a minute: one time is to be seen, and all are told", async () => {
    const { screen } = await aThreadOf([
      anEntry(1, { at: NOW - 10 * MINUTE }),
      anEntry(2, { at: NOW - 5 * MINUTE - 20_000 }),
      anEntry(3, { at: NOW - 5 * MINUTE }),
      anEntry(4, { at: NOW - 5 * MINUTE + 1, author: byBen }),
    ]);

    expect(shown(screen.all("fb-chat-entry .meta"))).to.deep.equal([true, false, true, true]);
    expect(screen.all("fb-chat-entry time")).to.have.length(4);
    // Only who is neither the customer nor this agent is named to the eye.
    expect(shown(screen.all("fb-chat-entry .by"))).to.deep.equal([false, false, false, true]);
  });

  it("do not where the one came otherwise than the other", async () => {
    const { screen } = await aThreadOf([
      anEntry(1, { at: NOW - 2, standby: true }),
      anEntry(2, { at: NOW - 1 }),
      anEntry(3, { at: NOW, interaction: 2 }),
    ]);

    expect(shown(screen.all("fb-chat-entry .meta"))).to.deep.equal([true, true, true]);
  });
});

describe("how far messages got", () => {
  const mine = (id: number, change: Partial<Delivery>): Entry =>
    anEntry(id, {
      author: byAnna,
      at: NOW - 60 * MINUTE + id * 2 * MINUTE,
      delivery: aDelivery({
        command: `c${id}`,
        state: "sent",
        sentAt: NOW - 60 * MINUTE + id * 2 * MINUTE,
        ...change,
      }),
    });

  it("is to be seen at the last that got as far, and where it did not get there; and told at all", async () => {
    const desk = new FakeDesk();
    const marks = { readAt: NOW - 55 * MINUTE, deliveredAt: NOW - 51 * MINUTE };
    const failure = { code: "rejected", graph: null } as const;
    desk.has(
      { conversation: MARIA },
      [1, 2, 3, 4, 5, 6, 7].map((id) => mine(id, id === 6 ? { state: "failed", failure } : {})),
      { marks },
    );
    const { screen } = await aGadget(desk, { conversation: MARIA });
    await screen.shows("Retry");

    const states = screen.all("fb-chat-entry").map((entry) => {
      const seen = entry.shadowRoot!.querySelector(".progress:not(.sr-only)")?.textContent.trim() ?? "";
      const told = entry.shadowRoot!.querySelector(".progress.sr-only")?.textContent.trim() ?? "";
      return seen || `(${told})`;
    });
    expect(states).to.deep.equal([
      "(Read)",
      "Read",
      "(Delivered)",
      "Delivered",
      "(Sent)",
      "Not delivered: Meta refused the message",
      "Sent",
    ]);
  });
});

describe("a text that left in parts", () => {
  const part = (id: number, change: Partial<Delivery>): Entry =>
    anEntry(id, {
      author: byAnna,
      content: aText(`Piece ${id}`),
      delivery: aDelivery({ part: id, parts: 3, state: "sent", sentAt: NOW, ...change }),
    });
  const metas = (all: HTMLElement[]) =>
    all
      .filter((meta) => !meta.classList.contains("sr-only"))
      .map((meta) => meta.textContent.replace(/\s+/g, " ").trim());

  it("says once how far it got", async () => {
    const { screen } = await aThreadOf([part(1, {}), part(2, {}), part(3, {})]);

    expect(metas(screen.all("fb-chat-entry .meta"))).to.have.length(1);
    await screen.shows("Part 3 of 3");
  });

  it("says of each part how far it got where that differs", async () => {
    const failure = { code: "rejected", graph: null } as const;
    const { screen } = await aThreadOf([
      part(1, {}),
      part(2, { state: "failed", failure }),
      part(3, { state: "failed", failure: { code: "earlier_part_failed", graph: null } }),
    ]);

    expect(metas(screen.all("fb-chat-entry .meta"))).to.have.length(3);
  });

  it("is not joined to another text", async () => {
    const other = anEntry(2, {
      author: byBen,
      delivery: aDelivery({ command: "other", state: "sent", sentAt: NOW }),
    });
    const { screen } = await aThreadOf([part(1, { part: 3 }), other]);

    expect(metas(screen.all("fb-chat-entry .meta"))).to.have.length(2);
  });
});
