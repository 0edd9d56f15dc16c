/** What of a Page's connection is looked at, in the order in which somebody reads of it. */
export const CHECKS = [
  /** The Page's token works, and is of this Page and this app. */
  "token",
  "token_end",
  /** Meta ends what an app may read 90 days after its person was last there. */
  "data_access",
  "permissions",
  /** What the token's person may do at the Page. */
  "tasks",
  /** App id and app secret. */
  "app",
  "app_mode",
  /** What the Page sends to the app. */
  "fields",
  /** Where the app's events go at all. */
  "webhook",
  "handshake",
  "deliveries",
  "sending",
  /** What Meta thinks of the Page's conduct. */
  "standing",
  "human_agent",
  "routing",
  "europe",
  "usage",
  "version",
  "bucket",
  "keys",
  "clock",
  /** In which region Cloudflare keeps whatever objects hold: everything but files and logs. */
  "jurisdiction",
  /** In which region the files are, as it is configured. */
  "bucket_jurisdiction",
  /** What of it is in logs, which are bound to no region. */
  "logs",
  /** What came for the Page and could be neither read nor written, and waits for somebody. */
  "dead_letters",
  /** Whether what is to be kept raw is. */
  "black_box",
  /** A message that somebody had sent comes back by Meta's webhook. */
  "round_trip",
] as const;
export type CheckName = (typeof CHECKS)[number];

/** What a check found, in one word. */
export const REASONS = [
  "no_answer",
  "not_told",
  "none_yet",
  "mode_not_told",
  "disconnected",
  "placed",
  "placed_anywhere",
  "bucket_placed",
  "bucket_anywhere",
  "bucket_alone",
  "bucket_unsaid",
  "bucket_elsewhere",
  "logs_anywhere",
  "never_tried",
  "on_its_way",
  "came_back",
  "not_come_back",
  "test_refused",
  "token_missing",
  "app_removed",
  "password_changed",
  "expired",
  "role_lost",
  "refused",
  "of_another_page",
  "not_of_a_page",
  "of_another_app",
  "no_end",
  "ends",
  "ends_soon",
  "ended",
  "not_granted",
  "history_closed",
  "comments_closed",
  "tasks_missing",
  "app_missing",
  "app_unknown",
  "wrong_secret",
  "former_secret",
  "development",
  "fields_missing",
  "not_subscribed",
  "not_set",
  "inactive",
  "elsewhere",
  "handshake_refused",
  "signature_refused",
  "paused",
  "resumed",
  "token_first",
  "restricted",
  "blocked",
  "warned",
  "without_human_agent",
  "routing_on",
  "routing_off",
  "europe_applies",
  "europe_not",
  "usage_high",
  "bucket_missing",
  "bucket_silent",
  "key_missing",
  "former_key",
  "clock_off",
  "letters_wait",
  "box_on",
  "box_off",
  "box_gap",
] as const;
export type CheckReason = (typeof REASONS)[number];

/** What the Worker mends by itself once somebody says so (`page.repair`). */
export const REPAIRS = ["resubscribe", "register_webhook", "resume", "reseal"] as const;
export type Repair = (typeof REPAIRS)[number];

/** What mends it: a repair, or what a person does elsewhere. */
export type Fix =
  | Repair
  | "reconnect"
  | "enter_app"
  | "app_dashboard"
  | "support_home"
  /** At the Page's black box: somebody reads why, and replays or drops it. */
  | "black_box"
  | "deployment";

/**
 * One finding. `since`: of this finding, in ms. `at`: when it ends, ended or was last seen, in ms. `names`: permissions, tasks, or fields that
 * are missing. `graphCode`, `graphSubcode`: Meta's. `amount`: per cent of what Meta allows, seconds of a clock, or letters that wait. `unknown`: Meta, or a part of
 * the deployment, did not say. `address`: where events go instead.
 */
export type Check = {
  check: CheckName;
  state: "good" | "attention" | "unknown";
  since: number;
  reason?: CheckReason;
  at?: number;
  names?: string[];
  graphCode?: number;
  graphSubcode?: number | null;
  amount?: number;
  address?: string;
  fix?: Fix;
};

/** One line of what is told while it is looked for: a finding, and at last all of them. */
export type DoctorLine = { check: Check } | { diagnosis: Diagnosis };

/** A message that was sent to come back: when, in ms, and how long that took; null: it did not within half a minute. */
export type RoundTripAnswer = { at: number; tookMs: number | null };

/** All findings of a Page, and when they were made, in ms. */
export type Diagnosis = { at: number; checks: Check[] };
