/** Facebook Login: the address of the dialog in which a person chooses Pages and permissions, and what it comes back with. */
import { COMMENT_PERMISSIONS } from "../../domain/set-up.ts";

/** Where Meta's own dialog stands; its version is that of the Graph API. */
export const LOGIN_URL = "https://www.facebook.com/v27.0/dialog/oauth";

/**
 * What is asked for where no configuration of Facebook Login for Business says it (Permissions reference): to send, to
 * subscribe, to list Pages, to read what was missed, and to see Pages that only a portfolio gives.
 */
export const LOGIN_SCOPES = [
  "pages_messaging",
  "pages_manage_metadata",
  "pages_show_list",
  "pages_read_engagement",
  "pages_utility_messaging",
  "business_management",
] as const;

/**
 * `again`: Meta shows the choice of Pages and permissions once more, also to who has made it (`auth_type=rerequest`).
 * `comments`: a Page is to take them, for which Meta reviews the app; whoever asks without is refused. `codeChallenge`: SHA-256 of the verifier, base64url (RFC 7636).
 */
export type DialogRequest = {
  loginUrl: string;
  appId: string;
  redirectUri: string;
  state: string;
  codeChallenge: string;
  configId: string | null;
  again: boolean;
  comments: boolean;
};

/** Facebook Login, "manually build a login flow"; with `config_id` that of Facebook Login for Business. */
export function dialogUrl(request: DialogRequest): string {
  const url = new URL(request.loginUrl);
  const scopes = [...LOGIN_SCOPES, ...(request.comments ? COMMENT_PERMISSIONS : [])];
  const parameters = {
    client_id: request.appId,
    redirect_uri: request.redirectUri,
    state: request.state,
    response_type: "code",
    code_challenge: request.codeChallenge,
    code_challenge_method: "S256",
    ...(request.configId === null ? { scope: scopes.join(",") } : { config_id: request.configId }),
    ...(request.again ? { auth_type: "rerequest" } : {}),
  };
  for (const [name, value] of Object.entries(parameters)) url.searchParams.set(name, value);
  return url.href;
}
