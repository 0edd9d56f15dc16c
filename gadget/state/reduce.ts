import type { Reply, ServerFrame, Welcome } from "../../worker/protocol/frames.ts";
import type { ConversationId } from "../../worker/protocol/ids.ts";
import type { Update, ThreadUpdate } from "./updates.ts";
import { entriesCame, forgotten, leftNow, newer, threadOpened } from "./reduce-thread.ts";
import { emptySeat, emptyThread, initialState, shownConversations, THREADS_KEPT_MAX } from "./state.ts";
import type { ChatState, ListState, ThreadState } from "./state.ts";

/** The next state. Pure; an update that changes nothing answers the same object. */
export function reduce(state: ChatState, update: Update): ChatState {
  switch (update.type) {
    case "connection":
      return connectionChanged(state, update);
    case "frame":
      return frameCame(state, update.frame, update.at);
    case "caught-up":
      return { ...state, caughtUp: true };
    case "seat": {
      const seat = { ...(state.seats[update.seat] ?? emptySeat), ...update.change };
      return shown({ ...state, seats: { ...state.seats, [update.seat]: seat } }, seat.selected);
    }
    case "seat.left": {
      const seats = Object.entries(state.seats).filter(([seat]) => seat !== update.seat);
      return shown({ ...state, seats: Object.fromEntries(seats) });
    }
    case "forget":
      return everybodyShown({ ...initialState, connection: state.connection, seats: state.seats });
    default:
      // The others are about slices that come with what changes them.
      if (!isThreadUpdate(update)) return state;
      return onThread(state, update.conversation, (thread) => reduceThread(thread, update));
  }
}

function connectionChanged(state: ChatState, { status }: Extract<Update, { type: "connection" }>): ChatState {
  if (status.state === "open") return { ...state, connection: status };
  return {
    ...state,
    connection: status,
    caughtUp: false,
    list: { ...state.list, phase: "stale", paging: false },
    threads: mapThreads(state, (thread) => ({ ...thread, phase: "stale", buffered: [] })),
  };
}

function frameCame(state: ChatState, frame: Exclude<ServerFrame, Reply>, at: number): ChatState {
  switch (frame.type) {
    case "welcome":
      return welcomed(state, frame, at);
    case "list.upsert": {
      const { summary } = frame;
      return onThread(state, summary.conversation, (thread) => ({
        ...thread,
        summary: newer(thread.summary, summary),
      }));
    }
    case "entries":
      return onThread(state, frame.conversation, (thread) => entriesCame(thread, frame));
    case "viewers":
      return onThread(state, frame.conversation, (thread) => ({ ...thread, viewers: frame.viewers }));
    case "replying":
      return onThread(state, frame.conversation, (thread) => ({ ...thread, barred: frame.barred }));
    // What was written there stays, and that there was such a thread: it was not erased.
    case "thread.gone":
      return onThread(state, frame.conversation, (thread) => ({
        ...forgotten(thread),
        phase: "refused",
        refusal: { code: "not_seen" },
      }));
    case "agent": {
      const { agent } = frame;
      const { session } = state;
      const isMe = session?.me.sub === agent.sub;
      return {
        ...state,
        agents: { ...state.agents, [agent.sub]: agent },
        session: isMe ? { ...session, me: { ...agent, role: session.me.role } } : session,
      };
    }
    case "page":
      return { ...state, pages: { ...state.pages, [frame.page.pageId]: frame.page } };
    default:
      return state; // of a slice, or of a newer Worker
  }
}

/** Whether a welcome is for somebody who may not see, or say, what the gadget holds. */
export function isOtherSession(session: ChatState["session"], welcome: Welcome): boolean {
  return session !== null && (session.scope !== welcome.scope || session.me.sub !== welcome.agent.sub);
}

