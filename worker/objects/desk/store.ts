import type { Closing, Ownership } from "../../domain/ownership.ts";
import { newSession, type Session } from "../../domain/timeline.ts";
import type { Counts, ListScope, Place, Summary } from "../../protocol/thread/conversation.ts";
import { COUNT_MAX } from "../../protocol/frames.ts";
import type { Digest } from "../kernel/contracts.ts";
import { isEmpty, migrate } from "../kernel/migrations.ts";
import { countView, readList, readWaiting, type WaitingRow } from "./list/lists.ts";
import { LineStore } from "./lines/line-store.ts";
import { DecidedStore } from "./commands/decided-store.ts";
import { PeopleStore } from "./people/people-store.ts";
import { PagesStore } from "./pages/pages-store.ts";
import { SettingsStore } from "./settings/settings-store.ts";
import { DESK_STEPS } from "./schema.ts";
import type { TicketClaims } from "../../access/tickets.ts";

/** A row of the list. `digest`: JSON of what the Conversation last told of itself. */
export type ConversationRow = {
  name: string;
  epoch: string;
  rev: number;
  version: number;
  status: "open" | "closed";
  owner_sub: string | null;
  owner_name: string | null;
  activity_at: number;
  asked: number;
  closed_asked: number;
  digest: string;
  /** Who closed it last (JSON of Closing). */
  closing: string | null;
  /** Ids of the commands that last decided on its ownership, oldest first (JSON). */
  decided: string;
  asked_at: number;
  said: string | null;
  /** Who told `rev`; null: a Conversation of older code. */
  session: string | null;
};

/** Which desk this is, and since it last lost its memory. */
type DeskName = { name: string; epoch: string };

/** Every statement of a desk. */
export class DeskStore {
  readonly notes: LineStore;
  readonly people: PeopleStore;
  readonly pages: PagesStore;
  readonly settings: SettingsStore;
  readonly decided: DecidedStore;
  /** This instance, of whom threads hear with each line. */
  readonly session: Session;
  readonly #storage: DurableObjectStorage;
  readonly #sql: SqlStorage;
  /** False until the first write: a ticket made up by a stranger leaves no trace. */
  #hasTables: boolean;
  /** Asked with every publication, changed hardly ever. */
  #identity: DeskName | null = null;

