import type { WebhookEvent } from "../../../domain/webhooks/event.ts";
import { nextInternalAttempt } from "../../../domain/retry.ts";
import type { Env } from "../../../env.ts";
import { log, nameInLog } from "../../../log.ts";
import type { Agenda } from "../../kernel/agenda.ts";
import type { Heard } from "../../kernel/doors/webhooks.ts";
import { conversationStub, deskStub, webhooksStub } from "../../kernel/stubs.ts";
import type { DeskStore } from "../store.ts";
import type { Gap, Untold } from "./event-store.ts";
import type { EventRecorder } from "./recorder.ts";

/** What happened waits so long for more of it (ms). */
const SOON_MS = 200;
/** And where the instance that noted it died, so long (ms). */
const GUARD_MS = 5_000;
/** Where no endpoint can be told anything, so long at most (ms), and then many at once. */
const HELD_MAX_MS = 60_000;
const BATCH_MAX = 250;

/**
 * Hands on what endpoints are to be told to the object that tells them. It is written together with what it tells of, so neither is
 * without the other; it is handed on until that was confirmed, and told under the same id.
 */
export class EventCarrier {
  readonly #env: Env;
  readonly #store: DeskStore;
  readonly #agenda: Pick<Agenda, "wakeBy">;
  readonly #recorder: EventRecorder;
  #running: Promise<void> | null = null;
  #timer: ReturnType<typeof setTimeout> | null = null;
  #attempts = 0;
  #retryAt = 0;
  /** In ms: until then no endpoint can be told anything, and so nothing is handed on. */
  #heldUntil = 0;

  constructor(env: Env, store: DeskStore, agenda: Pick<Agenda, "wakeBy">, recorder: EventRecorder) {
    this.#env = env;
    this.#store = store;
    this.#agenda = agenda;
    this.#recorder = recorder;
  }

  /** Something is to be handed on; also within the transaction that writes it. */
  wasWritten(): void {
    if (this.#timer !== null) return;
    const now = Date.now();
    // Not by a timer, which would keep the desk in memory.
    if (this.#heldUntil > now) return this.#wakeAt(this.#heldUntil);
    this.#timer = setTimeout(() => {
      this.#timer = null;
      void this.deliver();
    }, SOON_MS);
    this.#wakeAt(now + GUARD_MS);
  }

  /** With the key itself: endpoints of its program are told nothing more. */
  keyRevoked(sub: string): void {
    this.#recorder.keyRevoked(sub);
  }

  /** What endpoints want, and until when none can be told anything, as their object says. */
  hears({ wanted, restUntil, metrics }: Heard): void {
    if (metrics !== undefined) this.#store.meter.absorb(metrics);
    this.#store.webhooks.setWanted(wanted);
    const now = Date.now();
    const wasHeld = this.#heldUntil > now;
    this.#heldUntil = Math.min(restUntil, now + HELD_MAX_MS);
    if (wasHeld && this.#heldUntil <= now && this.#store.webhooks.oldestAt() !== null) this.wasWritten();
  }

  /** In ms; null: all is handed on. */
  dueAt(): number | null {
    const oldestAt = this.#store.webhooks.oldestAt();
    return oldestAt === null ? null : Math.max(oldestAt + GUARD_MS, this.#retryAt, this.#heldUntil);
  }

  /** Behind the transaction: the clock would believe in an alarm that a failed one took back. */
  #wakeAt(at: number): void {
    queueMicrotask(() => this.#agenda.wakeBy(at));
  }

  /** Never rejects; what cannot be handed on now is due again later. */
  deliver(): Promise<void> {
    this.#running ??= this.#drain().finally(() => (this.#running = null));
    return this.#running;
  }

  async #drain(): Promise<void> {
    for (;;) {
      const name = this.#store.name();
      const untold = name === null ? [] : this.#store.webhooks.first(BATCH_MAX);
      const last = untold.at(-1);
      if (name === null || last === undefined) return;
      try {
        await this.#tell(name, untold);
        this.#store.webhooks.remove(last.no);
        this.#attempts = 0;
      } catch {
        this.#attempts += 1;
        this.#retryAt = nextInternalAttempt(this.#attempts, Date.now(), Math.random());
        this.#agenda.wakeBy(this.#retryAt);
        const desk = nameInLog(deskStub(this.#env, name).id);
        return log({ event: "events.postponed", desk, attempts: this.#attempts });
      }
    }
  }

  async #tell(desk: string, untold: readonly Untold[]): Promise<void> {
    const forgotten = untold.findLastIndex(({ what }) => what === null);
    if (forgotten >= 0) await webhooksStub(this.#env, desk).forget(desk);
    const events: WebhookEvent[] = [];
    for (const { what } of untold.slice(forgotten + 1)) {
      if (what === null) continue;
      if ("revoked" in what) this.hears(await webhooksStub(this.#env, desk).keyRevoked(desk, what.revoked));
      else if ("gap" in what) await this.#fill(what);
      else events.push(what);
    }
    if (events.length === 0) return;
    this.hears(await webhooksStub(this.#env, desk).happened(desk, events));
  }

  /** What was too much to come with its news is asked for, and noted as if it had come. */
  async #fill({ gap: conversation, epoch, from, to }: Gap): Promise<void> {
    for (let rev = from; rev < to;) {
      const entries = await conversationStub(this.#env, conversation).entriesSince(
        conversation,
        rev,
        BATCH_MAX,
      );
      const row = this.#store.list.find(conversation);
      const last = entries.at(-1);
      // Erased since, or begun anew: what there was nobody is told of.
      if (row?.epoch !== epoch || last === undefined) return;
      this.#recorder.entries(row, entries, from);
      rev = last.rev;
    }
  }
}
