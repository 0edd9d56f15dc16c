import { expect } from "@open-wc/testing";
import { DEFAULT_PREFERENCES } from "../../../gadget/state/preferences.ts";
import { aConnectedSession } from "../support/a-session.ts";
import { aWelcome, BEN } from "../support/builders.ts";
import { FakeDesk } from "../support/fake-desk.ts";
import type { FakeMemory } from "../support/fake-platform.ts";
import { settled } from "../support/manual-clock.ts";

async function anAgent(memory?: FakeMemory, welcome = aWelcome()) {
  const desk = new FakeDesk();
  desk.welcome = welcome;
  if (memory) desk.platform.memory = memory;
  const all = await aConnectedSession(desk);
  return { desk, memory: desk.platform.memory, preferences: () => all.store.state.preferences, ...all };
}

const asBen = aWelcome({ agent: { ...BEN, presence: "available", role: "agent" } });

describe("what an agent prefers", () => {
  it("is there again in the next life of the page", async () => {
    const { actions, memory } = await anAgent();
    actions.prefer({ sendKey: "mod-enter" });
    actions.prefer({ recentEmoji: ["👍"] });

    const { preferences } = await anAgent(memory);

    expect(preferences()).to.deep.equal({
      ...DEFAULT_PREFERENCES,
      sendKey: "mod-enter",
      recentEmoji: ["👍"],
    });
  });

  it("is nobody else's who signs in at the same browser", async () => {
    const { actions, desk, memory, preferences } = await anAgent();
    actions.prefer({ sendKey: "mod-enter" });

    desk.welcome = asBen;
    await desk.breaks();
    await desk.platform.clock.advance(2_000);
    await settled();
    expect(preferences()).to.deep.equal(DEFAULT_PREFERENCES);

    const { preferences: again } = await anAgent(memory);
    expect(again().sendKey).to.equal("mod-enter");
  });

  it("is taken as far as it can be read", async () => {
    const { actions, memory } = await anAgent();
    actions.prefer({ usesShortcuts: false });
    const [name] = memory.names("fb-chat-preferences");

    for (const text of ["{", "null", '{"letters":{"reply":""},"sendKey":"tab","recentEmoji":[1,"👍"]}']) {
      memory.set(name!, text);
      const { preferences } = await anAgent(memory);
      const recentEmoji = text.includes("👍") ? ["👍"] : [];
      expect(preferences()).to.deep.equal({ ...DEFAULT_PREFERENCES, recentEmoji });
    }
  });
});
