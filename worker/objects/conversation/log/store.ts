import type { LeftAsIs } from "../../../domain/restoring.ts";
import { isAnswer } from "../../../domain/answering.ts";
import { newSession, type Session } from "../../../domain/timeline.ts";
import type { LinkParcel, Route } from "../../kernel/contracts.ts";
import { Meter } from "../../kernel/metrics/meter.ts";
import { meterOf } from "../../kernel/metrics/metered.ts";
import { isEmpty, migrate, upgrade } from "../../kernel/migrations.ts";
import { adoptChanges, adoptOrphans } from "./changes.ts";
import { EntryStore } from "./entries.ts";
import type { EntryRow } from "./entry-row.ts";
import { EntryTable } from "./entry-table.ts";
import { FileStore } from "../files/store.ts";
import { InboundStore } from "../inbound/store.ts";
import { MediaStore } from "../media/store.ts";
import { AttemptStore } from "../outbox/attempt-store.ts";
import { ParcelStore } from "../../kernel/carrier.ts";
import { ErasureStore } from "../erasure/store.ts";
import { RetentionStore } from "../retention/store.ts";
import { ReactionStore } from "../outbox/reaction-store.ts";
import { OutboxStore } from "../outbox/store.ts";
import { adoptQuotes, moveQuotes } from "./quotes.ts";
import { CONVERSATION_STEPS } from "./schema.ts";
import { ThreadStore, type ThreadRow } from "./thread-store.ts";

/** Where nothing tells to when storage went back. */
const LOST_MS_MAX = 24 * 60 * 60_000;

/** The tables of one conversation, and the one counter that orders every change of it. */
export class ConversationStore {
  readonly entries: EntryStore;
  readonly inbound: InboundStore;
  readonly outbox: OutboxStore;
  readonly thread: ThreadStore;
  readonly media: MediaStore;
  readonly files: FileStore;
  readonly reactions: ReactionStore;
  readonly attempts: AttemptStore;
  readonly erasure: ErasureStore;
  readonly retention: RetentionStore;
  /** What other conversations are to be told. */
  readonly parcels: ParcelStore<LinkParcel>;
  /** What is counted of its working. */
  readonly meter: Meter;
  readonly #storage: DurableObjectStorage;
  readonly #table: EntryTable;
  /** False until the first write: who writes to a Page that nobody connected leaves no trace here. */
  #hasTables: boolean;
  /** This instance, of whom the Desk and gadgets hear with all that they are told. */
  readonly session: Session;

