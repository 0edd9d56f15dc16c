import { expect, waitUntil } from "@open-wc/testing";
import type { Summary } from "../../../worker/protocol/thread/conversation.ts";
import { aGadget } from "../support/a-gadget.ts";
import { ANNA, anEntry, aWelcome, HOUR, JONAS, MARIA, MINUTE, NOW, PAGE } from "../support/builders.ts";
import { FakeDesk } from "../support/fake-desk.ts";
import { FakeMemory } from "../support/fake-platform.ts";
import { settled } from "../support/manual-clock.ts";

const jonas = { name: "Jonas Weber", label: "Jonas Weber" };

function aDesk(summary: Partial<Summary> = {}) {
  const desk = new FakeDesk();
  desk.has({ conversation: MARIA, ...summary }, [anEntry(1)]);
  desk.has({ conversation: JONAS, customer: jonas, activityAt: NOW - 2 * MINUTE }, [anEntry(1)]);
  return desk;
}

async function anInbox(desk = aDesk()) {
  const all = await aGadget(desk);
  await all.screen.shows("Maria Lopez");
  const names = () => all.screen.all("fb-chat-list-row .name").map((name) => name.textContent);
  const rows = all.screen.all("fb-chat-list-pane .rows")[0]!;
  const over = () =>
    rows.dispatchEvent(new PointerEvent("pointerover", { pointerType: "mouse", bubbles: true }));
  const leave = () => all.screen.all("fb-chat-list-pane")[0]!.dispatchEvent(new PointerEvent("pointerleave"));
  return { desk, names, over, leave, rows, ...all };
}

describe("a row of the inbox", () => {
  const windows: [string, number | null, string, string[]][] = [
    ["open", NOW + 20 * HOUR, "Maria Lopez", []],
    ["soon to close", NOW + 3 * HOUR, "3 hr left to reply", ["soon"]],
    ["open for a person alone", NOW - MINUTE, "a person may still reply", ["late"]],
    ["soon to close for a person, too", NOW - 141 * HOUR, "3 hr left to reply", ["late", "soon"]],
    ["closed", NOW - 6 * 24 * HOUR, "Meta's time for a reply is over", ["closed"]],
    ["never open", null, "Meta's time for a reply is over", ["closed"]],
  ];
  for (const [name, responseUntil, words, expected] of windows) {
    it(`shows a window that is ${name}`, async () => {
      const { gadget, screen } = await anInbox(aDesk({ responseUntil }));

      expect(screen.text("fb-chat-list-row")).to.include(words);
      const row = screen.all("fb-chat-list-row")[0]!.shadowRoot!;
      const marks = ["late", "soon", "closed"].filter((each) => row.querySelector(`.${each}`));
      expect(marks).to.deep.equal(expected);
      await expect(gadget).to.be.accessible();
    });
  }

  it("shows a window as closed after 24 hours where Meta refuses more", async () => {
    const desk = aDesk({ responseUntil: NOW - MINUTE });
    const { screen } = await anInbox(desk);

    desk.push({ type: "page", page: { pageId: PAGE, pause: null, humanAgent: "no" } });

    await screen.shows("Meta's time for a reply is over", "fb-chat-list-row");
  });

  it("says how long the customer waits", async () => {
    const { screen } = await anInbox(aDesk({ unanswered: 1, waitingSince: NOW - 12 * MINUTE }));

    expect(screen.text("fb-chat-list-row")).to.include("Waits 12 min");
  });
});

describe("the line with the agent's name", () => {
  it("is one line, and with the name in one of its own where it would be cut to a letter, which is said whole", async () => {
    const desk = aDesk();
    desk.welcome = aWelcome({ agent: { ...ANNA, presence: "available", role: "admin" } });
    const { frame, screen } = await anInbox(desk);
    for (const [width, lines] of [
      [1400, 1],
      [620, 2],
      [280, 2],
    ] as const) {
      frame.style.width = `${width}px`;
      const bar = screen.all("fb-chat-presence-pane")[0]!;
      const [name, ...buttons] = [".name", "button"].flatMap((part) =>
        screen.all(`fb-chat-presence-pane ${part}`),
      );
      expect(buttons).to.have.length(5);
      for (const part of [name!, ...buttons]) {
        const [box, edge] = [part.getBoundingClientRect(), bar.getBoundingClientRect()];
        expect(box.right).to.be.at.most(edge.right);
        expect(box.width).to.be.above(20);
      }
      const middles = [name!, ...buttons].map((part) => {
        const { top, bottom } = part.getBoundingClientRect();
        return Math.round((top + bottom) / 2);
      });
      const tops = middles.filter((at, n) => n === 0 || Math.abs(at - middles[n - 1]!) > 2);
      expect(tops, `lines at ${String(width)} px`).to.have.length(lines);
      if (lines === 2) expect(name!.scrollWidth).to.equal(name!.clientWidth);
      expect(name!.dataset["tip"]).to.equal("Anna Agent");
    }
  });
});

