import type { ConversationId } from "../../worker/protocol/ids.ts";
import { KEPT } from "../memory/kept-names.ts";
import { readKept } from "../memory/kept.ts";
import type { Kept } from "../memory/kept.ts";
import { forgetOpen } from "../memory/place-memory.ts";
import type { Memory, Platform } from "../platform/doors.ts";
import { lateSlice } from "../state/late-slice.ts";
import type { ChatState, ThreadState } from "../state/state.ts";
import type { ChatStore } from "../state/store.ts";
import type { CommandChannel } from "../wire/commands.ts";

const NONE: ReadonlySet<ConversationId> = new Set();

const slice = lateSlice<ReadonlySet<ConversationId>>("erased", NONE, (erased, update) => {
  if (update.type === "thread.erased") return new Set([...erased, update.conversation]);
  // The same person may write again, which begins another thread.
  if (update.type !== "thread.opened" || !erased.has(update.conversation)) return erased;
  return new Set([...erased].filter((conversation) => conversation !== update.conversation));
});

/** Whether a conversation was erased while this agent had it before them. */
export function wasErased(state: Pick<ChatState, "late">, conversation: ConversationId): boolean {
  return slice.of(state).has(conversation);
}

type ErasureParts = {
  store: ChatStore;
  channel: CommandChannel;
  platform: Platform;
  server: string;
  sweep: () => void;
};

/**
 * Finds that the Worker erased a conversation which the agent has before them: it is another thread from one frame to the next,
 * and when that is asked for there is none. Nothing of it stays in this browser, neither what was written in it nor its name.
 */
export class Erasures {
  readonly #parts: ErasureParts;
  readonly #lost = new Set<ConversationId>();
  #before: ChatState;

  /** `sweep` drops files that nothing names any more. */
  constructor(parts: ErasureParts) {
    this.#parts = parts;
    this.#before = parts.store.state;
    parts.store.subscribe((state) => {
      this.#look(state);
    });
  }

  #look(state: ChatState): void {
    const before = this.#before;
    this.#before = state;
    // Of another desk, or of a desk that went back, each thread is asked for anew.
    if (state.session?.epoch !== before.session?.epoch || state.session?.scope !== before.session?.scope)
      this.#lost.clear();
    else if (state.threads !== before.threads)
      for (const thread of Object.values(state.threads))
        this.#lookAt(thread, before.threads[thread.conversation]);
  }

  #lookAt(thread: ThreadState, before: ThreadState | undefined): void {
    const { conversation, phase, refusal } = thread;
    if (before === undefined || before === thread) return;
    const isSeen = refusal?.code !== "not_seen";
    if (before.thread !== null && thread.thread === null && isSeen) this.#lost.add(conversation);
    if (phase === "ready") this.#lost.delete(conversation);
    if (phase === "refused" && refusal?.code === "not_found" && this.#lost.delete(conversation))
      this.#forget(thread);
  }

  #forget({ conversation, sends }: ThreadState): void {
    const { store, channel, platform, server, sweep } = this.#parts;
    // Else it would leave into the thread that its person may begin.
    for (const { id } of sends) channel.refuse(id, { code: "not_found" });
    store.dispatch({ type: "thread.erased", conversation });
    const change = { files: [], replyTo: null, isPrivate: false, back: null };
    store.dispatch({ type: "composed", conversation, change });
    // Under its own name, and of each box that it has beside.
    for (const box of [conversation, ...Object.keys(store.state.drafts)])
      if (box === conversation || box.startsWith(`${conversation} `))
        store.dispatch({ type: "draft", conversation: box, text: "" });
    if (platform.memory) forgetKept(platform.memory, conversation);
    forgetOpen(platform, server);
    sweep();
  }
}

/** Whatever is kept under the name of a conversation, by whichever agent of this browser, or is for it. */
function forgetKept(memory: Memory, conversation: ConversationId): void {
  for (const name of memory.names(KEPT)) {
    const { command } = readKept<Kept & { command?: { conversation?: unknown } }>(memory, name) ?? {};
    if (name.split(" ").includes(conversation) || command?.conversation === conversation) memory.remove(name);
  }
}
