/** Append-only, see migrate(). */
export const BLACK_BOX_STEPS: readonly string[] = [
  `
  -- Whose it is; hours null: it is off. told 0: the Page has yet to hear how it stands. gaps: BoxGap[] as JSON.
  CREATE TABLE box (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    page_id TEXT NOT NULL,
    hours INTEGER,
    since INTEGER,
    told INTEGER NOT NULL DEFAULT 1,
    gaps TEXT NOT NULL DEFAULT '[]'
  );

  -- What is kept, without what it says. why: of a dead letter, else null. state: of a dead letter 'waiting', or 'replayed', 'dropped', 'came'; then nothing is left of
  -- what it says. look_at: when it is looked whether it came meanwhile. many 1: it names more than is noted of it. key_id '': there was no key, and it is not sealed.
  CREATE TABLE record (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    source TEXT NOT NULL UNIQUE,
    kind TEXT NOT NULL,
    why TEXT,
    state TEXT,
    look_at INTEGER,
    first_at INTEGER NOT NULL,
    at INTEGER NOT NULL,
    tries INTEGER NOT NULL DEFAULT 1,
    what TEXT NOT NULL,
    outcome TEXT NOT NULL,
    code INTEGER,
    subcode INTEGER,
    took_ms INTEGER,
    bytes INTEGER NOT NULL,
    cut INTEGER NOT NULL DEFAULT 0,
    many INTEGER NOT NULL DEFAULT 0,
    key_id TEXT NOT NULL
  );
  CREATE INDEX record_at ON record (state, at);

  -- What it says (Content as JSON), sealed, in pieces that fit a row.
  CREATE TABLE piece (
    record INTEGER NOT NULL,
    piece INTEGER NOT NULL,
    box BLOB NOT NULL,
    PRIMARY KEY (record, piece)
  ) WITHOUT ROWID;

  -- Keyed hashes of the ids that it names.
  CREATE TABLE mark (hash TEXT NOT NULL, record INTEGER NOT NULL, PRIMARY KEY (hash, record)) WITHOUT ROWID;
  CREATE INDEX mark_record ON mark (record);

  -- Who was erased, as such hashes, and when.
  CREATE TABLE erased (hash TEXT PRIMARY KEY, at INTEGER NOT NULL) WITHOUT ROWID;
  `,
];
