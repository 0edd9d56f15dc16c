import type { Ahead, ErrorAnswer, PassAnswer, TicketAnswer } from "../../worker/protocol/session/pass.ts";
import type { Platform } from "../platform/doors.ts";

/** Gives the agent's token; asked before each connect and before the token ends. */
export type TokenProvider = () => string | Promise<string>;

/**
 * `auth`: no usable token, the host must act. `host`: the host could not ask its own back end; try again later.
 * `unreachable`: the network or the Worker is away; try again later. `reason` is a code: `token_missing`,
 * `token_provider_failed`, `token_provider_timeout`, `network`, or what the Worker answered.
 */
export type PassOutcome =
  | { ok: true; pass: string; ahead?: Ahead }
  | { ok: false; kind: "auth" | "host" | "unreachable"; reason: string };

/** What the host gave, or why it gave none. */
export type TokenOutcome = { ok: true; token: string } | Extract<PassOutcome, { ok: false }>;

/** A host that takes longer for a token has hung. */
export const TOKEN_TIMEOUT_MS = 15_000;
const PASS_TIMEOUT_MS = 10_000;

/**
 * Asks the host for a token and changes it at the Worker for a pass. Never throws. `opens`: what the socket will open, as a
 * query, read once there is a token; the Worker tells of it ahead, unless it is older.
 */
export async function getPass(
  platform: Platform,
  server: string,
  provider: TokenProvider | null,
  opens: () => string = () => "",
): Promise<PassOutcome> {
  const given = await askToken(platform, provider);
  return given.ok ? changeForPass(platform, server, given.token, `pass${opens()}`) : given;
}

/** Asks the host for a token. Never throws. */
export async function askToken(platform: Platform, provider: TokenProvider | null): Promise<TokenOutcome> {
  if (provider === null) return { ok: false, kind: "auth", reason: "token_missing" };
  let token: string;
  try {
    const given = await withTimeout(platform, TOKEN_TIMEOUT_MS, Promise.resolve().then(provider));
    if (given === TIMED_OUT) return away(platform, "token_provider_timeout");
    token = given;
  } catch (error) {
    if (!platform.isOnline() || isAway(error)) return away(platform, "token_provider_failed");
    return { ok: false, kind: "auth", reason: "token_provider_failed" };
  }
  if (typeof token !== "string" || token === "") return { ok: false, kind: "auth", reason: "token_missing" };
  return { ok: true, token };
}

/** The host has no answer, and that need not be a no: without a network nobody has one. */
function away(platform: Platform, reason: string): TokenOutcome {
  if (!platform.isOnline()) return { ok: false, kind: "unreachable", reason: "network" };
  return { ok: false, kind: "host", reason };
}

/**
 * Whether an error says that a back end could not be asked: what `fetch` throws without a connection or after a time
 * limit, and what carries a status of a server that is out of order or busy (a Response, or an error of a library).
 */
function isAway(error: unknown): boolean {
  if (error instanceof TypeError) return true;
  const { name, code, status, response } = Object(error) as Partial<Record<string, unknown>>;
  if (AWAY.test(`${String(name)} ${String(code)}`)) return true;
  const said = status ?? (Object(response) as { status?: unknown }).status;
  return typeof said === "number" && (said === 0 || said === 408 || said === 429 || said >= 500);
}

const AWAY = /\b(NetworkError|TimeoutError|AbortError|ERR_NETWORK|ECONNABORTED|ETIMEDOUT)\b/;

/** `path`: a Worker that was put back to the version before this page's gadget has the old one, `ticket`, alone. */
async function changeForPass(
  platform: Platform,
  server: string,
  token: string,
  path: string,
): Promise<PassOutcome> {
  const isOld = path === "ticket";
  const abort = new AbortController();
  const cancel = platform.after(PASS_TIMEOUT_MS, () => {
    abort.abort();
  });
  try {
    const response = await platform.fetch(`${server}/api/v1/${path}`, {
      method: "POST",
      // As plain text: before a header of its own a browser asks a Worker of another origin whether it may.
      ...(isOld ? { headers: { Authorization: `Bearer ${token}` } } : { body: token }),
      credentials: "omit",
      cache: "no-store",
      signal: abort.signal,
    });
    if (response.ok) {
      const { pass, ticket = pass, ahead } = (await response.json()) as PassAnswer & Partial<TicketAnswer>;
      return { ok: true, pass: ticket, ...(ahead && { ahead }) };
    }
    if (response.status === 404 && !isOld) return await changeForPass(platform, server, token, "ticket");
    const reason = await errorCode(response);
    const isAuth = response.status === 401 || response.status === 403;
    return { ok: false, kind: isAuth ? "auth" : "unreachable", reason };
  } catch {
    return { ok: false, kind: "unreachable", reason: "network" };
  } finally {
    cancel();
  }
}

async function errorCode(response: Response): Promise<string> {
  try {
    return ((await response.json()) as Partial<ErrorAnswer>).error?.code ?? `http_${response.status}`;
  } catch {
    return `http_${response.status}`;
  }
}

const TIMED_OUT = Symbol("timed out");

function withTimeout<T>(platform: Platform, ms: number, promise: Promise<T>): Promise<T | typeof TIMED_OUT> {
  let cancel = () => {};
  const timeout = new Promise<typeof TIMED_OUT>((resolve) => {
    cancel = platform.after(ms, () => {
      resolve(TIMED_OUT);
    });
  });
  return Promise.race([promise, timeout]).finally(() => {
    cancel();
  });
}
