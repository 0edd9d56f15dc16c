/** Counts calls: the per-second limits of the Send API and the usage headers (§3.11). */
import type { World } from "../world/world.ts";
import { GraphError } from "./errors.ts";

/** Sends per second and Page. */
export const SEND_LIMITS = { text: 300, av: 10 } as const;
/** Headers appear only "after some traffic"; here from this call of a Page on. */
const HEADERS_FROM_CALL = 3;
const DAY_MS = 24 * 60 * 60_000;
/** Budget per rolling day: this many calls for each person the Page can write to. */
const CALLS_PER_PERSON = 200;

export class UsageMeter {
  readonly #sends = new Map<string, number[]>();
  readonly #days = new Map<string, { since: number; calls: number }>();

  /** Counts a send. @throws GraphError 613 above the limit; refused calls do not count. */
  countSend(pageId: string, kind: keyof typeof SEND_LIMITS, now: number): void {
    const key = `${pageId}:${kind}`;
    const recent = (this.#sends.get(key) ?? []).filter((at) => at > now - 1_000);
    this.#sends.set(key, recent);
    if (recent.length >= SEND_LIMITS[kind]) {
      throw new GraphError({
        code: 613,
        message: "(#613) Calls to this api have exceeded the rate limit.",
        status: 400,
      });
    }
    recent.push(now);
  }

  /** Counts any call of a Page and answers the headers that go with its answer. */
  headers(world: World, pageId: string, now: number): Record<string, string> {
    const day = this.#days.get(pageId);
    const current = day === undefined || day.since <= now - DAY_MS ? { since: now, calls: 0 } : day;
    current.calls += 1;
    this.#days.set(pageId, current);
    if (current.calls < HEADERS_FROM_CALL) return {};
    let people = 0;
    for (const thread of Object.values(world.state.threads)) {
      if (thread.pageId === pageId && thread.windowFrom !== null) people += 1;
    }
    const percent = Math.min(
      100,
      Math.floor((100 * current.calls) / (CALLS_PER_PERSON * Math.max(1, people))),
    );
    const usage = {
      type: "messenger",
      call_count: percent,
      total_cputime: percent,
      total_time: percent,
      estimated_time_to_regain_access: 0,
    };
    return { "x-business-use-case-usage": JSON.stringify({ [pageId]: [usage] }) };
  }

  reset(): void {
    this.#sends.clear();
    this.#days.clear();
  }
}
