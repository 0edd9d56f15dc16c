import type { PageWarning } from "../../protocol/frames.ts";
import type { GraphErrorCode } from "../../domain/send-error.ts";
import type { HumanAgent } from "../../domain/send-window.ts";
import { NO_CHOICE, type FieldChoice } from "../../domain/wanted-fields.ts";
import type { BoxTold, DeadLetter } from "../kernel/contracts.ts";
import { limitOf } from "../kernel/limit.ts";
import { migrate, upgrade } from "../kernel/migrations.ts";
import { naming, piecesOf } from "../kernel/raw-pieces.ts";
import type { StoredConnection } from "./connection/connection.ts";
import { NEVER_CHECKED, type DoctorState } from "./doctor/doctor.ts";
import { PAGE_STEPS } from "./schema.ts";
import { NOTHING_KNOWN, type SetUpState } from "./subscription/set-up-check.ts";

/** The one row about the Page. Times in ms. */
export type PageRow = {
  page_id: string;
  desk: string | null;
  generation: number;
  leaving_desk: string | null;
  human_agent: HumanAgent;
  human_agent_at: number | null;
  human_agent_token: string | null;
  paused_at: number | null;
  pause_code: number | null;
  pause_subcode: number | null;
  paused_token: string | null;
  warning: string | null;
  policy_at: number | null;
  desk_told: 0 | 1;
  slow_until: number | null;
  slow_strikes: number;
  subscribed_version: string | null;
  subscribe_attempts: number;
  subscribe_due_at: number | null;
  subscribe_error: string | null;
  /** Names of webhook fields as JSON. */
  subscribed_fields: string | null;
  eu_privacy_rules: 0 | 1 | null;
  name: string | null;
  /** RecoveryState as JSON. */
  recovery: string | null;
  /** SetUpState as JSON. */
  set_up: string | null;
  public_url: string | null;
  /** StoredConnection as JSON. */
  connection: string | null;
  app_id: string | null;
  /** DoctorState as JSON. */
  doctor: string | null;
  /** FieldChoice as JSON. */
  field_choice: string | null;
  /** ImportState as JSON. */
  past_import: string | null;
  /** BoxTold as JSON. */
  box: string | null;
};

const NO_BOX: BoxTold = { isOn: false, letters: 0, lostAt: null };

/**
 * Times in ms. Meta's record was searched up to `checkedAt`, and conversation by conversation up to `thoroughAt`; a
 * search goes on at `dueAt`.
 */
export type RecoveryState = {
  checkedAt: number;
  thoroughAt?: number;
  dueAt: number | null;
  search: Search | null;
};

/**
 * A search for what did not arrive. `after`: where Meta's list of conversations goes on. `isThorough`: every
 * conversation of that time is read, not only those whose newest message is missing. `found` messages so far. `tries`:
 * how often a conversation of the present page could not be read. `isRetold`: each tells its desk what it knows.
 */
export type Search = {
  since: number;
  startedAt: number;
  after: string | null;
  isThorough: boolean;
  found: number;
  tries?: number;
  isRetold?: boolean;
};

/** An item that names no person, or a dead letter; its JSON lies in pieces beside it. */
export type EventRow = { id: number; at: number; kind: string; conversation: string | null; bytes: number };

/** Every statement of a Page. */
export class PageStore {
  readonly #storage: DurableObjectStorage;
  readonly #sql: SqlStorage;
  #hasTables: boolean;

  constructor(storage: DurableObjectStorage) {
    this.#storage = storage;
    this.#sql = storage.sql;
    this.#hasTables = upgrade(storage, PAGE_STEPS);
  }

  /** Whether anything was ever written here: to ask a Page that a stranger made up writes nothing. */
  get hasTables(): boolean {
    return this.#hasTables;
  }

