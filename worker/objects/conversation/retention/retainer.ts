import { keyOf } from "../../../bucket/keys.ts";
import { nextRemoval, sparedBy, type RetentionOrder } from "../../../domain/retention.ts";
import type { Env } from "../../../env.ts";
import { log } from "../../../log.ts";
import type { RetentionSpared } from "../../../protocol/retention/retention.ts";
import { OVERDUE, type Agenda } from "../../kernel/agenda.ts";
import type { RetainAnswer, RetainPreview } from "../../kernel/contracts.ts";
import { storedEvent, withoutQuoted } from "../log/content.ts";
import type { ConversationStore } from "../log/store.ts";
import { NOTHING_RETAINED, type Retained } from "../log/thread-store.ts";
import { withFileChanged } from "../media/entry-media.ts";
import { dropFilesOf } from "./dropped-files.ts";
import { GAP_KEY } from "./store.ts";

/** Entries of which something is removed in one turn, of each kind. */
export const RETAINED_AT_ONCE = 200;
/** Objects that R2 deletes in one call. */
const FILES_AT_ONCE = 1_000;
const AGAIN_MS = 1_000;

type Tools = {
  env: Env;
  store: ConversationStore;
  agenda: Pick<Agenda<"retention">, "wakeBy">;
  objectId: string;
  /** Erases the thread as a whole, where `isStill` as it begins. Resolves when that is begun for good, or left. */
  erase: (isStill: () => boolean) => Promise<void>;
  /** Tells the desk what changed. Never rejects. */
  publish: () => Promise<void>;
};

const NOTHING = { count: 0, oldest: null };

/**
 * Removes what is old, as the desk orders it, some in each turn: an instance that dies over it leaves an order that its alarm goes on with. Of
 * files first the messages let go, in one transaction with a note of them, and then the bucket.
 */
export class Retainer {
  readonly #tools: Tools;
  #running: Promise<number | undefined> | null = null;

  constructor(tools: Tools) {
    this.#tools = tools;
  }

  /** In ms; null: nothing is ordered, or all of it is done. */
  dueAt(): number | null {
    const { store } = this.#tools;
    if (store.thread.retained() === null) return null;
    return store.thread.retained()?.order !== undefined || store.retention.dropped(1).length > 0
      ? OVERDUE
      : null;
  }

