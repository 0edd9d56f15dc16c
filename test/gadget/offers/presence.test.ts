import { expect, waitUntil } from "@open-wc/testing";
import type { Agent } from "../../../worker/protocol/frames.ts";
import { setLanguage } from "../../../gadget/words/strings.ts";
import { aGadget } from "../support/a-gadget.ts";
import { anEntry, ANNA, aWelcome, BEN, MARIA, NOW } from "../support/builders.ts";
import { FakeDesk } from "../support/fake-desk.ts";
import { hasRules, LUNCH, PIA } from "../support/offering.ts";
import { nameOf } from "../support/screen.ts";

const LABEL = "Available for conversations";

async function aDesk(awayReasons = [LUNCH], agent: Partial<Agent> = {}) {
  const desk = new FakeDesk();
  hasRules(desk, { awayReasons, teams: [{ id: "care", name: "Care" }] });
  Object.assign(desk.welcome.agent, agent);
  desk.has({ conversation: MARIA, owner: BEN }, [anEntry(1)]);
  const all = await aGadget(desk, { conversation: MARIA });
  await all.screen.shows("Anna Agent");
  return { desk, ...all };
}

afterEach(() => setLanguage("en"));

describe("presence where the desk has reasons for being away", () => {
  it("is chosen from a menu of them, and the reason is shown", async () => {
    const { desk, screen, gadget } = await aDesk();

    screen.press(`${LABEL}: Available`);
    await waitUntil(() => screen.all(".menu button").length > 0);
    expect(screen.all(".menu button").map(nameOf)).to.deep.equal(["Available", "At lunch", "Away"]);
    await expect(gadget).to.be.accessible();
    screen.press("At lunch");

    await waitUntil(() => screen.buttons(`${LABEL}: At lunch`).length > 0);
    expect(desk.sent("presence.set").map(({ presence, reason }) => [presence, reason])).to.deep.equal([
      ["away", "lunch"],
    ]);
    screen.press(`${LABEL}: At lunch`);
    await waitUntil(() => screen.all(".menu button").length > 0);
    screen.press("Available");
    await waitUntil(() => screen.buttons(`${LABEL}: Available`).length > 0);
    expect(desk.sent("presence.set").at(-1)).not.to.have.property("reason");
  });

  it("is a switch at a Worker that knows of none", async () => {
    const desk = new FakeDesk();
    hasRules(desk, { awayReasons: [LUNCH] });
    desk.welcome = aWelcome({ desk: desk.welcome.desk, features: ["news"] });

    const { screen } = await aGadget(desk, {});

    await screen.shows("Anna Agent");
    expect(screen.button(LABEL).getAttribute("role")).to.equal("switch");
  });

  it("says that the agent is busy, of themselves and of a colleague", async () => {
    const { desk, screen, gadget } = await aDesk([], { busy: true });
    expect(screen.button(LABEL).textContent.trim()).to.equal("Busy");

    desk.push({ type: "agent", agent: { ...BEN, presence: "available", busy: true } });
    await screen.shows("Busy", "fb-chat-here");
    desk.push({ type: "agent", agent: { ...BEN, presence: "away", away: { reason: "gone" } } });
    await screen.shows("Away", "fb-chat-here");
    desk.push({ type: "agent", agent: { ...ANNA, presence: "available" } });

    await waitUntil(() => screen.button(LABEL).textContent.trim() === "Available");
    await expect(gadget).to.be.accessible();
  });

  it("tells why a colleague is away", async () => {
    const { desk, screen } = await aDesk();

    desk.push({ type: "agent", agent: { ...BEN, presence: "away", away: { reason: "lunch" } } });

    await screen.shows("At lunch", "fb-chat-here");
  });
});

describe("a row of whom nobody has", () => {
  for (const [finer, words] of [
    [{ state: "offered", queue: "sales", to: [BEN], until: NOW + 9_000 }, "Offered to Ben Brandt"],
    [{ state: "offered", queue: "sales", to: [ANNA, BEN], until: NOW }, "Offered to you"],
    [{ state: "queued", queue: "sales" }, "Waits in Sales"],
    [{ state: "queued", queue: "team:care" }, "Waits in Care"],
    [{ state: "queued", queue: "agent:30:sales:ben" }, "Waits for Ben Brandt"],
    [{ state: "queued", queue: "pool:" }, "Unassigned"],
    [{ state: "queued", queue: "gone" }, "Unassigned"],
  ] as const) {
    it(`says "${words}"`, async () => {
      const { desk, screen } = await aDesk();

      desk.has({ conversation: PIA, owner: null, unanswered: 1 }, []);
      desk.changesRow(PIA, { finer: "to" in finer ? { ...finer, to: [...finer.to] } : finer });

      await screen.shows(words, "fb-chat-list-row");
    });
  }
});
