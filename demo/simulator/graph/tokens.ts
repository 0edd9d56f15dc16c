/** What apps ask about themselves and about tokens: `app`, `debug_token`, `oauth/access_token`, `me/permissions`. */
import type { SimulatorContext } from "../context.ts";
import type { Json, JsonObject } from "../json.ts";
import type { AppState, TokenState } from "../world/state.ts";
import { authenticate, authenticateApp, requireParameter, tokenProblem } from "./access.ts";
import { listAccounts, listBusinesses } from "./accounts.ts";
import { textOf, type GraphCall } from "./call.ts";
import { guessedError, invalidParameter, unknownField, unknownObject } from "./errors.ts";

type Handler = (context: SimulatorContext, call: GraphCall) => Promise<Json>;

/** By method and path: none of these names an object of a Page. */
const ROUTES: Readonly<Record<string, Handler>> = {
  "GET app": readApp,
  "GET debug_token": debugToken,
  "GET oauth/access_token": makeAppToken,
  "GET me/permissions": listPermissions,
  "GET me/accounts": listAccounts,
  "GET me/businesses": listBusinesses,
};

/** Null: the call is about something else. */
export function routeOfTokens(context: SimulatorContext, call: GraphCall): Handler | null {
  const [first = "", ...rest] = call.path;
  const isApp = rest.length === 0 && Object.hasOwn(context.world.state.apps, first);
  return ROUTES[`${call.method} ${call.path.join("/")}`] ?? (isApp && call.method === "GET" ? readApp : null);
}

/** `app` is that of the token, whoever's it is; under its id the app reads itself. */
async function readApp(context: SimulatorContext, call: GraphCall): Promise<Json> {
  const isAppToken = call.token?.includes("|") === true;
  const { appId } = isAppToken
    ? await authenticateApp(context, call)
    : (await authenticate(context, call)).app;
  const [id = ""] = call.path;
  if (id !== "app" && id !== appId) throw unknownObject(call.method, id);
  return { id: appId, name: `App ${appId}`, category: "Business", link: "https://example.com/" };
}

/** Tells of any token of the app's own whether it works, until when, and what for (Pages, tokens, subscriptions). */
async function debugToken(context: SimulatorContext, call: GraphCall): Promise<Json> {
  if (call.token !== null && !call.token.includes("|")) {
    await authenticate(context, call);
    throw guessedError("debugTokenNeedsApp");
  }
  const app = await authenticateApp(context, call);
  const given = textOf(call.params["input_token"]) ?? "";
  requireParameter(given !== "", "input_token");
  const token = context.world.state.tokens[given];
  if (token === undefined) {
    const error = { code: 190, message: "Invalid OAuth access token - Cannot parse access token" };
    return { data: { error, is_valid: false, scopes: [] } };
  }
  if (token.appId !== app.appId)
    throw invalidParameter("The App_id in the input_token did not match the Viewing App");
  return { data: tell(context, token, app) };
}

function tell(context: SimulatorContext, token: TokenState, app: AppState): JsonObject {
  const problem = tokenProblem(context, token);
  const error =
    problem === null ? {} : { error: { code: 190, message: problem.message, subcode: problem.subcode } };
  return {
    app_id: app.appId,
    type: token.type === "page" ? "PAGE" : "USER",
    application: `App ${app.appId}`,
    ...error,
    data_access_expires_at: seconds(token.dataAccessExpiresAt),
    expires_at: seconds(token.expiresAt),
    is_valid: problem === null,
    ...(token.type === "page" ? { profile_id: token.pageId } : {}),
    scopes: [...token.permissions],
    granular_scopes: token.permissions.map((scope) =>
      scope.startsWith("pages_") && scope !== "pages_show_list"
        ? { scope, target_ids: [token.pageId] }
        : { scope },
    ),
    user_id: "10220000000000001",
  };
}

/** 0: never. */
function seconds(ms: number | undefined): number {
  return ms === undefined ? 0 : Math.floor(ms / 1_000);
}

/** The app's own token, for its secret. */
function makeAppToken(context: SimulatorContext, call: GraphCall): Promise<Json> {
  const { client_id, client_secret, grant_type } = call.params;
  requireParameter(textOf(client_id) !== null, "client_id");
  if (textOf(grant_type) !== "client_credentials") throw guessedError("grantNotKnown");
  const app = context.world.state.apps[textOf(client_id) ?? ""];
  if (app === undefined) throw guessedError("unknownApp");
  if (textOf(client_secret) !== app.appSecret) throw guessedError("wrongClientSecret");
  return Promise.resolve({ access_token: `${app.appId}|${app.appSecret}`, token_type: "bearer" });
}

/** What a person granted; a Page has no such list. */
async function listPermissions(context: SimulatorContext, call: GraphCall): Promise<Json> {
  const { token } = await authenticate(context, call);
  if (token.type === "page") throw unknownField("permissions", "Page");
  return { data: token.permissions.map((permission) => ({ permission, status: "granted" })) };
}
