import { PARCEL_TABLE } from "../kernel/carrier.ts";

/** Append-only, see migrate(). */
export const POST_STEPS: readonly string[] = [
  `
  -- The one row of the post. context: what Meta told of it (PostContext as JSON), asked for once, at asked_at.
  CREATE TABLE post (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    name TEXT NOT NULL,
    context TEXT,
    asked_at INTEGER,
    -- The address of the post, as it came with an event.
    permalink TEXT
  );

  -- One row for each comment: in which thread it stands (root), and what became of it (KnownComment). No words, and nobody's name.
  CREATE TABLE comment (
    id TEXT PRIMARY KEY,
    root TEXT,
    state TEXT NOT NULL,
    hidden INTEGER NOT NULL DEFAULT 0
  ) WITHOUT ROWID;

  -- Events that wait for the comment awaits (FeedItem as JSON). due_at: when Meta is asked for that one; null: never.
  CREATE TABLE held (
    id INTEGER PRIMARY KEY,
    awaits TEXT NOT NULL,
    json TEXT NOT NULL,
    due_at INTEGER
  );
  CREATE INDEX held_awaits ON held (awaits, id);
  CREATE INDEX held_due ON held (due_at) WHERE due_at IS NOT NULL;
  `,
  PARCEL_TABLE,
  `
  -- Meta's time of what hid it or showed it again last (ms).
  ALTER TABLE comment ADD COLUMN hidden_at INTEGER;
  `,
];
