/** The Graph calls received, without their tokens, for tests and for the curious. */
import type { JsonObject } from "../json.ts";

/** Calls that stay in the log. */
const KEPT = 5_000;

export type LoggedCall = {
  /** Counts from 1. */
  number: number;
  at: number;
  method: string;
  /** With the version, e.g. `/v27.0/me/messages`. */
  path: string;
  params: JsonObject;
  /** HTTP status of the answer; null while there is none, or when the connection was dropped. */
  status: number | null;
  /** Kinds of the faults that hit the call. */
  faults: string[];
  /** Code and subcode, when the answer was an error. */
  error?: { code: number; subcode: number | null };
};

export class CallLog {
  entries: LoggedCall[] = [];
  /** Calls that have no answer yet. */
  running = 0;
  #count = 0;

  begin(call: Omit<LoggedCall, "number" | "status" | "faults">): LoggedCall {
    this.#count += 1;
    const entry: LoggedCall = { number: this.#count, ...call, status: null, faults: [] };
    this.entries.push(entry);
    if (this.entries.length > KEPT * 1.2) this.entries = this.entries.slice(-KEPT);
    return entry;
  }

  clear(): void {
    this.entries = [];
  }
}
