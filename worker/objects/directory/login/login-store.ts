import type { Sealed } from "../../../access/sealing.ts";
import type { DirectoryStore } from "../store.ts";

/** A login that somebody began and has not come back from. */
export type BegunLogin = { sub: string; verifier: string; redirectUri: string };
/** One that came back: the person's token, sealed. */
export type KeptLogin = { sub: string; sealed: Sealed };

type BegunRow = { sub: string; verifier: string; redirect_uri: string };
type KeptRow = { sub: string; key_id: string; box: string };

/** Logins that are under way. Each is gone when its time is over, whatever became of it. */
export class LoginStore {
  readonly #store: DirectoryStore;

  constructor(store: DirectoryStore) {
    this.#store = store;
  }

  begin(stateHash: string, { sub, verifier, redirectUri }: BegunLogin, until: number, now: number): void {
    this.#store.begin();
    this.#store.all("DELETE FROM login WHERE until <= ?", now);
    this.#store.all("DELETE FROM kept_login WHERE until <= ?", now);
    const sql = "INSERT INTO login (state_hash, sub, verifier, redirect_uri, until) VALUES (?, ?, ?, ?, ?)";
    this.#store.all(sql, stateHash, sub, verifier, redirectUri, until);
  }

  /** Takes it out: whoever comes a second time finds none. */
  take(stateHash: string, sub: string, now: number): BegunLogin | null {
    const sql =
      "DELETE FROM login WHERE state_hash = ? AND sub = ? AND until > ? RETURNING sub, verifier, redirect_uri";
    const [row] = this.#store.all<BegunRow>(sql, stateHash, sub, now);
    if (row === undefined) return null;
    return { sub: row.sub, verifier: row.verifier, redirectUri: row.redirect_uri };
  }

  keep(id: string, { sub, sealed }: KeptLogin, until: number): void {
    const sql = "INSERT INTO kept_login (id, sub, key_id, box, until) VALUES (?, ?, ?, ?, ?)";
    this.#store.all(sql, id, sub, sealed.keyId, sealed.box, until);
  }

  kept(id: string, sub: string, now: number): Sealed | null {
    const sql = "SELECT sub, key_id, box FROM kept_login WHERE id = ? AND sub = ? AND until > ?";
    const [row] = this.#store.all<KeptRow>(sql, id, sub, now);
    return row === undefined ? null : { keyId: row.key_id, box: row.box };
  }
}
