import type { ReactiveController, ReactiveControllerHost } from "lit";
import type { DeedTools } from "../session/deed-tools.ts";
import type { Notices } from "../news/notices.ts";
import type { ChatNavigation } from "../session/navigation.ts";
import type { Memory } from "../platform/doors.ts";
import type { ChatSeat } from "../session/seat.ts";
import { initialSeatState } from "../state/state.ts";
import type { SeatState } from "../state/state.ts";
import { onSeat } from "./context.ts";
import { onStrings } from "../words/strings.ts";

/** What an element shows of the state. */
export type Slice<T> = { readonly value: T };

type Selected = { value: unknown; select: (state: SeatState) => unknown };

/**
 * An element's place in its gadget, found by asking around: what it may do, and slices of the state. The element renders
 * anew only when one of its slices is another value, or the words are in another language. One for each element.
 */
export class SeatController implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #slices: Selected[] = [];
  #seat: ChatSeat | null = null;
  #stopSeat: (() => void) | undefined;
  #unsubscribe: (() => void) | undefined;
  #stopWords: (() => void) | undefined;

  constructor(host: ReactiveControllerHost & HTMLElement) {
    this.#host = host;
    host.addController(this);
  }

  /** `select` must answer the same object for the same state, or a primitive. */
  slice<T>(select: (state: SeatState) => T): Slice<T> {
    const slice = { value: select(this.#state), select };
    this.#slices.push(slice);
    return slice;
  }

  /** What the state says at this moment, without rendering anew when that changes. */
  peek<T>(select: (state: SeatState) => T): T {
    return select(this.#state);
  }

  /** Reads again, where what a slice looks for depends on the element too. */
  refresh(): void {
    let isChanged = false;
    for (const slice of this.#slices) {
      const value = slice.select(this.#state);
      isChanged ||= !Object.is(value, slice.value);
      slice.value = value;
    }
    if (isChanged) this.#host.requestUpdate();
  }

  get navigation(): ChatNavigation {
    return this.#inside.navigation;
  }

  /** For deeds of what is loaded behind the first thread, which these come with; act() is for all else. */
  get tools(): DeedTools {
    return this.#inside.tools;
  }

  /** Does what the agent asks for: at once, or as soon as that part is loaded. */
  act(run: (tools: DeedTools) => void): void {
    this.#inside.act(run);
  }

  /** Desktop notices; null outside of a gadget, and until they are loaded. */
  get notices(): Notices | null {
    return this.#seat?.session.acting?.notices ?? null;
  }

  /** What outlives the page; undefined outside of a gadget, and where there is no such thing. */
  get memory(): Memory | undefined {
    return this.#seat?.session.platform.memory;
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
    this.#stopSeat ??= onSeat(this.#host, (seat) => {
      this.#attach(seat);
    });
    this.#stopWords ??= onStrings(() => {
      this.#host.requestUpdate();
    });
  }

  hostDisconnected(): void {
    this.#stopSeat?.();
    this.#stopSeat = undefined;
    this.#unsubscribe?.();
    this.#unsubscribe = undefined;
    this.#stopWords?.();
    this.#stopWords = undefined;
  }

  get #state(): SeatState {
    return this.#seat?.store.state ?? initialSeatState;
  }

  get #inside(): ChatSeat {
    if (!this.#seat) throw new Error("Used outside of <fb-chat-gadget>");
    return this.#seat;
  }

  #attach(seat: ChatSeat | null): void {
    this.#unsubscribe?.();
    this.#seat = seat;
    if (!seat) return;
    if (this.#slices.length > 0) {
      this.#unsubscribe = seat.store.subscribe(() => {
        this.refresh();
      });
    }
    this.refresh();
  }
}
