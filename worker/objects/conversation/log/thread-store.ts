import type { ConversationId } from "../../../protocol/ids.ts";
import type { ImportAnswer } from "../../../protocol/frames.ts";
import type { Blocked, Hold, Holder } from "../../../protocol/thread/conversation.ts";
import type { RetentionOrder } from "../../../domain/retention.ts";
import type { Route } from "../../kernel/contracts.ts";
import type { StoredComment } from "../comments/thread.ts";
import { isStoredAsItIs } from "./fresh-rows.ts";

/** The one row about the thread. Times in ms. */
export type ThreadRow = {
  conversation: string;
  epoch: string;
  desk: string | null;
  generation: number;
  customer_name: string | null;
  delivered_at: number;
  read_at: number;
  unavailable_rev: number;
  rev: number;
  /** Holder and Blocked as JSON. */
  holder: string | null;
  blocked: string | null;
  /** StoredProfile as JSON. */
  profile: string | null;
  graph_id: string | null;
  /** ImportPlace as JSON. */
  import_place: string | null;
  /** StoredRef as JSON. */
  ref: string | null;
  /** Ids of apps as JSON. */
  people_apps: string | null;
  lost_since: number | null;
  /** No message of ours up to this seq is open but those that the index names. */
  open_from: number;
  /** The language that the customer writes (languageOf()); null: nothing told it yet. */
  language: string | null;
  /** When Meta last refused something by its rules for Europe and Japan. */
  europe_at: number | null;
  /** When the thread before this one was erased. */
  erased_at: number | null;
  /** StoredComment as JSON; null: of another kind, or not known. */
  comment: string | null;
  /** Names of threads of comments as JSON. */
  answered_comments: string | null;
  /** Retained as JSON; null: nothing was removed because it was old. */
  retained: string | null;
  /** Hold as JSON. */
  hold: string | null;
};

/**
 * What was removed because it was old. `upTo`: when the newest of it was from, null where no entry was; `rev`: of the gap that stands in its
 * place, before which nobody's copy of the thread counts. `activityAt`: when the newest entry was from that there ever was. `order`: what is
 * still to be removed; `isQuoted`: words of what is gone may still be quoted. Times in ms.
 */
export type Retained = {
  upTo: number | null;
  rev: number;
  activityAt: number;
  order?: RetentionOrder;
  isQuoted?: true;
};

/** Of a thread of which nothing was removed yet. */
export const NOTHING_RETAINED: Retained = { upTo: null, rev: 0, activityAt: 0 };

/** `askedAt`: when Meta last answered, or was last asked in vain (ms). */
export type StoredProfile = { askedAt: number; locale?: string; picture?: StoredPicture };
/**
 * `after`: where Meta's record goes on, null at its newest end. `answered`: what the last import answered to whom, who
 * may not have heard it.
 */
export type ImportPlace = {
  after: string | null;
  isComplete: boolean;
  answered?: { commands: string[]; answer: ImportAnswer };
};
/** What the customer came by, and when (Meta's time, ms). */
export type StoredRef = { ref: string; at: number };
/** The customer's picture in the bucket. */
export type StoredPicture = { id: string; mime: string; bytes: number };

/** An interaction; agents by their `sub`, times in ms. Written for reports to come. */
export type InteractionRow = {
  id: number;
  opened_at: number;
  opened_by: "customer" | "agent";
  closed_at: number | null;
  closed_by: string | null;
  owners: string;
  first_response_at: number | null;
  /** LineMark as JSON. */
  lines: string | null;
};

/** Work that is done later, one of each kind at most. */
export type JobKind = "publish" | "profile" | "private_links" | "recover";
/** `due_at` in ms; `attempts` that failed. */
export type Job = { kind: JobKind; due_at: number; attempts: number };

/** Who comments every week has the older ones in the thread alone. */
const ANSWERED_COMMENTS_MAX = 20;

const INTERACTION = "id, opened_at, opened_by, closed_at, closed_by, owners, first_response_at, lines";

type Columns = Record<string, SqlStorageValue>;

/**
 * Every statement on what is true of the thread as a whole, its interactions and its jobs. The two rows that every
 * message asks for are remembered, and what is written to them with them: nothing else writes to these tables. `forget`
 * is for a transaction that was rolled back.
 */
export class ThreadStore {
  readonly #sql: SqlStorage;
  #row: ThreadRow | null = null;
  /** Undefined: to be read. */
  #interaction: InteractionRow | null | undefined;

  readonly #knownOpenFrom: () => number | null;

