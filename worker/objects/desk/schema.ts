/** Append-only, see migrate(). */
export const DESK_STEPS: readonly string[] = [
  `
  CREATE TABLE desk (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    name TEXT NOT NULL,
    epoch TEXT NOT NULL
  );

  -- Pages whose news this desk takes, of which generation, and why one is paused (JSON).
  CREATE TABLE page (
    page_id TEXT PRIMARY KEY,
    generation INTEGER NOT NULL,
    pause TEXT
  ) WITHOUT ROWID;

  -- The list. rev is that of the Conversation as of the last written change; version counts our own.
  CREATE TABLE conversation (
    name TEXT PRIMARY KEY,
    epoch TEXT NOT NULL,
    rev INTEGER NOT NULL,
    version INTEGER NOT NULL,
    status TEXT NOT NULL,
    owner_sub TEXT,
    owner_name TEXT,
    activity_at INTEGER NOT NULL,
    asked INTEGER NOT NULL,
    closed_asked INTEGER NOT NULL DEFAULT 0,
    digest TEXT NOT NULL
  ) WITHOUT ROWID;
  CREATE INDEX conversation_list ON conversation (status, activity_at DESC);
  -- For counting; without the activity, so that a message does not touch it.
  CREATE INDEX conversation_owner ON conversation (owner_sub) WHERE status = 'open';

  CREATE TABLE agent (
    sub TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    presence TEXT NOT NULL,
    seen_at INTEGER NOT NULL
  ) WITHOUT ROWID;

  CREATE TABLE ticket (
    id TEXT PRIMARY KEY,
    claims TEXT NOT NULL,
    expires_at INTEGER NOT NULL
  ) WITHOUT ROWID;

  -- Lines for threads that the Conversation has not confirmed yet. Ids are never used again.
  CREATE TABLE note (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    conversation TEXT NOT NULL,
    at INTEGER NOT NULL,
    line TEXT NOT NULL,
    asked INTEGER NOT NULL,
    attempts INTEGER NOT NULL DEFAULT 0,
    due_at INTEGER NOT NULL
  );
  `,
  `
  -- What was set (JSON); everything else has its default.
  ALTER TABLE desk ADD COLUMN settings TEXT NOT NULL DEFAULT '{}';
  `,
  `
  ALTER TABLE page ADD COLUMN warning TEXT;
  `,
  `
  -- 1: Meta's privacy rules for Europe limit the Page.
  ALTER TABLE page ADD COLUMN eu_privacy_rules INTEGER NOT NULL DEFAULT 0;
  `,
  `
  -- The commands that last decided on the ownership, so that a repetition is known (JSON).
  ALTER TABLE conversation ADD COLUMN decided TEXT NOT NULL DEFAULT '[]';
  `,
  `
  -- At rest there are no lines here; while many conversations are out of reach, none must look through those of all.
  CREATE INDEX note_due ON note (due_at, id);
  CREATE INDEX note_conversation ON note (conversation, id);
  `,
  `
  -- When the desk heard that the customer asked, and what they said (JSON). Without an index: a message must not cost
  -- one row more. 0: before there was this column.
  ALTER TABLE conversation ADD COLUMN asked_at INTEGER NOT NULL DEFAULT 0;
  ALTER TABLE conversation ADD COLUMN said TEXT;
  `,
  `
  -- Who closed it last and when (JSON), for what the customer adds soon after.
  ALTER TABLE conversation ADD COLUMN closing TEXT;
  `,
  `
  -- Whether Meta lets people of the Page write for 7 days: yes or no; null: not known.
  ALTER TABLE page ADD COLUMN human_agent TEXT;
  `,
  `
  -- Who told the rev of a conversation, and which instance of the desk decided a line: for storage that went back.
  ALTER TABLE conversation ADD COLUMN session TEXT;
  ALTER TABLE note ADD COLUMN session TEXT;
  `,
  `
  -- How far ahead of the clock its time was given, which an instance that comes later must not fall behind.
  ALTER TABLE desk ADD COLUMN asked_until INTEGER NOT NULL DEFAULT 0;
  `,
  `
  -- The commands about the desk and its Pages that last had their effect, so that a repetition is known (JSON).
  ALTER TABLE desk ADD COLUMN decided TEXT NOT NULL DEFAULT '[]';
  `,
  `
  -- Which five minutes the newest activity falls into (see list/activity-slot.ts). Lists are read in this order: an index
  -- on the activity itself was written with each message, this one with the first of five minutes.
  ALTER TABLE conversation ADD COLUMN activity_slot INTEGER NOT NULL DEFAULT 0;
  DROP INDEX conversation_list;
  UPDATE conversation SET activity_slot = activity_at / 300000;
  CREATE INDEX conversation_slot ON conversation (status, activity_slot DESC);
  `,
  `
  -- The Page's name at Meta; null: not known.
  ALTER TABLE page ADD COLUMN name TEXT;
  `,
  `
  -- Messages that are kept to be sent again (JSON). owner: the agent whose own it is; null: it is the desk's.
  CREATE TABLE template (
    id TEXT PRIMARY KEY,
    owner TEXT,
    name TEXT NOT NULL,
    outgoing TEXT NOT NULL,
    by_sub TEXT NOT NULL,
    by_name TEXT NOT NULL,
    made_at INTEGER NOT NULL,
    changed_at INTEGER NOT NULL
  ) WITHOUT ROWID;
  CREATE INDEX template_owner ON template (owner);
  `,
  `
  -- Since when an administrator has disconnected the Page; null: they have not.
  ALTER TABLE page ADD COLUMN disconnected_at INTEGER;
  `,
  `
  -- What of the Page somebody has to mend, as its agents are told (PageTrouble as JSON).
  ALTER TABLE page ADD COLUMN trouble TEXT;
  `,
  `
  -- What status and owner do not tell of where a conversation stands (JSON of Standing), and when that becomes another by
  -- itself. Plain ones have neither, and cost no row more.
  ALTER TABLE conversation ADD COLUMN standing TEXT;
  ALTER TABLE conversation ADD COLUMN due_at INTEGER;
  CREATE INDEX conversation_due ON conversation (due_at) WHERE due_at IS NOT NULL;
  `,
  `
  -- How the desk brings customers to agents (JSON), each version of it. Numbers are never used again.
  CREATE TABLE routing_version (
    version INTEGER PRIMARY KEY AUTOINCREMENT,
    at INTEGER NOT NULL,
    by_sub TEXT NOT NULL,
    by_name TEXT NOT NULL,
    config TEXT NOT NULL
  );
  `,
  `
  -- By which ref of an m.me link a thread began: what a reviewer link shows. Those of before show in none.
  ALTER TABLE conversation ADD COLUMN began_ref TEXT;
  CREATE INDEX conversation_began ON conversation (began_ref) WHERE began_ref IS NOT NULL;
  -- Reviewer links that are revoked: a pass of theirs may still be on its way.
  CREATE TABLE ended_review (
    link TEXT PRIMARY KEY,
    at INTEGER NOT NULL
  ) WITHOUT ROWID;
  `,
  `
  -- When an agent was last given something, and last asked; how many offers in a row they did not answer; since when none of
  -- their sockets is open.
  CREATE TABLE routing_agent (
    sub TEXT PRIMARY KEY,
    given_at INTEGER NOT NULL DEFAULT 0,
    offered_at INTEGER NOT NULL DEFAULT 0,
    missed INTEGER NOT NULL DEFAULT 0,
    left_at INTEGER
  ) WITHOUT ROWID;
  CREATE INDEX routing_agent_left ON routing_agent (left_at) WHERE left_at IS NOT NULL;
  `,
  `
  -- When a thread began by a link: what was before, a reviewer is not shown. Those of which nobody knows it show in no link.
  ALTER TABLE conversation ADD COLUMN began_at INTEGER;
  `,
  `
  -- Teams that an agent's token last named (JSON of their ids); null: none.
  ALTER TABLE agent ADD COLUMN teams TEXT;
  `,
  `
  -- Who had a conversation last (Person as JSON), also once it was closed or given back.
  ALTER TABLE conversation ADD COLUMN had TEXT;
  UPDATE conversation SET had = CASE WHEN owner_sub IS NULL THEN json_extract(closing, '$.by')
    ELSE json_object('sub', owner_sub, 'name', ifnull(owner_name, owner_sub)) END;
  `,
  `
  -- What the desk told a customer by itself: when last, in which contact, and by which command. what: JSON of what is to be
  -- sent, from due_at on; null once it is.
  CREATE TABLE automatic (
    conversation TEXT NOT NULL,
    reply TEXT NOT NULL,
    contact INTEGER NOT NULL,
    at INTEGER NOT NULL,
    command TEXT NOT NULL,
    what TEXT,
    due_at INTEGER,
    attempts INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (conversation, reply)
  ) WITHOUT ROWID;
  CREATE INDEX automatic_due ON automatic (due_at) WHERE due_at IS NOT NULL;
  `,
  `
  -- Why an agent is away (JSON of Away), and since when they are as they are.
  ALTER TABLE agent ADD COLUMN away TEXT;
  ALTER TABLE agent ADD COLUMN presence_at INTEGER;
  `,
  `
  -- Since when its owner has it, in ms; 0: before there was this. Since when who had it last has it no more; null: they have it,
  -- nobody did, or they gave it back.
  ALTER TABLE conversation ADD COLUMN owned_at INTEGER NOT NULL DEFAULT 0;
  ALTER TABLE conversation ADD COLUMN parted_at INTEGER;
  -- All of them are in memory. When an agent was last asked is kept no more: what is offered tells it.
  DROP INDEX routing_agent_left;
  `,
  `
  -- Of lines that could not be brought at once; the others are found in memory, and are too many to be written twice.
  DROP INDEX note_due;
  CREATE INDEX note_late ON note (due_at, id) WHERE attempts > 0;
  `,
  `
  -- The newest contact until it is closed (JSON of Contact): it is written with what else a message changes of the row.
  ALTER TABLE conversation ADD COLUMN contact TEXT;
  -- Contacts that are closed, each once. told: JSON of InteractionTold.
  CREATE TABLE interaction (
    conversation TEXT NOT NULL,
    id INTEGER NOT NULL,
    told TEXT NOT NULL,
    PRIMARY KEY (conversation, id)
  ) WITHOUT ROWID;
  `,
  `
  -- That somebody wants help with a conversation (JSON of Hand), and those with which it is so: few of all.
  ALTER TABLE conversation ADD COLUMN raised TEXT;
  CREATE INDEX conversation_raised ON conversation (name) WHERE raised IS NOT NULL;
  `,
  `
  -- Before when nothing is to be done about a silence; null: somebody is to say something. Messages do not put it off. quiet:
  -- that the customer was asked whether they are still there (JSON of Warned).
  ALTER TABLE conversation ADD COLUMN quiet_at INTEGER;
  ALTER TABLE conversation ADD COLUMN quiet TEXT;
  CREATE INDEX conversation_quiet ON conversation (quiet_at) WHERE quiet_at IS NOT NULL;
  `,
  `
  -- What there is between a program and a customer in one contact: who has it from there on, what the program was asked last
  -- (turn, JSON), and when it is to be asked.
  CREATE TABLE talk (
    conversation TEXT PRIMARY KEY,
    contact INTEGER NOT NULL,
    bot TEXT NOT NULL,
    asks INTEGER NOT NULL,
    is_over INTEGER NOT NULL,
    seen INTEGER NOT NULL,
    rule TEXT,
    turn TEXT,
    turns INTEGER NOT NULL,
    due_at INTEGER
  ) WITHOUT ROWID;
  CREATE INDEX talk_due ON talk (due_at) WHERE due_at IS NOT NULL;
  -- With what a program knows who asks it: sealed (JSON of Sealed), and the one before, which signs beside it for a while.
  CREATE TABLE bot_secret (
    bot TEXT PRIMARY KEY,
    secret TEXT NOT NULL,
    former TEXT,
    made_at INTEGER NOT NULL
  ) WITHOUT ROWID;
  `,
  `
  -- Conversations with which somebody helps: few of all, and lists look for an agent's.
  CREATE INDEX conversation_invited ON conversation (name) WHERE json_extract(standing, '$.invited') IS NOT NULL;
  `,
  `
  -- What was counted of contacts and is not told yet (JSON of Fact; "null": what was told is to be forgotten).
  CREATE TABLE fact (
    id INTEGER PRIMARY KEY,
    at INTEGER NOT NULL,
    fact TEXT NOT NULL
  );
  `,
  `
  -- What its index was told last: whether there is to be one.
  ALTER TABLE desk ADD COLUMN search TEXT NOT NULL DEFAULT 'on';
  `,
  `
  -- What is closed by who had it last, for agents who see what is of their teams alone.
  CREATE INDEX conversation_had ON conversation (json_extract(had, '$.sub'), activity_slot DESC) WHERE status = 'closed';
  `,
  `
  -- Conversations that are put aside: few of all, and lists look for them.
  CREATE INDEX conversation_aside ON conversation (owner_sub) WHERE json_extract(standing, '$.state') = 'snoozed';
  `,
  `
  -- The team whose a template is; its shortcut; in which languages it says something, or the steps of a macro (JSON of More),
  -- which says nothing (its outgoing is 'null').
  ALTER TABLE template ADD COLUMN team TEXT;
  ALTER TABLE template ADD COLUMN shortcut TEXT;
  ALTER TABLE template ADD COLUMN more TEXT NOT NULL DEFAULT '{}';
  `,
  `
  -- How a contact that is over was counted (JSON of CountedThen): its customer may say later how satisfied they are.
  ALTER TABLE interaction ADD COLUMN counted TEXT;
  `,
  `
  -- Whom notes of a conversation mention (JSON of Mention[]); null: nobody.
  ALTER TABLE conversation ADD COLUMN mentioned TEXT;
  -- The same by agent, written with it: lists and counts look for one's own. is_read: they have read all of them there.
  CREATE TABLE mention (
    sub TEXT NOT NULL,
    conversation TEXT NOT NULL,
    is_read INTEGER NOT NULL,
    PRIMARY KEY (sub, conversation)
  ) WITHOUT ROWID;
  CREATE INDEX mention_conversation ON mention (conversation);
  CREATE INDEX mention_unread ON mention (sub) WHERE is_read = 0;
  -- What an agent's token last let them be: it decides what they see while they are not here. Null: not known.
  ALTER TABLE agent ADD COLUMN role TEXT;
  `,
  `
  -- What agents say of it: its tags and what is known by attributes (JSON of Tagged); null: nothing.
  ALTER TABLE conversation ADD COLUMN tagged TEXT;
  `,
  `
  -- Lists that are kept under a name. owner: "desk", "team:" or "agent:" before an id or a sub; place: their order. kept: JSON of what
  -- SavedView has beside.
  CREATE TABLE saved_view (
    id TEXT PRIMARY KEY,
    owner TEXT NOT NULL,
    place INTEGER NOT NULL,
    kept TEXT NOT NULL
  ) WITHOUT ROWID;
  CREATE INDEX saved_view_owner ON saved_view (owner, place);
  `,
  `
  -- Keys of programs. hash: SHA-256 of the key, which is kept nowhere; kept: JSON of what ApiKeyEntry has beside.
  CREATE TABLE api_key (
    id TEXT PRIMARY KEY,
    hash TEXT NOT NULL UNIQUE,
    kept TEXT NOT NULL,
    used_at INTEGER
  ) WITHOUT ROWID;
  -- Requests with an Idempotency-Key, by program and key. hash: of what was asked for; told: what came of it (JSON), null while nobody
  -- knows.
  CREATE TABLE api_call (
    id TEXT PRIMARY KEY,
    at INTEGER NOT NULL,
    hash TEXT NOT NULL,
    conversation TEXT,
    told TEXT
  ) WITHOUT ROWID;
  CREATE INDEX api_call_at ON api_call (at);
  CREATE INDEX api_call_conversation ON api_call (conversation) WHERE conversation IS NOT NULL;
  `,
  `
  -- Which records of other systems conversations are linked to, written with their rows, which have the whole of it: a page finds by it
  -- whom it is about.
  CREATE TABLE record_link (
    conversation TEXT PRIMARY KEY,
    record TEXT NOT NULL
  ) WITHOUT ROWID;
  CREATE INDEX record_link_record ON record_link (record);
  `,
  `
  -- Files that templates and macros send, and those that agents gave for one. mime NULL: still coming, given up, or lost; due_at: when it is
  -- removed, NULL once template has it. sub: who gave it, for as long as it is theirs alone.
  CREATE TABLE file (
    id TEXT PRIMARY KEY,
    name TEXT,
    mime TEXT,
    bytes INTEGER,
    due_at INTEGER,
    sub TEXT,
    template TEXT
  ) WITHOUT ROWID;
  CREATE INDEX file_unused ON file (due_at) WHERE due_at IS NOT NULL;
  CREATE INDEX file_template ON file (template) WHERE template IS NOT NULL;
  `,
  `
  -- References that customers may come by. about: JSON of About, null once whoever came was erased; used_by: the conversation of the first
  -- who came, '' of one who was erased.
  CREATE TABLE reference (
    id TEXT PRIMARY KEY,
    about TEXT,
    expires_at INTEGER NOT NULL,
    used_by TEXT,
    used_at INTEGER
  ) WITHOUT ROWID;
  CREATE INDEX reference_expires ON reference (expires_at);
  CREATE INDEX reference_used ON reference (used_by) WHERE used_by IS NOT NULL;
  -- With which entries customers came by one, written with their rows; settled_at null: it is yet to be judged.
  CREATE TABLE reference_came (
    conversation TEXT NOT NULL,
    entry INTEGER NOT NULL,
    at INTEGER NOT NULL,
    ref TEXT NOT NULL,
    settled_at INTEGER,
    PRIMARY KEY (conversation, entry)
  ) WITHOUT ROWID;
  CREATE INDEX reference_came_settled ON reference_came (settled_at);
  `,
  `
  -- What happened that endpoints of programs are told, and is not handed on yet (JSON of WebhookEvent or Gap; "null": all that they were told
  -- is to be forgotten).
  CREATE TABLE webhook_event (
    id INTEGER PRIMARY KEY,
    at INTEGER NOT NULL,
    conversation TEXT,
    event TEXT NOT NULL
  );
  -- What endpoints want to be told (JSON of Wanted); null: nobody ever wanted anything.
  ALTER TABLE desk ADD COLUMN webhooks TEXT;
  `,
  `
  -- From which tabs of one agent are told their secret (base64url); null until the first pass after this.
  ALTER TABLE desk ADD COLUMN tabs_key TEXT;
  `,
  `
  -- Numbers are never given again: what is handed on is removed up to a number, and what was written meanwhile would go with it.
  CREATE TABLE numbered_fact (id INTEGER PRIMARY KEY AUTOINCREMENT, at INTEGER NOT NULL, fact TEXT NOT NULL);
  INSERT INTO numbered_fact SELECT id, at, fact FROM fact;
  DROP TABLE fact;
  ALTER TABLE numbered_fact RENAME TO fact;

  CREATE TABLE numbered_webhook_event (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    at INTEGER NOT NULL,
    conversation TEXT,
    event TEXT NOT NULL
  );
  INSERT INTO numbered_webhook_event SELECT id, at, conversation, event FROM webhook_event;
  DROP TABLE webhook_event;
  ALTER TABLE numbered_webhook_event RENAME TO webhook_event;
  `,
  `
  -- In columns, so that what is handed on need not be read, and with numbers that the instance gives, which costs no row of a counter. id NULL:
  -- entries that were too many to come with their news (data: JSON of "from" and "to" of a Gap), or where thread is NULL as well all that
  -- endpoints were told is to be forgotten.
  CREATE TABLE written_event (
    no INTEGER PRIMARY KEY,
    written_at INTEGER NOT NULL,
    id TEXT,
    at INTEGER,
    type TEXT,
    thread TEXT,
    epoch TEXT,
    data TEXT
  );
  INSERT INTO written_event SELECT id, at, event ->> '$.id', event ->> '$.at', event ->> '$.type',
    coalesce(event ->> '$.thread', event ->> '$.gap'), event ->> '$.epoch',
    CASE WHEN event ->> '$.gap' IS NULL THEN event -> '$.data' ELSE event END FROM webhook_event;
  DROP TABLE webhook_event;
  ALTER TABLE written_event RENAME TO webhook_event;
  `,
  `
  -- What the shop is to be asked of the reference by which a customer came, written with that it counts. turn: the question's id; answered:
  -- JSON of BotAnswer, which is yet to be done.
  CREATE TABLE reference_asking (
    conversation TEXT NOT NULL,
    entry INTEGER NOT NULL,
    reference TEXT NOT NULL,
    turn TEXT NOT NULL,
    tries INTEGER NOT NULL,
    due_at INTEGER NOT NULL,
    answered TEXT,
    PRIMARY KEY (conversation, entry)
  ) WITHOUT ROWID;
  CREATE INDEX reference_asking_due ON reference_asking (due_at);
  `,
  `
  -- Tickets that another system keeps of a conversation, and those asked for (JSON of TicketsTold).
  CREATE TABLE kept_ticket (conversation TEXT PRIMARY KEY, told TEXT NOT NULL) WITHOUT ROWID;
  `,
  `
  -- Since when nobody comes by it any more, because its maker said so.
  ALTER TABLE reference ADD COLUMN revoked_at INTEGER;
  `,
  `
  -- Checkboxes that people confirmed on web sites, by their session. at null: the Page is yet to tell of it; outcome: what is known of its
  -- reference (JSON of ReferenceOutcome); conversation, entry: who it was, by what they answered; written: JSON of Writing.
  CREATE TABLE checked_box (
    page TEXT NOT NULL,
    user_ref TEXT NOT NULL,
    ref TEXT,
    at INTEGER,
    kept_at INTEGER NOT NULL,
    is_judged INTEGER NOT NULL DEFAULT 0,
    outcome TEXT,
    conversation TEXT,
    entry INTEGER,
    written TEXT,
    PRIMARY KEY (page, user_ref)
  ) WITHOUT ROWID;
  CREATE INDEX checked_box_unjudged ON checked_box (at) WHERE is_judged = 0;
  CREATE INDEX checked_box_kept ON checked_box (kept_at);
  CREATE INDEX checked_box_conversation ON checked_box (conversation) WHERE conversation IS NOT NULL;
  `,
  `
  -- Which conversations are one person's. Two that are by others are not named again, so that it makes a forest. no: the newer is larger.
  CREATE TABLE merge (no INTEGER PRIMARY KEY AUTOINCREMENT, one TEXT NOT NULL, two TEXT NOT NULL);
  CREATE INDEX merge_one ON merge (one);
  CREATE INDEX merge_two ON merge (two);
  -- Who came by a reference to the same, for who may be the same person.
  CREATE INDEX reference_about ON reference (about ->> '$.kind', about ->> '$.value') WHERE used_by IS NOT NULL;
  `,
  `
  -- How far the desk is with removing what is old (RoundRow), and when something of a conversation is old enough next, as the desk was set
  -- when it was asked.
  CREATE TABLE retention_round (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    "of" TEXT NOT NULL,
    "after" TEXT,
    beside INTEGER NOT NULL,
    looked INTEGER NOT NULL,
    began_at INTEGER,
    ended_at INTEGER,
    next_at INTEGER NOT NULL
  );
  CREATE TABLE retained (conversation TEXT PRIMARY KEY, "of" TEXT NOT NULL, next_at INTEGER NOT NULL) WITHOUT ROWID;
  `,
  `
  -- What was done at the desk, and is not handed on to its audit yet (JSON of Deed); NULL: what was handed on before is to be forgotten.
  CREATE TABLE audit_deed (no INTEGER PRIMARY KEY, at INTEGER NOT NULL, deed TEXT);
  -- The newest line of the audit (JSON of AuditHead), as its object said it last: a chain that went back is known by it.
  ALTER TABLE desk ADD COLUMN audit_head TEXT;
  -- Who was last seen with which device, so that coming back is no new sign-in.
  CREATE TABLE sign_in (
    sub TEXT NOT NULL,
    device TEXT NOT NULL,
    seen_at INTEGER NOT NULL,
    PRIMARY KEY (sub, device)
  ) WITHOUT ROWID;
  `,
  `
  -- What the desk counted of its own working, as JSON: numbers by their series, and of each conversation with an open outbox how many messages
  -- there are and since when. since: from when on it was counted.
  CREATE TABLE metric (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    since INTEGER NOT NULL,
    counted TEXT NOT NULL,
    outboxes TEXT NOT NULL
  );
  `,
  `
  -- Those under a legal hold: none of the others has a row in it.
  CREATE INDEX conversation_held ON conversation (name) WHERE digest ->> '$.hold' IS NOT NULL;
  `,
  `
  -- What is hidden at the desk, and from whom (JSON of Masking); NULL: nothing.
  ALTER TABLE desk ADD COLUMN masking TEXT;
  `,
  `
  -- Sockets that relays hold, and what each remembers (JSON of Session). A relay has a line from its first socket to its last.
  CREATE TABLE relay (no INTEGER PRIMARY KEY, line TEXT NOT NULL);
  CREATE TABLE relayed_socket (
    relay INTEGER NOT NULL,
    seat INTEGER NOT NULL,
    session TEXT NOT NULL,
    is_closing INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (relay, seat)
  ) WITHOUT ROWID;
  -- Whether something may be under way to them, so that an instance that comes later does not know what they were told.
  ALTER TABLE desk ADD COLUMN tells_relays INTEGER NOT NULL DEFAULT 0;
  `,
  `
  -- Of those whose customers were erased a row was kept, which made their links somebody else's for good.
  DELETE FROM reference WHERE about IS NULL;
  `,
];
