/** What Meta says of the set-up, and what of it somebody has to mend. */

/** Without these nothing comes or goes (Permissions reference). */
export const NEEDED_PERMISSIONS = ["pages_messaging", "pages_manage_metadata"] as const;
/** Without this one Meta's record of conversations stays closed: what was missed is not fetched. */
export const WANTED_PERMISSIONS = ["pages_read_engagement"] as const;
/** Without these comments cannot be read with their authors, nor answered, hidden, liked and deleted: needed where they are wanted. */
export const COMMENT_PERMISSIONS = ["pages_read_user_content", "pages_manage_engagement"] as const;
type Permission = (typeof NEEDED_PERMISSIONS)[number] | (typeof WANTED_PERMISSIONS)[number];

/** Somebody should have a new token before this one ends. */
const EXPIRES_SOON_MS = 7 * 24 * 60 * 60_000;

/**
 * By the name of what is to be mended: a setting, a permission, the app's webhook. `webhook` is what the app is told of
 * at all, whatever the Page subscribes to. Times in ms.
 */
export type SetUpProblem =
  | { name: "FACEBOOK_APP_ID"; problem: "unknown_to_meta" }
  | { name: "FACEBOOK_APP_SECRET"; problem: "refused_by_meta" }
  | {
      name: "FACEBOOK_PAGE_ACCESS_TOKEN";
      problem: "refused_by_meta";
      graphCode: number;
      graphSubcode: number | null;
    }
  | {
      name: "FACEBOOK_PAGE_ACCESS_TOKEN";
      problem: "of_another_app" | "of_another_page" | "not_of_a_page";
    }
  | { name: "FACEBOOK_PAGE_ACCESS_TOKEN"; problem: "expires"; at: number }
  | { name: Permission; problem: "not_granted" }
  | { name: "webhook"; problem: "not_set" | "inactive" }
  | { name: "webhook"; problem: "fields_missing"; fields: string[] };

/** A fault stops the product; a warning will, or costs a part of it. */
export type Findings = { faults: SetUpProblem[]; warnings: SetUpProblem[] };

export const ALL_WELL: Findings = { faults: [], warnings: [] };

/** What `debug_token` tells of a token of the app's own. Times in ms, null: never. */
export type TokenInfo = {
  isValid: boolean;
  /** Why not. */
  error: { code: number; subcode: number | null } | null;
  type: string | null;
  /** Whose it is, where Meta says so. */
  pageId: string | null;
  /** The person by whose login it came, as the app knows them. */
  userId: string | null;
  expiresAt: number | null;
  dataAccessExpiresAt: number | null;
  /** What it may do: null where Meta does not say; for all Pages, or for those named. */
  scopes: { scope: string; pageIds: string[] | null }[] | null;
};

/** Where the app's webhooks of Pages go; `callbackUrl` null: Meta does not say. */
export type AppWebhook = { isActive: boolean; fields: string[]; callbackUrl: string | null };

/** Meta's code for a token that does not work, where it does not name one. */
const TOKEN_INVALID = 190;

export function judgeToken(info: TokenInfo, pageId: string, now: number): Findings {
  const name = "FACEBOOK_PAGE_ACCESS_TOKEN";
  if (!info.isValid) {
    const [graphCode, graphSubcode] = [info.error?.code ?? TOKEN_INVALID, info.error?.subcode ?? null];
    return faults({ name, problem: "refused_by_meta", graphCode, graphSubcode });
  }
  if (info.type !== null && info.type !== "PAGE") return faults({ name, problem: "not_of_a_page" });
  if (info.pageId !== null && info.pageId !== pageId) return faults({ name, problem: "of_another_page" });
  const lacks = (permission: Permission): boolean =>
    info.scopes !== null && !isGranted(info.scopes, permission, pageId);
  const notGranted = (all: readonly Permission[]): SetUpProblem[] =>
    all.filter(lacks).map((permission) => ({ name: permission, problem: "not_granted" }));
  const ends = [info.expiresAt, info.dataAccessExpiresAt].filter((at) => at !== null);
  const at = Math.min(...ends);
  const expires: SetUpProblem[] = at - now < EXPIRES_SOON_MS ? [{ name, problem: "expires", at }] : [];
  return {
    faults: notGranted(NEEDED_PERMISSIONS),
    warnings: [...notGranted(WANTED_PERMISSIONS), ...expires],
  };
}

/** A permission may be granted for some Pages only (Facebook Login for Business, "granular scopes"). */
export function isGranted(
  scopes: NonNullable<TokenInfo["scopes"]>,
  permission: string,
  pageId: string,
): boolean {
  return scopes.some(
    ({ scope, pageIds }) => scope === permission && (pageIds === null || pageIds.includes(pageId)),
  );
}

/** `webhook` null: there is none. Of the fields `wanted` the first is the one without which nothing comes. */
export function judgeWebhook(webhook: AppWebhook | null, wanted: readonly string[]): Findings {
  if (webhook === null) return faults({ name: "webhook", problem: "not_set" });
  if (!webhook.isActive) return faults({ name: "webhook", problem: "inactive" });
  const missing = wanted.filter((field) => !webhook.fields.includes(field));
  if (missing.length === 0) return ALL_WELL;
  const problem: SetUpProblem = { name: "webhook", problem: "fields_missing", fields: missing };
  return missing[0] === wanted[0] ? faults(problem) : { faults: [], warnings: [problem] };
}

function faults(...problems: SetUpProblem[]): Findings {
  return { faults: problems, warnings: [] };
}
