import { classifySendError, type GraphErrorCode } from "../domain/send-error.ts";
import {
  ALL_WELL,
  judgeToken,
  judgeWebhook,
  type AppWebhook,
  type Findings,
  type SetUpProblem,
  type TokenInfo,
} from "../domain/set-up.ts";
import {
  callGraph,
  READ_TIMEOUT_MS,
  SEND_TIMEOUT_MS,
  type GraphAccess,
  type GraphOutcome,
} from "./client.ts";
import { cutText } from "../protocol/message/cut-text.ts";
import { PAGE_NAME_UNITS_MAX } from "../protocol/limits.ts";
import { field, idAt, isObject, listAt, objectAt, stringAt } from "./json.ts";

/** The app as which Meta is asked about the set-up: its own token is made of id and secret (Graph API, "app tokens"). */
export type AppAccess = { graphUrl: string; appId: string; appSecret: string };

/** The app does not exist. */
const APP_UNKNOWN = 101;
const TOKEN_INVALID = 190;
const INVALID_PARAMETER = 100;

/** Whether app id and secret are Meta's, too. Null: Meta does not say. */
export async function askAboutApp(access: AppAccess): Promise<Findings | null> {
  const outcome = await callAsApp(access, "app?fields=id");
  if (outcome.kind === "accepted") return ALL_WELL;
  if (outcome.kind === "ambiguous") return null;
  switch (outcome.error.code) {
    case APP_UNKNOWN:
      return found({ name: "FACEBOOK_APP_ID", problem: "unknown_to_meta" });
    case TOKEN_INVALID:
      return found({ name: "FACEBOOK_APP_SECRET", problem: "refused_by_meta" });
    default:
      return null;
  }
}

/** Whether Meta sends the app webhooks of Pages at all, and of which fields (`/{app}/subscriptions`). */
export async function askAboutWebhook(
  access: AppAccess,
  wanted: readonly string[],
): Promise<Findings | null> {
  const outcome = await readAppWebhook(access);
  return outcome.kind === "accepted" ? judgeWebhook(outcome.value, wanted) : null;
}

/** Where the app's webhooks of Pages go (`GET /{app}/subscriptions`); null: nowhere. */
export async function readAppWebhook(access: AppAccess): Promise<GraphOutcome<AppWebhook | null>> {
  const outcome = await callAsApp(access, subscriptionsOf(access));
  return outcome.kind === "accepted" ? { kind: "accepted", value: readWebhook(outcome.value) } : outcome;
}

/** Meta could not shake hands with the address. */
export const CALLBACK_NOT_VERIFIED = 2200;

/**
 * Has the app's webhooks of Pages come here (`POST /{app}/subscriptions`), with these fields beside those that it has: Meta shakes
 * hands with the address before it answers, and refuses by {@link CALLBACK_NOT_VERIFIED} where that fails.
 */
export async function subscribeApp(
  access: AppAccess,
  {
    callbackUrl,
    verifyToken,
    fields,
  }: { callbackUrl: string; verifyToken: string; fields: readonly string[] },
): Promise<GraphOutcome<null>> {
  const there = await readAppWebhook(access);
  if (there.kind !== "accepted") return there;
  const body = {
    object: "page",
    callback_url: callbackUrl,
    verify_token: verifyToken,
    fields: [...new Set([...(there.value?.fields ?? []), ...fields])].join(","),
    include_values: true,
  };
  const asApp = { graphUrl: access.graphUrl, token: `${access.appId}|${access.appSecret}` };
  const outcome = await callGraph(asApp, "POST", subscriptionsOf(access), SEND_TIMEOUT_MS, body);
  return outcome.kind === "accepted" ? { kind: "accepted", value: null } : outcome;
}

function subscriptionsOf({ appId }: AppAccess): string {
  return `${encodeURIComponent(appId)}/subscriptions`;
}

/**
 * Whether the Page's token works, and what for. Only its own app may ask that of Meta (`debug_token`), so without `app`
 * it is only tried.
 */
