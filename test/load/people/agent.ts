import { pause } from "../../../demo/local/wait.ts";
import type { Summary } from "../../../worker/protocol/thread/conversation.ts";
import type { Random } from "../../measuring/random.ts";
import { markOf } from "../marks.ts";
import type { Seat } from "./seat.ts";

/** What an agent needs of the run around. */
export type Floor = {
  /** What the Worker calls a conversation. */
  nameOf: (conversation: number) => string;
  /** Gives what an agent will answer its number. */
  asks: (conversation: number) => number;
  accepted: (conversation: number, number: number) => void;
  refused: (conversation: number, number: number, code: string) => void;
  /** An answer leaves its agent now. */
  leaves: (mark: string) => void;
  /** A colleague has the conversation from now on. */
  passes: (conversation: number, to: LoadAgent) => void;
  failed: (what: string) => void;
};

/** Reading and writing, in ms. */
const THINKS_MS = { least: 200, most: 1_500 };
/** Of answers: after which a colleague is given the conversation, or it is closed. */
const PASSES = 0.1;
const CLOSES = 0.2;
/** How often somebody reads on because the customer wrote meanwhile. */
const CHANGED_MAX = 5;

/** Reads what customers of theirs write, answers, gives some on and closes some. */
export class LoadAgent {
  readonly sub: string;
  readonly seat: Seat;
  readonly #random: Random;
  readonly #floor: Floor;
  readonly #colleagues: readonly LoadAgent[];
  /** Who waits for this agent, longest first. */
  readonly #waiting = new Set<number>();
  #wake: (() => void) | null = null;
  #isOver = false;
  #isBusy = false;
  #hasServed = false;

  constructor(
    who: { sub: string; seat: Seat; random: Random },
    floor: Floor,
    colleagues: readonly LoadAgent[],
  ) {
    this.sub = who.sub;
    this.seat = who.seat;
    this.#random = who.random;
    this.#floor = floor;
    this.#colleagues = colleagues;
    void this.#work();
  }

  /** They are in the middle of something, or about to be. */
  get isBusy(): boolean {
    return this.#isBusy || (!this.#hasServed && this.#waiting.size > 0);
  }

  /** A customer of theirs wrote. */
  hears(conversation: number): void {
    this.#waiting.add(conversation);
    this.#wake?.();
  }

  /** Ends what is begun, and begins nothing more, unless there was nothing yet and somebody waits. */
  stop(): void {
    this.#isOver = true;
    this.#wake?.();
  }

  async #work(): Promise<void> {
    for (;;) {
      const [next] = this.#waiting;
      if (this.#isOver && (this.#hasServed || next === undefined)) return;
      if (next === undefined) {
        await new Promise<void>((resolve) => (this.#wake = resolve));
        continue;
      }
      this.#waiting.delete(next);
      this.#isBusy = true;
      this.#hasServed = true;
      try {
        await this.#serve(next);
      } catch (error) {
        this.#floor.failed(error instanceof Error ? error.message : String(error));
      }
      this.#isBusy = false;
    }
  }

  async #serve(conversation: number): Promise<void> {
    const name = this.#floor.nameOf(conversation);
    const opened = await this.seat.ask("thread.open", { conversation: name });
    if (!opened.ok) return this.#floor.failed(`thread.open ${opened.refusal.code}`);
    await pause(THINKS_MS.least + this.#random.next() * (THINKS_MS.most - THINKS_MS.least));
    await this.#answer(conversation, opened.result.rev);
    await this.#after(conversation, name, opened.result.summary);
    await this.seat.ask("thread.close", { conversation: name });
  }

  async #answer(conversation: number, rev: number): Promise<void> {
    const number = this.#floor.asks(conversation);
    const mark = markOf({ by: "agent", conversation, number });
    let seenRev = rev;
    for (let times = 0; ; times++) {
      this.#floor.leaves(mark);
      const reply = await this.seat.ask("message.send", {
        conversation: this.#floor.nameOf(conversation),
        seenRev,
        outgoing: { kind: "text", text: `It is on its way and will be with you tomorrow. ${mark}` },
      });
      if (reply.ok) return this.#floor.accepted(conversation, number);
      const { refusal } = reply;
      if (refusal.code !== "changed" || times === CHANGED_MAX)
        return this.#floor.refused(conversation, number, refusal.code);
      seenRev = refusal.rev;
    }
  }

  async #after(conversation: number, name: string, { asked }: Summary): Promise<void> {
    const chance = this.#random.next();
    const others = this.#colleagues.filter((it) => it !== this);
    const to = others[this.#random.below(others.length)];
    if (chance < PASSES && to !== undefined) {
      const given = await this.seat.ask("conversation.assign", { conversation: name, to: to.sub });
      if (given.ok) this.#floor.passes(conversation, to);
      else this.#notDone("conversation.assign", given.refusal.code);
    } else if (chance < PASSES + CLOSES) {
      const closed = await this.seat.ask("conversation.close", { conversation: name, asked });
      if (!closed.ok) this.#notDone("conversation.close", closed.refusal.code);
    }
  }

  /** Who wrote meanwhile is answered first, and who has it meanwhile decides: nothing is wrong with that. */
  #notDone(what: string, code: string): void {
    if (code !== "changed" && code !== "not_allowed") this.#floor.failed(`${what} ${code}`);
  }
}
