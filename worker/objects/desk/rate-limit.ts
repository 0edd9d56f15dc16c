import { COMMANDS_BURST, COMMANDS_PER_SECOND } from "../../protocol/limits.ts";

/** Commands a socket may still send. In memory: an object that slept had a quiet socket. */
export class RateLimit {
  readonly #buckets = new WeakMap<WebSocket, { left: number; at: number; bad: number }>();

  /** 0 when the command may pass, else after how many ms to try again. */
  take(socket: WebSocket, now: number): number {
    const bucket = this.#bucket(socket, now);
    bucket.left = Math.min(COMMANDS_BURST, bucket.left + ((now - bucket.at) * COMMANDS_PER_SECOND) / 1000);
    bucket.at = now;
    if (bucket.left < 1) return Math.ceil(((1 - bucket.left) * 1000) / COMMANDS_PER_SECOND);
    bucket.left--;
    return 0;
  }

  /** How many frames in a row were not of the protocol. */
  countBad(socket: WebSocket, isBad: boolean): number {
    const bucket = this.#bucket(socket, Date.now());
    bucket.bad = isBad ? bucket.bad + 1 : 0;
    return bucket.bad;
  }

  #bucket(socket: WebSocket, now: number): { left: number; at: number; bad: number } {
    let bucket = this.#buckets.get(socket);
    if (bucket === undefined) this.#buckets.set(socket, (bucket = { left: COMMANDS_BURST, at: now, bad: 0 }));
    return bucket;
  }
}
