import type { CommandOf, CommandType } from "../../worker/protocol/commands.ts";
import type { AfterLoss } from "../../worker/protocol/command.ts";
import type { Reply, ResultOf } from "../../worker/protocol/frames.ts";
import type { Refusal } from "../../worker/protocol/refusals.ts";
import type { Feature } from "../../worker/protocol/session/features.ts";
import { backoffMs } from "./backoff.ts";
import type { Platform } from "../platform/doors.ts";

/**
 * What only the gadget itself can answer. `lost`: the socket broke before a query was answered, or the agent signed out before it
 * was known whether the command was done. `session_changed`: it did not leave, and its agent has gone. `too_large`: beyond FRAME_BYTES_MAX.
 * `stale`: it waited here so long that the agent should say whether it may still leave.
 * `undo_too_late`: the message is no longer held. `not_seen`: the agent had it before them, and sees it no more.
 */
type LocalRefusal = {
  code: "lost" | "session_changed" | "too_large" | "stale" | "undo_too_late" | "not_seen";
};
/** Why a command came to nothing, by the Worker's word or the gadget's own. */
export type CommandRefusal = Refusal | LocalRefusal;
/** What a gadget has words for. A ticket is what a Worker of the version before calls a pass. */
export type RefusalCode = Exclude<CommandRefusal["code"], "ticket_invalid">;

/** What becomes of a command; exactly one for each. */
export type CommandAnswer<T extends CommandType> =
  { ok: true; result: ResultOf<T> } | { ok: false; refusal: CommandRefusal };

/** A command before it has its id. */
export type AskOf<T extends CommandType> = Omit<CommandOf<T>, "id" | "type"> & { type: T };

/** An answer that takes longer means that something is stuck; a new socket is the way out. */
export const REPLY_TIMEOUT_MS = 30_000;

/** What there is to know of commands that change something; it comes with what sends them. */
export type CommandRules = {
  afterLoss: (type: CommandType) => AfterLoss;
  /** As a Worker takes it that knows these features. */
  formFor: (text: string, knows: (feature: Feature) => boolean) => string;
  /** Why a command cannot even wait. */
  whyNot: (text: string) => LocalRefusal["code"] | null;
  /** Somebody else may be there in a moment: nothing leaves until that is known. */
  holds: boolean;
};

type Pending = {
  id: string;
  text: string;
  /** Whether it leaves again with the next socket, and in which order. */
  afterLoss: AfterLoss;
  /** Commands that keep their order leave one after the other in their lane, so that it is the agent's. */
  lane: string;
  /** The open socket has it. Left out: none ever had, so that it cannot be done. */
  sent?: boolean;
  attempts: number;
  cancel?: () => void;
  answer: (reply: CommandAnswer<CommandType>) => void;
  leaving: (() => void) | undefined;
};

/**
 * Every command gets its id here and is answered exactly once. Those that change something survive the
 * socket, as their declarations say: they leave again, with the same id, until the Worker answers. Queries end with
 * `lost` instead.
 */
export class CommandChannel {
  readonly #platform: Platform;
  readonly #write: (text: string) => boolean;
  readonly #stuck: () => void;
  readonly #knows: (feature: Feature) => boolean;
  readonly #pending = new Map<string, Pending>();
  /** Until there are some everything is a query. */
  rules: CommandRules | null = null;
  #isOpen = false;

  /** `knows`: whether the Worker of the open socket does. */
  constructor(
    platform: Platform,
    wire: { write: (text: string) => boolean; stuck: () => void; knows: (feature: Feature) => boolean },
  ) {
    this.#platform = platform;
    this.#write = wire.write;
    this.#stuck = wire.stuck;
    this.#knows = wire.knows;
  }

  get isOpen(): boolean {
    return this.#isOpen;
  }

