import {
  COMMANDS_BURST,
  COMMANDS_PER_SECOND,
  REFUSED_FRAMES_MAX,
  PASSES_BURST,
  PASSES_PER_SECOND,
} from "../../../protocol/limits.ts";

/** So many at once, and so many a second after that. */
class Allowance {
  readonly #burst: number;
  readonly #perSecond: number;
  #left: number;
  #at: number;

  constructor(burst: number, perSecond: number, now: number) {
    this.#burst = burst;
    this.#perSecond = perSecond;
    this.#left = burst;
    this.#at = now;
  }

  take(now: number): boolean {
    this.#refill(now);
    if (this.#left < 1) return false;
    this.#left--;
    return true;
  }

  /** After how many ms there is one more. */
  waitMs(now: number): number {
    this.#refill(now);
    return Math.ceil((Math.max(0, 1 - this.#left) * 1000) / this.#perSecond);
  }

  isFull(now: number): boolean {
    this.#refill(now);
    return this.#left >= this.#burst;
  }

  #refill(now: number): void {
    this.#left = Math.min(this.#burst, this.#left + (Math.max(0, now - this.#at) * this.#perSecond) / 1000);
    this.#at = now;
  }
}

type SocketUse = {
  commands: Allowance;
  refused: Allowance;
  /** When the last of those who were told to wait may come. */
  busyUntil: number;
  bad: number;
};

/** Commands a socket may still send. In memory: an object that slept had a quiet socket. */
export class RateLimit {
  readonly #uses = new WeakMap<WebSocket, SocketUse>();

  /**
   * 0 when a frame may pass, else after how many ms to try again: one after the other, or all who wait would come at
   * the same moment. `flood`: it goes on in spite of that.
   */
  take(socket: WebSocket, now: number): number | "flood" {
    const use = this.#use(socket, now);
    if (use.commands.take(now)) return 0;
    if (!use.refused.take(now)) return "flood";
    use.busyUntil = Math.max(now + use.commands.waitMs(now), use.busyUntil + 1000 / COMMANDS_PER_SECOND);
    return Math.ceil(use.busyUntil - now);
  }

  /** How many frames in a row were not of the protocol. */
  countBad(socket: WebSocket, isBad: boolean): number {
    const use = this.#use(socket, Date.now());
    use.bad = isBad ? use.bad + 1 : 0;
    return use.bad;
  }

  #use(socket: WebSocket, now: number): SocketUse {
    let use = this.#uses.get(socket);
    if (use === undefined) {
      const commands = new Allowance(COMMANDS_BURST, COMMANDS_PER_SECOND, now);
      const refused = new Allowance(REFUSED_FRAMES_MAX, COMMANDS_PER_SECOND, now);
      this.#uses.set(socket, (use = { commands, refused, busyUntil: 0, bad: 0 }));
    }
    return use;
  }
}

/** How many agents are remembered before those are forgotten who have not asked for a while. */
const REMEMBERED_MAX = 1_000;

/** Passes an agent may still ask for. In memory: whoever asks keeps the desk awake. */
export class PassLimit {
  readonly #bySub = new Map<string, Allowance>();

  /** 0 when there is one for the agent, else after how many ms to ask again. */
  take(sub: string, now: number): number {
    let allowance = this.#bySub.get(sub);
    if (allowance === undefined) {
      this.#forget(now);
      this.#bySub.set(sub, (allowance = new Allowance(PASSES_BURST, PASSES_PER_SECOND, now)));
    }
    return allowance.take(now) ? 0 : allowance.waitMs(now);
  }

  #forget(now: number): void {
    if (this.#bySub.size < REMEMBERED_MAX) return;
    for (const [sub, allowance] of this.#bySub) if (allowance.isFull(now)) this.#bySub.delete(sub);
  }
}
