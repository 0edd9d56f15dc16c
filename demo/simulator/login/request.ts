/** What an app asks for when it sends somebody to the login dialog, and what is wrong with it (Facebook Login, manual flow). */
import type { CodeChallenge, TokenType } from "../world/login-state.ts";
import type { AppState, WorldState } from "../world/state.ts";
import { isAdvanced } from "../world/authority.ts";

export type LoginRequest = {
  app: AppState;
  redirectUri: string;
  /** Comes back as it is; null: none was given. */
  state: string | null;
  permissions: string[];
  /** Of a configuration: granted whole, or not at all. */
  isWhole: boolean;
  tokenType: TokenType;
  /** What was declined before is asked for again. */
  isAgain: boolean;
  challenge: CodeChallenge | null;
};

/** What the person reads instead of the dialog; there is no way back to the app. */
export type LoginProblem = { code: LoginProblemCode; title: string; text: string };

/** As Meta says it, as far as it is known. */
const PROBLEMS = {
  unknown_app: ["Invalid App ID", "The provided app ID does not look like a valid app ID."],
  no_redirect: ["Missing redirect_uri parameter", "The parameter redirect_uri is required."],
  url_blocked: [
    "URL blocked",
    "This redirect failed because the redirect URI is not whitelisted in the app's Client OAuth Settings. Make sure " +
      "Client and Web OAuth Login are on and add all your app domains as Valid OAuth Redirect URIs.",
  ],
  response_type: ["Unsupported response_type", "The simulator hands out codes: response_type=code."],
  unknown_config: ["Invalid config_id", "The app has no configuration with this id."],
  invalid_scopes: [
    "Invalid Scopes",
    "This message is only shown to developers. Users of your app will ignore these permissions if present. Please " +
      "read the documentation for valid permissions.",
  ],
  bad_challenge: [
    "Invalid code_challenge",
    "A code_challenge has 43 to 128 characters, by the method S256 or plain.",
  ],
  app_not_active: [
    "App not active",
    "This app is not currently accessible and the app developer is aware of the issue. You will be able to log in " +
      "when the app is reactivated.",
  ],
  no_supported_permission: [
    "It looks like this app isn't available",
    "This app needs at least one supported permission.",
  ],
} as const satisfies Record<string, readonly [title: string, text: string]>;

export type LoginProblemCode = keyof typeof PROBLEMS;

/** Those that apps of this kind ask for. */
const PERMISSIONS: ReadonlySet<string> = new Set([
  ...["public_profile", "email", "business_management", "ads_management", "ads_read", "catalog_management"],
  ...["pages_show_list", "pages_messaging", "pages_manage_metadata", "pages_read_engagement"],
  ...["pages_read_user_content", "pages_manage_engagement", "pages_manage_posts", "pages_utility_messaging"],
  ...["pages_user_locale", "pages_user_timezone", "pages_user_gender", "pages_manage_ads", "leads_retrieval"],
  ...["paid_marketing_messages", "marketing_messages_messenger"],
  ...["instagram_basic", "instagram_manage_messages"],
]);

/** Redirect addresses are compared whole, as with "Use Strict Mode for Redirect URIs". */
export function readLogin(state: WorldState, query: URLSearchParams): LoginRequest | LoginProblem {
  const app = Object.hasOwn(state.apps, query.get("client_id") ?? "")
    ? state.apps[query.get("client_id") ?? ""]
    : undefined;
  if (app === undefined) return loginProblem("unknown_app");
  const redirectUri = query.get("redirect_uri") ?? "";
  if (redirectUri === "") return loginProblem("no_redirect");
  if (!app.redirectUris.includes(redirectUri)) return loginProblem("url_blocked");
  if ((query.get("response_type") ?? "code") !== "code") return loginProblem("response_type");
  const configId = query.get("config_id");
  const config = configId === null ? null : (app.loginConfigs[configId] ?? "none");
  if (config === "none") return loginProblem("unknown_config");
  const scopes = (query.get("scope") ?? "").split(/[\s,]+/).filter((scope) => scope !== "");
  const unknown = scopes.filter((scope) => !PERMISSIONS.has(scope));
  if (unknown.length > 0) return loginProblem("invalid_scopes", unknown.join(", "));
  const challenge = challengeOf(query);
  if (challenge === "bad") return loginProblem("bad_challenge");
  return {
    ...{ app, redirectUri, challenge, state: query.get("state") },
    permissions: [...new Set(config === null ? scopes : ["email", ...config.permissions])],
    isWhole: config !== null,
    tokenType: config?.tokenType ?? "user",
    isAgain: query.get("auth_type") === "rerequest",
  };
}

/** Whether this person can use the app at all: before it is live, or reviewed, who has a role on it can. */
export function appProblem({ app }: LoginRequest, accountId: string): LoginProblem | null {
  if (app.roles.includes(accountId)) return null;
  if (!app.live) return loginProblem("app_not_active");
  return isAdvanced(app) ? null : loginProblem("no_supported_permission");
}

export function loginProblem(code: LoginProblemCode, what?: string): LoginProblem {
  const [title, text] = PROBLEMS[code];
  return { code, title: what === undefined ? title : `${title}: ${what}`, text };
}

function challengeOf(query: URLSearchParams): CodeChallenge | "bad" | null {
  const value = query.get("code_challenge");
  if (value === null) return null;
  const method = query.get("code_challenge_method") ?? "plain";
  const isGood = /^[\w.~-]{43,128}$/.test(value) && (method === "S256" || method === "plain");
  return isGood ? { value, method } : "bad";
}
