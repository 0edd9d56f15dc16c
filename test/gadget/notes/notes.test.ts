import { expect, waitUntil } from "@open-wc/testing";
import type { NoteLine } from "../../../worker/protocol/message/content.ts";
import { rightsOf, type Role } from "../../../worker/protocol/rights.ts";
import { FEATURES } from "../../../worker/protocol/session/features.ts";
import type { Summary } from "../../../worker/protocol/thread/conversation.ts";
import {
  byBeginning,
  isBehindName,
  namedIn,
  piecesOf,
  typedMention,
  withMention,
} from "../../../gadget/notes/mentions.ts";
import { aGadget } from "../support/a-gadget.ts";
import { anEntry, ANNA, aWelcome, BEN, MARIA, NOW, JONAS } from "../support/builders.ts";
import { FakeDesk } from "../support/fake-desk.ts";
import { FakeMemory } from "../support/fake-platform.ts";
import { settled } from "../support/manual-clock.ts";

const LINA = { sub: "lina", name: "Lina Park" };

async function aThread({
  summary = {},
  lines = [],
  role = "agent",
  features = FEATURES,
  prepare = () => {},
}: {
  summary?: Partial<Summary>;
  lines?: NoteLine[];
  role?: Role;
  features?: typeof FEATURES | readonly (typeof FEATURES)[number][];
  prepare?: (desk: FakeDesk) => void;
} = {}) {
  const desk = new FakeDesk();
  const { agent } = desk.welcome;
  desk.welcome = aWelcome({ agent: { ...agent, role }, rights: rightsOf(role), features });
  desk.colleagues = [
    { ...BEN, presence: "available", sees: true },
    { ...LINA, presence: "offline", sees: false },
  ];
  const entries = lines.map((line, n) =>
    anEntry(2 + n, { author: { type: "system" }, content: { kind: "system", line } }),
  );
  desk.has({ conversation: MARIA, owner: ANNA, ...summary }, [anEntry(1), ...entries]);
  desk.has({ conversation: JONAS }, [anEntry(1)]);
  prepare(desk);
  const all = await aGadget(desk, { conversation: MARIA, width: 900 });
  await all.screen.shows("Message 1");
  const { screen } = all;
  const box = () => screen.all<HTMLTextAreaElement>("fb-chat-note-box textarea")[0]!;
  const opens = async () => {
    await waitUntil(() => screen.buttons("Note for colleagues").length > 0, "no button for notes");
    screen.press("Note for colleagues");
    await waitUntil(() => screen.all("fb-chat-note-box textarea").length > 0, "no box for notes");
  };
  const write = (text: string) => {
    box().value = text;
    box().setSelectionRange(text.length, text.length);
    box().dispatchEvent(new InputEvent("input", { bubbles: true, composed: true }));
  };
  const key = (pressed: string, more: KeyboardEventInit = {}) => {
    const init = { key: pressed, bubbles: true, composed: true, cancelable: true, ...more };
    box().dispatchEvent(new KeyboardEvent("keydown", init));
  };
  return { desk, box, opens, write, key, ...all };
}

