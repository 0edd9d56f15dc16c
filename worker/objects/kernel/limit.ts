/**
 * A number of ours for LIMIT and OFFSET of a statement. It stands in the statement itself: SQLite takes a bound limit
 * into its plan and prepares the statement anew each time it is run, which costs more than to read a few rows.
 *
 * @throws RangeError for anything but a whole number from 0 on.
 */
export function limitOf(rows: number): string {
  if (!Number.isSafeInteger(rows) || rows < 0) throw new RangeError(`not a number of rows: ${String(rows)}`);
  return String(rows);
}

/** Of what one statement is given, in UTF-16 units: the platform takes strings of 2 MB, of which a unit may be three bytes. */
export const STATEMENT_UNITS_MAX = 500_000;

/** Texts for several statements in their order, of each as many as it may be given; one that is longer is alone. */
export function statementsOf(texts: readonly string[]): string[][] {
  const statements: string[][] = [];
  let room = 0;
  for (const text of texts) {
    room -= text.length + 1;
    const last = statements.at(-1);
    if (last !== undefined && room >= 0) {
      last.push(text);
      continue;
    }
    statements.push([text]);
    room = STATEMENT_UNITS_MAX - text.length - 1;
  }
  return statements;
}
