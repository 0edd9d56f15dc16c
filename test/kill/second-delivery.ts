/** Meta may deliver anything twice, at any time: every webhook goes out a second time, out of order. */
import type { Deliver } from "../../demo/simulator/webhooks/delivery.ts";
import { pause } from "../../demo/local/wait.ts";
import { Gate } from "./gate.ts";
import type { Random } from "./random.ts";

const LATE_MS_MAX = 4_000;
const AGAIN_MS = 500;
const AGAIN_MS_MAX = 8_000;
const AT_ONCE = 40;

export class SecondDelivery {
  /** Second deliveries that no 200 has answered yet. */
  pending = 0;
  delivered = 0;
  failedAttempts = 0;
  readonly #random: Random;
  readonly #firsts = new Gate(AT_ONCE);
  readonly #seconds = new Gate(AT_ONCE);
  readonly #seen = new Set<string>();

  constructor(random: Random) {
    this.#random = random;
  }

  /** For the simulator: delivers, and sees to the second delivery. */
  readonly deliver: Deliver = async (request) => {
    const copy = request.clone();
    void this.#again(copy);
    try {
      const response = await this.#firsts.pass(() => fetch(request));
      if (!response.ok) this.failedAttempts++;
      return response;
    } catch (error) {
      this.failedAttempts++;
      throw error;
    }
  };

  async #again(request: Request): Promise<void> {
    const { url, headers } = request;
    const body = await request.text();
    // The simulator's own repetitions of a failed one come here too; two copies are enough.
    if (request.method !== "POST" || this.#seen.has(body)) return;
    this.#seen.add(body);
    this.pending++;
    await pause(this.#random.next() * LATE_MS_MAX);
    const send = (): Promise<boolean> => isTaken(new Request(url, { method: "POST", headers, body }));
    for (let wait = AGAIN_MS; !(await this.#seconds.pass(send)); wait = Math.min(2 * wait, AGAIN_MS_MAX)) {
      this.failedAttempts++;
      await pause(wait);
    }
    this.pending--;
    this.delivered++;
  }
}

async function isTaken(request: Request): Promise<boolean> {
  try {
    const response = await fetch(request, { signal: AbortSignal.timeout(10_000) });
    await response.arrayBuffer();
    return response.ok;
  } catch {
    return false;
  }
}
