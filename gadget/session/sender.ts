import type { ConversationId, Rev } from "../../worker/protocol/ids.ts";
import { STALE_SEND_MS, WRITTEN_HERE_MAX } from "../../worker/protocol/limits.ts";
import type { CommandAnswer, CommandChannel, CommandRefusal } from "../wire/commands.ts";
import type { Platform } from "../platform/doors.ts";
import { isPlain, outgoingOf } from "../state/outgoing.ts";
import type { PendingSend, SendCommand } from "../state/state.ts";
import type { ChatStore } from "../state/store.ts";

/** Told when a message was refused in a way that its agent has to decide about. */
export type Refused = (type: string, conversation: ConversationId, refusal: CommandRefusal) => void;

/** More would only be asked for by somebody who undoes in another order than they wrote. */
const SENT_KEPT_MAX = 5;

/** Under which id a message leaves, and who is told what became of it as well. */
export type Told = { id: string; answered: (answer: CommandAnswer<SendCommand["type"]>) => void };

/** Who is told what becomes of a message. */
type Listeners = { refused: Refused; answered: Told["answered"] };

/** What an agent wrote, as it was given to the Worker. */
type Written = Pick<PendingSend, "command" | "text">;

/**
 * Messages on their way to the Worker: each is a local echo until its command is answered. They leave a conversation in the
 * order in which they were written: behind one that waits for its agent's decision nothing leaves.
 */
export class Sender {
  readonly #store: ChatStore;
  readonly #channel: CommandChannel;
  readonly #platform: Platform;
  /** What entries do not say as it was written, by the id of its command: where a text was cut, white space is gone. */
  readonly #sent = new Map<string, Written>();
  /** Commands by which this tab wrote, the newest last: what came of others is news, though the agent wrote it. */
  readonly #written = new Map<ConversationId, string[]>();
  /** By the id of what waits here for its turn. */
  readonly #behind = new Map<string, Listeners>();
  /** By the id of what the channel has. */
  readonly #given = new Map<string, Listeners>();

  constructor(store: ChatStore, channel: CommandChannel, platform: Platform) {
    this.#store = store;
    this.#channel = channel;
    this.#platform = platform;
    store.subscribe(() => {
      this.#decided();
    });
  }

