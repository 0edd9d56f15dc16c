import { expect } from "@open-wc/testing";
import { SELF, SharedOpens } from "../../../gadget/wire/tabs/shared-opens.ts";

const [ANA, BEN] = ["1:ana", "1:ben"];

function twoTabs(): SharedOpens {
  const opens = new SharedOpens();
  opens.joined(SELF, null);
  opens.joined("second", 1);
  opens.joined("third", 2);
  return opens;
}

const open = (conversation: string) => ({ type: "thread.open", id: "1", conversation });
const close = (conversation: string) => ({ type: "thread.close", id: "2", conversation });
let ids = 0;
const id = () => `id-${++ids}`;

describe("what tabs have open on one socket", () => {
  it("stays open until none of them has it, whoever leaves first", () => {
    const opens = twoTabs();
    for (const tab of [SELF, "second"]) opens.leaving(tab, open(ANA));
    opens.leaving("second", open(BEN));

    expect(opens.leaving(SELF, close(ANA))).to.deep.equal({ type: "presence.active", id: "2" });
    expect(opens.leaving("second", close(ANA))).to.deep.equal(close(ANA));
    expect([...opens.threads]).to.deep.equal([BEN]);
    expect(opens.left("second", id)).to.deep.equal([
      { type: "thread.close", id: `id-${ids}`, conversation: BEN },
    ]);
  });

  it("has a list for each tab, by its number, and the first one's without", () => {
    const opens = twoTabs();
    const list = { type: "list.open", id: "1" };

    expect(opens.leaving(SELF, list)).to.deep.equal(list);
    expect(opens.leaving("second", list)).to.deep.equal({ ...list, tab: 1 });
    expect(opens.leaving("third", { type: "list.more", id: "1" })).to.deep.include({ tab: 2 });
  });

  it("is looked at silently only while no tab does so openly", () => {
    const opens = twoTabs();
    const silently = { ...open(ANA), as: "silent" as const };

    expect(opens.leaving("second", silently)).to.deep.equal(silently);
    opens.leaving("third", open(ANA));
    expect(opens.leaving("second", silently)).to.deep.equal(open(ANA));
  });

  it("follows the most that any of them wants, and less when that one leaves", () => {
    const opens = twoTabs();
    const follow = (of: "mine" | "all" | "none") => ({ type: "messages.follow", id: "1", of });

    expect(opens.leaving("second", follow("all")).of).to.equal("all");
    expect(opens.leaving("third", follow("mine")).of).to.equal("all");
    expect(opens.followsOf("third")).to.equal("mine");
    expect(opens.left("second", id)).to.deep.equal([
      { type: "messages.follow", id: `id-${ids}`, of: "mine" },
    ]);
  });

  it("keeps the team open for whoever looks at it, and lets go of what was refused", () => {
    const opens = twoTabs();
    opens.leaving("second", { type: "team.open", id: "1" });
    opens.leaving("third", { type: "team.open", id: "2" });
    opens.leaving("third", open(ANA));

    expect(opens.leaving("second", { type: "team.close", id: "3" }).type).to.equal("presence.active");
    opens.refused(ANA, "third");
    expect(opens.left("third", id).map(({ type }) => type)).to.deep.equal(["team.close"]);
  });
});
