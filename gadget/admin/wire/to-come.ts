/**
 * What is asked of a Worker that knows its Meta app; one that does not answers `command_not_found`, and the admin says so.
 */

/** The deployment's Meta app. `webhook`: where Meta sends its events of Pages, as far as Meta said so. */
export type AppEntry = {
  appId: string;
  state: "unchecked" | "valid" | "invalid";
  webhook: "unchecked" | "ours" | "elsewhere" | "none";
  checkedAt: number | null;
  urls: { redirect: string; webhook: string; deauthorize: string; dataDeletion: string };
};

type Nothing = Record<string, never>;

export type AppCommands = {
  "app.list": [Nothing, { apps: AppEntry[] }];
  "app.check": [{ appId: string }, unknown];
  "app.subscribe": [{ appId: string }, unknown];
};