  /** Sends, now or as soon as there is a socket, and nothing before it waits for its agent. */
  write(command: SendCommand, text: string, refused: Refused, told?: Told): void {
    const id = told?.id ?? this.#platform.uuid();
    const writtenHere = this.#written.get(command.conversation) ?? [];
    const send = { ...this.#fresh({ ...command, writtenHere }, text), id };
    this.#send(send, { refused, answered: told?.answered ?? (() => {}) });
  }

  /** Sends what may have been sent before: the same id has the same effect, once. */
  resend(send: PendingSend, refused: Refused): void {
    this.#send(send, { refused, answered: () => {} });
  }

  /**
   * The agent wants a refused one to leave, in its place: what they wrote after it leaves behind it, guarded by what they have
   * seen by now. `isSame`: it may have left, and its id makes sure that it does so once.
   */
  again(before: PendingSend, seenRev: Rev, refused: Refused, isSame: boolean): void {
    const id = isSame ? before.id : this.#platform.uuid();
    const at = this.#platform.now();
    const { conversation } = before.command;
    const { sends } = this.#store.state.threads[conversation] ?? { sends: [] };
    for (const send of sends.slice(sends.findIndex((other) => other.id === before.id) + 1)) {
      const { command } = send;
      const writtenHere = [...(command.writtenHere ?? []), id].slice(-WRITTEN_HERE_MAX);
      const guarded = { ...command, writtenHere, seenRev: Math.max(command.seenRev, seenRev) };
      if (send.phase === "waiting" && this.#behind.has(send.id))
        this.#put({ ...send, at, command: guarded }, send.id);
    }
    const writtenHere = this.#written.get(conversation) ?? [];
    const command = isSame ? before.command : { ...before.command, seenRev, writtenHere };
    const send = { ...before, id, at, command, phase: "waiting", refusal: null } as const;
    this.#send(send, { refused, answered: () => {} }, before.id);
  }

  /** Holds back what waited too long to leave without a question. Called before a new socket is used. */
  holdStale(): void {
    for (const { sends } of Object.values(this.#store.state.threads)) {
      for (const send of sends) {
        if (send.phase === "waiting" && this.#isStale(send)) this.#channel.refuse(send.id, { code: "stale" });
      }
    }
  }

  /** What was written, where it is more than its entries say; null when that is not known any more. */
  sentBy(command: string): Written | null {
    return this.#sent.get(command) ?? null;
  }

  #isStale({ at }: Pick<PendingSend, "at">): boolean {
    // Also from a time that is still to come: somebody put the clock back, and nobody knows how old it is.
    return Math.abs(this.#platform.now() - at) > STALE_SEND_MS;
  }

  #keep(id: string, { command, text }: Written): void {
    this.#sent.set(id, { command, text });
    for (const oldest of [...this.#sent.keys()].slice(0, -SENT_KEPT_MAX)) this.#sent.delete(oldest);
  }

  #fresh(command: SendCommand, text: string): Omit<PendingSend, "id"> {
    const at = this.#platform.now();
    const before = this.#store.state.threads[command.conversation]?.sends.at(-1)?.place ?? 0;
    return { command, text, at, place: Math.max(at, before + 1), phase: "waiting", refusal: null };
  }

  /** `instead`: the id of the one whose place it takes. */
  #send(send: PendingSend, listeners: Listeners, instead = send.id): void {
    const { conversation } = send.command;
    const before = (this.#written.get(conversation) ?? []).filter((id) => id !== send.id);
    this.#written.set(conversation, [...before, send.id].slice(-WRITTEN_HERE_MAX));
    this.#behind.set(send.id, listeners);
    // Of a conversation that was never open here no echo is kept, and nothing that was refused.
    if (!this.#store.state.threads[conversation]) {
      this.#give(send);
      return;
    }
    this.#put(send, instead);
    this.#holdBehind(conversation, send.id);
    this.#giveNext(conversation);
  }

  #put(send: PendingSend, instead: string): void {
    this.#store.dispatch({ type: "send.written", conversation: send.command.conversation, send, instead });
  }

  /** What waited behind one of which its agent decided may leave; what is gone waits for nothing. */
  #decided(): void {
    if (this.#behind.size === 0) return;
    const { threads } = this.#store.state;
    const held = Object.values(threads).flatMap(({ sends }) => sends.map(({ id }) => id));
    for (const [id, { answered }] of [...this.#behind])
      if (!held.includes(id) && this.#behind.delete(id))
        answered({ ok: false, refusal: { code: "session_changed" } });
    for (const conversation of Object.keys(threads)) this.#giveNext(conversation);
  }

  /** Gives the channel what is behind nothing that waits for its agent, which keeps the order from there on. */
  #giveNext(conversation: ConversationId): void {
    for (;;) {
      const sends = this.#store.state.threads[conversation]?.sends ?? [];
      const next = sends.find(({ id, phase }) => phase === "refused" || this.#behind.has(id));
      if (!next || next.phase === "refused") return;
      if (this.#isStale(next)) this.#refused(next, { code: "stale" });
      else this.#give(next);
    }
  }

  #give(send: PendingSend): void {
    const { id, command } = send;
    const { conversation } = command;
    this.#given.set(id, this.#behind.get(id)!);
    this.#behind.delete(id);
    this.#channel.send(
      command,
      (answer: CommandAnswer<SendCommand["type"]>) => {
        const listeners = this.#given.get(id);
        // It was held back.
        if (!listeners) return;
        if (!answer.ok) {
          this.#refused(send, answer.refusal);
          return;
        }
        this.#given.delete(id);
        const { entries } = answer.result;
        if (entries.length > 1 || !isPlain(outgoingOf(command))) this.#keep(id, send);
        this.#store.dispatch({ type: "send.accepted", conversation, id, entries });
        listeners.answered(answer);
      },
      () => {
        this.#store.dispatch({ type: "send.leaving", conversation, id });
      },
      id,
    );
  }

  #refused({ id, command: { conversation, type } }: PendingSend, refusal: CommandRefusal): void {
    const listeners = this.#given.get(id) ?? this.#behind.get(id);
    this.#given.delete(id);
    this.#behind.delete(id);
    if (refusal.code !== "session_changed") this.#holdBehind(conversation, id);
    this.#store.dispatch({ type: "send.refused", conversation, id, refusal });
    listeners?.refused(type, conversation, refusal);
    listeners?.answered({ ok: false, refusal });
  }

  /** What the channel has of the conversation and has not let leave comes back. */
  #holdBehind(conversation: ConversationId, before: string): void {
    const { sends } = this.#store.state.threads[conversation] ?? { sends: [] };
    for (const { id, phase } of sends.slice(sends.findIndex((send) => send.id === before) + 1)) {
      const listeners = this.#given.get(id);
      if (phase !== "waiting" || !listeners) continue;
      this.#given.delete(id);
      this.#behind.set(id, listeners);
      this.#channel.refuse(id, { code: "stale" });
    }
  }
}
