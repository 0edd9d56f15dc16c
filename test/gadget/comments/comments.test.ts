import { expect, waitUntil } from "@open-wc/testing";
import type { CommentThread, PrivateReply } from "../../../worker/protocol/comments/comment.ts";
import type { Entry } from "../../../worker/protocol/message/entry.ts";
import { resetMouse, sendMouse } from "@web/test-runner-commands";
import { KEPT } from "../../../gadget/memory/kept-names.ts";
import { FEATURES } from "../../../worker/protocol/session/features.ts";
import { setLanguage } from "../../../gadget/words/strings.ts";
import { aGadget } from "../support/a-gadget.ts";
import { anEntry, ANNA, aText, aWelcome, byAnna, DAY, MARIA, NOW } from "../support/builders.ts";
import {
  ADA,
  ADA_ASKS,
  aComment,
  aCommentThread,
  aPublicReply,
  ASKED,
  hasComments,
  HER,
  TENTS,
} from "../support/commenting.ts";
import { FakeDesk } from "../support/fake-desk.ts";
import { aPhoto, choosesNext } from "../support/giving.ts";
import { FakeMemory } from "../support/fake-platform.ts";
import { settled } from "../support/manual-clock.ts";

const PUBLIC = "everybody who sees the post can read this";
const PRIVATE = "only Ada Marlow reads this";

afterEach(() => setLanguage("en"));

async function aThread({
  entries = ASKED,
  comment = {},
  prepare = () => {},
}: {
  entries?: Entry[];
  comment?: Partial<CommentThread>;
  prepare?: (desk: FakeDesk) => void;
} = {}) {
  const desk = new FakeDesk();
  hasComments(desk, entries, comment);
  desk.has({ conversation: MARIA }, [anEntry(1)]);
  prepare(desk);
  const all = await aGadget(desk, { conversation: ADA_ASKS, width: 900 });
  const { screen } = all;
  await waitUntil(() => screen.all("fb-chat-comment-box form").length > 0, "no box");
  const box = () => screen.all<HTMLTextAreaElement>("fb-chat-comment-box textarea")[0]!;
  const write = (text: string) => {
    box().value = text;
    box().dispatchEvent(new InputEvent("input", { bubbles: true, composed: true }));
  };
  const key = (pressed: string, more: KeyboardEventInit = {}) => {
    const init = { key: pressed, bubbles: true, composed: true, cancelable: true, ...more };
    box().dispatchEvent(new KeyboardEvent("keydown", init));
  };
  const radio = (mode: "public" | "private") =>
    screen.all<HTMLInputElement>(`fb-chat-comment-box input[value=${mode}]`)[0]!;
  const chooses = async (mode: "public" | "private") => {
    radio(mode).click();
    await screen.shows(mode === "public" ? PUBLIC : PRIVATE, "fb-chat-comment-box");
  };
  const sent = () => desk.sent("message.send").map(({ outgoing }) => outgoing);
  /** The tools of an entry, once it has the focus. */
  const tools = async (id: number) => {
    const row = () =>
      screen.all<HTMLElement & { entry?: Entry }>("fb-chat-entry").find((one) => one.entry?.id === id);
    await waitUntil(() => row() !== undefined, "no entry");
    type Tools = HTMLElement & { entry?: Entry | null };
    const shown = () =>
      screen.all<Tools>("fb-chat-comment-tools")[0]?.entry?.id === id &&
      screen.all("fb-chat-comment-tools button").length > 0;
    // A row that is drawn anew in this moment has lost it again.
    await waitUntil(() => {
      if (shown()) return true;
      const line = row()?.closest("li");
      line?.blur();
      line?.focus();
      return shown();
    }, "no tools");
    return screen.all<HTMLButtonElement>("fb-chat-comment-tools button");
  };
  return { desk, box, write, key, radio, chooses, sent, tools, ...all };
}

/** A private reply to the first comment, which got so far. */
const standing = (state: PrivateReply["state"]): PrivateReply[] => [{ to: 1, entry: 9, state }];

const named = (buttons: readonly HTMLButtonElement[], name: string) =>
  buttons.find((button) => button.ariaLabel === name);

