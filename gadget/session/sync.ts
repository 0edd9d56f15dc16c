import { cursorOf } from "../../worker/protocol/thread/conversation.ts";
import { CONVERSATION_NAME } from "../../worker/protocol/conversation-name.ts";
import { LIST_WINDOW_MAX } from "../../worker/protocol/limits.ts";
import { backoffMs } from "../wire/backoff.ts";
import type { CommandChannel, CommandRefusal } from "../wire/commands.ts";
import type { Platform } from "../platform/doors.ts";
import { isListShort, liveCount } from "../state/reduce-list.ts";
import { isListShown, shownConversations } from "../state/state.ts";
import type { ChatState, ListState, ThreadState } from "../state/state.ts";
import type { ChatStore } from "../state/store.ts";

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
    const { list } = state;
    if (hasList && list.phase === "stale") this.#askList(state);
    else if (hasList && list.phase === "ready" && !list.paging && isListShort(list)) this.#askPage(list);
    else if (stale) this.#askThread(stale);
    else if (state.caughtUp || (hasList && (list.phase !== "ready" || isListShort(list)))) return;
    else if (threads.every(({ phase }) => phase !== "asked")) this.#store.dispatch({ type: "caught-up" });
  }

  #askList({ list }: ChatState): void {
    // Asked before sent: dispatching steps again, and must not find the list stale.
    this.#store.dispatch({ type: "list.asked" });
    // An older Worker knows this order only, and no field for it.
    const sort = list.sort === "latest" ? {} : { sort: list.sort };
    const length = Math.min(LIST_WINDOW_MAX, list.length);
    this.#channel.send({ type: "list.open", view: list.view, ...sort, length }, (answer) => {
      if (answer.ok) this.#store.dispatch({ type: "list.answered", window: answer.result });
      // An older Worker knows no such view.
      else if (answer.refusal.code === "bad_frame" && list.view !== "open")
        this.#store.dispatch({ type: "list.show", view: "open" });
      else {
        this.#later(answer.refusal, () => {
          this.#store.dispatch({ type: "list.lost" });
        });
      }
    });
  }

  #askPage(list: ListState): void {
    this.#store.dispatch({ type: "list.paging" });
    const { openedAt } = list;
    const length = Math.min(LIST_WINDOW_MAX, list.length - liveCount(list));
    this.#channel.send({ type: "list.more", length }, (answer) => {
      if (answer.ok) this.#store.dispatch({ type: "list.paged", openedAt, page: answer.result });
      else if (answer.refusal.code === "bad_frame") {
        // An older Worker: what it told of is all there will be.
        this.#store.dispatch({ type: "list.paged", openedAt, page: { items: [], more: false } });
      } else {
        this.#later(answer.refusal, () => {
          this.#store.dispatch({ type: "list.unpaged" });
        });
      }
    });
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
