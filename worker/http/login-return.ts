import type { IRequest } from "itty-router";
import { requireListedOrigin } from "../access/origins.ts";
import type { Env } from "../env.ts";
import { HttpError } from "../errors.ts";
import { readLoginState } from "../protocol/admin/login-state.ts";
import { base64url } from "../protocol/base64url.ts";

/** A code of Meta's is a few hundred characters. */
const QUERY_CHARS_MAX = 8_192;

/**
 * `GET /oauth/facebook`: where Meta's dialog comes back to, in the window that was opened for it. Its page hands code, state
 * and error to the page that opened it, which alone has the other half of what they are good for, and closes. Nothing of the
 * query is written into the page; to whom it may be handed, `state` says and the Worker checks.
 */
export function returnFromLogin(request: IRequest, env: Env): Response {
  const url = new URL(request.url);
  if (url.search.length > QUERY_CHARS_MAX) throw new HttpError(400, "state_invalid");
  const state = readLoginState(url.searchParams.get("state") ?? "");
  if (state === null) throw new HttpError(400, "state_invalid");
  requireListedOrigin(state.origin, request, env);
  const nonce = base64url(crypto.getRandomValues(new Uint8Array(16)));
  return new Response(page(nonce), {
    headers: {
      "Content-Type": "text/html; charset=utf-8",
      "Cache-Control": "no-store",
      "Content-Security-Policy": `default-src 'none'; script-src 'nonce-${nonce}'; style-src 'nonce-${nonce}'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'`,
    },
  });
}

const page = (nonce: string): string => `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Facebook</title>
<style nonce="${nonce}">:root{color-scheme:light dark;font:1rem system-ui;padding:2rem}</style>
<p id="told">You can close this window.</p>
<script nonce="${nonce}">
const query = new URLSearchParams(location.search);
const state = query.get("state");
const bytes = Uint8Array.from(atob(state.split(".")[1].replaceAll("-", "+").replaceAll("_", "/")), (it) => it.charCodeAt(0));
const origin = new TextDecoder().decode(bytes);
const said = { type: "fb-chat-login", state, code: query.get("code"), error: query.get("error"), reason: query.get("error_reason") };
history.replaceState(null, "", location.pathname);
if (window.opener) window.opener.postMessage(said, origin);
// Where the way to the page that opened it was cut, those of this origin hear it all the same.
if (origin === location.origin) new BroadcastChannel("fb-chat-login").postMessage(said);
close();
</script>
`;
