import type { Update } from "./updates.ts";
import { lateReducers } from "./late-slice.ts";
import type { Reducer } from "./late-slice.ts";
import { reduce } from "./reduce.ts";
import { initialState } from "./state.ts";
import type { ChatState } from "./state.ts";

/** The state and who wants to hear of it. Subscribers are called in the same turn as the update. */
export class ChatStore {
  #state: ChatState = initialState;
  readonly #reducers: Reducer[] = [reduce];
  /** The last frame of each type since the welcome, which is the first. */
  readonly heard = new Map<string, Update>();
  #lateCount = 0;
  readonly #subscribers = new Set<(state: ChatState) => void>();

  get state(): ChatState {
    this.#catchUp();
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
    this.#catchUp();
    this.#hear(update);
    const reducers = [...this.#reducers, ...lateReducers];
    const next = reducers.reduce((state, reducer) => reducer(state, update), this.#state);
    if (next === this.#state) return;
    this.#state = next;
    for (const run of [...this.#subscribers]) {
      // A subscriber changed the state: everybody was told of the newer one already, nobody goes back.
      if (this.#state !== next) return;
      run(next);
    }
  }

  #hear(update: Update): void {
    const type = update.type === "frame" ? update.frame.type : update.type;
    if (type === "welcome" || type === "forget") this.heard.clear();
    if (update.type !== "frame") return;
    this.heard.delete(type);
    this.heard.set(type, update);
  }

  /** Nobody is told: who reads a slice comes with it. */
  #catchUp(): void {
    for (const reducer of lateReducers.slice(this.#lateCount)) {
      for (const update of this.heard.values()) this.#state = reducer(this.#state, update);
    }
    this.#lateCount = lateReducers.length;
  }
}
