import type { HumanAgent } from "../../../domain/send-window.ts";
import type { PageStore } from "../store.ts";

/** A "no" holds for this long: Meta may have granted the feature since, and never says so by itself. */
export const REFUSAL_MS = 24 * 60 * 60 * 1000;

type Tools = {
  store: PageStore;
  /** The hash of the token that the Page has now. */
  tokenHash: (pageId: string) => Promise<string>;
  wakeBy: (at: number) => void;
};

/**
 * Whether Meta lets people of the Page write for 7 days ("Human Agent"). Only the answer to a send tells. A "yes" stands
 * until Meta refuses; a "no" until a day is over, the Page has another token, or somebody at the desk wants to try again.
 */
export class HumanAgentFeature {
  readonly #tools: Tools;

  constructor(tools: Tools) {
    this.#tools = tools;
  }

  /** When a "no" is over. That the token is another is seen where it is used, and with each deployment. */
  dueAt(): number | null {
    const page = this.#tools.store.find();
    return page?.human_agent === "no" ? (page.human_agent_at ?? 0) + REFUSAL_MS : null;
  }

  /** What is known now. Writes a row only when a "no" is over. */
  async known(pageId: string, now: number): Promise<HumanAgent> {
    const page = this.#tools.store.find();
    if (page === null) return "unknown";
    if (page.human_agent !== "no") return page.human_agent;
    const until = (page.human_agent_at ?? 0) + REFUSAL_MS;
    const isSameToken = page.human_agent_token === (await this.#tools.tokenHash(pageId));
    if (now >= until || !isSameToken) {
      this.forgetRefusal();
      return "unknown";
    }
    this.#tools.wakeBy(until);
    return "no";
  }

  /** Meta's answer to `tokenHash`; of a token that was replaced since it says nothing. The alarm tells the desk. */
  async learn(pageId: string, answer: "yes" | "no", tokenHash: string): Promise<void> {
    const { store, wakeBy } = this.#tools;
    if (tokenHash !== (await this.#tools.tokenHash(pageId))) return;
    if (answer === "yes" && store.find()?.human_agent === "yes") return;
    const now = Date.now();
    store.setHumanAgent(answer, now, tokenHash);
    wakeBy(now);
  }

  /** The next reply is tried again. */
  forgetRefusal(): void {
    const { store, wakeBy } = this.#tools;
    if (store.find()?.human_agent !== "no") return;
    store.setHumanAgent("unknown", null, null);
    wakeBy(Date.now());
  }
}
