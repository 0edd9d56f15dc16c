/** What the shop keeps: one SQLite file, of which each table has a file of its own here. Times in ms. */
import { mkdirSync } from "node:fs";
import { dirname } from "node:path";
import { DatabaseSync } from "node:sqlite";

const SCHEMA = `
  CREATE TABLE IF NOT EXISTS kept (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;
  -- email: what somebody typed, and no proof of anything. same_as: whose record it is, where two turned out to be one person's.
  CREATE TABLE IF NOT EXISTS customers (
    id TEXT PRIMARY KEY, name TEXT NOT NULL, email TEXT NOT NULL, town TEXT NOT NULL, since INTEGER NOT NULL,
    same_as TEXT
  ) STRICT;
  -- checkout: of the form by which it was ordered, so that who presses twice orders once. secret: opens its page to who
  -- ordered, since a number can be guessed. conversation: of who came by its link.
  CREATE TABLE IF NOT EXISTS orders (
    number TEXT PRIMARY KEY, checkout TEXT NOT NULL UNIQUE, secret TEXT NOT NULL UNIQUE, customer TEXT NOT NULL,
    lines TEXT NOT NULL, total INTEGER NOT NULL, placed_at INTEGER NOT NULL, shipped_at INTEGER,
    ref TEXT, link TEXT, refused TEXT, conversation TEXT, cancelled_at INTEGER
  ) STRICT;
  -- Whose a conversation is, and which order they came about last. customer null: they came by a link that did not count.
  CREATE TABLE IF NOT EXISTS threads (
    conversation TEXT PRIMARY KEY, customer TEXT, order_number TEXT, since INTEGER NOT NULL
  ) STRICT;
  -- All that the shop says to customers. event: what it tells of, under which the desk sends it once. entry: which message it
  -- is there. asitis_at, utility_at: when what was refused could go; asitis_at null: once the customer wrote.
  CREATE TABLE IF NOT EXISTS messages (
    event TEXT PRIMARY KEY, kind TEXT NOT NULL, order_number TEXT, ticket TEXT, author TEXT, words TEXT NOT NULL,
    at INTEGER NOT NULL, conversation TEXT, progress TEXT NOT NULL, entry INTEGER, sent_at INTEGER, why TEXT,
    asitis_at INTEGER, utility_at INTEGER
  ) STRICT;
  CREATE INDEX IF NOT EXISTS messages_by_entry ON messages (conversation, entry);
  -- request: under which somebody at the desk asked for it, and about: all that they asked; null: it was made here.
  CREATE TABLE IF NOT EXISTS tickets (
    id TEXT PRIMARY KEY, request TEXT UNIQUE, conversation TEXT, customer TEXT, order_number TEXT, title TEXT NOT NULL,
    is_open INTEGER NOT NULL, at INTEGER NOT NULL, about TEXT, who TEXT
  ) STRICT;
  -- What customers wrote about it, and what agents answered them at the desk.
  CREATE TABLE IF NOT EXISTS questions (
    conversation TEXT NOT NULL, entry INTEGER NOT NULL, ticket TEXT NOT NULL, who TEXT NOT NULL, words TEXT NOT NULL,
    at INTEGER NOT NULL, PRIMARY KEY (conversation, entry)
  ) STRICT;
  CREATE TABLE IF NOT EXISTS answers (
    conversation TEXT NOT NULL, entry INTEGER NOT NULL, ticket TEXT NOT NULL, who TEXT NOT NULL, words TEXT NOT NULL,
    at INTEGER NOT NULL, PRIMARY KEY (conversation, entry)
  ) STRICT;
  -- What is still to be told the desk: written together with what it tells of, gone once the desk has it.
  CREATE TABLE IF NOT EXISTS errands (
    place INTEGER PRIMARY KEY, kind TEXT NOT NULL, subject TEXT NOT NULL, tries INTEGER NOT NULL, due INTEGER NOT NULL,
    UNIQUE (kind, subject)
  ) STRICT;
  -- Events of the desk's that came: each is heeded once, and the newest is where to go on.
  CREATE TABLE IF NOT EXISTS heard (
    place INTEGER PRIMARY KEY, event TEXT NOT NULL UNIQUE, at INTEGER NOT NULL
  ) STRICT;
`;

/** What a file of the shop's first version becomes, in which an e-mail address was taken for a person. */
const BEFORE_SECOND = `
  ALTER TABLE customers RENAME TO first_customers;
  ALTER TABLE threads RENAME TO first_threads;
  ALTER TABLE orders ADD COLUMN conversation TEXT;
  ALTER TABLE tickets ADD COLUMN about TEXT;
`;
const BEHIND_SECOND = `
  INSERT INTO customers SELECT *, NULL FROM first_customers;
  INSERT INTO threads SELECT * FROM first_threads;
  DROP TABLE first_customers;
  DROP TABLE first_threads;
`;
/** In which an order may be cancelled. */
const THIRD = "ALTER TABLE orders ADD COLUMN cancelled_at INTEGER;";
/** In which a ticket says who asks, whom the shop may not know. */
const FOURTH = "ALTER TABLE tickets ADD COLUMN who TEXT;";
const VERSION = 4;

/** @param file `:memory:` for one that nobody needs again */
export function openDatabase(file: string): DatabaseSync {
  if (file !== ":memory:") mkdirSync(dirname(file), { recursive: true });
  const database = new DatabaseSync(file);
  // Readers beside the writer, and what was committed is there after the process was killed.
  database.exec("PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA busy_timeout = 5000");
  migrate(database);
  return database;
}

function migrate(database: DatabaseSync): void {
  const { user_version: version } = database.prepare("PRAGMA user_version").get() as { user_version: number };
  const isNew = database.prepare("SELECT 1 FROM sqlite_master WHERE name = 'customers'").get() === undefined;
  const steps = [
    ...(isNew || version >= 2 ? [SCHEMA] : [BEFORE_SECOND, SCHEMA, BEHIND_SECOND]),
    ...(isNew || version >= 3 ? [] : [THIRD]),
    ...(isNew || version >= 4 ? [] : [FOURTH]),
  ];
  // All of it, or none where it is ended midway.
  database.exec(`BEGIN IMMEDIATE; ${steps.join("")} PRAGMA user_version = ${String(VERSION)}; COMMIT`);
}
