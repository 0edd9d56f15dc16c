import type { Sort } from "../../worker/protocol/thread/conversation.ts";
import type { View } from "../../worker/protocol/list/views.ts";
import type { ConversationId, Rev } from "../../worker/protocol/ids.ts";
import type { AskOf, CommandAnswer, CommandChannel, CommandRefusal } from "../wire/commands.ts";
import type { Platform } from "../platform/doors.ts";
import type { SeatId } from "../state/state.ts";
import type { ChatStore } from "../state/store.ts";

/** What came into a thread while the agent was there has been read once it was on the screen for so long. */
export const READ_MS = 2_000;

/** What one gadget is told of what its agent does in it. */
export type ActionHooks = {
  /** A command was refused, in a way the agent sees. */
  refused: (type: string, conversation: ConversationId | null, refusal: CommandRefusal) => void;
  /** The agent chose a conversation, or went back to the list; `restored`: it is the one of before a reload. */
  selected: (conversation: ConversationId | null, restored: boolean) => void;
};

/** What a gadget has on its screen, and how an agent finds it. Nothing of this changes a conversation. */
export class ChatNavigation {
  readonly #store: ChatStore;
  readonly #channel: CommandChannel;
  readonly #hooks: ActionHooks;
  readonly #seat: SeatId;
  readonly #reconnect: () => void;
  readonly #turningAway: () => void;
  readonly #platform: Platform;
  /** What is on the screen and not read yet, newest last. */
  #reading: { conversation: ConversationId; rev: Rev; cancel: () => void }[] = [];

  constructor(parts: {
    store: ChatStore;
    channel: CommandChannel;
    hooks: ActionHooks;
    seat: SeatId;
    reconnect: () => void;
    /** Called before the agent turns to another conversation. */
    turningAway: () => void;
    platform: Platform;
  }) {
    this.#store = parts.store;
    this.#channel = parts.channel;
    this.#hooks = parts.hooks;
    this.#seat = parts.seat;
    this.#reconnect = parts.reconnect;
    this.#turningAway = parts.turningAway;
    this.#platform = parts.platform;
  }

  /** Connects at once instead of after the pause, asking for a token again. */
  reconnect(): void {
    this.#reconnect();
  }

  select(conversation: ConversationId | null): void {
    if ((this.#store.state.seats[this.#seat]?.selected ?? null) === conversation) return;
    this.#turningAway();
    this.stopReading();
    this.#show(conversation, false);
  }

  /** Shows what the tab had open before a reload. Nobody asked for that, so nobody is said to have seen it. */
  restore(conversation: ConversationId): void {
    this.#show(conversation, true);
  }

  /** Somebody is there. */
  attend(): void {
    if (!this.#store.state.seats[this.#seat]?.restored) return;
    this.#store.dispatch({ type: "seat", seat: this.#seat, change: { restored: false } });
  }

  #show(selected: ConversationId | null, restored: boolean): void {
    this.#store.dispatch({ type: "seat", seat: this.#seat, change: { selected, restored } });
    this.#hooks.selected(selected, restored);
  }

  showView(view: View): void {
    this.#store.dispatch({ type: "list.show", view });
  }

  /** Lists in another order, and of some orders only what they are about. */
  sortBy(sort: Sort): void {
    this.#store.dispatch({ type: "list.show", sort });
  }

  showMore(): void {
    this.#store.dispatch({ type: "list.longer" });
  }

  /** Tries again to open a thread that was refused. */
  reopenThread(conversation: ConversationId): void {
    this.#store.dispatch({ type: "thread.lost", conversation });
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
  stopReading(): void {
    for (const { cancel } of this.#reading.splice(0)) cancel();
  }

  /** The agent looks away: what comes from now on is new to them. */
  left(conversation: ConversationId): void {
    this.stopReading();
    this.#store.dispatch({ type: "thread.left", conversation });
  }

  /** Asks for what is kept in no state: links to files, what a message said before. Nothing is told of a refusal. */
  ask<T extends "message.attempts" | "message.edits" | "media.link" | "media.retry">(
    ask: AskOf<T>,
  ): Promise<CommandAnswer<T>> {
    return this.#channel.request(ask);
  }
}
