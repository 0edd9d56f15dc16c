import type { Update } from "./updates.ts";
import { reduce } from "./reduce.ts";
import { initialState } from "./state.ts";
import type { ChatState } from "./state.ts";

/** The next state. Pure; what changes nothing answers the same object. */
type Reducer = (state: ChatState, update: Update) => ChatState;

/** The state and who wants to hear of it. Subscribers are called in the same turn as the update. */
export class ChatStore {
  #state: ChatState = initialState;
  readonly #reducers: Reducer[] = [reduce];
  readonly #subscribers = new Set<(state: ChatState) => void>();

  get state(): ChatState {
    return this.#state;
  }

  /** How many listen; for tests of leaks. */
  get subscriberCount(): number {
    return this.#subscribers.size;
  }

  /** Adds what makes of every update its own slice of the state: that of a part which is loaded later. */
  extend(reducer: Reducer): void {
    this.#reducers.push(reducer);
  }

  subscribe(run: (state: ChatState) => void): () => void {
    this.#subscribers.add(run);
    return () => {
      this.#subscribers.delete(run);
    };
  }

  dispatch(update: Update): void {
    const next = this.#reducers.reduce((state, reducer) => reducer(state, update), this.#state);
    if (next === this.#state) return;
    this.#state = next;
    for (const run of [...this.#subscribers]) {
      // A subscriber changed the state: everybody was told of the newer one already, nobody goes back.
      if (this.#state !== next) return;
      run(next);
    }
  }
}
