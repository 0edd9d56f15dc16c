import { PARCEL_TABLE } from "../kernel/carrier.ts";

/** Append-only, see migrate(). */
export const DIRECTORY_STEPS: readonly string[] = [
  `
  -- Desks beside the first, and what the first is called. Those of one company may give Pages to each other.
  CREATE TABLE desk (
    name TEXT PRIMARY KEY,
    label TEXT NOT NULL,
    company TEXT NOT NULL,
    made_at INTEGER NOT NULL
  ) WITHOUT ROWID;

  -- Pages that somebody connected, or moved. What is true of a connection its Page knows; claim: of the command that is not
  -- at its end, and whose it is.
  CREATE TABLE page (
    page_id TEXT PRIMARY KEY,
    name TEXT,
    desk TEXT NOT NULL,
    state TEXT NOT NULL,
    app_id TEXT,
    at INTEGER NOT NULL,
    claim TEXT,
    by_sub TEXT,
    by_name TEXT
  ) WITHOUT ROWID;
  CREATE INDEX page_desk ON page (desk);
  CREATE INDEX page_claim ON page (at) WHERE claim IS NOT NULL;

  -- Who may sign in. An operator is at no desk.
  CREATE TABLE administrator (
    email TEXT PRIMARY KEY,
    role TEXT NOT NULL,
    desk TEXT
  ) WITHOUT ROWID;
  `,
  `
  -- Administrators who signed in here, by the hash of their token; without an address by the link. ends_at: of the token.
  CREATE TABLE session (
    hash TEXT PRIMARY KEY,
    email TEXT,
    began_at INTEGER NOT NULL,
    ends_at INTEGER NOT NULL
  ) WITHOUT ROWID;
  CREATE TABLE used_link (
    hash TEXT PRIMARY KEY,
    at INTEGER NOT NULL
  ) WITHOUT ROWID;
  `,
  `
  -- Logins with Facebook that have not come back, by the hash of their state, and of those that have the person's token,
  -- sealed, by the hash of their id. Neither lasts beyond until.
  CREATE TABLE login (
    state_hash TEXT PRIMARY KEY,
    sub TEXT NOT NULL,
    verifier TEXT NOT NULL,
    redirect_uri TEXT NOT NULL,
    until INTEGER NOT NULL
  ) WITHOUT ROWID;
  CREATE TABLE kept_login (
    id TEXT PRIMARY KEY,
    sub TEXT NOT NULL,
    key_id TEXT NOT NULL,
    box TEXT NOT NULL,
    until INTEGER NOT NULL
  ) WITHOUT ROWID;
  `,
  `
  -- What Meta said of an app when it was last asked.
  CREATE TABLE app (
    app_id TEXT PRIMARY KEY,
    state TEXT NOT NULL,
    webhook TEXT NOT NULL,
    checked_at INTEGER NOT NULL
  ) WITHOUT ROWID;

  -- Persons who removed an app of ours, or want their data deleted, as Meta tells of them: by ids of the app's own.
  CREATE TABLE meta_request (
    code TEXT PRIMARY KEY,
    kind TEXT NOT NULL,
    app_id TEXT NOT NULL,
    user_id TEXT NOT NULL,
    issued_at INTEGER,
    at INTEGER NOT NULL
  ) WITHOUT ROWID;
  `,
  `
  -- What administrators call a Page, beside the name that Meta has for it.
  ALTER TABLE page ADD COLUMN label TEXT;
  `,
  `
  -- By whose login a Page was connected, as the app knows them, and when; leaves_at: they removed the app, and the Page has yet to hear of it.
  CREATE TABLE page_login (
    page_id TEXT PRIMARY KEY,
    app_id TEXT NOT NULL,
    user_id TEXT NOT NULL,
    at INTEGER NOT NULL,
    leaves_at INTEGER
  ) WITHOUT ROWID;
  CREATE INDEX page_login_person ON page_login (app_id, user_id);
  `,
  `
  -- People who are erased together, by whom and how many. Nothing of it names them.
  CREATE TABLE erasure (
    id TEXT PRIMARY KEY,
    origin TEXT NOT NULL,
    desk TEXT,
    page_id TEXT,
    by_name TEXT,
    at INTEGER NOT NULL,
    people INTEGER NOT NULL,
    done INTEGER NOT NULL DEFAULT 0,
    entries INTEGER NOT NULL DEFAULT 0,
    ended_at INTEGER
  ) WITHOUT ROWID;
  CREATE INDEX erasure_at ON erasure (at);
  -- Those of them who are not erased yet.
  CREATE TABLE erasing (
    erasure TEXT NOT NULL,
    conversation TEXT NOT NULL,
    attempts INTEGER NOT NULL DEFAULT 0,
    due_at INTEGER NOT NULL,
    PRIMARY KEY (erasure, conversation)
  ) WITHOUT ROWID;
  CREATE INDEX erasing_due ON erasing (due_at);

  -- What became of it, by which erasure; due_at: when Meta is asked whom it means. user_id: empty once nobody needs it.
  ALTER TABLE meta_request ADD COLUMN state TEXT NOT NULL DEFAULT 'received';
  ALTER TABLE meta_request ADD COLUMN erasure TEXT;
  ALTER TABLE meta_request ADD COLUMN attempts INTEGER NOT NULL DEFAULT 0;
  ALTER TABLE meta_request ADD COLUMN due_at INTEGER;
  UPDATE meta_request SET due_at = 0 WHERE kind = 'data_deletion';
  `,
  `
  -- Links of Meta's reviewers, by the hash of their secret. told: the desk has ended what a revoked one had opened.
  CREATE TABLE review_link (
    link TEXT PRIMARY KEY,
    hash TEXT NOT NULL UNIQUE,
    page_id TEXT NOT NULL,
    desk TEXT NOT NULL,
    ref TEXT NOT NULL,
    testers TEXT NOT NULL,
    by_name TEXT NOT NULL,
    made_at INTEGER NOT NULL,
    ends_at INTEGER NOT NULL,
    revoked_at INTEGER,
    told INTEGER NOT NULL DEFAULT 0,
    use_count INTEGER NOT NULL DEFAULT 0
  ) WITHOUT ROWID;
  CREATE TABLE review_use (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    link TEXT NOT NULL,
    at INTEGER NOT NULL
  );
  CREATE INDEX review_use_link ON review_use (link, id);
  `,
  `
  -- How many findings of a Page need somebody, as it last told; none where it needs nobody.
  CREATE TABLE finding (page_id TEXT PRIMARY KEY, count INTEGER NOT NULL) WITHOUT ROWID;
  `,
  `
  -- Of how many of them anything was kept here; null: begun before this was counted.
  ALTER TABLE erasure ADD COLUMN known INTEGER;
  `,
  `
  -- What went with an erasure (RemovedCounts as JSON), and who of it is to be kept: they are asked for again.
  ALTER TABLE erasure ADD COLUMN removed TEXT NOT NULL DEFAULT '{}';
  ALTER TABLE erasing ADD COLUMN held INTEGER NOT NULL DEFAULT 0;
  `,
  `
  -- What was done, for the audit of the desk that it concerns.
  ${PARCEL_TABLE}
  `,
  `
  -- Objects that are put back to how they were at a time (at), or before an earlier one was (undoes).
  CREATE TABLE restore (
    id TEXT PRIMARY KEY,
    desk TEXT NOT NULL,
    at INTEGER NOT NULL,
    undoes TEXT,
    by_sub TEXT NOT NULL,
    by_name TEXT NOT NULL,
    begun_at INTEGER NOT NULL,
    ended_at INTEGER
  ) WITHOUT ROWID;
  CREATE INDEX restore_desk ON restore (desk, begun_at);
  -- Each of them; state as RestoringRow has it. rank: the desk before its Pages, and these before conversations.
  CREATE TABLE restoring (
    restore TEXT NOT NULL,
    rank INTEGER NOT NULL,
    name TEXT NOT NULL,
    state TEXT NOT NULL,
    bookmark TEXT,
    undo TEXT,
    why TEXT,
    attempts INTEGER NOT NULL DEFAULT 0,
    due_at INTEGER,
    PRIMARY KEY (restore, rank, name)
  ) WITHOUT ROWID;
  CREATE INDEX restoring_due ON restoring (due_at) WHERE due_at IS NOT NULL;
  `,
  `
  -- By whom and why somebody is to be kept (Hold as JSON); null: nobody said so.
  ALTER TABLE erasing ADD COLUMN hold TEXT;
  `,
  `
  -- Behind which thread of comments, of those that others began, it goes on with what somebody wrote there.
  ALTER TABLE erasing ADD COLUMN "after" TEXT;
  `,
];
