/** The tables of a board. `headPx`: of all that is drawn of them beside their lines; `linePx`: of one line at most. */
export type Tables = {
  /** How many lines each has, by the row of tables that it stands in: those beside each other share their height. */
  lines: readonly (readonly number[])[];
  headPx: number;
  linePx: number;
};

/** The agents of a board, `columns` of them beside each other. `headPx`, `rowPx`: as of tables. */
export type Agents = { many: number; columns: number; headPx: number; rowPx: number };

/** How many lines of a table, and how many agents, are there at a time; `together`: both parts at once. */
export type AtATime = { lines: number; agents: number; together: boolean };

/** Fewer are no board any more. */
const LEAST = { lines: 3, rows: 2 };

/**
 * As many as there is room for (`roomPx`, for both parts). They grow by turns, so that neither takes it all while the other lacks
 * some; where there is too little for both each has it all, one after the other.
 */
export function fitting(roomPx: number, tables: Tables, { many, columns, headPx, rowPx }: Agents): AtATime {
  const most = { lines: Math.max(0, ...tables.lines.flat()), rows: Math.ceil(many / columns) };
  const ofTables = (lines: number) =>
    tables.lines.reduce(
      (sum, row) => sum + Math.min(lines, Math.max(0, ...row)) * tables.linePx,
      tables.headPx,
    );
  const ofAgents = (rows: number) => Math.min(rows, most.rows) * rowPx + headPx;
  const together = ofTables(LEAST.lines) + ofAgents(LEAST.rows) <= roomPx;
  let { lines, rows } = LEAST;
  for (let grew = true; grew;) {
    grew = false;
    if (lines < most.lines && ofTables(lines + 1) + (together ? ofAgents(rows) : 0) <= roomPx) {
      lines += 1;
      grew = true;
    }
    if (rows < most.rows && ofAgents(rows + 1) + (together ? ofTables(lines) : 0) <= roomPx) {
      rows += 1;
      grew = true;
    }
  }
  return { lines, agents: rows * columns, together };
}
