import type { ConversationId } from "../../worker/protocol/ids.ts";
import type { Memory } from "../platform/doors.ts";
import { readKept } from "./kept.ts";
import type { Kept } from "./kept.ts";

type KeptBuilt = Kept & { built: unknown };

/**
 * What an agent builds for a customer and did not send: one of each kind. It belongs to the agent whose `prefix` it is under,
 * as drafts do, and goes with them. What is read may be anything: whoever reads it looks whether it fits.
 */
export class BuiltMemory {
  readonly #memory: Memory | undefined;
  readonly #prefix: string | null;
  readonly #now: () => number;

  constructor(memory: Memory | undefined, prefix: string | null, now: () => number) {
    this.#memory = memory;
    this.#prefix = prefix;
    this.#now = now;
  }

  read(conversation: ConversationId, kind: string): unknown {
    const name = this.#name(conversation, kind);
    return name === null ? null : (readKept<KeptBuilt>(this.#memory!, name)?.built ?? null);
  }

  /** Null: it was sent, or thrown away. */
  keep(conversation: ConversationId, kind: string, built: unknown): void {
    const name = this.#name(conversation, kind);
    if (name === null) return;
    if (built === null) this.#memory!.remove(name);
    else this.#memory!.set(name, JSON.stringify({ at: this.#now(), built } satisfies KeptBuilt));
  }

  /** Of the last receipt that was sent; empty where none was. */
  get currency(): string {
    const name = this.#currencyName();
    const kept = name === null ? null : readKept<Kept & { currency?: unknown }>(this.#memory!, name);
    return typeof kept?.currency === "string" ? kept.currency : "";
  }

  keepCurrency(currency: string): void {
    const name = this.#currencyName();
    if (name !== null) this.#memory!.set(name, JSON.stringify({ at: this.#now(), currency }));
  }

  #currencyName(): string | null {
    return this.#memory && this.#prefix !== null ? `${this.#prefix}currency` : null;
  }

  #name(conversation: ConversationId, kind: string): string | null {
    return this.#memory && this.#prefix !== null ? `${this.#prefix}built ${conversation} ${kind}` : null;
  }
}