function welcomed(state: ChatState, welcome: Welcome, at: number): ChatState {
  const { session } = state;
  const isOther = isOtherSession(session, welcome);
  const isOtherEpoch = session !== null && session.epoch !== welcome.epoch;
  const base: ChatState = isOther
    ? { ...initialState, connection: state.connection, seats: state.seats }
    : state;
  const list: ListState = isOtherEpoch ? { ...base.list, items: [], floor: null, counts: null } : base.list;
  const kept = everybodyShown({
    ...base,
    // Its versions may begin again, below those that are held.
    threads: isOtherEpoch
      ? mapThreads(base, (thread) => ({ ...forgotten(thread), summary: null }))
      : base.threads,
    list,
  });
  return {
    ...kept,
    session: {
      me: welcome.agent,
      rights: welcome.rights ?? null,
      features: welcome.features ?? [],
      epoch: welcome.epoch,
      scope: welcome.scope,
      since: (isOther ? null : session)?.since ?? welcome.now,
      clockOffsetMs: welcome.now - at,
      expiresAt: welcome.expiresAt,
      server: welcome.server,
      firstServer: session?.firstServer ?? welcome.server,
      version: welcome.version,
      appId: welcome.appId ?? null,
    },
    agents: Object.fromEntries(welcome.agents.map((agent) => [agent.sub, agent])),
    pages: Object.fromEntries(welcome.pages.map((page) => [page.pageId, page])),
  };
}

/**
 * What the gadgets show has changed; `recent` is what one of them turned to. Threads that are not on any screen
 * get no news: they are stale from then on, and opened with their cursor.
 */
function shown(state: ChatState, recent: ConversationId | null = null): ChatState {
  const visible = shownConversations(state);
  const threads = mapThreads(state, (thread) =>
    visible.has(thread.conversation) || thread.phase === "stale"
      ? thread
      : { ...leftNow(thread), phase: "stale", buffered: [] },
  );
  if (recent === null || !visible.has(recent)) return { ...state, threads };
  const summary = state.list.items.find((item) => item.conversation === recent) ?? null;
  const thread = threads[recent] ?? { ...emptyThread(recent), summary };
  const others = Object.entries(threads).filter(([name]) => name !== recent);
  // Last, as the most recent.
  const ordered = Object.fromEntries([...others, [recent, thread]]);
  return { ...state, threads: withoutOldest(ordered, visible) };
}

function everybodyShown(state: ChatState): ChatState {
  return Object.values(state.seats).reduce((next, seat) => shown(next, seat.selected), state);
}

/** Drops what was on the screen longest ago, never what is on a screen or what the agent wrote. */
function withoutOldest(
  threads: ChatState["threads"],
  visible: ReadonlySet<ConversationId>,
): ChatState["threads"] {
  let excess = Object.keys(threads).length - THREADS_KEPT_MAX;
  if (excess <= 0) return threads;
  return Object.fromEntries(
    Object.entries(threads).filter(
      ([name, thread]) => visible.has(name) || thread.sends.length > 0 || excess-- <= 0,
    ),
  );
}

function isThreadUpdate(update: Update): update is ThreadUpdate {
  return update.type.startsWith("thread.");
}

function reduceThread(thread: ThreadState, update: ThreadUpdate): ThreadState {
  switch (update.type) {
    case "thread.asked":
      return { ...thread, phase: "asked", refusal: null };
    case "thread.opened":
      return threadOpened(thread, update.opened);
    case "thread.lost":
      return thread.phase === "ready" ? thread : { ...thread, phase: "stale", buffered: [] };
    case "thread.refused":
      return { ...thread, phase: "refused", refusal: update.refusal, buffered: [] };
    case "thread.seen":
      return update.rev > thread.seenRev ? { ...thread, seenRev: update.rev } : thread;
    case "thread.left":
      return leftNow(thread);
    case "thread.notice":
      return { ...thread, notice: update.refusal };
    default:
      return thread;
  }
}

/** What becomes of one thread, where it is held. */
export function onThread(
  state: ChatState,
  conversation: string,
  update: (thread: ThreadState) => ThreadState,
): ChatState {
  const held = state.threads[conversation];
  if (!held) return state;
  const next = update(held);
  return next === held ? state : { ...state, threads: { ...state.threads, [conversation]: next } };
}

/** What becomes of all threads that are held. */
export function mapThreads(
  state: ChatState,
  update: (thread: ThreadState) => ThreadState,
): ChatState["threads"] {
  return Object.fromEntries(Object.entries(state.threads).map(([key, thread]) => [key, update(thread)]));
}
