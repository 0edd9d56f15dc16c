/** Counts calls: the per-second limits of the Send API and the usage headers (rate limits). */
import type { World } from "../world/world.ts";
import { PRIVATE_REPLIES_PER_HOUR, PROFILE_CALLS, PROFILE_CALLS_MS, READS_PER_SECOND } from "../rules.ts";
import { GraphError, guessedError } from "./errors.ts";

/** Sends per second and Page. */
export const SEND_LIMITS = { text: 300, av: 10 } as const;
/** Headers appear only "after some traffic"; here from this call of a Page on. */
const HEADERS_FROM_CALL = 3;
const HOUR_MS = 60 * 60_000;
const DAY_MS = 24 * 60 * 60_000;
/** Budget per rolling day: this many calls for each person the Page can write to. */
const CALLS_PER_PERSON = 200;
const RECOUNT_AFTER_MS = 1_000;

type Day = {
  since: number;
  calls: number;
  /** People the Page can write to, counted at `countedAt`: with many of them not anew for every call. */
  people: number;
  countedAt: number;
};

export class UsageMeter {
  readonly #recent = new Map<string, number[]>();
  readonly #days = new Map<string, Day>();

  /** Counts a send. @throws GraphError 613 above the limit; refused calls do not count. */
  countSend(pageId: string, kind: keyof typeof SEND_LIMITS, now: number): void {
    const key = `${pageId}:${kind}`;
    const recent = (this.#recent.get(key) ?? []).filter((at) => at > now - 1_000);
    this.#recent.set(key, recent);
    if (recent.length >= SEND_LIMITS[kind]) {
      throw new GraphError({
        code: 613,
        message: "(#613) Calls to this api have exceeded the rate limit.",
        status: 400,
      });
    }
    recent.push(now);
  }

  /** Counts a read of conversations or their messages. @throws GraphError above the limit */
  countRead(pageId: string, now: number): void {
    const key = `${pageId}:reads`;
    const recent = (this.#recent.get(key) ?? []).filter((at) => at > now - 1_000);
    if (recent.length >= READS_PER_SECOND) throw guessedError("tooManyReads");
    this.#recent.set(key, [...recent, now]);
  }

  /** Counts a call of the Messenger profile. @throws GraphError above the limit */
  countProfile(pageId: string, now: number): void {
    const key = `${pageId}:profile`;
    const recent = (this.#recent.get(key) ?? []).filter((at) => at > now - PROFILE_CALLS_MS);
    if (recent.length >= PROFILE_CALLS) throw guessedError("tooManyProfileCalls");
    this.#recent.set(key, [...recent, now]);
  }

  /** Counts a private reply. @throws GraphError above the limit */
  countPrivateReply(pageId: string, now: number): void {
    const key = `${pageId}:private replies`;
    const recent = (this.#recent.get(key) ?? []).filter((at) => at > now - HOUR_MS);
    if (recent.length >= PRIVATE_REPLIES_PER_HOUR) throw guessedError("tooManyPrivateReplies");
    this.#recent.set(key, [...recent, now]);
  }

  /** Counts any call of a Page and answers the headers that go with its answer. */
  headers(world: World, pageId: string, now: number): Record<string, string> {
    let day = this.#days.get(pageId);
    if (day === undefined || day.since <= now - DAY_MS) {
      day = { since: now, calls: 0, people: 0, countedAt: 0 };
      this.#days.set(pageId, day);
    }
    day.calls += 1;
    if (day.calls < HEADERS_FROM_CALL) return {};
    if (now - day.countedAt > RECOUNT_AFTER_MS) {
      const threads = Object.values(world.state.threads);
      day.people = threads.filter((thread) => thread.pageId === pageId && thread.windowFrom !== null).length;
      day.countedAt = now;
    }
    const percent = Math.min(
      100,
      Math.floor((100 * day.calls) / (CALLS_PER_PERSON * Math.max(1, day.people))),
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
    this.#recent.clear();
    this.#days.clear();
  }
}
