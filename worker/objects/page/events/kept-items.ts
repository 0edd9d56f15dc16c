import type { InboundItem } from "../../../domain/item.ts";
import { toAsciiJson } from "../../../graph/json.ts";
import { log, traceOf } from "../../../log.ts";
import { OVERDUE } from "../../kernel/agenda.ts";
import { naming, piecesOf } from "../../kernel/raw-pieces.ts";

/** What is kept of a Page that nobody connected: a day's messages, or the first thousand of them. */
export const KEPT_ITEMS_MAX = 1_000;
export const KEPT_BYTES_MAX = 8 * 1024 * 1024;
export const KEPT_MS = 24 * 60 * 60_000;

const AGAIN_MS = 10_000;

/** Items of one delivery; `conversation` null where they name no person. Their JSON lies in pieces beside them. */
type KeptRow = { id: number; conversation: string | null; items: number; bytes: number; kept_at: number };

type Tools = {
  storage: DurableObjectStorage;
  /** Lets them in, now that the Page has a desk. Idempotent; rejects where it could not be written. */
  ingest: (conversation: string | null, items: InboundItem[]) => Promise<void>;
  /** Not everything of the time since then could be kept. */
  missed: (since: number) => void;
  wakeBy: (at: number) => void;
};

/**
 * Deliveries for a Page that nobody connected: one Meta app may have many Pages. They lie at the Page's own object alone,
 * bounded in number, bytes and time, so that nobody who writes to such a Page costs an object or an alarm. Once the Page
 * is connected they come in as if they had just come, and what went beyond the bounds is fetched from Meta's record.
 */
export class KeptItems {
  readonly #tools: Tools;
  readonly #sql: SqlStorage;
  /** What is there. Null: not known. */
  #size: { items: number; bytes: number } | null = null;
  #delivering: Promise<void> | null = null;

  constructor(tools: Tools) {
    this.#tools = tools;
    this.#sql = tools.storage.sql;
  }

  /** Keeps as many as there is room for, and counts the others. */
  keep(conversation: string | null, items: InboundItem[], now: number): void {
    if (items.length === 0) return;
    const { storage, wakeBy } = this.#tools;
    this.expire(now);
    const size = this.#sizeNow();
    const kept: string[] = [];
    let bytes = 0;
    for (const item of items) {
      const json = toAsciiJson(item);
      if (size.items + kept.length >= KEPT_ITEMS_MAX) break;
      if (size.bytes + bytes + json.length > KEPT_BYTES_MAX) break;
      kept.push(json);
      bytes += json.length;
    }
    storage.transactionSync(() => {
      if (kept.length > 0) this.#insert({ conversation, items: kept.length, bytes, kept_at: now }, kept);
      if (kept.length < items.length) this.#countBeyond(items.length - kept.length, now);
    });
    this.#size = { items: size.items + kept.length, bytes: size.bytes + bytes };
    if (kept.length > 0) wakeBy(now + KEPT_MS);
  }

