import { expect, waitUntil } from "@open-wc/testing";
import type { NotYours } from "../../../worker/protocol/refusals.ts";
import { aGadget } from "../support/a-gadget.ts";
import { anEntry, MARIA } from "../support/builders.ts";
import { FakeDesk } from "../support/fake-desk.ts";

const KIMS: NotYours = { owner: { sub: "sam", name: "Sam Fox" }, queue: null, mayTake: true };

async function atMaria(lang?: string) {
  const desk = new FakeDesk();
  desk.has({ conversation: MARIA, owner: { sub: "sam", name: "Sam Fox" } }, [anEntry(1)]);
  const all = await aGadget(desk, {
    conversation: MARIA,
    ...(lang === undefined ? {} : { with: { lang } }),
  });
  await all.screen.shows("Message 1");
  return { desk, ...all };
}

describe("the box of a conversation that others answer", () => {
  it("says whose it is before one writes, keeps what was written, and lets one take it", async () => {
    const { desk, gadget, screen } = await atMaria();
    await screen.shows("You can reply until");
    screen.write("On its way");

    desk.push({ type: "replying", conversation: MARIA, barred: KIMS });
    await screen.shows("Sam Fox has this conversation. Take it over to answer", "fb-chat-composer-pane");
    expect(screen.box.value).to.equal("On its way");
    expect(screen.isOff("Send")).to.equal(true);
    expect(await gadget.insertText("!")).to.deep.equal({ ok: false, code: "window_closed" });
    await expect(gadget).to.be.accessible();
    const take = screen.all<HTMLButtonElement>("fb-chat-composer-pane #window button")[0];
    expect(take?.textContent).to.equal("Take over");
    take?.click();
    await waitUntil(() => desk.sent("conversation.take").length === 1);

    desk.push({ type: "replying", conversation: MARIA, barred: null });
    await screen.shows("You can reply until");
    expect(screen.box.readOnly).to.equal(false);
    screen.press("Send");
    await waitUntil(() => desk.sent("message.send").length === 1);
  });

  it("offers nothing to take where that is not the agent's to do", async () => {
    const { desk, screen } = await atMaria();
    await screen.shows("You can reply until");
    desk.push({ type: "replying", conversation: MARIA, barred: { ...KIMS, mayTake: false } });
    await screen.shows("for another team to answer", "fb-chat-composer-pane");
    desk.push({
      type: "replying",
      conversation: MARIA,
      barred: { owner: null, queue: "Service", mayTake: false },
    });
    await screen.shows("This waits in Service, for its own agents to answer.", "fb-chat-composer-pane");
  });

  for (const [lang, said] of Object.entries({
    de: "Übernehmen Sie es",
    es: "Tómela para responder",
    fr: "Prenez-la pour répondre",
    ar: "استلمها لترد",
    zh: "接管后即可答复",
  }))
    it(`says so in ${lang}`, async () => {
      const { desk, screen } = await atMaria(lang);
      desk.push({ type: "replying", conversation: MARIA, barred: KIMS });
      await screen.shows(said, "fb-chat-composer-pane");
    });
});

describe("a conversation that goes out of the agent's sight", () => {
  it("closes with words, leaves the list, and keeps what was written for when it is back", async () => {
    const { desk, screen } = await atMaria();
    await screen.shows("You can reply until");
    screen.write("On its way");
    desk.push({ type: "list.gone", conversation: MARIA });
    desk.push({ type: "thread.gone", conversation: MARIA });

    await screen.shows("This conversation is for another team now. What you wrote for it is kept.");
    await screen.shows("On its way", "fb-chat-thread-refused blockquote");
    expect(screen.text("fb-chat-thread-header"), "nothing of it is true for long").not.to.contain(
      "Unassigned",
    );
    for (const deed of ["Take", "Take over", "Release", "Close"])
      expect(screen.buttons(deed).length, deed).to.equal(0);
    desk.refuse("thread.open", { code: "not_found" });
    screen.press("Try again");
    await screen.shows("There is no such conversation at this desk.");
    screen.press("Try again");
    await screen.shows("Message 1");
    expect(screen.box.value).to.equal("On its way");
  });
});

describe("a desk where something else decides what one sees", () => {
  it("is asked for its list anew", async () => {
    const desk = new FakeDesk();
    desk.has({ conversation: MARIA }, [anEntry(1)]);
    await aGadget(desk);
    await waitUntil(() => desk.sent("list.open").length === 1);

    desk.push({ type: "sight" });

    await waitUntil(() => desk.sent("list.open").length === 2);
  });
});