describe("a thread of comments", () => {
  it("says under what it stands, with the way there, and who wrote each comment", async () => {
    const { screen } = await aThread();
    await screen.shows("Comment under a post of the Page", "fb-chat-comment-post");
    await screen.shows("up in two minutes", "fb-chat-comment-post");
    const [link] = screen.all<HTMLAnchorElement>("fb-chat-comment-post a");
    expect(link?.href).to.equal(TENTS.permalink);
    await waitUntil(() => screen.all("fb-chat-comment-about .by").length === 2, "no names");
    expect(screen.all("fb-chat-comment-about .by").map(({ textContent }) => textContent)).to.deep.equal([
      "Ada Marlow",
      "Olu Adeyemi",
    ]);
  });

  it("offers nothing that is of Messenger alone: no older messages at Meta, no files, no window", async () => {
    const { screen } = await aThread();
    await screen.shows(PUBLIC);
    expect(screen.text()).not.to.include("older messages at Meta");
    expect(screen.text()).not.to.include("has not written yet");
    expect(screen.buttons("Record a voice message")).to.deep.equal([]);
  });

  it("says that it was hidden, liked and deleted, and nothing of who deleted it", async () => {
    const { screen } = await aThread({
      entries: [
        aComment(1, "Rubbish", { changes: { isHidden: true } }),
        aComment(2, "Lovely", { changes: { isLiked: true } }),
        aComment(3, "", { changes: { isUnsent: true } }),
      ],
    });
    await screen.shows("only its author and their friends see it");
    await screen.shows("Liked by the Page");
    await screen.shows("This was deleted.");
    expect(screen.text()).not.to.include("took this message back");
  });
});

describe("a reply in public", () => {
  it("leaves as one, by the agent's send key, in a frame that says who reads it", async () => {
    const { screen, write, key, sent, box } = await aThread();
    await screen.shows(PUBLIC, "fb-chat-comment-box");
    write("1.4 kg with its pegs.");
    key("Enter");
    await waitUntil(() => sent().length === 1, "nothing sent");
    expect(sent()[0]).to.deep.equal({ kind: "public_reply", text: "1.4 kg with its pegs." });
    await waitUntil(() => box().value === "", "not emptied");
  });

  it("answers the comment that was chosen, until another one is", async () => {
    const { screen, tools, write, key, sent } = await aThread();
    named(await tools(2), "Reply publicly")?.click();
    await screen.shows("Reply to Olu Adeyemi", "fb-chat-comment-box");
    write("You, too: 1.4 kg.");
    key("Enter");
    await waitUntil(() => sent().length === 1, "nothing sent");
    expect(sent()[0]).to.deep.equal({ kind: "public_reply", text: "You, too: 1.4 kg.", replyTo: 2 });
    await screen.shows("Reply to Ada Marlow", "fb-chat-comment-box");
  });

  it("is not to be sent where the comment was deleted", async () => {
    const gone = aComment(1, "", { changes: { isUnsent: true } });
    const { screen, radio } = await aThread({ entries: [gone, ...ASKED.slice(1)] });
    await screen.shows("It cannot be answered any more", "fb-chat-comment-box");
    expect(screen.all("fb-chat-comment-box textarea")).to.deep.equal([]);
    expect(radio("private").disabled).to.equal(true);
  });
});

