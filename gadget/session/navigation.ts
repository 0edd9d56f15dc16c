import type { Sort } from "../../worker/protocol/thread/conversation.ts";
import type { View } from "../../worker/protocol/list/views.ts";
import type { ConversationId } from "../../worker/protocol/ids.ts";
import type { AskOf, CommandAnswer, CommandChannel, CommandRefusal } from "../wire/commands.ts";
import type { SeatId } from "../state/state.ts";
import type { ChatStore } from "../state/store.ts";

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

  constructor(parts: {
    store: ChatStore;
    channel: CommandChannel;
    hooks: ActionHooks;
    seat: SeatId;
    reconnect: () => void;
    /** Called before the agent turns to another conversation. */
    turningAway: () => void;
  }) {
    this.#store = parts.store;
    this.#channel = parts.channel;
    this.#hooks = parts.hooks;
    this.#seat = parts.seat;
    this.#reconnect = parts.reconnect;
    this.#turningAway = parts.turningAway;
  }

  /** Connects at once instead of after the pause, asking for a token again. */
  reconnect(): void {
    this.#reconnect();
  }

  select(conversation: ConversationId | null): void {
    if ((this.#store.state.seats[this.#seat]?.selected ?? null) === conversation) return;
    this.#turningAway();
    this.#show(conversation, false);
  }

  /** Shows what the tab had open before a reload. Nobody asked for that, so nobody is said to have seen it. */
  restore(conversation: ConversationId): void {
    this.#show(conversation, true);
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

  /** Asks for what is kept in no state: links to files, what a message said before. Nothing is told of a refusal. */
  ask<T extends "message.attempts" | "message.edits" | "media.link">(
    ask: AskOf<T>,
  ): Promise<CommandAnswer<T>> {
    return this.#channel.request(ask);
  }
}