  constructor(storage: DurableObjectStorage) {
    this.#storage = storage;
    this.#sql = storage.sql;
    this.notes = new LineStore(storage.sql);
    this.people = new PeopleStore(storage.sql);
    this.pages = new PagesStore(storage.sql);
    this.settings = new SettingsStore(storage.sql);
    this.decided = new DecidedStore(storage.sql);
    this.#hasTables = !isEmpty(storage);
    if (this.#hasTables) migrate(storage, DESK_STEPS);
    this.session = newSession(this.#hasTables ? this.notes.lastId() : 0);
  }

  transaction<T>(change: () => T): T {
    return this.#storage.transactionSync(change);
  }

  /** The epoch of this desk. The first call names it; a call meant for another desk is a fault. */
  ensure(name: string): string {
    if (!this.#hasTables) {
      migrate(this.#storage, DESK_STEPS);
      this.#hasTables = true;
    }
    let identity = this.identity();
    if (identity === null) {
      identity = { name, epoch: crypto.randomUUID() };
      this.#sql.exec("INSERT INTO desk (id, name, epoch) VALUES (1, ?, ?)", name, identity.epoch);
    }
    if (identity.name !== name) throw new Error("called for a desk that this object is not");
    return identity.epoch;
  }

  /** Null before the first call. */
  identity(): DeskName | null {
    const sql = "SELECT name, epoch FROM desk WHERE id = 1";
    this.#identity ??= this.#sql.exec<DeskName>(sql).toArray()[0] ?? null;
    return this.#identity;
  }

  /** Null before the first call. */
  name(): string | null {
    return this.identity()?.name ?? null;
  }

  /** Threads hold lines that it knows nothing of: its storage went back, and what gadgets were told counts no more. */
  beginAnew(): void {
    this.#identity = null;
    this.#sql.exec("UPDATE desk SET epoch = ? WHERE id = 1", crypto.randomUUID());
  }

  // Conversations

  find(name: string): ConversationRow | null {
    return (
      this.#sql.exec<ConversationRow>("SELECT * FROM conversation WHERE name = ?", name).toArray()[0] ?? null
    );
  }

  insert(row: ConversationRow): void {
    this.#sql.exec(
      `INSERT INTO conversation (name, epoch, rev, version, status, owner_sub, owner_name, activity_at, asked,
         closed_asked, digest, asked_at, said, session) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      row.name,
      row.epoch,
      row.rev,
      row.version,
      row.status,
      row.owner_sub,
      row.owner_name,
      row.activity_at,
      row.asked,
      row.closed_asked,
      row.digest,
      row.asked_at,
      row.said,
      row.session,
    );
  }

  /** News of a conversation. Leaves the ownership alone: to name its columns would rewrite their index each time. */
  setNews(row: ConversationRow): void {
    this.#sql.exec(
      `UPDATE conversation SET epoch = ?2, rev = ?3, version = ?4, activity_at = ?5, asked = ?6, digest = ?7,
         asked_at = ?8, said = ?9, session = ?10, closed_asked = ?11 WHERE name = ?1`,
      row.name,
      row.epoch,
      row.rev,
      row.version,
      row.activity_at,
      row.asked,
      row.digest,
      row.asked_at,
      row.said,
      row.session,
      row.closed_asked,
    );
  }

  /** `closing`: who closed it just now; null where nobody did. */
  setOwnership(name: string, ownership: Ownership, version: number, closing: Closing | null = null): void {
    const { status, owner } = ownership;
    this.#sql.exec(
      `UPDATE conversation SET status = ?2, owner_sub = ?3, owner_name = ?4, version = ?5,
         closed_asked = iif(?2 = 'closed', asked, closed_asked), closing = ifnull(?6, closing) WHERE name = ?1`,
      name,
      status,
      owner?.sub ?? null,
      owner?.name ?? null,
      version,
      closing === null ? null : JSON.stringify(closing),
    );
  }

  setDecided(name: string, decided: string[]): void {
    this.#sql.exec("UPDATE conversation SET decided = ? WHERE name = ?", JSON.stringify(decided), name);
  }

  /** Open conversations in which a customer waits, those with the newest activity first; 200 at most. */
  waitingNames(): string[] {
    const sql = `SELECT name FROM conversation WHERE status = 'open' AND json_extract(digest, '$.waitingSince') NOTNULL
      ORDER BY activity_at DESC LIMIT 200`;
    return this.#sql
      .exec<{ name: string }>(sql)
      .toArray()
      .map(({ name }) => name);
  }

  /** When the newest entry of any conversation was written, 0 for none. */
  newestActivity(): number {
    const sql = "SELECT max(activity_at) AS at FROM conversation";
    return this.#sql.exec<{ at: number | null }>(sql).one().at ?? 0;
  }

  conversationsOf(pageId: string): string[] {
    return this.#namesOf("SELECT name FROM conversation WHERE name >= ? AND name < ?", pageId);
  }

  /** Forgets all conversations of a Page and returns their names. */
  removeConversationsOf(pageId: string): string[] {
    return this.#namesOf("DELETE FROM conversation WHERE name >= ? AND name < ? RETURNING name", pageId);
  }

  #namesOf(sql: string, pageId: string): string[] {
    // ';' follows ':' in ASCII: every name that begins with '<pageId>:'.
    const rows = this.#sql.exec<{ name: string }>(sql, `${pageId}:`, `${pageId};`).toArray();
    return rows.map((row) => row.name);
  }

  /** `length` rows of a list behind `after`, and whether there are more. */
  window(
    list: ListScope,
    sub: string,
    after: Place | null,
    length: number,
  ): { items: Summary[]; more: boolean } {
    const rows = readList(this.#sql, list, sub, after, length + 1);
    return { items: rows.slice(0, length).map(toSummary), more: rows.length > length };
  }

  counts(sub: string): Counts {
    return { mine: this.mineCount(sub), ...this.deskCounts() };
  }

  /** The counts that are the same for every agent. */
  deskCounts(): Omit<Counts, "mine"> {
    const count = (view: keyof Counts): number => countView(this.#sql, view, "", COUNT_MAX);
    return { unassigned: count("unassigned"), open: count("open"), closed: count("closed") };
  }

  mineCount(sub: string): number {
    return countView(this.#sql, "mine", sub, COUNT_MAX);
  }

  /** How far ahead of the clock the desk's time may have been given (ms). */
  askedUntil(): number {
    if (!this.#hasTables) return 0;
    const row = this.#sql
      .exec<{ asked_until: number }>("SELECT asked_until FROM desk WHERE id = 1")
      .toArray()[0];
    return row?.asked_until ?? 0;
  }

  setAskedUntil(until: number): void {
    if (!this.#hasTables) return;
    this.#sql.exec("UPDATE desk SET asked_until = ? WHERE id = 1", until);
  }

  /** Open conversations whose customers wait, of the newest OPEN_READ_MAX. */
  waiting(): WaitingRow[] {
    return readWaiting(this.#sql);
  }

  // Tickets

  putTicket(id: string, claims: TicketClaims, expiresAt: number): void {
    const sql = "INSERT INTO ticket (id, claims, expires_at) VALUES (?, ?, ?)";
    this.#sql.exec(sql, id, JSON.stringify(claims), expiresAt);
  }

  /** Takes a ticket out: whoever is second finds nothing. */
  takeTicket(id: string, now: number): TicketClaims | null {
    if (!this.#hasTables) return null;
    const sql = "DELETE FROM ticket WHERE id = ? RETURNING claims, expires_at";
    const row = this.#sql.exec<{ claims: string; expires_at: number }>(sql, id).toArray()[0];
    return row === undefined || row.expires_at <= now ? null : (JSON.parse(row.claims) as TicketClaims);
  }

  removeExpiredTickets(now: number): void {
    this.#sql.exec("DELETE FROM ticket WHERE expires_at <= ?", now);
  }
}

/** A row as gadgets see it. */
export function toSummary(row: ConversationRow): Summary {
  const digest = JSON.parse(row.digest) as Digest;
  return {
    conversation: row.name,
    version: row.version,
    customer: digest.customer,
    status: row.status,
    owner: ownershipOf(row).owner,
    activityAt: row.activity_at,
    preview: digest.preview,
    unanswered: digest.unanswered,
    waitingSince: digest.waitingSince,
    responseUntil: digest.responseUntil,
    failed: digest.failed,
    asked: row.asked,
  };
}

/** Who has it, as the rules of ownership take it. */
export function ownershipOf(row: ConversationRow): Ownership {
  const { status, owner_sub: sub, owner_name: name } = row;
  return { status, owner: sub === null ? null : { sub, name: name ?? sub } };
}
