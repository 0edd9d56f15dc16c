import { backoffMs } from "./backoff.ts";
import type { CommandChannel, CommandRefusal } from "./commands.ts";
import type { Platform } from "./platform.ts";
import { isListShown, shownConversations } from "./state.ts";
import type { ChatState, ThreadState } from "./state.ts";
import type { ChatStore } from "./store.ts";

/**
 * Keeps list and shown threads as the Worker has them: asks for whatever the state calls stale. On the wire
 * only threads on a screen are open, so that colleagues see truly who looks.
 */
export class Sync {
  readonly #store: ChatStore;
  readonly #channel: CommandChannel;
  readonly #platform: Platform;
  /** The threads that this socket is subscribed to. */
  readonly #opened = new Set<string>();
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
    const hasList = isListShown(state);
    if (hasList && state.list.phase === "stale") this.#askList(state);
    else if (stale) this.#askThread(stale);
    else if (state.caughtUp || (hasList && state.list.phase !== "ready")) return;
    else if (threads.every(({ phase }) => phase !== "asked")) this.#store.dispatch({ type: "caught-up" });
  }

  #askList({ list }: ChatState): void {
    // Asked before sent: dispatching steps again, and must not find the list stale.
    this.#store.dispatch({ type: "list.asked" });
    this.#channel.send(
      { type: "list.open", view: list.view, sort: list.sort, length: list.length },
      (answer) => {
        if (answer.ok) this.#store.dispatch({ type: "list.answered", window: answer.result });
        else {
          this.#later(answer.refusal, () => {
            this.#store.dispatch({ type: "list.lost" });
          });
        }
      },
    );
  }

  #askThread({ conversation, thread, rev }: ThreadState): void {
    this.#opened.add(conversation);
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
