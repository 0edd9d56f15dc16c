import type { Deed } from "../../../domain/audit/deed.ts";
import type { AuditHead } from "../../../domain/audit/line.ts";
import type { AuditEntry } from "../../../protocol/audit/entry.ts";
import type { AuditKind } from "../../../protocol/audit/kinds.ts";
import type { MetricsParcel } from "../metrics/meter.ts";

/**
 * What is looked for. `conversation`: by its name, or by its pseudonym. `about`: another id. `from`, `to` in ms. `before`: the number behind
 * which to go on, to older ones.
 */
export type AuditQuestion = {
  kind?: AuditKind;
  who?: string;
  conversation?: string;
  about?: string;
  from?: number;
  to?: number;
  before?: number;
  limit: number;
};

/** The newest first. `next` null: there are no older ones. `conversations`: those that pseudonyms stand for, as far as anybody knows. */
export type AuditAnswer = {
  entries: AuditEntry[];
  next: number | null;
  head: AuditHead | null;
  conversations: Record<string, string>;
  days: number;
};

/** Lines as they are exported, in order. `next`: behind which to go on; null: that was all. */
export type AuditLines = { lines: string[]; next: number | null; head: AuditHead | null };

/** The head of the chain, and what its object counted since it told that last. */
export type AuditTaken = (AuditHead & { metrics?: MetricsParcel }) | null;

/** What others may ask of the audit of a desk. */
export type AuditDoor = Rpc.DurableObjectBranded & {
  /**
   * Writes what was done, each once, however often it is told, and answers the head. `known`: the head that its desk heard of last; where the
   * chain has not got that, a line says that it went back. Only the Desk and the Directory call this.
   */
  take(desk: string, deeds: readonly Deed[], known: AuditHead | null): Promise<AuditTaken>;

  /** What is found, of so many lines at most; where these were looked through it goes on by `next`. Only the Desk calls this. */
  read(desk: string, question: AuditQuestion): AuditAnswer;

  /** From the beginning (null), or behind a number. Only the Desk calls this. */
  lines(desk: string, after: number | null, limit: number): Promise<AuditLines>;

  /** So many days lines are kept; answers how many these were before. Only the Desk calls this. */
  keep(desk: string, days: number): number;

  /**
   * Nobody knows any more whom the pseudonym of this conversation stood for. `id`: of the erasure, under which it is written once; null: of a
   * thread that there never was. Only the Conversation calls this.
   */
  erase(desk: string, conversation: string, id: string | null, at: number): Promise<void>;

  /** The desk is another company's from now on: a new chain begins, which says at which head the former ended. Only the Desk calls this. */
  forget(desk: string): Promise<void>;
};
