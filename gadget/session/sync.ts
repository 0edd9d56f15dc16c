import { cursorOf } from "../../worker/protocol/thread/conversation.ts";
import { CONVERSATION_NAME } from "../../worker/protocol/conversation-name.ts";
import { backoffMs } from "../wire/backoff.ts";
import type { CommandChannel, CommandRefusal } from "../wire/commands.ts";
import type { Platform } from "../platform/doors.ts";
import { shownConversations } from "../state/state.ts";
import type { ChatState, ThreadState } from "../state/state.ts";
import type { ChatStore } from "../state/store.ts";
import { silent } from "./silent.ts";

/** Another part of what the Worker has, which is loaded later. */
export type FollowedPart = {
  /** A socket is ready for commands: nothing is subscribed on it yet. */
  opened(): void;
  /** Asks for what the state calls stale of it; answers whether there was something to ask for. */
  asks(state: ChatState): boolean;
  /** Whether what is shown of it is not up to date. */
  isBehind(state: ChatState): boolean;
};

/**
 * Keeps shown threads, and parts that are added, as the Worker has them: asks for whatever the state calls stale. On the wire
 * only threads on a screen are open, so that colleagues see truly who looks.
 */
export class Sync {
  readonly #store: ChatStore;
  readonly #channel: CommandChannel;
  readonly #platform: Platform;
  /** The threads that this socket is subscribed to. */
  readonly #opened = new Set<string>();
  readonly #parts: FollowedPart[] = [];
  #failures = 0;

  constructor(store: ChatStore, channel: CommandChannel, platform: Platform) {
    this.#store = store;
    this.#channel = channel;
    this.#platform = platform;
    store.subscribe((state) => {
      this.#step(state);
    });
  }

  /** A socket is ready for commands: nothing is subscribed on it yet. */
  opened(): void {
    this.#opened.clear();
    this.#failures = 0;
    for (const part of this.#parts) part.opened();
    this.#step(this.#store.state);
  }

  /** Follows one more part from now on. */
  add(part: FollowedPart): void {
    this.#parts.push(part);
    this.#step(this.#store.state);
  }

  #step(state: ChatState): void {
    if (!this.#channel.isOpen) return;
    const shown = shownConversations(state);
    for (const conversation of this.#opened) {
      if (shown.has(conversation)) continue;
      this.#opened.delete(conversation);
      this.#channel.send({ type: "thread.close", conversation }, () => {});
    }
    const threads = [...shown].flatMap((conversation) => state.threads[conversation] ?? []);
    const stale = threads.find(({ phase }) => phase === "stale");
    // Before all else: it is what the agent came for.
    if (stale) this.#askThread(stale);
    else if (this.#parts.some((part) => part.asks(state)) || state.caughtUp) return;
    else if (threads.some(({ phase }) => phase === "asked")) return;
    else if (!this.#parts.some((part) => part.isBehind(state))) this.#store.dispatch({ type: "caught-up" });
  }

  #askThread({ conversation, thread, rev }: ThreadState): void {
    // Any text may be given by the page around. The Worker would take what is no name for another protocol.
    if (!CONVERSATION_NAME.test(conversation)) {
      this.#store.dispatch({ type: "thread.refused", conversation, refusal: { code: "not_found" } });
      return;
    }
    this.#opened.add(conversation);
    this.#store.dispatch({ type: "thread.asked", conversation });
    const cursor = thread ? { cursor: cursorOf(thread, rev) } : {};
    const as = silent.has(conversation) ? { as: "silent" as const } : {};
    this.#channel.send({ type: "thread.open", conversation, ...cursor, ...as }, (answer) => {
      if (answer.ok) {
        this.#failures = 0;
        this.#store.dispatch({ type: "thread.opened", conversation, opened: answer.result });
      } else if (answer.refusal.code === "lost" || answer.refusal.code === "unavailable") {
        this.#later(answer.refusal, () => {
          this.#store.dispatch({ type: "thread.lost", conversation });
        });
      } else this.#store.dispatch({ type: "thread.refused", conversation, refusal: answer.refusal });
    });
  }

  /** A lost socket brings its own pause; everything else is tried again after one. */
  #later(refusal: CommandRefusal, run: () => void): void {
    if (refusal.code === "lost") run();
    else this.#platform.after(backoffMs(this.#failures++, this.#platform.random()), run);
  }
}
