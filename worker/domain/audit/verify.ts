import { AUDIT_FORMAT, NO_HASH, readLine, type AuditHead } from "./line.ts";

/**
 * What is wrong with a chain. `line`: the line of the file, from 1. `seq`: the number that a line has, or would have.
 *
 * - `unreadable`: no line of an audit. `unknown_format`: of a later format than is known here.
 * - `changed`: what it says is not what its hash is of. `replaced`: it is whole, but not the line that the next one was written after.
 * - `missing`: lines `seq` to `to` are not there. `doubled`: it stands there before, in line `first`. `other_of_same`: another line has its
 *   number, in line `first`. `out_of_order`: it stands behind a later one.
 * - `no_beginning`: the file does not begin with the first line of a chain, or what stands for those that were cut.
 * - `cut_unwitnessed`: no line of the chain says that so much was cut.
 * - `second_beginning`: it begins a chain within another.
 * - `cut_off`: the chain goes on to `to`, by the head that was given. `other_head`: the line of the head's number is another one: the chain
 *   was written anew, or went on otherwise from an earlier state.
 */
export type AuditFault =
  | { fault: "unreadable"; line: number }
  | {
      fault: "unknown_format" | "no_beginning" | "second_beginning" | "cut_unwitnessed";
      line: number;
      seq: number;
    }
  | { fault: "changed" | "replaced" | "out_of_order" | "other_head"; line: number; seq: number }
  | { fault: "missing" | "cut_off"; line: number; seq: number; to: number }
  | { fault: "doubled" | "other_of_same"; line: number; seq: number; first: number };

/**
 * What was found. `desk`: whose it is, as the first line says; `head`: its newest line; `cutUpTo`: the number up to which it was cut from the
 * front, as its stub says; null: it was not.
 */
export type Verified = {
  desk: string | null;
  lines: number;
  head: AuditHead | null;
  cutUpTo: number | null;
  faults: AuditFault[];
};

type Known = { line: number; hash: string; prev: string; isWhole: boolean };

/**
 * Reads a chain line by line, in the order of the file, and says of each whether it is the one that was written. Of each line it keeps a
 * number and its hash, some 200 bytes, however long it is.
 */
export class AuditVerifier {
  readonly #faults: AuditFault[] = [];
  readonly #bySeq = new Map<number, Known>();
  /** Cuts of which the chain tells, by the number of the last line that went, with its hash. */
  readonly #cuts = new Map<number, string>();
  #line = 0;
  #count = 0;
  /** Of the line before: the next one says the same, and need not keep it twice. */
  #last = NO_HASH;
  #highest = -1;
  #desk: string | null = null;
  #stub: { line: number; seq: number; stands: string } | null = null;

  /** Empty lines say nothing, nor does a byte order mark before the first. */
  async take(given: string): Promise<void> {
    this.#line += 1;
    const text = this.#line === 1 ? given.replace(/^\uFEFF/, "") : given;
    if (text.trim() === "") return;
    this.#count += 1;
    const line = this.#line;
    const read = await readLine(text);
    if (read === null) return this.#found({ fault: "unreadable", line });
    const { seq, hash, prev, isWhole, fields } = read;
    if (this.#count === 1) this.#begin(line, seq, fields);
    else if ("format" in fields) this.#found({ fault: "second_beginning", line, seq });
    if (fields["deed"] === "audit.stub" && this.#count === 1) {
      this.#stub = { line, seq, stands: String(fields["stands"]) };
      if (!isWhole) this.#found({ fault: "changed", line, seq });
      this.#highest = seq;
      return;
    }
    if (!isWhole) this.#found({ fault: "changed", line, seq });
    const first = this.#bySeq.get(seq);
    if (first !== undefined) {
      const fault = first.hash === hash ? "doubled" : "other_of_same";
      return this.#found({ fault, line, seq, first: first.line });
    }
    if (seq < this.#highest) this.#found({ fault: "out_of_order", line, seq });
    this.#highest = Math.max(this.#highest, seq);
    this.#bySeq.set(seq, { line, hash, prev: prev === this.#last ? this.#last : prev, isWhole });
    this.#last = hash;
    if (fields["deed"] === "audit.cut") this.#noteCut(fields["about"]);
  }

  /** `head`: the newest line, as it was noted elsewhere; null: that is not known, and an end that is cut off is not seen. */
  end(head: AuditHead | null): Verified {
    const seqs = [...this.#bySeq.keys()].sort((a, b) => a - b);
    let before: { seq: number; hash: string; known: Known | null } | null =
      this.#stub === null ? null : { seq: this.#stub.seq, hash: this.#stub.stands, known: null };
    for (const seq of seqs) {
      const known = this.#bySeq.get(seq);
      if (known === undefined) continue;
      const expected: number = before === null ? 0 : before.seq + 1;
      if (seq > expected) this.#found({ fault: "missing", line: known.line, seq: expected, to: seq - 1 });
      else if (known.isWhole && known.prev !== (before?.hash ?? NO_HASH))
        this.#unlinked(before?.known ?? null, seq, known);
      before = { seq, hash: known.hash, known };
    }
    this.#witness();
    const newest: AuditHead | null = before === null ? null : { seq: before.seq, hash: before.hash };
    if (head !== null) this.#compare(head, newest);
    const faults = this.#faults.sort((a, b) => a.line - b.line);
    const cutUpTo = this.#stub?.seq ?? null;
    return { desk: this.#desk, lines: this.#count, head: newest, cutUpTo, faults };
  }

  /** The later one is whole and says what it was written after: it is the earlier that is another. */
  #unlinked(earlier: Known | null, seq: number, later: Known): void {
    if (earlier === null) this.#found({ fault: "replaced", line: later.line, seq });
    // That it was changed is said of it already.
    else if (earlier.isWhole) this.#found({ fault: "replaced", line: earlier.line, seq: seq - 1 });
  }

  #begin(line: number, seq: number, { deed, desk, format }: Record<string, unknown>): void {
    const isBeginning = (deed === "audit.begin" && seq === 0) || deed === "audit.stub";
    if (!isBeginning) return this.#found({ fault: "no_beginning", line, seq });
    if (format !== AUDIT_FORMAT) this.#found({ fault: "unknown_format", line, seq });
    this.#desk = typeof desk === "string" ? desk : null;
  }

  #noteCut(about: unknown): void {
    const { upTo, stands } = (about ?? {}) as Record<string, unknown>;
    if (typeof upTo === "number" && typeof stands === "string") this.#cuts.set(upTo, stands);
  }

  #witness(): void {
    const stub = this.#stub;
    if (stub !== null && this.#cuts.get(stub.seq) !== stub.stands)
      this.#found({ fault: "cut_unwitnessed", line: stub.line, seq: stub.seq });
  }

  #compare(head: AuditHead, newest: AuditHead | null): void {
    const { seq, hash } = head;
    const upTo = newest?.seq ?? -1;
    if (seq > upTo) return this.#found({ fault: "cut_off", line: this.#line, seq: upTo + 1, to: seq });
    const known = this.#bySeq.get(seq);
    const stands = known?.hash ?? (this.#stub?.seq === seq ? this.#stub.stands : undefined);
    // One that was cut since, or is missing, of which it is told already.
    if (stands !== undefined && stands !== hash)
      this.#found({ fault: "other_head", line: known?.line ?? this.#stub?.line ?? 0, seq });
  }

  #found(fault: AuditFault): void {
    this.#faults.push(fault);
  }
}