  /** What this person wrote to a Page that nobody connected, and what names them without being theirs. */
  removeOf(conversation: string): void {
    const own = this.#sql.exec<{ id: number }>("SELECT id FROM kept WHERE conversation = ?", conversation);
    const ids = own.toArray().map(({ id }) => id);
    const named = this.#sql.exec<{ id: number; json: string }>(
      `SELECT kept AS id, json FROM kept_raw JOIN kept ON kept.id = kept_raw.kept
         WHERE kept.conversation IS NULL ORDER BY kept, piece`,
    );
    for (const id of new Set([...ids, ...naming(named, conversation)])) this.#remove(id);
  }

  /** When a day is over for the oldest; at a Page that has a desk, as long as there is anything. */
  dueAt(hasDesk: boolean): number | null {
    const sql = "SELECT min(kept_at) AS at, (SELECT beyond_since FROM page WHERE id = 1) AS beyond FROM kept";
    const { at, beyond } = this.#sql.exec<{ at: number | null; beyond: number | null }>(sql).one();
    if (hasDesk) return at === null && beyond === null ? null : OVERDUE;
    return at === null ? null : at + KEPT_MS;
  }

  /** Forgets what is a day old, and has the object wake for the next. */
  expire(now: number): void {
    const sql = "SELECT id, items FROM kept WHERE kept_at <= ?";
    const old = this.#sql.exec<{ id: number; items: number }>(sql, now - KEPT_MS).toArray();
    if (old.length > 0) {
      this.#tools.storage.transactionSync(() => {
        for (const { id, items } of old) {
          this.#remove(id);
          this.#countBeyond(items, now - KEPT_MS);
        }
      });
    }
    const oldest = this.#sql.exec<{ at: number | null }>("SELECT min(kept_at) AS at FROM kept").one().at;
    if (oldest !== null) this.#tools.wakeBy(oldest + KEPT_MS);
  }

  /** The Page has a desk: lets in what was kept, in its order, each conversation by itself. Never rejects. */
  async deliver(): Promise<void> {
    this.#delivering ??= this.#deliver().finally(() => (this.#delivering = null));
    await this.#delivering;
  }

  async #deliver(): Promise<void> {
    const { ingest, missed, wakeBy } = this.#tools;
    const since = this.#beyondSince(Date.now());
    if (since !== null) missed(since);
    const late = new Set<string | null>();
    for (const row of this.#sql.exec<KeptRow>("SELECT * FROM kept ORDER BY id").toArray()) {
      if (late.has(row.conversation)) continue;
      try {
        await ingest(row.conversation, this.#itemsOf(row));
        this.#tools.storage.transactionSync(() => this.#remove(row.id));
      } catch (error) {
        // What follows of the same person waits with it.
        log({ event: "fault", where: "page.kept", error: traceOf(error) });
        late.add(row.conversation);
      }
    }
    if (late.size > 0) wakeBy(Date.now() + AGAIN_MS);
  }

  #itemsOf({ id, items }: KeptRow): InboundItem[] {
    const sql = "SELECT json FROM kept_raw WHERE kept = ? ORDER BY piece";
    const pieces = this.#sql.exec<{ json: string }>(sql, id).toArray();
    const list = JSON.parse(pieces.map(({ json }) => json).join("")) as InboundItem[];
    return list.slice(0, items);
  }

  #insert({ conversation, items, bytes, kept_at }: Omit<KeptRow, "id">, jsons: string[]): void {
    const { id } = this.#sql
      .exec<{ id: number }>(
        "INSERT INTO kept (conversation, items, bytes, kept_at) VALUES (?, ?, ?, ?) RETURNING id",
        ...[conversation, items, bytes, kept_at],
      )
      .one();
    for (const [piece, json] of piecesOf(`[${jsons.join(",")}]`).entries())
      this.#sql.exec("INSERT INTO kept_raw (kept, piece, json) VALUES (?, ?, ?)", id, piece, json);
  }

  #remove(id: number): void {
    this.#size = null;
    this.#sql.exec("DELETE FROM kept_raw WHERE kept = ?", id);
    this.#sql.exec("DELETE FROM kept WHERE id = ?", id);
  }

  #countBeyond(items: number, since: number): void {
    this.#sql.exec(
      "UPDATE page SET beyond = beyond + ?, beyond_since = ifnull(beyond_since, ?) WHERE id = 1",
      items,
      since,
    );
  }

  /** Since when not everything could be kept, a day ago at most; asked once. */
  #beyondSince(now: number): number | null {
    const sql = "SELECT beyond_since AS since FROM page WHERE id = 1";
    const since = this.#sql.exec<{ since: number | null }>(sql).toArray()[0]?.since ?? null;
    if (since === null) return null;
    this.#sql.exec("UPDATE page SET beyond_since = NULL WHERE id = 1");
    return Math.max(since, now - KEPT_MS);
  }

  #sizeNow(): { items: number; bytes: number } {
    const sql = "SELECT ifnull(sum(items), 0) AS items, ifnull(sum(bytes), 0) AS bytes FROM kept";
    this.#size ??= this.#sql.exec<{ items: number; bytes: number }>(sql).one();
    return this.#size;
  }
}
