import type { Entry } from "../../worker/protocol/message/entry.ts";
import type { Viewer } from "../../worker/protocol/frames.ts";
import type { NotYours } from "../../worker/protocol/refusals.ts";
import type { Outgoing } from "../../worker/protocol/outgoing/outgoing.ts";
import type { Summary, Thread } from "../../worker/protocol/thread/conversation.ts";
import { outgoingOf } from "../state/outgoing.ts";
import { emptyThread } from "../state/state.ts";
import type { ThreadState } from "../state/state.ts";
import type { ChatStore } from "../state/store.ts";
import type { CommandRefusal } from "../wire/commands.ts";
import type { ClientRefusal, Waits } from "./waits.ts";

/** A message that the Worker has not taken yet. `refused`: it waits for a word, and what was written after it waits behind it. */
export type Unsent = {
  id: string;
  outgoing: Outgoing | null;
  state: "waiting" | "asked" | "refused";
  refusal: CommandRefusal | null;
};

/** Whether a thread could be opened. */
export type Opened = { ok: true } | { ok: false; refusal: ClientRefusal };

type ThreadTools = {
  store: ChatStore;
  waits: Waits;
  /** Why nothing can be waited for; null: it can. */
  whyNot: () => ClientRefusal | null;
  close: () => void;
  loadOlder: () => void;
};

/** One conversation, kept up to date while it is open. */
export class ClientThread {
  readonly conversation: string;
  readonly #tools: ThreadTools;

  /** @internal */
  constructor(conversation: string, tools: ThreadTools) {
    this.conversation = conversation;
    this.#tools = tools;
  }

  get #held(): ThreadState {
    return this.#tools.store.state.threads[this.conversation] ?? emptyThread(this.conversation);
  }

  /** Whether it is as the Worker has it. */
  get isReady(): boolean {
    return this.#held.phase === "ready";
  }

  /** Why it cannot be opened; null where it can, or nobody knows yet. */
  get refusal(): CommandRefusal | null {
    return this.#held.refusal;
  }

  /** Messages and what else happened, oldest first, as far as they are loaded. */
  get entries(): Entry[] {
    return [...this.#held.entries];
  }

  /** Who the customer is, and until when they can be answered; null until it was opened. */
  get about(): Thread | null {
    return this.#held.thread;
  }

  /** Its row: whose it is, where it stands. */
  get summary(): Summary | null {
    return this.#held.summary;
  }

  /** Agents who look at it. */
  get viewers(): readonly Viewer[] {
    return this.#held.viewers;
  }

  /** Why this agent may not answer it; null: they may. */
  get barred(): NotYours | null {
    return this.#held.barred;
  }

  /** What was written here and is not taken yet, in the order in which it leaves. */
  get waiting(): Unsent[] {
    return this.#held.sends.map(({ id, command, phase, refusal }) => ({
      ...{ id, outgoing: outgoingOf(command), state: phase, refusal },
    }));
  }

  /** Whether there are older entries than the first. */
  get hasOlder(): boolean {
    return this.#held.floor !== null;
  }

  /** Resolves once it is as the Worker has it, or cannot be: `closed` or `session_changed` where the client ends before. */
  ready(): Promise<Opened> {
    const { store, waits, whyNot } = this.#tools;
    const refusal = whyNot();
    if (refusal) return Promise.resolve({ ok: false, refusal });
    return waits.for<Opened>((resolve) => {
      let stop: (() => void) | null = null;
      const look = (): boolean => {
        const { phase, refusal } = this.#held;
        if (phase !== "ready" && phase !== "refused") return false;
        stop?.();
        resolve(phase === "ready" ? { ok: true } : { ok: false, refusal: refusal ?? { code: "not_found" } });
        return true;
      };
      if (!look()) stop = store.subscribe(look);
    });
  }

  /** Loads older entries, which stand in `entries` once they are there; nothing happens while some are on their way. */
  older(): void {
    this.#tools.loadOlder();
  }

  /** It is followed no more: colleagues see its agent look away. */
  close(): void {
    this.#tools.close();
  }
}
