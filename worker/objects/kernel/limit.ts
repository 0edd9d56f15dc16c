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
