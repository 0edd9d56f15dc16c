import { backoffMs } from "./backoff.ts";
import type { CommandChannel, CommandRefusal } from "./commands.ts";
import type { Platform } from "./platform.ts";
import type { ChatState, ThreadState } from "./state.ts";
import type { ChatStore } from "./store.ts";

/**
 * Keeps list and selected thread as the Worker has them: asks for whatever the state calls stale. On the
 * wire one thread is open at a time, the one on the screen, so that colleagues see truly who looks.
 */
export class Sync {
  readonly #store: ChatStore;
  readonly #channel: CommandChannel;
  readonly #platform: Platform;
  /** The thread that this socket is subscribed to. */
  #opened: string | null = null;
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
    this.#opened = null;
    this.#failures = 0;
    this.#step(this.#store.state);
  }

  #step(state: ChatState): void {
    if (!this.#channel.isOpen) return;
    const thread = state.selected === null ? undefined : state.threads[state.selected];
    if (this.#opened !== null && this.#opened !== state.selected) {
      const conversation = this.#opened;
      this.#opened = null;
      this.#channel.send({ type: "thread.close", conversation }, () => {});
    }
    if (state.list.phase === "stale") this.#askList(state);
    else if (thread?.phase === "stale") this.#askThread(thread);
    else if (!state.caughtUp && state.list.phase === "ready" && thread?.phase !== "asked") {
      this.#store.dispatch({ type: "caught-up" });
    }
  }

  #askList({ list }: ChatState): void {
    // Asked before sent: dispatching steps again, and must not find the list stale.
    this.#store.dispatch({ type: "list.asked" });
    this.#channel.send({ type: "list.open", view: list.view, length: list.length }, (answer) => {
      if (answer.ok) this.#store.dispatch({ type: "list.answered", window: answer.result });
      else {
        this.#later(answer.refusal, () => {
          this.#store.dispatch({ type: "list.lost" });
        });
      }
    });
  }

  #askThread({ conversation, thread, rev }: ThreadState): void {
    this.#opened = conversation;
    this.#store.dispatch({ type: "thread.asked", conversation });
    const cursor = thread ? { cursor: { epoch: thread.epoch, rev } } : {};
    this.#channel.send({ type: "thread.open", conversation, ...cursor }, (answer) => {
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
