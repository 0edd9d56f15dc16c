/** Meta may deliver anything twice, at any time: every webhook goes out a second time, out of order. */
import { pause } from "../../demo/local/wait.ts";
import type { Deliver } from "../../demo/simulator/webhooks/delivery.ts";
import { Gate } from "./gate.ts";
import type { Random } from "../measuring/random.ts";

const LATE_MS_MAX = 4_000;
const AGAIN_MS = 500;
const AGAIN_MS_MAX = 8_000;
const AT_ONCE = 40;
const ANSWER_MS_MAX = 60_000;

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
    const body = await request.text();
    void this.#again(request, body);
    return await this.#firsts.pass(async () => {
      // Whoever asked has given up while it stood in line, and will ask again.
      request.signal.throwIfAborted();
      return await this.#post(request, body);
    });
  };

  async #again(request: Request, body: string): Promise<void> {
    // The simulator's own repetitions of a failed one come here too; two copies are enough.
    if (this.#seen.has(body)) return;
    this.#seen.add(body);
    this.pending++;
    await pause(this.#random.next() * LATE_MS_MAX);
    const send = async (): Promise<boolean> => {
      const response = await this.#post(request, body).catch(() => null);
      return response?.ok === true;
    };
    for (let wait = AGAIN_MS; !(await this.#seconds.pass(send)); wait = Math.min(2 * wait, AGAIN_MS_MAX)) {
      await pause(wait);
    }
    this.pending--;
    this.delivered++;
  }

  /** Without the caller's signal: a request that nobody waits for any more keeps the Worker busy all the same. */
  async #post({ url, headers }: Request, body: string): Promise<Response> {
    const init = { method: "POST", headers, body, signal: AbortSignal.timeout(ANSWER_MS_MAX) };
    try {
      const response = await fetch(url, init);
      const answer = new Response(await response.arrayBuffer(), { status: response.status });
      if (!answer.ok) this.failedAttempts++;
      return answer;
    } catch (error) {
      this.failedAttempts++;
      throw error;
    }
  }
}
