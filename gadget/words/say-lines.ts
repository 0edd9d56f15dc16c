import type { SystemLine } from "../../worker/protocol/message/entry.ts";
import { oneLine } from "../late/one-line.ts";

/** Adds the lines that a script which is loaded later says; of others it says nothing. */
export function sayLines(of: (line: SystemLine) => string | undefined): void {
  const before = oneLine.lineOf;
  oneLine.lineOf = (line) => of(line) ?? before?.(line);
}
