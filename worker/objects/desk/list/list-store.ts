import { summarySeen } from "../../../domain/review-link.ts";
import { COUNT_MAX, type ListPage } from "../../../protocol/frames.ts";
import type { CustomerRecord } from "../../../protocol/records/record.ts";
import type { ListScope, Place, Status } from "../../../protocol/thread/conversation.ts";
import {
  COUNTED_VIEWS,
  inView,
  viewOf,
  type CountedView,
  type Counts,
} from "../../../protocol/list/views.ts";
import { limitOf } from "../../kernel/limit.ts";
import { mentionedIn, type Mention } from "../../../domain/notes.ts";
import type { ReviewScope } from "../../../domain/review-link.ts";
import type { Looker } from "../../../domain/sight/looker.ts";
import { sees } from "../../../domain/sight/sight.ts";
import { pageIdOf } from "../../../protocol/conversation-name.ts";
import { placeIn } from "../../../protocol/list/order.ts";
import { readShown, SHOWN_COLUMNS, type ShownRow } from "../sight/shown.ts";
import { isShownTo } from "../sight/sights.ts";
import { COUNTED_ROWS_MAX, holdersOf, NARROWED_IN_VAIN_MAX, readNewest, searchList } from "./search-list.ts";
import { passesSeen, type SeenList } from "./seen-list.ts";
import { Tally } from "./tally.ts";
import { slotOf } from "./activity-slot.ts";
import type { HeldRows } from "./held-rows.ts";
import { countView, isMentioned, newestOf, readList, readWaiting } from "./lists.ts";
import { listOf } from "./open-list.ts";
import {
  COLUMNS,
  isAside,
  mentionedColumn,
  taggedOf,
  toSummary,
  waitingOf,
  type ConversationRow,
  type WaitingRow,
} from "./row.ts";

/** Whether what a view holds is another for each agent. */
const isOfAgent = (view: CountedView): boolean =>
  viewOf(view).owners?.includes("agent") === true || viewOf(view).mentions === true;
const OF_AGENT = COUNTED_VIEWS.filter(isOfAgent);
const OF_DESK = COUNTED_VIEWS.filter((view) => !isOfAgent(view));

/** What is kept of a conversation by something else than its name, and goes with it. */
const BESIDE = ["mention", "record_link"] as const;

/** Rows of a list. `floor`: where they end, when there are more: nearly always the last of them. */
type Window = ListPage & { floor: Place | null; newest?: number };

/** Every statement on the list of conversations but those on who has them. */
export class ListStore {
  readonly #sql: SqlStorage;
  readonly #held: HeldRows;

  constructor(sql: SqlStorage, held: HeldRows) {
    this.#sql = sql;
    this.#held = held;
  }

  find(name: string): ConversationRow | null {
    return this.#held.find(name);
  }

