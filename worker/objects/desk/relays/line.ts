import { Letters } from "../../../domain/relays/letters.ts";
import { placeOf, type LastTaken, type Numbered } from "../../../domain/relays/order.ts";
import type { Env } from "../../../env.ts";
import { log, traceOf } from "../../../log.ts";
import { settledWithin } from "../../kernel/settled-within.ts";
import { isRetryable, relayStub } from "../../kernel/stubs.ts";
import type { RelayedSocket } from "./relayed-socket.ts";

/** What is told with one call: well within what a call may carry (32 MiB), in UTF-16 code units. */
const UNITS_MAX = 4 * 1024 * 1024;
/** A relay that has not answered by then is not there. */
const ANSWER_MS = 15_000;
const TRIES = 3;

type Tools = {
  env: Env;
  desk: () => string;
  /** Numbers its calls. */
  instance: string;
  later: (work: Promise<unknown>) => void;
  /** Something is about to be told. */
  telling: () => void;
  /** The relay does not know what it was told, or cannot be told more. */
  lost: (line: RelayLine) => void;
};

/**
 * The sockets of a relay, from its first to its last, and what is on its way to them: one call at a time, with all that was said
 * meanwhile, so that each of them hears it in the order in which it was said.
 */
export class RelayLine {
  readonly no: number;
  readonly id: string;
  readonly sockets = new Map<number, RelayedSocket>();
  readonly #tools: Tools;
  readonly #letters = new Letters();
  #told = 0;
  #heard: LastTaken = null;
  #isUnderWay = false;
  #isOver = false;

  constructor(no: number, id: string, tools: Tools) {
    this.no = no;
    this.id = id;
    this.#tools = tools;
  }

  /** Whether all that was said to its sockets was told. */
  get isQuiet(): boolean {
    return this.#letters.isEmpty && !this.#isUnderWay;
  }

  tell(seat: number, text: string): void {
    this.#letters.tell(seat, text);
    this.#begin();
  }

  close(seat: number, code: number, reason: string): void {
    this.#letters.close(seat, code, reason);
    this.#begin();
  }

  /** Whether this is new; its caller waits for each answer, and what an instance before had taken is harmless twice. */
  takes({ from, no }: Numbered): boolean {
    if (placeOf(this.#heard, { from, no, isAgain: false }) === "again") return false;
    this.#heard = { from, no };
    return true;
  }

  /** It is told nothing more. */
  end(): void {
    this.#isOver = true;
  }

  #begin(): void {
    if (this.#isUnderWay || this.#isOver) return;
    this.#isUnderWay = true;
    this.#tools.telling();
    // When the turn is over, with all that is said in it.
    this.#tools.later(Promise.resolve().then(() => this.#tellAll()));
  }

  async #tellAll(): Promise<void> {
    try {
      while (!this.#letters.isEmpty && !this.#isOver)
        if (!(await this.#tellNext())) {
          this.#isOver = true;
          this.#tools.lost(this);
        }
    } finally {
      this.#isUnderWay = false;
    }
  }

  async #tellNext(): Promise<boolean> {
    const { env, desk, instance } = this.#tools;
    this.#told += 1;
    const told = { line: this.id, from: instance, no: this.#told, letters: this.#letters.take(UNITS_MAX) };
    for (let tries = 0; tries < TRIES; tries++)
      try {
        const stub = relayStub(env, desk(), this.no);
        return (await settledWithin(stub.tell({ ...told, isAgain: tries > 0 }), ANSWER_MS)) === true;
      } catch (error) {
        if (isRetryable(error) && tries + 1 < TRIES) continue;
        log({ event: "fault", where: "desk.tellRelay", error: traceOf(error) });
      }
    return false;
  }
}
