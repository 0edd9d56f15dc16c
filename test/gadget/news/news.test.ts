import { expect, waitUntil } from "@open-wc/testing";
import { answering } from "../../../gadget/late/answering.ts";
import { NAME_MS, NOTICES_MAX, TURN_MS } from "../../../gadget/news/bell.ts";
import { STABLE_MS } from "../../../gadget/wire/connection.ts";
import { RELOADED_MS } from "../../../gadget/news/told.ts";
import { aConnectedSession } from "../support/a-session.ts";
import {
  anOlderWelcome,
  aDelivery,
  ANNA,
  anEntry,
  aWelcome,
  BEN,
  byAnna,
  byBen,
  JONAS,
  MARIA,
  MINUTE,
  NOW,
  PAGE,
} from "../support/builders.ts";
import { FakeDesk } from "../support/fake-desk.ts";
import { FakeMemory } from "../support/fake-platform.ts";
import { settled } from "../support/manual-clock.ts";

const NOBODYS = `${PAGE}:7003`;
const BENS = `${PAGE}:7004`;

/** Maria's thread is on the screen, Jonas is Anna's too, one conversation is nobody's and one is Ben's. */
function aDesk() {
  const desk = new FakeDesk();
  for (const [conversation, owner] of [
    [MARIA, ANNA],
    [JONAS, ANNA],
    [NOBODYS, null],
    [BENS, BEN],
  ] as const)
    desk.has({ conversation, owner }, [anEntry(1)]);
  desk.platform.memory.set("fb-chat-notices", "on");
  desk.platform.notifier.permission = "granted";
  return desk;
}

async function atMaria(desk = aDesk()) {
  const all = await aConnectedSession(desk, MARIA);
  await desk.platform.clock.advance(STABLE_MS);
  const tells = async (name: string) => {
    await settled();
    return all.told.filter((line) => line.startsWith(name));
  };
  const shown = () => desk.platform.notifier.shown.map(({ text }) => text);
  return { desk, tells, shown, ...all };
}

/** Another tab of the same agent, at the same desk as it is now. */
async function anotherTab(first: FakeDesk, name = "tab-2") {
  const desk = aDesk();
  desk.platform.memory = new FakeMemory(name, first.platform.memory);
  desk.platform.clock.now = first.platform.clock.now;
  const all = await atMaria(desk);
  await first.platform.clock.advance(desk.platform.clock.now - first.platform.clock.now);
  return all;
}

