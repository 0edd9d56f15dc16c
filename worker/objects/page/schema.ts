/** Append-only, see migrate(). */
export const PAGE_STEPS: readonly string[] = [
  `
  CREATE TABLE page (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    page_id TEXT NOT NULL,
    desk TEXT,
    -- Grows with each move, so that a desk can tell old news from new.
    generation INTEGER NOT NULL DEFAULT 0,
    -- The desk it was taken from, until that desk has let go of its conversations.
    leaving_desk TEXT,
    human_agent TEXT NOT NULL DEFAULT 'unknown',
    -- Why nothing leaves: Meta's code, since when, and with which token (its hash) that was learned.
    paused_at INTEGER,
    pause_code INTEGER,
    pause_subcode INTEGER,
    paused_token TEXT,
    -- 0 while the desk has yet to hear of the pause, or of its end.
    desk_told INTEGER NOT NULL DEFAULT 1,
    slow_until INTEGER,
    slow_strikes INTEGER NOT NULL DEFAULT 0,
    subscribed_version TEXT,
    subscribe_attempts INTEGER NOT NULL DEFAULT 0,
    subscribe_due_at INTEGER,
    subscribe_error TEXT,
    -- Secrets of a connected Page, sealed with the key of that id; empty while the deployment's own serve.
    key_id TEXT,
    sealed_secrets TEXT
  );

  -- Conversations that want to be called when the Page can send, or is connected.
  CREATE TABLE waiting (conversation TEXT PRIMARY KEY) WITHOUT ROWID;

  -- What came without naming a person, and what could not be kept where it belongs.
  CREATE TABLE event (
    id INTEGER PRIMARY KEY,
    key TEXT NOT NULL UNIQUE,
    at INTEGER NOT NULL,
    kind TEXT NOT NULL,
    conversation TEXT,
    bytes INTEGER NOT NULL
  );
  CREATE TABLE event_raw (
    event INTEGER NOT NULL,
    piece INTEGER NOT NULL,
    json TEXT NOT NULL,
    PRIMARY KEY (event, piece)
  ) WITHOUT ROWID;
  `,
  `
  -- What Meta last said of the Page's conduct (JSON), until somebody dealt with it.
  ALTER TABLE page ADD COLUMN warning TEXT;
  `,
  `
  -- Whether Meta's privacy rules for Europe limit the Page; null: not known.
  ALTER TABLE page ADD COLUMN eu_privacy_rules INTEGER;
  `,
  `
  -- Until when all that Meta has is surely here, and how far the search for the rest is (RecoveryState as JSON).
  ALTER TABLE page ADD COLUMN recovery TEXT;
  `,
  `
  -- Meta's time of its newest block or unblock of the Page.
  ALTER TABLE page ADD COLUMN policy_at INTEGER;
  `,
  `
  -- Deliveries that came while nobody had connected the Page, those of one call in a row, cut to fit.
  CREATE TABLE kept (
    id INTEGER PRIMARY KEY,
    conversation TEXT,
    items INTEGER NOT NULL,
    bytes INTEGER NOT NULL,
    kept_at INTEGER NOT NULL
  );
  CREATE TABLE kept_raw (
    kept INTEGER NOT NULL,
    piece INTEGER NOT NULL,
    json TEXT NOT NULL,
    PRIMARY KEY (kept, piece)
  ) WITHOUT ROWID;
  -- Items that were not kept, or no longer, and since when.
  ALTER TABLE page ADD COLUMN beyond INTEGER NOT NULL DEFAULT 0;
  ALTER TABLE page ADD COLUMN beyond_since INTEGER;

  -- At the Page of what names none: Pages that Meta delivers for and nobody connected.
  CREATE TABLE other_page (
    page_id TEXT PRIMARY KEY,
    items INTEGER NOT NULL,
    first_at INTEGER NOT NULL,
    last_at INTEGER NOT NULL
  ) WITHOUT ROWID;
  `,
  `
  -- What Meta says of the set-up, and what came to the webhook last (SetUpState as JSON).
  ALTER TABLE page ADD COLUMN set_up TEXT;
  `,
  `
  -- When Meta told whether the Page has Human Agent, and to which token (its hash).
  ALTER TABLE page ADD COLUMN human_agent_at INTEGER;
  ALTER TABLE page ADD COLUMN human_agent_token TEXT;
  `,
  `
  -- The webhook fields that the Page last was seen to send to this app (JSON).
  ALTER TABLE page ADD COLUMN subscribed_fields TEXT;
  `,
  `
  -- The origin at which Meta reaches the Worker, as its last delivery told.
  ALTER TABLE page ADD COLUMN public_url TEXT;
  `,
  `
  -- The Page's name, as Meta last told it.
  ALTER TABLE page ADD COLUMN name TEXT;
  `,
  `
  -- Secrets of a connected Page, each sealed for its field. Of app secret and verify token the former still hold, until
  -- somebody retires them. (key_id and sealed_secrets of the first step were never written.)
  CREATE TABLE secret (
    field TEXT NOT NULL,
    made_at INTEGER NOT NULL,
    key_id TEXT NOT NULL,
    box TEXT NOT NULL,
    PRIMARY KEY (field, made_at)
  ) WITHOUT ROWID;
  -- How far its connection is (StoredConnection as JSON), and with which app where that is not the deployment's.
  ALTER TABLE page ADD COLUMN connection TEXT;
  ALTER TABLE page ADD COLUMN app_id TEXT;
  `,
  `
  -- Personas that Meta has of the Page, by what they show.
  CREATE TABLE persona (
    name TEXT NOT NULL,
    picture_url TEXT NOT NULL,
    id TEXT NOT NULL,
    made_at INTEGER NOT NULL,
    PRIMARY KEY (name, picture_url)
  ) WITHOUT ROWID;
  `,
  `
  -- What the doctor found last, and when it looks again (DoctorState as JSON).
  ALTER TABLE page ADD COLUMN doctor TEXT;
  `,
  `
  -- When the Messenger Profile API was called for the Page: Meta takes 10 calls in 10 minutes.
  CREATE TABLE profile_call (at INTEGER NOT NULL);
  `,
  `
  -- Which webhook fields an operator added to the default, and which they left out (FieldChoice as JSON).
  ALTER TABLE page ADD COLUMN field_choice TEXT;
  `,
  `
  -- Checkboxes that people confirmed on web sites, of which the desk is yet to be told.
  CREATE TABLE checked_box (user_ref TEXT PRIMARY KEY, ref TEXT, at INTEGER NOT NULL) WITHOUT ROWID;
  `,
  `
  -- How far the import of the Page's past is (ImportState as JSON), and the conversations that are left to be read, in
  -- Meta's order.
  ALTER TABLE page ADD COLUMN past_import TEXT;
  CREATE TABLE past_conversation (
    seq INTEGER PRIMARY KEY,
    psid TEXT NOT NULL UNIQUE,
    graph_id TEXT NOT NULL,
    updated_at INTEGER NOT NULL,
    tries INTEGER NOT NULL DEFAULT 0
  );
  CREATE INDEX past_conversation_turn ON past_conversation (tries, seq);
  `,
  `
  -- Desks that the Page was at: what they keep of its people beside their conversations is erased with them.
  CREATE TABLE left_desk (desk TEXT PRIMARY KEY) WITHOUT ROWID;
  `,
  `
  -- Since its company has it, and the one where it is among them.
  INSERT INTO left_desk (desk) SELECT desk FROM page WHERE desk IS NOT NULL
    UNION SELECT leaving_desk FROM page WHERE leaving_desk IS NOT NULL ON CONFLICT (desk) DO NOTHING;
  `,
  `
  -- How its black box stands (BoxTold as JSON); null: nothing was ever kept.
  ALTER TABLE page ADD COLUMN box TEXT;
  -- Dead letters that the black box is yet to be given, cut to fit. item 0: by older code, as Meta sent it alone.
  CREATE TABLE buried (
    id INTEGER PRIMARY KEY,
    conversation TEXT,
    key TEXT NOT NULL,
    at INTEGER NOT NULL,
    item INTEGER NOT NULL
  );
  CREATE TABLE buried_raw (
    buried INTEGER NOT NULL,
    piece INTEGER NOT NULL,
    json TEXT NOT NULL,
    PRIMARY KEY (buried, piece)
  ) WITHOUT ROWID;
  INSERT INTO buried (id, conversation, key, at, item)
    SELECT id, conversation, key, at, 0 FROM event WHERE kind = 'dead_letter';
  INSERT INTO buried_raw (buried, piece, json)
    SELECT event, piece, json FROM event_raw WHERE event IN (SELECT id FROM buried);
  DELETE FROM event_raw WHERE event IN (SELECT id FROM buried);
  `,
];
