import type { Summary } from "../../worker/protocol/thread/conversation.ts";
import type { Entry, Person } from "../../worker/protocol/message/entry.ts";
import type { ConversationId } from "../../worker/protocol/ids.ts";
import { arrivals } from "../state/arrivals.ts";
import { shownConversations } from "../state/state.ts";
import type { ChatState, ThreadState } from "../state/state.ts";

/** What happens in threads that are open; each is called once for a change, in the turn of that change. */
export type ThreadHooks = {
  /** A customer wrote in a conversation that is open. */
  received: (conversation: ConversationId, entry: Entry) => void;
  /** Something else is new in a conversation that is open: a message that no customer wrote, or a line. */
  written?: (conversation: ConversationId, entry: Entry) => void;
  /** A message of this agent is known as sent: it has a `mid`. */
  sent: (conversation: ConversationId, entry: Entry) => void;
  /** A message of this agent failed, or nobody can tell whether it arrived (`unknown`). */
  failed: (conversation: ConversationId, entry: Entry) => void;
};

type ThreadNewsParts = {
  all: () => readonly ThreadHooks[];
  /** An open conversation has another owner. */
  assigned: (summary: Summary, previous: Person | null) => void;
};

/**
 * Tells what happened in threads between one state and the next, of a thread in its own order. News is what came while it was
 * on the screen, also what was caught up with after the line was cut or another tab's; none is what was there when it was opened.
 */
export class ThreadNews {
  readonly #parts: ThreadNewsParts;
  /** Conversations that came back to the screen: what was written meanwhile was not on it. */
  readonly #returning = new Set<ConversationId>();

  constructor(parts: ThreadNewsParts) {
    this.#parts = parts;
  }

  /** Tells what the difference between one state and the next means. */
  tell(last: ChatState, state: ChatState): void {
    const [was, shown] = [shownConversations(last), shownConversations(state)];
    for (const conversation of shown) if (!was.has(conversation)) this.#returning.add(conversation);
    if (state.threads !== last.threads) {
      for (const thread of Object.values(state.threads)) {
        const held = last.threads[thread.conversation];
        if (held !== undefined && held !== thread) this.#tellThread(held, thread, state);
      }
    }
  }

  #tellThread(held: ThreadState, thread: ThreadState, state: ChatState): void {
    const { conversation, summary } = thread;
    const told = this.#parts.all();
    const me = state.session?.me.sub;
    const previous = held.summary;
    if (
      shownConversations(state).has(conversation) &&
      summary &&
      previous &&
      summary.owner?.sub !== previous.owner?.sub
    )
      this.#parts.assigned(summary, previous.owner);
    const isReturning = this.#returning.has(conversation);
    if (thread.phase === "ready") this.#returning.delete(conversation);
    const arrived = new Set(isReturning ? [] : arrivals(held, thread));
    for (const { entry, old } of thread.entries.changedSince(held.entries)) {
      const isNew = arrived.has(entry);
      const { author } = entry;
      const happened = author.type === "customer" ? "received" : "written";
      if (isNew) for (const hooks of told) hooks[happened]?.(conversation, entry);
      if (author.type !== "agent" || author.sub !== me) continue;
      // What was there before this page looked is no news; what this page wrote is, whenever it hears of it.
      if (!old && !isNew && !held.sends.some(({ id }) => id === entry.delivery?.command)) continue;
      if (isSent(entry) && !isSent(old)) for (const hooks of told) hooks.sent(conversation, entry);
      if (isLost(entry) && !isLost(old)) for (const hooks of told) hooks.failed(conversation, entry);
    }
  }
}

function isSent(entry: Entry | undefined): boolean {
  return entry?.delivery?.state === "sent" && entry.mid !== null;
}

function isLost(entry: Entry | undefined): boolean {
  const state = entry?.delivery?.state;
  return (state === "failed" || state === "unknown") && entry?.delivery?.settled === null;
}
