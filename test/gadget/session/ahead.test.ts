import { expect } from "@open-wc/testing";
import { followList } from "../../../gadget/session/follow-list.ts";
import type { SessionParts } from "../../../gadget/session/session.ts";
import { connectionStatus, emptySeat } from "../../../gadget/state/state.ts";
import type { SeatState } from "../../../gadget/state/state.ts";
import type { Ahead } from "../../../worker/protocol/session/pass.ts";
import { aConnectedSession, allThere, aSession } from "../support/a-session.ts";
import { anEntry, anOpened, aSummary, aWelcome, BEN, JONAS, MARIA } from "../support/builders.ts";
import { FakeDesk } from "../support/fake-desk.ts";
import { FakeResponse } from "../support/fake-response.ts";
import { settled } from "../support/manual-clock.ts";

const AHEAD: Ahead = {
  welcome: aWelcome(),
  threads: [anOpened([anEntry(1)])],
  list: {
    ...{ view: "inbox", sort: "latest", openedAt: 0, items: [aSummary()], more: false },
    counts: { mine: 0, unassigned: 1, open: 1, closed: 0, aside: 0, all_aside: 0, mentions: 0 },
  },
};

/** A desk that tells all ahead; its socket says nothing until `opens()`. */
function aDesk(ahead = AHEAD) {
  const desk = new FakeDesk();
  desk.has({ conversation: MARIA }, [anEntry(1), anEntry(2)]);
  desk.has({ conversation: JONAS }, [anEntry(1)]);
  desk.platform.answerPass = () => Promise.resolve(new FakeResponse({ pass: "pass", expiresAt: 0, ahead }));
  const accept = desk.platform.onSocket;
  desk.platform.onSocket = () => {};
  const opens = async () => {
    accept(desk.platform.socket);
    await settled();
  };
  return { desk, opens };
}

const entriesOf = ({ threads }: SeatState) => [...(threads[MARIA]?.entries ?? [])].map(({ id }) => id);
const rowsOf = ({ list }: SeatState) => list.items.map(({ conversation }) => conversation);

describe("what is told ahead of the socket", () => {
  it("is shown, and is not said to be up to date", async () => {
    const { desk } = aDesk();

    const { store } = await aConnectedSession(desk, MARIA);

    expect(entriesOf(store.state)).to.deep.equal([1]);
    expect(rowsOf(store.state)).to.deep.equal([MARIA]);
    expect(store.state.session?.me.name).to.equal(AHEAD.welcome.agent.name);
    expect(connectionStatus(store.state)).to.equal("connecting");
    expect(store.state.threads[MARIA]?.phase).to.equal("stale");
    expect(store.state.list.phase).to.equal("stale");
    expect(desk.commands).to.deep.equal([]);
  });

  it("is where the socket goes on from", async () => {
    const { desk, opens } = aDesk();
    const { store, told } = await aConnectedSession(desk, MARIA);

    await opens();

    expect(desk.sent("thread.open").map(({ cursor }) => cursor)).to.deep.equal([{ epoch: "e1", rev: 1 }]);
    expect(desk.sent("list.open")).to.have.length(1);
    expect(entriesOf(store.state)).to.deep.equal([1, 2]);
    expect(rowsOf(store.state).toSorted()).to.deep.equal([JONAS, MARIA].toSorted());
    expect(told.filter((it) => /^[a-z-]+$/.test(it))).to.deep.equal(["connecting", "catching-up", "online"]);
  });

  it("is not rendered anew where nothing changed", async () => {
    const { desk, opens } = aDesk();
    const { store } = await aConnectedSession(desk, MARIA);
    const [row] = store.state.list.items;
    desk.changesRowQuietly(JONAS, { version: 9 });

    await opens();

    expect(store.state.list.items.find(({ conversation }) => conversation === MARIA)).to.equal(row);
    desk.changesRowQuietly(MARIA, { version: 9 });
    await desk.breaks();
    await desk.platform.clock.advance(1_000);
    await opens();
    expect(store.state.list.items.find(({ conversation }) => conversation === MARIA)?.version).to.equal(9);
  });

  it("is named with the request for the first pass alone", async () => {
    const { desk, opens } = aDesk();
    await aConnectedSession(desk, MARIA);
    await opens();

    await desk.breaks();
    await desk.platform.clock.advance(1_000);

    const queries = desk.platform.requests.map(({ url }) => new URL(url).search);
    expect(queries).to.deep.equal([
      `?${new URLSearchParams({ thread: MARIA, view: "inbox", length: "50" })}`,
      "",
    ]);
  });

  it("is what is on a screen when there is a token", async () => {
    const { desk } = aDesk();
    const token = Promise.withResolvers<string>();
    const { seat } = aSession(desk, () => token.promise);
    seat.enter({ ...emptySeat, selected: JONAS });
    await settled();

    seat.change({ selected: MARIA, view: "thread" });
    token.resolve("token");
    await settled();

    expect(new URL(desk.platform.requests[0]!.url).search).to.equal(
      `?${new URLSearchParams({ thread: MARIA })}`,
    );
  });

  it("is not shown to who signed out meanwhile", async () => {
    const { desk } = aDesk();
    const answer = Promise.withResolvers<Response>();
    const given = await desk.platform.answerPass();
    desk.platform.answerPass = () => answer.promise;
    const { session, store } = await aConnectedSession(desk, MARIA);

    session.signOut();
    answer.resolve(given);
    await settled();

    expect(store.state.session).to.equal(null);
    expect(entriesOf(store.state)).to.deep.equal([]);
    expect(rowsOf(store.state)).to.deep.equal([]);
    expect(desk.platform.sockets).to.deep.equal([]);
  });

  it("is forgotten when the socket is somebody else's", async () => {
    const { desk, opens } = aDesk();
    const { store } = await aConnectedSession(desk, MARIA);
    desk.welcome = aWelcome({ agent: { ...BEN, presence: "available", role: "agent" } });
    desk.silent.add("thread.open").add("list.open");

    await opens();

    expect(entriesOf(store.state)).to.deep.equal([]);
    expect(rowsOf(store.state)).to.deep.equal([]);
  });

  it("stays on the screen where the socket does not come", async () => {
    const { desk } = aDesk();
    const { store } = await aConnectedSession(desk, MARIA);

    await desk.breaks();

    expect(connectionStatus(store.state)).to.equal("offline");
    expect(entriesOf(store.state)).to.deep.equal([1]);
  });

  for (const isOpen of [false, true])
    it(`waits for the list's script, ${isOpen ? "and gives way to what the socket said" : "and is shown then"}`, async () => {
      const { desk, opens } = aDesk();
      let comes: Parameters<SessionParts["list"]["whenThere"]>[0][] = [];
      const list: SessionParts["list"] = { whenThere: (run) => comes.push(run) };
      const { store } = await aConnectedSession(desk, MARIA, { ...allThere, list });
      desk.silent.add("list.open");
      if (isOpen) await opens();

      for (const run of comes) run({ followList });
      comes = [];

      expect(rowsOf(store.state)).to.deep.equal(isOpen ? [] : [MARIA]);
    });
});
