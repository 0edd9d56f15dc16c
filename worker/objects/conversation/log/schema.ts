import { PARCEL_TABLE } from "../../kernel/carrier.ts";

/** Append-only, see migrate(). */
export const CONVERSATION_STEPS: readonly string[] = [
  `
  -- The one row of what is true of the whole thread. rev is that of its last change.
  CREATE TABLE thread (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    conversation TEXT NOT NULL,
    epoch TEXT NOT NULL,
    desk TEXT,
    generation INTEGER NOT NULL DEFAULT 0,
    customer_name TEXT,
    delivered_at INTEGER NOT NULL DEFAULT 0,
    read_at INTEGER NOT NULL DEFAULT 0,
    human_agent TEXT NOT NULL DEFAULT 'unknown',
    -- Rev at which Meta said that the person cannot be reached; over once they write again.
    unavailable_rev INTEGER NOT NULL DEFAULT 0,
    rev INTEGER NOT NULL DEFAULT 0
  );

  -- The log. seq is the order of acceptance and, until a row changes, its rev.
  -- key: a mid as it is; '#…' an item without one; '@<sub>:<command>#<part>' a message of ours.
  CREATE TABLE entry (
    seq INTEGER PRIMARY KEY,
    key TEXT NOT NULL UNIQUE,
    rev INTEGER NOT NULL,
    at INTEGER NOT NULL,
    author TEXT NOT NULL,
    author_id TEXT,
    author_name TEXT,
    kind TEXT NOT NULL,
    text TEXT,
    detail TEXT,
    interaction INTEGER,
    asks INTEGER NOT NULL DEFAULT 0,
    opens_window INTEGER NOT NULL DEFAULT 0,
    standby INTEGER NOT NULL DEFAULT 0,
    merged INTEGER NOT NULL DEFAULT 0,
    -- Messages of ours only, from here on.
    part INTEGER,
    parts INTEGER,
    state TEXT,
    -- 1 while queued or sending. The index hangs on this instead of on state, so that sending costs one row.
    open INTEGER,
    mid TEXT,
    nonce TEXT,
    attempts INTEGER NOT NULL DEFAULT 0,
    -- queued: when the next try is due. sending: when its outcome is given up as unknown.
    due_at INTEGER,
    requested_at INTEGER,
    meta_at INTEGER,
    confirmed_at INTEGER,
    waiting TEXT,
    failure TEXT,
    settled TEXT
  );
  CREATE INDEX entry_shown ON entry (at, seq);
  CREATE INDEX entry_changed ON entry (rev) WHERE rev <> seq;
  CREATE INDEX entry_mid ON entry (mid) WHERE mid IS NOT NULL;
  CREATE INDEX entry_open ON entry (seq) WHERE open = 1;
  CREATE INDEX entry_trouble ON entry (seq) WHERE state IN ('failed', 'unknown') AND settled IS NULL;

  -- Items as they came, for what the log does not say. ASCII, cut to fit a row.
  CREATE TABLE raw (
    seq INTEGER NOT NULL,
    piece INTEGER NOT NULL,
    json TEXT NOT NULL,
    PRIMARY KEY (seq, piece)
  ) WITHOUT ROWID;

  -- One contact with the customer: what reports, tickets and transcripts refer to.
  CREATE TABLE interaction (
    id INTEGER PRIMARY KEY,
    opened_at INTEGER NOT NULL,
    opened_by TEXT NOT NULL,
    closed_at INTEGER,
    closed_by TEXT,
    owners TEXT NOT NULL DEFAULT '[]',
    first_response_at INTEGER,
    wrap_up TEXT
  );

  -- Work that failed or must wait; done work has no row.
  CREATE TABLE job (
    kind TEXT PRIMARY KEY,
    due_at INTEGER NOT NULL,
    attempts INTEGER NOT NULL
  ) WITHOUT ROWID;
  `,
  `
  -- A change (reaction, edit, unsending) is an entry of its own, merged into the message whose mid is its target.
  ALTER TABLE entry ADD COLUMN target TEXT;
  ALTER TABLE entry ADD COLUMN changes TEXT;
  CREATE INDEX entry_target ON entry (target) WHERE target IS NOT NULL;

  -- Files that came with messages, until they are copied.
  CREATE TABLE media (
    id TEXT PRIMARY KEY,
    seq INTEGER NOT NULL,
    url TEXT NOT NULL,
    state TEXT NOT NULL DEFAULT 'copying',
    attempts INTEGER NOT NULL DEFAULT 0,
    due_at INTEGER NOT NULL
  ) WITHOUT ROWID;
  `,
  `
  -- Which app holds the thread at Meta, and whether an agent blocked the customer (JSON each).
  ALTER TABLE thread ADD COLUMN holder TEXT;
  ALTER TABLE thread ADD COLUMN blocked TEXT;
  `,
  `
  -- What Meta tells of the customer beside the name, and when it was last asked (StoredProfile as JSON).
  ALTER TABLE thread ADD COLUMN profile TEXT;
  `,
  `
  -- Meta's own id of the conversation, once it was asked for.
  ALTER TABLE thread ADD COLUMN graph_id TEXT;
  `,
  `
  -- Entries read from Meta's record: 'imported' or 'recovered'.
  ALTER TABLE entry ADD COLUMN fetched TEXT;
  -- How far that record was imported (ImportPlace as JSON).
  ALTER TABLE thread ADD COLUMN import_place TEXT;
  `,
  `
  -- Customers may react as often as they like: what is folded into a message is not read with what is shown, and of
  -- the changes of one message only the last.
  DROP INDEX entry_shown;
  CREATE INDEX entry_shown ON entry (at, seq) WHERE merged = 0;
  CREATE INDEX entry_reopened ON entry (at) WHERE merged = 1 AND opens_window = 1;
  DROP INDEX entry_target;
  CREATE INDEX entry_target ON entry (target, at, seq) WHERE target IS NOT NULL;
  CREATE INDEX entry_orphan ON entry (seq) WHERE target IS NOT NULL AND merged = 0;
  `,
  `
  -- The last ref that the customer came by (StoredRef as JSON).
  ALTER TABLE thread ADD COLUMN ref TEXT;
  `,
  `
  -- Of what the Page said: whether a person answered with it (1) or a program wrote it (0). Null: it came before anybody
  -- asked, and counts as an answer.
  ALTER TABLE entry ADD COLUMN answers INTEGER;
  -- Apps of which the desk says that people write with them (JSON).
  ALTER TABLE thread ADD COLUMN people_apps TEXT;
  `,
  `
  -- Replies that came before the message which they answer, or to one that is not in this log: its mid.
  ALTER TABLE entry ADD COLUMN waits_for TEXT;
  UPDATE entry SET waits_for = json_extract(detail, '$.replyTo.mid') WHERE kind = 'text' AND detail IS NOT NULL
    AND json_type(detail, '$.replyTo.mid') = 'text' AND json_type(detail, '$.replyTo.entry') = 'null';
  CREATE INDEX entry_waits ON entry (waits_for) WHERE waits_for IS NOT NULL;
  `,
  `
  -- The newest line of a desk in it (LineMark as JSON), for a desk whose storage went back.
  ALTER TABLE interaction ADD COLUMN lines TEXT;
  -- Storage went back: since when Meta's record is to be looked through for what was lost, until it was.
  ALTER TABLE thread ADD COLUMN lost_since INTEGER;
  `,
  `
  -- What a message of ours sends, by its kind (Outgoing). Null: a text, of a version that sent nothing else.
  ALTER TABLE entry ADD COLUMN outgoing TEXT;
  `,
  `
  -- No message of ours up to this seq is open but those that entry_open names. What leaves in the turn that accepts it is
  -- named by no index; all that were open before are.
  ALTER TABLE thread ADD COLUMN open_from INTEGER NOT NULL DEFAULT 0;
  UPDATE thread SET open_from = (SELECT ifnull(max(seq), 0) FROM entry);
  `,
  `
  -- What a message of ours sends beside words (Outgoing as JSON). Null: words alone, and they are its text.
  ALTER TABLE entry ADD COLUMN sends TEXT;
  `,
  `
  -- Files that agents give. mime: null while one is coming. due_at: when one that no message has is removed; null once one has
  -- it. attachment_id: Meta's id of it, since attached_at.
  CREATE TABLE file (
    id TEXT PRIMARY KEY,
    name TEXT,
    mime TEXT,
    bytes INTEGER,
    due_at INTEGER,
    attachment_id TEXT,
    attached_at INTEGER
  ) WITHOUT ROWID;
  CREATE INDEX file_unused ON file (due_at) WHERE due_at IS NOT NULL;
  `,
  `
  -- The reaction that the Page is to have to an entry, until Meta has it; emoji NULL takes one back.
  CREATE TABLE reaction (
    seq INTEGER PRIMARY KEY,
    emoji TEXT,
    by_sub TEXT NOT NULL,
    by_name TEXT NOT NULL,
    command TEXT NOT NULL,
    due_at INTEGER NOT NULL,
    attempts INTEGER NOT NULL DEFAULT 0
  );
  `,
  `
  -- Tries to give Meta a message of ours that came to nothing, or to nothing that anybody knows.
  CREATE TABLE attempt (
    seq INTEGER NOT NULL,
    n INTEGER NOT NULL,
    at INTEGER NOT NULL,
    ended_at INTEGER,
    what TEXT NOT NULL,
    code INTEGER,
    subcode INTEGER,
    trace TEXT,
    PRIMARY KEY (seq, n)
  ) WITHOUT ROWID;
  `,
  `
  -- When Meta last refused something by its rules for Europe and Japan.
  ALTER TABLE thread ADD COLUMN europe_at INTEGER;
  `,
  `
  -- From whom a message of ours comes (Persona as JSON); null: from the Page.
  ALTER TABLE entry ADD COLUMN persona TEXT;
  `,
  `
  -- What is left of a thread that was erased (ErasureRow), and the keys of what was said in it: of Meta's their hash.
  CREATE TABLE erasure (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    erased_at INTEGER NOT NULL,
    top_rev INTEGER NOT NULL,
    desk TEXT,
    epoch TEXT,
    name TEXT,
    step TEXT,
    due_at INTEGER NOT NULL
  );
  CREATE TABLE erased_key (key TEXT PRIMARY KEY) WITHOUT ROWID;
  -- When the thread before this one was erased; null: there was none.
  ALTER TABLE thread ADD COLUMN erased_at INTEGER;
  `,
  `
  -- The language that the customer writes, as their words tell it: a primary subtag of BCP 47.
  ALTER TABLE thread ADD COLUMN language TEXT;
  `,
  `
  -- Of a thread of kind "comment": what is known of it as a whole (StoredComment as JSON).
  ALTER TABLE thread ADD COLUMN comment TEXT;
  CREATE INDEX entry_private ON entry (seq) WHERE outgoing = 'private_reply';
  `,
  PARCEL_TABLE,
  `
  -- The note on a ticket that a message of ours is (OfTicket as JSON); null: none.
  ALTER TABLE entry ADD COLUMN of_ticket TEXT;
  CREATE INDEX entry_of_ticket ON entry (of_ticket) WHERE of_ticket IS NOT NULL;
  `,
  `
  -- Of a conversation in Messenger: threads of comments that were answered here in private (JSON of their names); null: none.
  ALTER TABLE thread ADD COLUMN answered_comments TEXT;
  `,
  `
  -- What leaves in place of a message of ours where Meta refuses it for its window (Outgoing as JSON); null: nothing.
  ALTER TABLE entry ADD COLUMN otherwise TEXT;
  `,
  `
  -- How far the thread was removed because it was old (Retained as JSON), and whether it is to be kept whatever its age (Hold as JSON).
  ALTER TABLE thread ADD COLUMN retained TEXT;
  ALTER TABLE thread ADD COLUMN hold TEXT;
  -- Files in the bucket that no message shows any more: their bytes are to go.
  CREATE TABLE unkept (media TEXT PRIMARY KEY) WITHOUT ROWID;
  -- How much was erased, of which kind (RemovedCounts as JSON).
  ALTER TABLE erasure ADD COLUMN removed TEXT NOT NULL DEFAULT '{}';
  `,
];
