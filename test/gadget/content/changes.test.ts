import { expect, waitUntil } from "@open-wc/testing";
import type { Changes } from "../../../worker/protocol/message/content.ts";
import { aDelivery, aText, byAnna, MARIA, MINUTE, NOW } from "../support/builders.ts";
import { FakeDesk } from "../support/fake-desk.ts";
import { aMedia } from "../support/files.ts";
import { aThreadWith, withParts } from "./a-message.ts";
import { passAxe } from "./pass-axe.ts";

const ours = { author: byAnna, content: aText("Blue"), delivery: aDelivery({ state: "sent", sentAt: NOW }) };
const theirs = { content: aText("Blue") };

describe("what became of a message", () => {
  const cases: [name: string, entry: object, changes: Changes, words: string][] = [
    ["a reaction to ours", ours, { reaction: "❤️" }, "❤️ Maria Lopez reacted with ❤️"],
    ["a reaction to their own", theirs, { reaction: "👍" }, "Blue 👍 Maria Lopez reacted with 👍"],
    ["a reaction of the Page's", theirs, { pageReaction: "👍" }, "Blue 👍 The Page reacted with 👍"],
    [
      "reactions of both",
      theirs,
      { reaction: "❤️", pageReaction: "👍" },
      "❤️ Maria Lopez reacted with ❤️ 👍 The Page reacted with 👍",
    ],
    [
      "one of the Page's of which nobody knows whether it stands",
      theirs,
      {
        pageReaction: "👍",
        reacting: { emoji: "😆", failed: { code: 100, subcode: null }, unknown: true },
      },
      "Blue 😆? Nobody knows which reaction of the Page the customer sees: Meta did not answer.",
    ],
    ["a good rating", ours, { feedback: "Good response" }, "👍 Maria Lopez found this helpful"],
    ["a bad rating", ours, { feedback: "Bad response" }, "👎 Maria Lopez did not find this helpful"],
    ["a rating of tomorrow", ours, { feedback: "Meh" }, "Maria Lopez rated this: Meh"],
    ["an edit", theirs, { edits: 1 }, "Blue Edited"],
    ["several edits", theirs, { edits: 3 }, "Blue Edited 3 times"],
  ];
  for (const [name, entry, changes, words] of cases) {
    it(`is shown with it: ${name}`, async () => {
      const { screen } = await aThreadWith([{ ...entry, changes }]);

      await screen.shows(words, "fb-chat-entry");
    });
  }

  it("passes axe", () => passAxe(cases.map(([, entry, changes]) => ({ ...entry, changes }))));

  it("goes when a reaction is taken back", async () => {
    const { desk, screen } = await aThreadWith([{ ...theirs, changes: { reaction: "👍" } }]);
    await screen.shows("👍");

    desk.changes(MARIA, [{ id: 1, changes: {} }]);

    await screen.hides("👍");
  });

  it("is only that it was taken back: no words, no parts, no reaction", async () => {
    const changes: Changes = { isUnsent: true, reaction: "👍", edits: 1 };
    const { screen } = await aThreadWith([
      { content: aText("my card number"), changes },
      { ...withParts({ type: "image", media: aMedia("2.1") }), changes },
    ]);

    await screen.shows("Maria Lopez took this message back.");
    expect(screen.text("fb-chat-entries")).to.not.match(/card|👍|Edited/);
    expect(screen.all("fb-chat-media")).to.deep.equal([]);
  });
});

describe("the history of an edited message", () => {
  function anEditedOne() {
    const desk = new FakeDesk();
    desk.versions.set(`${MARIA} 1`, [
      { at: NOW - 9 * MINUTE, text: "Red" },
      { at: NOW - 8 * MINUTE, text: "<b>Green</b>" },
      { at: NOW - 7 * MINUTE, text: "Blue" },
    ]);
    return aThreadWith([{ ...theirs, changes: { edits: 2 } }], { desk });
  }
  const open = (screen: Awaited<ReturnType<typeof aThreadWith>>["screen"]) => {
    screen.all("fb-chat-content summary")[0]!.click();
  };

  it("is asked for when somebody wants it", async () => {
    const { desk, screen } = await anEditedOne();
    await screen.shows("Edited 2 times");
    expect(desk.sent("message.edits")).to.deep.equal([]);

    open(screen);

    await screen.shows("<b>Green</b>");
    const versions = screen.all("fb-chat-content .edits li").map((line) => screen.textOf(line));
    expect(versions).to.have.length(2);
    expect(versions[0]).to.match(/Red$/);
  });

  it("is asked for again when it was edited again", async () => {
    const { desk, screen } = await anEditedOne();
    open(screen);
    await screen.shows("Green");

    desk.changes(MARIA, [{ id: 1, changes: { edits: 3 } }]);
    await screen.shows("Edited 3 times");
    open(screen);
    open(screen);

    await waitUntil(() => desk.sent("message.edits").length === 2);
  });

  it("says when it cannot be had, and can be asked for again", async () => {
    const { desk, screen } = await anEditedOne();
    desk.refuse("message.edits", { code: "unavailable" });
    open(screen);
    await screen.shows("This could not be fetched.");

    open(screen);
    await waitUntil(() => !screen.text().includes("This could not be fetched."));
    open(screen);

    await screen.shows("Green");
  });
});
