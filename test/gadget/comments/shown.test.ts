import { expect } from "@open-wc/testing";
import {
  changeOf,
  draftOf,
  isGone,
  looksOf,
  nameOf,
  privately,
  privateReplyOf,
  targetOf,
} from "../../../gadget/comments/shown.ts";
import { EntryLog } from "../../../gadget/state/entry-log.ts";
import { emptyThread, type ThreadState } from "../../../gadget/state/state.ts";
import { aText, aThread, byAnna, DAY, NOW } from "../support/builders.ts";
import { ADA_ASKS, aComment, aCommentThread, ASKED, HER } from "../support/commenting.ts";

function aThreadOf(entries = ASKED, comment = aCommentThread()): ThreadState {
  return {
    ...emptyThread(ADA_ASKS),
    thread: aThread({ conversation: ADA_ASKS, comment }),
    entries: entries.reduce((log, entry) => log.with(entry), EntryLog.empty),
  };
}

describe("what a reply to a comment answers", () => {
  it("is what was chosen, else what the thread began with", () => {
    expect(targetOf(aThreadOf(), null)?.id).to.equal(1);
    expect(targetOf(aThreadOf(), 2)?.id).to.equal(2);
    expect(targetOf(aThreadOf(ASKED.slice(1)), null)).to.equal(null);
  });

  it("is gone once it was deleted, or the first comment was", () => {
    const gone = { changes: { isUnsent: true as const } };
    const thread = aThreadOf([aComment(1, "", gone), aComment(2, "More")]);
    expect(isGone(thread, targetOf(thread, 2))).to.equal(true);
    const other = aThreadOf([aComment(1, "Hello"), aComment(2, "", gone)]);
    expect([isGone(other, targetOf(other, 1)), isGone(other, targetOf(other, 2))]).to.deep.equal([
      false,
      true,
    ]);
  });

  it("is answered in private within seven days, and once", () => {
    const thread = aThreadOf();
    const target = targetOf(thread, null);
    expect(privately(thread, target, NOW)?.ok).to.equal(true);
    expect(privately(thread, target, NOW + 7 * DAY)).to.deep.equal({ ok: false, why: "too_old" });
    const replies = [{ to: 1, entry: 4, state: "sent" as const, conversation: "10150001:7701" }];
    const answered = aThreadOf(ASKED, aCommentThread({ privateReplies: replies }));
    expect(privately(answered, target, NOW)).to.deep.equal({ ok: false, why: "answered" });
    expect(privateReplyOf(answered, 4)?.conversation).to.equal("10150001:7701");
    expect(privately(thread, null, NOW)).to.equal(null);
  });

  it("has the name of who wrote it, where Meta says it", () => {
    const name = (author: (typeof ASKED)[0]["author"]) =>
      nameOf(aComment(1, "?", { author }), "anna", "Ada Marlow", "Somebody");
    expect(name({ type: "customer", person: HER })).to.equal("Ada Marlow");
    expect(name({ type: "customer", person: { id: "9", name: null } })).to.equal("Somebody");
    expect(name({ type: "customer", person: null })).to.equal("Somebody");
    expect(name(byAnna)).to.equal("You");
  });
});

it("a draft of one box is none of the other", () => {
  expect(draftOf(ADA_ASKS, "public")).to.equal(ADA_ASKS);
  expect(draftOf(ADA_ASKS, "private")).not.to.equal(ADA_ASKS);
});

describe("what became of a comment since somebody began to answer it", () => {
  const before = looksOf(aComment(1, "Price?"));
  const cases = [
    ["nothing", aComment(1, "Price?"), null],
    ["it says something else", aComment(1, "Price, please?"), "changed"],
    ["it is gone", aComment(1, "", { changes: { isUnsent: true } }), "gone"],
    ["it is hidden", aComment(1, "Price?", { changes: { isHidden: true } }), "hidden"],
    ["it is liked", aComment(1, "Price?", { changes: { isLiked: true } }), null],
    ["it is another one", aComment(2, "Hello"), null],
  ] as const;
  for (const [what, now, expected] of cases)
    it(what, () => {
      expect(changeOf(before, looksOf(now))).to.equal(expected);
    });

  it("nobody began", () => {
    expect(changeOf(null, looksOf(aComment(1, aText("Price?").text)))).to.equal(null);
  });
});