  /** Does the first turn of it; the alarm goes on with the rest. A newer order takes the place of one that is under way. */
  async retain(order: RetentionOrder): Promise<RetainAnswer> {
    const { store, agenda } = this.#tools;
    const now = Date.now();
    const spared = this.#spared();
    if (spared !== null) return { spared, more: false, nextAt: null };
    if (this.#isWhole(order)) {
      await this.#tools.erase(() => this.#spared() === null && this.#isWhole(order));
      return { spared: this.#sparedNow(), more: false, nextAt: null };
    }
    const isUnderWay = this.#retained().order !== undefined;
    if (!isUnderWay && !this.#isAnything(order))
      return { spared, more: false, nextAt: this.#nextAt(order, now) };
    store.transaction(() => store.thread.setRetained({ ...this.#retained(), order }));
    agenda.wakeBy(now + AGAIN_MS);
    await this.run();
    if (store.isEmpty()) return { spared, more: false, nextAt: null };
    return { spared: this.#sparedNow(), more: this.dueAt() !== null, nextAt: this.#nextAt(order, now) };
  }

  /** What it would remove. */
  preview(order: RetentionOrder): RetainPreview {
    const { retention } = this.#tools.store;
    const none = { messages: NOTHING, media: NOTHING, raw: NOTHING };
    const spared = this.#spared();
    if (spared !== null) return { spared, counts: none, whole: null };
    if (this.#isWhole(order)) return { spared, counts: none, whole: this.#lastAt() };
    const { messages, media, raw } = order;
    const counts = {
      messages: messages === null ? NOTHING : retention.countBefore(messages),
      media: media === null ? NOTHING : retention.countWithFiles(media),
      raw: raw === null ? NOTHING : retention.rawBefore(raw),
    };
    return { spared, counts, whole: null };
  }

  /** Whether something that comes in is of what was removed: it must not come back. `at` in ms. */
  isRemoved(at: number): boolean {
    const { store } = this.#tools;
    return !store.isEmpty() && at <= (store.thread.retained()?.upTo ?? -1);
  }

  /** The next turn. Answers when to go on, in ms. */
  run(): Promise<number | undefined> {
    this.#running ??= this.#run().finally(() => (this.#running = null));
    return this.#running;
  }

  async #run(): Promise<number | undefined> {
    const { store, publish } = this.#tools;
    const { order } = this.#retained();
    if (order !== undefined) {
      const before = store.topRev();
      this.#step(order);
      if (store.topRev() > before) await publish();
    }
    // Also where somebody asked meanwhile that it be kept: nobody is shown these any more.
    await this.#emptyBucket();
    return !store.isEmpty() && this.dueAt() !== null ? Date.now() + AGAIN_MS : undefined;
  }

  /** One turn, in one transaction. */
  #step(order: RetentionOrder): void {
    const { store, objectId } = this.#tools;
    const isSpared = this.#spared() !== null;
    const removed = isSpared ? null : store.transaction(() => this.#remove(order));
    const isMore = removed !== null && Object.values(removed).some((count) => count === RETAINED_AT_ONCE);
    if (!isMore)
      store.transaction(() => {
        // Also where it is spared by now: these words are gone.
        if (this.#retained().isQuoted === true && this.#forgetQuotes() === RETAINED_AT_ONCE) return;
        const { order: _, isQuoted: __, ...rest } = this.#retained();
        store.thread.setRetained(rest);
      });
    if (removed !== null && Object.values(removed).some((count) => count > 0))
      log({ event: "retention.removed", object: objectId, ...removed });
  }

  #remove({ messages, media, raw }: RetentionOrder): { messages: number; media: number; raw: number } {
    const { store } = this.#tools;
    return {
      messages: messages === null ? 0 : this.#removeEntries(messages),
      media: media === null ? 0 : this.#removeFiles(media),
      raw: raw === null ? 0 : store.retention.removeRawBefore(raw, RETAINED_AT_ONCE),
    };
  }

  #removeEntries(before: number): number {
    const { store } = this.#tools;
    const rows = store.retention.before(before, RETAINED_AT_ONCE);
    const last = rows.at(-1);
    if (last === undefined) return 0;
    // Before they are gone: what the thread counts by must not go back.
    const [rev, { upTo, activityAt, ...retained }] = [store.nextRev(), this.#retained()];
    const seqs = rows.map(({ seq }) => seq);
    for (const { kind, detail } of rows) if (kind === "text") dropFilesOf(store, detail, seqs);
    const newestAt = Math.max(activityAt, store.retention.newestAt());
    const gapAt = Math.max(upTo ?? 0, last.at);
    store.retention.removeGap();
    store.retention.remove(seqs);
    store.inbound.insert(rev, {
      ...{ key: GAP_KEY, at: gapAt, author: { type: "system" }, interaction: null },
      ...storedEvent({ type: "retention", upTo: gapAt }),
      ...{ asks: false, answers: false, opensWindow: false, standby: false },
    });
    store.thread.setRetained({ ...retained, upTo: gapAt, rev, activityAt: newestAt, isQuoted: true });
    store.forgetEntries();
    store.media.forget();
    store.reactions.forget();
    return rows.length;
  }

  /** The messages stay, and say that there was a file. */
  #removeFiles(before: number): number {
    const { store } = this.#tools;
    const rows = store.retention.withFiles(before, RETAINED_AT_ONCE);
    const seqs = rows.map(({ seq }) => seq);
    for (const { seq, detail } of rows) {
      const dropped = dropFilesOf(store, detail, seqs);
      const told = dropped.reduce<string | null>(
        (shown, id) => withFileChanged(shown, id, { state: "failed", failure: "removed" }),
        detail,
      );
      store.inbound.setDetail(seq, store.nextRev(), told ?? "{}");
    }
    return rows.length;
  }

  /** As of a message that was never here. Answers in how many. */
  #forgetQuotes(): number {
    const { store } = this.#tools;
    const rows = store.retention.quotingNone(RETAINED_AT_ONCE);
    for (const { seq, detail } of rows)
      store.inbound.setDetail(seq, store.nextRev(), withoutQuoted(detail ?? "{}"));
    return rows.length;
  }

  async #emptyBucket(): Promise<void> {
    const { env, store } = this.#tools;
    if (store.isEmpty()) return;
    const { conversation } = store.existingThread();
    for (;;) {
      const files = store.retention.dropped(FILES_AT_ONCE);
      if (files.length === 0) return;
      await env.MEDIA?.delete(files.map((media) => keyOf(conversation, media)));
      // It may have been erased meanwhile.
      if (store.isEmpty()) return;
      store.transaction(() => store.retention.areGone(files));
    }
  }

  #sparedNow(): RetentionSpared | null {
    return this.#tools.store.isEmpty() ? null : this.#spared();
  }

  #spared(): RetentionSpared | null {
    const { store } = this.#tools;
    const isSending =
      store.outbox.head() !== null ||
      store.reactions.nextDueAt() !== null ||
      store.parcels.nextAt() !== null ||
      store.media.isBusy();
    return sparedBy({
      isHeld: store.thread.hold() !== null,
      isOpen: store.thread.openInteractionId() !== null,
      isSending,
    });
  }

  #isAnything({ messages, media, raw }: RetentionOrder): boolean {
    const { retention } = this.#tools.store;
    return (
      (messages !== null && retention.before(messages, 1).length > 0) ||
      (media !== null && retention.withFiles(media, 1).length > 0) ||
      (raw !== null && retention.rawBefore(raw).count > 0)
    );
  }

  #isWhole({ whole }: RetentionOrder): boolean {
    return whole !== null && this.#lastAt() < whole;
  }

  /** When it was last written to, or closed (ms). */
  #lastAt(): number {
    const { store } = this.#tools;
    return Math.max(
      store.retention.newestAt(),
      store.retention.newestNoteAt(),
      store.thread.retained()?.activityAt ?? 0,
      store.thread.interaction()?.closed_at ?? 0,
    );
  }

  #nextAt(order: RetentionOrder, now: number): number | null {
    const { retention } = this.#tools.store;
    const oldest = {
      messages: order.messages === null ? null : retention.oldestAt(),
      media: order.media === null ? null : retention.oldestWithFilesAt(),
      raw: order.raw === null ? null : retention.oldestRawAt(),
      lastAt: this.#lastAt(),
    };
    return nextRemoval(order, oldest, now);
  }

  #retained(): Retained {
    return this.#tools.store.thread.retained() ?? NOTHING_RETAINED;
  }
}
