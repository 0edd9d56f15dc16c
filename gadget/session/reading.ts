import type { ConversationId, Rev } from "../../worker/protocol/ids.ts";
import type { Platform } from "../platform/doors.ts";
import type { SeatId } from "../state/state.ts";
import type { ChatStore } from "../state/store.ts";

/**
 * What came into a thread before the agent's eyes has been seen once it was on the screen for so long (ms): nobody stops for what
 * comes as they press Enter, and who is asked about what they had before them learns to press "Send anyway".
 */
export const READ_MS = 500;

/** What the agent of one gadget has read of what is on its screen. */
export class Reading {
  readonly #store: ChatStore;
  readonly #platform: Platform;
  readonly #seat: SeatId;
  /** What is on the screen and not read yet, newest last. */
  #reading: { conversation: ConversationId; rev: Rev; cancel: () => void }[] = [];

  constructor(store: ChatStore, platform: Platform, seat: SeatId) {
    this.#store = store;
    this.#platform = platform;
    this.#seat = seat;
  }

  /** Somebody is there. */
  attend(): void {
    if (!this.#store.state.seats[this.#seat]?.restored) return;
    this.#store.dispatch({ type: "seat", seat: this.#seat, change: { restored: false } });
  }

  /**
   * The entries up to `rev` are on the screen of somebody who looks. What they came to they have seen; what came to
   * them they have once there was time to read it, so that an answer under way is not sent past it.
   */
  seen(conversation: ConversationId, rev: Rev): void {
    const { seenRev = 0 } = this.#store.state.threads[conversation] ?? {};
    const seen = () => {
      this.#reading = this.#reading.filter((other) => other.conversation !== conversation || other.rev > rev);
      this.#store.dispatch({ type: "thread.seen", conversation, rev });
    };
    if (seenRev === 0) seen();
    else if (!this.#reading.some((other) => other.conversation === conversation && other.rev >= rev))
      this.#reading.push({ conversation, rev, cancel: this.#platform.after(READ_MS, seen) });
  }

  /** The screen shows something else, or nobody looks at it. */
  stop(): void {
    for (const { cancel } of this.#reading.splice(0)) cancel();
  }

  /** The agent looks away: what comes from now on is new to them. */
  left(conversation: ConversationId): void {
    this.stop();
    this.#store.dispatch({ type: "thread.left", conversation });
  }
}