describe("a reply in private", () => {
  it("is another box with another draft: what is written in one never leaves as the other", async () => {
    const { write, chooses, box, key, sent } = await aThread();
    write("For everybody");
    await chooses("private");
    await waitUntil(() => box().value === "", "the public draft");
    write("For Ada alone");
    await chooses("public");
    await waitUntil(() => box().value === "For everybody", "the private draft");
    await chooses("private");
    await waitUntil(() => box().value === "For Ada alone", "no private draft");
    key("Enter");
    await waitUntil(() => sent().length === 1, "nothing sent");
    expect(sent()[0]).to.deep.equal({ kind: "private_reply", text: "For Ada alone" });
  });

  it("says how much time is left", async () => {
    const { screen } = await aThread();
    await screen.shows("6 days left", "fb-chat-comment-box");
  });

  const closed = [
    ["it was answered", { comment: { privateReplies: standing("sent") } }, "Meta takes one"],
    [
      "its answer waits to be sent",
      { comment: { privateReplies: standing("queued") } },
      "one is on its way already",
    ],
    ["it may have been", { comment: { privateReplies: standing("unknown") } }, "Meta takes one"],
    ["it is old", { entries: [aComment(1, "?", { at: NOW - 8 * DAY })] }, "older than 7 days"],
    ["it is a review", { comment: { began: "review" as const } }, "Meta does not allow one here"],
  ] satisfies [string, Parameters<typeof aThread>[0], string][];
  for (const [when, options, why] of closed)
    it(`is greyed with the reason before anybody writes: ${when}`, async () => {
      const { screen, radio } = await aThread({ ...options });
      await screen.shows(why, "fb-chat-comment-box");
      expect(radio("private").disabled).to.equal(true);
      expect(radio("public").disabled).to.equal(false);
    });

  it("stays private when it cannot be had any more while somebody writes: nothing leaves", async () => {
    const { screen, desk, write, chooses, key, sent, box } = await aThread();
    await chooses("private");
    write("For Ada alone");
    desk.changes(ADA_ASKS, [], {
      comment: {
        ...desk.conversations.get(ADA_ASKS)!.thread.comment!,
        privateReplies: [{ to: 1, entry: 9, state: "sent" }],
      },
    });
    await screen.shows("Meta takes one", "fb-chat-comment-box");
    key("Enter");
    await settled();
    expect(sent()).to.deep.equal([]);
    expect(box().value).to.equal("For Ada alone");
  });

  it("goes back into its own box when it was refused and is to be changed", async () => {
    const { screen, desk, write, chooses, key, box } = await aThread();
    await chooses("private");
    desk.refuse("message.send", { code: "not_sendable", path: "kind", why: "answered_privately" });
    write("For Ada alone");
    key("Enter");
    await screen.shows("it was answered in private already", "fb-chat-refused-send");
    screen.press("Edit");
    await waitUntil(() => box().value === "For Ada alone", "not in the box");
    await chooses("public");
    await waitUntil(() => box().value === "", "in the public box");
  });

  it("is there again in the next life of the page, in its own box", async () => {
    const first = await aThread({
      prepare: ({ platform }) => {
        platform.memory = new FakeMemory("first");
      },
    });
    await first.chooses("private");
    first.write("For Ada alone");
    await settled();
    const memory = first.desk.platform.memory;
    first.gadget.remove();
    memory.close();
    const next = await aThread({
      prepare: ({ platform }) => {
        platform.memory = new FakeMemory("next", memory);
      },
    });
    expect(next.box().value).to.equal("");
    await next.chooses("private");
    await waitUntil(() => next.box().value === "For Ada alone", "not kept");
  });

  it("leads to the conversation that it opened, and that leads back", async () => {
    const reply = aComment(3, "", {
      author: byAnna,
      content: { ...aText("189 EUR"), privateTo: 1 },
    });
    const { screen, gadget } = await aThread({
      entries: [...ASKED, reply],
      comment: { privateReplies: [{ to: 1, entry: 3, state: "sent", conversation: ADA }] },
      prepare: (desk) => {
        const answersComment = { conversation: ADA_ASKS, entry: 1, post: TENTS.text };
        const customer = { name: HER.name, label: HER.name };
        desk.has({ conversation: ADA, customer }, [
          anEntry(1, { author: byAnna, content: { ...aText("189 EUR"), answersComment } }),
        ]);
      },
    });
    await screen.shows("Private reply to Ada Marlow", "fb-chat-comment-about");
    screen.press("Open the conversation in Messenger");
    await waitUntil(() => gadget.conversation === ADA, "not there");
    await screen.shows("Private reply to a comment under “Our new tents", "fb-chat-comment-about");
    screen.press("Show the comment");
    await waitUntil(() => gadget.conversation === ADA_ASKS, "not back");
  });
});