describe("news of one's own messages", () => {
  it("say once that Meta took one, and with which mid", async () => {
    const { desk, actions, tells } = await atMaria();
    actions.send(MARIA, "Hello");
    await settled();
    expect(await tells("sent")).to.deep.equal([]);

    desk.changes(MARIA, [{ id: 2, mid: "m_2", delivery: aDelivery({ state: "sent", sentAt: NOW }) }]);
    desk.changes(MARIA, [{ id: 2, mid: "m_2", delivery: aDelivery({ state: "sent", sentAt: NOW + 1 }) }]);

    expect(await tells("sent")).to.deep.equal(["sent m_2"]);
  });

  it("say it also when the message is known as sent by the time it is known at all", async () => {
    const { desk, actions, tells } = await atMaria();
    desk.silent.add("message.send");
    actions.send(MARIA, "Hello");
    const command = desk.sent("message.send")[0]!.id;

    const delivery = aDelivery({ command, state: "sent", sentAt: NOW });
    desk.changes(MARIA, [{ author: byAnna, mid: "m_2", delivery }]);

    expect(await tells("sent")).to.deep.equal(["sent m_2"]);
  });

  it("say that one failed, and that nobody can tell", async () => {
    const { desk, actions, tells } = await atMaria();
    actions.send(MARIA, "one");
    actions.send(MARIA, "two");
    await settled();

    desk.changes(MARIA, [
      { id: 2, delivery: aDelivery({ state: "failed", failure: { code: "rejected", graph: null } }) },
      { id: 3, delivery: aDelivery({ state: "unknown" }) },
    ]);

    expect(await tells("failed")).to.deep.equal(["failed 2", "failed 3"]);
  });

  it("say it of those that the agent wrote in another tab, also while this one's line was cut", async () => {
    const { desk, tells } = await atMaria();
    const sent = (command: string) => aDelivery({ command, state: "sent" });

    desk.changes(MARIA, [{ author: byAnna, mid: "m_2", delivery: sent("live") }]);
    await desk.breaks();
    desk.changes(MARIA, [{ author: byAnna, mid: "m_3", delivery: sent("missed") }]);
    await desk.platform.clock.advance(5_000);

    expect(await tells("sent")).to.deep.equal(["sent m_2", "sent m_3"]);
  });

  it("are neither a colleague's, nor of before the conversation was opened or while another one was", async () => {
    const { desk, navigation, tells } = await atMaria();
    const delivery = aDelivery({ command: "older", state: "sent" });
    desk.changes(JONAS, [{ author: byAnna, mid: "m_before", delivery }]);

    desk.changes(MARIA, [{ author: byBen, mid: "m_bens", delivery }]);
    navigation.select(JONAS);
    await settled();
    desk.changes(MARIA, [{ author: byAnna, mid: "m_away", delivery }]);
    navigation.select(MARIA);
    await settled();

    expect(await tells("sent")).to.deep.equal([]);
  });

  it("come in the order of the thread, with what customers write", async () => {
    const { desk, told } = await atMaria();
    const delivery = aDelivery({ command: "elsewhere", state: "sent" });

    desk.changes(MARIA, [
      { author: byAnna, mid: "m_2", delivery },
      {},
      { author: byAnna, mid: "m_4", delivery },
    ]);

    await settled();
    expect(told.filter((line) => /^(sent|received)/.test(line))).to.deep.equal([
      "sent m_2",
      "received 3",
      "sent m_4",
    ]);
  });
});

describe("news of owners", () => {
  it("say who has the conversation on the screen now, and who had it", async () => {
    const { desk, tells } = await atMaria();

    desk.changesRow(MARIA, { owner: BEN });
    desk.changesRow(MARIA, { owner: null });

    expect(await tells("assigned")).to.deep.equal(["assigned ben, was anna", "assigned undefined, was ben"]);
  });

  it("are those of every change that came in one frame, and what is asked is told too", async () => {
    const { desk, tells, shown, store } = await atMaria();
    await desk.platform.clock.advance(TURN_MS);

    desk.together(() => {
      desk.changesRow(BENS, { owner: ANNA });
      desk.customerAsks(NOBODYS, "Anybody?");
      desk.changesRow(BENS, { owner: null });
      desk.push({ type: "list.gone", conversation: JONAS });
    });

    expect(await tells("assigned")).to.deep.equal(["assigned anna, was ben", "assigned undefined, was anna"]);
    await waitUntil(() => shown().includes("Anybody?"), "nobody is told of what was asked");
    const rows = new Map(store.state.list.items.map((row) => [row.conversation, row]));
    expect(rows.get(BENS)?.owner).to.equal(null);
    expect(rows.get(NOBODYS)?.preview?.text).to.equal("Anybody?");
    expect(rows.has(JONAS)).to.equal(false);
  });

  it("say that one came to this agent, left them, or came to nobody, whatever list is open", async () => {
    const { desk, navigation, tells } = await atMaria();
    navigation.showView("closed");
    await settled();

    desk.changesRow(BENS, { owner: ANNA });
    desk.changesRow(NOBODYS, { owner: BEN });
    desk.changesRow(NOBODYS, { owner: null });

    expect(await tells("assigned")).to.deep.equal([
      "assigned anna, was ben",
      "assigned ben, was undefined",
      "assigned undefined, was ben",
    ]);
  });

  it("say nothing of what goes from one colleague to another", async () => {
    const { desk, tells } = await atMaria();

    desk.changesRow(BENS, { owner: { sub: "cleo", name: "Cleo" } });

    expect(await tells("assigned")).to.deep.equal([]);
  });

  it("say after the line was down who has the conversation on the screen", async () => {
    const { desk, tells } = await atMaria();
    await desk.breaks();
    for (const conversation of [MARIA, JONAS])
      desk.changesRowQuietly(conversation, { owner: BEN, version: 9 });

    await desk.platform.clock.advance(5_000);

    expect(await tells("assigned")).to.deep.equal(["assigned ben, was anna"]);
  });
});

