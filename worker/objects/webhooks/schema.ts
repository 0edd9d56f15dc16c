/** Append-only, see migrate(). */
export const WEBHOOKS_STEPS: readonly string[] = [
  `
  -- Which desk it is, and how often of what its endpoints are told changed.
  CREATE TABLE desk (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    name TEXT NOT NULL,
    version INTEGER NOT NULL DEFAULT 0
  );

  -- kept: JSON of Kept (endpoint-store.ts). secret, former: sealed (JSON of Sealed); former signs beside secret for a while since
  -- secret_at. paused: JSON of WebhookPause. The rest is how it fares (Health).
  CREATE TABLE endpoint (
    no INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    kept TEXT NOT NULL,
    secret TEXT NOT NULL,
    former TEXT,
    secret_at INTEGER NOT NULL,
    paused TEXT,
    failures INTEGER NOT NULL DEFAULT 0,
    failing_since INTEGER,
    rests_until INTEGER NOT NULL DEFAULT 0,
    delivered_at INTEGER
  );

  -- What happened, in the order in which it is told. thread: the conversation, or else the Page. taken_at: when it came here.
  CREATE TABLE event (
    seq INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    at INTEGER NOT NULL,
    taken_at INTEGER NOT NULL,
    type TEXT NOT NULL,
    thread TEXT NOT NULL,
    data TEXT NOT NULL
  );
  CREATE INDEX event_thread ON event (thread);

  -- How many events each conversation had.
  CREATE TABLE thread (name TEXT PRIMARY KEY, sequence INTEGER NOT NULL) WITHOUT ROWID;

  -- What is still to be delivered. due_at NULL: an event before it, of the same thread, is not delivered yet.
  CREATE TABLE pending (
    endpoint INTEGER NOT NULL,
    seq INTEGER NOT NULL,
    thread TEXT NOT NULL,
    due_at INTEGER,
    attempts INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (endpoint, seq)
  ) WITHOUT ROWID;
  CREATE INDEX pending_thread ON pending (endpoint, thread, seq);
  CREATE INDEX pending_due ON pending (endpoint, due_at) WHERE due_at IS NOT NULL;

  -- What was given up.
  CREATE TABLE dead (
    endpoint INTEGER NOT NULL,
    seq INTEGER NOT NULL,
    given_up_at INTEGER NOT NULL,
    attempts INTEGER NOT NULL,
    status INTEGER,
    fault TEXT,
    PRIMARY KEY (endpoint, seq)
  ) WITHOUT ROWID;

  -- What was tried, for whoever looks.
  CREATE TABLE delivery (
    id INTEGER PRIMARY KEY,
    endpoint INTEGER NOT NULL,
    event TEXT NOT NULL,
    type TEXT NOT NULL,
    thread TEXT NOT NULL,
    at INTEGER NOT NULL,
    attempt INTEGER NOT NULL,
    ok INTEGER NOT NULL,
    status INTEGER,
    fault TEXT,
    ms INTEGER NOT NULL,
    answer TEXT NOT NULL,
    next_at INTEGER
  );
  CREATE INDEX delivery_endpoint ON delivery (endpoint, id);
  CREATE INDEX delivery_thread ON delivery (thread);

  -- Epochs of threads that were erased, for a while: what comes of them is late.
  CREATE TABLE erased (epoch TEXT PRIMARY KEY, at INTEGER NOT NULL) WITHOUT ROWID;
  `,
  `
  -- A number is never given again: what is still under way of one that is gone would else be taken for its successor's.
  CREATE TABLE numbered_endpoint (
    no INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    kept TEXT NOT NULL,
    secret TEXT NOT NULL,
    former TEXT,
    secret_at INTEGER NOT NULL,
    paused TEXT,
    failures INTEGER NOT NULL DEFAULT 0,
    failing_since INTEGER,
    rests_until INTEGER NOT NULL DEFAULT 0,
    delivered_at INTEGER
  );
  INSERT INTO numbered_endpoint SELECT * FROM endpoint;
  DROP TABLE endpoint;
  ALTER TABLE numbered_endpoint RENAME TO endpoint;

  CREATE TABLE numbered_event (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    at INTEGER NOT NULL,
    taken_at INTEGER NOT NULL,
    type TEXT NOT NULL,
    thread TEXT NOT NULL,
    data TEXT NOT NULL
  );
  INSERT INTO numbered_event SELECT * FROM event;
  DROP TABLE event;
  ALTER TABLE numbered_event RENAME TO event;
  CREATE INDEX event_thread ON event (thread);

  -- What waits for one that is gone waits no more, and nothing but the first of a thread has a time.
  UPDATE pending SET due_at = CASE WHEN EXISTS (SELECT 1 FROM pending AS it
      WHERE it.endpoint = pending.endpoint AND it.thread = pending.thread AND it.seq < pending.seq)
    THEN NULL ELSE coalesce(due_at, 0) END;
  `,
  `
  -- What is counted anew begins above it: the highest count of a thread that was erased, of which nothing else is kept.
  ALTER TABLE desk ADD COLUMN counted INTEGER NOT NULL DEFAULT 0;
  `,
];
