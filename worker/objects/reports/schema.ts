/** Append-only, see migrate(). */
export const REPORTS_STEPS: readonly string[] = [
  `
  -- Whose figures they are, and the newest day on which what is old was looked for.
  CREATE TABLE reports (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    desk TEXT NOT NULL,
    pruned TEXT NOT NULL DEFAULT ''
  );

  -- What was counted (JSON of Cell): of each day, and of each month the same once more, so that long spans read few rows.
  CREATE TABLE day_cell (
    by TEXT NOT NULL,
    time TEXT NOT NULL,
    id TEXT NOT NULL,
    cell TEXT NOT NULL,
    PRIMARY KEY (by, time, id)
  ) WITHOUT ROWID;
  CREATE TABLE month_cell (
    by TEXT NOT NULL,
    time TEXT NOT NULL,
    id TEXT NOT NULL,
    cell TEXT NOT NULL,
    PRIMARY KEY (by, time, id)
  ) WITHOUT ROWID;

  -- How far each contact was told: at is that of its newest fact, ended whether it is over. begun: the day (UTC) on which it
  -- began, by which the old ones are found.
  CREATE TABLE told (
    begun TEXT NOT NULL,
    contact TEXT NOT NULL,
    at INTEGER NOT NULL,
    ended INTEGER NOT NULL,
    PRIMARY KEY (begun, contact)
  ) WITHOUT ROWID;

  -- What agents, queues and so on were called last.
  CREATE TABLE name (
    by TEXT NOT NULL,
    id TEXT NOT NULL,
    name TEXT NOT NULL,
    PRIMARY KEY (by, id)
  ) WITHOUT ROWID;
  `,
];
