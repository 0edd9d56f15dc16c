/**
 * `signed_request`: what Meta POSTs to an app when somebody removes it, or wants their data deleted (deauthorize
 * callback, data deletion callback). HMAC-SHA256 with the app secret over the payload as it is written.
 */
import type { SimulatorContext } from "../context.ts";
import { appScopedId } from "../graph/tokens/issue.ts";
import { isObject, tryParseJson, type JsonObject } from "../json.ts";
import type { CallbackState } from "../world/login-state.ts";
import type { AppState } from "../world/state.ts";
import { ANSWER_WITHIN_MS } from "./delivery.ts";

/** What may be wrong with it, to see it refused. */
export type SpoiltRequest = {
  /** Signed with this instead of the app secret. */
  secret?: string;
  /** What the payload claims. Default `HMAC-SHA256`. */
  algorithm?: string;
  /** Default: the app-scoped id of the person. */
  userId?: string;
  /** Seconds since 1970. Default: now. */
  issuedAt?: number;
};

/** Two parts in base64url, the signature first. */
export async function signRequest(secret: string, payload: JsonObject): Promise<string> {
  const utf8 = new TextEncoder();
  const told = base64url(utf8.encode(JSON.stringify(payload)));
  const hmac = { name: "HMAC", hash: "SHA-256" };
  const key = await crypto.subtle.importKey("raw", utf8.encode(secret), hmac, false, ["sign"]);
  const signature = await crypto.subtle.sign("HMAC", key, utf8.encode(told));
  return `${base64url(new Uint8Array(signature))}.${told}`;
}

/** Null: the app has no address for it. */
export async function callBack(
  context: SimulatorContext,
  kind: CallbackState["kind"],
  accountId: string,
  appId: string,
  spoilt: SpoiltRequest = {},
): Promise<CallbackState | null> {
  const { world, clock } = context;
  const app = world.app(appId);
  const url = addressOf(app, kind);
  if (url === null) return null;
  const userId = spoilt.userId ?? appScopedId(context, appId, accountId);
  const signed = await signRequest(spoilt.secret ?? app.appSecret, {
    algorithm: spoilt.algorithm ?? "HMAC-SHA256",
    issued_at: spoilt.issuedAt ?? Math.floor(clock.now() / 1_000),
    user_id: userId,
  });
  const called: CallbackState = {
    kind,
    appId,
    userId,
    url,
    at: clock.now(),
    status: null,
    confirmation: null,
  };
  world.state.callbacks.push(called);
  try {
    const response = await context.request(
      new Request(url, {
        method: "POST",
        body: new URLSearchParams({ signed_request: signed }),
        signal: AbortSignal.timeout(ANSWER_WITHIN_MS),
      }),
    );
    called.status = response.status;
    called.confirmation = confirmationOf(await response.text());
  } catch {
    // Nobody answered; `status` says so.
  }
  world.changed();
  return called;
}

function addressOf(app: AppState, kind: CallbackState["kind"]): string | null {
  return kind === "deauthorize" ? app.deauthorizeUrl : app.dataDeletionUrl;
}

/** `{"url", "confirmation_code"}`, which the person is shown. */
function confirmationOf(text: string): CallbackState["confirmation"] {
  const body = tryParseJson(text);
  if (!isObject(body)) return null;
  const { url, confirmation_code: code } = body;
  return typeof url === "string" && typeof code === "string" ? { url, code } : null;
}

function base64url(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replaceAll("=", "");
}