describe("a note that is written in place of an answer", () => {
  it("says that the customer does not see it, leaves by no key to them, and stays a note", async () => {
    const { desk, screen, opens, write, key } = await aThread();
    await opens();
    await screen.shows("the customer does not see it", "fb-chat-note-box");
    write("He is angry");

    key("Enter");
    key("Enter");
    key("Enter", { ctrlKey: true });

    await waitUntil(() => desk.sent("note.add").length === 1);
    expect(desk.sent("note.add")[0]).to.include({ conversation: MARIA, text: "He is angry" });
    await settled();
    expect(desk.sent("message.send")).to.deep.equal([]);
    expect(desk.sent("typing")).to.deep.equal([]);
    expect(screen.all("fb-chat-composer-pane [part=input]")).to.deep.equal([]);
    await screen.shows("The note was added.");
  });

  it("is another draft than the answer, whichever of the two is shown, and one of its conversation", async () => {
    const { screen, opens, write, box, gadget } = await aThread();
    await screen.shows("You can reply until");
    screen.write("Dear Maria");
    await opens();
    expect(box().value).to.equal("");
    write("She is difficult");

    screen.press("Write to the customer");

    await waitUntil(() => screen.all("fb-chat-composer-pane [part=input]").length > 0);
    expect(screen.box.value).to.equal("Dear Maria");
    gadget.conversation = JONAS;
    await waitUntil(
      () => screen.all("fb-chat-composer-pane [part=input]").length > 0 && screen.box.value === "",
    );
    gadget.conversation = MARIA;
    await waitUntil(() => screen.box.value === "Dear Maria");
    await opens();
    expect(box().value).to.equal("She is difficult");
  });

  it("is there again in the next life of the page in its own box, and in none for the customer until they choose that", async () => {
    const first = await aThread();
    await first.opens();
    first.write("He is angry, @Ben Brandt");
    first.gadget.remove();
    const nextLife = (memory: FakeMemory) =>
      aThread({
        prepare: ({ platform }) => {
          memory.close();
          platform.memory = new FakeMemory("next", memory);
        },
      });

    const second = await nextLife(first.desk.platform.memory);
    await waitUntil(() => second.box().value === "He is angry, @Ben Brandt", "it is lost");
    expect(second.screen.all("fb-chat-composer-pane [part=input]")).to.deep.equal([]);
    second.key("Enter");
    await waitUntil(() => second.desk.sent("note.add").length === 1);
    expect(second.desk.sent("message.send")).to.deep.equal([]);
    second.write("Another one");
    second.screen.press("Write to the customer");
    await waitUntil(() => second.screen.all("fb-chat-composer-pane [part=input]").length > 0);
    second.gadget.remove();

    const third = await nextLife(second.desk.platform.memory);
    await waitUntil(
      () => third.screen.all("fb-chat-composer-pane [part=input]").length > 0,
      "no box to answer",
    );
    expect(third.screen.box.value).to.equal("");
    await third.opens();
    expect(third.box().value).to.equal("Another one");
  });

  it("is begun by N, also where Meta's window is over, and R answers again", async () => {
    const closed = { window: { responseUntil: NOW - 1, humanAgentUntil: NOW - 1 } };
    const { screen } = await aThread({
      prepare: (desk) => {
        const held = desk.conversations.get(MARIA)!;
        Object.assign(held.thread, closed);
      },
    });
    await waitUntil(() => screen.buttons("Note for colleagues").length > 0);
    expect(screen.button("Note for colleagues").getAttribute("aria-keyshortcuts")).to.equal("N");
    screen.all("fb-chat-list-row button")[0]!.focus();
    screen.pressKey("n");
    await waitUntil(() => screen.focused?.closest("form")?.querySelector("#title") !== null);
    await waitUntil(() => screen.all("fb-chat-note-box textarea").length > 0);

    screen.all("fb-chat-list-row button")[0]!.focus();
    screen.pressKey("r");

    await waitUntil(() => screen.all("fb-chat-note-box").length === 0);
  });

  it("is not offered by a Worker that takes none, nor to who only reads", async () => {
    const { screen } = await aThread({
      features: FEATURES.filter((it) => it !== "notes" && it !== "mentions"),
    });
    await waitUntil(() => screen.all("fb-chat-composer-pane .tools button").length > 0);

    expect(screen.buttons("Note for colleagues")).to.deep.equal([]);
  });

  it("mentions a colleague by keys alone, and says of who does not see it before it is written", async () => {
    const { desk, screen, opens, write, key, box } = await aThread();
    await opens();
    write("Ask @");
    await waitUntil(() => screen.all("fb-chat-note-box [role=option]").length === 2);
    expect(screen.text("fb-chat-note-box [aria-disabled=true]")).to.equal(
      "Lina Park does not see this conversation",
    );
    expect(box().getAttribute("aria-activedescendant")).to.equal("option-0");

    key("Enter");
    expect(box().value).to.equal("Ask @Ben Brandt ");
    await screen.shows("Will be told: Ben Brandt");
    key("Enter");

    await waitUntil(() => desk.sent("note.add").length === 1);
    expect(desk.sent("note.add")[0]).to.deep.include({ text: "Ask @Ben Brandt", mentions: [BEN.sub] });
  });

  it("does not leave by the Enter that was to choose one, where nobody is found; Escape ends looking", async () => {
    const { desk, screen, opens, write, key } = await aThread();
    await opens();
    write("Ask @sa");
    await waitUntil(() => screen.all("fb-chat-note-box .none").length === 1);

    key("Enter");
    expect(desk.sent("note.add")).to.deep.equal([]);

    key("Escape");
    await waitUntil(() => screen.all("fb-chat-note-box .none").length === 0);
    key("Enter");
    await waitUntil(() => desk.sent("note.add").length === 1);

    write("Ask @sa about it");
    await waitUntil(() => screen.all("fb-chat-note-box .none").length === 1);
    key("Enter");
    await waitUntil(() => desk.sent("note.add").length === 2);
  });

  it("tells nobody whose name was taken out again", async () => {
    const { desk, opens, write, key, box, screen } = await aThread();
    await opens();
    write("@be");
    await waitUntil(() => screen.all("fb-chat-note-box [role=option]").length === 1);
    key("Tab");
    write(box().value.replace("Brandt", ""));
    key("Enter");

    await waitUntil(() => desk.sent("note.add").length === 1);
    expect(desk.sent("note.add")[0]).not.to.have.property("mentions");
  });

  it("comes back with why where it was not written", async () => {
    const { desk, opens, write, key, box, screen } = await aThread();
    desk.refusesNote = { code: "target_unavailable", why: "unseen" };
    await opens();
    write("@Lina Park");

    key("Enter");

    await screen.shows("Not written: somebody whom it mentions does not see this conversation.");
    expect(box().value).to.equal("@Lina Park");
  });
});

