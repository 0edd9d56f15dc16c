import { Waiting, type Heard } from "../../domain/relays/waiting.ts";
import type { Env } from "../../env.ts";
import { log, traceOf } from "../../log.ts";
import type { RelayTold } from "../kernel/doors/relay.ts";
import type { Meter } from "../kernel/metrics/meter.ts";
import { isRetryable } from "../kernel/stubs.ts";
import { deskStub } from "../kernel/stubs.ts";
import type { Line } from "./seating.ts";

/** What is handed over with one call: well within what a call may carry (32 MiB), in UTF-16 code units. */
const UNITS_MAX = 4 * 1024 * 1024;
const TRIES = 3;

/**
 * What sockets said on its way to the desk: one call at a time, with all that came meanwhile, so that the desk hears it in the order
 * in which it was said, and is asked the less often the more there is. `lost`: the desk did not take it, and nobody knows what it knows.
 * `flooded`: a socket says more than a desk hears.
 */
export class Hearing {
  readonly line: Line;
  readonly #env: Env;
  readonly #meter: Meter;
  readonly #lost: () => void;
  readonly #flooded: (seat: number) => void;
  readonly #from = crypto.randomUUID();
  #no = 0;
  #waiting = new Waiting();
  #isUnderWay = false;
  #isOver = false;

  constructor(
    env: Env,
    line: Line,
    meter: Meter,
    { lost, flooded }: { lost: () => void; flooded: (seat: number) => void },
  ) {
    this.#env = env;
    this.line = line;
    this.#meter = meter;
    this.#lost = lost;
    this.#flooded = flooded;
  }

  /** Resolves when there is nothing more to hand over, or somebody else is at it. */
  async heard(heard: Heard): Promise<void> {
    if (this.#isOver) return;
    const flooding = this.#waiting.add(heard);
    if (flooding !== null) this.#flooded(flooding);
    if (this.#isUnderWay) return;
    this.#isUnderWay = true;
    try {
      while (!this.#waiting.isEmpty && !this.#isOver) await this.#handOver(this.#waiting.take(UNITS_MAX));
    } finally {
      this.#isUnderWay = false;
    }
  }

  async #handOver(heard: Heard[]): Promise<void> {
    const { id: line, desk, relay } = this.line;
    this.#no += 1;
    const metrics = this.#meter.taken();
    const says = { do: "hear", from: this.#from, no: this.#no, heard, metrics } as const;
    for (let tries = 0; tries < TRIES; tries++)
      try {
        const told: RelayTold = await deskStub(this.#env, desk).relayed(
          desk,
          { relay, line },
          { ...says, isAgain: tries > 0 },
        );
        if (told !== "ok") this.#end("unknown to the desk");
        return;
      } catch (error) {
        if (isRetryable(error) && tries + 1 < TRIES) continue;
        log({ event: "fault", where: "relay.hear", error: traceOf(error) });
        return this.#end("the desk did not answer");
      }
  }

  #end(why: string): void {
    if (this.#isOver) return;
    this.#isOver = true;
    this.#waiting = new Waiting();
    log({ event: "relay.ended", relay: String(this.line.relay), why });
    this.#lost();
  }
}
