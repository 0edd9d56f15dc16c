import { deskOfApiKey, holdsApiKey, isOwnApiKey } from "../../access/api-keys.ts";
import { bearerOf } from "../../access/agent-token.ts";
import { appSecretsOf, configOf } from "../../config.ts";
import { hashOf } from "../../domain/admin-link.ts";
import type { Beyond } from "../../domain/api/asked.ts";
import { RATES } from "../../domain/rate/rates.ts";
import type { Env } from "../../env.ts";
import { HttpError } from "../../errors.ts";
import { log } from "../../log.ts";
import type { ApiAnswer, ApiCaller } from "../../objects/kernel/doors/api.ts";
import { deskStub } from "../../objects/kernel/stubs.ts";
import type { Problem } from "../../protocol/api/problems.ts";
import type { ApiCommand, Route, Written } from "../../protocol/api/route.ts";
import type { Scope } from "../../protocol/api/scopes.ts";
import { requireClaims } from "../claims.ts";
import { discardBody, placeAt, storeFile } from "../files.ts";
import { askedOf, heldBack, requireKnown, type Presented } from "../rates.ts";
import { matchRoute, type Matched } from "./match.ts";
import { ProblemError, problemAnswer, refusedBy } from "./problem.ts";
import { tagged } from "./tagged.ts";
import { inParts, patiently } from "./parts.ts";
import { readCommand } from "./read.ts";

const ROOT = "/api/v1";
const NO_STORE = { "Cache-Control": "no-store" };
/** RFC 9110, section 11.6.1: a 401 says how to do better. */
const CHALLENGE = { "WWW-Authenticate": 'Bearer realm="api"' };
/** So often letters of an address may be written by their codes, one within another. */
const WRITTEN_MAX = 4;
/** Any word; what a program makes up for each thing that it wants done once. */
const ONCE = /^[\x21-\x7e]{1,255}$/;

/**
 * `/api/v1/…` for programs: each route is a command of a desk (worker/protocol/api/routes.ts), and what comes to nothing is a
 * problem (RFC 9457). No page of another origin is let in: what a browser holds anybody may read.
 */
export async function answerApi(request: Request, env: Env): Promise<Response> {
  const { origin } = new URL(request.url);
  try {
    return await answered(request, env);
  } catch (error) {
    return problemAnswer(error, origin);
  }
}

async function answered(request: Request, env: Env): Promise<Response> {
  const { pathname } = new URL(request.url);
  if (isKeyIn(request.url)) throw new ProblemError("key_in_address");
  const matched = matchRoute(request.method, pathname.slice(ROOT.length));
  const { desk, caller, key } = await requireProgram(request, env);
  if (key !== null) await requireKnown(request, key);
  const { scope, told, takes, method } = matched.route;
  const obeyed = async (command: ApiCommand | null, once: string | null): Promise<Obeyed> => {
    const ask = async (): Promise<ApiAnswer> =>
      await deskStub(env, desk).api(desk, { caller, scope, command, once });
    const answer =
      key === null ? await ask() : await askedOf(request, key, ask, ({ quota }) => quota !== null);
    const repeated = answer.isRepeated ? { "Idempotency-Replayed": "true" } : {};
    const headers = { ...NO_STORE, ...quotaHeaders(answer.quota), ...repeated };
    if (!answer.outcome.ok) throw refusal(answer.outcome.refusal, matched.route, headers);
    return { value: answer.outcome.value, headers };
  };
  const { command, given, once } = await readAsked(request, matched, () => obeyed(null, null));
  const obey = () => obeyed(command, once);
  if (takes === "file") return await keptFile(request, env, command as FileCommand, obey);
  const { value, headers } = await obey();
  const body = told(value, given);
  const written = matched.route.document?.(body, given) ?? null;
  const { goesOn, document } = matched.route;
  if (written !== null && goesOn !== undefined && document !== undefined) {
    const more = async (from: unknown): Promise<{ told: unknown; text: string } | null> => {
      const fields = goesOn(from);
      if (fields === null) return null;
      // The same command, by its id: it is noted once.
      const again = { ...command, ...fields };
      const next = told((await patiently(() => obeyed(again, null))).value, given);
      return { told: next, text: document(next, given)?.text ?? "" };
    };
    return new Response(inParts({ told: body, text: written.text }, more), {
      headers: { ...headers, ...headersOf(written) },
    });
  }
  if (written !== null) return await writtenOut(request, written, headers);
  // What is answered with nothing says so by its status.
  if (body === null) return new Response(null, { status: 204, headers });
  const json = { ...headers, "Content-Type": "application/json" };
  if (method !== "GET") return new Response(JSON.stringify(body), { headers: json });
  return await tagged(request, JSON.stringify(body), json);
}

/** A page of words of strangers runs nothing and is kept, not shown, by whoever opens its address. */
async function writtenOut(
  request: Request,
  written: Written,
  headers: Record<string, string>,
): Promise<Response> {
  return await tagged(request, written.text, { ...headers, ...headersOf(written) });
}