describe("a note that names the agent", () => {
  const line: NoteLine = { event: "note", by: BEN, text: "@Anna Agent look", mentions: [ANNA] };

  it("is a notice on the desktop, once, and a card until it is changed or taken back", async () => {
    const { desk, gadget, screen } = await aThread({
      prepare: (it) => {
        it.platform.memory.set("fb-chat-notices", "on");
        it.platform.notifier.permission = "granted";
      },
    });
    const summary = desk.conversations.get(JONAS)!.summary;
    const shown = () => desk.platform.notifier.shown.map(({ text }) => text);

    const toPage: Event[] = [];
    for (const type of ["fb-chat-notify", "fb-chat-message-received", "fb-chat-message-sent"])
      gadget.addEventListener(type, (event) => toPage.push(event));

    desk.push({ type: "handover", summary, line, entry: 2 });
    desk.push({
      type: "handover",
      summary,
      line: { ...line, text: "@Anna Agent listen", editedAt: NOW },
      entry: 2,
    });
    await screen.shows("@Anna Agent listen", "fb-chat-offer-pile");

    expect(screen.text("fb-chat-offer-pile")).not.to.contain("@Anna Agent look");
    await waitUntil(() => shown().length > 0);
    expect(shown()).to.deep.equal(["Note from Ben Brandt: @Anna Agent look"]);
    expect(toPage).to.deep.equal([]);
    const back: NoteLine = { event: "note", by: BEN, text: "", takenBack: { by: BEN, at: NOW } };
    desk.push({ type: "handover", summary, line: back, entry: 2 });
    await screen.hides("@Anna Agent listen", "fb-chat-offer-pile");
  });
});