  /** `knownOpenFrom`: what is to be written as `open_from` with whatever else is; null: what stands there. */
  constructor(sql: SqlStorage, knownOpenFrom: () => number | null) {
    this.#sql = sql;
    this.#knownOpenFrom = knownOpenFrom;
  }

  forget(): void {
    this.#row = null;
    this.#interaction = undefined;
  }

  find(): ThreadRow | null {
    this.#row ??= this.#sql.exec<ThreadRow>("SELECT * FROM thread WHERE id = 1").toArray()[0] ?? null;
    return this.#row;
  }

  /** `erased`: what was here before, beyond whose revs it counts. */
  create(
    conversation: string,
    route: Route | null,
    erased: { top_rev: number; erased_at: number } | null,
  ): void {
    this.forget();
    this.#sql.exec(
      "INSERT INTO thread (id, conversation, epoch, desk, generation, rev, erased_at) VALUES (1, ?, ?, ?, ?, ?, ?)",
      conversation,
      crypto.randomUUID(),
      route?.desk ?? null,
      route?.generation ?? 0,
      erased?.top_rev ?? 0,
      erased?.erased_at ?? null,
    );
  }

  /** What was told under the old epoch counts no more. `lostSince`: what came since then may be gone. */
  setEpoch(epoch: string, lostSince: number | null, rev: number): void {
    this.#set({ epoch, lost_since: lostSince, rev });
  }

  openFrom(): number {
    return this.find()?.open_from ?? 0;
  }

  setOpenFrom(seq: number): void {
    this.#set({ open_from: seq });
  }

  foundLost(): void {
    this.#set({ lost_since: null });
  }

  setRoute(route: Route | null): void {
    this.#set({ desk: route?.desk ?? null, generation: route?.generation ?? 0 });
  }

  setMarks(deliveredAt: number, readAt: number, rev: number): void {
    this.#set({ delivered_at: deliveredAt, read_at: readAt, rev });
  }

  profile(): StoredProfile | null {
    const json = this.find()?.profile ?? null;
    return json === null ? null : (JSON.parse(json) as StoredProfile);
  }

  /** `rev`: the old one when nothing changed that anybody is shown. */
  setProfile(name: string | null, profile: StoredProfile, rev: number): void {
    this.#set({ customer_name: name, profile: JSON.stringify(profile), rev });
  }

  setUnavailable(rev: number): void {
    this.#set({ unavailable_rev: rev, rev });
  }

  setEuropeRules(at: number, rev: number): void {
    this.#set({ europe_at: at, rev });
  }

  comment(): StoredComment | null {
    const json = this.find()?.comment ?? null;
    return json === null ? null : (JSON.parse(json) as StoredComment);
  }

  /** Writes nothing where that is known. */
  setComment(comment: StoredComment, rev: number): void {
    const json = JSON.stringify(comment);
    if (json !== this.find()?.comment) this.#set({ comment: json, rev });
  }

  /** Threads of comments that were answered here in private, oldest first. */
  answeredComments(): ConversationId[] {
    return JSON.parse(this.find()?.answered_comments ?? "[]") as ConversationId[];
  }

  /** One more of them; the newest ANSWERED_COMMENTS_MAX are kept. Writes nothing where that is known. */
  answersComment(name: ConversationId): void {
    const known = this.answeredComments();
    if (known.includes(name)) return;
    this.#set({ answered_comments: JSON.stringify([...known, name].slice(-ANSWERED_COMMENTS_MAX)) });
  }

  setGraphId(id: string): void {
    this.#set({ graph_id: id });
  }

  importPlace(): ImportPlace | null {
    const json = this.find()?.import_place ?? null;
    return json === null ? null : (JSON.parse(json) as ImportPlace);
  }

  setImportPlace(place: ImportPlace, rev: number): void {
    this.#set({ import_place: JSON.stringify(place), rev });
  }

  ref(): StoredRef | null {
    const json = this.find()?.ref ?? null;
    return json === null ? null : (JSON.parse(json) as StoredRef);
  }

  setRef(ref: StoredRef, rev: number): void {
    this.#set({ ref: JSON.stringify(ref), rev });
  }

  /** Of no rev of its own: it is told with the message that it comes by. */
  setLanguage(language: string): void {
    this.#set({ language });
  }

  /** Apps of which the desk says that people write with them. */
  peopleApps(): string[] {
    const json = this.find()?.people_apps ?? null;
    return json === null ? [] : (JSON.parse(json) as string[]);
  }

  setPeopleApps(appIds: readonly string[]): void {
    this.#set({ people_apps: JSON.stringify(appIds) });
  }

  holder(): Holder | null {
    const json = this.find()?.holder ?? null;
    return json === null ? null : (JSON.parse(json) as Holder);
  }

  setHolder(holder: Holder, rev: number): void {
    this.#set({ holder: JSON.stringify(holder), rev });
  }

  retained(): Retained | null {
    const json = this.find()?.retained ?? null;
    return json === null ? null : (JSON.parse(json) as Retained);
  }

  setRetained(retained: Retained): void {
    this.#set({ retained: JSON.stringify(retained) });
  }

  hold(): Hold | null {
    const json = this.find()?.hold ?? null;
    return json === null ? null : (JSON.parse(json) as Hold);
  }

  setHold(hold: Hold | null, rev: number): void {
    this.#set({ hold: hold === null ? null : JSON.stringify(hold), rev });
  }

  blocked(): Blocked | null {
    const json = this.find()?.blocked ?? null;
    return json === null ? null : (JSON.parse(json) as Blocked);
  }

  setBlocked(blocked: Blocked | null, rev: number): void {
    this.#set({ blocked: blocked === null ? null : JSON.stringify(blocked), rev });
  }

  /** The newest interaction, open or closed. */
  interaction(): InteractionRow | null {
    const sql = `SELECT ${INTERACTION} FROM interaction ORDER BY id DESC LIMIT 1`;
    if (this.#interaction === undefined)
      this.#interaction = this.#sql.exec<InteractionRow>(sql).toArray()[0] ?? null;
    return this.#interaction;
  }

  /** The contact that is under way, null between two. */
  openInteractionId(): number | null {
    const newest = this.interaction();
    return newest?.closed_at === null ? newest.id : null;
  }

  /** `lines`: the mark of the desk's line that has it opened; else that of the one before stands. */
  openInteraction(at: number, by: "customer" | "agent", lines: string | null = null): number {
    const mark = lines ?? this.interaction()?.lines ?? null;
    this.#interaction = undefined;
    this.#interaction = this.#sql
      .exec<InteractionRow>(
        `INSERT INTO interaction (opened_at, opened_by, lines) VALUES (?, ?, ?) RETURNING ${INTERACTION}`,
        ...[at, by, mark],
      )
      .one();
    return this.#interaction.id;
  }

  closeInteraction(id: number, at: number, by: string | null, lines: string | null): void {
    this.#setInteraction(id, { closed_at: at, closed_by: by, ...markOf(lines) });
  }

  setFirstResponse(id: number, at: number | null): void {
    this.#setInteraction(id, { first_response_at: at });
  }

  setOwners(id: number, owners: string[], lines: string | null): void {
    this.#setInteraction(id, { owners: JSON.stringify(owners), ...markOf(lines) });
  }

  jobs(): Job[] {
    return this.#sql.exec<Job>("SELECT * FROM job ORDER BY due_at").toArray();
  }

  setJob(job: Job): void {
    this.#sql.exec(
      `INSERT INTO job (kind, due_at, attempts) VALUES (?1, ?2, ?3)
         ON CONFLICT (kind) DO UPDATE SET due_at = ?2, attempts = ?3`,
      job.kind,
      job.due_at,
      job.attempts,
    );
  }

  removeJob(kind: JobKind): void {
    this.#sql.exec("DELETE FROM job WHERE kind = ?", kind);
  }

  #set(change: Partial<ThreadRow>): void {
    const row = this.#row;
    const openFrom = row === null ? null : this.#knownOpenFrom();
    const all = openFrom === null ? change : { open_from: openFrom, ...change };
    this.#row = null;
    this.#update("thread", 1, all);
    if (row !== null && isStoredAsItIs(all)) this.#row = { ...row, ...all };
  }

  #setInteraction(id: number, change: Partial<InteractionRow>): void {
    const row = this.#interaction;
    this.#interaction = undefined;
    this.#update("interaction", id, change);
    if (row?.id === id && isStoredAsItIs(change)) this.#interaction = { ...row, ...change };
  }

  #update(table: "thread" | "interaction", id: number, change: Columns): void {
    const columns = Object.keys(change).map((name) => `${name} = ?`);
    this.#sql.exec(`UPDATE ${table} SET ${columns.join(", ")} WHERE id = ?`, ...Object.values(change), id);
  }
}

/** What an interaction remembers of the desk's lines stands, where there is nothing new. */
function markOf(lines: string | null): Partial<Pick<InteractionRow, "lines">> {
  return lines === null ? {} : { lines };
}
