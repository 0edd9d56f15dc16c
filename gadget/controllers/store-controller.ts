import { ContextConsumer } from "@lit/context";
import type { ReactiveController, ReactiveControllerHost } from "lit";
import type { ChatActions } from "../data/actions.ts";
import type { ChatSession } from "../data/session.ts";
import { initialState } from "../data/state.ts";
import type { ChatState } from "../data/state.ts";
import { sessionContext } from "../internal/context.ts";

/**
 * A slice of the state, found by context; the element renders anew only when the slice is another value.
 * `select` must answer the same object for the same state, or a primitive.
 */
export class StoreController<T> implements ReactiveController {
  value: T;
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #select: (state: ChatState) => T;
  #session: ChatSession | null = null;
  #unsubscribe: (() => void) | undefined;

  constructor(host: ReactiveControllerHost & HTMLElement, select: (state: ChatState) => T) {
    this.#host = host;
    this.#select = select;
    this.value = select(initialState);
    host.addController(this);
    new ContextConsumer(host, {
      context: sessionContext,
      subscribe: true,
      callback: (session) => {
        this.#attach(session);
      },
    });
  }

  get actions(): ChatActions {
    if (!this.#session) throw new Error("Used outside of <fb-chat-gadget>");
    return this.#session.actions;
  }

  /** The Worker's clock, in ms. */
  now(): number {
    return this.#session?.now() ?? Date.now();
  }

  hostConnected(): void {
    this.#attach(this.#session);
  }

  hostDisconnected(): void {
    this.#unsubscribe?.();
    this.#unsubscribe = undefined;
  }

  #attach(session: ChatSession | null): void {
    this.#unsubscribe?.();
    this.#session = session;
    if (!session) return;
    this.#unsubscribe = session.store.subscribe((state) => {
      this.#refresh(state);
    });
    this.#refresh(session.store.state);
  }

  #refresh(state: ChatState): void {
    const value = this.#select(state);
    if (Object.is(value, this.value)) return;
    this.value = value;
    this.#host.requestUpdate();
  }
}
