import { expect, waitUntil } from "@open-wc/testing";
import type { FbChatEventMap, FbChatGadget } from "../../../gadget/index.ts";
import type { Followed } from "../../../worker/protocol/following/following.ts";
import { FEATURES } from "../../../worker/protocol/session/features.ts";
import type { Entry } from "../../../worker/protocol/message/entry.ts";
import { embed } from "../../../gadget/late/embed.ts";
import { aGadget } from "../support/a-gadget.ts";
import {
  aDelivery,
  ANNA,
  anEntry,
  aText,
  aThread,
  aWelcome,
  BEN,
  byAnna,
  customer,
  JONAS,
  MARIA,
} from "../support/builders.ts";
import { FakeDesk } from "../support/fake-desk.ts";
import { settled } from "../support/manual-clock.ts";
import type { GadgetOptions } from "../support/mount.ts";

const OTHER = "1001:7009";

async function aPage(options: GadgetOptions = {}, desk = new FakeDesk()) {
  desk.welcome = aWelcome({ features: FEATURES });
  desk.has({ conversation: MARIA, customer: { name: "Maria", label: "Maria" } }, [
    anEntry(1, { content: aText("I am Maria") }),
  ]);
  desk.has({ conversation: JONAS, customer: { name: "Jonas", label: "Jonas" } }, [
    anEntry(1, { content: aText("I am Jonas") }),
  ]);
  const all = await aGadget(desk, { conversation: MARIA, ...options });
  if (all.gadget.conversation) await all.screen.shows("I am Maria");
  return { desk, heard: hears(all.gadget), ...all };
}

/** What a gadget tells of messages and contacts from now on, in a word each. */
function hears(gadget: FbChatGadget): string[] {
  const heard: string[] = [];
  const names = ["received", "sent", "failed"].map((what) => `fb-chat-message-${what}`);
  for (const name of [...names, "fb-chat-conversation-closed", "fb-chat-transcript", "fb-chat-satisfaction"])
    gadget.addEventListener(name as keyof FbChatEventMap, (event) => {
      const { conversation, entry } = event.detail as { conversation: string; entry?: Entry };
      heard.push(`${name.replace(/^fb-chat-(message-)?/, "")} ${conversation} ${entry?.id ?? ""}`.trim());
    });
  return heard;
}

/** The desk tells who follows of this. */
function tells(desk: FakeDesk, entries: Entry[], change: Partial<Followed> = {}) {
  const conversation = change.conversation ?? OTHER;
  const fromRev = Math.min(...entries.map(({ id }) => id)) - 1;
  const thread = aThread({ conversation, customer: { name: "Ola", label: "Ola" } });
  desk.push({ type: "followed", conversation, fromRev, entries, thread, owner: null, ...change });
}

const follows = (desk: FakeDesk) => desk.sent("messages.follow").map(({ of }) => of);
const asked = (desk: FakeDesk, ...of: string[]) =>
  waitUntil(() => follows(desk).join() === of.join(), `asked for ${follows(desk).join()}`);
const writes = (id: number, change: Partial<Entry> = {}) =>
  anEntry(id, { author: customer, content: aText("Hello"), ...change });
const answers = (id: number, change: Partial<Entry> = {}) =>
  anEntry(id, { author: byAnna, at: Number.MAX_SAFE_INTEGER, content: aText("Here"), ...change });

