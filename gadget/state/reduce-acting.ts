import type { Update, ThreadUpdate } from "./updates.ts";
import { mapThreads, onThread } from "./reduce.ts";
import { historyAnswered } from "./reduce-history.ts";
import { withEntries } from "./reduce-thread.ts";
import { emptyThread } from "./state.ts";
import type { ChatState, PendingSend, ThreadState } from "./state.ts";

type Written = Extract<Update, { type: "send.written" }>;

/** What becomes of what the agent does: drafts, local echoes, commands under way, history. Comes with what acts. */
export function reduceActing(state: ChatState, update: Update): ChatState {
  switch (update.type) {
    case "connection":
      return update.status.state === "open" ? state : { ...state, threads: mapThreads(state, sendsWaiting) };
    // One that did not exist begins with its first message; who turns to it again has it looked for again.
    case "frame":
      return update.frame.type === "list.upsert"
        ? onThread(state, update.frame.summary.conversation, foundMeanwhile)
        : state;
    case "seat":
      return onThread(state, update.change.selected ?? "", foundMeanwhile);
    case "recalled":
      return recalled(state, update.drafts, update.sends);
    case "draft":
      return { ...state, drafts: { ...state.drafts, [update.conversation]: update.text } };
    case "preferences":
      return { ...state, preferences: { ...state.preferences, ...update.change } };
    case "composed":
      return state; // of its slice
    default:
      if (!("conversation" in update)) return state;
      return onThread(state, update.conversation, (thread) => threadAfter(thread, update));
  }
}

function foundMeanwhile(thread: ThreadState): ThreadState {
  const isMissing = thread.phase === "refused" && thread.refusal?.code === "not_found";
  return isMissing ? { ...thread, phase: "stale" } : thread;
}

function recalled(state: ChatState, drafts: ChatState["drafts"], sends: PendingSend[]): ChatState {
  const threads = { ...state.threads };
  for (const send of sends) {
    const { conversation } = send.command;
    const thread = threads[conversation] ?? emptyThread(conversation);
    if (thread.sends.some(({ id }) => id === send.id)) continue;
    // What was written since stands behind it.
    const sends = [...thread.sends, send].toSorted((a, b) => a.place - b.place);
    threads[conversation] = { ...thread, sends };
  }
  // What is being written now goes before what was.
  return { ...state, threads, drafts: { ...drafts, ...state.drafts } };
}

function threadAfter(thread: ThreadState, update: ThreadUpdate): ThreadState {
  switch (update.type) {
    case "thread.erased":
      return { ...emptyThread(thread.conversation), phase: "refused", refusal: thread.refusal };
    case "thread.importing":
      return { ...thread, isImporting: update.isImporting };
    case "history.asked":
      return { ...thread, history: "asked" };
    case "history.answered":
      return historyAnswered(thread, update.before, update.page);
    case "history.lost":
      return { ...thread, history: "idle", aside: [] };
    case "entry.busy": {
      const others = thread.busy.filter((entry) => entry !== update.entry);
      return { ...thread, busy: update.busy ? [...others, update.entry] : others };
    }
    case "entries.answered":
      return withEntries(thread, update.entries);
    case "send.written":
      // Who answers has read what was new.
      return { ...thread, leftAt: null, sends: withWritten(thread, update) };
    case "send.leaving":
      return withSend(thread, update.id, { phase: "asked" });
    case "send.accepted":
      return withoutSend(withEntries(thread, update.entries), update.id);
    case "send.refused": {
      const { refusal } = update;
      const known = refusal.code === "changed" ? withEntries(thread, refusal.entries) : thread;
      return withSend(known, update.id, { phase: "refused", refusal });
    }
    case "send.dropped":
      return withoutSend(thread, update.id);
    default:
      return thread;
  }
}

function withWritten({ sends }: ThreadState, { send, instead }: Written): PendingSend[] {
  const isThere = sends.some(({ id }) => id === instead);
  return isThere ? sends.map((other) => (other.id === instead ? send : other)) : [...sends, send];
}

/** The socket is gone: what was on its way waits again. */
function sendsWaiting(thread: ThreadState): ThreadState {
  if (!thread.sends.some((send) => send.phase === "asked")) return thread;
  const sends = thread.sends.map((send) =>
    send.phase === "asked" ? { ...send, phase: "waiting" as const } : send,
  );
  return { ...thread, sends };
}

function withSend(thread: ThreadState, id: string, update: Partial<PendingSend>): ThreadState {
  return { ...thread, sends: thread.sends.map((send) => (send.id === id ? { ...send, ...update } : send)) };
}

function withoutSend(thread: ThreadState, id: string): ThreadState {
  return { ...thread, sends: thread.sends.filter((send) => send.id !== id) };
}
