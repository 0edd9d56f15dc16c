import { expect, waitUntil } from "@open-wc/testing";
import { STALE_SEND_MS } from "../../../worker/protocol/limits.ts";
import { aGadget } from "../support/a-gadget.ts";
import { JONAS, MARIA } from "../support/builders.ts";
import { aDeskOfTwo } from "../support/a-desk-of-two.ts";
import { type FakeDesk } from "../support/fake-desk.ts";
import { FakeMemory } from "../support/fake-platform.ts";

/** Maria's conversation, offline: what is written stays in the browser, which is then closed. */
async function anOfflineGadget() {
  const desk = aDeskOfTwo();
  const all = await aGadget(desk, { conversation: MARIA });
  await all.screen.shows("I am Maria");
  desk.platform.answerPass = () => Promise.reject(new TypeError("network"));
  await desk.breaks();
  return { desk, ...all };
}

async function anotherLife(before: FakeDesk, after: number, conversation: string | null = MARIA) {
  before.platform.memory.close();
  const desk = aDeskOfTwo();
  desk.platform.memory = new FakeMemory("tab-2", before.platform.memory);
  desk.platform.clock.now = before.platform.clock.now + after;
  return { desk, ...(await aGadget(desk, { conversation })) };
}

describe("a page that was closed offline and is opened again", () => {
  it("sends what waited and shows the draft", async () => {
    const { desk, gadget, screen } = await anOfflineGadget();
    screen.write("It is on its way");
    screen.key("Enter");
    await waitUntil(() => screen.box.value === "");
    screen.write("Half a sent");
    gadget.remove();

    const next = await anotherLife(desk, 60_000);

    await next.screen.shows("It is on its way", "fb-chat-entry");
    await waitUntil(() => next.screen.box.value === "Half a sent");
    expect(next.desk.sent("message.send")).to.have.length(1);
  });

  it("asks about what waited long, also when its conversation is not on the screen", async () => {
    const { desk, gadget, screen } = await anOfflineGadget();
    screen.write("Good morning");
    screen.key("Enter");
    await waitUntil(() => screen.box.value === "");
    gadget.remove();

    const next = await anotherLife(desk, STALE_SEND_MS + 1, JONAS);
    await next.screen.shows("A message you wrote earlier did not leave");
    await expect(next.gadget).to.be.accessible();
    next.screen.press("Show");
    await next.screen.shows("It was written a while ago");
    expect(next.gadget.conversation).to.equal(MARIA);
    await expect(next.gadget).to.be.accessible();
    expect(next.desk.sent("message.send")).to.deep.equal([]);

    next.screen.press("Try again");
    await next.screen.shows("Good morning", "fb-chat-entry");
    expect(next.screen.text()).to.not.include("did not leave");
  });
});
