import { hashOf } from "../../domain/admin-link.ts";
import type { SignedRequest } from "../../graph/signed-request.ts";
import type { DeletionRequest } from "../../protocol/admin/answers.ts";
import type { MetaRequest, MetaRequestKind } from "../kernel/contracts.ts";
import { limitOf } from "../kernel/limit.ts";
import type { DirectoryStore } from "./store.ts";

/** Kept so long; a person who asks again asks anew. */
const KEPT_MS = 365 * 24 * 60 * 60_000;
/** Of a code; nobody guesses one among so many. */
const CODE_CHARS = 32;
/** As many of the newest are told. */
const LISTED_MAX = 100;
/** Asked about in one go. */
const DUE_MAX = 20;

/** One of which it is not known whose conversations are meant. */
export type UnmatchedRequest = { code: string; appId: string; userId: string; attempts: number };

/** Persons who removed the app, or want their data deleted: each request of Meta's once, however often it comes. */
export class MetaRequests {
  readonly #store: DirectoryStore;

  constructor(store: DirectoryStore) {
    this.#store = store;
  }

  /** Answers the code by which the person may ask what became of it, and whether it came for the first time. */
  async record(
    kind: MetaRequestKind,
    appId: string,
    request: SignedRequest & { text: string },
    now: number,
  ): Promise<{ code: string; isNew: boolean }> {
    // What is said, not how it was signed: base64url has several spellings of one signature.
    const [, said = ""] = request.text.split(".");
    const code = (await hashOf(`${kind} ${said}`)).slice(0, CODE_CHARS);
    this.#store.begin();
    this.#store.all("DELETE FROM meta_request WHERE at < ?", now - KEPT_MS);
    const isNew =
      this.#store.all(
        `INSERT INTO meta_request (code, kind, app_id, user_id, issued_at, at, due_at) VALUES (?, ?, ?, ?, ?, ?, ?)
           ON CONFLICT DO NOTHING RETURNING code`,
        ...[code, kind, appId, request.userId, request.issuedAt, now, kind === "data_deletion" ? now : null],
      ).length > 0;
    return { code, isNew };
  }

  /** `receiptOf`: what came of an erasure. */
  find(code: string, receiptOf: (erasure: string) => MetaRequest["receipt"]): MetaRequest | null {
    const sql = "SELECT kind, at, state, erasure FROM meta_request WHERE code = ?";
    type Row = Pick<MetaRequest, "kind" | "at" | "state"> & { erasure: string | null };
    const row = this.#store.all<Row>(sql, code)[0];
    if (row === undefined) return null;
    const { erasure, ...request } = row;
    return { ...request, receipt: erasure === null ? null : receiptOf(erasure) };
  }

  /** Wishes that data be deleted, the newest first. */
  deletions(): DeletionRequest[] {
    const sql = `SELECT code, at, state, app_id, user_id FROM meta_request WHERE kind = 'data_deletion'
      ORDER BY at DESC LIMIT ${limitOf(LISTED_MAX)}`;
    type Row = Pick<DeletionRequest, "code" | "at" | "state"> & { app_id: string; user_id: string };
    return this.#store.all<Row>(sql).map(({ code, at, state, app_id: appId, user_id: userId }) => {
      return { code, at, state, appId, userId: userId === "" ? null : userId };
    });
  }

  /** When Meta is to be asked whom it means; null: about nobody. */
  nextDueAt(): number | null {
    return (
      this.#store.all<{ at: number | null }>("SELECT min(due_at) AS at FROM meta_request")[0]?.at ?? null
    );
  }

  due(now: number): UnmatchedRequest[] {
    const sql = `SELECT code, app_id, user_id, attempts FROM meta_request WHERE due_at <= ?
      ORDER BY due_at LIMIT ${limitOf(DUE_MAX)}`;
    return this.#store
      .all<{ code: string; app_id: string; user_id: string; attempts: number }>(sql, now)
      .map(({ code, app_id: appId, user_id: userId, attempts }) => ({ code, appId, userId, attempts }));
  }

  postpone(code: string, dueAt: number): void {
    this.#store.all(
      "UPDATE meta_request SET attempts = attempts + 1, due_at = ? WHERE code = ?",
      dueAt,
      code,
    );
  }

  /** Meta does not say whom it means. */
  leaveToSomebody(code: string): void {
    this.#store.all("UPDATE meta_request SET state = 'by_hand', due_at = NULL WHERE code = ?", code);
  }

  /** Whom it means is known, and is being erased. */
  erasing(code: string, erasure: string): void {
    const sql =
      "UPDATE meta_request SET state = 'erasing', due_at = NULL, erasure = ? WHERE code = ? AND state <> 'done'";
    this.#store.all(sql, erasure, code);
  }

  /** An erasure came to its end: of the person nothing is left here either. */
  ended(erasure: string): void {
    this.#store.all("UPDATE meta_request SET state = 'done', user_id = '' WHERE erasure = ?", erasure);
  }

  /** Somebody did what was left to somebody. False: that is not so of it. */
  settle(code: string): boolean {
    const sql = `UPDATE meta_request SET state = 'done', user_id = ''
      WHERE code = ? AND state IN ('by_hand', 'done') RETURNING code`;
    return this.#store.all(sql, code).length > 0;
  }
}
