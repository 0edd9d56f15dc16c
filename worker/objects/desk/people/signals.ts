import { rulesOf } from "../../../domain/kinds.ts";
import type { Env } from "../../../env.ts";
import { log, traceOf } from "../../../log.ts";
import type { DeskSettings } from "../../../protocol/desk/settings.ts";
import { TYPING_SHOWN_MS, TYPING_SIGNAL_MS } from "../../../protocol/limits.ts";
import type { CustomerSignal } from "../../kernel/contracts.ts";
import { conversationStub } from "../../kernel/stubs.ts";
import type { ConversationRow } from "../list/row.ts";

/**
 * What the customer is shown of agents at work: "seen" and "is typing". Nothing of it is kept: after an eviction one
 * may come a little too soon, which harms nobody.
 */
export class Signals {
  readonly #env: Env;
  readonly #typingShownAt = new Map<string, number>();

  constructor(env: Env) {
    this.#env = env;
  }

  /** The owner has the customer's newest message before their eyes. */
  async seen(row: ConversationRow, sub: string, entry: number, settings: DeskSettings): Promise<void> {
    if (!settings.showsSeen || row.owner_sub !== sub || !rulesOf(row.name).hasSignals) return;
    await this.#tell(row.name, { action: "mark_seen", entry });
  }

  /** Whoever answers is writing: the owner, or anyone where nobody owns the conversation yet. */
  async typing(row: ConversationRow, sub: string, settings: DeskSettings, now: number): Promise<void> {
    if (!settings.showsTyping || row.status === "closed" || !rulesOf(row.name).hasSignals) return;
    if (row.owner_sub !== null && row.owner_sub !== sub) return;
    if (now - (this.#typingShownAt.get(row.name) ?? 0) < TYPING_SIGNAL_MS) return;
    this.#forgetBefore(now - TYPING_SHOWN_MS);
    this.#typingShownAt.set(row.name, now);
    await this.#tell(row.name, { action: "typing_on" });
  }

  /** What was written is held back: the customer is not left waiting for it. A message that comes ends the sign by itself. */
  async nothingComes(conversation: string, now: number): Promise<void> {
    const at = this.#typingShownAt.get(conversation);
    if (at === undefined || now - at >= TYPING_SHOWN_MS) return;
    this.#typingShownAt.delete(conversation);
    await this.#tell(conversation, { action: "typing_off" });
  }

  #forgetBefore(then: number): void {
    for (const [name, at] of this.#typingShownAt) {
      if (at <= then) this.#typingShownAt.delete(name);
    }
  }

  async #tell(conversation: string, signal: CustomerSignal): Promise<void> {
    try {
      await conversationStub(this.#env, conversation).signal(conversation, signal);
    } catch (error) {
      log({ event: "fault", where: "desk.signal", error: traceOf(error) });
    }
  }
}
