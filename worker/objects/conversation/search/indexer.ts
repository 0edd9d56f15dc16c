import type { Env } from "../../../env.ts";
import type { Rev } from "../../../protocol/ids.ts";
import { OVERDUE, type Agenda } from "../../kernel/agenda.ts";
import type { IndexAnswer } from "../../kernel/contracts.ts";
import { searchStub } from "../../kernel/stubs.ts";
import type { ConversationStore } from "../log/store.ts";
import { batchSince } from "./batch.ts";

/** So long after something changed the index is told, with all that changed meanwhile. */
export const INDEX_AFTER_MS = 5_000;
/** Calls in one turn; what is left is brought with the next. */
const CALLS_MAX = 20;
const AGAIN_MS = 1_000;
/** Before there is a thread, or a desk for it. */
const NOWHERE = "";

type Tools = {
  env: Env;
  store: ConversationStore;
  agenda: Pick<Agenda<"search">, "wakeBy">;
};

/**
 * Brings what changed to the index of the desk. Of how far it got the index has a row, and this none: after an eviction its answer tells where to go on.
 */
export class Indexer {
  readonly #tools: Tools;
  /** For which index: desk, epoch and generation. */
  #of: string | null = null;
  /** The rev that the index has, by its own word or, at first, by assumption: a wrong guess costs one more call. */
  #have: Rev = 0;
  #name: string | null = null;
  /** Whether the index has said so since this instance began. */
  #isConfirmed = false;
  /** It takes nothing: the desk keeps none, or the Page left it. */
  #isRefused = false;
  #dueAt: number | null = null;
  #running: Promise<number | undefined> | null = null;

  constructor(tools: Tools) {
    this.#tools = tools;
  }

  /** Before the first change of this instance: the index most likely has all that came before it. */
  assumeUpToDate(): void {
    const { store } = this.#tools;
    if (this.#of !== null) return;
    this.#of = this.#current() ?? NOWHERE;
    this.#have = store.topRev();
    this.#name = store.isEmpty() ? null : store.existingThread().customer_name;
  }

  /** Something may have changed: the index is told of it a while later. */
  noticed(): void {
    this.assumeUpToDate();
    this.#look();
    if (!this.#hasNews()) return;
    this.#dueAt ??= Date.now() + INDEX_AFTER_MS;
    this.#tools.agenda.wakeBy(this.#dueAt);
  }

  /** In ms; null: the index has all of it, or wants none. */
  dueAt(): number | null {
    if (this.#current() === null) return null;
    // An instance that knows nothing asks the index.
    if (this.#of === null) return OVERDUE;
    this.#look();
    if (this.#isRefused) return null;
    if (this.#dueAt !== null) return this.#dueAt;
    return this.#hasNews() || !this.#isConfirmed ? OVERDUE : null;
  }

  /** Tells the index what it lacks. Answers when to go on where there is more, in ms; rejects where it cannot be reached. */
  run(): Promise<number | undefined> {
    this.#running ??= this.#run().finally(() => (this.#running = null));
    return this.#running;
  }

  /** Tells all of it, because somebody asked: also an index that wanted none before. Resolves when it has all. */
  async tellAll(): Promise<void> {
    this.#isRefused = false;
    this.#isConfirmed = false;
    for (;;) if ((await this.run()) === undefined) return;
  }

  /** Resolves when nothing is on its way to the index that left before. Never rejects. */
  async arrived(): Promise<void> {
    await this.#running?.catch(() => undefined);
  }

  /** The thread was erased. */
  forget(): void {
    this.#of = null;
    this.#have = 0;
    this.#name = null;
    this.#isConfirmed = false;
    this.#isRefused = false;
    this.#dueAt = null;
  }

  async #run(): Promise<number | undefined> {
    const { env, store } = this.#tools;
    for (let call = 0; call < CALLS_MAX; call++) {
      if (store.isEmpty()) return undefined;
      this.assumeUpToDate();
      this.#look();
      const { desk } = store.existingThread();
      if (desk === null || this.#isRefused) return undefined;
      if (this.#isConfirmed && !this.#hasNews()) {
        this.#dueAt = null;
        return undefined;
      }
      this.#dueAt = null;
      const [of, batch] = [this.#of, batchSince(store, this.#have)];
      const answer = await searchStub(env, desk).index(desk, batch);
      if (this.#of === of) this.#heard(answer, batch.name);
    }
    return Date.now() + AGAIN_MS;
  }

  #heard(answer: IndexAnswer, name: string | null): void {
    if (!answer.ok) {
      this.#isRefused = true;
      return;
    }
    if (answer.metrics !== undefined) this.#tools.store.meter.absorb(answer.metrics);
    this.#have = answer.have;
    this.#name = name;
    this.#isConfirmed = answer.again !== true;
  }

  /** At another desk, or as another thread, nothing of it is known. */
  #look(): void {
    const of = this.#current();
    if (of === null || of === this.#of) return;
    this.#of = of;
    this.#have = 0;
    this.#isConfirmed = false;
    this.#isRefused = false;
  }

  #current(): string | null {
    const { store } = this.#tools;
    if (store.isEmpty()) return null;
    const { desk, epoch, generation } = store.existingThread();
    return desk === null ? null : [desk, epoch, generation].join(" ");
  }

  /** Marks and who has the thread are no words, though each is a change of it. */
  #hasNews(): boolean {
    const { store } = this.#tools;
    return store.entries.topRev() > this.#have || store.existingThread().customer_name !== this.#name;
  }
}
