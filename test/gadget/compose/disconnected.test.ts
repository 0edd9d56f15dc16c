import { expect, waitUntil } from "@open-wc/testing";
import type { PageState } from "../../../worker/protocol/frames.ts";
import { aGadget } from "../support/a-gadget.ts";
import { anEntry, aWelcome, MARIA, NOW, PAGE } from "../support/builders.ts";
import { FakeDesk } from "../support/fake-desk.ts";

const SAID = "Ask an administrator to connect it again";

async function atMaria(page: PageState) {
  const desk = new FakeDesk();
  desk.welcome = aWelcome({ pages: [page] });
  desk.has({ conversation: MARIA }, [anEntry(1)]);
  const all = await aGadget(desk, { conversation: MARIA });
  await all.screen.shows("Message 1");
  return { desk, ...all };
}

describe("the box of a Page that is disconnected", () => {
  it("says so and whom to ask, and takes nothing", async () => {
    const { gadget, screen } = await atMaria({ pageId: PAGE, pause: null, disconnectedAt: NOW });

    await screen.shows(SAID, "fb-chat-composer-pane");
    expect(screen.isOff("Send")).to.equal(true);
    expect(screen.box.readOnly).to.equal(true);
    expect(await gadget.insertText("Hello")).to.deep.equal({ ok: false, code: "window_closed" });
    await expect(gadget).to.be.accessible();
  });

  it("keeps what was written there, and sends it once the Page is connected again", async () => {
    const { desk, screen } = await atMaria({ pageId: PAGE, pause: null });
    await screen.shows("You can reply until");
    screen.write("On its way");

    desk.push({ type: "page", page: { pageId: PAGE, pause: null, disconnectedAt: NOW } });
    await screen.shows(SAID, "fb-chat-composer-pane");
    expect(screen.box.value).to.equal("On its way");
    expect(screen.isOff("Send")).to.equal(true);

    desk.push({ type: "page", page: { pageId: PAGE, pause: null } });
    await screen.shows("You can reply until");
    screen.press("Send");
    await waitUntil(() => desk.sent("message.send").length === 1);
  });
});
