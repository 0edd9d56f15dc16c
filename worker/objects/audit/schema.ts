/** Append-only, see migrate(). */
export const AUDIT_STEPS: readonly string[] = [
  `
  -- Whose chain it is; kept_days null: as long as where nobody says otherwise. cut_seq, cut_hash: the last line that was cut from the front.
  CREATE TABLE audit (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    desk TEXT NOT NULL,
    kept_days INTEGER,
    cut_seq INTEGER,
    cut_hash TEXT
  );

  -- Lines as they are exported (text), with what they are looked through by. id: what is told twice is written once.
  CREATE TABLE line (
    seq INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    at INTEGER NOT NULL,
    kind TEXT NOT NULL,
    who TEXT,
    hash TEXT NOT NULL,
    text TEXT NOT NULL
  );

  -- As whom lines name the customer of a conversation. Chance alone made it, so that of one whose row was removed nothing leads to them.
  CREATE TABLE pseudonym (
    conversation TEXT PRIMARY KEY,
    pseudonym TEXT NOT NULL UNIQUE
  ) WITHOUT ROWID;
  `,
  `
  -- Up to that line it was looked whether somebody wrote to many; NULL: at none yet.
  ALTER TABLE audit ADD COLUMN runs_seq INTEGER;
  `,
];
