import { slowDownMs } from "../../../domain/retry.ts";
import type { GraphErrorCode } from "../../../domain/send-error.ts";
import { hashOf } from "../../../graph/item-key.ts";
import { log } from "../../../log.ts";
import { BY_POLICY } from "../events/event-log.ts";
import type { PageStore } from "../store.ts";

/** After this long without "too fast", the next one counts as the first. */
const SLOW_FORGOTTEN_MS = 15 * 60_000;

type Tools = {
  store: PageStore;
  /** The token that the Page has now. */
  token: (pageId: string) => string | null;
  wakeBy: (at: number) => void;
};

/** Why nobody calls Meta for the Page: until a person acts (a pause), or for a while (too fast). The caller tells the desk. */
export class Pauses {
  readonly #tools: Tools;

  constructor(tools: Tools) {
    this.#tools = tools;
  }

  /** Meta's answer to `token`; one that was replaced since says nothing about the new one. True: it is paused by this. */
  async begin(pageId: string, error: GraphErrorCode, token: string): Promise<boolean> {
    const { store, wakeBy, token: tokenOf } = this.#tools;
    if (store.ensure(pageId).paused_at !== null) return false;
    if (token !== tokenOf(pageId)) {
      wakeBy(Date.now());
      return false;
    }
    store.setPause(Date.now(), error, await hashOf(token));
    log({ event: "page.paused", pageId, graphCode: error.code, graphSubcode: error.subcode });
    return true;
  }

  /** A different token lifts the pause that the one before it was answered with. True: this has ended it. */
  async endByToken(pageId: string): Promise<boolean> {
    const page = this.#tools.store.ensure(pageId);
    if (page.paused_at === null || page.paused_token === BY_POLICY) return false;
    if (page.paused_token === (await hashOf(this.#tools.token(pageId) ?? ""))) return false;
    return this.end(pageId, "token");
  }

  /** True: this has ended it. */
  end(pageId: string, why: "token" | "agent"): boolean {
    const { store, wakeBy } = this.#tools;
    const { paused_at: at, pause_code: code, pause_subcode: subcode } = store.ensure(pageId);
    if (at === null) return false;
    store.endPause();
    store.setDoctor({ ...store.doctor(), resumed: { code: code ?? 0, subcode, at: Date.now() } });
    wakeBy(Date.now());
    log({ event: "page.resumed", pageId, why });
    return true;
  }

  /** Meta said "too fast": nobody calls until then, and then not all at once. */
  slowDown(pageId: string, retryAfterMs: number | null): void {
    const { store, wakeBy } = this.#tools;
    const page = store.ensure(pageId);
    const now = Date.now();
    if (page.slow_until !== null && page.slow_until > now) return;
    const isFresh = page.slow_until === null || now - page.slow_until > SLOW_FORGOTTEN_MS;
    const strikes = isFresh ? 0 : page.slow_strikes + 1;
    const forMs = retryAfterMs ?? slowDownMs(strikes, Math.random());
    store.setSlow(now + forMs, strikes);
    wakeBy(now + forMs);
    log({ event: "page.slowed", pageId, forMs });
  }

  /** Meta took a message again after it had said "too fast", until `slowUntil`: the next one counts as the first. */
  goesAgain(pageId: string, slowUntil: number): void {
    const { store } = this.#tools;
    if (store.ensure(pageId).slow_until === slowUntil) store.setSlow(null, 0);
  }
}
