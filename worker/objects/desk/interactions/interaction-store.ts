import type { Fact } from "../../../domain/reports/fact.ts";
import type { Rating } from "../../../protocol/message/survey-answer.ts";
import { INTERACTIONS_MAX } from "../../../protocol/limits.ts";
import type { InteractionTold } from "../../../protocol/interactions/interaction.ts";
import { limitOf } from "../../kernel/limit.ts";

/** How a contact that is over was counted, for what is told of it later. `at`: of the newest fact of it. */
export type CountedThen = Pick<Fact, "key" | "at"> & {
  agent: string | null;
  queue?: string;
  tags?: readonly string[];
};

type Row = { told: string; counted: string | null };

/** Every statement on contacts that are closed. One costs one row, and from INTERACTIONS_MAX of a conversation on the oldest goes. */
export class InteractionStore {
  readonly #sql: SqlStorage;

  constructor(sql: SqlStorage) {
    this.#sql = sql;
  }

  /** One that is closed a second time keeps what was said of it. `counted` null: it was counted elsewhere, or not at all. */
  add(conversation: string, told: InteractionTold, counted: CountedThen | null = null): void {
    const before = this.#find(conversation, told.id);
    const said = before === null ? {} : (JSON.parse(before.told) as InteractionTold);
    const { satisfaction } = { ...said, ...told };
    const sql = "INSERT OR REPLACE INTO interaction (conversation, id, told, counted) VALUES (?, ?, ?, ?)";
    const kept = { ...told, ...(satisfaction === undefined ? {} : { satisfaction }) };
    this.#sql.exec(sql, conversation, told.id, JSON.stringify(kept), counted && JSON.stringify(counted));
    this.#sql.exec(
      `DELETE FROM interaction WHERE conversation = ?1 AND id <= (SELECT id FROM interaction WHERE conversation = ?1
         ORDER BY id DESC LIMIT 1 OFFSET ${limitOf(INTERACTIONS_MAX)})`,
      conversation,
    );
  }

  /** Keeps how satisfied its customer was. What was said first counts; null: nothing is new, or no such contact is kept. */
  rate(
    conversation: string,
    { contact, at, ...said }: Rating & { at: number },
  ): { begunAt: number; counted: CountedThen | null } | null {
    const row = this.#find(conversation, contact);
    const told = row === null ? null : (JSON.parse(row.told) as InteractionTold);
    if (row === null || told === null || told.satisfaction !== undefined) return null;
    const counted = row.counted === null ? null : (JSON.parse(row.counted) as CountedThen);
    const sql = "UPDATE interaction SET told = ? WHERE conversation = ? AND id = ?";
    const next: InteractionTold = { ...told, satisfaction: { at, ...said } };
    this.#sql.exec(sql, JSON.stringify(next), conversation, contact);
    return { begunAt: told.begunAt, counted };
  }

  /** Notes when its customer was asked how satisfied they are, of which the newest fact tells; null: it was not counted here, or is not kept. */
  surveyed(
    conversation: string,
    contact: number,
    now: number,
  ): { begunAt: number; counted: CountedThen } | null {
    const row = this.#find(conversation, contact);
    if (row === null || row.counted === null) return null;
    const before = JSON.parse(row.counted) as CountedThen;
    const counted = { ...before, at: Math.max(before.at + 1, now) };
    const sql = "UPDATE interaction SET counted = ? WHERE conversation = ? AND id = ?";
    this.#sql.exec(sql, JSON.stringify(counted), conversation, contact);
    return { begunAt: (JSON.parse(row.told) as InteractionTold).begunAt, counted };
  }

  /** What is said of the newest by now. */
  setTagged(conversation: string, said: Pick<InteractionTold, "tags" | "attributes">): void {
    const [newest] = this.of(conversation);
    if (newest === undefined) return;
    const { tags: _tags, attributes: _attributes, ...told } = newest;
    const sql = "UPDATE interaction SET told = ? WHERE conversation = ? AND id = ?";
    this.#sql.exec(sql, JSON.stringify({ ...told, ...said }), conversation, told.id);
  }

  /** The newest first. */
  of(conversation: string): InteractionTold[] {
    const sql = "SELECT told FROM interaction WHERE conversation = ? ORDER BY id DESC";
    return this.#sql
      .exec<{ told: string }>(sql, conversation)
      .toArray()
      .map(({ told }) => JSON.parse(told) as InteractionTold);
  }

  /** Answers how many there were. */
  removeOf(conversation: string): number {
    const sql = "DELETE FROM interaction WHERE conversation = ? RETURNING 1";
    return this.#sql.exec(sql, conversation).toArray().length;
  }

  #find(conversation: string, id: number): Row | null {
    const sql = "SELECT told, counted FROM interaction WHERE conversation = ? AND id = ?";
    return this.#sql.exec<Row>(sql, conversation, id).toArray()[0] ?? null;
  }
}
