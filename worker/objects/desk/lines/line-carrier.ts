import { nextInternalAttempt } from "../../../domain/retry.ts";
import type { Env } from "../../../env.ts";
import { log, nameInLog } from "../../../log.ts";
import type { Agenda } from "../../kernel/agenda.ts";
import type { Publication } from "../../kernel/contracts.ts";
import { conversationStub, deskStub } from "../../kernel/stubs.ts";
import type { DeskStore } from "../store.ts";

/**
 * Brings the desk's lines to their threads, in order, until the Conversation confirmed them. A line is written
 * together with the decision it tells of, so neither exists without the other.
 */
export class LineCarrier {
  readonly #env: Env;
  readonly #store: DeskStore;
  readonly #agenda: Pick<Agenda, "wakeBy">;
  readonly #apply: (publication: Publication) => Promise<void>;
  #running: Promise<void> | null = null;
  /** Who waits for the lines of a conversation. */
  readonly #awaited = new Map<string, PromiseWithResolvers<void>>();

  constructor(
    env: Env,
    store: DeskStore,
    agenda: Pick<Agenda, "wakeBy">,
    apply: (publication: Publication) => Promise<void>,
  ) {
    this.#env = env;
    this.#store = store;
    this.#agenda = agenda;
    this.#apply = apply;
  }

  /** Never rejects; what cannot be brought now is due again later. */
  deliver(): Promise<void> {
    this.#running ??= this.#drain().finally(() => (this.#running = null));
    return this.#running;
  }

  /**
   * Until the lines of a conversation are in its thread, or could not be brought there. They alone: who waited for others'
   * as well would be overtaken by who comes when these are there.
   */
  async carried(conversation: string): Promise<void> {
    if (!this.#store.lines.has(conversation)) return;
    const awaited = this.#awaited.get(conversation) ?? Promise.withResolvers<void>();
    this.#awaited.set(conversation, awaited);
    // What is not due yet is not brought.
    void this.deliver().then(() => this.#tried(conversation));
    await awaited.promise;
  }

  #tried(conversation: string): void {
    this.#awaited.get(conversation)?.resolve();
    this.#awaited.delete(conversation);
  }

  async #drain(): Promise<void> {
    for (;;) {
      const desk = this.#store.identity();
      const due = desk === null ? null : this.#store.lines.due(desk.name, Date.now());
      if (desk === null || due === null) break;
      const { conversation, lines, attempts } = due;
      try {
        const life = { epoch: desk.epoch, session: this.#store.session };
        const stub = conversationStub(this.#env, conversation);
        const publication = await stub.writeLines(conversation, lines, life);
        await this.#apply(publication);
        this.#store.transaction(() => this.#store.lines.remove(conversation, lines));
      } catch {
        const dueAt = nextInternalAttempt(attempts + 1, Date.now(), Math.random());
        this.#store.lines.postpone(conversation, attempts + 1, dueAt);
        log({
          event: "line.postponed",
          desk: nameInLog(deskStub(this.#env, desk.name).id),
          attempts: attempts + 1,
        });
      }
      this.#tried(conversation);
    }
    const next = this.#store.lines.nextAt();
    if (next !== null) this.#agenda.wakeBy(next);
  }
}
