import { onNews } from "../../domain/ownership.ts";
import type { Publication, PublishAnswer } from "../contracts.ts";
import type { Sockets } from "./sockets.ts";
import { ownershipOf, type ConversationRow, type DeskStore } from "./store.ts";

/** Conversations whose newest rev is kept in memory alone. */
const REMEMBERED_MAX = 5_000;

/**
 * Takes news of conversations into the list and passes them on to the sockets that show them. A row is written
 * only when the list changed; marks and states that no list shows cost no write, and their revs are kept in
 * memory. After an eviction the older rev of the row is answered, and the Conversation tells again.
 */
export class Publications {
  readonly #store: DeskStore;
  readonly #sockets: Sockets;
  readonly #have = new Map<string, { epoch: string; rev: number }>();

  constructor(store: DeskStore, sockets: Sockets) {
    this.#store = store;
    this.#sockets = sockets;
  }

  /** Idempotent, and monotonic: what does not fit is answered with the rev from which it would. */
  apply(publication: Publication): PublishAnswer & { listChanged?: boolean } {
    const { conversation, fromRev, toRev, thread } = publication;
    if (this.#store.generationOf(publication.pageId) !== publication.generation) {
      return { ok: false, code: "not_attached" };
    }
    const row = this.#store.find(conversation);
    const have = this.#revOf(row, thread.epoch, conversation);
    if (fromRev > have) return { ok: true, have };
    if (toRev <= have && row !== null && row.epoch === thread.epoch) return { ok: true, have };

    const next = fold(row, publication);
    const listChanged = row === null || isListed(row) !== isListed(next) || row.epoch !== next.epoch;
    if (listChanged) this.#write(row, next);
    if (listChanged) this.#have.delete(conversation);
    else this.#remember(conversation, { epoch: thread.epoch, rev: toRev });

    const frame = {
      type: "entries",
      conversation,
      fromRev,
      toRev,
      entries: publication.entries,
      thread,
    } as const;
    this.#sockets.broadcast(frame, (session) => session.threads.includes(conversation));
    if (listChanged) this.#sockets.broadcastSummary(row, next);
    return { ok: true, have: toRev, listChanged };
  }

  #write(before: ConversationRow | null, next: ConversationRow): void {
    if (before === null) return this.#store.insert(next);
    const [was, is] = [ownershipOf(before), ownershipOf(next)];
    this.#store.setNews(next);
    if (was.status !== is.status || was.owner?.sub !== is.owner?.sub) {
      this.#store.setOwnership(next.name, is, next.version);
    }
  }

  /** Forgetting is harmless: the Conversation is asked for what came since the row was written. */
  #remember(conversation: string, have: { epoch: string; rev: number }): void {
    const oldest = this.#have.keys().next();
    if (this.#have.size >= REMEMBERED_MAX && !oldest.done) this.#have.delete(oldest.value);
    this.#have.delete(conversation);
    this.#have.set(conversation, have);
  }

  forget(conversation: string): void {
    this.#have.delete(conversation);
  }

  #revOf(row: ConversationRow | null, epoch: string, conversation: string): number {
    if (row === null || row.epoch !== epoch) return 0;
    const remembered = this.#have.get(conversation);
    return remembered?.epoch === epoch ? Math.max(row.rev, remembered.rev) : row.rev;
  }
}

function fold(
  row: ConversationRow | null,
  { conversation, toRev, thread, digest }: Publication,
): ConversationRow {
  const before = row === null ? ({ status: "closed", owner: null } as const) : ownershipOf(row);
  const ownership = onNews(before, digest.asked, row?.closed_asked ?? 0);
  return {
    name: conversation,
    epoch: thread.epoch,
    rev: toRev,
    version: (row?.version ?? 0) + 1,
    status: ownership.status,
    owner_sub: ownership.owner?.sub ?? null,
    owner_name: ownership.owner?.name ?? null,
    activity_at: digest.activityAt,
    asked: digest.asked,
    closed_asked: row?.closed_asked ?? 0,
    digest: JSON.stringify(digest),
  };
}

/** What the list shows of a row, to tell whether it changed. */
function isListed({ status, owner_sub, digest }: ConversationRow): string {
  return `${status}\n${owner_sub ?? ""}\n${digest}`;
}
