import { migrate } from "../migrations.ts";
import { adoptChanges } from "./changes.ts";
import { EntryStore } from "./entries.ts";
import type { EntryRow } from "./entry-row.ts";
import { MediaStore } from "./media-store.ts";
import { CONVERSATION_STEPS } from "./schema.ts";
import { ThreadStore, type ThreadRow } from "./thread-store.ts";

/** The tables of one conversation, and the one counter that orders every change of it. */
export class ConversationStore {
  readonly entries: EntryStore;
  readonly thread: ThreadStore;
  readonly media: MediaStore;
  readonly #storage: DurableObjectStorage;

  constructor(storage: DurableObjectStorage) {
    this.#storage = storage;
    migrate(storage, CONVERSATION_STEPS);
    this.entries = new EntryStore(storage.sql);
    this.thread = new ThreadStore(storage.sql);
    this.media = new MediaStore(storage.sql);
  }

  /** All or nothing: a handler that throws would otherwise keep its earlier writes. May be nested. */
  transaction<T>(change: () => T): T {
    try {
      return this.#storage.transactionSync(change);
    } catch (error) {
      this.thread.forget();
      this.entries.forget();
      this.media.forget();
      throw error;
    }
  }

  /** The rev of the newest change; 0 in an empty conversation. */
  topRev(): number {
    return Math.max(this.entries.topRev(), this.thread.find()?.rev ?? 0);
  }

  /** The rev for the next change; for an insert it is the new seq as well. */
  nextRev(): number {
    return this.topRev() + 1;
  }

  /** Meta has it. */
  markSent(row: EntryRow, mid: string, metaAt: number | null): void {
    this.entries.markSent(row.seq, this.nextRev(), mid, metaAt);
    adoptChanges(this, row.seq, mid);
    if (row.answers !== 0) this.answered(row);
  }

  /** A person's message is with the customer: the first one is the first response of its interaction. */
  answered({ interaction: id, at }: Pick<EntryRow, "interaction" | "at">): void {
    const interaction = this.thread.interaction();
    if (interaction?.id === id && interaction?.first_response_at === null) {
      this.thread.setFirstResponse(interaction.id, at);
    }
  }

  /**
   * The thread's row. The first call creates it; a call meant for another conversation is a fault, because an
   * object is only ever its own.
   */
  ensureThread(conversation: string): ThreadRow {
    const found = this.thread.find();
    if (found === null) this.thread.create(conversation);
    else if (found.conversation !== conversation) throw new WrongObjectError();
    return found ?? this.existingThread();
  }

  existingThread(): ThreadRow {
    const found = this.thread.find();
    if (found === null) throw new WrongObjectError();
    return found;
  }
}

/** A stub was made for another name: nothing is read or written. */
export class WrongObjectError extends Error {
  readonly code = "wrong_object";
  constructor() {
    super("called for a conversation that this object does not hold");
  }
}
