/** People with Facebook accounts who manage Pages, what they let apps do, and what became of their logins. */

/** What somebody may do at a Page (Pages, tasks). */
export const PAGE_TASKS = [
  "MANAGE",
  "CREATE_CONTENT",
  "MODERATE",
  "MESSAGING",
  "ADVERTISE",
  "ANALYZE",
] as const;
export type PageTask = (typeof PAGE_TASKS)[number];

/** Tasks by Page id. */
export type TasksByPage = Record<string, PageTask[]>;

export type AccountState = {
  id: string;
  name: string;
  email: string;
  /** At Pages where the person has a role of their own; those of portfolios are in {@link BusinessState.people}. */
  tasks: TasksByPage;
  /** What apps may do for the person, by app id. Absent: never logged in, or the app was removed. */
  grants: Record<string, GrantState>;
  /** How an app knows the person, by app id: never a PSID (app-scoped ids). */
  appScopedIds: Record<string, string>;
  /** Tokens from before the last change are dead. */
  passwordChanges: number;
};

/** A person's consent to one app. */
export type GrantState = {
  /** Of this consent: who removes an app and logs in again begins anew, and older tokens stay dead. */
  id: string;
  permissions: Record<string, "granted" | "declined">;
  /** The Pages that were chosen; null: all there are, and those to come. */
  pages: string[] | null;
  /** 90 days after the person was last there (access tokens, data access). In ms. */
  dataAccessExpiresAt: number;
};

/** A business portfolio. */
export type BusinessState = {
  id: string;
  name: string;
  ownedPages: string[];
  /** Pages of other businesses that let this one work for them. */
  clientPages: string[];
  /** Tasks of its people, by account id. */
  people: Record<string, TasksByPage>;
};

/** What a login hands to the app, to be exchanged once. */
export type CodeState = {
  code: string;
  appId: string;
  accountId: string;
  redirectUri: string;
  /** In ms. */
  expiresAt: number;
  used: boolean;
  challenge: CodeChallenge | null;
  tokenType: TokenType;
};

/** Proof Key for Code Exchange: whoever exchanges the code must know what this was made of. */
export type CodeChallenge = { value: string; method: "S256" | "plain" };

/** A configuration of Facebook Login for Business: it is granted whole, or not at all. */
export type LoginConfigState = {
  permissions: string[];
  /** Default: the person's own. That of a system user has no end, and outlives the person's password. */
  tokenType?: TokenType;
};

export type TokenType = "user" | "system_user";

/** A `signed_request` that was POSTed to an app. */
export type CallbackState = {
  kind: "deauthorize" | "data_deletion";
  appId: string;
  /** App-scoped. */
  userId: string;
  url: string;
  at: number;
  /** HTTP status of the answer; null: none came. */
  status: number | null;
  /** What the app told the person to look after; null where the answer was not the wanted one. */
  confirmation: { url: string; code: string } | null;
};
