import { LIST_WINDOW_MAX } from "../../worker/protocol/limits.ts";
import type { Platform } from "../platform/doors.ts";
import type { FollowedPart } from "./sync.ts";
import { isListShort, liveCount, reduceList } from "../state/reduce-list.ts";
import { knows } from "../state/features.ts";
import { isListShown } from "../state/state.ts";
import type { ChatState, ListState } from "../state/state.ts";
import type { ChatStore } from "../state/store.ts";
import { backoffMs } from "../wire/backoff.ts";
import type { CommandChannel, CommandRefusal } from "../wire/commands.ts";

/** The list's part of a session: its slice of the state, and how it stays as the Worker has it. */
export class FollowedList implements FollowedPart {
  readonly #store: ChatStore;
  readonly #channel: CommandChannel;
  readonly #platform: Platform;
  #failures = 0;

  constructor(store: ChatStore, channel: CommandChannel, platform: Platform) {
    this.#store = store;
    this.#channel = channel;
    this.#platform = platform;
    store.extend(reduceList);
  }

  opened(): void {
    this.#failures = 0;
  }

  asks(state: ChatState): boolean {
    const { list } = state;
    if (!isListShown(state)) return false;
    const isBeyond = (list.filter !== undefined || list.sort === "priority") && !knows(state, "views");
    if (list.phase === "stale" && isBeyond) this.#showWhole();
    else if (list.phase === "stale") this.#askList(list);
    else if (list.phase === "ready" && !list.paging && isListShort(list)) this.#askPage(list);
    else return false;
    return true;
  }

  isBehind(state: ChatState): boolean {
    return isListShown(state) && (state.list.phase !== "ready" || isListShort(state.list));
  }

  #askList({ view, sort, filter, length }: ListState): void {
    // Asked before sent: dispatching steps again, and must not find the list stale.
    this.#store.dispatch({ type: "list.asked" });
    const ask = {
      ...({ type: "list.open", view, sort, length: Math.min(LIST_WINDOW_MAX, length) } as const),
      ...(knows(this.#store.state, "both_ends") ? { bothEnds: true as const } : {}),
      ...(filter === undefined ? {} : { filter }),
    };
    this.#channel.send(ask, (answer) => {
      if (answer.ok) this.#store.dispatch({ type: "list.answered", window: answer.result });
      // Kept by another version.
      else if (answer.refusal.code === "bad_frame" && filter !== undefined) {
        this.#store.dispatch({ type: "list.lost" });
        this.#showWhole();
      } else {
        this.#later(answer.refusal, () => {
          this.#store.dispatch({ type: "list.lost" });
        });
      }
    });
  }

  /** What this Worker knows nothing of is let go. */
  #showWhole(): void {
    this.#store.dispatch({ type: "list.show", sort: "latest", filter: null });
  }

  #askPage(list: ListState): void {
    this.#store.dispatch({ type: "list.paging" });
    const { openedAt } = list;
    const length = Math.min(LIST_WINDOW_MAX, list.length - liveCount(list));
    this.#channel.send({ type: "list.more", length }, (answer) => {
      if (answer.ok) this.#store.dispatch({ type: "list.paged", openedAt, page: answer.result });
      else {
        this.#later(answer.refusal, () => {
          this.#store.dispatch({ type: "list.unpaged" });
        });
      }
    });
  }

  /** A lost socket brings its own pause; everything else is tried again after one. */
  #later(refusal: CommandRefusal, run: () => void): void {
    if (refusal.code === "lost") run();
    else this.#platform.after(backoffMs(this.#failures++, this.#platform.random()), run);
  }
}
