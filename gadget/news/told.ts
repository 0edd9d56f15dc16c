import type { ConversationId } from "../../worker/protocol/ids.ts";
import { agentName } from "../state/agent-name.ts";
import { TOLD } from "../memory/kept-names.ts";
import { readKept } from "../memory/kept.ts";
import type { Kept } from "../memory/kept.ts";
import type { Memory, Platform } from "../platform/doors.ts";
import type { ChatState } from "../state/state.ts";

/** A page that was reloaded hears what came meanwhile; what is older the list tells. */
export const RELOADED_MS = 15 * 60_000;

/** Up to where an agent heard their news: a time, which names nobody. */
const HEARD = "fb-chat-heard ";

/** `told`: the Worker's time of the newest news. */
type KeptTold = Kept & { told: number };

/**
 * Up to where an agent heard their news, and of which customers they were told. All tabs of a browser share it, so that
 * each news is told to a person once, and not by each tab.
 */
export class Told {
  readonly #memory: Memory | undefined;
  readonly #platform: Pick<Platform, "now">;
  readonly #server: string;
  /** Whose it is, as a name; empty before that is known. */
  #whose = "";
  #heard: number | null = null;
  readonly #here = new Map<ConversationId, number>();

  constructor(platform: Pick<Platform, "memory" | "now">, server: string) {
    this.#memory = platform.memory;
    this.#platform = platform;
    this.#server = server;
  }

  /** No two tabs of this agent may claim at the same time. */
  get lock(): string {
    return TOLD + this.#whose;
  }

  /** From where on the agent who is signed in has news to hear, in the Worker's time. */
  since(state: ChatState): number | null {
    const { session } = state;
    const whose = agentName("", this.#server, state)?.trimStart() ?? "";
    if (whose !== this.#whose) {
      this.#heard = null;
      this.#here.clear();
    }
    this.#whose = whose;
    if (!session) return null;
    const kept = this.#read(HEARD + whose);
    return this.#heard ?? (kept === 0 ? session.since : Math.max(kept, session.since - RELOADED_MS));
  }

  /** Everything up to `at` has come. */
  heard(at: number): void {
    this.#heard = Math.max(at, this.#heard ?? 0);
    this.#keep(HEARD + this.#whose, this.#heard);
  }

  /** The agent signed out: their next session begins afresh. */
  forget(): void {
    this.#memory?.remove(HEARD + this.#whose);
    this.#whose = "";
    this.#heard = null;
    this.#here.clear();
  }

  /** Whether this is the first time that this tab hears of it. */
  isNew(conversation: ConversationId, at: number): boolean {
    if ((this.#here.get(conversation) ?? 0) >= at) return false;
    this.#here.set(conversation, at);
    return true;
  }

  /** Whether it is this tab's to tell. Call it with no other tab at it. */
  claim(conversation: ConversationId, at: number): boolean {
    const name = `${this.lock} ${conversation}`;
    if (this.#read(name) >= at) return false;
    this.#keep(name, at);
    return true;
  }

  #read(name: string): number {
    const told = this.#memory && readKept<KeptTold>(this.#memory, name)?.told;
    return typeof told === "number" ? told : 0;
  }

  #keep(name: string, told: number): void {
    if (this.#read(name) >= told) return;
    this.#memory?.set(name, JSON.stringify({ at: this.#platform.now(), told } satisfies KeptTold));
  }
}