describe("while somebody writes", () => {
  const changes = [
    [
      "changed",
      { content: aText("How heavy is it? And red?"), changes: { edits: 1 } },
      "changed the comment",
    ],
    ["deleted", { changes: { isUnsent: true as const } }, "was deleted while you were writing"],
    ["hidden", { changes: { isHidden: true as const } }, "was hidden while you were writing"],
  ] as const;
  for (const [what, change, said] of changes)
    it(`it is said above the box that the comment was ${what}`, async () => {
      const { screen, desk, write, box } = await aThread();
      write("1.4 kg");
      await settled();
      desk.changes(ADA_ASKS, [{ id: 1, ...change }]);
      await screen.shows(said, "fb-chat-comment-box");
      expect(box().value).to.equal("1.4 kg");
      screen.press("OK");
      await waitUntil(() => screen.all("fb-chat-comment-box .news").length === 0, "still said");
    });

  it("what leaves although it changed is held until the agent has seen that", async () => {
    const { screen, desk, write, key, sent } = await aThread();
    write("1.4 kg");
    await settled();
    desk.changes(ADA_ASKS, [{ id: 1, content: aText("And red?"), changes: { edits: 1 } }]);
    await screen.shows("changed the comment", "fb-chat-comment-box");
    key("Enter");
    await screen.shows("It was not sent yet.", "fb-chat-comment-box");
    expect(sent()).to.deep.equal([]);
    screen.press("OK");
    await waitUntil(() => screen.all("fb-chat-comment-box .news").length === 0, "still said");
    key("Enter");
    await waitUntil(() => sent().length === 1, "nothing sent");
  });

  it("what a colleague or Meta's own page answers meanwhile is told above the box, and holds what is sent", async () => {
    for (const author of [
      { type: "agent" as const, sub: "sam", name: "Sam Fox" },
      { type: "page_inbox" as const },
    ]) {
      const { screen, desk, write, key, sent, gadget } = await aThread();
      write("1.4 kg");
      await settled();
      desk.changes(ADA_ASKS, [{ author, content: aText("It weighs 3 kg"), mid: "90210_9" }]);
      await screen.shows("answered while you were writing", "fb-chat-comment-box");
      await screen.shows("It weighs 3 kg", "fb-chat-comment-box");
      key("Enter");
      await screen.shows("It was not sent yet.", "fb-chat-comment-box");
      expect(sent()).to.deep.equal([]);
      gadget.remove();
    }
  });

  it("nothing is said to who has not begun", async () => {
    const { screen, desk } = await aThread();
    desk.changes(ADA_ASKS, [{ id: 1, content: aText("And red?"), changes: { edits: 1 } }]);
    await screen.shows("And red?");
    expect(screen.all("fb-chat-comment-box .news")).to.deep.equal([]);
  });
});

describe("what is done with a comment", () => {
  const acts = [
    ["Like as the Page", "like", {}],
    ["Take the like back", "unlike", { isLiked: true as const }],
    ["Hide", "hide", {}],
    ["Show again", "unhide", { isHidden: true as const }],
  ] as const;
  for (const [name, action, state] of acts)
    it(name, async () => {
      const { desk, tools } = await aThread({ entries: [aComment(1, "Price?", { changes: state })] });
      named(await tools(1), name)?.click();
      const asked = () => desk.sent("comment.act");
      await waitUntil(() => asked().length === 1, "not asked");
      expect(asked()[0]).to.include({ conversation: ADA_ASKS, entry: 1, action });
    });

  it("deletes what the Page wrote once the agent is sure, and nothing else", async () => {
    const { desk, screen, tools } = await aThread({ entries: [...ASKED, aPublicReply(3, "1.4 kg")] });
    expect(named(await tools(1), "Delete")).to.equal(undefined);
    named(await tools(3), "Delete")?.click();
    await screen.shows("Delete what the Page wrote?");
    const asked = () => desk.sent("comment.act");
    expect(asked()).to.deep.equal([]);
    screen.all("dialog button.danger")[0]?.click();
    await waitUntil(() => asked().length === 1, "not asked");
    expect(asked()[0]).to.include({ entry: 3, action: "delete" });
  });

  it("offers nothing at a private reply", async () => {
    const reply = aComment(3, "189 EUR", { author: byAnna, content: { ...aText("189 EUR"), privateTo: 1 } });
    const { screen, tools } = await aThread({ entries: [...ASKED, reply] });
    await tools(1);
    screen
      .all<HTMLElement & { entry?: Entry }>("fb-chat-entry")
      .find((one) => one.entry?.id === 3)
      ?.closest("li")
      ?.focus();
    await waitUntil(() => screen.all("fb-chat-comment-tools").length === 0, "tools");
  });
});

