import type { Summary } from "../../worker/protocol/thread/conversation.ts";
import { keptPrefix } from "../memory/kept-names.ts";
import { readKept } from "../memory/kept.ts";
import type { DeedTools } from "../session/deed-tools.ts";
import { wasErased } from "../session/erasures.ts";
import { untilAnswered } from "../session/until-answered.ts";
import { desk } from "../state/desk.ts";
import type { CommandRefusal } from "../wire/commands.ts";
import {
  askOf,
  CHOSEN_MAX,
  isOver,
  nextOf,
  recalled,
  withItem,
  type Deed,
  type Item,
  type KeptItem,
  type Run,
} from "./run.ts";

/** Half as many in a second as the Worker takes of an agent: the other half is for what they do meanwhile. */
export const PACE_MS = 100;
/** How long it is said that all is done. */
const SAID_MS = 6_000;

const all = new WeakMap<DeedTools["store"], BulkRuns>();

/** What is done with several, in one session. */
export function bulkRunsOf(tools: DeedTools): BulkRuns {
  const known = all.get(tools.store) ?? new BulkRuns(tools);
  all.set(tools.store, known);
  return known;
}

/**
 * Does one thing with several conversations: each by a command of its own, one after the other, whose id is kept until it was answered, in
 * this page and for whoever goes on with it later. For the undo time of the desk nothing leaves. What is refused is said, and the next
 * one follows.
 */
export class BulkRuns {
  readonly #tools: DeedTools;
  readonly #listeners = new Set<() => void>();
  #runs: readonly Run[] = [];
  #isGoing = false;

  constructor(tools: DeedTools) {
    this.#tools = tools;
  }

  /** Oldest first. */
  get all(): readonly Run[] {
    return this.#runs;
  }

  /** Called when one changed; the answer stops that. */
  onChange(run: () => void): () => void {
    this.#listeners.add(run);
    return () => this.#listeners.delete(run);
  }