  /** How many events came since `at`. */
  youngerThan(at: number): Record<string, number> {
    if (!this.#hasTables) return {};
    const sql = "SELECT count(*) AS n FROM event WHERE at >= ?";
    return { events: this.#sql.exec<{ n: number }>(sql, at).one().n };
  }

  transaction<T>(change: () => T): T {
    return this.#storage.transactionSync(change);
  }

  find(): PageRow | null {
    if (!this.#hasTables) return null;
    return this.#sql.exec<PageRow>("SELECT * FROM page WHERE id = 1").toArray()[0] ?? null;
  }

  /** The Page's row; the first call creates it, a call meant for another Page is a fault. */
  ensure(pageId: string): PageRow {
    const found = this.find();
    if (found?.page_id === pageId) return found;
    if (found !== null) throw new Error("called for a Page that this object does not hold");
    if (!this.#hasTables) migrate(this.#storage, PAGE_STEPS);
    this.#hasTables = true;
    this.#sql.exec("INSERT INTO page (id, page_id) VALUES (1, ?)", pageId);
    return this.ensure(pageId);
  }

  setDesk(desk: string, generation: number, leaving: string | null): void {
    this.#sql.exec(
      `UPDATE page SET desk = ?1, generation = ?2, leaving_desk = ?3,
         connection = json_set(connection, '$.desk', ?1) WHERE id = 1`,
      ...[desk, generation, leaving],
    );
    // As soon as it comes: whoever forgets the company that it leaves forgets that desk as well.
    this.#sql.exec("INSERT INTO left_desk (desk) VALUES (?) ON CONFLICT (desk) DO NOTHING", desk);
  }

  setEuPrivacyRules(isSubject: boolean): void {
    this.#sql.exec("UPDATE page SET eu_privacy_rules = ?, desk_told = 0 WHERE id = 1", isSubject ? 1 : 0);
  }

  setName(name: string): void {
    if (name === this.find()?.name) return;
    this.#sql.exec("UPDATE page SET name = ?, desk_told = 0 WHERE id = 1", name);
  }

  connection(): StoredConnection | null {
    const json = this.find()?.connection ?? null;
    return json === null ? null : (JSON.parse(json) as StoredConnection);
  }

  /** The desk is told of it by the alarm, at the latest. */
  setConnection(connection: StoredConnection): void {
    const json = JSON.stringify(connection);
    this.#sql.exec("UPDATE page SET connection = ?, desk_told = 0 WHERE id = 1", json);
  }

  /** The app it is connected with; null: the deployment's. */
  setApp(appId: string | null): void {
    this.#sql.exec("UPDATE page SET app_id = ? WHERE id = 1", appId);
  }

  recovery(): RecoveryState | null {
    const json = this.find()?.recovery ?? null;
    return json === null ? null : (JSON.parse(json) as RecoveryState);
  }

  setRecovery(state: RecoveryState): void {
    this.#sql.exec("UPDATE page SET recovery = ? WHERE id = 1", JSON.stringify(state));
  }

  setUp(): SetUpState {
    const json = this.find()?.set_up ?? null;
    return json === null ? NOTHING_KNOWN : { ...NOTHING_KNOWN, ...(JSON.parse(json) as Partial<SetUpState>) };
  }

  setSetUp(state: SetUpState): void {
    this.#sql.exec("UPDATE page SET set_up = ? WHERE id = 1", JSON.stringify(state));
  }

  doctor(): DoctorState {
    const json = this.find()?.doctor ?? null;
    return json === null ? NEVER_CHECKED : (JSON.parse(json) as DoctorState);
  }

  /** `isNews`: to the desk, which the alarm tells at the latest. */
  setDoctor(state: DoctorState, isNews = false): void {
    this.#sql.exec(
      "UPDATE page SET doctor = ?, desk_told = min(desk_told, ?) WHERE id = 1",
      ...[JSON.stringify(state), isNews ? 0 : 1],
    );
  }

  setPublicUrl(origin: string): void {
    this.#sql.exec("UPDATE page SET public_url = ? WHERE id = 1", origin);
  }

  leftDesk(desk: string): void {
    this.#sql.exec("UPDATE page SET leaving_desk = NULL WHERE leaving_desk = ?", desk);
  }

  /** Desks that the Page was at, and is to leave or left. */
  formerDesks(): string[] {
    const rows = this.#sql.exec<{ desk: string }>("SELECT desk FROM left_desk").toArray();
    return rows.map(({ desk }) => desk);
  }

  setPause(at: number, error: GraphErrorCode, tokenHash: string): void {
    const { code, subcode } = error;
    this.#sql.exec(
      "UPDATE page SET paused_at = ?, pause_code = ?, pause_subcode = ?, paused_token = ?, desk_told = 0 WHERE id = 1",
      ...[at, code, subcode, tokenHash],
    );
  }

  endPause(): void {
    this.#sql.exec(
      `UPDATE page SET paused_at = NULL, pause_code = NULL, pause_subcode = NULL, paused_token = NULL, desk_told = 0
         WHERE id = 1`,
    );
  }

  deskWasTold(): void {
    this.#sql.exec("UPDATE page SET desk_told = 1 WHERE id = 1");
  }

  setSlow(until: number | null, strikes: number): void {
    this.#sql.exec("UPDATE page SET slow_until = ?, slow_strikes = ? WHERE id = 1", until, strikes);
  }

