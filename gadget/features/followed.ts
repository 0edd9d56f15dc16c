import type { ReactiveController, ReactiveControllerHost } from "lit";
import { embed } from "../late/embed.ts";
import type { ChatSeat } from "../session/seat.ts";
import type { ThreadState } from "../state/state.ts";
import type { EventSource } from "./tell-host.ts";

type Gadget = ReactiveControllerHost & {
  subscribe: "mine" | "all" | null;
  actions: readonly unknown[] | null;
  tickets: boolean;
};

/** Loads what a page adds, and what tells it of conversations that are not on the screen, once it wants either. */
export class Followed implements ReactiveController {
  readonly #gadget: Gadget;
  readonly #seat: () => ChatSeat | null;
  readonly #source: EventSource;

  constructor(gadget: Gadget, seat: () => ChatSeat | null, source: EventSource) {
    this.#gadget = gadget;
    this.#seat = seat;
    this.#source = source;
  }

  /** What was set before this was there. */
  hostConnected(): void {
    // What acts in its session comes with the same script, and is there after this.
    queueMicrotask(() => {
      this.hostUpdated();
    });
  }

  hostUpdated(): void {
    const seat = this.#seat();
    const { subscribe, actions, tickets } = this.#gadget;
    if (actions !== null || tickets) void embed.load();
    if (subscribe === null || seat === null) return;
    void embed.load();
    seat.act((tools) => {
      embed.whenThere(({ follow }) => {
        follow(tools, seat.id, this.#source);
      });
    });
  }
}

/** Who has a conversation, or had it when it was closed, by `sub`, as far as its thread tells. */
export function lastOwnerOf(thread: ThreadState | undefined): string | null {
  if (!thread) return null;
  const lines = [...thread.entries].flatMap(({ content }) =>
    content.kind === "system" ? [content.line] : [],
  );
  const last = lines.findLast(({ event }) => event === "assigned" || event === "released");
  return thread.summary?.owner?.sub ?? (last?.event === "assigned" ? last.to.sub : null);
}
