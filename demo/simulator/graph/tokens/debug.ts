/** `debug_token`: whether a token of the app's own works, until when, and what for (access tokens, debugging). */
import type { SimulatorContext } from "../../context.ts";
import type { Json, JsonObject } from "../../json.ts";
import { grantOf, permissionsOf, portfoliosOf } from "../../world/authority.ts";
import type { AppState, TokenState } from "../../world/state.ts";
import { authenticateApp, authenticateToken, requireParameter, tokenProblem } from "../access.ts";
import { textOf, type GraphCall } from "../call.ts";
import { guessedError, invalidParameter } from "../errors.ts";
import { appScopedId } from "./issue.ts";

const MALFORMED = "Invalid OAuth access token - Cannot parse access token";
/** Of the person behind a token that was made by hand. */
const NOBODY_ID = "10220000000000001";

export async function debugToken(context: SimulatorContext, call: GraphCall): Promise<Json> {
  const app = await authenticateViewer(context, call);
  const given = textOf(call.params["input_token"]) ?? "";
  requireParameter(given !== "", "input_token");
  const { apps, tokens } = context.world.state;
  const [appId = "", secret] = given.split("|");
  const token = tokens[given];
  if (secret !== undefined && apps[appId]?.appSecret === secret) {
    checkViewer(app, appId);
    return { data: { app_id: appId, type: "APP", application: app.name, is_valid: true, scopes: [] } };
  }
  if (token === undefined)
    return { data: { error: { code: 190, message: MALFORMED }, is_valid: false, scopes: [] } };
  checkViewer(app, token.appId);
  return { data: tell(context, token, app) };
}

/** The app itself, or somebody with a role on it. */
async function authenticateViewer(context: SimulatorContext, call: GraphCall): Promise<AppState> {
  if (call.token === null || call.token.includes("|")) return await authenticateApp(context, call);
  const { app, token } = await authenticateToken(context, call);
  if (token.type === "user" && app.roles.includes(token.login?.accountId ?? "")) return app;
  throw guessedError("debugTokenNeedsApp");
}

function checkViewer({ appId }: AppState, tokenAppId: string): void {
  if (tokenAppId !== appId)
    throw invalidParameter("The App_id in the input_token did not match the Viewing App");
}

function tell(context: SimulatorContext, token: TokenState, app: AppState): JsonObject {
  const { state } = context.world;
  const problem = tokenProblem(context, token);
  const isSystemUser = token.login?.isSystemUser === true;
  const grant = token.login === undefined ? null : grantOf(state, token, token.login);
  return {
    app_id: app.appId,
    type: token.type === "page" ? "PAGE" : isSystemUser ? "SYSTEM_USER" : "USER",
    application: app.name,
    ...(problem === null ? {} : { error: errorOf(problem) }),
    data_access_expires_at: isSystemUser
      ? 0
      : seconds(grant?.dataAccessExpiresAt ?? token.dataAccessExpiresAt),
    expires_at: seconds(token.expiresAt),
    ...(token.login === undefined ? {} : { issued_at: seconds(token.login.issuedAt) }),
    is_valid: problem === null,
    ...(token.type === "page" ? { profile_id: token.pageId } : {}),
    scopes: [...permissionsOf(state, token)],
    granular_scopes: granularScopes(context, token),
    user_id: token.login === undefined ? NOBODY_ID : appScopedId(context, app.appId, token.login.accountId),
  };
}

function errorOf({ subcode, message }: { subcode: number | null; message: string }): JsonObject {
  return { code: 190, message, ...(subcode === null ? {} : { subcode }) };
}

/** What each scope is for. Without ids it is for all there are, and those to come. */
function granularScopes({ world }: SimulatorContext, token: TokenState): JsonObject[] {
  const { login } = token;
  const grant = login === undefined ? null : grantOf(world.state, token, login);
  const pages = login === undefined ? [token.pageId] : (grant?.pages ?? null);
  const portfolios = login === undefined ? [] : portfoliosOf(world.state, login.accountId);
  const targetsOf = (scope: string): string[] | null => {
    if (scope === "business_management") return portfolios.map(({ id }) => id);
    if (login === undefined && scope === "pages_show_list") return null;
    return scope.startsWith("pages_") ? pages : null;
  };
  return permissionsOf(world.state, token).map((scope) => {
    const target_ids = targetsOf(scope);
    return target_ids === null ? { scope } : { scope, target_ids: [...target_ids] };
  });
}

/** 0: never. */
function seconds(ms: number | undefined): number {
  return ms === undefined ? 0 : Math.floor(ms / 1_000);
}