  setHumanAgent(humanAgent: HumanAgent, at: number | null, tokenHash: string | null): void {
    this.#sql.exec(
      `UPDATE page SET human_agent = ?, human_agent_at = ?, human_agent_token = ?, desk_told = 0 WHERE id = 1`,
      ...[humanAgent, at, tokenHash],
    );
  }

  setSubscription(state: {
    version: string;
    attempts: number;
    dueAt: number | null;
    error: string | null;
  }): void {
    this.#sql.exec(
      `UPDATE page SET subscribed_version = ?, subscribe_attempts = ?, subscribe_due_at = ?, subscribe_error = ?
         WHERE id = 1`,
      ...[state.version, state.attempts, state.dueAt, state.error],
    );
  }

  /** What the Page was last seen to send; none where it never was. */
  subscribedFields(): string[] {
    const json = this.find()?.subscribed_fields ?? null;
    return json === null ? [] : (JSON.parse(json) as string[]);
  }

  setSubscribedFields(fields: readonly string[]): void {
    const json = JSON.stringify(fields);
    if (json === this.find()?.subscribed_fields) return;
    this.#sql.exec("UPDATE page SET subscribed_fields = ? WHERE id = 1", json);
  }

  /** In what an operator's wish differs from the default. */
  fieldChoice(): FieldChoice {
    const json = this.find()?.field_choice ?? null;
    return json === null ? NO_CHOICE : (JSON.parse(json) as FieldChoice);
  }

  setFieldChoice(choice: FieldChoice): void {
    this.#sql.exec("UPDATE page SET field_choice = ? WHERE id = 1", JSON.stringify(choice));
  }

  addWaiting(conversation: string): void {
    this.#sql.exec("INSERT INTO waiting (conversation) VALUES (?) ON CONFLICT DO NOTHING", conversation);
  }

  waiting(limit: number): string[] {
    return this.#sql
      .exec<{ conversation: string }>(`SELECT conversation FROM waiting LIMIT ${limitOf(limit)}`)
      .toArray()
      .map((row) => row.conversation);
  }

  removeWaiting(conversation: string): void {
    this.#sql.exec("DELETE FROM waiting WHERE conversation = ?", conversation);
  }

  setPolicyAt(at: number): void {
    this.#sql.exec("UPDATE page SET policy_at = ? WHERE id = 1", at);
  }

  /** Meta's newest word on the Page's conduct, as JSON; null once it is dealt with. */
  setWarning(warning: PageWarning | null): void {
    const json = warning === null ? null : JSON.stringify(warning);
    this.#sql.exec("UPDATE page SET warning = ?, desk_told = 0 WHERE id = 1", json);
  }

  /** False when it was kept before. */
  insertEvent(event: {
    key: string;
    at: number;
    kind: string;
    conversation: string | null;
    json: string;
  }): boolean {
    const inserted = this.#sql
      .exec<{ id: number }>(
        `INSERT INTO event (key, at, kind, conversation, bytes) VALUES (?, ?, ?, ?, ?)
           ON CONFLICT DO NOTHING RETURNING id`,
        ...[event.key, event.at, event.kind, event.conversation, event.json.length],
      )
      .toArray()[0];
    if (inserted === undefined) return false;
    for (const [piece, part] of piecesOf(event.json).entries()) {
      this.#sql.exec("INSERT INTO event_raw (event, piece, json) VALUES (?, ?, ?)", inserted.id, piece, part);
    }
    return true;
  }

  hasEvent(key: string): boolean {
    if (!this.#hasTables) return false;
    return this.#sql.exec("SELECT 1 FROM event WHERE key = ?", key).toArray().length > 0;
  }

  /** That an item could not be kept, for the Page's log: what it says lies elsewhere. Each once. */
  noteLetter({ key, at, conversation, json }: DeadLetter): void {
    this.#sql.exec(
      `INSERT INTO event (key, at, kind, conversation, bytes) VALUES (?, ?, 'dead_letter', ?, ?) ON CONFLICT DO NOTHING`,
      ...[`dead:${key}`, at, conversation, json.length],
    );
  }

  box(): BoxTold {
    const json = this.find()?.box ?? null;
    return json === null ? NO_BOX : (JSON.parse(json) as BoxTold);
  }

  setBox(box: BoxTold): void {
    this.#sql.exec("UPDATE page SET box = ? WHERE id = 1", JSON.stringify(box));
  }

  /** Conversations that anything here names. */
  conversations(): string[] {
    return this.#sql
      .exec<{ name: string }>(
        `SELECT conversation AS name FROM waiting
           UNION SELECT conversation FROM event WHERE conversation IS NOT NULL
           UNION SELECT conversation FROM kept WHERE conversation IS NOT NULL
           UNION SELECT page.page_id || ':' || psid FROM past_conversation, page`,
      )
      .toArray()
      .map(({ name }) => name);
  }

  forgetCompany(): void {
    this.transaction(() => {
      for (const table of ["event_raw", "event", "buried_raw", "buried", "persona", "left_desk"])
        this.#sql.exec(`DELETE FROM ${table}`);
    });
  }

  /** What could not be kept of this person, and what names them without being theirs. */
  removeEventsOf(conversation: string): void {
    const ids = this.#sql
      .exec<{ id: number }>("SELECT id FROM event WHERE conversation = ?", conversation)
      .toArray()
      .map(({ id }) => id);
    const named = this.#sql.exec<{ id: number; json: string }>(
      `SELECT event AS id, json FROM event_raw JOIN event ON event.id = event_raw.event
         WHERE event.conversation IS NULL ORDER BY event, piece`,
    );
    for (const id of new Set([...ids, ...naming(named, conversation)])) {
      this.#sql.exec("DELETE FROM event_raw WHERE event = ?", id);
      this.#sql.exec("DELETE FROM event WHERE id = ?", id);
    }
  }

  events(before: number | null, limit: number): EventRow[] {
    const sql = `SELECT * FROM event WHERE id < ? ORDER BY id DESC LIMIT ${limitOf(limit)}`;
    return this.#sql.exec<EventRow>(sql, before ?? Number.MAX_SAFE_INTEGER).toArray();
  }
}
