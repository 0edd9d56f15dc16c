/**
 * What is asked of a Worker that knows logins with Facebook and Meta apps; one that does not answers `command_not_found`, and
 * the admin says so.
 */

/** Why a Page cannot be had by this login, as a code; null where it can. */
export type OfferedPage = {
  pageId: string;
  name: string;
  unusable: { why: string; what?: string } | null;
  /** The desk where it is connected already, if this administrator may know. */
  connectedAt: string | null;
};

/** What became of one Page of several. */
export type LoggedInPage = { pageId: string; ok: boolean; reason?: string };

export type AppRow = {
  appId: string;
  name: string | null;
  /** `configuration`: a secret of the deployment. */
  from: "configuration" | "directory";
  state: "unchecked" | "valid" | "invalid";
  /** Where Meta sends this app's events, as far as Meta said so. */
  webhook: "unchecked" | "ours" | "elsewhere" | "none";
  urls: { redirect: string; webhook: string; deauthorize: string; dataDeletion: string };
};

type Nothing = Record<string, never>;

export type LoginCommands = {
  "login.start": [{ again: boolean; pageId?: string }, { url: string; state: string }];
  "login.finish": [{ state: string; code: string }, { login: string; person: string; pages: OfferedPage[] }];
  "login.connect": [{ login: string; pages: { pageId: string; desk: string }[] }, { pages: LoggedInPage[] }];
};

export type AppCommands = {
  "app.list": [Nothing, { apps: AppRow[] }];
  "app.save": [{ appId: string; secret: string }, unknown];
  "app.check": [{ appId: string }, unknown];
  "app.subscribe": [{ appId: string }, unknown];
};
