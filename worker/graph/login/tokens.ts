import type { TokenInfo } from "../../domain/set-up.ts";
import { callGraph, READ_TIMEOUT_MS, type GraphOutcome } from "../client.ts";
import { stringAt } from "../json.ts";
import { callAsApp, readTokenInfo, type AppAccess } from "../set-up.ts";

/** A person's own token, which may do with their Pages what they granted. */
export type PersonAccess = { graphUrl: string; token: string };

/**
 * Facebook Login, "exchanging code for an access token". A code is good once, for minutes, and for the address that the
 * dialog came back to. `verifier`: what the challenge of the dialog was made of.
 */
export async function exchangeCode(
  app: AppAccess,
  { code, redirectUri, verifier }: { code: string; redirectUri: string; verifier: string },
): Promise<GraphOutcome<string>> {
  return await askForToken(app, { code, redirect_uri: redirectUri, code_verifier: verifier });
}

/** Long-lived access tokens: of one that lasts an hour, one that lasts about 60 days, and whose Pages' tokens do not end. */
export async function lengthenToken(app: AppAccess, token: string): Promise<GraphOutcome<string>> {
  return await askForToken(app, { grant_type: "fb_exchange_token", fb_exchange_token: token });
}

/** `debug_token`: whose it is, what it may do, and until when. */
export async function inspectToken(app: AppAccess, token: string): Promise<GraphOutcome<TokenInfo | null>> {
  const outcome = await callAsApp(app, `debug_token?input_token=${encodeURIComponent(token)}`);
  return outcome.kind === "accepted" ? { kind: "accepted", value: readTokenInfo(outcome.value) } : outcome;
}

async function askForToken(app: AppAccess, asked: Record<string, string>): Promise<GraphOutcome<string>> {
  const query = new URLSearchParams({ client_id: app.appId, client_secret: app.appSecret, ...asked });
  const access = { graphUrl: app.graphUrl, token: `${app.appId}|${app.appSecret}` };
  const outcome = await callGraph(access, "GET", `oauth/access_token?${query.toString()}`, READ_TIMEOUT_MS);
  if (outcome.kind !== "accepted") return outcome;
  const token = stringAt(outcome.value, "access_token");
  return token === null || token === ""
    ? { kind: "ambiguous", why: "no_code" }
    : { kind: "accepted", value: token };
}