function headersOf({ name, type }: Written): Record<string, string> {
  return {
    "Content-Type": type,
    "Content-Disposition": `attachment; filename="${name}"`,
    "Content-Security-Policy":
      "default-src 'none'; style-src 'unsafe-inline'; sandbox; frame-ancestors 'none'",
  };
}

/** What is asked for. Whoever may not ask it at all is told that, and not first how it should have been said. */
async function readAsked(
  request: Request,
  matched: Matched,
  requireScope: () => Promise<unknown>,
): Promise<Awaited<ReturnType<typeof readCommand>> & { once: string | null }> {
  try {
    return { ...(await readCommand(request, matched)), once: onceOf(request, matched.route) };
  } catch (error) {
    await requireScope();
    throw error;
  }
}

type FileCommand = Extract<ApiCommand, { type: "file.begin" }>;
type Obeyed = { value: unknown; headers: Record<string, string> };

/** A body that is a file is written once the desk has a name for it, which it has only for who may give one. */
async function keptFile(
  request: Request,
  env: Env,
  { conversation }: FileCommand,
  obey: () => Promise<Obeyed>,
): Promise<Response> {
  const name = new URL(request.url).searchParams.get("name") ?? "";
  let headers = {};
  try {
    const place = placeAt(env, conversation, async () => {
      const begun = await obey();
      headers = begun.headers;
      return (begun.value as { file: string }).file;
    });
    const kept = await storeFile(request, env, place, name);
    return Response.json(kept, { headers });
  } catch (error) {
    await discardBody(request);
    throw error;
  }
}

type Refused = Extract<ApiAnswer["outcome"], { ok: false }>["refusal"];

function refusal(refused: Refused, { scope }: Route, headers: Record<string, string>): ProblemError {
  const code = refused.code;
  switch (code) {
    case "token_invalid":
      log({ event: "api.refused", reason: "key_unknown" });
      return new ProblemError(code, { headers: { ...headers, ...CHALLENGE } });
    case "scope_missing":
      return new ProblemError(code, { ...scopeNeeded(scope, refused.beyond), headers });
    case "too_many_requests": {
      const seconds = String(Math.ceil(refused.retryAfterMs / 1000));
      return new ProblemError(code, { headers: { ...headers, "Retry-After": seconds } });
    }
    case "idempotency_conflict":
      return new ProblemError(code, { headers });
    default:
      return refusedBy(refused, headers);
  }
}

function scopeNeeded(scope: Scope, beyond: Beyond | undefined): Pick<Problem, "detail" | "errors"> {
  if (beyond === undefined) return { detail: `It takes the scope ${scope}.` };
  const message = `It takes the scope ${beyond.scope}.`;
  return { detail: message, errors: [{ in: beyond.in, path: beyond.path, message }] };
}

/** As draft-ietf-httpapi-ratelimit-headers has them: how much there is, what is left of it, and when there is all of it again. */
function quotaHeaders(quota: ApiAnswer["quota"]): Record<string, string> {
  if (quota === null) return {};
  return {
    "RateLimit-Policy": `"program";q=${RATES.api.burst};w=${RATES.api.burst / RATES.api.perSecond}`,
    RateLimit: `"program";r=${quota.left};t=${Math.ceil(quota.fullInMs / 1000)}`,
  };
}

/** Also where its letters are written otherwise, and those again; what is no good writing beside it hides nothing. */
function isKeyIn(url: string): boolean {
  let address = url;
  for (let times = 0; times < WRITTEN_MAX; times++) {
    if (holdsApiKey(address)) return true;
    address = address.replaceAll(/%([2-7][0-9a-f])/gi, (_all, code: string) =>
      String.fromCharCode(Number.parseInt(code, 16)),
    );
  }
  return holdsApiKey(address);
}

function onceOf(request: Request, { method, takes }: Route): string | null {
  const once = request.headers.get("Idempotency-Key");
  if (once === null || method === "GET" || takes === "file") return null;
  if (ONCE.test(once)) return once;
  const message = "1 to 255 letters of ASCII, without spaces";
  throw new ProblemError("invalid", { errors: [{ in: "header", path: "/Idempotency-Key", message }] });
}

/** Who asks: by a key, of which its desk knows whether it is good, or by a token of the role `service`. */
async function requireProgram(
  request: Request,
  env: Env,
): Promise<{ desk: string; caller: ApiCaller; key: Presented | null }> {
  const token = bearerOf(request);
  if (token === null) throw new ProblemError("token_missing", { headers: CHALLENGE });
  const keyDesk = deskOfApiKey(token);
  if (keyDesk !== null) {
    const isOwn = await isOwnApiKey(token, appSecretsOf(configOf(env)));
    return { desk: keyDesk, caller: { keyHash: await hashOf(token) }, key: { text: token, isOwn } };
  }
  try {
    const { desk, sub, name, role } = await requireClaims(token, env, "api.refused");
    if (role !== "service") throw new ProblemError("not_a_service");
    return { desk, caller: { actor: { sub, name, role } }, key: null };
  } catch (error) {
    const told = heldBack(error, request);
    if (told instanceof HttpError && told.status === 401)
      throw new ProblemError("token_invalid", { headers: CHALLENGE });
    throw told;
  }
}
