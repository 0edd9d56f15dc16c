import { partsOfName } from "../../../protocol/ids.ts";
import type { ReviewLinkEntry } from "../../../protocol/review/answers.ts";
import { limitOf } from "../../kernel/limit.ts";
import type { DirectoryStore } from "../store.ts";

/** What is told of uses; older ones are forgotten. */
const USES_MAX = 20;

type Row = {
  link: string;
  page_id: string;
  desk: string;
  ref: string;
  testers: string;
  by_name: string;
  made_at: number;
  ends_at: number;
  revoked_at: number | null;
  use_count: number;
};

/** A link without when it was used. */
export type StoredReviewLink = Omit<ReviewLinkEntry, "uses">;

const COLUMNS = "link, page_id, desk, ref, testers, by_name, made_at, ends_at, revoked_at, use_count";

/** Every statement on reviewer links. */
export class ReviewLinks {
  readonly #store: DirectoryStore;

  constructor(store: DirectoryStore) {
    this.#store = store;
  }

  /** `hash`: of what opens it; the secret itself is kept nowhere. */
  add(hash: string, it: Omit<StoredReviewLink, "revokedAt" | "useCount">): void {
    this.#store.begin();
    this.#store.all(
      `INSERT INTO review_link (link, hash, page_id, desk, ref, testers, by_name, made_at, ends_at)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      ...[it.link, hash, it.pageId, it.desk, it.ref, JSON.stringify(it.testers)],
      ...[it.by, it.madeAt, it.endsAt],
    );
  }

  find(hash: string): StoredReviewLink | null {
    const [row] = this.#store.all<Row>(`SELECT ${COLUMNS} FROM review_link WHERE hash = ?`, hash);
    return row === undefined ? null : toLink(row);
  }

  named(link: string): StoredReviewLink | null {
    const [row] = this.#store.all<Row>(`SELECT ${COLUMNS} FROM review_link WHERE link = ?`, link);
    return row === undefined ? null : toLink(row);
  }

  /** Of one Page, the newest first, with when each was used. */
  of(pageId: string): ReviewLinkEntry[] {
    const sql = `SELECT ${COLUMNS} FROM review_link WHERE page_id = ? ORDER BY made_at DESC, link`;
    return this.#store.all<Row>(sql, pageId).map((row) => this.entryOf(toLink(row)));
  }

  entryOf(link: StoredReviewLink): ReviewLinkEntry {
    const sql = "SELECT at FROM review_use WHERE link = ? ORDER BY id DESC";
    return { ...link, uses: this.#store.all<{ at: number }>(sql, link.link).map(({ at }) => at) };
  }

  use(link: string, at: number): void {
    this.#store.all("UPDATE review_link SET use_count = use_count + 1 WHERE link = ?", link);
    this.#store.all("INSERT INTO review_use (link, at) VALUES (?, ?)", link, at);
    this.#store.all(
      `DELETE FROM review_use WHERE link = ?1 AND id NOT IN
         (SELECT id FROM review_use WHERE link = ?1 ORDER BY id DESC LIMIT ${limitOf(USES_MAX)})`,
      link,
    );
  }

  /** The customer of that name was erased: nobody is to find their PSID here. */
  forgetTester(conversation: string): void {
    const { pageId, psid } = partsOfName(conversation);
    this.#store.all(
      `UPDATE review_link SET testers = (SELECT json_group_array(value) FROM json_each(testers) WHERE value <> ?2)
         WHERE page_id = ?1 AND EXISTS (SELECT 1 FROM json_each(testers) WHERE value = ?2)`,
      ...[pageId, psid],
    );
  }

  /** Once; later calls change nothing. */
  revoke(link: string, now: number): void {
    this.#store.all("UPDATE review_link SET revoked_at = ? WHERE link = ? AND revoked_at IS NULL", now, link);
  }

  /** Revoked links of which the desk has yet to hear. */
  untold(): { link: string; desk: string }[] {
    const sql = "SELECT link, desk FROM review_link WHERE revoked_at NOTNULL AND told = 0";
    return this.#store.all<{ link: string; desk: string }>(sql);
  }

  told(link: string): void {
    this.#store.all("UPDATE review_link SET told = 1 WHERE link = ?", link);
  }
}

function toLink(row: Row): StoredReviewLink {
  return {
    link: row.link,
    pageId: row.page_id,
    desk: row.desk,
    ref: row.ref,
    testers: JSON.parse(row.testers) as string[],
    by: row.by_name,
    madeAt: row.made_at,
    endsAt: row.ends_at,
    revokedAt: row.revoked_at,
    useCount: row.use_count,
  };
}