describe("news of customers", () => {
  for (const view of ["inbox", "mine", "closed"] as const) {
    it(`are those of one's own and of nobody's, with the view ${view} open`, async () => {
      const { desk, navigation, tells } = await atMaria();
      navigation.showView(view);
      await settled();

      desk.customerAsks(JONAS, "Hello?");
      desk.customerAsks(NOBODYS, "Anybody?");
      desk.customerAsks(BENS, "Ben?");

      expect(await tells("notice")).to.deep.equal(["notice Hello?", "notice Anybody?"]);
    });
  }

  it("come with every message, however many are unanswered", async () => {
    const { desk, tells, shown } = await atMaria();
    desk.changesRowQuietly(JONAS, { unanswered: 50, waitingSince: NOW });

    desk.customerAsks(JONAS, "51st", { unanswered: 50 });
    desk.customerAsks(JONAS, "52nd", { unanswered: 50 });

    expect(await tells("notice")).to.deep.equal(["notice 51st", "notice 52nd"]);
    expect(shown()).to.deep.equal(["51st", "52nd"]);
  });

  it("say what the customer wrote, also where an automatic reply came with it", async () => {
    const { desk, tells } = await atMaria();

    desk.customerAsks(JONAS, "Where is my order?", {
      preview: { author: "app", text: "We answer soon!", agent: null },
    });

    expect(await tells("notice")).to.deep.equal(["notice Where is my order?"]);
  });

  it("are no desktop notice for who looks at the conversation", async () => {
    const { desk, tells, shown, source } = await atMaria();
    source.looksAt = MARIA;

    desk.customerWrites(MARIA, "Hello?");
    desk.customerAsks(JONAS, "And me?");

    expect(await tells("notice")).to.deep.equal(["notice Hello?, looking", "notice And me?"]);
    expect(shown()).to.deep.equal(["And me?"]);
  });

  it("are told a moment later, where the customer's name is on its way", async () => {
    const { desk, tells } = await atMaria();
    const nameless = { name: null, label: "Messenger user ·7005" };
    desk.has({ conversation: `${PAGE}:7005`, customer: nameless, owner: null });
    desk.customerAsks(`${PAGE}:7005`, "Hello?");
    desk.customerAsks(`${PAGE}:7005`, "Anybody?");
    expect(await tells("notice")).to.deep.equal([]);

    desk.changesRow(`${PAGE}:7005`, { customer: { name: "Kim", label: "Kim" } });

    expect(await tells("notice")).to.deep.equal(["notice Hello?", "notice Anybody?"]);
    expect(desk.platform.notifier.shown.map(({ title }) => title)).to.deep.equal(["Kim", "Kim"]);
  });

  it("do not wait for a name that does not come, and are none of who was answered or taken meanwhile", async () => {
    const { desk, tells } = await atMaria();
    const nameless = { name: null, label: "Messenger user ·700" };
    for (const n of [5, 6, 7]) desk.has({ conversation: `${PAGE}:700${n}`, customer: nameless, owner: null });
    for (const n of [5, 6, 7]) desk.customerAsks(`${PAGE}:700${n}`, `Hello ${n}`);

    desk.changesRow(`${PAGE}:7006`, { owner: BEN });
    desk.changesRow(`${PAGE}:7007`, { unanswered: 0, waitingSince: null });
    await desk.platform.clock.advance(NAME_MS);

    expect(await tells("notice")).to.deep.equal(["notice Hello 5"]);
  });
});