export async function askAboutToken(
  app: AppAccess | null,
  access: GraphAccess,
  now: number,
): Promise<Findings | null> {
  // The one call in which a token stands in an address: Meta takes it nowhere else.
  const query = `debug_token?input_token=${encodeURIComponent(access.token)}`;
  const outcome = app === null ? null : await callAsApp(app, query);
  if (outcome?.kind === "accepted") {
    const info = readTokenInfo(outcome.value);
    if (info !== null) return judgeToken(info, access.pageId, now);
  }
  if (outcome?.kind === "refused" && outcome.error.code === INVALID_PARAMETER)
    return found({ name: "FACEBOOK_PAGE_ACCESS_TOKEN", problem: "of_another_app" });
  return await tryToken(access);
}

/** What the Page is called (`GET /{page}?fields=name`, with its own token). Null: Meta does not say. */
export async function askForName(access: GraphAccess): Promise<string | null> {
  const outcome = await callGraph(access, "GET", `${access.pageId}?fields=name`, READ_TIMEOUT_MS);
  const name = outcome.kind === "accepted" ? stringAt(outcome.value, "name")?.trim() : undefined;
  return name ? cutText(name, PAGE_NAME_UNITS_MAX) : null;
}

/** The least that a token of the Page may do. */
async function tryToken(access: GraphAccess): Promise<Findings | null> {
  const outcome = await callGraph(access, "GET", `${access.pageId}?fields=id`, READ_TIMEOUT_MS);
  if (outcome.kind === "accepted") return ALL_WELL;
  return outcome.kind === "refused" && classifySendError(outcome.error) === "pause_page"
    ? found(refusedToken(outcome.error))
    : null;
}

function refusedToken({ code, subcode }: GraphErrorCode): SetUpProblem {
  const problem = "refused_by_meta";
  return { name: "FACEBOOK_PAGE_ACCESS_TOKEN", problem, graphCode: code, graphSubcode: subcode };
}

export function callAsApp(
  { graphUrl, appId, appSecret }: AppAccess,
  path: string,
): Promise<GraphOutcome<unknown>> {
  return callGraph({ graphUrl, token: `${appId}|${appSecret}` }, "GET", path, READ_TIMEOUT_MS);
}

function readWebhook(value: unknown): AppWebhook | null {
  const page = listAt(value, "data").find((it) => stringAt(it, "object") === "page");
  if (page === undefined) return null;
  const fields = listAt(page, "fields").flatMap((it) =>
    typeof it === "string" ? it : (stringAt(it, "name") ?? []),
  );
  return { isActive: field(page, "active") !== false, fields, callbackUrl: stringAt(page, "callback_url") };
}

/** Null: it is not as Meta documents it, and tells nothing. */
export function readTokenInfo(value: unknown): TokenInfo | null {
  const data = objectAt(value, "data");
  const isValid = field(data, "is_valid");
  if (typeof isValid !== "boolean") return null;
  const error = objectAt(data, "error");
  const code = Number(idAt(error, "code") ?? NaN);
  const subcode = Number(idAt(error, "subcode") ?? NaN);
  return {
    isValid,
    error: Number.isSafeInteger(code)
      ? { code, subcode: Number.isSafeInteger(subcode) ? subcode : null }
      : null,
    type: stringAt(data, "type"),
    pageId: idAt(data, "profile_id"),
    userId: idAt(data, "user_id"),
    expiresAt: msAt(data, "expires_at"),
    dataAccessExpiresAt: msAt(data, "data_access_expires_at"),
    scopes: readScopes(data),
  };
}

/** Seconds; 0: never. */
function msAt(data: unknown, name: string): number | null {
  const seconds = Number(idAt(data, name) ?? 0);
  return Number.isSafeInteger(seconds) && seconds > 0 ? seconds * 1000 : null;
}

/** `granular_scopes` names Pages where a permission is for some only. */
function readScopes(data: unknown): TokenInfo["scopes"] {
  const scopes = listAt(data, "scopes").filter((scope) => typeof scope === "string");
  if (scopes.length === 0) return null;
  const granular = listAt(data, "granular_scopes").filter(isObject);
  return scopes.map((scope) => {
    const targets = listAt(
      granular.find((it) => stringAt(it, "scope") === scope),
      "target_ids",
    );
    const pageIds = targets.flatMap((id) =>
      typeof id === "string" || typeof id === "number" ? String(id) : [],
    );
    return { scope, pageIds: pageIds.length === 0 ? null : pageIds };
  });
}

function found(...faults: SetUpProblem[]): Findings {
  return { faults, warnings: [] };
}