describe("rows under the pointer", () => {
  it("stay in place while others move, and say how many wait", async () => {
    const { desk, screen, names, over } = await anInbox();
    over();

    desk.changesRow(JONAS, { activityAt: NOW });
    desk.has({ conversation: `${PAGE}:7003`, customer: { name: "Kim", label: "Kim" } });
    desk.changesRow(`${PAGE}:7003`, { activityAt: NOW + 1 });
    await screen.shows("2 new");
    expect(names()).to.deep.equal(["Maria Lopez", "Jonas Weber"]);

    screen.press("2 new");
    await screen.hides("2 new");
    expect(names()).to.deep.equal(["Kim", "Jonas Weber", "Maria Lopez"]);
  });

  it("stay in place when an agent answers, which is not told as new", async () => {
    const { desk, screen, names, over } = await anInbox();
    over();

    const answer = { author: "agent", text: "On its way", agent: "Anna" } as const;
    desk.changesRow(JONAS, { activityAt: NOW, preview: answer });
    await screen.shows("On its way");

    expect(names()).to.deep.equal(["Maria Lopez", "Jonas Weber"]);
    expect(screen.buttons("1 new")).to.have.length(0);
  });

  it("are not covered by what says how many wait, which stays while the pointer goes there", async () => {
    const { desk, screen, names, over, rows } = await anInbox();
    over();
    desk.changesRow(JONAS, { activityAt: NOW });
    await screen.shows("1 new");
    const news = screen.button("1 new").getBoundingClientRect();
    const row = screen.all("fb-chat-list-row")[0]!.getBoundingClientRect();

    expect(news.bottom).to.be.at.most(row.top);
    rows.dispatchEvent(new PointerEvent("pointerleave", { pointerType: "mouse" }));
    await settled();
    expect(names()).to.deep.equal(["Maria Lopez", "Jonas Weber"]);
  });

  it("take their new places when the pointer leaves", async () => {
    const { desk, names, over, leave, screen } = await anInbox();
    over();
    desk.changesRow(JONAS, { activityAt: NOW });
    await screen.shows("1 new");

    leave();

    await waitUntil(() => names()[0] === "Jonas Weber", "Jonas does not move");
  });

  it("do not slip under a click when one above them is gone", async () => {
    const { desk, names, over, leave } = await anInbox();
    over();

    desk.push({ type: "list.gone", conversation: MARIA });
    await settled();
    expect(names()).to.deep.equal(["Maria Lopez", "Jonas Weber"]);

    leave();
    await waitUntil(() => names().length === 1, "Maria stays");
  });
});

describe("the filter", () => {
  const customers = Array.from({ length: 9 }, (_, n) => `Customer ${n + 1}`);

  async function aFullInbox() {
    const desk = aDesk();
    for (const [n, label] of customers.entries()) {
      const preview = {
        author: "customer",
        text: n === 4 ? "Ärger mit der Lampe" : "Hi",
        agent: null,
      } as const;
      desk.has({ conversation: `${PAGE}:8${n}`, customer: { name: label, label }, preview });
    }
    const all = await anInbox(desk);
    const input = () => all.screen.all<HTMLInputElement>("input")[0]!;
    const type = (text: string) => {
      input().value = text;
      input().dispatchEvent(new InputEvent("input"));
    };
    return { ...all, type };
  }

  it("finds names and texts in what is loaded", async () => {
    const { screen, names, type } = await aFullInbox();

    type("jonas");
    await screen.shows("1 of 11 loaded");
    expect(names()).to.deep.equal(["Jonas Weber"]);

    for (const text of ["ärger", "arger"]) {
      type("");
      await waitUntil(() => names().length === 11);
      type(text);
      await waitUntil(() => names().join() === "Customer 5", `${text} is not found`);
    }

    type("nobody");
    await screen.shows("Nothing that is loaded matches.");

    type("");
    await waitUntil(() => names().length === 11);
  });
});

describe("desktop notices", () => {
  const name = "Desktop notices with a sound";

  it("are asked for once, and come with what the customer wrote", async () => {
    const { desk, gadget, screen } = await anInbox();
    const { notifier } = desk.platform;
    desk.customerWrites(JONAS, "Before");
    await settled();
    expect(notifier.shown).to.deep.equal([]);

    screen.press(name);
    await waitUntil(() => screen.button(name).getAttribute("aria-pressed") === "true");
    desk.customerWrites(JONAS, "Anybody?");
    await waitUntil(() => notifier.shown.length === 1);
    expect(notifier.shown[0]).to.include({ title: "Jonas Weber", text: "Anybody?" });
    await expect(gadget).to.be.accessible();

    notifier.shown[0]!.opened();
    await waitUntil(() => gadget.conversation === JONAS);
  });

  it("can be turned off again", async () => {
    const { desk, screen } = await anInbox();
    screen.press(name);
    await waitUntil(() => screen.button(name).getAttribute("aria-pressed") === "true");

    screen.press(name);
    await waitUntil(() => screen.button(name).getAttribute("aria-pressed") === "false");
    desk.customerWrites(JONAS, "Anybody?");
    await settled();

    expect(desk.platform.notifier.shown).to.deep.equal([]);
  });

  it("are left to a page that shows its own", async () => {
    const { desk, gadget, screen } = await anInbox();
    screen.press(name);
    await waitUntil(() => screen.button(name).getAttribute("aria-pressed") === "true");
    gadget.addEventListener("fb-chat-notify", (event) => {
      event.preventDefault();
    });

    desk.customerWrites(JONAS, "Anybody?");
    await settled();

    expect(desk.platform.notifier.shown).to.deep.equal([]);
  });

  it("are not offered where the browser does not allow them", async () => {
    const desk = aDesk();
    desk.platform.notifier.permission = "denied";

    const { screen } = await anInbox(desk);

    expect(screen.buttons(name)).to.deep.equal([]);
  });

  it("come once, in one of several tabs", async () => {
    const first = aDesk();
    first.platform.notifier.permission = "granted";
    first.platform.memory.set("fb-chat-notices", "on");
    const second = aDesk();
    second.platform.memory = new FakeMemory("tab-2", first.platform.memory);
    second.platform.notifier.permission = "granted";
    await anInbox(first);
    await anInbox(second);

    first.customerWrites(JONAS, "Anybody?");
    second.customerWrites(JONAS, "Anybody?");
    await settled();

    expect(first.platform.notifier.shown.length + second.platform.notifier.shown.length).to.equal(1);
  });
});
