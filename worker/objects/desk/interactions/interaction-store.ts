import { INTERACTIONS_MAX } from "../../../protocol/limits.ts";
import type { InteractionTold } from "../../../protocol/interactions/interaction.ts";
import { limitOf } from "../../kernel/limit.ts";

/** Every statement on contacts that are closed. One costs one row, and from INTERACTIONS_MAX of a conversation on the oldest goes. */
export class InteractionStore {
  readonly #sql: SqlStorage;

  constructor(sql: SqlStorage) {
    this.#sql = sql;
  }

  add(conversation: string, told: InteractionTold): void {
    const sql = "INSERT OR REPLACE INTO interaction (conversation, id, told) VALUES (?, ?, ?)";
    this.#sql.exec(sql, conversation, told.id, JSON.stringify(told));
    this.#sql.exec(
      `DELETE FROM interaction WHERE conversation = ?1 AND id <= (SELECT id FROM interaction WHERE conversation = ?1
         ORDER BY id DESC LIMIT 1 OFFSET ${limitOf(INTERACTIONS_MAX)})`,
      conversation,
    );
  }

  /** The newest first. */
  of(conversation: string): InteractionTold[] {
    const sql = "SELECT told FROM interaction WHERE conversation = ? ORDER BY id DESC";
    return this.#sql
      .exec<{ told: string }>(sql, conversation)
      .toArray()
      .map(({ told }) => JSON.parse(told) as InteractionTold);
  }

  removeOf(conversation: string): void {
    this.#sql.exec("DELETE FROM interaction WHERE conversation = ?", conversation);
  }
}