  /** Begins one, once it can be taken back no more. */
  start(deed: Deed, chosen: readonly Summary[]): void {
    const { platform, store } = this.#tools;
    const items = chosen.slice(0, CHOSEN_MAX).map(({ conversation, customer, owner, asked }): Item => ({
      ...{ id: platform.uuid(), conversation, customer: customer.label },
      ...{ owner: owner?.sub ?? null, asked, state: "not", why: null },
    }));
    const run: Run = {
      ...{ id: platform.uuid(), at: platform.now(), tab: platform.memory?.tab ?? "" },
      ...{ me: store.state.session?.me.sub ?? "", deed, items, phase: "waits" },
    };
    this.#put(run);
    const undoMs = (desk.of(store.state)?.settings.undoSeconds ?? 0) * 1_000;
    platform.after(undoMs, () => {
      if (this.#find(run.id)?.phase === "waits") this.#begin(run.id);
    });
  }

  /** Takes it back, while nothing of it left. */
  undo(id: string): void {
    if (this.#find(id)?.phase === "waits") this.#end(id, "undone");
  }

  /** Gives no more of it. What was given is heard of. */
  stop(id: string): void {
    if (this.#find(id)?.phase === "runs") this.#change(id, { phase: "stopped" });
  }

  /**
   * Does what is left, as it was chosen or by now is (`deed`). What was done, or was given to the Worker, is not done twice: it knows the
   * id again, whatever it is asked for under it.
   */
  goOn(id: string, deed?: Deed): void {
    const run = this.#find(id);
    if (run?.phase !== "stopped" && run?.phase !== "interrupted") return;
    if (deed !== undefined) {
      const changed = { ...run, deed };
      this.#change(id, { deed });
      for (const item of changed.items) this.#keep(changed, item);
    }
    this.#begin(id);
  }

  /** The agent read what became of it. */
  dismiss(id: string): void {
    const run = this.#find(id);
    this.#runs = this.#runs.filter((it) => it.id !== id);
    if (run) this.#forget(run);
    this.#tell();
  }

  /** Those that pages left which are gone. */
  async recall(): Promise<void> {
    const { platform, server, store } = this.#tools;
    const { memory } = platform;
    const prefix = keptPrefix(server, store.state);
    if (!memory || prefix === null) return;
    const open = await memory.openTabs().catch(() => null);
    const kept = memory.names(`${prefix}bulk `).map((name) => readKept(memory, name));
    for (const run of recalled(kept)) {
      if (this.#find(run.id) || run.tab === memory.tab || open?.has(run.tab) === true) continue;
      this.#put({ ...run, tab: memory.tab });
    }
  }

  #find(id: string): Run | undefined {
    return this.#runs.find((run) => run.id === id);
  }

  #begin(id: string): void {
    this.#change(id, { phase: "runs" });
    void this.#go();
  }

  /** One command at a time, of whichever run: together they keep the pace. */
  async #go(): Promise<void> {
    if (this.#isGoing) return;
    this.#isGoing = true;
    try {
      for (;;) {
        const run = this.#runs.find(({ phase }) => phase === "runs");
        if (!run) return;
        // Somebody else signed in meanwhile: nothing leaves in their name.
        if (run.me !== (this.#tools.store.state.session?.me.sub ?? run.me)) {
          this.dismiss(run.id);
          continue;
        }
        const item = nextOf(run);
        if (item === null) this.#end(run.id, "done");
        else await this.#do(run, item);
      }
    } finally {
      this.#isGoing = false;
    }
  }

  async #do(run: Run, item: Item): Promise<void> {
    const taken = item.state === "not" ? this.#takenBy(run.deed, item) : null;
    if (taken !== null) {
      this.#changeItem(run.id, item, { state: "refused", why: taken });
      return;
    }
    this.#changeItem(run.id, item, { state: "asked" });
    // Where it was stopped meanwhile, whoever goes on asks what became of it.
    const answer = await untilAnswered(this.#tools, item.id, askOf(run.deed, item), () =>
      this.#find(run.id)?.phase === "runs" ? "give" : "end",
    );
    if (answer?.ok === true) this.#changeItem(run.id, item, { state: "done" });
    else if (answer !== null) this.#changeItem(run.id, item, { state: "refused", why: answer.refusal });
    await this.#wait(PACE_MS);
  }

  /** Somebody else has it by now, as far as this page knows. Tags are whoever's. */
  #takenBy(deed: Deed, { conversation, owner }: Item): CommandRefusal | null {
    const { list, threads, session } = this.#tools.store.state;
    const row = list.items.find((summary) => summary.conversation === conversation);
    const now = (row ?? threads[conversation]?.summary)?.owner ?? null;
    const isExpected = now === null || now.sub === owner || now.sub === session?.me.sub;
    return deed.do === "tag" || isExpected ? null : { code: "taken", by: now };
  }

  #wait(ms: number): Promise<void> {
    return new Promise((resolve) => {
      this.#tools.platform.after(ms, resolve);
    });
  }

  #put(run: Run): void {
    this.#runs = [...this.#runs, run];
    for (const item of run.items) this.#keep(run, item);
    this.#tell();
  }

  #change(id: string, change: Partial<Run>): void {
    this.#runs = this.#runs.map((run) => (run.id === id ? { ...run, ...change } : run));
    this.#tell();
  }

  #changeItem(id: string, { id: item }: Item, change: Partial<Item>): void {
    this.#runs = this.#runs.map((run) => (run.id === id ? withItem(run, item, change) : run));
    const run = this.#find(id);
    const changed = run?.items.find((it) => it.id === item);
    if (run && changed) this.#keep(run, changed);
    this.#tell();
  }

  #end(id: string, phase: Run["phase"]): void {
    this.#change(id, { phase });
    const run = this.#find(id);
    if (!run || !isOver(run)) return;
    this.#forget(run);
    this.#tools.platform.after(SAID_MS, () => {
      this.dismiss(id);
    });
  }

  #keep(run: Run, item: Item): void {
    const { platform, store } = this.#tools;
    const name = this.#nameOf(run, item);
    if (name === null || wasErased(store.state, item.conversation)) return;
    const { id, at, tab, me, deed } = run;
    const kept: KeptItem = { id, at, tab, me, deed, item, place: run.items.indexOf(item) };
    platform.memory?.set(name, JSON.stringify(kept));
  }

  #forget(run: Run): void {
    for (const item of run.items) {
      const name = this.#nameOf(run, item);
      if (name !== null) this.#tools.platform.memory?.remove(name);
    }
  }

  #nameOf({ id }: Run, { conversation }: Item): string | null {
    const prefix = keptPrefix(this.#tools.server, this.#tools.store.state);
    return prefix === null ? null : `${prefix}bulk ${conversation} ${id}`;
  }

  #tell(): void {
    for (const run of [...this.#listeners]) run();
  }
}
