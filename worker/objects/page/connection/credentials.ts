import { seal, unseal, type UnsealRefusal } from "../../../access/sealing.ts";
import type { EncryptionKey } from "../../../domain/encryption-keys.ts";
import { done, type Outcome } from "../../../domain/outcome.ts";
import type { SecretField, Secrets } from "../../kernel/contracts.ts";
import { limitOf } from "../../kernel/limit.ts";

/** Former ones of a field that still hold beside the newest. */
const KEPT_MAX = 3;

type SecretRow = { field: SecretField; made_at: number; key_id: string; box: string };

type Tools = { storage: DurableObjectStorage; keys: readonly EncryptionKey[] };

/**
 * The secrets of a connected Page: sealed in storage, opened once when the instance begins. App secret and verify token may
 * be several: while Meta is told of a new one the former still holds, until somebody retires it.
 */
export class Credentials {
  readonly #tools: Tools;
  readonly #sql: SqlStorage;
  /** Newest first. */
  #opened = new Map<SecretField, string[]>();
  #refusals: UnsealRefusal[] = [];
  /** What is stored and does not open. */
  #closed: SecretRow[] = [];

  constructor(tools: Tools) {
    this.#tools = tools;
    this.#sql = tools.storage.sql;
  }

  /** Opens what is stored, in the constructor's blockConcurrencyWhile: nothing of it leaves the machine. */
  async load(pageId: string): Promise<void> {
    const { keys } = this.#tools;
    const opened = new Map<SecretField, string[]>();
    const refusals: UnsealRefusal[] = [];
    const closed: SecretRow[] = [];
    for (const row of this.#rows()) {
      const { field, key_id: keyId, box } = row;
      const secret = await unseal(keys, { page: pageId, field }, { keyId, box });
      if (secret.ok) opened.set(field, [...(opened.get(field) ?? []), secret.value]);
      else {
        refusals.push(secret.refusal);
        closed.push(row);
      }
    }
    this.#opened = opened;
    this.#refusals = refusals;
    this.#closed = closed;
  }

  /** Those of a field that hold, the newest first. */
  all(field: SecretField): readonly string[] {
    return this.#opened.get(field) ?? [];
  }

  newest(field: SecretField): string | null {
    return this.all(field)[0] ?? null;
  }

  /** Why what is stored does not open, each key once. */
  get refusals(): readonly UnsealRefusal[] {
    return this.#refusals.filter(
      (one, at) => this.#refusals.findIndex((it) => it.keyId === one.keyId && it.code === one.code) === at,
    );
  }

  /** The ids of the keys with which what is stored was sealed. */
  keyIds(): string[] {
    return [...new Set(this.#rows().map(({ key_id }) => key_id))].sort();
  }

  /**
   * Seals what is given, and keeps it in one transaction with what `also` writes. A new token takes the place of the former;
   * a new app secret or verify token stands before it, unless the former does not open, or `isOtherApp`: then those of the former
   * app are forgotten. Nothing is written where there is no key.
   */
  async keep(
    pageId: string,
    secrets: Secrets,
    also: () => void,
    isOtherApp = false,
  ): Promise<Outcome<null, { code: "no_encryption_keys" }>> {
    const rows: Omit<SecretRow, "made_at">[] = [];
    for (const [field, secret] of Object.entries(secrets) as [SecretField, string][]) {
      if (field !== "token" && !isOtherApp && this.newest(field) === secret) continue;
      const sealed = await seal(this.#tools.keys, { page: pageId, field }, secret);
      if (!sealed.ok) return sealed;
      rows.push({ field, key_id: sealed.value.keyId, box: sealed.value.box });
    }
    this.#tools.storage.transactionSync(() => {
      if (isOtherApp) this.#sql.exec("DELETE FROM secret WHERE field <> 'token'");
      for (const row of rows) this.#put(row);
      also();
    });
    await this.load(pageId);
    return done(null);
  }

  /** From now on only the newest of the field holds. */
  retire(field: SecretField): void {
    this.#keepNewest(field, 1);
    const newest = this.newest(field);
    if (newest !== null) this.#opened.set(field, [newest]);
  }

  /** Forgets the token; with app secret and verify token the webhook goes on. Part of the transaction of the current turn. */
  forgetToken(): void {
    this.#sql.exec("DELETE FROM secret WHERE field = 'token'");
    this.#opened.delete("token");
  }

  /** Forgets all. Part of the transaction of the current turn. */
  erase(): void {
    this.#sql.exec("DELETE FROM secret");
    this.#opened.clear();
    this.#refusals = [];
    this.#closed = [];
  }

  /** Seals anew, with the current key, whatever was sealed with another and opens. Answers how many. */
  async reseal(pageId: string): Promise<number> {
    const { keys, storage } = this.#tools;
    const resealed: SecretRow[] = [];
    for (const row of this.#rows().filter(({ key_id }) => key_id !== keys[0]?.id)) {
      const place = { page: pageId, field: row.field };
      const secret = await unseal(keys, place, { keyId: row.key_id, box: row.box });
      const sealed = secret.ok ? await seal(keys, place, secret.value) : null;
      if (sealed?.ok === true) resealed.push({ ...row, key_id: sealed.value.keyId, box: sealed.value.box });
    }
    storage.transactionSync(() => {
      for (const { field, made_at, key_id, box } of resealed)
        // It may have been erased meanwhile.
        this.#sql.exec(
          "UPDATE secret SET key_id = ?, box = ? WHERE field = ? AND made_at = ?",
          ...[key_id, box, field, made_at],
        );
    });
    return resealed.length;
  }

  #rows(): SecretRow[] {
    return this.#sql.exec<SecretRow>("SELECT * FROM secret ORDER BY field, made_at DESC").toArray();
  }

  #put({ field, key_id, box }: Omit<SecretRow, "made_at">): void {
    for (const row of this.#closed.filter((it) => it.field === field))
      this.#sql.exec("DELETE FROM secret WHERE field = ? AND made_at = ?", field, row.made_at);
    const sql = "SELECT ifnull(max(made_at), 0) AS newest FROM secret WHERE field = ?";
    const { newest } = this.#sql.exec<{ newest: number }>(sql, field).one();
    this.#sql.exec(
      "INSERT INTO secret (field, made_at, key_id, box) VALUES (?, ?, ?, ?)",
      ...[field, Math.max(Date.now(), newest + 1), key_id, box],
    );
    this.#keepNewest(field, field === "token" ? 1 : KEPT_MAX);
  }

  #keepNewest(field: SecretField, count: number): void {
    this.#sql.exec(
      `DELETE FROM secret WHERE field = ?1 AND made_at NOT IN (
         SELECT made_at FROM secret WHERE field = ?1 ORDER BY made_at DESC LIMIT ${limitOf(count)})`,
      field,
    );
  }
}