  constructor(storage: DurableObjectStorage) {
    this.#storage = storage;
    this.meter = meterOf(storage) ?? new Meter("conversation");
    this.#hasTables = upgrade(storage, CONVERSATION_STEPS);
    this.thread = new ThreadStore(storage.sql, () => this.outbox.knownOpenFrom());
    this.#table = new EntryTable(storage.sql, () => this.thread.openInteractionId());
    this.entries = new EntryStore(this.#table);
    this.inbound = new InboundStore(this.#table);
    this.outbox = new OutboxStore(this.#table, this.thread);
    this.media = new MediaStore(storage.sql);
    this.retention = new RetentionStore(this.#table);
    this.files = new FileStore(storage.sql);
    this.reactions = new ReactionStore(storage.sql);
    this.attempts = new AttemptStore(storage.sql);
    this.parcels = new ParcelStore(storage.sql);
    this.erasure = new ErasureStore(
      storage.sql,
      () => this.#hasTables && this.thread.find()?.erased_at !== null,
    );
    this.session = newSession(this.topRev());
  }

  /** All or nothing: a handler that throws would otherwise keep its earlier writes. May be nested. */
  transaction<T>(change: () => T): T {
    try {
      return this.#storage.transactionSync(change);
    } catch (error) {
      this.#hasTables = !isEmpty(this.#storage);
      this.forget();
      throw error;
    }
  }

  /** What is remembered of the tables is read anew. */
  forget(): void {
    this.thread.forget();
    this.forgetEntries();
    this.media.forget();
    this.reactions.forget();
    this.erasure.forget();
    this.parcels.forget();
  }

  forgetEntries(): void {
    this.#table.forget();
    this.inbound.forget();
    this.outbox.forget();
  }

  /** Nothing is known of it yet: whatever else is asked for begins with ensureThread(). */
  isEmpty(): boolean {
    return !this.#hasTables || this.thread.find() === null;
  }

  /**
   * Somebody was told more of it than it knows: its storage went back. What was told counts no more, what waited to be
   * sent may be sent already, and what came since then is to be looked for.
   */
  beginAnew(): void {
    this.transaction(() => {
      const { startedAt } = this.session;
      const lostSince = this.entries.newestAtMeta(startedAt) ?? Date.now() - LOST_MS_MAX;
      this.thread.setEpoch(crypto.randomUUID(), lostSince, this.nextRev());
      for (const row of this.outbox.queuedUpTo(startedAt)) this.outbox.askAnew(row.seq, this.nextRev());
    });
  }

  /** What it holds that is younger than `at`, and why it is to stay as it is where it is put back to how it was then. */
  youngerThan(at: number): { left: LeftAsIs | null; counts: Record<string, number> } {
    const erasedAt = this.erasure.find()?.erased_at ?? null;
    if (erasedAt !== null && erasedAt >= at) return { left: "erased", counts: {} };
    if (!this.#hasTables) return { left: "no_bookmark", counts: {} };
    const sql = "SELECT sum(at < ?1) AS older, sum(at >= ?1) AS younger, max(at) AS newest FROM entry";
    const { older, younger, newest } = this.#storage.sql
      .exec<{ older: number | null; younger: number | null; newest: number | null }>(sql, at)
      .one();
    const counts = {
      entries: younger ?? 0,
      topRev: this.topRev(),
      ...(newest === null ? {} : { newestAt: newest }),
    };
    return { left: older === 0 && younger !== 0 ? "younger" : null, counts };
  }

  /** The rev of the newest change; 0 in an empty conversation. */
  topRev(): number {
    if (!this.#hasTables) return 0;
    return Math.max(this.entries.topRev(), this.thread.find()?.rev ?? 0);
  }

  /** The rev for the next change; for an insert it is the new seq as well. */
  nextRev(): number {
    return this.topRev() + 1;
  }

  /** Meta has it. `echo`: what stood for it under that mid so far, and may have been changed. */
  markSent(row: EntryRow, mid: string, metaAt: number | null, echo: EntryRow | null): void {
    this.outbox.markSent(row, this.nextRev(), mid, metaAt);
    if (echo === null) adoptOrphans(this, row.seq, mid);
    else adoptChanges(this, row.seq, mid);
    if (this.inbound.hasWaiting()) adoptQuotes(this, row.seq, mid);
    if (isAnswer(row)) this.answered(row);
  }

  /** An entry that came as another app's turned out to be a message of ours. */
  merge(echo: EntryRow, ours: EntryRow): void {
    this.inbound.markMerged(echo.seq, this.nextRev());
    moveQuotes(this, echo, ours);
  }

  /** A person's message is with the customer: the first one is the first response of its interaction. */
  answered({ interaction: id, at }: Pick<EntryRow, "interaction" | "at">): void {
    const interaction = this.thread.interaction();
    if (interaction?.id === id && interaction?.first_response_at === null) {
      this.thread.setFirstResponse(interaction.id, at);
    }
  }

  /** Before the first thing is written. */
  begin(): void {
    if (!this.#hasTables) migrate(this.#storage, CONVERSATION_STEPS);
    this.#hasTables = true;
  }

  /**
   * The thread's row. The first call creates it, at the desk that is known by then; a call meant for another
   * conversation is a fault, because an object is only ever its own.
   */
  ensureThread(conversation: string, route: Route | null = null): ThreadRow {
    this.begin();
    const found = this.thread.find();
    // Beyond what was erased: what counts by a number of that thread finds none of this one.
    if (found === null) this.thread.create(conversation, route, this.erasure.find());
    else if (found.conversation !== conversation) throw new WrongObjectError();
    return found ?? this.existingThread();
  }

  existingThread(): ThreadRow {
    const found = this.thread.find();
    if (found === null) throw new WrongObjectError();
    return found;
  }
}

/** The thread was erased, and who calls means the one that was. */
export class ErasedError extends Error {
  readonly code = "erased";
  constructor() {
    super("the thread was erased");
  }
}

/** A stub was made for another name: nothing is read or written. */
export class WrongObjectError extends Error {
  readonly code = "wrong_object";
  constructor() {
    super("called for a conversation that this object does not hold");
  }
}
