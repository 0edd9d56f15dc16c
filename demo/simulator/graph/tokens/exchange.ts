/** `oauth/access_token`: a code, a short-lived token, or the app's secret, for a token (manual login flow, access tokens). */
import type { SimulatorContext } from "../../context.ts";
import type { Json } from "../../json.ts";
import { grantOf } from "../../world/authority.ts";
import type { CodeChallenge, CodeState } from "../../world/login-state.ts";
import type { AppState, TokenState } from "../../world/state.ts";
import { requireParameter, tokenProblem } from "../access.ts";
import { textOf, type GraphCall } from "../call.ts";
import { guessedError, invalidToken } from "../errors.ts";
import { issueUserToken } from "./issue.ts";

type Exchange = (context: SimulatorContext, call: GraphCall, app: AppState) => Promise<Json> | Json;

/** By `grant_type`; without one it is a code. */
const GRANTS: Readonly<Record<string, Exchange>> = {
  authorization_code: ofCode,
  fb_exchange_token: ofShortToken,
  client_credentials: (_, __, { appId, appSecret }) => ({
    access_token: `${appId}|${appSecret}`,
    token_type: "bearer",
  }),
};

export async function exchange(context: SimulatorContext, call: GraphCall): Promise<Json> {
  const { client_id, client_secret, grant_type } = call.params;
  requireParameter(textOf(client_id) !== null, "client_id");
  const perform = GRANTS[textOf(grant_type) ?? "authorization_code"];
  if (perform === undefined) throw guessedError("grantNotKnown");
  const app = context.world.state.apps[textOf(client_id) ?? ""];
  if (app === undefined) throw guessedError("unknownApp");
  if (textOf(client_secret) !== app.appSecret) throw guessedError("wrongClientSecret");
  return await perform(context, call, app);
}

/** Once, within ten minutes, at the address that the login came back to, by whoever began it. */
async function ofCode(context: SimulatorContext, call: GraphCall, app: AppState): Promise<Json> {
  const given = textOf(call.params["code"]);
  if (given === null) throw guessedError("grantNotKnown");
  const code = context.world.state.codes[given];
  if (code === undefined) throw guessedError("codeMalformed");
  checkCode(code, call, app, context.clock.now());
  await checkVerifier(code.challenge, textOf(call.params["code_verifier"]));
  const grant = context.world.account(code.accountId).grants[app.appId];
  if (grant === undefined) throw guessedError("codeExpired");
  code.used = true;
  return answer(context, { appId: app.appId, accountId: code.accountId, grant, life: LIVES[code.tokenType] });
}

function checkCode(code: CodeState, call: GraphCall, app: AppState, now: number): void {
  if (code.appId !== app.appId) throw guessedError("codeOfAnotherApp");
  if (code.used) throw guessedError("codeUsed");
  if (code.expiresAt <= now) throw guessedError("codeExpired");
  requireParameter(textOf(call.params["redirect_uri"]) !== null, "redirect_uri");
  if (textOf(call.params["redirect_uri"]) !== code.redirectUri) throw guessedError("codeRedirect");
}

async function checkVerifier(challenge: CodeChallenge | null, verifier: string | null): Promise<void> {
  if (challenge === null) return;
  if (verifier === null || (await challengeOf(verifier, challenge.method)) !== challenge.value)
    throw guessedError("codeVerifier");
}

async function challengeOf(verifier: string, method: CodeChallenge["method"]): Promise<string> {
  if (method === "plain") return verifier;
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(verifier)));
  return btoa(String.fromCharCode(...digest))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replaceAll("=", "");
}

function ofShortToken(context: SimulatorContext, call: GraphCall, app: AppState): Json {
  const given = textOf(call.params["fb_exchange_token"]) ?? "";
  requireParameter(given !== "", "fb_exchange_token");
  const token: TokenState | undefined = context.world.state.tokens[given];
  if (token === undefined) throw invalidToken("Invalid OAuth access token - Cannot parse access token");
  const problem = tokenProblem(context, token);
  if (problem !== null) throw invalidToken(problem.message, problem.subcode ?? undefined);
  const grant = token.login === undefined ? null : grantOf(context.world.state, token, token.login);
  if (token.type !== "user" || token.appId !== app.appId || token.login === undefined || grant === null)
    throw guessedError("tokenNotAUsers");
  return answer(context, { appId: app.appId, accountId: token.login.accountId, grant, life: "long" });
}

/** What a code is exchanged for, by whose token the login was for. */
const LIVES = { user: "short", system_user: "endless" } as const;

/** A token without an end comes without `expires_in`. */
function answer(context: SimulatorContext, wanted: Parameters<typeof issueUserToken>[1]): Json {
  const { token, expiresAt } = issueUserToken(context, wanted);
  const given = { access_token: token, token_type: "bearer" };
  if (expiresAt === undefined) return given;
  return { ...given, expires_in: Math.floor((expiresAt - context.clock.now()) / 1_000) };
}
