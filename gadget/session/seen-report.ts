import type { EntryId } from "../../worker/protocol/ids.ts";
import type { CommandChannel, CommandRefusal } from "../wire/commands.ts";
import { desk } from "../state/desk.ts";
import type { ChatState, ThreadState } from "../state/state.ts";

/**
 * Tells the Worker that the owner has the customer's newest message before their eyes, once for each; the Worker
 * shows the customer "seen". A colleague who looks, or a window behind others, says nothing.
 */
export class SeenReport {
  readonly #channel: CommandChannel;
  readonly #told = new Map<string, EntryId>();

  constructor(channel: CommandChannel) {
    this.#channel = channel;
  }

  /** The agent looks at the thread, up to its `seenRev`. */
  looksAt(thread: ThreadState, state: Pick<ChatState, "session" | "late">): void {
    const { conversation, summary } = thread;
    const isShown = desk.of(state)?.settings.showsSeen === true;
    if (!isShown || summary?.owner?.sub !== state.session?.me.sub) return;
    const entry = newestSeen(thread);
    if (entry === null || (this.#told.get(conversation) ?? 0) >= entry) return;
    this.#told.set(conversation, entry);
    this.#channel.send({ type: "thread.seen", conversation, entry }, (answer) => {
      // Not told after all: the next look tells again. What the Worker refused it would refuse again.
      if (answer.ok || !isRepeatable(answer.refusal.code)) return;
      if (this.#told.get(conversation) === entry) this.#told.delete(conversation);
    });
  }
}

function isRepeatable(code: CommandRefusal["code"]): boolean {
  return code === "lost" || code === "unavailable";
}

/** The customer's newest entry, if it was on the screen. */
function newestSeen({ entries, seenRev }: ThreadState): EntryId | null {
  for (const page of entries.pages.toReversed()) {
    const newest = page.entries.findLast(({ author }) => author.type === "customer");
    if (newest !== undefined) return newest.id <= seenRev ? newest.id : null;
  }
  return null;
}
