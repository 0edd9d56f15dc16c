/** Append-only, see migrate(). */
export const SEARCH_STEPS: readonly string[] = [
  `
  -- The one row about the index. tokens: TOKENS_VERSION that it was made by. key: what its places are hidden with (base64url).
  -- built_at: since when it has been whole; building: how far it is being made (Building as JSON).
  CREATE TABLE desk (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    name TEXT NOT NULL,
    is_off INTEGER NOT NULL DEFAULT 0,
    tokens INTEGER NOT NULL,
    key TEXT NOT NULL,
    built_at INTEGER,
    building TEXT
  );

  -- Conversations; upto: the rev that is indexed.
  CREATE TABLE thread (
    no INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE,
    epoch TEXT NOT NULL,
    generation INTEGER NOT NULL,
    upto INTEGER NOT NULL
  );

  -- What is found, by its place (domain/search/place.ts); a name has the negative number of its thread, no entry and no writer.
  -- writer: Writer as JSON.
  CREATE TABLE said (
    id INTEGER PRIMARY KEY,
    thread INTEGER NOT NULL,
    entry INTEGER NOT NULL,
    at INTEGER NOT NULL,
    writer TEXT,
    text TEXT NOT NULL
  );

  -- The index itself keeps no text, and what is deleted leaves nothing behind in it. Tokens are made before (domain/search/tokens.ts): this
  -- tokenizer takes whatever is not ASCII as it is. The lists by two and three letters are for words by their beginning.
  CREATE VIRTUAL TABLE word USING fts5 (words, facets, content = '', columnsize = 0, tokenize = 'ascii', prefix = '2 3');
  INSERT INTO word (word, rank) VALUES ('secure-delete', 1);

  -- Epochs of threads that were erased, for a while, and Pages that went away: what comes of them is late.
  CREATE TABLE erased (epoch TEXT PRIMARY KEY, at INTEGER NOT NULL) WITHOUT ROWID;
  CREATE TABLE left_page (page_id TEXT PRIMARY KEY, generation INTEGER NOT NULL, is_done INTEGER NOT NULL) WITHOUT ROWID;
  `,
  `
  -- The words of the index in their order, kept nowhere but in it; see SaidStore.spelledOut().
  CREATE VIRTUAL TABLE spelled USING fts5vocab (word, 'instance');
  `,
  `
  -- What is older than this (ms) is not kept; null: it stays.
  ALTER TABLE desk ADD COLUMN keep_from INTEGER;
  `,
];
