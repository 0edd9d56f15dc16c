import type { MediaSource } from "../../../domain/item.ts";
import { fileName } from "../../../domain/names.ts";
import type { Media } from "../../../protocol/message/content.ts";
import { limitOf } from "../../kernel/limit.ts";

/** A file that is to be copied, or could not be: one that was copied has no row. */
export type MediaRow = {
  id: string;
  /** Its entry; 0 for the customer's picture. */
  seq: number;
  url: string;
  state: "copying" | "failed";
  /** Tries begun so far. */
  attempts: number;
  /** copying: when the next try is due, or when the one under way is given up. failed: when it did. */
  due_at: number;
};

/** Meta's links die within days: after this there is nothing left to try. */
const FAILED_KEPT_MS = 30 * 24 * 60 * 60_000;
const FAILED_KEPT_MAX = 200;

/** Id of the row of the customer's picture, while it is being copied. */
export const PICTURE = "picture";

/** Every statement on files that are not copied. */
export class MediaStore {
  readonly #sql: SqlStorage;
  /** Null: not known. Asked with every event, and nearly always false. */
  #isBusy: boolean | null = null;

  constructor(sql: SqlStorage) {
    this.#sql = sql;
  }

  forget(): void {
    this.#isBusy = null;
  }

  /** Whether anything is to be copied, now or later. */
  isBusy(): boolean {
    this.#isBusy ??= this.#first("SELECT 1 FROM media WHERE state = 'copying' LIMIT 1") !== null;
    return this.#isBusy;
  }

  /** A link that is known already is replaced by the newer one, and tried from the start. */
  add(id: string, seq: number, url: string, dueAt: number): void {
    this.#write(
      `INSERT INTO media (id, seq, url, due_at) VALUES (?1, ?2, ?3, ?4)
         ON CONFLICT (id) DO UPDATE SET url = ?3, state = 'copying', attempts = 0, due_at = ?4`,
      id,
      seq,
      url,
      dueAt,
    );
  }

  find(id: string): MediaRow | null {
    return this.#first("SELECT * FROM media WHERE id = ?", id);
  }

  due(now: number): MediaRow[] {
    const sql = "SELECT * FROM media WHERE state = 'copying' AND due_at <= ? ORDER BY due_at, seq, id";
    return this.#sql.exec<MediaRow>(sql, now).toArray();
  }

  nextDueAfter(now: number): number | null {
    const sql = "SELECT min(due_at) AS at FROM media WHERE state = 'copying' AND due_at > ?";
    return this.#sql.exec<{ at: number | null }>(sql, now).one().at;
  }

  /** When the next try is due, or the one under way is given up; in the past where it waits for a place. Null: nothing. */
  nextDueAt(): number | null {
    return this.isBusy() ? this.nextDueAfter(-1) : null;
  }

  /** Counts a try before it is made: one that brings down the object must not be made for ever. */
  begin(id: string, givenUpAt: number): void {
    this.#write("UPDATE media SET attempts = attempts + 1, due_at = ? WHERE id = ?", givenUpAt, id);
  }

  postpone(id: string, dueAt: number): void {
    this.#write("UPDATE media SET due_at = ? WHERE id = ?", dueAt, id);
  }

  /** Keeps the link for a while, and that of the last ones: an agent may want another try. */
  fail(id: string, now: number): void {
    this.#write("UPDATE media SET state = 'failed', due_at = ? WHERE id = ?", now, id);
    this.#sql.exec(
      `DELETE FROM media WHERE state = 'failed' AND (due_at <= ? OR id IN
         (SELECT id FROM media WHERE state = 'failed' ORDER BY due_at DESC, seq DESC, id
           LIMIT -1 OFFSET ${limitOf(FAILED_KEPT_MAX)}))`,
      now - FAILED_KEPT_MS,
    );
  }

  startAgain(id: string, dueAt: number): void {
    this.#write("UPDATE media SET state = 'copying', attempts = 0, due_at = ? WHERE id = ?", dueAt, id);
  }

  remove(id: string): void {
    this.#write("DELETE FROM media WHERE id = ?", id);
  }

  #write(query: string, ...bindings: SqlStorageValue[]): void {
    this.forget();
    this.#sql.exec(query, ...bindings);
  }

  #first(query: string, ...bindings: SqlStorageValue[]): MediaRow | null {
    return this.#sql.exec<MediaRow>(query, ...bindings).toArray()[0] ?? null;
  }
}

/** A file as it stands when its message comes. */
export function newMedia(id: string, { url, name }: MediaSource): Media {
  const failure = url === null ? "no_link" : null;
  return {
    id,
    state: url === null ? "failed" : "copying",
    name: fileName(name ?? "") ?? nameInLink(url),
    mime: null,
    bytes: null,
    failure,
  };
}

/** What Meta's link calls the file, without its signature. */
function nameInLink(url: string | null): string | null {
  if (url === null || !URL.canParse(url)) return null;
  return fileName(decodeSafely(new URL(url).pathname.split("/").at(-1) ?? ""));
}

function decodeSafely(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
