import type { ConversationId, EntryId } from "../../worker/protocol/ids.ts";
import { wasErased } from "../session/erasures.ts";
import type { ChatNavigation } from "../session/navigation.ts";
import type { SeatController } from "../shell/seat-controller.ts";
import type { Needs, NotTranslated, Translated } from "./translate.ts";

/** What came of it. `needs`: the browser must load something first. */
export type Outcome =
  | ({ phase: "needs" } & Needs)
  | ({ phase: "done" } & Translated)
  | { phase: "failed"; why: NotTranslated; from: string | null };

/**
 * Of one message. `of`: what it said then. `part`: how much is loaded of what is needed, from 0 to 1; null: nothing is loaded.
 * `under` ends it.
 */
export type Translation = { of: string } & (
  { phase: "asking"; part: number | null; under: AbortController } | Outcome
);

/** Conversations of which any are held, as long as the thread itself is. */
const CONVERSATIONS_MAX = 10;

/**
 * What was translated in one gadget, for as long as it is in the page: messages are drawn anew while the agent scrolls, and come
 * back with their conversation. Nothing of it is kept in the browser.
 */
export class Translations {
  readonly #of = new Map<ConversationId, Map<EntryId, Translation>>();
  /** Conversations in which all that the customer writes is translated. */
  readonly #whole = new Set<ConversationId>();
  readonly #listeners = new Set<() => void>();

  get(conversation: ConversationId, entry: EntryId): Translation | null {
    return this.#of.get(conversation)?.get(entry) ?? null;
  }

  set(conversation: ConversationId, entry: EntryId, translation: Translation | null): void {
    const all = this.#of.get(conversation) ?? new Map<EntryId, Translation>();
    const before = all.get(entry);
    if (before?.phase === "asking" && translation?.phase !== "asking") before.under.abort();
    if (translation === null) all.delete(entry);
    else all.set(entry, translation);
    this.#of.delete(conversation);
    this.#of.set(conversation, all);
    const [oldest] = this.#of.keys();
    if (this.#of.size > CONVERSATIONS_MAX) this.#end(oldest!);
    this.#tell();
  }

  /** Whether a conversation has any, or is to have. */
  hasAny(conversation: ConversationId): boolean {
    return this.#whole.has(conversation) || (this.#of.get(conversation)?.size ?? 0) > 0;
  }

  isWhole(conversation: ConversationId): boolean {
    return this.#whole.has(conversation);
  }

  setWhole(conversation: ConversationId, isWhole: boolean): void {
    if (isWhole) this.#whole.add(conversation);
    else this.#whole.delete(conversation);
    this.#tell();
  }

  /** Another agent, or another language: what was said in it is nobody's any more. */
  forget(): void {
    for (const conversation of [...this.#of.keys()]) this.#end(conversation);
    this.#whole.clear();
    this.#tell();
  }

  /** Of what was erased nothing stays. */
  drop(isErased: (conversation: ConversationId) => boolean): void {
    for (const conversation of [...this.#of.keys(), ...this.#whole].filter(isErased)) {
      this.#end(conversation);
      this.#whole.delete(conversation);
    }
  }

  subscribe(run: () => void): () => void {
    this.#listeners.add(run);
    return () => this.#listeners.delete(run);
  }

  /** What is under way for it is wanted no more. */
  #end(conversation: ConversationId): void {
    for (const it of this.#of.get(conversation)?.values() ?? []) if (it.phase === "asking") it.under.abort();
    this.#of.delete(conversation);
  }

  #tell(): void {
    for (const run of [...this.#listeners]) run();
  }
}

const held = new WeakMap<ChatNavigation, Translations>();

/** Those of a gadget. */
export function translationsOf(seat: SeatController): Translations {
  const { navigation } = seat;
  const known = held.get(navigation);
  if (known !== undefined) return known;
  const made = new Translations();
  held.set(navigation, made);
  seat.tools.store.subscribe((state) => {
    made.drop((conversation) => wasErased(state, conversation));
  });
  return made;
}
