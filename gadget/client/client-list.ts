import type { ListFilter } from "../../worker/protocol/list/filter.ts";
import type { Counts, View } from "../../worker/protocol/list/views.ts";
import type { Sort, Summary } from "../../worker/protocol/thread/conversation.ts";
import type { ChatStore } from "../state/store.ts";

/** Which conversations are listed, and in which order. `filter` null: none. */
export type ListChoice = { view?: View; sort?: Sort; filter?: ListFilter | null };

/** The list of conversations, kept up to date while it is open. A client has one: opened twice it is the same. */
export class ClientList {
  readonly #store: ChatStore;
  readonly #close: () => void;

  /** @internal */
  constructor(store: ChatStore, close: () => void) {
    this.#store = store;
    this.#close = close;
  }

  /** In order, as far as they are loaded. The same array while nothing changed. */
  get rows(): readonly Summary[] {
    return this.#store.state.list.items;
  }

  /** Whether `rows` is as the Worker has it. */
  get isReady(): boolean {
    return this.#store.state.list.phase === "ready";
  }

  /** What the views hold; null until the Worker told. */
  get counts(): Counts | null {
    return this.#store.state.list.counts;
  }

  /** Whether there are rows behind the last. */
  get hasMore(): boolean {
    return this.#store.state.list.floor !== null;
  }

  /** Lists other conversations, or in another order. */
  show(choice: ListChoice): void {
    this.#store.dispatch({ type: "list.show", ...choice });
  }

  /** Loads 50 rows more; nothing happens while some are on their way. */
  more(): void {
    this.#store.dispatch({ type: "list.longer" });
  }

  /** It is followed no more. */
  close(): void {
    this.#close();
  }
}
