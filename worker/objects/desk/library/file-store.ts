import { sentAs } from "../../../domain/sent-as.ts";
import type { FileAnswer } from "../../../protocol/outgoing/given-file.ts";
import { FileRows, type FileRow, type Whole } from "../../kernel/file-rows.ts";
import { limitOf } from "../../kernel/limit.ts";

/** A file of a template, or one that an agent gave for one. */
export type TemplateFile = Whole<
  FileRow & {
    /** Who gave it, as long as no template has it. */
    sub: string | null;
    template: string | null;
  }
>;

/** Every statement on files that templates send. Callers wrap changes in a transaction. */
export class TemplateFileStore extends FileRows<TemplateFile> {
  readonly #hasTables: () => boolean;

  constructor(sql: SqlStorage, hasTables: () => boolean) {
    super(sql);
    this.#hasTables = hasTables;
  }

  /** It is this agent's alone, until a template has it. */
  isOf(id: string, sub: string): void {
    this.sql.exec("UPDATE file SET sub = ? WHERE id = ?", sub, id);
  }

  /** Those of an agent that no template has, counted up to `max`. */
  countUnusedOf(sub: string, max: number): number {
    const sql = `SELECT count(*) AS count FROM (SELECT 1 FROM file WHERE due_at IS NOT NULL AND sub = ? LIMIT ${limitOf(max)})`;
    return this.sql.exec<{ count: number }>(sql, sub).one().count;
  }

  override nextDueAt(): number | null {
    return this.#hasTables() ? super.nextDueAt() : null;
  }

  /** From now on a template sends these, and no other: what it sent beside them is let go. */
  use(template: string, files: readonly string[], now: number): void {
    const kept = JSON.stringify(files);
    const letGo = `UPDATE file SET template = NULL, mime = NULL, due_at = ?
      WHERE template = ? AND id NOT IN (SELECT value FROM json_each(?))`;
    this.sql.exec(letGo, now, template, kept);
    const use = `UPDATE file SET template = ?, sub = NULL, due_at = NULL
      WHERE id IN (SELECT value FROM json_each(?)) AND template IS NOT ?`;
    this.sql.exec(use, template, kept, template);
  }

  /** No template is left. */
  letGoOfAll(now: number): void {
    this.sql.exec("UPDATE file SET template = NULL, sub = NULL, mime = NULL, due_at = ?", now);
  }

  /** The bucket does not have it: whoever reads the template is told. */
  lost(id: string): void {
    this.sql.exec("UPDATE file SET mime = NULL WHERE id = ?", id);
  }
}

export function toAnswer({ id: file, name, mime, bytes }: TemplateFile): FileAnswer {
  return { file, name, mime, bytes, type: sentAs(mime) };
}