  insert(row: ConversationRow): void {
    this.#sql.exec(
      `INSERT INTO conversation (name, epoch, rev, version, status, owner_sub, owner_name, activity_at, activity_slot,
         asked, closed_asked, digest, closing, decided, asked_at, said, session, standing, due_at, owned_at, parted_at,
         began_ref, began_at, had, contact, raised, tagged)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      ...[row.name, row.epoch, row.rev, row.version, row.status, row.owner_sub, row.owner_name],
      ...[row.activity_at, slotOf(row.activity_at), row.asked, row.closed_asked, row.digest],
      ...[row.closing, row.decided, row.asked_at, row.said, row.session],
      ...[row.standing ?? null, row.due_at ?? null, row.owned_at ?? 0, row.parted_at ?? null],
      ...[row.began_ref ?? null, row.began_at ?? null, row.had ?? null, row.contact ?? null],
      ...[row.raised ?? null, row.tagged ?? null],
    );
    const { record } = taggedOf(row);
    if (record !== undefined) this.#link(row.name, record.id);
    this.#held.inserted(row);
  }

  /** Links it to the record that its row tells by now, or to none. */
  setRecord(name: string, record: CustomerRecord | undefined): void {
    if (record === undefined) this.#sql.exec("DELETE FROM record_link WHERE conversation = ?", name);
    else this.#link(name, record.id);
  }

  #link(name: string, record: string): void {
    const sql = "INSERT OR REPLACE INTO record_link (conversation, record) VALUES (?, ?)";
    this.#sql.exec(sql, name, record);
  }

  /** All that is linked to a record. */
  ofRecord(record: string): ConversationRow[] {
    const sql = "SELECT conversation AS name FROM record_link WHERE record = ?";
    return this.#sql
      .exec<{ name: string }>(sql, record)
      .toArray()
      .flatMap(({ name }) => this.#held.find(name) ?? []);
  }

  /**
   * News of a conversation. Columns with an index are named only where they change, for to name them rewrites it: the slot
   * of the activity seldom does, and who has it is not for news to say.
   */
  setNews(before: ConversationRow, { name, ...row }: ConversationRow): void {
    const { epoch, rev, version, activity_at, asked, closed_asked, digest, asked_at, said, session } = row;
    const { contact = null, tagged = null } = row;
    const [was, slot] = [slotOf(before.activity_at), slotOf(activity_at)];
    this.#sql.exec(
      `UPDATE conversation SET epoch = ?2, rev = ?3, version = ?4, activity_at = ?5, asked = ?6, closed_asked = ?7,
         digest = ?8, asked_at = ?9, said = ?10, session = ?11, contact = ?12,
         tagged = ?13
         ${was === slot ? "" : ", activity_slot = ?14"}
         WHERE name = ?1`,
      ...[name, epoch, rev, version, activity_at, asked, closed_asked, digest, asked_at, said, session],
      ...[contact, tagged],
      ...(was === slot ? [] : [slot]),
    );
    const told = { epoch, rev, version, activity_at, asked, closed_asked, digest, asked_at, said, session };
    const news = { ...told, contact, tagged };
    this.#held.hasNews(name, news);
  }

  /** Whom notes of a conversation mention: as its row tells it, and by agent. `version`: of the row. */
  setMentions(name: string, mentions: readonly Mention[], version: number): void {
    const sql = "UPDATE conversation SET mentioned = ?2, version = ?3 WHERE name = ?1";
    this.#sql.exec(sql, name, mentionedColumn(mentions), version);
    this.#sql.exec("DELETE FROM mention WHERE conversation = ?", name);
    for (const { sub, isRead } of mentionedIn(mentions)) {
      const insert = "INSERT INTO mention (sub, conversation, is_read) VALUES (?, ?, ?)";
      this.#sql.exec(insert, sub, name, isRead === true ? 1 : 0);
    }
    this.#held.written(name);
  }

  /** Conversations with notes that mention an agent, of what they see; counts() has all of them. */
  #mentioning(looker: Looker, sub: string, which: "all" | "unread"): string[] {
    const unread = which === "unread" ? "AND is_read = 0" : "";
    const sql = `SELECT conversation AS name FROM mention WHERE sub = ? ${unread} LIMIT ${limitOf(COUNT_MAX)}`;
    const names = this.#sql.exec<{ name: string }>(sql, sub).toArray();
    return names.flatMap(({ name }) => {
      const row = this.find(name);
      return row !== null && isShownTo(looker, row) ? [name] : [];
    });
  }

  /** Counts() for who sees a part of the desk: of `tally`, and what is their own. */
  countsOf(tally: Tally, looker: Looker, sub: string): Counts {
    const mentions = this.#mentioning(looker, sub, "unread").length;
    const isMentioned = mentions > 0 || this.#mentioning(looker, sub, "all").length > 0;
    return { ...tally.counts(looker, sub), mentions, ...(isMentioned ? { mentioned: true } : {}) };
  }

  /** Open conversations in which a customer waits, those with the newest activity first; 200 at most. */
  waitingNames(): string[] {
    const sql = `SELECT name FROM conversation WHERE status = 'open' AND json_extract(digest, '$.waitingSince') NOTNULL
      ORDER BY activity_slot DESC, activity_at DESC LIMIT 200`;
    return this.#sql
      .exec<{ name: string }>(sql)
      .toArray()
      .map(({ name }) => name);
  }

  /** When the newest entry of any conversation was written, 0 for none. */
  newestActivity(): number {
    const newest = (status: Status): string =>
      `SELECT * FROM (SELECT activity_at AS at FROM conversation WHERE status = '${status}'
         ORDER BY activity_slot DESC, activity_at DESC LIMIT 1)`;
    const sql = `SELECT max(at) AS at FROM (${newest("open")} UNION ALL ${newest("closed")})`;
    return this.#sql.exec<{ at: number | null }>(sql).one().at ?? 0;
  }

  namesOf(pageId: string): string[] {
    return this.#namesOf("SELECT name FROM conversation WHERE name >= ? AND name < ?", pageId);
  }

  /** Of threads of comments that one of these people began. Looks through all of the Page: somebody is erased, which is seldom. */
  commentsBy(pageId: string, people: readonly string[]): string[] {
    const sql = `SELECT name FROM conversation WHERE name >= ? AND name < ?
      AND json_extract(digest, '$.comment.by.id') IN (SELECT value FROM json_each(?))`;
    return this.#sql
      .exec<{ name: string }>(sql, ...rangeOf(pageId), JSON.stringify(people))
      .toArray()
      .map(({ name }) => name);
  }

  /** Threads of comments of a Page behind `after`, in the order of their names: people's have no underscore. */
  commentsAfter(pageId: string, after: string | null, limit: number): string[] {
    const [from, to] = rangeOf(pageId);
    const sql = `SELECT name FROM conversation WHERE name > ? AND name < ? AND instr(name, '_') > 0
      ORDER BY name LIMIT ${limitOf(limit)}`;
    return this.#sql
      .exec<{ name: string }>(sql, after === null || after < from ? from : after, to)
      .toArray()
      .map(({ name }) => name);
  }

  /** Names behind `after`, in their order; with the first of them how many there are in all. */
  namesAfter(after: string | null, limit: number): { names: string[]; total: number | null } {
    const sql = `SELECT name FROM conversation WHERE name > ? ORDER BY name LIMIT ${limitOf(limit)}`;
    const names = this.#sql.exec<{ name: string }>(sql, after ?? "").toArray();
    const count = "SELECT count(*) AS total FROM conversation";
    const total = after === null ? this.#sql.exec<{ total: number }>(count).one().total : null;
    return { names: names.map(({ name }) => name), total };
  }

  /** Forgets all conversations of a Page and returns their names. */
  removeOf(pageId: string): string[] {
    const sql = "DELETE FROM conversation WHERE name >= ? AND name < ? RETURNING name";
    const names = this.#namesOf(sql, pageId);
    for (const table of BESIDE)
      this.#sql.exec(`DELETE FROM ${table} WHERE conversation >= ? AND conversation < ?`, ...rangeOf(pageId));
    this.#held.removed(names);
    return names;
  }

  /** Forgets one conversation, and answers how it stood; null: it was not there. */
  remove(name: string): ConversationRow | null {
    const row = this.#held.find(name);
    this.#sql.exec("DELETE FROM conversation WHERE name = ?", name);
    for (const table of BESIDE) this.#sql.exec(`DELETE FROM ${table} WHERE conversation = ?`, name);
    this.#held.removed([name]);
    return row;
  }

  /** As the table says, whatever is remembered. */
  isListed(name: string): boolean {
    return this.#sql.exec("SELECT 1 FROM conversation WHERE name = ?", name).toArray().length > 0;
  }

  #namesOf(sql: string, pageId: string): string[] {
    const rows = this.#sql.exec<{ name: string }>(sql, ...rangeOf(pageId)).toArray();
    return rows.map((row) => row.name);
  }

  /** `length` rows of a list behind `after`, and whether there are more. */
  window(
    looker: Looker,
    list: SeenList,
    sub: string,
    after: Place | null,
    length: number,
    searchedMax?: number,
  ): Window {
    if (looker.sees === "link") {
      const rows = listOf(this.reviewed(looker.scope), list, sub, after, length + 1);
      const found = windowOf(rows, list, length);
      return { ...found, items: found.items.map(summarySeen) };
    }
    const open = viewOf(list.view).status === "open" ? this.#held.all() : null;
    if (open === null && (looker.sees === "teams" || list.filter !== undefined)) {
      const found = this.#searched(looker, list, sub, after, length, searchedMax);
      return after === null ? { ...found, ...this.#newestOf(list) } : found;
    }
    const rows =
      open === null
        ? readList(this.#sql, list, sub, after, length + 1)
        : listOf(
            open.filter((row) => isShownTo(looker, row)),
            list,
            sub,
            after,
            length + 1,
          );
    const found = windowOf(rows, list, length);
    return open === null && after === null ? { ...found, ...this.#newestOf(list) } : found;
  }

  #newestOf(list: ListScope): { newest?: number } {
    const newest = newestOf(this.#sql, list);
    return newest === null ? {} : { newest };
  }

  /**
   * What has tags or attributes: of what is open all where it is in memory, else as of what is closed among the newest `most`,
   * of which one row each is read.
   */
  tagged(most: number): ConversationRow[] {
    this.#held.loadOnce();
    const open = this.#held.all()?.filter(({ tagged }) => tagged != null) ?? this.#newestTagged("open", most);
    return [...open, ...this.#newestTagged("closed", most)];
  }

  #newestTagged(status: Status, most: number): ConversationRow[] {
    const newest = `SELECT ${COLUMNS} FROM conversation WHERE status = ? ORDER BY activity_slot DESC LIMIT ${limitOf(most)}`;
    return this.#sql
      .exec<ConversationRow>(`SELECT * FROM (${newest}) WHERE tagged IS NOT NULL`, status)
      .toArray();
  }

  /** Reads what is open, unless it is too much, for what is asked of it next. */
  readOpen(): void {
    this.#held.loadOnce();
  }

  /** How many rows a list holds, no further than `limit` and as far as is looked through at once; `isLeast`: there may be more. */
  count(looker: Looker, list: SeenList, sub: string, limit: number): { n: number; isLeast?: true } {
    const { items, more } = this.window(looker, list, sub, null, limit, COUNTED_ROWS_MAX);
    return more ? { n: items.length, isLeast: true } : { n: items.length };
  }

  /** window() for who sees a part of what the table holds, or wants a part: no further than is looked through at once. */
  #searched(
    looker: Looker,
    list: SeenList,
    sub: string,
    after: Place | null,
    length: number,
    max = NARROWED_IN_VAIN_MAX,
  ): Window {
    const isSeen = (row: ShownRow): boolean => looker.sees === "all" || sees(looker, readShown(row));
    const find = <R extends ShownRow>(columns: string, isListed: (row: R) => boolean) =>
      searchList<R>(
        ...([this.#sql, list, sub, after, length] as const),
        { columns, isSeen, isListed, max },
        holdersOf(looker, list),
      );
    const { names, last, more, looked } =
      list.filter === undefined
        ? find(SHOWN_COLUMNS, () => true)
        : find<ConversationRow>(COLUMNS, (row) => passesSeen(list, toSummary(row)));
    const items = names.flatMap((name) => this.#held.find(name) ?? []).map(toSummary);
    return { items, more, floor: more ? last : null, ...(looked === undefined ? {} : { looked }) };
  }

  /** The threads of a reviewer link, whatever their status. */
  reviewed(scope: ReviewScope): ConversationRow[] {
    const sql = `SELECT ${COLUMNS} FROM conversation WHERE began_ref = ?1
      OR name IN (SELECT ?2 || ':' || value FROM json_each(?3))`;
    const rows = this.#sql
      .exec<ConversationRow>(sql, scope.ref, scope.pageId, JSON.stringify(scope.testers))
      .toArray();
    return rows.filter((row) => isShownTo({ sees: "link", scope }, row));
  }

  reviewedCounts(scope: ReviewScope, sub: string): Counts {
    const rows = this.reviewed(scope).map(toSummary);
    const count = (view: CountedView): number => rows.filter((row) => inView(view, row, sub)).length;
    return Object.fromEntries(
      COUNTED_VIEWS.map((view) => [view, Math.min(count(view), COUNT_MAX)]),
    ) as Record<CountedView, number>;
  }

  /** What is open, and the newest of what is closed, by how it is shown: from it counts() of all who see a part. */
  tally(): Tally {
    const tally = new Tally();
    const open = this.#held.all() ?? readNewest(this.#sql, "open");
    for (const row of [...open, ...readNewest(this.#sql, "closed")])
      tally.add(row.status, readShown(row), isAside(row));
    return tally;
  }

  /** Open conversations of a Page. */
  openOf(pageId: string): ConversationRow[] {
    const held = this.#held.all();
    if (held !== null) return held.filter(({ name }) => pageIdOf(name) === pageId);
    return this.rowsOf(pageId).filter(({ status }) => status === "open");
  }

  /** All conversations of a Page. */
  rowsOf(pageId: string): ConversationRow[] {
    const sql = `SELECT ${COLUMNS} FROM conversation WHERE name >= ? AND name < ?`;
    return this.#sql.exec<ConversationRow>(sql, ...rangeOf(pageId)).toArray();
  }

  /** How much each view holds for an agent; `common` is what deskCounts() answered. */
  counts(sub: string, common = this.deskCounts()): Counts {
    return { ...common, ...this.#count(OF_AGENT, sub), ...isMentioned(this.#sql, sub) } as Counts;
  }

  /** The counts that are the same for every agent. */
  deskCounts(): Partial<Counts> {
    return this.#count(OF_DESK, "");
  }

  #count(views: CountedView[], sub: string): Partial<Counts> {
    return Object.fromEntries(views.map((view) => [view, countView(this.#sql, view, sub, COUNT_MAX)]));
  }

  /** Open conversations whose customers wait, of the newest OPEN_READ_MAX. Reads what is open, for lists as well. */
  waiting(): WaitingRow[] {
    this.#held.load();
    return this.#held.all()?.flatMap((row) => waitingOf(row) ?? []) ?? readWaiting(this.#sql);
  }
}

/** ';' follows ':' in ASCII: every name that begins with '<pageId>:' is from the one to the other. */
function rangeOf(pageId: string): [string, string] {
  return [`${pageId}:`, `${pageId};`];
}

/** `rows`: one more than `length` where there are more. */
function windowOf(rows: readonly ConversationRow[], list: ListScope, length: number): Window {
  const items = rows.slice(0, length).map(toSummary);
  const more = rows.length > length;
  const last = items.at(-1);
  return { items, more, floor: more && last !== undefined ? placeIn(list, last) : null };
}