it("it is marked in the list as one that stands in public", async () => {
  const { screen } = await aThread();
  await screen.shows("Comment under a post", "fb-chat-list-row");
});

it("another's words are not read as those of who began it, in the list and in a notice", async () => {
  const preview = { author: "customer" as const, text: "I have it, yes it is.", agent: "Jonas Weber" };
  const desk = new FakeDesk();
  hasComments(desk, ASKED, {}, { preview });
  const { screen, gadget } = await aGadget(desk, { width: 900 });
  await screen.shows("Jonas Weber: I have it, yes it is.", "fb-chat-list-row");
  const told: string[] = [];
  gadget.addEventListener("fb-chat-notify", ({ detail }) => told.push(detail.text));
  desk.customerAsks(ADA_ASKS, preview);
  await waitUntil(() => told.length > 0, "no notice");
  expect(told).to.deep.equal(["Jonas Weber: I have it, yes it is."]);
});

it("a note for colleagues is written there as everywhere", async () => {
  const { screen, desk } = await aThread();
  screen.press("Note for colleagues");
  await waitUntil(() => screen.all("fb-chat-note-box textarea").length > 0, "no box for notes");
  expect(screen.all("fb-chat-comment-box")).to.deep.equal([]);
  expect(desk.sent("message.send")).to.deep.equal([]);
});

it("says in the thread what agents did with comments, in the language of the moment", async () => {
  const line = { event: "comment" as const, action: "hide" as const, entry: 1, by: ANNA };
  const hid = anEntry(3, { author: { type: "system" }, content: { kind: "system", line }, mid: null });
  const { screen, gadget } = await aThread({ entries: [...ASKED, hid] });
  await screen.shows("Anna Agent hid a comment");
  gadget.lang = "de";
  await screen.shows("Anna Agent hat einen Kommentar verborgen");
});

it("offers nothing of what Meta has in Messenger alone", async () => {
  const { screen } = await aThread();
  screen.press("More for this conversation");
  await screen.shows("Keyboard shortcuts");
  for (const name of ["Block this customer", "Move to spam", "Let other apps answer", "Pass to another app"])
    expect(screen.text()).not.to.include(name);
});

it("has the first words of its post beside whose it is, or that it is nobody's", async () => {
  const desk = new FakeDesk();
  hasComments(desk, ASKED, {}, { owner: null });
  const { screen } = await aGadget(desk, { width: 900 });
  await screen.shows("Our new tents are in", "fb-chat-list-row");
  const line = screen.all("fb-chat-list-row .marks")[0]!.getBoundingClientRect();
  const post = screen.all("fb-chat-list-row .mark.post")[0]!.getBoundingClientRect();
  expect(screen.all("fb-chat-list-row .mark.owner")).to.have.length(1);
  expect(post.bottom).to.be.at.most(line.bottom + 1);
  expect(post.width).to.be.above(60);
});

it("shows in the list under which post it stands", async () => {
  const { screen } = await aThread();
  await screen.shows("Our new tents are in", "fb-chat-list-row");
  // Beside these words alone, not beside the time once more.
  expect(screen.all("fb-chat-list-row .post svg")).to.have.length(1);
  expect(screen.all("fb-chat-list-row .public svg")).to.have.length(0);
});

describe("what the Page wrote", () => {
  const OURS = [...ASKED, aPublicReply(3, "1.4 kilo")];

  it("is changed by who presses for it, and nothing is asked where it is left as it is", async () => {
    const { desk, screen, tools } = await aThread({ entries: OURS });
    const asked = () => desk.sent("comment.edit");
    const area = () => screen.all<HTMLTextAreaElement>("dialog textarea")[0];
    expect(named(await tools(1), "Change the text")).to.equal(undefined);
    named(await tools(3), "Change the text")?.click();
    await waitUntil(() => area()?.value === "1.4 kilo", "not as it was");
    screen.press("Leave it as it is");
    await waitUntil(() => area() === undefined, "still open");
    expect(asked()).to.deep.equal([]);

    named(await tools(3), "Change the text")?.click();
    await waitUntil(() => area() !== undefined, "not open");
    area()!.value = "1.4 kg";
    area()!.dispatchEvent(new InputEvent("input", { bubbles: true, composed: true }));
    screen.press("Change it");
    await waitUntil(() => asked().length === 1, "not asked");
    expect(asked()[0]).to.include({ conversation: ADA_ASKS, entry: 3, text: "1.4 kg" });
  });

  it("cannot be changed where the Worker does not know how", async () => {
    const features = FEATURES.filter((name) => name !== "comment_edits");
    const prepare = (desk: FakeDesk) => (desk.welcome = aWelcome({ features }));
    const { desk, screen, tools, chooses } = await aThread({ entries: OURS, prepare });
    expect(named(await tools(3), "Change the text")).to.equal(undefined);
    await chooses("private");
    await screen.shows(PRIVATE);
    expect(desk.sent("comment.look")).to.deep.equal([]);
  });
});

