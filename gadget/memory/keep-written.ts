import { KEPT, keptPrefix } from "./kept-names.ts";
import { keepLast, parseKept, readKept } from "./kept.ts";
import type { Kept } from "./kept.ts";
import type { Memory, Platform } from "../platform/doors.ts";
import type { ChatState, PendingSend } from "../state/state.ts";
import type { ChatStore } from "../state/store.ts";

/** Nothing is kept longer: a text of yesterday is rarely an answer of today, and customers are named in it. */
export const KEPT_MS = 24 * 60 * 60_000;

type KeptDraft = Kept & { text: string };
type KeptSend = Kept & { tab: string; command: PendingSend["command"]; text: string; place?: number };

/** Whoever sends again what was kept; `refused` is told what an agent has to decide about. */
type Resends<Refused> = {
  resend: (send: PendingSend, refused: Refused) => void;
};

/**
 * Keeps what the agent wrote beyond the page: drafts, and messages that the Worker has not accepted. One name for
 * each, so that several tabs do not overwrite each other's; under server, scope and `sub`, so that nobody else
 * sees or sends them. A message goes to a tab that opens when the one it was written in is gone. A draft is the same in
 * all tabs: what was written or sent in one is not written or sent again in another.
 */
export class Keeper {
  readonly #store: ChatStore;
  readonly #platform: Platform;
  readonly #server: string;
  #prefix: string | null = null;
  #before: ChatState;
  /** What another tab keeps already is not kept again. */
  #isFollowing = false;

  constructor(store: ChatStore, platform: Platform, server: string) {
    this.#store = store;
    this.#platform = platform;
    this.#server = server;
    this.#before = store.state;
    if (!platform.memory) return;
    store.subscribe((state) => {
      this.#write(state);
    });
    // The window must not hold on to a session that no gadget uses any more.
    const self = new WeakRef(this);
    const stop = platform.memory.onOtherTab((name, text) => {
      const keeper = self.deref();
      if (keeper) keeper.#follow(name, text);
      else stop();
    });
  }

  /**
   * The Worker said who is signed in. Brings back what they wrote: what is fresh leaves by itself, in the order
   * in which it was written; what is older than STALE_SEND_MS waits for a word of the agent.
   */
  async welcomed<Refused>(sender: Resends<Refused>, refused: Refused): Promise<void> {
    const { memory } = this.#platform;
    const prefix = keptPrefix(this.#server, this.#store.state);
    if (!memory || prefix === null || prefix === this.#prefix) return;
    this.#prefix = prefix;
    keepLast(memory, this.#server, prefix);
    this.#dropOld(memory);
    const drafts = this.#drafts(memory, prefix);
    if (Object.keys(drafts).length > 0) this.#store.dispatch({ type: "recalled", drafts, sends: [] });
    const openTabs = await memory.openTabs().catch(() => null);
    if (prefix !== this.#prefix) return;
    for (const send of this.#sends(memory, prefix, openTabs)) {
      this.#store.dispatch({ type: "recalled", drafts: {}, sends: [send] });
      sender.resend(send, refused);
    }
  }

  /** What was kept was erased: whoever is welcomed next is looked at anew. */
  signedOut(): void {
    this.#prefix = null;
  }

  #write(state: ChatState): void {
    const before = this.#before;
    this.#before = state;
    if (this.#isFollowing) return;
    const { memory } = this.#platform;
    // Somebody else's state: what it does not hold any more is not what the agent threw away.
    if (!memory || this.#prefix === null || keptPrefix(this.#server, state) !== this.#prefix) return;
    const at = this.#platform.now();
    if (state.drafts !== before.drafts) {
      for (const [conversation, text] of Object.entries(state.drafts)) {
        if (text === before.drafts[conversation]) continue;
        const name = `${this.#prefix}draft ${conversation}`;
        memory.set(name, JSON.stringify({ at, text } satisfies KeptDraft));
        // Other tabs heard that it is empty, which is not the same as that nothing is kept any more.
        if (text === "") memory.remove(name);
      }
    }
    if (state.threads !== before.threads) this.#writeSends(memory, state, before);
  }

  /** The same agent wrote in another tab, or sent what was written. */
  #follow(name: string, text: string): void {
    const drafts = `${this.#prefix}draft `;
    const isTheirs = keptPrefix(this.#server, this.#store.state) === this.#prefix;
    if (this.#prefix === null || !isTheirs || !name.startsWith(drafts)) return;
    const draft = parseKept<KeptDraft>(text)?.text;
    if (typeof draft !== "string") return;
    this.#isFollowing = true;
    this.#store.dispatch({ type: "draft", conversation: name.slice(drafts.length), text: draft });
    this.#isFollowing = false;
  }

  #writeSends(memory: Memory, state: ChatState, before: ChatState): void {
    const now = sendsOf(state);
    const then = sendsOf(before);
    for (const id of then.keys()) if (!now.has(id)) memory.remove(`${this.#prefix}send ${id}`);
    for (const [id, { at, command, text, place }] of now) {
      const known = then.get(id);
      if (command.type !== "message.send" || (known?.command === command && known.at === at)) continue;
      const kept: KeptSend = { at, tab: memory.tab, command, text, place };
      memory.set(`${this.#prefix}send ${id}`, JSON.stringify(kept));
    }
  }

  #dropOld(memory: Memory): void {
    for (const name of memory.names(KEPT)) {
      const at = readKept<Kept>(memory, name)?.at ?? 0;
      // A clock may have been put back, and the text be no number.
      if (!(Math.abs(this.#platform.now() - at) < KEPT_MS)) memory.remove(name);
    }
  }

  #drafts(memory: Memory, prefix: string): Record<string, string> {
    const drafts: Record<string, string> = {};
    for (const name of memory.names(`${prefix}draft `)) {
      const text = readKept<KeptDraft>(memory, name)?.text;
      if (typeof text === "string") drafts[name.slice(`${prefix}draft `.length)] = text;
    }
    return drafts;
  }

  #sends(memory: Memory, prefix: string, openTabs: ReadonlySet<string> | null): PendingSend[] {
    const sends: PendingSend[] = [];
    for (const name of memory.names(`${prefix}send `)) {
      const { at, tab, command, text, place } = readKept<KeptSend>(memory, name) ?? {};
      // Anybody may write into the memory of a page: what does not fit is left out.
      if (typeof at !== "number" || typeof tab !== "string" || typeof text !== "string") continue;
      if (command?.type !== "message.send") continue;
      if (tab !== memory.tab && openTabs?.has(tab)) continue;
      const id = name.slice(`${prefix}send `.length);
      const send = { at, command, text, place: typeof place === "number" ? place : at };
      sends.push({ ...send, id, phase: "waiting", refusal: null });
      memory.set(name, JSON.stringify({ ...send, tab: memory.tab } satisfies KeptSend));
    }
    return sends.sort((a, b) => a.place - b.place);
  }
}

function sendsOf({ threads }: ChatState): Map<string, PendingSend> {
  const sends = Object.values(threads).flatMap((thread) => thread.sends);
  return new Map(sends.map((send) => [send.id, send]));
}
