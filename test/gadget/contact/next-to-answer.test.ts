import { expect } from "@open-wc/testing";
import { nextToAnswer } from "../../../gadget/contact/next-to-answer.ts";
import { ANNA, aSummary, BEN } from "../support/builders.ts";
import type { Summary } from "../../../worker/protocol/thread/conversation.ts";

const row = (conversation: string, waitingSince: number | null, change: Partial<Summary> = {}): Summary =>
  aSummary({ conversation, waitingSince, owner: null, ...change });

describe("who is to be answered next", () => {
  const items = [
    row("closed", 1),
    row("ben's", 2, { owner: BEN }),
    row("later", 9, { responseUntil: 50 }),
    row("longest", 5, { owner: ANNA, responseUntil: 90 }),
    row("aside", 1, { owner: ANNA, finer: { state: "snoozed", until: 60, onMessage: false } }),
    row("waits for nothing", null),
    row("ended", 1, { status: "closed" }),
  ];

  it("is who waits longest, of one's own and of nobody's", () => {
    expect(nextToAnswer({ items, sort: "latest" }, "anna", "closed")).to.equal("longest");
    expect(nextToAnswer({ items, sort: "waiting" }, "anna", "longest")).to.equal("closed");
  });

  it("is whose time at Meta ends soonest, in a list by that", () => {
    expect(nextToAnswer({ items, sort: "window" }, "anna", "closed")).to.equal("later");
  });

  it("is nobody where nobody waits", () => {
    expect(nextToAnswer({ items: items.slice(0, 2), sort: "latest" }, "anna", "closed")).to.equal(null);
  });
});