it("what the Page answered in public is marked so, and what the desk says is not", async () => {
  const line = { event: "comment" as const, action: "hide" as const, entry: 1, by: ANNA };
  const hid = anEntry(4, { author: { type: "system" }, content: { kind: "system", line }, mid: null });
  const noted = aPublicReply(5, "On its way", {
    author: { type: "system" },
    delivery: null,
    ofTicket: { ticket: "1", note: "1" },
  });
  const held = anEntry(6, {
    author: { type: "page_inbox" },
    content: { kind: "event", event: { type: "hold", isHeld: true, reason: "Insult", by: ANNA } },
  });
  const { screen } = await aThread({ entries: [...ASKED, aPublicReply(3, "1.4 kg"), hid, noted, held] });
  await waitUntil(() => screen.all("fb-chat-comment-about .mark.warn").length > 0, "no mark");
  await screen.shows("On its way");
  await screen.shows("Insult");
  expect(screen.all("fb-chat-comment-about .mark.warn").map(({ textContent }) => textContent)).to.deep.equal([
    "Public",
  ]);
});

it("tools that have no room beside a comment stand above it, and the list is not scrolled sideways", async () => {
  const long = "Does the tent for two persons fit a large dog as well, and what does it cost with the bag?";
  const desk = new FakeDesk();
  hasComments(desk, [aComment(1, long)]);
  const { screen } = await aGadget(desk, { conversation: ADA_ASKS, width: 536 });
  await waitUntil(() => screen.all("fb-chat-comment-about .by").length > 0, "no comment");
  const bubble = () => screen.all("fb-chat-entry .bubble")[0]!;
  await waitUntil(() => {
    const over = new PointerEvent("pointerover", { pointerType: "mouse", bubbles: true, composed: true });
    bubble().dispatchEvent(over);
    return screen.all("fb-chat-comment-tools button").length > 0;
  }, "no tools");
  expect(screen.all("fb-chat-comment-tools[narrow]"), String(bubble().clientWidth)).to.have.length(1);
  const bar = screen.all("fb-chat-comment-tools [role=toolbar]")[0]!.getBoundingClientRect();
  const name = screen.all("fb-chat-comment-about .by")[0]!.getBoundingClientRect();
  expect(bar.bottom).to.be.at.most(name.top);
  const log = screen.all("fb-chat-entries")[0]!;
  expect(log.scrollWidth).to.be.at.most(log.clientWidth);
});

describe("a picture in public", () => {
  it("leaves beside the words or by itself; another takes its place, and in private there is none", async () => {
    const { screen, write, key, sent, chooses } = await aThread();
    const rows = () => screen.all("fb-chat-box-files li").map((row) => screen.textOf(row));
    choosesNext(await aPhoto("tent.jpg", 80, 60));
    screen.press("Add a picture");
    await waitUntil(() => rows().join("").includes("tent.jpg"), "no row");
    choosesNext(await aPhoto("pegs.jpg", 80, 60));
    screen.press("Add a picture");
    await waitUntil(() => rows().join("").includes("pegs.jpg"), "no other row");
    expect(rows()).to.have.length(1);
    await chooses("private");
    expect(rows()).to.deep.equal([]);
    expect(screen.buttons("Add a picture")).to.deep.equal([]);
    await chooses("public");
    await waitUntil(() => !screen.isOff("Reply publicly"), "not to be sent");

    write("Like this.");
    key("Enter");

    await waitUntil(() => sent().length === 1, "nothing sent");
    expect(sent()[0]).to.include({ kind: "public_reply", text: "Like this." });
    expect(sent()[0]).to.have.property("file").that.is.a("string");
    await waitUntil(() => rows().length === 0, "still in the box");
  });
});

