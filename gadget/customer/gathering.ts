import type { ReactiveController, ReactiveControllerHost } from "lit";
import type { Entry } from "../../worker/protocol/message/entry.ts";
import type { ConversationId } from "../../worker/protocol/ids.ts";
import { isGathered, type Gathered, type GatheredPage } from "../../worker/protocol/thread/gathered.ts";
import type { SeatController } from "../shell/seat-controller.ts";
import { knows } from "../state/features.ts";
import type { ThreadState } from "../state/state.ts";

/** What was gathered of one kind beyond what is loaded. `before` undefined: nothing was asked for yet; null: that was all. */
type Further = {
  entries: readonly Entry[];
  before: GatheredPage["before"] | undefined;
  phase: "idle" | "asking" | "failed";
  /** The last answer had none, and goes on. */
  isBarren: boolean;
};

const NOT_ASKED: Further = { entries: [], before: undefined, phase: "idle", isBarren: false };

/**
 * Files, links and notes of the conversation on the screen: of the messages that are loaded, which costs nobody anything, and page
 * by page of what lies before them.
 */
export class Gathering implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #seat: SeatController;
  #conversation: ConversationId | null = null;
  #epoch: string | undefined;
  readonly #further = new Map<Gathered, Further>();

  constructor(host: ReactiveControllerHost, seat: SeatController) {
    this.#host = host;
    this.#seat = seat;
    host.addController(this);
  }

  hostDisconnected(): void {
    this.#conversation = null;
    this.#further.clear();
  }

  /** Of another conversation, or after it was erased, nothing is known. */
  look({ conversation, thread }: ThreadState): void {
    if (conversation === this.#conversation && thread?.epoch === this.#epoch) return;
    this.#conversation = conversation;
    this.#epoch = thread?.epoch;
    this.#further.clear();
  }

  /** The newest first. Of what is loaded, what it is by now counts. */
  of(what: Gathered, thread: ThreadState): Entry[] {
    const { entries } = this.#of(what);
    const loaded = [...thread.entries].filter((entry) => isGathered(entry, what));
    const before = entries.filter((entry) => thread.entries.get(entry) === undefined);
    return [...loaded, ...before].toSorted((a, b) => b.at - a.at || b.id - a.id);
  }

  stateOf(what: Gathered, thread: ThreadState): Pick<Further, "phase" | "isBarren"> & { isAll: boolean } {
    const { before, phase, isBarren } = this.#of(what);
    const isAll = before === null || (before === undefined && thread.floor === null);
    return { phase, isBarren, isAll: isAll || !this.#seat.peek((state) => knows(state, "gather")) };
  }

  /** Looks at what lies before: from where it stopped, at first from what is loaded. */
  async further(what: Gathered, thread: ThreadState): Promise<void> {
    const known = this.#of(what);
    const before = known.before ?? thread.floor;
    if (before === null || known.phase === "asking") return;
    this.#set(what, { ...known, phase: "asking" });
    const { conversation } = thread;
    const [asked, epoch] = [this.#conversation, this.#epoch];
    const ask = { type: "thread.gather", conversation, what, before } as const;
    const answer = await this.#seat.tools.channel.request(ask);
    if (asked !== this.#conversation || epoch !== this.#epoch) return;
    if (!answer.ok) this.#set(what, { ...known, phase: "failed" });
    else
      this.#set(what, {
        entries: [...known.entries, ...answer.result.entries],
        before: answer.result.before,
        phase: "idle",
        isBarren: answer.result.entries.length === 0 && answer.result.before !== null,
      });
  }

  #of(what: Gathered): Further {
    return this.#further.get(what) ?? NOT_ASKED;
  }

  #set(what: Gathered, further: Further): void {
    this.#further.set(what, further);
    this.#host.requestUpdate();
  }
}
