import { configOf } from "../../../config.ts";
import { classifySendError } from "../../../domain/send-error.ts";
import { nextSubscribeAttempt } from "../../../domain/retry.ts";
import type { Env } from "../../../env.ts";
import type { GraphOutcome } from "../../../graph/client.ts";
import { matchPerson } from "../../../graph/id-matching.ts";
import { withTheirComments } from "./their-comments.ts";
import type { MetaRequests, UnmatchedRequest } from "../meta-requests.ts";

/** Meta is asked whom it means for a day; then somebody has to find out. */
const ATTEMPTS_MAX = 12;

type Tools = {
  env: Env;
  requests: MetaRequests;
  /** Whether this deployment has the Page, or had it. */
  isOurs: (pageId: string) => boolean;
  /** Has these people erased, under this id. True where that is at its end already. */
  erase: (id: string, conversations: string[]) => boolean;
};

/** Finds the conversations of persons who want their data deleted: Meta names them by the app's own id, which is no address. */
export class Matching {
  readonly #tools: Tools;
  #running: Promise<void> | null = null;

  constructor(tools: Tools) {
    this.#tools = tools;
  }

  dueAt(): number | null {
    return this.#tools.requests.nextDueAt();
  }

  /** Asks Meta about each that is due. Never rejects. */
  run(): Promise<void> {
    this.#running ??= this.#run().finally(() => (this.#running = null));
    return this.#running;
  }

  async #run(): Promise<void> {
    for (const request of this.#tools.requests.due(Date.now())) await this.#match(request);
  }

  async #match({ code, appId, userId, attempts }: UnmatchedRequest): Promise<void> {
    const { env, requests, isOurs, erase } = this.#tools;
    const { graphUrl, appId: ownId, appSecret } = configOf(env);
    if (appSecret === null || appId !== ownId) return requests.leaveToSomebody(code);
    const outcome = await matchPerson({ graphUrl, appId, appSecret }, userId);
    if (mayPass(outcome)) {
      if (attempts + 1 >= ATTEMPTS_MAX) return requests.leaveToSomebody(code);
      return requests.postpone(code, nextSubscribeAttempt(attempts + 1, Date.now(), Math.random()));
    }
    const matched = outcome.kind === "accepted" ? outcome.value : [];
    const people = matched
      .filter(({ pageId }) => isOurs(pageId))
      .map(({ pageId, psid }) => `${pageId}:${psid}`);
    if (people.length === 0) return requests.leaveToSomebody(code);
    const all = await withTheirComments(env, people).catch(() => null);
    if (all === null)
      return requests.postpone(code, nextSubscribeAttempt(attempts + 1, Date.now(), Math.random()));
    const isEnded = erase(code, all);
    requests.erasing(code, code);
    if (isEnded) requests.ended(code);
  }
}

/** Meta may say more if it is asked later. */
function mayPass(outcome: GraphOutcome<unknown>): boolean {
  if (outcome.kind === "ambiguous") return true;
  return (
    outcome.kind === "refused" &&
    ["retry", "ambiguous", "slow_page"].includes(classifySendError(outcome.error))
  );
}
