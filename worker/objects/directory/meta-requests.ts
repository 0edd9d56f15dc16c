import { hashOf } from "../../domain/admin-link.ts";
import type { SignedRequest } from "../../graph/signed-request.ts";
import type { MetaRequest, MetaRequestKind } from "../kernel/contracts.ts";
import type { DirectoryStore } from "./store.ts";

/** Kept so long; a person who asks again asks anew. */
const KEPT_MS = 365 * 24 * 60 * 60_000;
/** Of a code; nobody guesses one among so many. */
const CODE_CHARS = 32;

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
        `INSERT INTO meta_request (code, kind, app_id, user_id, issued_at, at) VALUES (?, ?, ?, ?, ?, ?)
           ON CONFLICT DO NOTHING RETURNING code`,
        ...[code, kind, appId, request.userId, request.issuedAt, now],
      ).length > 0;
    return { code, isNew };
  }

  find(code: string): MetaRequest | null {
    return this.#store.all<MetaRequest>("SELECT kind, at FROM meta_request WHERE code = ?", code)[0] ?? null;
  }
}
