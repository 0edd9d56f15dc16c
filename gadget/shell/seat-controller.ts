import { ContextConsumer } from "@lit/context";
import type { ReactiveController, ReactiveControllerHost } from "lit";
import type { ChatActions } from "../session/actions.ts";
import type { Notices } from "../news/notices.ts";
import type { ChatNavigation } from "../session/navigation.ts";
import type { Memory } from "../platform/doors.ts";
import type { ChatSeat } from "../session/seat.ts";
import { initialSeatState } from "../state/state.ts";
import type { SeatState } from "../state/state.ts";
import { seatContext } from "./context.ts";
import { onStrings } from "../words/strings.ts";

/**
 * A slice of the state, found by context; the element renders anew only when the slice is another value, or the
 * words are in another language.
 * `select` must answer the same object for the same state, or a primitive.
 */
export class StoreController<T> implements ReactiveController {
  value: T;
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #select: (state: SeatState) => T;
  #seat: ChatSeat | null = null;
  #unsubscribe: (() => void) | undefined;
  #stopWords: (() => void) | undefined;

  constructor(host: ReactiveControllerHost & HTMLElement, select: (state: SeatState) => T) {
    this.#host = host;
    this.#select = select;
    this.value = select(initialSeatState);
    host.addController(this);
    new ContextConsumer(host, {
      context: seatContext,
      subscribe: true,
      callback: (seat) => {
        this.#attach(seat);
      },
    });
  }

  get navigation(): ChatNavigation {
    return this.#inside.navigation;
  }

  /** For what is loaded behind the first thread, which this comes with; act() is for all else. */
  get actions(): ChatActions {
    return this.#inside.actions;
  }

  /** Does what the agent asks for: at once, or as soon as that part is loaded. */
  act(run: (actions: ChatActions) => void): void {
    this.#inside.act(run);
  }

  /** Desktop notices; null outside of a gadget, and until they are loaded. */
  get notices(): Notices | null {
    return this.#seat?.session.acting?.notices ?? null;
  }

  /** What outlives the page; undefined outside of a gadget, and where there is no such thing. */
  get memory(): Memory | undefined {
    return this.#seat?.session.memory;
  }

  /** What the state says at this moment, without rendering anew when that changes. */
  peek<U>(select: (state: SeatState) => U, otherwise: U): U {
    return this.#seat ? select(this.#seat.store.state) : otherwise;
  }

  /** Reads again, where what `select` looks for depends on the element too. */
  refresh(): void {
    if (this.#seat) this.#refresh(this.#seat.store.state);
  }

  /** The address of a path of the Worker. */
  address(path: string): string {
    return new URL(path, this.#seat?.session.server).href;
  }

  /** The Worker's clock, in ms. */
  now(): number {
    return this.#seat?.now() ?? Date.now();
  }

  hostConnected(): void {
    this.#attach(this.#seat);
    this.#stopWords ??= onStrings(() => {
      this.#host.requestUpdate();
    });
  }

  hostDisconnected(): void {
    this.#unsubscribe?.();
    this.#unsubscribe = undefined;
    this.#stopWords?.();
    this.#stopWords = undefined;
  }

  get #inside(): ChatSeat {
    if (!this.#seat) throw new Error("Used outside of <fb-chat-gadget>");
    return this.#seat;
  }

  #attach(seat: ChatSeat | null): void {
    this.#unsubscribe?.();
    this.#seat = seat;
    if (!seat) return;
    this.#unsubscribe = seat.store.subscribe((state) => {
      this.#refresh(state);
    });
    this.#refresh(seat.store.state);
  }

  #refresh(state: SeatState): void {
    const value = this.#select(state);
    if (Object.is(value, this.value)) return;
    this.value = value;
    this.#host.requestUpdate();
  }
}
