import { expect, waitUntil } from "@open-wc/testing";
import type { Presence } from "../../../worker/protocol/frames.ts";
import { aGadget } from "../support/a-gadget.ts";
import { ANNA, anEntry, aWelcome, BEN, JONAS, MARIA } from "../support/builders.ts";
import { FakeDesk } from "../support/fake-desk.ts";

/** Maria's conversation is Ben's, Jonas's is Anna's own. */
async function atBens(presence: Presence | null) {
  const desk = new FakeDesk();
  const me = { ...ANNA, presence: "available" } as const;
  desk.welcome = aWelcome({ agents: presence === null ? [me] : [me, { ...BEN, presence }] });
  desk.has({ conversation: MARIA, owner: BEN }, [anEntry(1)]);
  desk.has({ conversation: JONAS, owner: ANNA, customer: { name: "Jonas", label: "Jonas" } }, [anEntry(1)]);
  const all = await aGadget(desk, { conversation: MARIA });
  await all.screen.shows("With Ben Brandt", "fb-chat-thread-header");
  all.screen.all('[role="tab"][data-view="open"]')[0]!.click();
  await all.screen.shows("Jonas", "fb-chat-list-pane");
  return { desk, ...all };
}

describe("a colleague who owns a conversation", () => {
  const presences: [Presence | null, string][] = [
    ["available", "Available"],
    ["away", "Away"],
    ["offline", "Offline"],
    [null, "Offline"],
  ];
  for (const [presence, words] of presences) {
    it(`is said to be ${words} in the thread, in the list and where they are taken over: ${presence}`, async () => {
      const { gadget, screen } = await atBens(presence);
      const isThere = presence === "available";

      expect(screen.text("fb-chat-thread-header")).to.include(`With Ben Brandt ${words}`);
      expect(screen.text("fb-chat-list-row")).to.include(`With Ben Brandt ${words}`);
      expect(screen.button("Take over").dataset["tip"]).to.equal(`Ben Brandt: ${words}`);
      expect(screen.button("Take over").classList.contains("primary")).to.equal(!isThere);
      await expect(gadget).to.be.accessible();
    });
  }

  it("is seen to go and to come back", async () => {
    const { desk, screen } = await atBens("available");

    desk.push({ type: "agent", agent: { ...BEN, presence: "offline" } });
    await screen.shows("With Ben Brandt Offline", "fb-chat-thread-header");
    await screen.shows("With Ben Brandt Offline", "fb-chat-list-row");

    desk.push({ type: "agent", agent: { ...BEN, presence: "available" } });
    await screen.shows("With Ben Brandt Available", "fb-chat-thread-header");
  });

  it("is another one once somebody took over", async () => {
    const { desk, screen } = await atBens("away");
    const cleo = { sub: "cleo", name: "Cleo" };
    desk.push({ type: "agent", agent: { ...cleo, presence: "available" } });

    desk.changesRow(MARIA, { owner: cleo });

    await screen.shows("With Cleo Available", "fb-chat-thread-header");
  });

  it("is not said of oneself", async () => {
    const { desk, screen } = await atBens("offline");

    desk.changesRow(MARIA, { owner: ANNA });

    await waitUntil(() => screen.text("fb-chat-thread-header .state").trim() === "Yours");
    expect(screen.all("fb-chat-here")).to.deep.equal([]);
  });
});