describe("a note in the thread", () => {
  const own: NoteLine = { event: "note", by: ANNA, text: "@Ben Brandt look", mentions: [BEN] };

  it("is changed where it stands by who wrote it, and by nobody else", async () => {
    const { desk, screen } = await aThread({ lines: [own, { event: "note", by: BEN, text: "Mine" }] });
    await screen.shows("Mine", "fb-chat-note");
    expect(screen.buttons("Edit")).to.have.length(1);
    screen.press("Edit");
    await waitUntil(() => screen.all("fb-chat-note-box textarea").length === 1);
    const box = screen.all<HTMLTextAreaElement>("fb-chat-note-box textarea")[0]!;
    expect(box.value).to.equal("@Ben Brandt look");
    box.value = "@Ben Brandt look again";
    box.dispatchEvent(new InputEvent("input", { bubbles: true, composed: true }));
    // The keys of the list around it move the caret here, and nothing else.
    for (const key of ["Home", "End", "ArrowUp", "ArrowDown"]) {
      const init = { key, bubbles: true, composed: true, cancelable: true };
      box.focus();
      expect(box.dispatchEvent(new KeyboardEvent("keydown", init)), key).to.equal(true);
      expect(screen.focused, key).to.equal(box);
    }

    screen.press("Save");

    await waitUntil(() => desk.sent("note.edit").length === 1);
    expect(desk.sent("note.edit")[0]).to.deep.include({
      ...{ conversation: MARIA, entry: 2, text: "@Ben Brandt look again", mentions: [BEN.sub] },
    });
    await waitUntil(() => screen.all("fb-chat-note-box").length === 0);
  });

  it("is taken back once that was asked, by its writer and by who leads", async () => {
    const theirs: NoteLine = { event: "note", by: BEN, text: "A slur" };
    const { desk, screen } = await aThread({ lines: [theirs], role: "supervisor" });
    await screen.shows("A slur", "fb-chat-note");
    expect(screen.buttons("Edit")).to.deep.equal([]);
    screen.press("Take back");
    await screen.shows("Take this note back?", "fb-chat-note");
    expect(screen.focused?.textContent.trim()).to.equal("Cancel");
    expect(desk.sent("note.takeBack")).to.deep.equal([]);

    screen.all<HTMLButtonElement>("fb-chat-note .danger")[0]!.click();

    await waitUntil(() => desk.sent("note.takeBack").length === 1);
    expect(desk.sent("note.takeBack")[0]).to.include({ conversation: MARIA, entry: 2 });
  });

  it("says that it was changed, or by whom it was taken back", async () => {
    const { screen } = await aThread({
      lines: [
        { ...own, editedAt: NOW },
        { event: "note", by: BEN, text: "", takenBack: { by: ANNA, at: NOW } },
        { event: "note", by: BEN, to: { sub: "rami", name: "رامي" }, text: "Look" },
      ],
    });
    await screen.shows("edited", "fb-chat-note");
    await screen.shows("taken back by Anna", "fb-chat-note");
    await screen.shows("for \u2068رامي\u2069", "fb-chat-note");
    expect(screen.all("fb-chat-note bdi.mention").map((it) => it.textContent)).to.deep.equal(["@Ben Brandt"]);
  });

  it("was read once it is on the screen of whom it names, and the row says so until then", async () => {
    const lines: NoteLine[] = [{ event: "note", by: BEN, text: "@Anna look", mentions: [ANNA] }];
    const mentions = [{ sub: ANNA.sub, entry: 2 }];
    const { desk, screen } = await aThread({ summary: { mentions }, lines });

    await waitUntil(() => desk.sent("mentions.read").length === 1);
    expect(desk.sent("mentions.read")[0]).to.include({ conversation: MARIA, upTo: 2 });
    expect(screen.text("fb-chat-list-row")).to.contain("A note mentions you");
    await settled();
    expect(desk.sent("mentions.read")).to.have.length(1);
  });

  it("asks nothing of who has read it, or whom it does not name", async () => {
    const lines: NoteLine[] = [
      { event: "note", by: BEN, text: "@Lina Park", mentions: [LINA] },
      { event: "note", by: BEN, text: "@Anna", mentions: [ANNA] },
    ];
    const mentions = [
      { sub: LINA.sub, entry: 2 },
      { sub: ANNA.sub, entry: 3, isRead: true as const },
    ];
    const { desk, screen } = await aThread({ summary: { mentions }, lines });
    await screen.shows("@Lina Park", "fb-chat-note");
    await settled();

    expect(desk.sent("mentions.read")).to.deep.equal([]);
    expect(screen.text("fb-chat-list-row")).not.to.contain("A note mentions you");
  });
});

describe("a name in a note", () => {
  it("is looked for behind an @ that begins a word", () => {
    for (const [text, words] of [
      ["@", ""],
      ["Ask @ben", "ben"],
      ["Ask @Ben Br", "Ben Br"],
      ["(@ana", "ana"],
      ["ana@example.com", null],
      ["@ ben", null],
      ["@ben\nand", null],
      ["none", null],
    ] as const)
      expect(typedMention(text, text.length)?.words ?? null, text).to.equal(words);
    expect(typedMention("@be and more", 3)).to.deep.equal({ at: 0, words: "be" });
    expect(withMention("Ask @be now", { at: 4, words: "be" }, BEN)).to.deep.equal({
      ...{ text: "Ask @Ben Brandt now", caret: 15 },
    });
  });

  it("is offered first of whom the name begins so, and of nobody behind a name that was chosen", () => {
    const named = ["Robin Weiss", "Sam", "Sara"].map((name) => ({ name }));
    expect(byBeginning(named, "s").map(({ name }) => name)).to.deep.equal(["Sam", "Sara", "Robin Weiss"]);
    const behind = (words: string): boolean => isBehindName({ at: 0, words }, [BEN]);
    expect(["Ben Brandt", "Ben Brandt see"].map(behind)).to.deep.equal([true, true]);
    expect(["Ben", "Ben Brandts"].map(behind)).to.deep.equal([false, false]);
  });

  it("is the longest that fits, whatever it is made of", () => {
    const people = ["Ann", "Ann Lee", "a.*b", "أحمد", "<b>"].map((name) => ({ sub: name, name }));
    const named = (text: string) => namedIn(text, people).map(({ sub }) => sub);

    expect(named("@Ann Lee and @a.*b, @أحمد @<b> @nobody")).to.deep.equal(["Ann Lee", "a.*b", "أحمد", "<b>"]);
    expect(named("@Ann @Ann Lee")).to.deep.equal(["Ann", "Ann Lee"]);
    expect(named("Ann Lee")).to.deep.equal([]);
    expect(piecesOf("@@Ann!", people)).to.deep.equal(["@", people[0], "!"]);
  });
});
