/** A Page of one's own at Meta, to rehearse with, in place of the simulator's. */

/** All of them, or none: half of them would mix the simulator's public values with Meta. */
const NAMES = [
  "FACEBOOK_APP_ID",
  "FACEBOOK_APP_SECRET",
  "FACEBOOK_VERIFY_TOKEN",
  "FACEBOOK_PAGE_ID",
  "FACEBOOK_PAGE_ACCESS_TOKEN",
] as const;

type Environment = Readonly<Record<string, string | undefined>>;

export type OwnPage = {
  pageId: string;
  /** What the Worker is configured with, by name; the Graph URL only where one is named. */
  values: Readonly<Record<string, string>>;
};

/** The Page that the environment names; null where it names none. @throws Error with a sentence for people */
export function ownPageOf(environment: Environment): OwnPage | null {
  const values = valuesOf(environment, [...NAMES, "FACEBOOK_GRAPH_URL"]);
  const given = Object.keys(values);
  if (given.length === 0) return null;
  const missing = NAMES.filter((name) => !given.includes(name));
  const pageId = values["FACEBOOK_PAGE_ID"];
  if (missing.length > 0 || pageId === undefined) {
    throw new Error(
      `${given.join(", ")} in the environment, but not ${missing.join(", ")}. For a Page of your own set all of ` +
        `them, for the simulator none.`,
    );
  }
  return { pageId, values };
}

/** Who may sign agent tokens, and what seals the secrets of Pages, where the environment says so. */
export function agentValuesOf(environment: Environment): Readonly<Record<string, string>> {
  return valuesOf(environment, ["AGENT_TOKEN_SECRET", "AGENT_KEYS", "ENCRYPTION_KEYS"]);
}

function valuesOf(environment: Environment, names: readonly string[]): Record<string, string> {
  const values = names.map((name) => [name, environment[name]?.trim() ?? ""] as const);
  return Object.fromEntries(values.filter(([, value]) => value !== ""));
}
