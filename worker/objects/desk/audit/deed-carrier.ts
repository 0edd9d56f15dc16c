import type { Deed } from "../../../domain/audit/deed.ts";
import { nextInternalAttempt } from "../../../domain/retry.ts";
import type { Env } from "../../../env.ts";
import { log, nameInLog } from "../../../log.ts";
import type { Agenda } from "../../kernel/agenda.ts";
import { auditStub, deskStub } from "../../kernel/stubs.ts";
import type { DeskStore } from "../store.ts";

/** What was done waits for more of it, and for whoever reads. */
const TOLD_WITHIN_MS = 60_000;
const BATCH_MAX = 200;

/**
 * Hands on what was done at the desk to the object that writes it down. It is written together with what it tells of; it is handed on, in its
 * order, until that was confirmed, and written down once.
 */
export class DeedCarrier {
  readonly #env: Env;
  readonly #store: DeskStore;
  readonly #agenda: Pick<Agenda, "wakeBy">;
  #running: Promise<boolean> | null = null;
  #attempts = 0;
  #retryAt = 0;

  constructor(env: Env, store: DeskStore, agenda: Pick<Agenda, "wakeBy">) {
    this.#env = env;
    this.#store = store;
    this.#agenda = agenda;
  }

  /** Behind the transaction that wrote some. */
  wereAdded(): void {
    const dueAt = this.dueAt();
    if (dueAt !== null) this.#agenda.wakeBy(dueAt);
  }

  /** In ms; null: all is handed on. */
  dueAt(): number | null {
    const oldestAt = this.#store.deeds.oldestAt();
    return oldestAt === null ? null : Math.max(oldestAt + TOLD_WITHIN_MS, this.#retryAt);
  }

  /** Hands on all there is, now. Never rejects; false: not all of it was handed on, and it is due again later. */
  deliver(): Promise<boolean> {
    this.#running ??= this.#drain().finally(() => (this.#running = null));
    return this.#running;
  }

  /** Resolves when nothing is under way that was read before. */
  async settled(): Promise<void> {
    await this.#running;
  }

  async #drain(): Promise<boolean> {
    const name = this.#store.name();
    if (name === null) return true;
    for (;;) {
      const untold = this.#store.deeds.first(BATCH_MAX);
      const last = untold.at(-1);
      if (last === undefined) return true;
      try {
        await this.#tell(name, untold);
        this.#store.deeds.remove(last.no);
        this.#attempts = 0;
      } catch {
        this.#attempts += 1;
        this.#retryAt = nextInternalAttempt(this.#attempts, Date.now(), Math.random());
        this.#agenda.wakeBy(this.#retryAt);
        const desk = nameInLog(deskStub(this.#env, name).id);
        log({ event: "audit.postponed", desk, attempts: this.#attempts });
        return false;
      }
    }
  }

  async #tell(desk: string, untold: readonly { deed: Deed | null }[]): Promise<void> {
    const forgotten = untold.findLastIndex(({ deed }) => deed === null);
    if (forgotten >= 0) await auditStub(this.#env, desk).forget(desk);
    const deeds = untold.slice(forgotten + 1).flatMap(({ deed }) => (deed === null ? [] : [deed]));
    if (deeds.length === 0) return;
    const taken = await auditStub(this.#env, desk).take(desk, deeds, this.#store.deeds.head());
    this.#store.deeds.setHead(taken === null ? null : { seq: taken.seq, hash: taken.hash });
    if (taken?.metrics !== undefined) this.#store.meter.absorb(taken.metrics);
  }
}