describe("the private box", () => {
  it("asks Meta whether it still may, once, and says so where staff answered elsewhere", async () => {
    const { desk, screen, chooses } = await aThread();
    expect(desk.sent("comment.look")).to.deep.equal([]);
    await chooses("private");
    await waitUntil(() => desk.sent("comment.look").length === 1, "not asked");
    expect(desk.sent("comment.look")[0]).to.include({ conversation: ADA_ASKS, entry: 1 });

    desk.changes(ADA_ASKS, [], { comment: aCommentThread({ closed: [{ to: 1, why: "answered" }] }) });

    await screen.shows("it was answered in private already", "fb-chat-comment-box");
    expect(desk.sent("comment.look")).to.have.length(1);
  });

  it("says why it is not to be had where what it would answer is not here", async () => {
    const { screen, radio } = await aThread({
      entries: ASKED.slice(1),
      comment: { root: undefined as never },
    });
    await screen.shows("the comment that it would answer is not here", "fb-chat-comment-box");
    expect(radio("private").disabled).to.equal(true);
  });
});

describe("a comment and its conversation in Messenger", () => {
  it("are told in the list, and lead to each other from the panel about the customer", async () => {
    const desk = new FakeDesk();
    const comment = {
      began: "comment",
      postId: TENTS.id,
      by: HER,
      post: TENTS.text,
      messenger: [ADA],
    } as const;
    hasComments(desk, ASKED, {}, { comment: { ...comment, messenger: [ADA] } });
    const customer = { name: HER.name, label: HER.name };
    desk.has({ conversation: ADA, customer, comments: [ADA_ASKS] }, [anEntry(1)]);
    const { screen, gadget } = await aGadget(desk, { conversation: ADA_ASKS, width: 1200 });
    await screen.shows("Answered in private", "fb-chat-list-row");
    await screen.shows("Came from a comment", "fb-chat-list-row");
    await waitUntil(() => screen.all("fb-chat-customer-button button").length > 0, "no button");
    screen.all("fb-chat-customer-button button")[0]!.click();
    await screen.shows("Open the conversation in Messenger", "fb-chat-comment-links");
    screen.all<HTMLButtonElement>("fb-chat-comment-links button")[0]?.click();
    await waitUntil(() => gadget.conversation === ADA, "not there");
    await screen.shows("Show the comment", "fb-chat-comment-links");
  });
});

it("its tools leave one whose button was pressed for the one under the pointer", async () => {
  const { screen } = await aThread();
  const bubble = (index: number) => screen.all("fb-chat-entry .bubble")[index]!.getBoundingClientRect();
  const at = ({ x, y }: DOMRect): [number, number] => [Math.round(x) + 6, Math.round(y) + 6];
  const tools = () => screen.all<HTMLElement & { entry?: Entry | null }>("fb-chat-comment-tools")[0];
  await sendMouse({ type: "move", position: at(bubble(0)) });
  await waitUntil(() => tools()?.entry?.id === 1, "no tools");
  const like = named(screen.all<HTMLButtonElement>("fb-chat-comment-tools button"), "Like as the Page")!;
  await sendMouse({ type: "click", position: at(like.getBoundingClientRect()) });
  await sendMouse({ type: "move", position: at(bubble(1)) });
  await waitUntil(() => tools()?.entry?.id === 2, "still at the other one");
  await resetMouse();
});

it("nothing of what was written in either box stays where it is erased", async () => {
  const { desk, write, chooses, gadget } = await aThread();
  write("For everybody");
  await chooses("private");
  write("For Ada alone");
  await settled();
  const { thread } = desk.conversations.get(ADA_ASKS)!;
  desk.conversations.delete(ADA_ASKS);
  const frame = { conversation: ADA_ASKS, fromRev: 0, toRev: 0, entries: [] };
  desk.push({ type: "entries", ...frame, thread: { ...thread, epoch: "another" } });
  await waitUntil(() => gadget.shadowRoot?.textContent !== null, "gone");
  await waitUntil(
    () => desk.platform.memory.names(KEPT).every((name) => !name.includes(ADA_ASKS)),
    "a draft stays",
  );
});
