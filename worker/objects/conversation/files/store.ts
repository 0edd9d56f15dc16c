import { ATTACHMENT_MS } from "../../../domain/attachment-life.ts";
import { sentAs } from "../../../domain/sent-as.ts";
import type { FileType } from "../../../protocol/outgoing/given-file.ts";
import { FileRows, type FileRow as AnyFile, type Whole } from "../../kernel/file-rows.ts";

/** A file that an agent gave for this customer. Times in ms. */
export type FileRow = AnyFile & {
  /** Meta's id of it, and since when Meta has it. */
  attachment_id: string | null;
  attached_at: number | null;
};

/** One that came whole. */
export type WholeFile = Whole<FileRow>;

/** Every statement on files that agents give. Callers wrap changes in a transaction. */
export class FileStore extends FileRows<FileRow> {
  /** As what it leaves. */
  typeOf(id: string): FileType {
    return sentAs(this.find(id)?.mime ?? "");
  }

  /** A message has it: it stays as long as the thread. */
  use(id: string): void {
    this.sql.exec("UPDATE file SET due_at = NULL WHERE id = ? AND due_at IS NOT NULL", id);
  }

  /** Meta has it under this id. */
  attached(id: string, attachmentId: string, at: number): void {
    this.sql.exec("UPDATE file SET attachment_id = ?, attached_at = ? WHERE id = ?", attachmentId, at, id);
  }

  /** Meta has it no longer, or says so. */
  detached(id: string): void {
    this.sql.exec("UPDATE file SET attachment_id = NULL, attached_at = NULL WHERE id = ?", id);
  }

  /** Meta's id of it while it is good. */
  attachmentOf(id: string, now: number): string | null {
    const row = this.find(id);
    if (row?.attachment_id == null || row.attached_at === null) return null;
    return now < row.attached_at + ATTACHMENT_MS ? row.attachment_id : null;
  }
}
