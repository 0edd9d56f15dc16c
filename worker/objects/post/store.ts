import type { FeedItem } from "../../domain/comments/feed-item.ts";
import type { KnownComment } from "../../domain/comments/placing.ts";
import type { InboundItem } from "../../domain/item.ts";
import { ParcelStore } from "../kernel/carrier.ts";
import type { PostContext } from "../kernel/contracts.ts";
import { isEmpty, migrate, upgrade } from "../kernel/migrations.ts";
import { POST_STEPS } from "./schema.ts";

type CommentRow = {
  root: string | null;
  state: KnownComment["state"];
  hidden: 0 | 1;
  hidden_at: number | null;
};

type StoredComment = Omit<KnownComment, "hiddenAt"> & { hiddenAt?: number | null };

/** Of a post of which Meta told nothing it is asked again after this (ms): it may be allowed to by then. */
const ASKED_AGAIN_MS = 6 * 60 * 60_000;

/** Every statement of a post. */
export class PostStore {
  readonly #storage: DurableObjectStorage;
  readonly #sql: SqlStorage;
  /** What its threads are to be told, by their ids. */
  readonly parcels: ParcelStore<InboundItem>;
  /** False until the first write: of whom nobody wants comments there is no trace. */
  #hasTables: boolean;

  constructor(storage: DurableObjectStorage) {
    this.#storage = storage;
    this.#sql = storage.sql;
    this.#hasTables = upgrade(storage, POST_STEPS);
    this.parcels = new ParcelStore(storage.sql);
  }

  transaction<T>(change: () => T): T {
    try {
      return this.#storage.transactionSync(change);
    } catch (error) {
      this.#hasTables = !isEmpty(this.#storage);
      this.parcels.forget();
      throw error;
    }
  }

  /** `<pageId>:<postId>`; null: nothing was ever written. */
  name(): string | null {
    if (!this.#hasTables) return null;
    return this.#sql.exec<{ name: string }>("SELECT name FROM post WHERE id = 1").toArray()[0]?.name ?? null;
  }

  /** The first call makes it; one that is meant for another post is a fault. */
  ensure(name: string): void {
    const known = this.name();
    if (known === name) return;
    if (known !== null) throw new Error("called for a post that this object does not hold");
    if (!this.#hasTables) migrate(this.#storage, POST_STEPS);
    this.#hasTables = true;
    this.#sql.exec("INSERT INTO post (id, name) VALUES (1, ?)", name);
  }

  /** Undefined: Meta is to be asked. Null: it did not tell. */
  context(now: number): PostContext | null | undefined {
    const row = this.#sql
      .exec<{ context: string | null; asked_at: number | null }>(
        "SELECT context, asked_at FROM post WHERE id = 1",
      )
      .toArray()[0];
    if (row?.asked_at == null) return undefined;
    const isOld = now - row.asked_at >= ASKED_AGAIN_MS;
    if (isOld && row.context === null) return undefined;
    return row.context === null ? null : (JSON.parse(row.context) as PostContext);
  }

  setContext(context: PostContext | null, askedAt: number): void {
    const json = context === null ? null : JSON.stringify(context);
    this.#sql.exec("UPDATE post SET context = ?, asked_at = ? WHERE id = 1", json, askedAt);
  }

  permalink(): string | null {
    type Row = { permalink: string | null };
    return this.#sql.exec<Row>("SELECT permalink FROM post WHERE id = 1").toArray()[0]?.permalink ?? null;
  }

  /** The first that is told stays. */
  notePermalink(permalink: string): void {
    if (this.permalink() === null) this.#sql.exec("UPDATE post SET permalink = ? WHERE id = 1", permalink);
  }

  comment(id: string): KnownComment | null {
    const row = this.#sql
      .exec<CommentRow>("SELECT root, state, hidden, hidden_at FROM comment WHERE id = ?", id)
      .toArray()[0];
    if (row === undefined) return null;
    const { root, state, hidden, hidden_at: hiddenAt } = row;
    return { root, state, isHidden: hidden === 1, ...(hiddenAt === null ? {} : { hiddenAt }) };
  }

  setComment(id: string, { root, state, isHidden, hiddenAt = null }: StoredComment): void {
    this.#sql.exec(
      `INSERT INTO comment (id, root, state, hidden, hidden_at) VALUES (?1, ?2, ?3, ?4, ?5)
         ON CONFLICT (id) DO UPDATE SET root = ?2, state = ?3, hidden = ?4, hidden_at = ?5`,
      ...[id, root, state, isHidden ? 1 : 0, hiddenAt],
    );
  }

  hold(awaits: string, item: FeedItem, dueAt: number | null): void {
    this.#sql.exec(
      "INSERT INTO held (awaits, json, due_at) VALUES (?, ?, ?)",
      ...[awaits, JSON.stringify(item), dueAt],
    );
  }

  /** What waits for a comment, left where it is. */
  peek(awaits: string): FeedItem[] {
    const sql = "SELECT json FROM held WHERE awaits = ? AND due_at IS NOT NULL ORDER BY id LIMIT 1";
    return this.#sql
      .exec<{ json: string }>(sql, awaits)
      .toArray()
      .map(({ json }) => JSON.parse(json) as FeedItem);
  }

  /** Takes out what waits for a comment, oldest first. */
  release(awaits: string): FeedItem[] {
    const rows = this.#sql.exec<{ json: string }>(
      "SELECT json FROM held WHERE awaits = ? ORDER BY id",
      awaits,
    );
    const items = rows.toArray().map(({ json }) => JSON.parse(json) as FeedItem);
    if (items.length > 0) this.#sql.exec("DELETE FROM held WHERE awaits = ?", awaits);
    return items;
  }

  /** The comment for which something waits the longest; null: for none by now. */
  awaited(now: number): string | null {
    const sql = "SELECT awaits FROM held WHERE due_at <= ? ORDER BY due_at LIMIT 1";
    return this.#sql.exec<{ awaits: string }>(sql, now).toArray()[0]?.awaits ?? null;
  }

  awaitedAt(): number | null {
    const sql = "SELECT min(due_at) AS at FROM held WHERE due_at IS NOT NULL";
    return this.#sql.exec<{ at: number | null }>(sql).one().at;
  }

  postponeHeld(awaits: string, dueAt: number): void {
    this.#sql.exec("UPDATE held SET due_at = ? WHERE awaits = ? AND due_at IS NOT NULL", dueAt, awaits);
  }
}
