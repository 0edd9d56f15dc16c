import type { ImportAnswer } from "../../../protocol/frames.ts";
import type { Blocked, Holder } from "../../../protocol/thread/conversation.ts";
import type { Route } from "../../kernel/contracts.ts";

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
};

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
  opened_by: string;
  closed_at: number | null;
  closed_by: string | null;
  owners: string;
  first_response_at: number | null;
  /** LineMark as JSON. */
  lines: string | null;
};

/** Work that is done later, one of each kind at most. */
export type JobKind = "publish" | "profile" | "recover";
/** `due_at` in ms; `attempts` that failed. */
export type Job = { kind: JobKind; due_at: number; attempts: number };

/**
 * Every statement on what is true of the thread as a whole, its interactions and its jobs. The two rows that every
 * message asks for are remembered until they are written; `forget` is for a transaction that was rolled back.
 */
export class ThreadStore {
  readonly #sql: SqlStorage;
  #row: ThreadRow | null = null;
  #interaction: InteractionRow | null = null;

  constructor(sql: SqlStorage) {
    this.#sql = sql;
  }

  forget(): void {
    this.#row = null;
    this.#interaction = null;
  }

  find(): ThreadRow | null {
    this.#row ??= this.#sql.exec<ThreadRow>("SELECT * FROM thread WHERE id = 1").toArray()[0] ?? null;
    return this.#row;
  }

  create(conversation: string, route: Route | null): void {
    this.#write(
      "INSERT INTO thread (id, conversation, epoch, desk, generation) VALUES (1, ?, ?, ?, ?)",
      conversation,
      crypto.randomUUID(),
      route?.desk ?? null,
      route?.generation ?? 0,
    );
  }

  /** What was told under the old epoch counts no more. `lostSince`: what came since then may be gone. */
  setEpoch(epoch: string, lostSince: number | null, rev: number): void {
    this.#write("UPDATE thread SET epoch = ?, lost_since = ?, rev = ? WHERE id = 1", epoch, lostSince, rev);
  }

  foundLost(): void {
    this.#write("UPDATE thread SET lost_since = NULL WHERE id = 1");
  }

  setRoute(route: Route | null): void {
    this.#write(
      "UPDATE thread SET desk = ?, generation = ? WHERE id = 1",
      route?.desk ?? null,
      route?.generation ?? 0,
    );
  }

  setMarks(deliveredAt: number, readAt: number, rev: number): void {
    this.#write(
      "UPDATE thread SET delivered_at = ?, read_at = ?, rev = ? WHERE id = 1",
      deliveredAt,
      readAt,
      rev,
    );
  }

  profile(): StoredProfile | null {
    const json = this.find()?.profile ?? null;
    return json === null ? null : (JSON.parse(json) as StoredProfile);
  }

  /** `rev`: the old one when nothing changed that anybody is shown. */
  setProfile(name: string | null, profile: StoredProfile, rev: number): void {
    this.#write(
      "UPDATE thread SET customer_name = ?, profile = ?, rev = ? WHERE id = 1",
      name,
      JSON.stringify(profile),
      rev,
    );
  }

  setUnavailable(rev: number): void {
    this.#write("UPDATE thread SET unavailable_rev = ?1, rev = ?1 WHERE id = 1", rev);
  }

  setGraphId(id: string): void {
    this.#write("UPDATE thread SET graph_id = ? WHERE id = 1", id);
  }

  importPlace(): ImportPlace | null {
    const json = this.find()?.import_place ?? null;
    return json === null ? null : (JSON.parse(json) as ImportPlace);
  }

  setImportPlace(place: ImportPlace, rev: number): void {
    this.#write("UPDATE thread SET import_place = ?, rev = ? WHERE id = 1", JSON.stringify(place), rev);
  }

  ref(): StoredRef | null {
    const json = this.find()?.ref ?? null;
    return json === null ? null : (JSON.parse(json) as StoredRef);
  }

  setRef(ref: StoredRef, rev: number): void {
    this.#write("UPDATE thread SET ref = ?, rev = ? WHERE id = 1", JSON.stringify(ref), rev);
  }

  /** Apps of which the desk says that people write with them. */
  peopleApps(): string[] {
    const json = this.find()?.people_apps ?? null;
    return json === null ? [] : (JSON.parse(json) as string[]);
  }

  setPeopleApps(appIds: readonly string[]): void {
    this.#write("UPDATE thread SET people_apps = ? WHERE id = 1", JSON.stringify(appIds));
  }

  holder(): Holder | null {
    const json = this.find()?.holder ?? null;
    return json === null ? null : (JSON.parse(json) as Holder);
  }

  setHolder(holder: Holder, rev: number): void {
    this.#write("UPDATE thread SET holder = ?, rev = ? WHERE id = 1", JSON.stringify(holder), rev);
  }

  blocked(): Blocked | null {
    const json = this.find()?.blocked ?? null;
    return json === null ? null : (JSON.parse(json) as Blocked);
  }

  setBlocked(blocked: Blocked | null, rev: number): void {
    const json = blocked === null ? null : JSON.stringify(blocked);
    this.#write("UPDATE thread SET blocked = ?, rev = ? WHERE id = 1", json, rev);
  }

  /** The newest interaction, open or closed. */
  interaction(): InteractionRow | null {
    const sql = "SELECT * FROM interaction ORDER BY id DESC LIMIT 1";
    this.#interaction ??= this.#sql.exec<InteractionRow>(sql).toArray()[0] ?? null;
    return this.#interaction;
  }

  /** `lines`: the mark of the desk's line that has it opened; else that of the one before stands. */
  openInteraction(at: number, by: "customer" | "agent", lines: string | null = null): number {
    const mark = lines ?? this.interaction()?.lines ?? null;
    this.#interaction = null;
    return this.#sql
      .exec<{ id: number }>(
        "INSERT INTO interaction (opened_at, opened_by, lines) VALUES (?, ?, ?) RETURNING id",
        ...[at, by, mark],
      )
      .one().id;
  }

  closeInteraction(id: number, at: number, by: string | null, lines: string | null): void {
    this.#write(
      "UPDATE interaction SET closed_at = ?, closed_by = ?, lines = ifnull(?, lines) WHERE id = ?",
      ...[at, by, lines, id],
    );
  }

  setFirstResponse(id: number, at: number | null): void {
    this.#write("UPDATE interaction SET first_response_at = ? WHERE id = ?", at, id);
  }

  setOwners(id: number, owners: string[], lines: string | null): void {
    this.#write(
      "UPDATE interaction SET owners = ?, lines = ifnull(?, lines) WHERE id = ?",
      ...[JSON.stringify(owners), lines, id],
    );
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

  #write(query: string, ...bindings: SqlStorageValue[]): void {
    this.forget();
    this.#sql.exec(query, ...bindings);
  }
}
