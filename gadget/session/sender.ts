import type { ConversationId } from "../../worker/protocol/ids.ts";
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

/** What an agent wrote, as it was given to the Worker. */
type Written = Pick<PendingSend, "command" | "text">;

/** Messages on their way to the Worker: each is a local echo until its command is answered. */
export class Sender {
  readonly #store: ChatStore;
  readonly #channel: CommandChannel;
  readonly #platform: Platform;
  /** What entries do not say as it was written, by the id of its command: where a text was cut, white space is gone. */
  readonly #sent = new Map<string, Written>();
  /** Commands by which this tab wrote, the newest last: what came of others is news, though the agent wrote it. */
  readonly #written = new Map<ConversationId, string[]>();

  constructor(store: ChatStore, channel: CommandChannel, platform: Platform) {
    this.#store = store;
    this.#channel = channel;
    this.#platform = platform;
  }

  /** Sends, now or as soon as there is a socket. */
  write(command: SendCommand, text: string, refused: Refused, told?: Told): void {
    const at = this.#platform.now();
    const writtenHere = this.#written.get(command.conversation) ?? [];
    const guarded = { ...command, writtenHere };
    const send = { command: guarded, text, at, phase: "waiting", refusal: null } as const;
    this.#send(send, refused, told?.id, told?.answered);
  }

  /** Sends what may have been sent before: the same id has the same effect, once. */
  resend(send: PendingSend, refused: Refused): void {
    this.#send(send, refused, send.id);
  }

  /** Holds back what waited too long to leave without a question. Called before a new socket is used. */
  holdStale(): void {
    for (const { sends } of Object.values(this.#store.state.threads)) {
      for (const send of sends) {
        if (send.phase === "waiting" && this.isStale(send)) this.#channel.refuse(send.id, { code: "stale" });
      }
    }
  }

  isStale({ at }: Pick<PendingSend, "at">): boolean {
    // Also from a time that is still to come: somebody put the clock back, and nobody knows how old it is.
    return Math.abs(this.#platform.now() - at) > STALE_SEND_MS;
  }

  /** What was written, where it is more than its entries say; null when that is not known any more. */
  sentBy(command: string): Written | null {
    return this.#sent.get(command) ?? null;
  }

  #keep(id: string, { command, text }: Written): void {
    this.#sent.set(id, { command, text });
    for (const oldest of [...this.#sent.keys()].slice(0, -SENT_KEPT_MAX)) this.#sent.delete(oldest);
  }

  #send(
    written: Omit<PendingSend, "id">,
    refused: Refused,
    again?: string,
    answered: Told["answered"] = () => {},
  ): void {
    const { command } = written;
    const { conversation } = command;
    let id = "";
    let leftAtOnce = false;
    id = this.#channel.send(
      command,
      (answer: CommandAnswer<SendCommand["type"]>) => {
        if (answer.ok) {
          const { entries } = answer.result;
          if (entries.length > 1 || !isPlain(outgoingOf(command))) this.#keep(id, written);
          this.#store.dispatch({ type: "send.accepted", conversation, id, entries });
          answered(answer);
          return;
        }
        this.#store.dispatch({ type: "send.refused", conversation, id, refusal: answer.refusal });
        refused(command.type, conversation, answer.refusal);
        answered(answer);
      },
      () => {
        if (id === "") leftAtOnce = true;
        else this.#store.dispatch({ type: "send.leaving", conversation, id });
      },
      again,
    );
    const before = this.#written.get(conversation) ?? [];
    this.#written.set(conversation, [...before, id].slice(-WRITTEN_HERE_MAX));
    const send: PendingSend = { ...written, id, phase: leftAtOnce ? "asked" : "waiting" };
    this.#store.dispatch({ type: "send.written", conversation, send });
  }
}