  /**
   * `answer` is called in the same turn as the reply's frame, before any later frame is looked at. `leaving`
   * is called when the command is written to a socket, each time. Answers the id; `again` is that of a command
   * that may have been sent before, and is repeated.
   */
  send<T extends CommandType>(
    ask: AskOf<T>,
    answer: (reply: CommandAnswer<T>) => void,
    leaving?: () => void,
    again?: string,
  ): string {
    const id = again ?? this.#platform.uuid();
    const text = JSON.stringify({ ...ask, id });
    const pending: Pending = {
      id,
      text,
      afterLoss: this.rules?.afterLoss(ask.type) ?? "ends",
      lane: "conversation" in ask ? String(ask.conversation) : ask.type,
      attempts: 0,
      answer: answer as Pending["answer"],
      leaving,
    };
    const isLost = pending.afterLoss === "ends" && !this.#isOpen;
    const code = isLost ? "lost" : this.rules?.whyNot(text);
    if (code) {
      queueMicrotask(() => {
        answer({ ok: false, refusal: { code } });
      });
    } else {
      this.#pending.set(id, pending);
      this.#flush();
    }
    return id;
  }

  /** Like send(), for callers that only want the answer. */
  request<T extends CommandType>(ask: AskOf<T>): Promise<CommandAnswer<T>> {
    return new Promise((resolve) => {
      this.send<T>(ask, resolve);
    });
  }

  /** The Worker said welcome to the same agent as before: what waits may leave. */
  opened(): void {
    this.#isOpen = true;
    this.#flush();
  }

  /** The socket is gone. Queries are answered `lost`, the rest waits for opened(). */
  closed(): void {
    this.#isOpen = false;
    for (const pending of [...this.#pending.values()]) {
      pending.cancel?.();
      pending.sent &&= false;
      if (pending.afterLoss === "ends") this.#settle(pending, { ok: false, refusal: { code: "lost" } });
    }
  }

  /**
   * Somebody else signed in: what the former agent wrote must not leave in the new one's name. Of what left already nobody
   * knows whether it was done (`lost`).
   */
  forget(): void {
    for (const pending of [...this.#pending.values()]) {
      const code = pending.sent === undefined ? "session_changed" : "lost";
      this.#settle(pending, { ok: false, refusal: { code } });
    }
  }

  /** Answers a command here and now; it does not leave (again), nor does anything else by that. */
  refuse(id: string, refusal: CommandRefusal): void {
    const pending = this.#pending.get(id);
    if (pending) this.#settle(pending, { ok: false, refusal });
  }

  /** Hands a reply to its command. A reply to nothing, or a second one, is ignored. */
  replied(reply: Reply): void {
    const pending = reply.id === null ? undefined : this.#pending.get(reply.id);
    if (!pending) return;
    if (reply.ok) this.#settle(pending, reply);
    else if (reply.refusal.code === "too_many_commands") this.#again(pending, reply.refusal.retryAfterMs);
    else if (reply.refusal.code === "unavailable" && pending.afterLoss === "keeps_order")
      this.#again(pending, backoffMs(pending.attempts++, this.#platform.random()));
    else this.#settle(pending, reply);
    // Whoever was answered has held back by now what must not leave after this.
    this.#flush();
  }

  #settle(pending: Pending, answer: CommandAnswer<CommandType>): void {
    pending.cancel?.();
    this.#pending.delete(pending.id);
    pending.answer(answer);
  }

  #again(pending: Pending, delayMs: number): void {
    pending.cancel?.();
    pending.cancel = this.#platform.after(delayMs, () => {
      pending.sent = false;
      this.#flush();
    });
  }

  #flush(): void {
    if (!this.#isOpen || this.rules?.holds) return;
    const busyLanes = new Set<string>();
    for (const pending of [...this.#pending.values()]) {
      const isOrdered = pending.afterLoss === "keeps_order";
      const isFree = !isOrdered || !busyLanes.has(pending.lane);
      if (isOrdered) busyLanes.add(pending.lane);
      if (pending.sent || !isFree) continue;
      // By the Worker of this socket: the one before may have been another.
      if (!this.#write(this.rules?.formFor(pending.text, this.#knows) ?? pending.text)) continue;
      pending.sent = true;
      pending.cancel = this.#platform.after(REPLY_TIMEOUT_MS, this.#stuck);
      pending.leaving?.();
    }
  }
}
