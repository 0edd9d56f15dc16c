import type { DeedTools } from "./deed-tools.ts";
import { keepOpen } from "../memory/place-memory.ts";
import { ChatNavigation } from "./navigation.ts";
import type { ActionHooks } from "./navigation.ts";
import type { ChatSession, SessionHooks } from "./session.ts";
import { emptySeat } from "../state/state.ts";
import type { ChatState, Seat, SeatId, SeatState } from "../state/state.ts";
import type { ChatStore } from "../state/store.ts";

/** The common state as one gadget has it before itself. Answers the same object while nothing changed. */
export class SeatStore {
  readonly #store: ChatStore;
  readonly #id: SeatId;
  #from: ChatState | null = null;
  #state: SeatState | null = null;

  constructor(store: ChatStore, id: SeatId) {
    this.#store = store;
    this.#id = id;
  }

  get state(): SeatState {
    const { state } = this.#store;
    if (this.#state === null || this.#from !== state) {
      this.#from = state;
      this.#state = { ...state, ...(state.seats[this.#id] ?? emptySeat) };
    }
    return this.#state;
  }

  /** How many listen, over all gadgets; for tests of leaks. */
  get subscriberCount(): number {
    return this.#store.subscriberCount;
  }

  subscribe(run: (state: SeatState) => void): () => void {
    return this.#store.subscribe(() => {
      run(this.state);
    });
  }
}

/** What a gadget hears: what it did itself, and what happens on the connection. */
export type SeatHooks = ActionHooks & SessionHooks;

let seatCount = 0;

/** One gadget's place at a session. Elements find it by context, and read and act through it alone. */
export class ChatSeat {
  readonly id: SeatId = `seat-${++seatCount}`;
  readonly session: ChatSession;
  readonly store: SeatStore;
  readonly navigation: ChatNavigation;
  readonly #hooks: SeatHooks;
  #stopListening: (() => void) | undefined;
  #stopKeeping: (() => void) | undefined;
  #tools: DeedTools | null = null;

  constructor(session: ChatSession, hooks: SeatHooks) {
    this.session = session;
    this.store = new SeatStore(session.store, this.id);
    this.navigation = new ChatNavigation({
      store: session.store,
      channel: session.channel,
      hooks,
      seat: this.id,
      reconnect: () => {
        session.restart();
      },
      turningAway: () => {
        this.#tools?.typing.stops();
        this.#tools?.reading.stop();
      },
    });
    this.#hooks = hooks;
  }

  /** What the agent's deeds are done with, for what is loaded with them: throws before that. */
  get tools(): DeedTools {
    const { acting } = this.session;
    if (!acting) throw new Error("Not loaded yet");
    return (this.#tools ??= acting.toolsOf(this.#hooks, this.id));
  }

  /** Does what the agent asks for: at once, or as soon as that part is loaded. */
  act(run: (tools: DeedTools) => void): void {
    this.session.act(() => {
      run(this.tools);
    });
  }

  /** The Worker's clock, in ms. */
  now(): number {
    return this.session.now();
  }

  /** Takes the place; the connection is opened for the first gadget that does. */
  enter(seat: Partial<Seat>): void {
    this.change(seat);
    this.#stopKeeping ??= keepOpen(this.session, this.id, (conversation) => {
      this.navigation.restore(conversation);
    });
    this.#stopListening ??= this.session.listen(this.#hooks);
    this.session.start();
  }

  change(change: Partial<Seat>): void {
    this.session.store.dispatch({ type: "seat", seat: this.id, change });
  }

  /** Gives the place back; the connection is closed after the last one. What waits to be sent stays. */
  leave(): void {
    this.#tools?.reading.stop();
    this.session.store.dispatch({ type: "seat.left", seat: this.id });
    this.#stopKeeping?.();
    this.#stopKeeping = undefined;
    this.#stopListening?.();
    this.#stopListening = undefined;
    if (this.session.users === 0) this.session.stop();
  }
}