describe("news that Meta's time for a reply is nearly over", () => {
  const HALF_PAST = /^notice Not answered yet\. Meta takes a reply until /;
  async function closing() {
    await answering.load();
    const all = await atMaria();
    const { desk } = all;
    for (const conversation of [JONAS, NOBODYS, BENS])
      desk.changesRowQuietly(conversation, { unanswered: 1 });
    const closes = (conversations: string[], at = NOW + 30 * MINUTE) => {
      const closings = conversations.map((conversation) => {
        const { summary } = desk.conversations.get(conversation)!;
        return { summary, end: { kind: "response" as const, at } };
      });
      desk.push({ type: "list.closing", closings });
    };
    return { closes, ...all };
  }

  it("are told of one's own and of nobody's, once for each end", async () => {
    const { closes, tells, desk } = await closing();

    closes([JONAS, NOBODYS, BENS]);
    closes([JONAS, NOBODYS]);

    const notices = await tells("notice");
    expect(notices).to.have.length(2);
    expect(notices.every((line) => HALF_PAST.test(line))).to.equal(true);
    expect(desk.platform.notifier.shown).to.have.length(2);
    closes([JONAS], NOW + 40 * MINUTE);
    expect(await tells("notice")).to.have.length(3);
  });

  it("are told by one tab alone", async () => {
    const { closes, tells, desk } = await closing();
    const other = await anotherTab(desk);
    other.desk.changesRowQuietly(JONAS, { unanswered: 1 });

    closes([JONAS]);
    const { summary } = other.desk.conversations.get(JONAS)!;
    const end = { kind: "response" as const, at: NOW + 30 * MINUTE };
    other.desk.push({ type: "list.closing", closings: [{ summary, end }] });

    expect([...(await tells("notice")), ...(await other.tells("notice"))]).to.have.length(1);
  });

  it("do not keep what the customer writes then from being told", async () => {
    const { closes, tells, desk } = await closing();
    closes([JONAS]);

    desk.customerAsks(JONAS, "Hello?");

    expect((await tells("notice")).at(-1)).to.equal("notice Hello?");
  });

  it("are one notice where many wait", async () => {
    const { closes, desk } = await closing();
    const many = Array.from({ length: NOTICES_MAX + 1 }, (_, n) => `${PAGE}:72${n}`);
    for (const conversation of many) desk.has({ conversation, owner: null, unanswered: 1 });

    closes(many);

    await waitUntil(() => desk.platform.notifier.shown.length === 1);
    expect(desk.platform.notifier.shown[0]!.title).to.equal(`${many.length} customers without an answer`);
  });
});

describe("what customers wrote while the line was cut", () => {
  it("is told once it is back, first to last, and not again", async () => {
    const { desk, tells } = await atMaria();
    desk.customerAsks(JONAS, "Before");
    await desk.breaks();
    desk.customerAsks(NOBODYS, "Anybody?");
    await desk.platform.clock.advance(10);
    desk.customerAsks(JONAS, "Hello?");
    desk.customerAsks(BENS, "Ben?");

    await desk.platform.clock.advance(5_000);
    await desk.breaks();
    await desk.platform.clock.advance(5_000);

    expect(await tells("notice")).to.deep.equal(["notice Before", "notice Anybody?", "notice Hello?"]);
  });

  it("is told though no list shows it and nothing came before", async () => {
    const { desk, navigation, tells } = await atMaria();
    navigation.showView("closed");
    await settled();
    await desk.breaks();
    desk.customerAsks(NOBODYS, "Anybody?");

    await desk.platform.clock.advance(5_000);

    expect(await tells("notice")).to.deep.equal(["notice Anybody?"]);
  });

  it("is one notice where many wrote", async () => {
    const { desk, tells, shown } = await atMaria();
    const many = Array.from({ length: NOTICES_MAX + 1 }, (_, n) => `${PAGE}:71${n}`);
    for (const conversation of many) desk.has({ conversation, owner: null });
    await desk.breaks();
    for (const conversation of many) desk.customerAsks(conversation, "Hello?");

    await desk.platform.clock.advance(5_000);

    expect(await tells("notice")).to.have.length(many.length);
    expect(desk.platform.notifier.shown.map(({ title }) => title)).to.deep.equal([`${many.length}`]);
    expect(shown()).to.deep.equal([""]);
  });

  it("is asked for again where the desk is out of reach", async () => {
    const { desk, tells } = await atMaria();
    await desk.breaks();
    desk.customerAsks(NOBODYS, "Anybody?");
    desk.refuse("news.open", { code: "unavailable" });

    await desk.platform.clock.advance(60_000);

    expect(await tells("notice")).to.deep.equal(["notice Anybody?"]);
  });
});

