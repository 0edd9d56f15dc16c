import { hashOf } from "../../../domain/admin-link.ts";
import { beginSession, isOpen, renewSession, type AdminSession } from "../../../domain/admin-session.ts";
import { MAIN_DESK } from "../../../domain/desks.ts";
import { done, refused, type Outcome } from "../../../domain/outcome.ts";
import type { AdminIdentity, OpenedSession } from "../../kernel/doors/directory.ts";
import type { DirectoryStore } from "../store.ts";
import { SessionStore } from "./session-store.ts";

/** Who came by the link is whoever may deploy. */
export const BY_LINK = {
  sub: "admin-link",
  name: "admin link",
  desk: MAIN_DESK,
  role: "operator",
} as const satisfies AdminIdentity;

/** Administrators who sign in here: by the one-time link, and by an address that somebody let in. */
export class SignIn {
  readonly #store: DirectoryStore;
  readonly #sessions: SessionStore;
  readonly #newToken: () => Promise<string>;

  constructor(store: DirectoryStore, newToken: () => Promise<string>) {
    this.#store = store;
    this.#newToken = newToken;
    this.#sessions = new SessionStore(store);
  }

  /** `hash`: of the link's secret, which the Worker has found to be the one of `ADMIN_LINK`, and not too old. */
  async byLink(hash: string, now: number): Promise<Outcome<OpenedSession, { code: "link_used" }>> {
    const token = await this.#newToken();
    const tokenHash = await hashOf(token);
    if (!this.#sessions.useLink(hash, now)) return refused({ code: "link_used" });
    return done(this.#opened(token, tokenHash, beginSession(null, now), now));
  }

  /** By an address that Cloudflare Access has checked. */
  async byEmail(email: string, now: number): Promise<Outcome<OpenedSession, { code: "not_listed" }>> {
    const token = await this.#newToken();
    const tokenHash = await hashOf(token);
    if (this.#store.administrator(email) === null) return refused({ code: "not_listed" });
    return done(this.#opened(token, tokenHash, beginSession(email, now), now));
  }

  /** The next token of a session; the former is good until its end, for what is under way. Null: it has none. */
  async renew(former: string, now: number): Promise<OpenedSession | null> {
    const token = await this.#newToken();
    const [formerHash, tokenHash] = [await hashOf(former), await hashOf(token)];
    const session = this.#sessions.find(formerHash);
    const next = session === null ? null : renewSession(session, now);
    if (next === null || this.#identityOf(next) === null) return null;
    return this.#opened(token, tokenHash, next, now);
  }

  /** Who has this token now, as the list of administrators has them by now; null: nobody. `exp` in ms. */
  async whose(token: string, now: number): Promise<(AdminIdentity & { exp: number }) | null> {
    const session = this.#sessions.find(await hashOf(token));
    const identity = session === null || !isOpen(session, now) ? null : this.#identityOf(session);
    return session === null || identity === null ? null : { ...identity, exp: session.endsAt };
  }

  async leave(token: string): Promise<void> {
    this.#sessions.remove(await hashOf(token));
  }

  #opened(token: string, hash: string, session: AdminSession, now: number): OpenedSession {
    this.#sessions.add(hash, session, now);
    return { token, expiresAt: session.endsAt };
  }

  #identityOf({ email }: AdminSession): AdminIdentity | null {
    if (email === null) return BY_LINK;
    const administrator = this.#store.administrator(email);
    if (administrator === null) return null;
    const { role, desk } = administrator;
    return { sub: email, name: email, desk: desk ?? MAIN_DESK, role };
  }
}