describe("a page that hears of more than the conversation on the screen", () => {
  it("hears of none else, and the Worker is asked for nothing, until it wants that", async () => {
    const { desk, heard, gadget } = await aPage();
    tells(desk, [writes(1)]);
    await settled();
    expect(follows(desk)).to.deep.equal([]);
    expect(heard).to.deep.equal([]);

    gadget.setAttribute("subscribe", "all");
    await asked(desk, "all");
    tells(desk, [writes(2)]);
    await waitUntil(() => heard.length > 0, "nothing was told");
    expect(heard).to.deep.equal([`received ${OTHER} 2`]);
  });

  it("is asked for as soon as the line is there, though nothing of the gadget changes any more", async () => {
    const { desk } = await aPage({ conversation: null, with: { subscribe: "mine" } });
    await asked(desk, "mine");
  });

  it("is told who it is, with the record, tags and what is known", async () => {
    const { desk, gadget } = await aPage({ with: { subscribe: "all" } });
    await asked(desk, "all");
    const whom: unknown[] = [];
    gadget.addEventListener("fb-chat-message-received", ({ detail }) => whom.push(detail.customer));
    const record = { id: "1", name: "Olafsson" };
    const tags = [{ id: "vip", name: "VIP" }];
    tells(desk, [writes(3)], { record, tags });
    await waitUntil(() => whom.length > 0, "nothing was told");
    const ids = { id: "7009", psid: "7009", pageId: "1001" };
    expect(whom).to.deep.equal([{ name: "Ola", label: "Ola", ...ids, record, tags, attributes: [] }]);
  });

  it("hears each once: of the screen and of what it follows, before and after the line was cut", async () => {
    const { desk, heard } = await aPage({ with: { subscribe: "all" } });
    await asked(desk, "all");
    const [entry] = desk.changes(MARIA, [{ author: customer, content: aText("Once") }]);
    tells(desk, [entry!], { conversation: MARIA });
    tells(desk, [writes(9)]);
    await waitUntil(() => heard.length > 1, "too little was told");
    await desk.breaks();
    await desk.platform.clock.advance(60_000);
    await asked(desk, "all", "all");
    tells(desk, [entry!], { conversation: MARIA });
    tells(desk, [writes(9)]);
    tells(desk, [writes(10)]);
    await waitUntil(() => heard.includes(`received ${OTHER} 10`), "it hears no more");
    expect(heard).to.deep.equal([
      `received ${MARIA} ${entry!.id}`,
      `received ${OTHER} 9`,
      `received ${OTHER} 10`,
    ]);
  });

  it("hears what was missed of the conversation on the screen before what it follows of it", async () => {
    const { desk, heard } = await aPage({ with: { subscribe: "all" } });
    await asked(desk, "all");
    await desk.breaks();
    const sent = (mid: string) => ({
      author: byAnna,
      mid,
      delivery: aDelivery({ command: mid, state: "sent" }),
    });
    desk.changes(MARIA, [sent("m_2"), sent("m_3")]);
    const [later] = desk.changes(MARIA, [{ at: desk.platform.clock.now + 1, ...sent("m_4") }]);
    desk.silent.add("thread.open");
    await desk.platform.clock.advance(5_000);
    await waitUntil(() => follows(desk).length > 1, "it is not followed any more");
    tells(desk, [later!], { conversation: MARIA });
    tells(desk, [writes(5)]);
    await waitUntil(() => heard.includes(`received ${OTHER} 5`), "what it does not show waits, too");
    desk.silent.clear();
    await desk.breaks();
    await desk.platform.clock.advance(5_000);

    await waitUntil(() => heard.length > 3, "too little was told");
    const ofMaria = heard.filter((line) => line.includes(MARIA));
    expect(ofMaria).to.deep.equal([`sent ${MARIA} 2`, `sent ${MARIA} 3`, `sent ${MARIA} 4`]);
  });

  it("hears what became of this agent's messages, and of no colleague's, nor of what had left before", async () => {
    const { desk, heard } = await aPage({ with: { subscribe: "mine" } });
    await asked(desk, "mine");
    const { name, sub } = ANNA;
    const of = { owner: sub };
    const queued = aDelivery({ state: "queued" });
    tells(desk, [answers(2, { delivery: queued, mid: null })], of);
    tells(desk, [answers(2, { delivery: aDelivery({ state: "sent" }), mid: "m_2" })], { ...of, fromRev: 5 });
    tells(desk, [answers(2, { delivery: aDelivery({ state: "sent" }), mid: "m_2" })], { ...of, fromRev: 6 });
    tells(desk, [answers(3, { delivery: aDelivery({ state: "failed" }) })], of);
    tells(desk, [answers(1, { at: 1, delivery: aDelivery({ state: "sent" }), mid: "m_1" })], of);
    tells(
      desk,
      [answers(4, { author: { type: "agent", ...BEN }, delivery: aDelivery({ state: "sent" }) })],
      of,
    );
    tells(desk, [writes(5)], of);
    await waitUntil(() => heard.includes(`received ${OTHER} 5`), "it hears nothing");
    expect(name).not.to.equal(BEN.name);
    expect(heard).to.deep.equal([`sent ${OTHER} 2`, `failed ${OTHER} 3`, `received ${OTHER} 5`]);
  });

  it("hears of no old message that something became of, and of none that was imported", async () => {
    const { desk, heard } = await aPage({ with: { subscribe: "all" } });
    await asked(desk, "all");
    tells(desk, [writes(2)], { fromRev: 4 });
    tells(desk, [writes(3, { fetched: "imported" })]);
    tells(desk, [writes(7)]);
    await waitUntil(() => heard.length > 0, "it hears nothing");
    expect(heard).to.deep.equal([`received ${OTHER} 7`]);
  });

  it("of the agent's own alone where that is what it wants, though another gadget wants all", async () => {
    const desk = new FakeDesk();
    const tokenProvider = () => "token";
    const mine = await aPage({ tokenProvider, with: { subscribe: "mine" } }, desk);
    await asked(desk, "mine");
    const all = await aPage({ tokenProvider, with: { subscribe: "all" } }, desk);
    await asked(desk, "mine", "all");

    tells(desk, [writes(2)]);
    tells(desk, [writes(3)], { owner: ANNA.sub });
    await waitUntil(() => mine.heard.length > 0 && all.heard.length > 1, "too little was told");
    expect(mine.heard).to.deep.equal([`received ${OTHER} 3`]);
    expect(all.heard).to.deep.equal([`received ${OTHER} 2`, `received ${OTHER} 3`]);

    all.gadget.remove();
    await asked(desk, "mine", "all", "mine");
  });

  it("takes rubbish for nothing, and asks no Worker that is older", async () => {
    const { desk, gadget, heard } = await aPage({ with: { subscribe: "everything" as "all" } });
    await waitUntil(() => embed.value !== null, "it was not loaded");
    await settled();
    tells(desk, [writes(2)]);
    expect(follows(desk)).to.deep.equal([]);
    gadget.subscribe = "all";
    await asked(desk, "all");
    desk.welcome = aWelcome({ features: FEATURES.filter((it) => it !== "following") });
    await desk.breaks();
    await desk.platform.clock.advance(60_000);
    await waitUntil(() => desk.platform.sockets.length > 1, "no other socket");
    await settled();
    expect(follows(desk)).to.deep.equal(["all"]);
    expect(heard).to.deep.equal([]);
  });
});
