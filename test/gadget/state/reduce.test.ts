import { expect } from "@open-wc/testing";
import type { Update } from "../../../gadget/state/updates.ts";
import { EntryLog } from "../../../gadget/state/entry-log.ts";
import { reduce } from "../../../gadget/state/reduce.ts";
import { reduceActing } from "../../../gadget/state/reduce-acting.ts";
import { reduceList } from "../../../gadget/state/reduce-list.ts";
import {
  connectionStatus,
  countUnsent,
  initialState,
  THREADS_KEPT_MAX,
} from "../../../gadget/state/state.ts";
import type { ChatState, PendingSend } from "../../../gadget/state/state.ts";
import { anEntry, anOpened, aSummary, aWelcome, BEN, MARIA, NOW } from "../support/builders.ts";

const after = (updates: Update[], from: ChatState = initialState) =>
  updates.reduce((state, update) => reduceList(reduceActing(reduce(state, update), update), update), from);
const frame = (welcome = aWelcome()): Update => ({ type: "frame", frame: welcome, at: NOW });
const show = (selected: string | null): Update => ({ type: "seat", seat: "s", change: { selected } });
const counts = { mine: 1, unassigned: 0, open: 1, closed: 0, aside: 0, all_aside: 0, mentions: 0 };

const aSend: PendingSend = {
  id: "c1",
  command: { type: "message.send", conversation: MARIA, seenRev: 1, text: "Hi" },
  text: "Hi",
  at: NOW,
  place: 1,
  phase: "asked",
  refusal: null,
};

/** Connected, Maria's thread on the screen, one message on its way. */
function aState(): ChatState {
  return after([
    { type: "connection", status: { state: "open" } },
    frame(),
    { type: "list.asked" },
    {
      type: "list.answered",
      window: { view: "inbox", sort: "latest", openedAt: NOW, items: [aSummary()], more: false, counts },
    },
    show(MARIA),
    { type: "thread.asked", conversation: MARIA },
    { type: "thread.opened", conversation: MARIA, opened: anOpened([anEntry(1)]) },
    { type: "send.written", conversation: MARIA, send: aSend, instead: aSend.id },
    { type: "draft", conversation: MARIA, text: "half a sent" },
    { type: "caught-up" },
  ]);
}

describe("a welcome", () => {
  it("to the same agent keeps everything", () => {
    const state = after([frame()], aState());

    expect(state.threads[MARIA]?.entries).to.have.length(1);
    expect(state.list.items).to.have.length(1);
  });

  it("of another epoch forgets what the Worker said, not what the agent wrote", () => {
    const state = after([frame(aWelcome({ epoch: "d2" }))], aState());

    expect(state.threads[MARIA]?.entries).to.have.length(0);
    // Versions may begin again: what is held must not outdo what comes.
    expect(state.threads[MARIA]?.summary).to.equal(null);
    expect(state.threads[MARIA]?.sends).to.deep.equal([aSend]);
    expect(state.drafts[MARIA]).to.equal("half a sent");
  });

  for (const [name, welcome] of [
    ["with another scope", aWelcome({ scope: "sales:agent" })],
    ["to another agent", aWelcome({ agent: { ...BEN, presence: "available", role: "agent" } })],
  ] as const) {
    it(`${name} forgets everything but what is on the screen`, () => {
      const state = after([frame(welcome)], aState());

      expect(state.threads[MARIA]).to.deep.include({ entries: EntryLog.empty, sends: [], summary: null });
      expect(state.drafts).to.deep.equal({});
      expect(state.list.items).to.deep.equal([]);
      expect(state.seats["s"]?.selected).to.equal(MARIA);
    });
  }

  it("tells how far the clocks are apart", () => {
    const state = after([frame(aWelcome({ now: NOW + 5_000 }))]);

    expect(state.session?.clockOffsetMs).to.equal(5_000);
  });
});

describe("a lost line", () => {
  const lost: Update = {
    type: "connection",
    status: { state: "offline", retryAt: null, reason: "close_1006" },
  };

  it("makes everything stale and keeps it on the screen", () => {
    const state = after([lost], aState());

    expect(state.list).to.deep.include({ phase: "stale" });
    expect(state.list.items).to.have.length(1);
    expect(state.threads[MARIA]?.phase).to.equal("stale");
    expect(state.threads[MARIA]?.entries).to.have.length(1);
    expect(connectionStatus(state)).to.equal("offline");
  });

  it("lets messages that were on their way wait", () => {
    const state = after([lost], aState());

    expect(state.threads[MARIA]?.sends[0]?.phase).to.equal("waiting");
    expect(countUnsent(state)).to.equal(1);
  });

  it("is still one while the next try is under way", () => {
    const trying: Update = { type: "connection", status: { state: "connecting", after: "offline" } };

    expect(connectionStatus(after([lost, trying], aState()))).to.equal("offline");
  });
});

describe("threads that are not on the screen", () => {
  it("are stale, since no news of them come", () => {
    const state = after([show(null)], aState());

    expect(state.threads[MARIA]?.phase).to.equal("stale");
  });

  it("are dropped beyond a number, oldest first, unless something waits in them", () => {
    const visits: Update[] = Array.from({ length: THREADS_KEPT_MAX + 2 }, (_, n) => show(`p:${n}`));

    const state = after(visits, aState());

    expect(Object.keys(state.threads)).to.include(MARIA);
    expect(Object.keys(state.threads)).to.not.include("p:0");
    expect(Object.keys(state.threads)).to.have.length(THREADS_KEPT_MAX);
  });
});

describe("frames of a newer Worker", () => {
  it("change nothing", () => {
    const state = aState();
    const unknown = { type: "frame", frame: { type: "weather" }, at: NOW } as unknown as Update;

    expect(reduce(state, unknown)).to.equal(state);
  });
});