describe("news at a Worker that does not name them", () => {
  it("are told of the rows of the list alone, and not asked for", async () => {
    const { desk, tells, session } = await atMaria();
    const asked = desk.sent("news.open").length;
    desk.welcome = anOlderWelcome();
    session.restart();
    await settled();

    desk.customerAsks(NOBODYS, "Anybody?");
    await desk.platform.clock.advance(60_000);

    expect(desk.sent("news.open")).to.have.length(asked);
    expect(await tells("notice")).to.deep.equal(["notice Anybody?"]);
  });
});

describe("a page that was reloaded", () => {
  async function reloaded(after: number, prepare: (desk: FakeDesk) => void = () => {}) {
    const before = await atMaria();
    before.session.stop();
    const desk = aDesk();
    desk.platform.memory = new FakeMemory("tab-1", before.desk.platform.memory);
    desk.platform.clock.now = before.desk.platform.clock.now + 10;
    prepare(desk);
    desk.customerAsks(NOBODYS, "Anybody?");
    desk.platform.clock.now += after;
    return atMaria(desk);
  }

  it("tells what was written meanwhile", async () => {
    const { tells } = await reloaded(5_000);

    expect(await tells("notice")).to.deep.equal(["notice Anybody?"]);
  });

  it("leaves to the list what is a while ago", async () => {
    const { tells } = await reloaded(RELOADED_MS + MINUTE);

    expect(await tells("notice")).to.deep.equal([]);
  });

  it("tells nobody what somebody else missed", async () => {
    const { tells } = await reloaded(5_000, (desk) => {
      desk.welcome = aWelcome({ agent: { ...BEN, presence: "available", role: "agent" } });
    });

    expect(await tells("notice")).to.deep.equal([]);
  });
});

