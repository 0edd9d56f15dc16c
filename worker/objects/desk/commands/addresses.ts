import type { Env } from "../../../env.ts";
import { partsOfName } from "../../../protocol/ids.ts";
import { pageStub } from "../../kernel/stubs.ts";

/**
 * Whether Meta can fetch files from the Worker: the Page knows, and is asked until it says so. Messages are handed on in the
 * order in which they came, so whatever is written to a conversation meanwhile waits until the one that asks was.
 */
export class Addresses {
  readonly #env: Env;
  /** Pages of which it is known. */
  readonly #known = new Set<string>();
  /** By conversation: settles when the last message that asks was handed on. */
  readonly #turns = new Map<string, Promise<void>>();

  constructor(env: Env) {
    this.#env = env;
  }

  /** Null: nothing has to be waited for before something is handed to this conversation. */
  pending(conversation: string): Promise<void> | null {
    return this.#turns.get(conversation) ?? null;
  }

  isKnown(conversation: string): boolean {
    return this.#known.has(partsOfName(conversation).pageId);
  }

  /** Asks for a message, and does `work` when that is known; `work` says when the message was handed on. Never asks in vain. */
  async ask<T>(conversation: string, work: (handedOn: () => void) => Promise<T>): Promise<T> {
    const { promise: turn, resolve: handedOn } = Promise.withResolvers<void>();
    const before = this.#turns.get(conversation);
    this.#turns.set(conversation, turn);
    try {
      await before;
      await this.#learn(partsOfName(conversation).pageId);
      return await work(handedOn);
    } finally {
      handedOn();
      if (this.#turns.get(conversation) === turn) this.#turns.delete(conversation);
    }
  }

  /** A Page out of reach knows nothing. */
  async #learn(pageId: string): Promise<void> {
    if (this.#known.has(pageId)) return;
    const url = await Promise.resolve(pageStub(this.#env, pageId).publicUrl(pageId)).catch(() => null);
    if (url !== null) this.#known.add(pageId);
  }
}
