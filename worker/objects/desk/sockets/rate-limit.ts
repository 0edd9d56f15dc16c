import { taken, type Bucket } from "../../../domain/rate/bucket.ts";
import { RATES } from "../../../domain/rate/rates.ts";
import type { GadgetSocket } from "./gadget-socket.ts";

type SocketUse = {
  commands: Bucket | null;
  refused: Bucket | null;
  /** When the last of those who were told to wait may come. */
  busyUntil: number;
  bad: number;
};

/** Commands a socket may still send. In memory: an object that slept had a quiet socket. */
export class RateLimit {
  readonly #uses = new WeakMap<GadgetSocket, SocketUse>();

  /**
   * 0 when a frame may pass, else after how many ms to try again: one after the other, or all who wait would come at
   * the same moment. `flood`: it goes on in spite of that.
   */
  take(socket: GadgetSocket, now: number): number | "flood" {
    const use = this.#use(socket);
    const command = taken(use.commands, now, RATES.commands);
    use.commands = command.bucket;
    const { retryAfterMs } = command.told;
    if (retryAfterMs === 0) return 0;
    const refused = taken(use.refused, now, RATES.refusedFrames);
    use.refused = refused.bucket;
    if (refused.told.retryAfterMs > 0) return "flood";
    use.busyUntil = Math.max(now + retryAfterMs, use.busyUntil + 1000 / RATES.commands.perSecond);
    return Math.ceil(use.busyUntil - now);
  }

  /** How many frames in a row were not of the protocol. */
  countBad(socket: GadgetSocket, isBad: boolean): number {
    const use = this.#use(socket);
    use.bad = isBad ? use.bad + 1 : 0;
    return use.bad;
  }

  #use(socket: GadgetSocket): SocketUse {
    let use = this.#uses.get(socket);
    if (use === undefined)
      this.#uses.set(socket, (use = { commands: null, refused: null, busyUntil: 0, bad: 0 }));
    return use;
  }
}