describe("several tabs of one agent", () => {
  it("tell each message once: the one that is in sight", async () => {
    const hidden = await atMaria();
    const visible = await anotherTab(hidden.desk);
    hidden.desk.platform.notifier.sight = "hidden";
    visible.desk.platform.notifier.sight = "visible";

    for (const { desk } of [hidden, visible]) desk.customerAsks(JONAS, "Hello?");
    for (const { desk } of [hidden, visible]) await desk.platform.clock.advance(TURN_MS);
    for (const { desk } of [hidden, visible]) await desk.platform.clock.advance(2 * TURN_MS);

    expect(await hidden.tells("notice")).to.deep.equal([]);
    expect(await visible.tells("notice")).to.deep.equal(["notice Hello?"]);
  });

  it("are quiet about what is looked at in one of them", async () => {
    const hidden = await atMaria();
    const looking = await anotherTab(hidden.desk);
    hidden.desk.platform.notifier.sight = "hidden";
    looking.source.looksAt = MARIA;

    for (const { desk } of [hidden, looking]) desk.customerWrites(MARIA, "Hello?");
    await hidden.desk.platform.clock.advance(1_000);

    expect(await hidden.tells("notice")).to.deep.equal([]);
    expect(await looking.tells("notice")).to.deep.equal(["notice Hello?, looking"]);
    expect([...hidden.shown(), ...looking.shown()]).to.deep.equal([]);
  });

  it("tell what came while all their lines were cut in one of them", async () => {
    const first = await atMaria();
    const second = await anotherTab(first.desk);
    for (const { desk } of [first, second]) {
      await desk.breaks();
      desk.customerAsks(NOBODYS, "Anybody?");
    }

    for (const { desk } of [first, second]) await desk.platform.clock.advance(5_000);

    expect([...(await first.tells("notice")), ...(await second.tells("notice"))]).to.have.length(1);
  });

  it("leave it to one that is hidden where there is no other", async () => {
    const { desk, tells } = await atMaria();
    desk.platform.notifier.sight = "hidden";

    desk.customerAsks(JONAS, "Hello?");
    expect(await tells("notice")).to.deep.equal([]);
    await desk.platform.clock.advance(2 * TURN_MS);

    expect(await tells("notice")).to.deep.equal(["notice Hello?"]);
  });

  it("do not keep quiet for another agent in the same browser", async () => {
    const anna = await atMaria();
    const desk = aDesk();
    desk.platform.memory = new FakeMemory("tab-2", anna.desk.platform.memory);
    desk.welcome = aWelcome({ agent: { ...BEN, presence: "available", role: "agent" } });
    const ben = await atMaria(desk);

    for (const each of [anna, ben]) each.desk.customerAsks(NOBODYS, "Anybody?");

    expect(await anna.tells("notice")).to.deep.equal(["notice Anybody?"]);
    expect(await ben.tells("notice")).to.deep.equal(["notice Anybody?"]);
  });
});

describe("what is unread", () => {
  it("is of one's own and of nobody's, whatever view is open", async () => {
    const { desk, navigation, session, tells } = await atMaria();
    navigation.showView("closed");
    await settled();

    desk.customerAsks(JONAS, "Hello?");
    desk.customerAsks(NOBODYS, "Anybody?");
    desk.customerAsks(NOBODYS, "Hello?");
    desk.customerAsks(BENS, "Ben?");
    desk.changesRow(JONAS, { unanswered: 0, waitingSince: null });

    expect(await tells("unread")).to.deep.equal(["unread 1/1", "unread 2/2", "unread 2/3", "unread 1/2"]);
    expect(session.acting?.news.unread).to.deep.equal({
      conversations: 1,
      messages: 2,
      mine: { conversations: 0, messages: 0 },
      unassigned: { conversations: 1, messages: 2 },
    });
  });

  it("is told when the page comes, and is nothing after a logout", async () => {
    const desk = aDesk();
    desk.changesRowQuietly(NOBODYS, { unanswered: 2, waitingSince: NOW });
    const { session, tells } = await atMaria(desk);
    expect(await tells("unread")).to.deep.equal(["unread 1/2"]);

    session.signOut();

    expect(await tells("unread")).to.deep.equal(["unread 1/2", "unread 0/0"]);
  });
});

describe("what is written in the thread on the screen", () => {
  it("is told also when it came while the line was cut", async () => {
    const { desk, tells } = await atMaria();
    await desk.breaks();
    desk.changes(MARIA, [{}]);

    await desk.platform.clock.advance(5_000);

    expect(await tells("received")).to.deep.equal(["received 2"]);
  });

  it("is not told when it came while another was on the screen", async () => {
    const { desk, navigation, tells } = await atMaria();
    navigation.select(JONAS);
    await settled();
    desk.changes(MARIA, [{}]);
    navigation.select(MARIA);
    await settled();
    expect(await tells("received")).to.deep.equal([]);

    desk.changes(MARIA, [{}]);

    expect(await tells("received")).to.deep.equal(["received 3"]);
  });
});
