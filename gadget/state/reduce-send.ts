import type { ThreadUpdate } from "./updates.ts";
import { withEntries } from "./reduce-thread.ts";
import type { PendingSend, ThreadState } from "./state.ts";

type SendUpdate = Extract<ThreadUpdate, { type: `send.${string}` }>;

/** The life of a local echo: written, leaving, and then accepted, refused or dropped. */
export function reduceSend(thread: ThreadState, update: SendUpdate): ThreadState {
  switch (update.type) {
    case "send.written":
      // Who answers has read what was new.
      return { ...thread, leftAt: null, sends: [...withoutSend(thread, update.send.id).sends, update.send] };
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
  }
}

/** The socket is gone: what was on its way waits again. */
export function sendsWaiting(thread: ThreadState): ThreadState {
  if (!thread.sends.some((send) => send.phase === "asked")) return thread;
  const sends = thread.sends.map((send) =>
    send.phase === "asked" ? { ...send, phase: "waiting" as const } : send,
  );
  return { ...thread, sends };
}

function withSend(thread: ThreadState, id: string, change: Partial<PendingSend>): ThreadState {
  return { ...thread, sends: thread.sends.map((send) => (send.id === id ? { ...send, ...change } : send)) };
}

function withoutSend(thread: ThreadState, id: string): ThreadState {
  return { ...thread, sends: thread.sends.filter((send) => send.id !== id) };
}
